"""Help with a screen: what it is for, what one can do there, and where it goes next (X-81).

Each app writes `<app>/gegevens/hulp.toml` for its employees; what clients read stands in `keten.hulp_klant`,
because it is translated. A screen is known by its URL name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.functional import Promise

from keten.hulp_klant import HULP_KLANT, Woorden

_BESTANDEN: list[Path] = []


@dataclass(frozen=True)
class Hulp:
    """Help with one or more screens.

    Attributes:
        wat: what the screen is for.
        doen: what one can do there.
        verder: what happens after that, or where to look next; may be empty.
        naar: URL names of pages of the menu that belong with it.
    """

    wat: str | Promise
    doen: str | Promise
    verder: str | Promise = ""
    naar: tuple[str, ...] = ()


def registreer(bestand: Path) -> None:
    """Add a file with help; doing so twice changes nothing."""
    if bestand not in _BESTANDEN:
        _BESTANDEN.append(bestand)


@cache
def alles() -> Mapping[str, Hulp]:
    """Help by URL name.

    Raises:
        ValueError: a screen has help in two places.
    """
    gevonden = {naam: _van_klant(woorden) for naam, woorden in HULP_KLANT.items()}
    for bestand in _BESTANDEN:
        for blok in tomllib.loads(bestand.read_text(encoding="utf-8"))["hulp"]:
            schermen = blok.pop("schermen")
            hulp = Hulp(**{**blok, "naar": tuple(blok.get("naar", ()))})
            if dubbel := gevonden.keys() & set(schermen):
                raise ValueError(f"Help for {sorted(dubbel)} is written twice ({bestand}).")
            gevonden |= dict.fromkeys(schermen, hulp)
    return MappingProxyType(gevonden)


def _van_klant(woorden: Woorden) -> Hulp:
    wat, doen = woorden[:2]
    return Hulp(wat, doen, woorden[2] if len(woorden) > 2 else "")


def voor(urlnaam: str) -> Hulp | None:
    """The help with a screen; None when there is none."""
    return alles().get(urlnaam)
