"""Lists as a file to save: xlsx, ods or csv, with text that never runs as a formula."""

import csv
import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import tablib
from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise

from keten.tijd import vandaag

WERKBOEKEN = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
MEDIATYPEN = {**WERKBOEKEN, "csv": "text/csv; charset=utf-8"}
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
_LANGSTE_TITEL = 31  # characters that a spreadsheet program takes for the name of a sheet


class Blad(NamedTuple):
    """A sheet: its name, its headings, and rows with values in the same order."""

    titel: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[Any]]


def formaat_van(vraag: QueryDict) -> str:
    """The format that an address asks for, before anything is written down about it; else Excel.

    Raises:
        Http404: there is no such format.
    """
    formaat = vraag.get("formaat", "xlsx")
    if formaat not in MEDIATYPEN:
        raise Http404
    return formaat


def antwoord(
    naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[Any]], *, formaat: str
) -> HttpResponseBase:
    """Hand a list over as a file to save; CSV goes out row by row.

    Args:
        naam: what the file is called, without date and extension; also the name of the sheet.
        rijen: values in the order of `koppen`; text is kept from running as a formula.
        formaat: a key of `MEDIATYPEN`.

    Raises:
        Http404: there is no such format.
    """
    if formaat not in MEDIATYPEN:
        raise Http404
    bestand: HttpResponseBase
    if formaat == "csv":
        bestand = StreamingHttpResponse(als_csv(koppen, rijen), content_type=MEDIATYPEN[formaat])
    else:
        inhoud = als_werkboek([Blad(naam.capitalize(), koppen, rijen)], formaat)
        bestand = HttpResponse(inhoud, content_type=MEDIATYPEN[formaat])
    bestand["Content-Disposition"] = f'attachment; filename="{naam}-{vandaag():%Y-%m-%d}.{formaat}"'
    return bestand


def als_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Lines of a CSV file as a Dutch spreadsheet program opens them: with a mark of UTF-8, and semicolons."""
    schrijver = csv.writer(_Doorgeefluik(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + schrijver.writerow(koppen)
    for rij in rijen:
        yield schrijver.writerow([_in_tekst(_cel(waarde)) for waarde in rij])


def als_werkboek(bladen: Iterable[Blad], formaat: str) -> bytes:
    """A whole file with one or more sheets.

    Args:
        formaat: a key of `WERKBOEKEN`.
    """
    boek = tablib.Databook()
    for blad in bladen:
        vel = tablib.Dataset(headers=list(blad.koppen), title=blad.titel[:_LANGSTE_TITEL])
        for rij in blad.rijen:
            vel.append([_cel(waarde) for waarde in rij])
        boek.add_sheet(vel)
    return bytes(boek.export(formaat))


def veilig(tekst: str) -> str:
    """Text that a spreadsheet program shows, and never runs as a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def los(tekst: str) -> str:
    """Text as it was before `veilig`, for a file that comes back."""
    return tekst[1:] if tekst.startswith("'") and tekst[1:].startswith(_FORMULE) else tekst


class _Doorgeefluik:
    """What the csv module writes to: hands each line back instead of keeping it."""

    def write(self, regel: str) -> str:
        return regel


def _cel(waarde: Any) -> Any:
    """A value that may stand in a cell; the formats know no time zones."""
    if waarde is None:
        return ""
    if isinstance(waarde, datetime.datetime) and timezone.is_aware(waarde):
        return timezone.localtime(waarde).replace(tzinfo=None)
    return veilig(str(waarde)) if isinstance(waarde, str | Promise) else waarde


def _in_tekst(waarde: Any) -> Any:
    if isinstance(waarde, datetime.datetime):
        return f"{waarde:%d-%m-%Y %H:%M}"
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, datetime.date) else waarde
