"""A meeting on paper, with the location as sender, whichever partner the employee is of (X-23)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from keten import papier
from keten.tijd import vandaag
from klanten.models import Afspraak, Contactgegevens, Klant

_SJABLOON = Path(__file__).parent / "typst" / "afspraakbrief.typ"


def maak(afspraak: Afspraak) -> bytes:
    """Typeset the letter as a tagged PDF; it holds no BSN."""
    with override(settings.LANGUAGE_CODE):  # the sheet itself is in Dutch
        return papier.zet(_SJABLOON, _gegevens(afspraak))


def bestandsnaam(afspraak: Afspraak) -> str:
    """The name under which a browser keeps it; says nothing about who the client is."""
    return f"afspraak-{afspraak.klant.klantnummer}-{timezone.localtime(afspraak.begin):%Y-%m-%d}.pdf"


def _gegevens(afspraak: Afspraak) -> dict[str, Any]:
    klant, locatie = afspraak.klant, afspraak.locatie
    begin, einde = timezone.localtime(afspraak.begin), timezone.localtime(afspraak.einde)
    waar = ", ".join(deel for deel in (str(locatie), locatie.adres, afspraak.plek) if deel)
    bel = f"Bel dan {locatie.telefoon}." if locatie.telefoon else "Laat het ons dan weten."
    return {
        "titel": "Uw afspraak",
        "klantnummer": str(klant.klantnummer),
        "gemaakt": date_format(vandaag(), "j F Y"),
        "locatie": papier.afzender(locatie),
        "geadresseerde": _adres(klant),
        "aanhef": f"Geachte {klant.aanspreeknaam}",
        "regels": [
            ["Wanneer", f"{date_format(begin, 'l j F Y')}, {begin:%H.%M} tot {einde:%H.%M} uur"],
            ["Waar", waar],
            ["Met wie", f"{afspraak.medewerker}, {afspraak.partner}"],
            ["Waarover", afspraak.get_soort_display()],
        ],
        "opmerking": afspraak.opmerking,
        "afzeggen": bel,
        "medewerker": str(afspraak.medewerker),
    }


def _adres(klant: Klant) -> list[str]:
    contact: Contactgegevens = klant.contactgegevens
    regels = [klant.naam, contact.straat, f"{contact.postcode} {contact.woonplaats}".strip()]
    return [regel for regel in regels if regel]
