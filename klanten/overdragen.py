"""Handing a dossier over: offered, and then accepted, returned or withdrawn (K-28, K-73, K-76).

Until somebody accepts, the giver stays contact person, so that no client falls in between.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import contactpersoon, lopend, overleggen, taken, tijdlijn
from klanten.afspraken import aanvang
from klanten.models import Gebeurtenis, Klant, Overdracht, Taak
from klanten.teams import stuur_naar_team, vereis_lopend

TERMIJN = "overdracht_beantwoorden"
STANDAARDTERMIJN = Duur.werkdagen(3)
_TERUG = Duur.werkdagen(2)
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=366)
_HOOGSTENS_TERUG = datetime.timedelta(days=366)


@transaction.atomic
def bied_aan(
    *,
    klant: Klant,
    naar: Medewerker | None = None,
    naar_team: Team | None = None,
    reden: str,
    bevinding_op: datetime.date,
    wijze: str,
    ingang_op: datetime.date,
    besproken_op: datetime.date | None = None,
    besproken_met: Medewerker | None = None,
    besproken: str = "",
    strategie: str = "",
    gaat_mee: Iterable[str] = (),
    door: Medewerker,
) -> Overdracht:
    """Offer a dossier to a colleague of any partner at the location, or to a team there.

    Args:
        bevinding_op: the day on which it was found that another can guide this client better; from that day
            on the wait is counted (K-76).
        wijze: one of `Overdracht.Wijze`; a warm handover needs the conversation and its strategy.
        ingang_op: the last day on which the receiver should have taken over.
        besproken_met: who spoke for the receiving side; for a colleague that is the colleague.
        gaat_mee: keys of what is going on (`klanten.lopend`) and moves along.

    Raises:
        NietToegestaan: there is no contact person yet, an offer waits already, the receiver cannot be the
            contact person here, or a day cannot be.

    Source: Goed bekeken! (AKO 2005), De Uitdaging: when another partner can guide the client better, the
    client is handed over as soon as possible, warm, with situation and strategy discussed in person.
    """
    van = _gever(klant)
    _keur_ontvanger(klant, van=van, naar=naar, naar_team=naar_team)
    _keur_dagen(klant, bevinding_op=bevinding_op, besproken_op=besproken_op, ingang_op=ingang_op)
    overdracht = voeg_toe(
        Overdracht(
            klant=klant,
            locatie=klant.locatie,
            van=van,
            naar=naar,
            naar_team=naar_team,
            aangeboden_door=door,
            reden=reden,
            bevinding_op=bevinding_op,
            wijze=wijze,
            besproken_op=besproken_op,
            besproken_met=_gesprekspartner(naar, naar_team, besproken_met) if besproken_op else None,
            besproken=besproken,
            strategie=strategie,
            gaat_mee=_wat_meegaat(klant, gaat_mee),
            ingang_op=ingang_op,
        )
    )
    _leg_klaar(overdracht)
    _schrijf(overdracht, f"Dossier aangeboden aan {overdracht.aan}", door=door)
    return overdracht


@transaction.atomic
def aanvaard(*, overdracht: Overdracht, door: Medewerker) -> Overdracht:
    """Take a client over: from now on `door` is the contact person. Doing so twice changes nothing.

    A warm handover between two partners is their duaal overleg as well, and is kept as one.

    Raises:
        NietToegestaan: it was not offered to this person, it has been answered, or the client got another
            contact person in between.
    """
    overdracht = _slot(overdracht)
    if overdracht.stand == Overdracht.Stand.AANVAARD and overdracht.beslist_door_id == door.pk:
        return overdracht
    _vereis(is_ontvanger(overdracht, door), "Dit dossier is niet aan u aangeboden.")
    klant = overdracht.klant
    klant.beeld.refresh_from_db()
    if overdracht.stand == Overdracht.Stand.AANGEBODEN and klant.beeld.contactpersoon_id != overdracht.van_id:
        raise NietToegestaan(
            f"De contactpersoon is na het aanbod gewijzigd: dat is nu {klant.beeld.contactpersoon}. "
            "Geef de overdracht terug."
        )
    _zet(overdracht, "neem_aan", door=door)
    _ruim_taak_op(overdracht, door=door)
    overleg = overleggen.leg_overdracht_vast(overdracht) if _is_duaal(overdracht, door) else None
    contactpersoon.wijs_aan(
        klant=klant,
        medewerker=door,
        reden=f"Overdracht: {overdracht.reden}"[:300],
        door=door,
        overleg=overleg,
    )
    _schrijf(overdracht, f"Overdracht van {overdracht.van} aan {door} aangenomen", door=door)
    return overdracht


@transaction.atomic
def geef_terug(*, overdracht: Overdracht, reden: str, door: Medewerker) -> Overdracht:
    """Return an offer with a reason; the giver, who stays contact person, gets a task to read it.

    Raises:
        NietToegestaan: there is no reason, it was not offered to this person, or it has been answered.
    """
    overdracht = _slot(overdracht)
    _vereis(is_ontvanger(overdracht, door), "Dit dossier is niet aan u aangeboden.")
    _beantwoord(overdracht, "geef_terug", reden=reden, door=door)
    taken.maak(
        klant=overdracht.klant,
        voor=overdracht.van if overdracht.van.werkt_op(overdracht.locatie) else None,
        locatie=overdracht.locatie,
        soort=Taak.Soort.OVERDRACHT,
        omschrijving=f"Overdracht teruggegeven door {door}: lees waarom",
        vervalt_op=_TERUG.vervalt(timezone.now()),
        sleutel=f"overdracht:{overdracht.pk}:terug",
    )
    _schrijf(overdracht, f"Overdracht teruggegeven door {door}. Reden: {reden}", door=door)
    return overdracht


@transaction.atomic
def trek_in(*, overdracht: Overdracht, reden: str, door: Medewerker) -> Overdracht:
    """Take an offer back, with a reason.

    Raises:
        NietToegestaan: there is no reason, `door` did not make the offer, or it has been answered.
    """
    overdracht = _slot(overdracht)
    _vereis(is_gever(overdracht, door), "Alleen wie het dossier aanbood kan dat intrekken.")
    _beantwoord(overdracht, "trek_in", reden=reden, door=door)
    _schrijf(overdracht, f"Aanbod aan {overdracht.aan} ingetrokken. Reden: {reden}", door=door)
    return overdracht


def is_ontvanger(overdracht: Overdracht, medewerker: Medewerker) -> bool:
    """Whether an offer is for this employee: by name, or as a member of the team."""
    if overdracht.naar_id is not None:
        return overdracht.naar_id == medewerker.pk
    team = overdracht.naar_team
    lid = team is not None and team.leden.filter(pk=medewerker.pk).exists()
    return lid and medewerker.pk != overdracht.van_id


def is_gever(overdracht: Overdracht, medewerker: Medewerker) -> bool:
    """Whether this employee made the offer, or is the contact person now."""
    nu = overdracht.klant.beeld.contactpersoon_id
    return medewerker.pk in {overdracht.van_id, overdracht.aangeboden_door_id, nu}


def aantal(klant: Klant) -> int:
    """How often the client went from one contact person to another (K-28)."""
    return max(0, klant.contactpersonen.count() - 1)


def teams(locatie: Locatie) -> QuerySet[Team]:
    """The teams of a location that can take a client over: with a member who can be contact person."""
    mensen = contactpersoon.kandidaten(locatie).order_by().values("pk")
    kan = Team.objects.lopend().filter(locatie=locatie, leden__in=mensen)
    return kan.exclude(soort=Team.Soort.BACKOFFICE).distinct()


def _gever(klant: Klant) -> Medewerker:
    """The contact person of a client for whom no other offer waits.

    Two who offer at the same moment wait for each other; the second sees what the first did.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    klant.beeld.refresh_from_db()
    if klant.beeld.contactpersoon is None:
        raise NietToegestaan("Deze klant heeft nog geen contactpersoon. Wijs er eerst een aan.")
    if open_aanbod := klant.overdrachten.open().met_mensen().first():
        raise NietToegestaan(
            f"Dit dossier is al aangeboden aan {open_aanbod.aan}, op {_dag(open_aanbod.aangeboden_op)}."
        )
    return klant.beeld.contactpersoon


def _keur_ontvanger(
    klant: Klant, *, van: Medewerker, naar: Medewerker | None, naar_team: Team | None
) -> None:
    if naar is not None and naar_team is not None:
        raise NietToegestaan("Kies een collega of een team, niet allebei.", veld="naar_team")
    kandidaten = contactpersoon.kandidaten(klant.locatie).exclude(pk=van.pk)
    if naar is not None:
        if naar.pk == van.pk:
            raise NietToegestaan(f"{naar} is al de contactpersoon.", veld="naar")
        if not kandidaten.filter(pk=naar.pk).exists():
            raise NietToegestaan(f"{naar} kan op {klant.locatie} geen contactpersoon zijn.", veld="naar")
    elif naar_team is not None:
        vereis_lopend(naar_team, klant.locatie)
        if not kandidaten.filter(teams=naar_team).exists():
            raise NietToegestaan(f"In {naar_team} kan niemand de contactpersoon worden.", veld="naar_team")
    else:
        raise NietToegestaan("Kies aan wie u het dossier overdraagt.", veld="naar")


def _keur_dagen(
    klant: Klant,
    *,
    bevinding_op: datetime.date,
    besproken_op: datetime.date | None,
    ingang_op: datetime.date,
) -> None:
    for veld, dag in (("bevinding_op", bevinding_op), ("besproken_op", besproken_op)):
        if dag is None:
            continue
        if dag > vandaag():
            raise NietToegestaan("Deze dag moet nog komen.", veld=veld)
        if dag < max(klant.aangemeld_op, vandaag() - _HOOGSTENS_TERUG):
            raise NietToegestaan("Deze dag is te lang geleden, of van voor de aanmelding.", veld=veld)
    if ingang_op < vandaag():
        raise NietToegestaan("Deze dag is al voorbij.", veld="ingang_op")
    if ingang_op > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen een jaar.", veld="ingang_op")


def _gesprekspartner(
    naar: Medewerker | None, naar_team: Team | None, besproken_met: Medewerker | None
) -> Medewerker | None:
    """Who spoke for the receiving side; of a team it must be a member."""
    if naar is not None or naar_team is None:
        return naar
    if besproken_met is not None and not naar_team.leden.filter(pk=besproken_met.pk).exists():
        raise NietToegestaan(f"{besproken_met} zit niet in {naar_team}.", veld="besproken_met")
    return besproken_met


def _wat_meegaat(klant: Klant, sleutels: Iterable[str]) -> list[dict[str, str]]:
    """What moves along, as it reads today; what has ended since the form was opened is left out."""
    gekozen = set(sleutels)
    return [
        {"sleutel": zaak.sleutel, "soort": zaak.soort, "wat": zaak.wat, "uitvoerder": zaak.uitvoerder}
        for zaak in lopend.van(klant)
        if zaak.sleutel in gekozen
    ]


def _leg_klaar(overdracht: Overdracht) -> None:
    """The task for the receiving side, due with its term or on the day asked for, whichever comes first."""
    duur = termijn_of(TERMIJN, STANDAARDTERMIJN, overdracht.locatie)
    nu = timezone.now()
    op_de_dag = aanvang(overdracht.ingang_op, _EINDE_VAN_DE_DAG)
    werk: dict[str, Any] = {
        "klant": overdracht.klant,
        "soort": Taak.Soort.OVERDRACHT,
        "omschrijving": f"Overdracht van {overdracht.van}: neem aan of geef terug",
        "vervalt_op": min(duur.vervalt(nu), op_de_dag),
        "sleutel": f"overdracht:{overdracht.pk}",
    }
    if overdracht.naar_team is not None:
        stuur_naar_team(team=overdracht.naar_team, **werk)
    else:
        taken.maak(voor=overdracht.naar, locatie=overdracht.locatie, **werk)


def _ruim_taak_op(overdracht: Overdracht, *, door: Medewerker) -> None:
    open_taken = overdracht.klant.taken.open().filter(sleutel=f"overdracht:{overdracht.pk}")
    open_taken.update(gedaan_op=timezone.now(), gedaan_door=door)


def _beantwoord(overdracht: Overdracht, overgang: str, *, reden: str, door: Medewerker) -> None:
    if not reden.strip():
        raise NietToegestaan("Vul in waarom.", veld="reden")
    _zet(overdracht, overgang, door=door, reden=reden)
    _ruim_taak_op(overdracht, door=door)


def _slot(overdracht: Overdracht) -> Overdracht:
    """The offer as it stands now; client first, as everywhere, so that nobody waits for each other."""
    Klant.objects.select_for_update().get(pk=overdracht.klant_id)
    rijen = Overdracht.objects.select_for_update(of=("self",)).met_mensen()
    return rijen.select_related("klant__locatie", "klant__beeld", "locatie").get(pk=overdracht.pk)


def _zet(overdracht: Overdracht, overgang: str, **waarden: Any) -> None:
    """Make a transition of the state machine and keep it; its refusal becomes ours."""
    try:
        getattr(overdracht, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            f"Deze overdracht is al {overdracht.get_stand_display()}, door {overdracht.beslist_door}."
        ) from fout
    overdracht.full_clean()
    overdracht.save(update_fields=["stand", "beslist_door", "beslist_op", "antwoord"])


def _is_duaal(overdracht: Overdracht, door: Medewerker) -> bool:
    warm = overdracht.wijze == Overdracht.Wijze.WARM
    return warm and overdracht.van.partner_id != door.partner_id


def _vereis(waar: bool, melding: str) -> None:
    if not waar:
        raise NietToegestaan(melding)


def _dag(moment: datetime.datetime) -> str:
    return f"{timezone.localtime(moment):%d-%m-%Y}"


def _schrijf(overdracht: Overdracht, zin: str, *, door: Medewerker) -> None:
    """A line for staff; the client reads who the contact person is when that changes."""
    tijdlijn.leg_vast(
        overdracht.klant, Gebeurtenis.Soort.OVERDRACHT, zin, door=door, zichtbaar_voor_klant=False
    )
