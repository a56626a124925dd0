"""Everything that is kept about a client, in one file to take along (AVG art. 15 and 20).

Each floor says at start-up which parts it has (`registreer`, called in its `apps.py`). A part leaves out what
the client is not shown (X-18, D-07): enforcement, incidents, internal notes, route and kwadrant; those are
explained in words on request. The structure is described in docs/gegevens-meenemen.md.
"""

import datetime
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template.loader import render_to_string
from django.utils import formats, timezone

from klanten import bestanden, tijdlijn
from klanten.models import Gebeurtenis, Klant

VERSIE = 1
_IN_GEHEUGEN = 2 * 1024 * 1024  # bytes; what is larger waits on disk

Rij = dict[str, Any]


@dataclass(frozen=True)
class Deel:
    """A part of the file.

    Attributes:
        code: its name for a machine; never changes within a version.
        naam: its heading for a person.
        lees: the records, each as names and values.
        modellen: the models that it tells about.
    """

    code: str
    naam: str
    lees: Callable[[Klant], Iterable[Rij]]
    modellen: tuple[type[models.Model], ...] = ()


_DELEN: dict[str, Deel] = {}


def registreer(*delen: Deel) -> None:
    """Add parts; adding one twice changes nothing."""
    for deel in delen:
        if _DELEN.setdefault(deel.code, deel) != deel:
            raise ValueError(f"Het deel {deel.code} bestaat al.")


def delen() -> list[Deel]:
    """The parts, in the order in which the floors added them."""
    return list(_DELEN.values())


def velden(*namen: str) -> Callable[[models.Model], Rij]:
    """Read these fields of a record: a choice in words, a relation by its name."""

    def lees(record: models.Model) -> Rij:
        return {naam: _waarde(record, naam) for naam in namen}

    return lees


def pak_in(klant: Klant) -> IO[bytes]:
    """Make the file: `gegevens.json` for a machine, `gegevens.html` to read, and the documents.

    That it left the portal is a line in the timeline.

    Returns:
        An open zip file, at its beginning; small ones never touch the disk.
    """
    gegevens = {deel.code: list(deel.lees(klant)) for deel in delen()}
    nu = timezone.localtime()
    bestand = SpooledTemporaryFile(max_size=_IN_GEHEUGEN)  # noqa: SIM115  (the response closes it)
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED) as pakket:
        kop = {"formaat": "lwi-dossier", "versie": VERSIE, "gemaakt_op": nu.isoformat(timespec="seconds")}
        inhoud = json.dumps({**kop, **gegevens}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        pakket.writestr("gegevens.json", inhoud)
        lijst = [(deel.naam, [_leesbaar(rij) for rij in gegevens[deel.code]]) for deel in delen()]
        pakket.writestr(
            "gegevens.html",
            render_to_string("klanten/meenemen.html", {"klant": klant, "delen": lijst, "nu": nu}),
        )
        _voeg_documenten_toe(pakket, klant)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.PRIVACY, "Alle gegevens gedownload", door_klant=True)
    bestand.seek(0)
    return bestand


def _voeg_documenten_toe(pakket: zipfile.ZipFile, klant: Klant) -> None:
    zichtbaar = klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None)
    for nummer, document in enumerate(zichtbaar.order_by("op"), start=1):
        naam = f"documenten/{nummer:02}-{bestanden.bestandsnaam(document)}"
        with bestanden.open_bestand(document) as bron, pakket.open(naam, "w") as doel:
            while stuk := bron.read(64 * 1024):
                doel.write(stuk)


def _leesbaar(rij: Rij) -> list[tuple[str, str]]:
    """The names and values of a record as a person reads them; what is empty is left out."""
    return [
        (naam.removesuffix("_op").replace("_", " ").capitalize() or naam, _in_woorden(waarde))
        for naam, waarde in rij.items()
        if waarde not in (None, "", [])
    ]


def _in_woorden(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return formats.date_format(timezone.localtime(waarde), "j F Y H:i")
    if isinstance(waarde, datetime.date):
        return formats.date_format(waarde, "j F Y")
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)


def _waarde(record: models.Model, naam: str) -> Any:
    woorden = getattr(record, f"get_{naam}_display", None)
    if woorden is not None:
        return str(woorden())
    waarde = getattr(record, naam)
    if isinstance(waarde, models.Model):
        return str(waarde)
    return getattr(waarde, "as_e164", waarde)
