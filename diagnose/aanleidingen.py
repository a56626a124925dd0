"""The log of what led to a new look at a client, and what people ask themselves (K-56, D-55)."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from diagnose.models import Diagnose, Herdiagnoseaanleiding
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import termijn
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

TERMIJN = "bericht_beantwoorden"
TAAK = "Beantwoord het verzoek van de klant om iets aan te passen"

TERMIJN_HERDIAGNOSE = "herdiagnose"
TAKEN_PER_SOORT = {
    Herdiagnoseaanleiding.Soort.OORDEEL: "Stel een nieuwe diagnose: een collega vraagt erom",
    Herdiagnoseaanleiding.Soort.SIGNAAL: "Stel een nieuwe diagnose: er is een signaal",
}
"""What a professional can ask for; the other triggers come from the portal or from the client."""

Soort = Herdiagnoseaanleiding.Soort


def logboek(klant: Klant) -> QuerySet[Herdiagnoseaanleiding]:
    """Every trigger of a client, newest first, with the diagnosis that followed."""
    namen = (
        "diagnose",
        "beantwoord_door__gebruiker",
        "gemeld_door__gebruiker",
        "regelversie__regelset",
        "taak",
    )
    return klant.aanleidingen.select_related(*namen)


def verzoeken(klant: Klant) -> QuerySet[Herdiagnoseaanleiding]:
    """What the client asked, newest first."""
    return logboek(klant).filter(soort=Soort.VERZOEK)


@transaction.atomic
def verzoek(*, klant: Klant, over: str, tekst: str) -> Herdiagnoseaanleiding:
    """The client asks to adjust the plan, or what stands about the client; the contact person gets a task.

    Args:
        over: one of `Herdiagnoseaanleiding.Over`.

    Raises:
        NietToegestaan: the same request waits for an answer already.

    Source: Samen doen we het zo (Monitorgroep 2005), point 9: a cliëntverzoek is a reason for herijking.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    wacht = verzoeken(klant).filter(beantwoord_op__isnull=True)
    if wacht.filter(over=over, tekst=tekst).exists():
        raise NietToegestaan("U hebt dit al gevraagd. Uw contactpersoon geeft u nog antwoord.", veld="tekst")
    aanleiding = voeg_toe(Herdiagnoseaanleiding(klant=klant, soort=Soort.VERZOEK, over=over, tekst=tekst))
    wie = klant.beeld.contactpersoon
    aanleiding.taak = taken.maak(
        klant=klant,
        voor=wie if wie is not None and wie.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.VERZOEK,
        omschrijving=TAAK,
        vervalt_op=termijn(TERMIJN, klant.locatie).vervalt(timezone.now()),
        sleutel=f"verzoek:{aanleiding.pk}",
    )
    aanleiding.save(update_fields=["taak"])
    wat = Herdiagnoseaanleiding.Over(over).label.replace("mij", "de klant")
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HERDIAGNOSE, f"Verzoek om aanpassing: {wat}.", door_klant=True)
    return aanleiding


@transaction.atomic
def meld(*, klant: Klant, soort: str, reden: str, door: Medewerker) -> Herdiagnoseaanleiding:
    """A professional asks for a new diagnosis; the contact person gets a task.

    Args:
        soort: one of `TAKEN_PER_SOORT`.
        reden: why; colleagues read it, the client reads that a new look is coming.

    Raises:
        NietToegestaan: there is no diagnosis yet, or the same question waits already.
        RechtOntbreekt: not of this location, or without the right to diagnose.

    Source: Samen doen we het zo (Monitorgroep 2005), point 12: signalen and professionele inschatting.
    """
    eis(door, klant.locatie, Recht.DIAGNOSE)
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    if klant.beeld.diagnose_op is None:
        raise NietToegestaan("Er is nog geen diagnose. Stel eerst de diagnose.")
    wacht = klant.aanleidingen.filter(soort=soort, diagnose__isnull=True, taak__gedaan_op__isnull=True)
    if wacht.exists():
        raise NietToegestaan("Deze vraag staat al open. De diagnose moet nog worden gesteld.", veld="soort")
    aanleiding = voeg_toe(Herdiagnoseaanleiding(klant=klant, soort=soort, tekst=reden, gemeld_door=door))
    wie = klant.beeld.contactpersoon
    aanleiding.taak = taken.maak(
        klant=klant,
        voor=wie if wie is not None and wie.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.HERDIAGNOSE,
        omschrijving=TAKEN_PER_SOORT[Soort(soort)],
        vervalt_op=termijn(TERMIJN_HERDIAGNOSE, klant.locatie).vervalt(timezone.now()),
        sleutel=f"herdiagnose-{soort}:{aanleiding.pk}",
    )
    aanleiding.save(update_fields=["taak"])
    zin = "Wij kijken opnieuw samen met u of het plan nog past."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HERDIAGNOSE, zin, door=door, zichtbaar_voor_klant=True)
    return aanleiding


@transaction.atomic
def beantwoord(
    *, aanleiding: Herdiagnoseaanleiding, antwoord: str, door: Medewerker
) -> Herdiagnoseaanleiding:
    """Answer a request; the client reads the answer, and the task is done.

    Raises:
        NietToegestaan: a colleague answered it before.
        RechtOntbreekt: not of this location, or without the right to keep contacts.
    """
    slot = Herdiagnoseaanleiding.objects.select_for_update(of=("self",)).select_related(
        "klant__locatie", "taak"
    )
    vast = slot.get(pk=aanleiding.pk)
    eis(door, vast.klant.locatie, Recht.CONTACT)
    if vast.beantwoord_op is not None:
        raise NietToegestaan("Een collega heeft dit verzoek al beantwoord.")
    vast.antwoord, vast.beantwoord_op, vast.beantwoord_door = antwoord, timezone.now(), door
    vast.full_clean()
    vast.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    if vast.taak is not None:
        Taak.objects.open().filter(pk=vast.taak.pk).update(gedaan_op=timezone.now(), gedaan_door=door)
    tijdlijn.leg_vast(
        vast.klant, Gebeurtenis.Soort.HERDIAGNOSE, "Verzoek om aanpassing beantwoord.", door=door
    )
    return vast


def beantwoord_met(diagnose: Diagnose) -> int:
    """Note that a diagnosis followed on every trigger that had none yet; returns how many there were."""
    return diagnose.klant.aanleidingen.filter(diagnose__isnull=True).update(diagnose=diagnose)
