"""A page that can stand in the menu."""

from dataclasses import dataclass

from django.utils.functional import Promise

from keten.rechten import Recht


@dataclass(frozen=True)
class Menupunt:
    """A page that can stand in the menu."""

    naam: str | Promise
    urlnaam: str
    icoon: str
    recht: Recht | None
    uitleg: str | Promise = ""
    groep: str = ""
