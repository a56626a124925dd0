"""Pages of a list: sorted as the address asks, and of a long list without counting it."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import QueryDict

M = TypeVar("M", bound=Model)
OPEN_TOT_EN_MET = 3
"""So many things that a search found are shown with all about them; more are names that one opens."""
_PER_PAGINA = 25


def blad(rijen: QuerySet[M], vraag: QueryDict, *, sorteringen: Mapping[str, str], standaard: str) -> Page[M]:
    """The page of a list that an address asks for with `sorteer` and `pagina`.

    Args:
        sorteringen: for each word that `sorteer` may be, with a minus for the reverse, the field to sort by.
        standaard: the field to sort by when the address asks for nothing, or nothing known.
    """
    sorteer = vraag.get("sorteer", "")
    veld = sorteringen.get(sorteer.removeprefix("-"), standaard)
    op_volgorde = rijen.order_by(f"-{veld}" if sorteer.startswith("-") else veld, "pk")
    return Paginator(op_volgorde, _PER_PAGINA).get_page(vraag.get("pagina"))


class OngeteldBlad(Page[Any]):
    """A page that knows whether another one follows, and not how many there are."""

    def __init__(self, object_list: Any, number: int, paginator: "OngeteldeBladen", meer: bool) -> None:
        super().__init__(object_list, number, paginator)
        self.meer = meer

    def has_next(self) -> bool:
        """Whether there is at least one row more."""
        return self.meer

    def end_index(self) -> int:
        """The number of the last row on this page."""
        return self.start_index() + len(self.object_list) - 1

    def start_index(self) -> int:
        """The number of the first row on this page."""
        return (self.number - 1) * self.paginator.per_page + 1


class OngeteldeBladen(Paginator[Any]):
    """Reads one row more than a page holds instead of counting all: as fast for a million rows as for ten."""

    def page(self, number: float | str) -> OngeteldBlad:
        """The rows of a page.

        Raises:
            PageNotAnInteger, EmptyPage: there is no such page.
        """
        nummer = self._nummer(number)
        begin = (nummer - 1) * self.per_page
        rijen = list(self.object_list[begin : begin + self.per_page + 1])
        if not rijen and nummer > 1:
            raise EmptyPage("Deze bladzijde is er niet.")
        return OngeteldBlad(rijen[: self.per_page], nummer, self, meer=len(rijen) > self.per_page)

    def get_page(self, number: float | str | None) -> OngeteldBlad:
        """The page that an address asks for; the first when that makes no sense."""
        try:
            return self.page(number or 1)
        except (EmptyPage, ValueError, TypeError):
            return self.page(1)

    @staticmethod
    def _nummer(number: float | str) -> int:
        nummer = int(number)
        if not 1 <= nummer < 10_000_000:
            raise EmptyPage("Deze bladzijde is er niet.")
        return nummer
