"""Made-up chances, so that the test can be tried: for the demo, and as an example of the file."""

from collections.abc import Iterator
from decimal import Decimal

from diagnose.kansen.tabellen import Regel
from diagnose.models import MAANDEN, Leeftijdsgroep
from klanten.models import Klant
from werkgevers.models import Sector

NAAM = "Voorbeeldtabel"
BRON = "Bedacht voor dit portaal; de bronnen geven geen cijfers."

_LEEFTIJD = dict(zip(Leeftijdsgroep.values, (1.15, 1.1, 1.0, 0.75, 0.4), strict=True))
_VLUG = 0.17  # the chance in the first month of a group without ups and downs
_AFNAME = 0.9  # what is left of it a month later


def regels() -> Iterator[Regel]:
    """A chance for women and men of each age in each sector: a little less every month."""
    for sleutel, code in Sector.objects.order_by("code").values_list("pk", "code"):
        for geslacht in (Klant.Geslacht.VROUW, Klant.Geslacht.MAN):
            for leeftijd in Leeftijdsgroep.values:
                for maand in range(1, MAANDEN + 1):
                    kans = _kans(code, geslacht, leeftijd, maand)
                    yield Regel(geslacht.value, leeftijd, sleutel, maand, kans)


def _kans(sector: str, geslacht: str, leeftijd: str, maand: int) -> Decimal:
    tak = 0.8 + sum(ord(letter) for letter in sector) % 7 / 15
    wie = 1.03 if (ord(sector[0]) + ord(geslacht)) % 2 else 0.97  # neither gender is always ahead
    return Decimal(f"{_VLUG * tak * wie * _LEEFTIJD[leeftijd] * _AFNAME ** (maand - 1):.4f}")
