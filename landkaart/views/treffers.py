"""A line of the index as a page shows it."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString

from landkaart import kennis
from landkaart.models import Zoekingang

_ADRESSEN = {
    Zoekingang.Soort.PRAKTIJK: "landkaart:praktijk",
    Zoekingang.Soort.KNELPUNT: "landkaart:knelpunt",
}


class Treffer(NamedTuple):
    """Where a line leads, and its title and text with the words that were found."""

    ingang: Zoekingang
    url: str
    kop: SafeString
    fragment: SafeString


def treffers(ingangen: Iterable[Zoekingang]) -> list[Treffer]:
    """Lines for a page; without a search nothing is marked, and only the title is shown."""
    return [
        Treffer(
            ingang,
            reverse(
                _ADRESSEN.get(Zoekingang.Soort(ingang.soort), "landkaart:kennisstuk"), args=[ingang.bron]
            ),
            kennis.markeer(getattr(ingang, "kop", ingang.titel)),
            kennis.markeer(getattr(ingang, "fragment", "")),
        )
        for ingang in ingangen
    ]
