"""The guided tour: a few steps per role through the real pages, ticked off one by one (X-81).

The steps of employees and of people outside the chain stand in `keten/gegevens/rondleiding.toml`; those of
clients in `keten.rondleiding_klant`, because they are translated.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Rondleiding
from keten.rechten import Rol
from keten.rondleiding_klant import STAPPEN_KLANT

_BESTAND = Path(__file__).resolve().parent / "gegevens" / "rondleiding.toml"


@dataclass(frozen=True)
class Stap:
    """One step.

    Attributes:
        code: what it is known by when somebody ticks it off; never used again for another step.
        urlnaam: the page that it is about, which needs nothing in its address.
    """

    code: str
    titel: str | Promise
    tekst: str | Promise
    urlnaam: str


@dataclass(frozen=True)
class Tour:
    """The tour of one person, with how far it is.

    Attributes:
        stappen: each step, and whether it was ticked off.
    """

    stappen: list[tuple[Stap, bool]]
    weggezet: bool

    @property
    def gedaan(self) -> int:
        """How many steps were ticked off."""
        return sum(af for _, af in self.stappen)

    @property
    def klaar(self) -> bool:
        """Whether every step was."""
        return self.gedaan == len(self.stappen)

    @property
    def uitnodigen(self) -> bool:
        """Whether the start page still asks."""
        return bool(self.stappen) and not self.klaar and not self.weggezet


@cache
def stappen_per_rol() -> dict[str, tuple[Stap, ...]]:
    """The steps of each role, in order.

    Raises:
        KeyError: a role names a step that does not exist.
    """
    inhoud = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
    stappen = {een["code"]: Stap(**een) for een in inhoud["stap"]}
    per_rol = {rol: tuple(stappen[code] for code in codes) for rol, codes in inhoud["rollen"].items()}
    return {**per_rol, Rol.KLANT.value: tuple(Stap(*een) for een in STAPPEN_KLANT)}


def stappen(rollen: Iterable[str]) -> list[Stap]:
    """The steps of somebody with these roles; a step that two roles share comes once."""
    per_rol = stappen_per_rol()
    return list(dict.fromkeys(stap for rol in rollen for stap in per_rol.get(rol, ())))


def van(gebruiker: Gebruiker) -> Tour:
    """The tour of one person; one query, and one for the roles of an employee."""
    stand = Rondleiding.objects.filter(gebruiker=gebruiker).first() or Rondleiding()
    return Tour([(stap, stap.code in stand.gedaan) for stap in stappen(_rollen(gebruiker))], stand.weggezet)


def _rollen(gebruiker: Gebruiker) -> list[str]:
    if gebruiker.is_staff:
        return list(gebruiker.medewerker.rollen)
    return [gebruiker.buitenrol] if gebruiker.buitenrol else []


@transaction.atomic
def zet_stap(*, gebruiker: Gebruiker, code: str, gedaan: bool) -> Rondleiding:
    """Tick a step off, or take that back; doing so twice changes nothing.

    Raises:
        NietToegestaan: the step is not part of this person's tour.
    """
    if code not in {stap.code for stap in stappen(_rollen(gebruiker))}:
        raise NietToegestaan(_("Deze stap hoort niet bij uw rondleiding."))
    stand = _stand(gebruiker)
    anders = [een for een in stand.gedaan if een != code]
    stand.gedaan = [*anders, code] if gedaan else anders
    stand.save(update_fields=["gedaan"])
    return stand


@transaction.atomic
def zet_uitnodiging(*, gebruiker: Gebruiker, weg: bool) -> Rondleiding:
    """Put the invitation on the start page away, or bring it back."""
    stand = _stand(gebruiker)
    stand.weggezet = weg
    stand.save(update_fields=["weggezet"])
    return stand


def _stand(gebruiker: Gebruiker) -> Rondleiding:
    """The row of this person, held until the transaction ends; two first steps at once make one row."""
    Rondleiding.objects.get_or_create(gebruiker=gebruiker)
    return Rondleiding.objects.select_for_update().get(gebruiker=gebruiker)
