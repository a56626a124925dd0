"""An application for a benefit from the first question to the back office (K-35, K-36, K-40, K-41, K-44)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regime, Team
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, rechten_van
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import aanvraagvorm, clientbeeld, identiteit, meldingen, taken, tijdlijn
from klanten.aanvraagantwoorden import Invulling, bewaar_antwoorden, neem_over
from klanten.instellingen_aanvraag import REGIE
from klanten.intake import ALLEEN_BIJ_AANVRAAG
from klanten.models import Aanvraag, Clientbeeld, Gebeurtenis, Klant, Situatie, Taak

TERMIJN_ZOEKEN = "zoekperiode"
TERMIJN_INTAKE = "uitkeringsintake"
TERMIJN_BESLISSEN = "beslissing_aanvraag"
STANDAARD = {TERMIJN_INTAKE: Duur.werkdagen(5), TERMIJN_BESLISSEN: Duur.weken(8)}
OPEN_VOOR_HULP = "Het dossier blijft open voor vacatures, advies en workshops."


@transaction.atomic
def begin(*, klant: Klant, regime: Regime, door: Medewerker | None) -> Aanvraag:
    """Begin an application; the rule of the location says whether the form is the short one.

    Args:
        door: the employee who fills it in on behalf of the client; None when the client does.

    Raises:
        NietToegestaan: the scheme does not exist today, nobody pays it here, or it is not asked for online.
        ValidationError: there is an open application for this benefit.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if not Regime.objects.geldig_op(vandaag()).filter(pk=regime.pk).exists():
        raise NietToegestaan(_("Deze uitkering bestaat nu niet."), veld="regime")
    if door is None and not aanvraagvorm.kan_online(klant.locatie, regime.kolom):
        raise NietToegestaan(_("Deze uitkering vraagt u aan bij de balie."), veld="regime")
    if klant.beeld.dienstlocatie == Clientbeeld.Dienstlocatie.ONDERWIJS:
        raise NietToegestaan(_("Voor deze jongere is het onderwijs verantwoordelijk."))
    partner = aanvraagvorm.betaler(klant, regime)
    if partner is None:
        raise NietToegestaan(_("Op deze locatie betaalt niemand deze uitkering."), veld="regime")
    keuze = aanvraagvorm.kies_vorm(klant)
    aanvraag = voeg_toe(
        Aanvraag(
            klant=klant,
            locatie=klant.locatie,
            regime=regime,
            partner=partner,
            intake_door=aanvraagvorm.intake_door(klant, partner),
            vorm=keuze.vorm,
            regelversie=keuze.versie,
            uitleg=keuze.uitleg,
            ingevuld_door=door,
        )
    )
    schrijf(aanvraag, f"Aanvraag {regime} begonnen.", door=door)
    return aanvraag


@transaction.atomic
def bewaar(*, aanvraag: Aanvraag, versie: int, invulling: Invulling, door: Medewerker | None) -> Aanvraag:
    """Keep what has been filled in so far; nothing is handed in yet.

    Args:
        versie: the version that the form was opened with.
        door: as for `begin`.

    Raises:
        VersieConflict: client or colleague saved in between.
        NietToegestaan: the application has been handed in.
    """
    aanvraag = slot(aanvraag)
    if aanvraag.stand != Aanvraag.Stand.CONCEPT:
        raise NietToegestaan(_("Deze aanvraag is al verstuurd."))
    if door is not None:
        aanvraag = wijzig(aanvraag, versie=versie, ingevuld_door=door, bevestigd_op=None)
    elif aanvraag.ingevuld_door_id:
        aanvraag = wijzig(aanvraag, versie=versie, bevestigd_op=timezone.now())
    else:
        aanvraag = wijzig(aanvraag, versie=versie)
    bewaar_antwoorden(aanvraag, invulling)
    return aanvraag


@transaction.atomic
def dien_in(*, aanvraag: Aanvraag, versie: int, invulling: Invulling, door: Medewerker | None) -> Aanvraag:
    """Hand in an application. What it told goes into the dossier; what is disputed is looked at first.

    A client on route A looks for work first, where the location has a search period; then the assessment
    begins by itself (`klanten.zoekperiodes`).

    Raises:
        VersieConflict: client or colleague saved in between.
        NietToegestaan: it was handed in before, or the identity has not been established (H-01).
        ValidationError: answers contradict each other.

    Source: Goed bekeken! (AKO 2005), section 3.2 and (Hilversum) 3.6.
    """
    identiteit.vereis_vastgesteld(aanvraag.klant)
    aanvraag = bewaar(aanvraag=aanvraag, versie=versie, invulling=invulling, door=door)
    klant = aanvraag.klant
    neem_over(klant, aanvraag=aanvraag, invulling=invulling, door=door)
    aanvraag.intake_door = aanvraagvorm.intake_door(klant, aanvraag.partner)
    zoekt = _zoekperiode(klant)
    if zoekt is not None:
        aanvraag.ga_zoeken(zoekt.laatste_dag(vandaag()))
    else:
        aanvraag.dien_in()
    leg_vast(aanvraag)
    if zoekt is None:
        zet_intake_klaar(aanvraag)
    namens = f" Ingevuld namens cliënt door {door}." if door else ""
    schrijf(aanvraag, f"Aanvraag {aanvraag.regime} ingediend.{namens}", door=door)
    meldingen.meld(
        klant=klant,
        code="aanvraag_ontvangen",
        sleutel=f"aanvraag:{aanvraag.pk}:ontvangen",
        pagina="klanten:mijn_aanvraag",
    )
    return aanvraag


@transaction.atomic
def bevestig(*, aanvraag: Aanvraag) -> Aanvraag:
    """The client says that what an employee filled in is right (K-36); saying so twice changes nothing."""
    aanvraag = slot(aanvraag)
    if aanvraag.ingevuld_door_id is None or aanvraag.bevestigd_op is not None:
        return aanvraag
    aanvraag.bevestigd_op = timezone.now()
    leg_vast(aanvraag)
    schrijf(aanvraag, f"De ingevulde aanvraag {aanvraag.regime} is bevestigd.", door=None)
    return aanvraag


@transaction.atomic
def neem_in_behandeling(*, aanvraag: Aanvraag, door: Medewerker) -> Aanvraag:
    """Let the assessment begin; deciding on right and amount is another's work (K-44).

    Raises:
        NietToegestaan: the state does not allow it, or the paying partner leaves this to its consulenten.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.6.
    """
    aanvraag = slot(aanvraag)
    alleen_consulent = instellingen.waarde(REGIE, aanvraag.partner) == "inkomensconsulent"
    if alleen_consulent and Recht.CLAIM not in rechten_van(door.rollen):
        raise NietToegestaan(f"Bij {aanvraag.partner} neemt de inkomensconsulent de aanvraag in behandeling.")
    begin_behandeling(aanvraag, door=door)
    return aanvraag


@transaction.atomic
def zie_af(*, aanvraag: Aanvraag, afzienreden: str, reden: str = "", door: Medewerker | None) -> Aanvraag:
    """The client gives the application up; the dossier stays open for all other help (K-20).

    What was asked for the benefit alone leaves the dossier, unless another application still needs it.

    Args:
        afzienreden: a value of `Aanvraag.Afzienreden`; a client may keep it private.
        reden: the same in words; obligatory with another reason than those of the list.
        door: the employee who records it; None when the client does.

    Raises:
        NietToegestaan: there has been a decision already, or no reason was chosen.

    Source: Goed bekeken! (AKO 2005), section 3.6, conclusion 5.
    """
    if afzienreden not in Aanvraag.Afzienreden.values:
        raise NietToegestaan(_("Kies waarom de aanvraag stopt."), veld="afzienreden")
    if afzienreden == Aanvraag.Afzienreden.ANDERS and not reden.strip():
        raise NietToegestaan(_("Vul in wat de reden is."), veld="reden")
    aanvraag = slot(aanvraag)
    with als_het_kan(aanvraag):
        aanvraag.zie_af(afzienreden=afzienreden, reden=reden.strip())
    leg_vast(aanvraag)
    klant = aanvraag.klant
    if not klant.aanvragen.lopend().exists():
        situatie = Situatie.objects.get(klant=klant)
        wijzig(situatie, versie=situatie.versie, vraagt_uitkering=False, **ALLEEN_BIJ_AANVRAAG)
    sluit_taken(aanvraag, door=door)
    schrijf(aanvraag, f"Afgezien van de aanvraag {aanvraag.regime}. {OPEN_VOOR_HULP}", door=door)
    return aanvraag


def slot(aanvraag: Aanvraag) -> Aanvraag:
    """Lock the dossier and the application, in this order, and read both anew."""
    klant = (
        Klant.objects.select_for_update(of=("self",), no_key=True)
        .select_related("locatie", "beeld", "situatie")
        .get(pk=aanvraag.klant_id)
    )
    nieuw = (
        Aanvraag.objects.select_for_update(of=("self",))
        .select_related("regime", "partner", "locatie")
        .get(pk=aanvraag.pk)
    )
    nieuw.klant = klant
    return nieuw


@contextmanager
def als_het_kan(aanvraag: Aanvraag) -> Iterator[None]:
    """Say in words that the state of an application does not allow a step."""
    try:
        yield
    except TransitionNotAllowed as fout:
        stand = aanvraag.get_stand_display()
        raise NietToegestaan(_("Dit kan niet meer: de aanvraag is %(stand)s.") % {"stand": stand}) from fout


def leg_vast(aanvraag: Aanvraag) -> None:
    """Save an application after a step, and let the common picture follow."""
    aanvraag.versie += 1
    aanvraag.full_clean()
    aanvraag.save()
    volg(aanvraag.klant)


def volg(klant: Klant) -> None:
    """Put the state of the running application in the common picture, or else of the last one."""
    lopend = klant.aanvragen.lopend().values_list("stand", flat=True).first()
    stand = lopend or klant.aanvragen.values_list("stand", flat=True).first() or ""
    clientbeeld.werk_bij(klant, aanvraag=stand)


def begin_behandeling(aanvraag: Aanvraag, *, door: Medewerker) -> None:
    """Begin the assessment of an application that has been locked."""
    with als_het_kan(aanvraag):
        aanvraag.neem_in_behandeling(duur(TERMIJN_BESLISSEN, aanvraag).laatste_dag(vandaag()))
    leg_vast(aanvraag)
    schrijf(aanvraag, f"Aanvraag {aanvraag.regime} in behandeling genomen.", door=door)


def zet_intake_klaar(aanvraag: Aanvraag) -> None:
    """Put the benefit intake before the partner that does it (K-50)."""
    taken.maak(
        klant=aanvraag.klant,
        voor=None,
        team=inbox(aanvraag),
        locatie=aanvraag.locatie,
        soort=Taak.Soort.AANVRAAG,
        omschrijving=f"Uitkeringsintake {aanvraag.regime} ({aanvraag.intake_door})",
        vervalt_op=duur(TERMIJN_INTAKE, aanvraag).vervalt(timezone.now()),
        sleutel=f"aanvraag:{aanvraag.pk}:intake",
    )


def sluit_taken(aanvraag: Aanvraag, *, door: Medewerker | None) -> None:
    """Close the tasks about an application that needs no more work."""
    eigen = Taak.objects.open().filter(sleutel__startswith=f"aanvraag:{aanvraag.pk}:")
    eigen.update(gedaan_op=timezone.now(), gedaan_door=door)


def inbox(aanvraag: Aanvraag) -> Team | None:
    """The back office of the partner that does the intake; without one, work waits for the whole location."""
    teams = Team.objects.lopend().filter(locatie=aanvraag.locatie, soort=Team.Soort.BACKOFFICE)
    return teams.filter(leden__partner=aanvraag.intake_door).order_by("naam", "pk").first()


def duur(code: str, aanvraag: Aanvraag) -> Duur:
    """How long something about an application may take at its location."""
    try:
        return termijn(code, aanvraag.locatie)
    except OnbekendeTermijn:
        return STANDAARD[code]


def schrijf(aanvraag: Aanvraag, zin: str, *, door: Medewerker | None) -> None:
    """A line in the timeline that the client reads too; without an employee it was the client."""
    tijdlijn.leg_vast(aanvraag.klant, Gebeurtenis.Soort.AANVRAAG, zin, door=door, door_klant=door is None)


def _zoekperiode(klant: Klant) -> Duur | None:
    """How long this client looks for work first; None on route B, or where there is no such period."""
    if klant.locatie.met_routes and klant.beeld.route != Clientbeeld.Route.A:
        return None
    try:
        return termijn(TERMIJN_ZOEKEN, klant.locatie)
    except OnbekendeTermijn:
        return None
