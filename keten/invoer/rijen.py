"""The rows of a file that waits: encrypted as a whole, judged together, repaired one by one."""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from keten import verzegelen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.invoer.soorten import Invoersoort, Oordeel, Rij, soort_van
from keten.models import Invoerbestand, Invoerrij, Locatie, Medewerker
from keten.zoekterm import schoon

_FOUT = "__fout__"
"""Beside the columns: what was wrong with the row as a whole."""

_PER_KEER = 1000
_Stand = Invoerrij.Stand


def waarden_van(rij: Invoerrij) -> dict[str, str]:
    """What stands in each column of a row that waits."""
    return _lees(rij).waarden


@transaction.atomic
def herstel(
    *, bestand: Invoerbestand, nummer: int, waarden: Mapping[str, str], door: Medewerker
) -> Invoerrij:
    """Put other values in a row, and look at all rows again: the same thing may stand in two of them.

    Args:
        waarden: of the columns that change; the others stay.

    Raises:
        NietToegestaan: the file was taken over or thrown away meanwhile, or there is no such row.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = houd_vast(bestand, door)
    rij = _rij(actueel, nummer)
    nieuw = {naam: schoon(waarde) for naam, waarde in waarden.items()}
    rij.inhoud, rij.stand = _verzegel(Rij(nummer, {**waarden_van(rij), **nieuw})), _Stand.GOED
    rij.save(update_fields=["inhoud", "stand"])
    kijk_na(actueel, soort)
    rij.refresh_from_db()
    return rij


@transaction.atomic
def laat_weg(*, bestand: Invoerbestand, nummer: int, door: Medewerker) -> None:
    """Leave a row out.

    Raises:
        NietToegestaan: the file was taken over or thrown away meanwhile, or there is no such row.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = houd_vast(bestand, door)
    rij = _rij(actueel, nummer)
    rij.stand, rij.fouten = _Stand.WEG, []
    rij.save(update_fields=["stand", "fouten"])
    kijk_na(actueel, soort)


@transaction.atomic
def neem_mee(*, bestand: Invoerbestand, nummer: int, door: Medewerker) -> None:
    """Take along again a row that was left out.

    Raises:
        NietToegestaan: the file was taken over or thrown away meanwhile, or there is no such row.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = houd_vast(bestand, door)
    rij = _rij(actueel, nummer)
    rij.stand = _Stand.GOED
    rij.save(update_fields=["stand"])
    kijk_na(actueel, soort)


def leg_klaar(bestand: Invoerbestand, soort: Invoersoort, gelezen: Sequence[Rij]) -> None:
    """Keep the rows of a new file, each with what is wrong with it."""
    oordelen = beoordeel(soort, bestand.locatie, gelezen)
    nieuw = [
        Invoerrij(
            bestand=bestand,
            nummer=rij.nummer,
            inhoud=_verzegel(rij),
            stand=oordelen[rij.nummer].stand,
            fouten=oordelen[rij.nummer].fouten,
        )
        for rij in gelezen
    ]
    Invoerrij.objects.bulk_create(nieuw, batch_size=_PER_KEER)


def kijk_na(bestand: Invoerbestand, soort: Invoersoort) -> None:
    """Judge all rows that were not left out as of now, and keep what changed."""
    rijen = list(bestand.rijen.exclude(stand=_Stand.WEG))
    oordelen = beoordeel(soort, bestand.locatie, [_lees(rij) for rij in rijen])
    bewaar(rijen, oordelen)


def bewaar(rijen: Iterable[Invoerrij], oordelen: Mapping[int, Oordeel]) -> None:
    """Write the judgement of rows where it is another than before."""
    anders = []
    for rij in rijen:
        stand, fouten = oordelen[rij.nummer].stand, [list(paar) for paar in oordelen[rij.nummer].fouten]
        if (rij.stand, rij.fouten) != (stand, fouten):
            rij.stand, rij.fouten = stand, fouten
            anders.append(rij)
    Invoerrij.objects.bulk_update(anders, ["stand", "fouten"], batch_size=_PER_KEER)


def beoordeel_rijen(soort: Invoersoort, locatie: Locatie, rijen: Iterable[Invoerrij]) -> dict[int, Oordeel]:
    """What rows that wait would become at this moment, by number."""
    return beoordeel(soort, locatie, [_lees(rij) for rij in rijen])


def beoordeel(soort: Invoersoort, locatie: Locatie, rijen: Sequence[Rij]) -> dict[int, Oordeel]:
    """What rows would become, by number; what is wrong with a row as a whole comes first."""
    oordelen = soort.keur(rijen, locatie)
    for rij in rijen:
        if rij.fout:
            oordelen[rij.nummer].fouten.insert(0, ("", rij.fout))
    return oordelen


def houd_vast(bestand: Invoerbestand, door: Medewerker) -> tuple[Invoerbestand, Invoersoort]:
    """The file as it stands now, held, while it still waits for somebody to look at it.

    Raises:
        NietToegestaan: it was taken over or thrown away meanwhile, or its kind is gone.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = slot(bestand, door)
    if actueel.stand != Invoerbestand.Stand.NAKIJKEN:
        raise NietToegestaan(f"Dit bestand is intussen {actueel.get_stand_display()}.")
    return actueel, soort


def slot(bestand: Invoerbestand, door: Medewerker) -> tuple[Invoerbestand, Invoersoort]:
    """The file as it stands now, held, for somebody with the right of its kind."""
    wachtrij = Invoerbestand.objects.select_for_update(of=("self",)).select_related("locatie")
    actueel = wachtrij.get(pk=bestand.pk)
    soort = soort_van(actueel.soort)
    if soort is None:
        raise NietToegestaan("Dit soort bestand kent het portaal niet meer.")
    eis(door, actueel.locatie, soort.recht)
    return actueel, soort


def _rij(bestand: Invoerbestand, nummer: int) -> Invoerrij:
    rij = bestand.rijen.filter(nummer=nummer).first()
    if rij is None:
        raise NietToegestaan("Deze rij is er niet.")
    return rij


def _lees(rij: Invoerrij) -> Rij:
    waarden: dict[str, str] = json.loads(verzegelen.ontsleutel(rij.inhoud))
    return Rij(rij.nummer, waarden, waarden.pop(_FOUT, ""))


def _verzegel(rij: Rij) -> bytes:
    return verzegelen.versleutel(json.dumps({**rij.waarden, _FOUT: rij.fout}))
