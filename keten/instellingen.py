"""Settings of a location or a partner: declared once by the floor that uses them, changed on one screen.

A floor declares its settings at start-up (`registreer`, called in its `apps.py`); the rest of its code asks
`waarde`. A setting that the sources do not give carries `voorbeeld`, which the screen shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Instelling, Ketenpartner, Locatie
from keten.opslaan import voeg_toe, wijzig


class Gebied(StrEnum):
    """For whom a setting is chosen."""

    LOCATIE = "locatie"
    PARTNER = "partner"


@dataclass(frozen=True)
class Instelsoort:
    """A setting that can be chosen.

    Attributes:
        naam, uitleg: what the screen calls it, and what it changes.
        groep: the heading under which it stands.
        standaard: what counts as long as nobody chose; its type (bool, int, str, list) is the setting's type.
        keuzes: value and words; empty for a switch or a number.
        minimum, maximum: for a number.
        eenheid: of a number, in words ("weken").
        bron: document and page or section; empty with `voorbeeld` when the sources do not give it.
    """

    code: str
    naam: str
    uitleg: str
    groep: str
    standaard: bool | int | str | list[str]
    gebied: Gebied = Gebied.LOCATIE
    keuzes: tuple[tuple[str, str], ...] = ()
    minimum: int = 0
    maximum: int = 1000
    eenheid: str = ""
    bron: str = ""
    voorbeeld: bool = False

    def keur(self, waarde: Any) -> None:
        """Refuse a value that this setting cannot have.

        Raises:
            NietToegestaan: with the code as its field.
        """
        soort = type(self.standaard)
        goed = type(waarde) is soort
        if goed and soort is int:
            goed = self.minimum <= waarde <= self.maximum
        if goed and self.keuzes:
            codes = {code for code, _ in self.keuzes}
            goed = set(waarde) <= codes if isinstance(waarde, list) else waarde in codes
        if not goed:
            raise NietToegestaan("Deze waarde kan hier niet.", veld=self.code)


_SOORTEN: dict[str, Instelsoort] = {}


def registreer(soorten: Iterable[Instelsoort]) -> None:
    """Declare settings; a code is declared once."""
    for soort in soorten:
        if _SOORTEN.setdefault(soort.code, soort) != soort:
            raise ValueError(f"De instelling {soort.code} bestaat al.")


def soorten(gebied: Gebied) -> list[Instelsoort]:
    """The settings of a location or of a partner, by group and in order of declaration."""
    van_gebied = [soort for soort in _SOORTEN.values() if soort.gebied is gebied]
    return sorted(van_gebied, key=lambda soort: soort.groep)


def waarde(code: str, gebied: Locatie | Ketenpartner) -> Any:
    """What a location or partner chose, or else the default.

    Raises:
        KeyError: nobody declared this setting for this kind of owner.
    """
    return waarden(gebied)[code]


def waarden(gebied: Locatie | Ketenpartner) -> dict[str, Any]:
    """All settings of a location or partner, in one query."""
    gekozen = dict(Instelling.objects.filter(**_van(gebied)).values_list("code", "waarde"))
    return {soort.code: gekozen.get(soort.code, soort.standaard) for soort in soorten(_soort_gebied(gebied))}


def gekozen(gebied: Locatie | Ketenpartner) -> dict[str, Instelling]:
    """What a location or partner chose itself, by code, in one query."""
    return {rij.code: rij for rij in Instelling.objects.filter(**_van(gebied))}


def in_woorden(soort: Instelsoort, waarde: Any) -> str:
    """A value as a person reads it."""
    namen = dict(soort.keuzes)
    if isinstance(waarde, bool):
        return "aan" if waarde else "uit"
    if isinstance(waarde, list):
        return ", ".join(str(namen.get(code, code)) for code in waarde) or "niets"
    if isinstance(waarde, int):
        return f"{waarde} {soort.eenheid}".rstrip()
    return namen.get(waarde, waarde) or "leeg"


@transaction.atomic
def zet(*, code: str, gebied: Locatie | Ketenpartner, waarde: Any, versie: int = 0) -> Instelling:
    """Choose a setting.

    Args:
        versie: the version that the person saw; 0 when there was only the default.

    Raises:
        NietToegestaan: the value cannot be.
        VersieConflict: somebody else changed the setting in between.
    """
    soort = _SOORTEN[code]
    soort.keur(waarde)
    bestaand = Instelling.objects.filter(code=code, **_van(gebied)).first()
    if bestaand is None:
        return voeg_toe(Instelling(code=code, waarde=waarde, **_van(gebied)))
    return wijzig(bestaand, versie=versie, waarde=waarde)


def _van(gebied: Locatie | Ketenpartner) -> dict[str, Locatie | Ketenpartner]:
    return {_soort_gebied(gebied).value: gebied}


def _soort_gebied(gebied: Locatie | Ketenpartner) -> Gebied:
    return Gebied.LOCATIE if isinstance(gebied, Locatie) else Gebied.PARTNER
