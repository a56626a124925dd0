"""The rows of a file from a partner: of whom they are, what they say, and what is wrong with them.

No message repeats a BSN or a name.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stdnum.nl import bsn as bsn_nummer

from keten.invoer.soorten import Fout, Rij
from klanten import bsn
from klanten.models import Identiteitsnummer
from klanten.models.klant import KlantQuerySet
from klanten.uitwisselen.velden import BSN, NUMMER, Indeling, Veld
from klanten.uitwisselen.waarden import Waarde, gewijzigd_op, uit_rij

_LANGSTE_BSN = 9
_LANGSTE_NUMMER = 12


@dataclass
class Gelezen:
    """What a row means.

    Attributes:
        klant_id: the key of the client; None when there is none.
        hun: what the other system says, per piece of data.
        hun_op: when the other system changed it, if the file says so.
    """

    nummer: int
    klant_id: int | None = None
    hun: dict[Veld, Waarde] = field(default_factory=dict)
    hun_op: datetime.date | None = None
    fouten: list[Fout] = field(default_factory=list)


def lees(rijen: Sequence[Rij], indeling: Indeling, klanten: KlantQuerySet, wie: str) -> list[Gelezen]:
    """What every row means, with two queries for all of them.

    Args:
        klanten: whose data may change.
        wie: how a message calls those clients.
    """
    op_nummer = _op_nummer(rijen, klanten)
    op_bsn = _op_bsn(rijen, klanten) if indeling.met_bsn else {}
    eerste: dict[int, int] = {}
    gelezen = []
    for rij in rijen:
        een = _lees_rij(rij, indeling)
        een.klant_id = _zoek(rij, op_nummer, op_bsn, een, wie)
        if een.klant_id is not None and eerste.setdefault(een.klant_id, rij.nummer) != rij.nummer:
            een.fouten.append(("", f"Deze klant staat ook op rij {eerste[een.klant_id]}."))
        gelezen.append(een)
    return gelezen


def _lees_rij(rij: Rij, indeling: Indeling) -> Gelezen:
    een = Gelezen(rij.nummer)
    if rij.fout:
        een.fouten.append(("", rij.fout))
    for veld in indeling.velden:
        een.hun[veld], fouten = uit_rij(rij.waarden, veld)
        een.fouten += fouten
    een.hun_op, fouten = gewijzigd_op(rij.waarden)
    een.fouten += fouten
    return een


def _zoek(
    rij: Rij, op_nummer: Mapping[str, int], op_bsn: Mapping[str, int], een: Gelezen, wie: str
) -> int | None:
    """Of whom a row is: both keys, when both are there, must be of the same client."""
    gevonden: set[int | None] = set()
    for kolom, index, ontleed in ((NUMMER.naam, op_nummer, _kaal), (BSN.naam, op_bsn, _bsn)):
        if tekst := rij.waarden.get(kolom, ""):
            klant = index.get(ontleed(tekst))
            gevonden.add(klant)
            if klant is None:
                een.fouten.insert(0, (kolom, f"Dit nummer hoort niet bij {wie}."))
    if not gevonden:
        een.fouten.insert(0, (NUMMER.naam, "Er staat geen nummer van een klant."))
    if len(gevonden - {None}) > 1:
        een.fouten.insert(0, (NUMMER.naam, "De nummers in deze rij horen bij twee klanten."))
    return gevonden.pop() if len(gevonden) == 1 else None


def _op_nummer(rijen: Sequence[Rij], klanten: KlantQuerySet) -> dict[str, int]:
    nummers = {_kaal(rij.waarden.get(NUMMER.naam, "")) for rij in rijen}
    gezocht = [int(nummer) for nummer in nummers if 0 < len(nummer) <= _LANGSTE_NUMMER]
    paren = klanten.filter(klantnummer__in=gezocht).values_list("klantnummer", "pk")
    return {str(nummer): pk for nummer, pk in paren}


def _op_bsn(rijen: Sequence[Rij], klanten: KlantQuerySet) -> dict[str, int]:
    nummers = {_bsn(rij.waarden.get(BSN.naam, "")) for rij in rijen} - {""}
    sleutels = {bsn.zoeksleutel(nummer): nummer for nummer in nummers}
    gevonden = Identiteitsnummer.objects.filter(zoeksleutel__in=sleutels, klant__in=klanten)
    return {sleutels[bytes(sleutel)]: pk for sleutel, pk in gevonden.values_list("zoeksleutel", "klant")}


def _kaal(tekst: str) -> str:
    """A number without points and spaces; empty when it is none."""
    kaal = re.sub(r"[\s.]", "", tekst)
    return kaal if kaal.isascii() and kaal.isdecimal() else ""


def _bsn(tekst: str) -> str:
    cijfers = _kaal(tekst).zfill(_LANGSTE_BSN)  # a spreadsheet drops the first zero
    return cijfers if bsn_nummer.is_valid(cijfers) else ""
