"""A page that can stand in the menu."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from keten.rechten import Recht


@dataclass(frozen=True)
class Menupunt:
    """A page that can stand in the menu.

    Attributes:
        recht: what it needs; None when everybody may. A function where apps on higher floors say which rights
            there are: one of them is enough.
    """

    naam: str | Promise
    urlnaam: str
    icoon: str
    recht: Recht | Callable[[], Collection[Recht]] | None
    uitleg: str | Promise = ""
    groep: str = ""

    def mag(self, rechten: Collection[Recht]) -> bool:
        """Whether somebody with these rights may open the page."""
        if self.recht is None or isinstance(self.recht, Recht):
            return self.recht is None or self.recht in rechten
        return any(recht in rechten for recht in self.recht())
