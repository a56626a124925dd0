"""The open vacancies of a location for other systems: JSON, XML or CSV, in one published layout.

The names are those of the file that comes in (`indeling`), where both have them. People are not in it: whom
one speaks at an employer is for the portal only.
"""

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from django.utils import timezone

from keten.invoer.soorten import Kolom
from keten.models import Locatie
from keten.tijd import vandaag
from werkgevers.models import Vacature, Vacatureeis

KOLOMMEN = (
    Kolom("nummer", "Het nummer van de vacature in het portaal. Verandert niet.", "1234"),
    Kolom("kenmerk", "Waaraan de werkgever de vacature kent, als hij hem in een bestand aanleverde.", "V-17"),
    Kolom("werkgever", "De naam van de werkgever.", "Voorbeeld BV"),
    Kolom("kvk", "Het KvK-nummer, als het bekend is.", "12345678"),
    Kolom("functie", "Hoe de werkgever het werk noemt.", "Medewerker magazijn"),
    Kolom("beroep", "De code van het beroep in de lijst van het portaal.", "magazijnmedewerker"),
    Kolom("soort", "De soort vacature.", "regulier", keuzes=tuple(Vacature.Soort.choices)),
    Kolom("plaatsen", "Hoeveel mensen er nodig zijn.", "2"),
    Kolom("omschrijving", "Wat het werk inhoudt.", "Orders verzamelen.", lang=True),
    Kolom("uren-vanaf", "Uren per week, minstens.", "24"),
    Kolom("uren-tot", "Uren per week, hoogstens.", "32"),
    Kolom("loon-vanaf", "Bruto loon in euro's.", "2400.00"),
    Kolom("loon-tot", "Bruto loon in euro's.", "2700.00"),
    Kolom("loon-per", "Waarover het loon gaat.", "maand", keuzes=tuple(Vacature.Loonper.choices)),
    Kolom("begint-op", "De eerste werkdag.", "2027-03-01"),
    Kolom("postcode", "Van het werk.", "7311 KZ"),
    Kolom("plaats", "Van het werk.", "Apeldoorn"),
    Kolom("opleiding", "Minstens dit niveau.", "vmbo"),
    Kolom("rijbewijs", "Of rijbewijs B nodig is.", "nee"),
    Kolom("binnengekomen", "Wanneer de vacature binnenkwam.", "2027-02-01T09:30:00+01:00"),
    Kolom("actueel-tot", "Tot en met deze dag is de vacature actueel.", "2027-03-03"),
)
VORMEN = {"json": "application/json", "xml": "application/xml", "csv": "text/csv"}


def regels(locatie: Locatie) -> Iterator[dict[str, Any]]:
    """Every open vacancy of a location, in the order of their numbers, with two queries."""
    open_ = Vacature.objects.open().filter(locatie=locatie).select_related("werkgever", "beroep")
    for vacature in open_.prefetch_related("eisen").order_by("pk"):
        yield dict(zip((kolom.naam for kolom in KOLOMMEN), _waarden(vacature), strict=True))


def als_json(locatie: Locatie) -> str:
    """The feed as JSON; what is not known is null."""
    gevuld = [{naam: _plat(waarde) for naam, waarde in regel.items()} for regel in regels(locatie)]
    feed = {"locatie": locatie.code, "gemaakt": vandaag().isoformat(), "vacatures": gevuld}
    return json.dumps(feed, ensure_ascii=False, indent=1)


def als_xml(locatie: Locatie) -> bytes:
    """The feed as XML; what is not known is an empty element."""
    wortel = ElementTree.Element("vacatures", locatie=locatie.code, gemaakt=vandaag().isoformat())
    for regel in regels(locatie):
        vacature = ElementTree.SubElement(wortel, "vacature")
        for naam, waarde in regel.items():
            plat = _plat(waarde)
            ElementTree.SubElement(vacature, naam).text = "" if plat is None else str(plat)
    return bytes(ElementTree.tostring(wortel, encoding="utf-8", xml_declaration=True))


def _waarden(vacature: Vacature) -> tuple[Any, ...]:
    eisen = list(vacature.eisen.all())
    opleiding = next((eis.opleiding for eis in eisen if eis.soort == Vacatureeis.Soort.OPLEIDING), None)
    rijbewijs = any(eis.soort == Vacatureeis.Soort.RIJBEWIJS and eis.vereist for eis in eisen)
    return (
        vacature.pk,
        vacature.kenmerk or None,
        vacature.werkgever.naam,
        vacature.werkgever.kvk_nummer or None,
        vacature.titel,
        vacature.beroep.code,
        vacature.soort,
        vacature.plaatsen,
        vacature.omschrijving,
        vacature.uren_min,
        vacature.uren_max,
        vacature.loon_van,
        vacature.loon_tot,
        vacature.loon_per,
        vacature.begint_op,
        vacature.postcode,
        vacature.plaats,
        opleiding,
        "ja" if rijbewijs else "nee",
        vacature.ontvangen_op,
        vacature.actueel_tot,
    )


def _plat(waarde: Any) -> str | int | None:
    """A value as JSON and XML carry it."""
    if isinstance(waarde, datetime.datetime):
        return timezone.localtime(waarde).isoformat(timespec="seconds")
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    return waarde if isinstance(waarde, int) or waarde is None else str(waarde)
