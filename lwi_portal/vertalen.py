"""The catalogue of English sentences: finding what is to be translated, keeping the file up, compiling it.

Django's own commands need GNU gettext on the machine; these do the same with Babel.
"""

import json
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

Tekst = str | list[str] | tuple[str, ...] | None  # one sentence, or its forms by number
CATALOGUS = Path("lwi_portal/locale/en/LC_MESSAGES/django.po")
_MAPPEN = ("keten", "klanten", "werkgevers", "diagnose", "handhaving", "landkaart", "lwi_portal", "templates")
# Reference data that clients choose from; what an office adds itself stays in the words of that office.
_LIJSTEN = {
    "klanten/fixtures/competenties.json": ("naam", "uitleg"),
    "keten/fixtures/regimes.json": ("omschrijving",),
}
_SLEUTELS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLAATS = re.compile(r"%\((\w+)\)[sd]|\{(\w*)[^{}]*\}|%[sd]")


def opgehaald() -> Catalog:
    """Every sentence in code and templates that is marked for translation, with the files it stands in."""
    catalogus = Catalog(locale="en", project="LWI-portaal", domain="django", charset="utf-8")
    for pad in _bronnen():
        tekst = pad.read_text()
        if pad.suffix != ".py":
            # Only the calls are left of a template; what stood before them is no indentation of Python.
            tekst = "\n".join(regel.lstrip() for regel in templatize(tekst, origin=str(pad)).splitlines())
        for regel in extract("python", BytesIO(tekst.encode()), keywords=_SLEUTELS):
            naam = str(pad.relative_to(settings.BASE_DIR))
            catalogus.add(regel[1], locations=[(naam, 0)], context=regel[3])
    for naam, velden in _LIJSTEN.items():
        for rij in _rijen(settings.BASE_DIR / naam):
            for veld in velden:
                catalogus.add(rij["fields"][veld], locations=[(naam, 0)])
    return catalogus


def _rijen(pad: Path) -> list[dict[str, Any]]:
    """The records of a fixture; none when the tree has no such file."""
    rijen: list[dict[str, Any]] = json.loads(pad.read_text()) if pad.exists() else []
    return rijen


def _bronnen() -> Iterator[Path]:
    for map_ in _MAPPEN:
        for pad in sorted((settings.BASE_DIR / map_).rglob("*")):
            if pad.suffix in {".py", ".html", ".txt"} and "migrations" not in pad.parts:
                yield pad


def gelezen() -> Catalog:
    """The English catalogue as it stands in the tree."""
    with (settings.BASE_DIR / CATALOGUS).open("rb") as bestand:
        return read_po(bestand, locale="en", domain="django")


def werk_bij() -> int:
    """Put new sentences in the catalogue and take out those that are gone.

    Returns:
        How many still have no translation, or one that was made for a sentence that changed since.
    """
    catalogus = gelezen()
    catalogus.update(opgehaald(), no_fuzzy_matching=False)
    catalogus.obsolete.clear()
    _schrijf(settings.BASE_DIR / CATALOGUS, catalogus)
    return sum(1 for bericht in catalogus if bericht.id and (bericht.fuzzy or not _vertaald(bericht)))


def _schrijf(pad: Path, catalogus: Catalog) -> None:
    with pad.open("wb") as bestand:
        write_po(bestand, catalogus, width=110, include_lineno=False, sort_output=True)


def compileer() -> Path:
    """Make the file that Django reads; another process never sees half of it."""
    doel = (settings.BASE_DIR / CATALOGUS).with_suffix(".mo")
    concept = doel.with_suffix(f".{os.getpid()}")
    with concept.open("wb") as bestand:
        write_mo(bestand, gelezen())
    concept.replace(doel)
    return doel


def gebreken() -> list[str]:
    """What is wrong with the catalogue, one line for each sentence; empty when it is complete."""
    bekend = gelezen()
    fout = []
    for nodig in opgehaald():
        if nodig.id:
            bericht = bekend.get(_eerste(nodig), nodig.context)
            oordeel = _oordeel(bericht) if bericht else "is not in the catalogue"
            if oordeel:
                fout.append(f"{_eerste(nodig)!r} {oordeel}")
    return fout


def _eerste(bericht: Message) -> str:
    return str(bericht.id if isinstance(bericht.id, str) else bericht.id[0])


def _oordeel(bericht: Message) -> str:
    if bericht.fuzzy:
        return "changed since it was translated (fuzzy)"
    if not _vertaald(bericht):
        return "has no translation"
    bron = _plaatsen(bericht.id)
    if any(_plaatsen(deel) - bron for deel in _delen(bericht.string)):
        return "names something in its translation that the sentence has not"
    if _plaatsen(_delen(bericht.string)[-1]) != _plaatsen(_delen(bericht.id)[-1]):
        return "loses something that is filled in"
    return ""


def _vertaald(bericht: Message) -> bool:
    return all(_delen(bericht.string))


def _delen(tekst: Tekst) -> list[str]:
    return list(tekst) if isinstance(tekst, (list, tuple)) else [tekst or ""]


def _plaatsen(tekst: Tekst) -> set[str]:
    """The places in a sentence, or in any of its forms, where a value comes."""
    return {plek.group() for deel in _delen(tekst) for plek in _PLAATS.finditer(deel)}
