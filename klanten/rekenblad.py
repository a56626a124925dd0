"""The caseload as a spreadsheet."""

import csv
import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import tablib
from django.db.models import QuerySet
from django.utils import timezone

from klanten.models import Clientbeeld
from klanten.stand import Stand

KOPPEN = (
    "Naam",
    "Klantnummer",
    "Uitkering",
    "Route",
    "Kwadrant",
    "Contactpersoon",
    "Laatste contact",
    "Volgende stap",
    "Volgende afspraak",
    "Status",
)
MEDIATYPEN = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}
_PER_KEER = 1000
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def rijen(beelden: QuerySet[Clientbeeld]) -> Iterator[list[Any]]:
    """The rows under `KOPPEN`, read from the database piece by piece.

    Args:
        beelden: pictures with how they stand, as `klanten.caseload.kies` gives them.
    """
    for beeld in beelden.select_related("klant", "contactpersoon__gebruiker").iterator(chunk_size=_PER_KEER):
        afspraak = beeld.volgende_afspraak
        yield [
            veilig(beeld.klant.naam),
            beeld.klant.klantnummer,
            veilig(beeld.regimes),
            beeld.route,
            beeld.kwadrant,
            veilig(str(beeld.contactpersoon or "")),
            beeld.laatste_contact,
            beeld.volgende_stap,
            timezone.localtime(afspraak).replace(tzinfo=None) if afspraak else None,
            Stand(beeld.stand).label,  # type: ignore[attr-defined]
        ]


def als_csv(regels: Iterable[list[Any]]) -> Iterator[str]:
    """Lines of a CSV file as a Dutch spreadsheet program opens them: with a mark of UTF-8, and semicolons."""
    schrijver = csv.writer(_Doorgeefluik(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + schrijver.writerow(KOPPEN)
    for regel in regels:
        yield schrijver.writerow([_in_tekst(waarde) for waarde in regel])


def als_werkblad(regels: Iterable[list[Any]], formaat: str) -> bytes:
    """A whole file in the format `xlsx` or `ods`."""
    blad = tablib.Dataset(headers=KOPPEN, title="Caseload")
    for regel in regels:
        blad.append(["" if waarde is None else waarde for waarde in regel])
    return bytes(blad.export(formaat))


def veilig(tekst: str) -> str:
    """Text that a spreadsheet program shows, and never runs as a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


class _Doorgeefluik:
    """What the csv module writes to: hands each line back instead of keeping it."""

    def write(self, regel: str) -> str:
        return regel


def _in_tekst(waarde: Any) -> Any:
    if isinstance(waarde, datetime.datetime):
        return f"{waarde:%d-%m-%Y %H:%M}"
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, datetime.date) else waarde
