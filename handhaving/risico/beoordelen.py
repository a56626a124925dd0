"""Assessing: the portal advises, a person sets the colour, both are kept (H-09, H-14, H-15, H-17, H-21)."""

import datetime

from django.db import transaction
from django.utils import timezone

from handhaving.models import Risicobeoordeling, Risicostand
from handhaving.risico import aanpakken, vervolg
from handhaving.risico import instellingen as eigen
from handhaving.risico.adviseren import Advies, adviseer
from keten import instellingen
from keten.bevoegd import eis, mag
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import NEDERLAND, Duur
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

WOORD = "risico"
VERSTE = datetime.timedelta(days=730)


def waarom_niet(klant: Klant) -> str:
    """Why no colour can be set for a client at this location, in words; empty when it can (H-50, D-72)."""
    gekozen = instellingen.waarden(klant.locatie)
    if not gekozen[eigen.RISICO]:
        return f"{klant.locatie} werkt nu niet met risicosturing."
    if not gekozen[eigen.JONGEREN] and klant.jongerenarrangementen.filter(afgesloten_op=None).exists():
        return "Deze klant is van het jongerenloket. Daar staat de risicobeoordeling uit."
    return ""


def voorgestelde_dag(locatie: Locatie) -> datetime.date:
    """When the risk is looked at again, unless somebody chooses another day (H-17)."""
    return Duur.maanden(instellingen.waarde(eigen.OPNIEUW, locatie)).laatste_dag(vandaag())


@transaction.atomic
def stel_kleur_vast(
    *,
    klant: Klant,
    besluit: str,
    reden: str,
    gezien: str,
    vorige: int | None,
    opnieuw_op: datetime.date | None,
    door: Medewerker,
) -> Risicobeoordeling:
    """Set the colour of a client; advice, answers and rule versions are kept beside it, measures are planned.

    Args:
        reden: why; obligatory when the colour differs from the advice (H-15).
        gezien: what the page showed (`Advies.kenmerk`), so that nobody decides on an outdated page.
        vorige: the key of the assessment before this one that the person saw, if there was one.
        opnieuw_op: when to look again; a task stands ready on that day (H-17).

    Raises:
        NietToegestaan: a question list is open, answers or colour changed meanwhile, a reason is missing, or
            the location does not work with risks.
        RechtOntbreekt: not of this location, or without the right to assess risks.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3.
    """
    eis(door, klant.locatie, Recht.RISICO)
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if belet := waarom_niet(klant):
        raise NietToegestaan(belet)
    advies = adviseer(klant)
    eerdere = klant.risicobeoordelingen.select_related("door__gebruiker").first()
    _controleer_actueel(advies, eerdere, gezien=gezien, vorige=vorige)
    _controleer_keuze(advies, besluit=besluit, reden=reden, opnieuw_op=opnieuw_op)
    assert advies.kleur is not None  # an open list was refused just now
    deel = aanpakken.bij(klant, besluit)
    beoordeling = voeg_toe(
        Risicobeoordeling(
            klant=klant,
            locatie=klant.locatie,
            advies=advies.kleur,
            punten=advies.punten,
            grenzen=advies.grenzen,
            bijdragen=advies.bijdragen,
            gebruikt=advies.gebruikt,
            besluit=besluit,
            reden=reden.strip(),
            intakevorm=aanpakken.intakevorm(klant, deel),
            opnieuw_op=opnieuw_op,
            door=door,
            partner=door.partner,
        )
    )
    _zet_stand(beoordeling)
    vervolg.plan(beoordeling=beoordeling, deel=deel, door=door)
    _plan_herhaling(beoordeling, door)
    zin = "Het risico is opnieuw beoordeeld." if eerdere else "Het risico is beoordeeld."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HANDHAVING, zin, door=door, zichtbaar_voor_klant=False)
    return beoordeling


def _zet_stand(beoordeling: Risicobeoordeling) -> None:
    """How the client stands now, for the lists of enforcement."""
    nu = {
        "beoordeling": beoordeling,
        "kleur": beoordeling.besluit,
        "op": beoordeling.op,
        "opnieuw_op": beoordeling.opnieuw_op,
    }
    Risicostand.objects.update_or_create(klant=beoordeling.klant, defaults=nu)


def _controleer_actueel(
    advies: Advies, eerdere: Risicobeoordeling | None, *, gezien: str, vorige: int | None
) -> None:
    if eerdere and eerdere.pk != vorige:
        raise NietToegestaan(
            f"{eerdere.door} stelde intussen een kleur vast voor deze klant. Kijk het na en besluit opnieuw."
        )
    if advies.kleur is None:
        namen = ", ".join(lijst.toets.naam.lower() for lijst in advies.nog_te_doen) or "de vragenlijsten"
        raise NietToegestaan(f"Vul eerst in: {namen}. Pas daarna is er een advies.")
    if advies.kenmerk != gezien:
        raise NietToegestaan("De antwoorden of de grenzen zijn intussen veranderd. Kijk het advies na.")


def _controleer_keuze(advies: Advies, *, besluit: str, reden: str, opnieuw_op: datetime.date | None) -> None:
    if besluit != advies.kleur and not reden.strip():
        raise NietToegestaan("U wijkt af van het advies. Vul in waarom.", veld="reden")
    if opnieuw_op and not vandaag() < opnieuw_op <= vandaag() + VERSTE:
        raise NietToegestaan("Kies een dag na vandaag, binnen twee jaar.", veld="opnieuw_op")


def _plan_herhaling(beoordeling: Risicobeoordeling, door: Medewerker) -> None:
    """Close what asked for this assessment, and put the next one in the werkvoorraad (H-17)."""
    klant = beoordeling.klant
    taken_van_dit = klant.taken.open().filter(soort=Taak.Soort.RISICO, sleutel__startswith=f"{WOORD}:")
    taken_van_dit.update(gedaan_op=timezone.now(), gedaan_door=door)
    if beoordeling.opnieuw_op is None:
        return
    contact = klant.beeld.contactpersoon
    geschikt = contact is not None and mag(contact, klant.locatie, Recht.RISICO)
    taken.maak(
        klant=klant,
        voor=contact if geschikt else None,
        locatie=klant.locatie,
        soort=Taak.Soort.RISICO,
        omschrijving="Beoordeel het risico opnieuw",
        vervalt_op=datetime.datetime.combine(beoordeling.opnieuw_op, datetime.time(23, 59, 59), NEDERLAND),
        sleutel=f"{WOORD}:{beoordeling.pk}",
    )
