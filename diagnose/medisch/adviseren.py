"""Asking a medical adviser, and what comes back (D-50, D-51).

What the adviser knows stays with the adviser. Everybody else reads whether the client can be available within
four weeks, and from which day.

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4, Den Bosch.
"""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import can_proceed

from diagnose.models import MedischAdvies, MedischeNotitie
from keten.bevoegd import eis
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.termijnen import Duur, Stand, Termijn, termijn_of
from keten.tijd import vandaag
from klanten import clientbeeld, taken, tijdlijn
from klanten.models import Belemmering, Gebeurtenis, Klant, Situatie, Taak

TERMIJN = "medisch_advies"
TERMIJN_BESCHIKBAAR = "beschikbaar_voor_bemiddeling"
TAAKWOORD = "medisch"
VRAAG = "Kan de klant binnen 4 weken beschikbaar zijn voor bemiddeling of Work First?"

_MARGE = datetime.timedelta(hours=12)
_VERVOLG = Duur.werkdagen(5)
_STAND = MedischAdvies.Stand


def geldend(klant: Klant) -> MedischAdvies | None:
    """The advice that was given last."""
    return klant.medische_adviezen.filter(stand=_STAND.GEGEVEN).order_by("-afgerond_op").first()


def lopend(klant: Klant) -> MedischAdvies | None:
    """The request whose clock runs; at most one."""
    return klant.medische_adviezen.open().first()


def medische_belemmering(klant: Klant) -> Belemmering | None:
    """A medical circumstance that the client told of and that still holds."""
    nu = klant.belemmeringen.filter(tot__isnull=True, soort__medisch=True)
    return nu.select_related("soort").order_by("van", "pk").first()


def klok(advies: MedischAdvies) -> Termijn:
    """The clock of a request; withdrawn counts as done."""
    return Termijn(vervalt=advies.uiterlijk, klaar=advies.afgerond_op)


def klokstand(advies: MedischAdvies) -> Stand:
    """How the clock of a request stands now: met, missed, running, or nearly out."""
    return klok(advies).stand(timezone.now(), marge=_MARGE)


def volg_belemmering(belemmering: Belemmering, door: Medewerker) -> None:
    """Begin a request when a client tells of a medical circumstance, and end it when none holds any more.

    It waits for the client's consent; the clock runs at once. Called by `klanten.belemmeringen`.
    """
    if not belemmering.soort.medisch:
        return
    klant = belemmering.klant
    open_advies = lopend(klant)
    if belemmering.tot is None and open_advies is None:
        _begin(klant, belemmering, door)
    elif belemmering.tot is not None and open_advies and medische_belemmering(klant) is None:
        trek_in(advies=open_advies, door=door)


@transaction.atomic
def vraag_aan(
    *,
    klant: Klant,
    toegestaan: Collection[str],
    wijze: str,
    vraag: str = VRAAG,
    door: Medewerker | None,
) -> MedischAdvies:
    """Put the question before the adviser, with the client's consent.

    Args:
        toegestaan: what the client allows the adviser to do; at least one.
        wijze: how the client gave consent.
        door: the employee; None when the client gave consent in the portal.

    Raises:
        NietToegestaan: nothing medical stands in the dossier, or the question lies with the adviser already.
        RechtOntbreekt: the employee is of another location, or may not change the dossier.
        ValidationError: the client allowed nothing.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if door is not None:
        eis(door, klant.locatie, Recht.DOSSIER_WIJZIGEN)
    advies = lopend(klant)
    if advies is not None and advies.stand == _STAND.GEVRAAGD:
        raise NietToegestaan(_("De vraag ligt al bij de medisch adviseur."))
    if advies is None:
        belemmering = medische_belemmering(klant)
        if belemmering is None or door is None:
            raise NietToegestaan(_("Er staat geen medische omstandigheid in het dossier."))
        advies = _begin(klant, belemmering, door)
    advies.stuur_door(toegestaan=sorted(toegestaan), wijze=wijze, vraag=vraag)
    _bewaar(advies)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.MEDISCH, door=door)
    zin = (
        "De klant gaf toestemming. Een medisch adviseur bekijkt of de klant binnen 4 weken beschikbaar kan "
        "zijn. De adviseur vertelt ons alleen ja of nee, en vanaf welke dag."
    )
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.MEDISCH, zin, door=door, door_klant=door is None)
    return advies


@transaction.atomic
def trek_in(*, advies: MedischAdvies, door: Medewerker) -> MedischAdvies:
    """Withdraw a request: the client does not want it, or nothing medical stands in the way any more.

    Raises:
        NietToegestaan: it was answered or withdrawn before.
        RechtOntbreekt: the employee is of another location, or may not change the dossier.
    """
    advies = _slot(advies)
    eis(door, advies.klant.locatie, Recht.DOSSIER_WIJZIGEN)
    if not can_proceed(advies.trek_in):
        raise NietToegestaan("Deze aanvraag is al afgerond.")
    advies.trek_in()
    _bewaar(advies)
    taken.sluit_voor(klant=advies.klant, soort=Taak.Soort.MEDISCH, door=door)
    zin = "De vraag om een medisch advies is ingetrokken."
    tijdlijn.leg_vast(advies.klant, Gebeurtenis.Soort.MEDISCH, zin, door=door)
    return advies


@transaction.atomic
def geef(
    *,
    advies: MedischAdvies,
    versie: int,
    beschikbaar: bool,
    vanaf: datetime.date | None,
    notitie: str = "",
    door: Medewerker,
) -> MedischAdvies:
    """Answer whether the client can be available within four weeks, and from which day (D-51).

    The outcome sets whether the client can be introduced to employers. The note goes to a table of its own
    that only its writer reads.

    Args:
        versie: the version of the request that the adviser saw.
        vanaf: obligatory with yes, and then within the term; with no, the expected day if there is one.

    Raises:
        NietToegestaan: the day cannot be, or consent is missing.
        RechtOntbreekt: not an adviser of this location.
        VersieConflict: the request was changed or withdrawn in between.
    """
    advies = _slot(advies)
    eis(door, advies.klant.locatie, Recht.MEDISCH_ADVIES)
    if advies.versie != versie:
        raise VersieConflict(advies)
    if not can_proceed(advies.geef):
        raise NietToegestaan("Dit advies is al gegeven, of de aanvraag is ingetrokken.")
    _keur_dag(advies, beschikbaar=beschikbaar, vanaf=vanaf)
    advies.beschikbaar, advies.beschikbaar_vanaf = beschikbaar, vanaf
    advies.geef(door=door)
    _bewaar(advies)
    if notitie.strip():
        voeg_toe(MedischeNotitie(advies=advies, door=door, tekst=notitie.strip()))
    _verwerk(advies, door=door)
    return advies


def notitie_van(advies: MedischAdvies, *, lezer: Medewerker) -> MedischeNotitie | None:
    """The note with an advice, for the adviser who wrote it and nobody else."""
    return MedischeNotitie.objects.filter(advies=advies, door=lezer).first()


def inbox(locatie: Locatie) -> QuerySet[MedischAdvies]:
    """The requests of a location that clients agreed with, as an adviser sees them."""
    rijen = MedischAdvies.objects.van_locatie(locatie).voor_adviseur()
    return rijen.select_related("klant", "gevraagd_door__gebruiker", "gevraagd_door__partner")


def in_woorden(advies: MedischAdvies) -> str:
    """The outcome in a sentence that the client can read too."""
    if advies.beschikbaar and advies.beschikbaar_vanaf:
        return _("Binnen 4 weken beschikbaar voor werk: ja, vanaf %(dag)s.") % {
            "dag": f"{advies.beschikbaar_vanaf:%d-%m-%Y}"
        }
    if advies.beschikbaar_vanaf:
        return _("Binnen 4 weken beschikbaar voor werk: nee. Wel naar verwachting vanaf %(dag)s.") % {
            "dag": f"{advies.beschikbaar_vanaf:%d-%m-%Y}"
        }
    return _("Binnen 4 weken beschikbaar voor werk: nee.")


def _begin(klant: Klant, belemmering: Belemmering, door: Medewerker) -> MedischAdvies:
    nu = timezone.now()
    duur = termijn_of(TERMIJN, Duur.uren(48), klant.locatie)
    advies = voeg_toe(
        MedischAdvies(
            klant=klant,
            belemmering=belemmering,
            gevraagd_door=door,
            gevraagd_op=nu,
            uiterlijk=duur.vervalt(nu),
            vraag=VRAAG,
        )
    )
    taken.maak(
        klant=klant,
        voor=door if door.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.MEDISCH,
        omschrijving="Vraag de klant toestemming voor een medisch advies",
        vervalt_op=advies.uiterlijk,
        sleutel=f"{TAAKWOORD}:{advies.pk}",
    )
    return advies


def _keur_dag(advies: MedischAdvies, *, beschikbaar: bool, vanaf: datetime.date | None) -> None:
    locatie = advies.klant.locatie
    grens = termijn_of(TERMIJN_BESCHIKBAAR, Duur.weken(4), locatie).laatste_dag(vandaag())
    if beschikbaar and vanaf is None:
        raise NietToegestaan("Vul in vanaf welke dag de klant beschikbaar is.", veld="vanaf")
    if vanaf is None:
        return
    if vanaf < vandaag():
        raise NietToegestaan("Kies vandaag of een latere dag.", veld="vanaf")
    if beschikbaar and vanaf > grens:
        raise NietToegestaan(
            f"Bij ja ligt de dag binnen 4 weken: uiterlijk {grens:%d-%m-%Y}. Kies anders nee.", veld="vanaf"
        )
    if not beschikbaar and vanaf <= grens:
        raise NietToegestaan(f"Deze dag ligt binnen 4 weken ({grens:%d-%m-%Y}). Kies dan ja.", veld="vanaf")
    if vanaf > vandaag() + datetime.timedelta(days=731):
        raise NietToegestaan("Deze dag ligt meer dan twee jaar vooruit. Kijk het jaar na.", veld="vanaf")


def _verwerk(advies: MedischAdvies, *, door: Medewerker) -> None:
    """Let everybody see the outcome: the common picture, the client's situation, a line and a task."""
    klant = advies.klant
    clientbeeld.werk_bij(klant, bemiddelbaar=advies.beschikbaar)
    if advies.beschikbaar_vanaf is not None:
        situatie = Situatie.objects.select_for_update().get(klant=klant)
        wijzig(situatie, versie=situatie.versie, beschikbaar_vanaf=advies.beschikbaar_vanaf)
    zin = f"Medisch advies. {in_woorden(advies)}"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.MEDISCH, zin, door=door)
    contact = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=contact if contact and contact.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.ARRANGEMENT,
        omschrijving="Er is een medisch advies: kijk of route en plan nog passen",
        vervalt_op=_VERVOLG.vervalt(timezone.now()),
        sleutel=f"{TAAKWOORD}:{advies.pk}:uitkomst",
    )


def _slot(advies: MedischAdvies) -> MedischAdvies:
    rijen = MedischAdvies.objects.select_for_update(of=("self",), no_key=True)
    return rijen.select_related("klant__locatie", "klant__beeld").get(pk=advies.pk)


def _bewaar(advies: MedischAdvies) -> None:
    advies.versie += 1
    advies.full_clean()
    advies.save()
