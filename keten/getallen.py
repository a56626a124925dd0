"""Numbers as Dutch readers write them, whatever language the page is in, and as addresses hold them."""

from decimal import Decimal


def met_komma(waarde: float | Decimal, cijfers: int = 1) -> str:
    """A number with so many decimals: 12,0."""
    return f"{waarde:.{cijfers}f}".replace(".", ",")


def zo_kort(waarde: float | Decimal, cijfers: int = 1) -> str:
    """A number with at most so many decimals, none of them needless: 12 and 12,5."""
    heel, _komma, rest = met_komma(waarde, cijfers).partition(",")
    return f"{heel},{rest}" if (rest := rest.rstrip("0")) else heel


def sleutel(tekst: str) -> int:
    """The key of a record in an address, at most 18 digits; 0, which no record has, when it is none."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 19 else 0
