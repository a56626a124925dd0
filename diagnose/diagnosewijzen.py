"""Who makes a diagnosis (one consultant, two together, or split), and where it leads (D-04, D-09)."""

from typing import Any

from django.utils import timezone

from diagnose import portfolio
from diagnose.models import Diagnose
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import wijzig
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import overleggen, taken, tijdlijn, uitnodigen
from klanten.collegas import collegas
from klanten.models import Gebeurtenis, Overleg, Taak

Wijze, Koers, Kolom = Diagnose.Wijze, Diagnose.Koers, Ketenpartner.Kolom

DEEL1 = ("kan_zoeken", "mogelijkheden", "zoekgedrag")
"""The parts of the partner that begins. The sources do not divide them: what the client can and does comes
first, what the market and the agreements ask comes with the one that goes on."""

_DEEL1_VELDEN = (*DEEL1, "kan_zoeken_toelichting", "zoekgedrag_toelichting", "wijze")
_TERMIJN = Duur.werkdagen(5)
_WW = "ww"


def bewaak_deel1(diagnose: Diagnose, delen: dict[str, Any]) -> None:
    """Leave what the first partner finished as it is.

    Raises:
        NietToegestaan: one of its fields would change.
    """
    if not diagnose.wacht_op_deel2:
        return
    for veld in _DEEL1_VELDEN:
        if veld in delen and delen[veld] != getattr(diagnose, veld):
            raise NietToegestaan(
                f"Deel 1 is gereed en blijft zoals {diagnose.deel1_door} het invulde.", veld=veld
            )


def sluit_deel1(diagnose: Diagnose, *, ontbreekt: dict[str, str], door: Medewerker) -> Diagnose:
    """Mark the first part as ready and let the municipality know (`diagnosticeren.rond_deel1_af`).

    Args:
        ontbreekt: what to say of each part that has no answer, by field.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), 3.2: UWV WERKbedrijf does the first part,
    the municipality completes the diagnosis.
    """
    if diagnose.wijze != Wijze.GESPLITST:
        raise NietToegestaan("Alleen een gesplitste diagnose heeft een deel 1.", veld="wijze")
    if diagnose.wacht_op_deel2:
        raise NietToegestaan(f"{diagnose.deel1_door} rondde deel 1 al af.")
    if door.partner.kolom == Kolom.GEMEENTE:
        raise NietToegestaan("UWV vult deel 1 in. De gemeente vult daarna aan.")
    for veld in DEEL1:
        if veld in ontbreekt:
            raise NietToegestaan(ontbreekt[veld], veld=veld)
    klant = diagnose.klant
    gereed = wijzig(
        diagnose,
        versie=diagnose.versie,
        deel1_door=door,
        deel1_partner=door.partner,
        deel1_op=timezone.now(),
    )
    gids = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=gids if gids and gids.partner.kolom == Kolom.GEMEENTE and gids.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.ALGEMEEN,
        omschrijving="Deel 1 van de diagnose is gereed: de gemeente vult deel 2 aan",
        vervalt_op=_TERMIJN.vervalt(timezone.now()),
        sleutel=_sleutel(diagnose),
    )
    zin = "Deel 1 van de diagnose is gereed."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.DIAGNOSE, zin, door=door, zichtbaar_voor_klant=False)
    return gereed


def keur(diagnose: Diagnose, *, door: Medewerker) -> None:
    """Refuse to establish a diagnosis that was not made in the way that it says.

    Raises:
        NietToegestaan: the first part is not ready, the municipality has to establish it, or the second
            person of a duo conversation is missing or of the same partner.
    """
    if diagnose.wijze == Wijze.GESPLITST:
        if diagnose.deel1_op is None:
            raise NietToegestaan("Rond eerst deel 1 af. Daarna vult de gemeente aan.", veld="wijze")
        if door.partner.kolom != Kolom.GEMEENTE:
            raise NietToegestaan("Deel 1 is gereed. De gemeente vult aan en stelt de diagnose vast.")
        open_taak = diagnose.klant.taken.open().filter(sleutel=_sleutel(diagnose))
        open_taak.update(gedaan_op=timezone.now(), gedaan_door=door)
    if diagnose.wijze == Wijze.DUO:
        _keur_tweede(diagnose, door)


def zonder_koers(diagnose: Diagnose) -> dict[str, str]:
    """What to say when the course is missing, by field."""
    if not diagnose.koers:
        return {"koers": "Kies hoe het verder gaat."}
    if diagnose.koers == Koers.TWIJFEL and not diagnose.koers_toelichting.strip():
        return {"koers_toelichting": "Vul in waarover u twijfelt. Dat wordt de vraag voor het overleg."}
    return {}


def volg_koers(diagnose: Diagnose, *, overleg_met: Medewerker | None, door: Medewerker) -> Overleg | None:
    """Do what the course asks at once: doubt becomes a duaal overleg (D-09).

    Raises:
        NietToegestaan: nobody was chosen to consult with, or the client has no WW for its coach.

    Source: Samen doen we het zo (Monitorgroep 2005), the course: alone, with help, or hand over; in doubt
    directly consult the partner.
    """
    klant = diagnose.klant
    if diagnose.koers == Koers.COACH_WW and not _heeft_ww(diagnose):
        raise NietToegestaan("Deze klant heeft geen WW. Kies een andere koers.", veld="koers")
    if diagnose.koers != Koers.TWIJFEL:
        return None
    if overleg_met is None:
        raise NietToegestaan("Kies met wie u overlegt.", veld="overleg_met")
    return overleggen.vraag_aan(
        klant=klant,
        soort=Overleg.Soort.DUAAL,
        vraag=diagnose.koers_toelichting,
        wanneer=vandaag(),
        genodigden=[uitnodigen.Genodigde(medewerker=overleg_met)],
        door=door,
    )


def _heeft_ww(diagnose: Diagnose) -> bool:
    return portfolio.lopende_uitkeringen(diagnose.klant).filter(regime__code=_WW).exists()


def _keur_tweede(diagnose: Diagnose, door: Medewerker) -> None:
    tweede = diagnose.tweede
    if tweede is None:
        raise NietToegestaan("Kies met wie u het duogesprek hield.", veld="tweede")
    if tweede.partner_id == door.partner_id:
        raise NietToegestaan(
            "Een duogesprek is van twee partners. Kies een collega van een andere.", veld="tweede"
        )
    if not collegas(diagnose.klant.locatie, Recht.DIAGNOSE).filter(pk=tweede.pk).exists():
        raise NietToegestaan(f"{tweede} stelt op {diagnose.klant.locatie} geen diagnoses.", veld="tweede")


def _sleutel(diagnose: Diagnose) -> str:
    return f"diagnosedeel:{diagnose.pk}"
