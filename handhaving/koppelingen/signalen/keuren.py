"""What stands in rows with signals: read, matched on BSN with the clients of a location, and held to known.

No message repeats a BSN: faults are kept and shown in places where a BSN does not belong.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdnum.nl import bsn as bsn_nummer

from handhaving.models import Signaal
from keten.invoer import waarden
from keten.invoer.soorten import Fout, Oordeel, Rij
from keten.models import Locatie
from keten.tijd import vandaag
from klanten import bsn
from klanten.models import Identiteitsnummer

BRONNEN = (Signaal.Bron.SUWI_INKIJK, Signaal.Bron.IB, Signaal.Bron.WERKGEVER, Signaal.Bron.VERZUIM)
"""Where a signal in a file can come from."""

_LANGSTE_BSN = 9
_LANGSTE_TEKST = 2000
_OUDSTE = datetime.timedelta(days=3653)
_KENMERK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,49}")  # no colon: the portal's own have one
_BRONNAMEN = [(bron.value, str(bron.label)) for bron in BRONNEN]


@dataclass
class Gelezen:
    """What a row means, as far as it can be read.

    Attributes:
        bsn: empty when it is none.
        klant: the key of the client whose number it is, at this location.
    """

    bsn: str = ""
    bron: str = ""
    kenmerk: str = ""
    van: datetime.date | None = None
    tekst: str = ""
    klant: int | None = None


def keur(rijen: Sequence[Rij], locatie: Locatie) -> dict[int, Oordeel]:
    """Per row number what it would become, with two queries for all of them."""
    oordelen: dict[int, Oordeel] = {}
    gelezen: dict[int, Gelezen] = {}
    for rij in rijen:
        gelezen[rij.nummer], fouten = lees_rij(rij.waarden)
        oordelen[rij.nummer] = Oordeel(rij.nummer, gelezen[rij.nummer], fouten=fouten)
    _zoek_klanten(oordelen, gelezen, locatie)
    _houd_tegen_bekend(oordelen, gelezen, locatie)
    return oordelen


def lees_rij(rauw: dict[str, str]) -> tuple[Gelezen, list[Fout]]:
    """Check one row by itself; whether the client exists is for who knows the location."""
    fouten: list[Fout] = []
    rij = Gelezen(kenmerk=rauw.get("kenmerk", ""), tekst=rauw.get("tekst", ""))
    cijfers = re.sub(r"[\s.]", "", rauw.get("bsn", ""))
    rij.bsn = cijfers.zfill(_LANGSTE_BSN) if cijfers.isdecimal() else ""  # a spreadsheet drops the first zero
    if not bsn_nummer.is_valid(rij.bsn):
        rij.bsn = ""
        fouten.append(("bsn", "Dit is geen geldig BSN."))
    rij.bron = waarden.keuze(rauw.get("bron", ""), _BRONNAMEN)
    if not rij.bron:
        keuzes = ", ".join(naam for _code, naam in _BRONNAMEN)
        fouten.append(("bron", f"Deze bron is niet bekend. Kies uit: {keuzes}."))
    if not _KENMERK.fullmatch(rij.kenmerk):
        fouten.append(("kenmerk", "Vul een kenmerk in van letters, cijfers en . _ / - (hoogstens 50)."))
    rij.van, fout = _datum(rauw.get("datum", ""))
    if fout:
        fouten.append(("datum", fout))
    if not 0 < len(rij.tekst) <= _LANGSTE_TEKST:
        fouten.append(("tekst", f"Vul een tekst in van hoogstens {_LANGSTE_TEKST} tekens."))
    return rij, fouten


def _zoek_klanten(oordelen: dict[int, Oordeel], gelezen: dict[int, Gelezen], locatie: Locatie) -> None:
    sleutels = {rij.bsn: bsn.zoeksleutel(rij.bsn) for rij in gelezen.values() if rij.bsn}
    nummers = Identiteitsnummer.objects.filter(klant__locatie=locatie, zoeksleutel__in=sleutels.values())
    klanten = {bytes(sleutel): klant for sleutel, klant in nummers.values_list("zoeksleutel", "klant")}
    for nummer, rij in gelezen.items():
        if not rij.bsn:
            continue
        rij.klant = klanten.get(sleutels[rij.bsn])
        if rij.klant is None:
            oordelen[nummer].fouten.insert(0, ("bsn", "Dit BSN hoort niet bij een klant van deze locatie."))


def _houd_tegen_bekend(oordelen: dict[int, Oordeel], gelezen: dict[int, Gelezen], locatie: Locatie) -> None:
    """A kenmerk of a source comes in once: of two rows the first counts."""
    kenmerken = [rij.kenmerk for rij in gelezen.values()]
    al = Signaal.objects.filter(locatie=locatie, kenmerk__in=kenmerken)
    bekend = set(al.values_list("bron", "kenmerk"))
    eerste: dict[tuple[str, str], int] = {}
    for nummer, rij in gelezen.items():
        sleutel = (rij.bron, rij.kenmerk)
        oordelen[nummer].bekend = sleutel in bekend
        if all(sleutel) and eerste.setdefault(sleutel, nummer) != nummer:
            melding = f"Dit kenmerk van deze bron staat ook op rij {eerste[sleutel]}."
            oordelen[nummer].fouten.append(("kenmerk", melding))


def _datum(tekst: str) -> tuple[datetime.date | None, str]:
    dag = waarden.dag(tekst)
    if dag is None:
        return None, waarden.DAG_FOUT
    if dag > vandaag():
        return None, "Deze datum ligt in de toekomst."
    if dag < vandaag() - _OUDSTE:
        return None, "Deze datum is langer dan tien jaar geleden."
    return dag, ""
