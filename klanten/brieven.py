"""Letters to a client: from a standard text, on the joint paper of the location (X-23)."""

import uuid
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from django.utils.formats import date_format

from keten import papier
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.teksten import OnbekendeTekst, Tekst, tekst
from klanten import bestanden, documenten
from klanten.meldingen import doelgroep_van, invulling_van
from klanten.models import Brief, Document, Klant

SJABLOON = Path(__file__).parent / "typst" / "brief.typ"
_LEEG = Tekst("", "")
_WOORDEN = {
    "nl": ("Met vriendelijke groet", "Klantnummer", "Onderwerp", "Pagina"),
    "en": ("Yours sincerely", "Client number", "Subject", "Page"),
}


def begin(*, klant: Klant, code: str) -> Tekst:
    """The words to begin a letter or message with, filled in for this client; empty for an unknown code."""
    try:
        return tekst(
            code,
            taal=klant.contactgegevens.taal,
            doelgroep=doelgroep_van(klant),
            **invulling_van(klant),
        )
    except OnbekendeTekst:
        return _LEEG


def adres(klant: Klant) -> list[str]:
    """The lines above a letter.

    Raises:
        NietToegestaan: the address is not complete.
    """
    woont = klant.contactgegevens
    if not (woont.straat and woont.postcode and woont.woonplaats):
        raise NietToegestaan("Het adres van deze klant is niet compleet. Vul het eerst aan bij Gegevens.")
    return [klant.naam, woont.straat, f"{woont.postcode}  {woont.woonplaats}"]


def proef(*, klant: Klant, onderwerp: str, tekst: str, door: Medewerker) -> list[bytes]:
    """How the letter looks: one PNG image per page.

    Raises:
        NietToegestaan: the address is not complete.
    """
    return papier.plaatjes(SJABLOON, gegevens(klant=klant, onderwerp=onderwerp, tekst=tekst, door=door))


def schrijf(*, klant: Klant, onderwerp: str, tekst: str, door: Medewerker, indiening: uuid.UUID) -> Brief:
    """Typeset a letter and keep it in the dossier, where the client can read it too.

    Args:
        indiening: the number of the form (`keten.opslaan.eenmalig`).

    Raises:
        NietToegestaan: the address is not complete.
        AlIngediend: the same letter was made before.
    """
    regels = adres(klant)
    blad = papier.zet(SJABLOON, gegevens(klant=klant, onderwerp=onderwerp, tekst=tekst, door=door))
    with bestanden.samen():
        document = documenten.bewaar(
            klant=klant,
            bestand=SimpleUploadedFile("brief.pdf", blad, content_type="application/pdf"),
            soort=Document.Soort.BRIEF,
            titel=onderwerp,
            zichtbaar_voor_klant=True,
            door=door,
            indiening=indiening,
        )
        brief = Brief(
            document=document,
            klant=klant,
            locatie=klant.locatie,
            ondertekenaar=door,
            onderwerp=onderwerp,
            tekst=tekst,
            adres="\n".join(regels),
            op=timezone.now(),
        )
        return voeg_toe(brief)


def gegevens(*, klant: Klant, onderwerp: str, tekst: str, door: Medewerker) -> dict[str, Any]:
    """What the typesetter gets for a letter of today; typeset again, it gives the same letter.

    Raises:
        NietToegestaan: the address is not complete.
    """
    nummer = str(klant.klantnummer)
    taal = klant.contactgegevens.taal
    groet, *woorden = _WOORDEN[taal]
    return {
        "taal": taal,
        "titel": onderwerp,
        "onderwerp": onderwerp,
        "locatie": papier.afzender(klant.locatie),
        "partners": [str(partner) for partner in klant.locatie.partners.order_by("kolom", "naam")],
        "adres": adres(klant),
        "plaats": klant.locatie.plaats,
        "datum": _datum(taal),
        "klantnummer": f"{nummer[:-4]} {nummer[-4:]}",
        "aanhef": _aanhef(klant, taal),
        "tekst": tekst,
        "groet": groet,
        "woorden": woorden,
        "naam": str(door),
        "functie": door.functie or ", ".join(str(Rol(rol).label) for rol in door.rollen),
        "partner": str(door.partner),
    }


def _aanhef(klant: Klant, taal: str) -> str:
    if taal != "en":
        return f"Geachte {klant.aanspreeknaam}"
    titel = {"v": "Ms", "m": "Mr"}.get(klant.geslacht)
    return f"Dear {titel} {klant.aanspreeknaam.partition(' ')[2]}" if titel else f"Dear {klant.naam}"


def _datum(taal: str) -> str:
    with translation.override(taal):
        return date_format(timezone.localdate(), "j F Y")
