"""Phases that clients had before this portal: brought in from a file, shown, and never given anew (D-15)."""

import datetime
from dataclasses import dataclass
from typing import IO

from django.db import transaction

from diagnose.models import Fasering
from keten import csvbestand
from keten.bevoegd import eis
from keten.csvbestand import BestandFout, Csvrij, Rijfout
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from klanten.models import Klant

KOPPEN = ("klantnummer", "fase", "vanaf")
_MEESTE_RIJEN = 20_000
_LANGSTE = 30


@dataclass(frozen=True)
class Rij:
    """A phase as the file has it."""

    klant: int
    fase: int
    vanaf: datetime.date


@dataclass(frozen=True)
class Geladen:
    """What came of a file."""

    nieuw: int
    bekend: int


@dataclass(frozen=True)
class _Bekend:
    """What the portal knows already: the clients of the location by number, and their phases."""

    klanten: dict[int, tuple[int, datetime.date]]
    fasen: dict[tuple[int, datetime.date], int]


def laatste(klant: Klant) -> Fasering | None:
    """The last phase that a client had."""
    return klant.faseringen.first()


@transaction.atomic
def laad(*, inhoud: IO[bytes], locatie: Locatie, door: Medewerker | None) -> Geladen:
    """Bring phases of the past in from a file; a phase that is known already is left as it is.

    Args:
        inhoud: CSV with the columns klantnummer, fase (1 to 4) and vanaf (31-12-2004 or 2004-12-31).

    Raises:
        BestandFout: every fault in the file, by row and column; nothing has been loaded.
        NietToegestaan: there is nothing in it.
        RechtOntbreekt: not of this location, or without the right to its rules.

    Source: Samen doen we het zo (Monitorgroep 2005): it is necessary that the phases are abolished. So a
    phase is from before the client's registration in this portal, and no other way leads to one.
    """
    if door is not None:
        eis(door, locatie, Recht.REGELS_BEHEREN)
    bestand = csvbestand.lees(csvbestand.als_tekst(inhoud), verplicht=KOPPEN, meeste_rijen=_MEESTE_RIJEN)
    bekend = _lees_bekend(locatie)
    rijen, fouten = _lees_rijen(bestand.rijen, bekend)
    if fouten:
        raise BestandFout(*fouten)
    if not rijen:
        raise NietToegestaan("Er staan geen fasen in dit bestand.", veld="bestand")
    nieuw = [rij for rij in rijen if (rij.klant, rij.vanaf) not in bekend.fasen]
    Fasering.objects.bulk_create(
        Fasering(klant_id=rij.klant, fase=rij.fase, vanaf=rij.vanaf, geladen_door=door) for rij in nieuw
    )
    return Geladen(nieuw=len(nieuw), bekend=len(rijen) - len(nieuw))


def _lees_bekend(locatie: Locatie) -> _Bekend:
    klanten = Klant.objects.filter(locatie=locatie).values_list("klantnummer", "pk", "aangemeld_op")
    fasen = Fasering.objects.filter(klant__locatie=locatie).values_list("klant", "vanaf", "fase")
    return _Bekend(
        klanten={nummer: (pk, op) for nummer, pk, op in klanten},
        fasen={(klant, vanaf): fase for klant, vanaf, fase in fasen},
    )


def _lees_rijen(ruw: list[Csvrij], bekend: _Bekend) -> tuple[list[Rij], list[Rijfout]]:
    rijen: list[Rij] = []
    fouten: list[Rijfout] = []
    gezien: dict[tuple[int, datetime.date], int] = {}
    for csvrij in ruw:
        rij = _lees_rij(csvrij, bekend, fouten)
        if rij is None:
            continue
        eerder = gezien.setdefault((rij.klant, rij.vanaf), csvrij.nummer)
        if eerder != csvrij.nummer:
            fouten.append(Rijfout(csvrij.nummer, "", f"Deze klant en dag staan ook in rij {eerder}."))
        rijen.append(rij)
    return rijen, fouten


def _lees_rij(rij: Csvrij, bekend: _Bekend, fouten: list[Rijfout]) -> Rij | None:
    """One phase; None after every fault in the row was noted."""
    voor = len(fouten)
    klant = bekend.klanten.get(_getal(rij.waarden["klantnummer"]))
    if klant is None:
        fouten.append(Rijfout(rij.nummer, "klantnummer", "Deze locatie heeft geen klant met dit nummer."))
    fase = _getal(rij.waarden["fase"])
    if fase not in Fasering.Fase:
        fouten.append(Rijfout(rij.nummer, "fase", "Kies uit 1, 2, 3 en 4."))
    vanaf = _dag(rij.waarden["vanaf"])
    if vanaf is None:
        fouten.append(Rijfout(rij.nummer, "vanaf", "Dit is geen datum. Schrijf 31-12-2004 of 2004-12-31."))
    elif klant is not None and vanaf > klant[1]:
        fouten.append(
            Rijfout(
                rij.nummer,
                "vanaf",
                f"Na de aanmelding op {klant[1]:%d-%m-%Y} krijgt niemand een nieuwe fase.",
            )
        )
    elif klant is not None and bekend.fasen.get((klant[0], vanaf), fase) != fase:
        fouten.append(Rijfout(rij.nummer, "fase", "Het dossier heeft voor deze dag al een andere fase."))
    if len(fouten) > voor or klant is None or vanaf is None:
        return None
    return Rij(klant[0], fase, vanaf)


def _getal(tekst: str) -> int:
    """A number without spaces; -1 when it is none."""
    kaal = tekst.replace(" ", "").replace(".", "")
    return int(kaal) if kaal.isascii() and kaal.isdecimal() and len(kaal) <= _LANGSTE else -1


def _dag(tekst: str) -> datetime.date | None:
    for vorm in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
    return None
