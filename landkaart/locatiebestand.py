"""Reading a file with locations: what it would do, and every fault in it with its row and column (L-01)."""

import copy
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from keten import csvbestand
from keten.csvbestand import BestandFout, Rijfout
from keten.models import Locatie
from keten.zoekterm import normaliseer
from landkaart.locatierijen import Bekend, Lezing, Rij, gemeenten_van, kort

KOLOMMEN = (
    "code",
    "naam",
    "plaats",
    "regio",
    "gemeenten",
    "benaming",
    "grootte",
    "ouder",
    "postcode",
    "breedtegraad",
    "lengtegraad",
)
VERPLICHT = ("code", "naam", "plaats", "regio")
MEESTE_RIJEN = 2000
_VELDEN = ("naam", "plaats", "regio", "benaming", "grootte", "breedtegraad", "lengtegraad")
_GRADEN = ("breedtegraad", "lengtegraad")
BRON = "Ingelezen uit een bestand"


def lees(tekst: str) -> Lezing:
    """Read a file and say what it would do; nothing is written.

    Args:
        tekst: CSV with headings; several municipalities by `|`. A known location keeps what stands in a
            column that the file does not have; what an empty cell is about goes.
    """
    lezing = Lezing()
    try:
        bestand = csvbestand.lees(tekst, verplicht=VERPLICHT, meeste_rijen=MEESTE_RIJEN)
    except BestandFout as fout:
        lezing.fouten += fout.fouten
        return lezing
    bekend = Bekend()
    for csvrij in bestand.rijen:
        waarden = {kop: " ".join(waarde.split()) for kop, waarde in csvrij.waarden.items()}
        _lees_rij(lezing, csvrij.nummer, waarden, bekend)
    _controleer_samenhang(lezing, bekend)
    return lezing


def _lees_rij(lezing: Lezing, nummer: int, waarden: Mapping[str, str], bekend: Bekend) -> None:
    fouten: list[Rijfout] = []

    def kies(kolom: str, keuzes: Mapping[str, Any], leeg: Any, melding: str) -> Any:
        waarde = waarden[kolom]
        gevonden = keuzes.get(normaliseer(waarde)) if waarde else leeg
        if gevonden is None:
            fouten.append(Rijfout(nummer, kolom, melding.format(waarde)))
        return gevonden

    oud = bekend.locaties.get(waarden["code"])
    locatie = copy.copy(oud) if oud else Locatie(bron=BRON)
    locatie.code, locatie.naam, locatie.plaats = waarden["code"], waarden["naam"], waarden["plaats"]
    if regio := kies("regio", bekend.regios, None, "Regio “{}” is niet bekend."):
        locatie.regio = regio
    if "benaming" in waarden:
        keus = kies("benaming", bekend.benamingen, Locatie.Benaming.LWI, "Kies lwi, werkplein of bvg.")
        locatie.benaming = keus or ""
    if "grootte" in waarden:
        locatie.grootte = kies("grootte", bekend.grootten, "", "Kies klein, middel of groot.") or ""
    genoemd = any(waarden.get(naam) for naam in ("postcode", *_GRADEN))
    if genoemd or all(naam in waarden for naam in _GRADEN):
        locatie.breedtegraad, locatie.lengtegraad = _plek(nummer, waarden, bekend, fouten)
    _controleer_velden(nummer, locatie, fouten)
    lezing.fouten += fouten
    rij = Rij(nummer, locatie, *_verband(waarden, oud))
    if oud and not fouten:
        _vergelijk(rij, oud)
    lezing.rijen.append(rij)


def _verband(waarden: Mapping[str, str], oud: Locatie | None) -> tuple[str, list[str]]:
    """The code of the parent and the municipalities: of the file, or as known when it has no such column."""
    ouder = oud.ouder.code if oud and oud.ouder else ""
    gemeenten = gemeenten_van(oud) if oud else []
    if "gemeenten" in waarden:
        gemeenten = [deel.strip() for deel in waarden["gemeenten"].split("|") if deel.strip()]
    return waarden.get("ouder", ouder), gemeenten


def _controleer_velden(nummer: int, locatie: Locatie, fouten: list[Rijfout]) -> None:
    """Check what the model asks of each field, except what the reading itself has checked."""
    try:
        locatie.clean_fields(exclude=["regio", "ouder", "benaming", "grootte", "id"])
    except ValidationError as fout:
        for kolom, meldingen in fout.message_dict.items():
            fouten.extend(Rijfout(nummer, kolom, melding) for melding in meldingen)
    try:
        locatie.validate_constraints(exclude=["code", "regio"])
    except ValidationError as fout:
        fouten.extend(Rijfout(nummer, "breedtegraad", melding) for melding in fout.messages)


def _controleer_samenhang(lezing: Lezing, bekend: Bekend) -> None:
    """What only shows when rows are seen together: codes that occur twice, and parents."""
    eerste: dict[str, int] = {}
    for rij in lezing.rijen:
        code = rij.locatie.code
        if code and code in eerste:
            lezing.fouten.append(Rijfout(rij.nummer, "code", f"Deze code staat ook op rij {eerste[code]}."))
        eerste.setdefault(code, rij.nummer)
    ouders = {code: x.ouder.code for code, x in bekend.locaties.items() if x.ouder_id and x.ouder}
    ouders |= {rij.locatie.code: rij.ouder for rij in lezing.rijen}
    for rij in lezing.rijen:
        if not rij.ouder:
            continue
        if rij.ouder not in bekend.locaties and rij.ouder not in eerste:
            lezing.fouten.append(Rijfout(rij.nummer, "ouder", f"Locatie “{rij.ouder}” is niet bekend."))
        elif rij.ouder == rij.locatie.code or ouders.get(rij.ouder):
            melding = "Een satelliet hangt onder een locatie die zelf geen satelliet is."
            lezing.fouten.append(Rijfout(rij.nummer, "ouder", melding))
    lezing.fouten.sort(key=lambda fout: (fout.rij, fout.kolom))


def _plek(
    nummer: int, waarden: Mapping[str, str], bekend: Bekend, fouten: list[Rijfout]
) -> tuple[Decimal | None, Decimal | None]:
    """Where a location lies: its coordinates, or else the middle of its postcode area."""
    graden = {naam: waarden.get(naam, "").replace(",", ".") for naam in _GRADEN}
    if any(graden.values()):
        gelezen: list[Decimal | None] = []
        for naam, tekst in graden.items():
            try:
                gelezen.append(round(Decimal(tekst), 4))
            except InvalidOperation:
                fouten.append(Rijfout(nummer, naam, "Vul een getal in, zoals 52,2112."))
                gelezen.append(None)
        breed, lang = gelezen
        return (breed, lang) if breed is not None and lang is not None else (None, None)
    postcode = waarden.get("postcode", "")
    if not postcode:
        return None, None
    gebied = bekend.gebieden.get(int(postcode[:4])) if postcode[:4].isdecimal() else None
    if gebied is None:
        fouten.append(Rijfout(nummer, "postcode", f"Postcode “{postcode}” is niet bekend."))
        return None, None
    return gebied.breedtegraad, gebied.lengtegraad


def _vergelijk(rij: Rij, oud: Locatie) -> None:
    """Say what changes for a location that is known."""
    rij.wijzigt = [naam for naam in _VELDEN if getattr(rij.locatie, naam) != getattr(oud, naam)]
    if rij.ouder != (oud.ouder.code if oud.ouder else ""):
        rij.wijzigt.append("ouder")
    nu, straks = gemeenten_van(oud), {kort(naam) for naam in rij.gemeenten}
    rij.eraf = [naam for naam in nu if kort(naam) not in straks]
    if straks != {kort(naam) for naam in nu}:
        rij.wijzigt.append("gemeenten")
    rij.stand = "gewijzigd" if rij.wijzigt else "gelijk"
