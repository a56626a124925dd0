"""The signals of a location as a list: filtered, searched, and as rows of a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from handhaving.models import Signaal
from handhaving.models.signaal import SignaalQuerySet
from keten.models import Locatie, Medewerker
from klanten.models import Clientbeeld, Klant
from klanten.zoeken import is_nummer, met_nummer

SORTERINGEN = {
    "klant": "klant__zoeknaam",
    "bron": "bron",
    "van": "van",
    "stand": "stand",
    "termijn": "vervalt_op",
}
KOPPEN = (
    "Klantnummer",
    "Bron",
    "Datum",
    "Gemeld op",
    "Uiterlijk besluiten op",
    "Stand",
    "Besluit",
    "Besloten op",
)
OPEN, TE_LAAT, MIJN = "open", "te_laat", "mij"


def kies(
    locatie: Locatie, keuze: Mapping[str, Any], medewerker: Medewerker, *, term: str = ""
) -> SignaalQuerySet:
    """The signals of a location that a filter leaves over.

    Args:
        keuze: what stands in `SignalenFilter`.
        term: a name, klantnummer or BSN; empty for everybody.
    """
    rijen = Signaal.objects.van_locatie(locatie).met_namen()
    if keuze.get("stand") == OPEN:
        rijen = rijen.open()
    elif keuze.get("stand") == TE_LAAT:
        rijen = rijen.te_laat()
    elif keuze.get("stand"):
        rijen = rijen.filter(stand=keuze["stand"])
    for veld in ("bron", "besluit"):
        if keuze.get(veld):
            rijen = rijen.filter(**{veld: keuze[veld]})
    if keuze.get("bestand"):
        rijen = rijen.filter(uit_invoer=keuze["bestand"], uit_invoer__locatie=locatie)
    if keuze.get("wiens") == MIJN:
        rijen = rijen.filter(behandelaar=medewerker)
    return rijen.filter(_over(term, locatie)) if term else rijen


def _over(term: str, locatie: Locatie) -> Q:
    if is_nummer(term):
        klant = met_nummer(term, locatie=locatie)
        return Q(klant=klant.pk if klant else None)
    return Q(klant__in=Klant.objects.van_locatie(locatie).zoek_naam(term).values("pk"))


def tel(locatie: Locatie) -> dict[str, int]:
    """How many signals wait, and how many of those too long."""
    rijen = Signaal.objects.van_locatie(locatie)
    return {OPEN: rijen.open().count(), TE_LAAT: rijen.te_laat().count()}


def als_rijen(signalen: QuerySet[Signaal]) -> list[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone."""
    return [
        [
            rij.klant.klantnummer,
            rij.get_bron_display(),
            rij.van,
            rij.gemeld_op,
            rij.vervalt_op,
            rij.get_stand_display(),
            rij.get_besluit_display(),
            rij.besloten_op,
        ]
        for rij in signalen
    ]


def beelden(signalen: QuerySet[Signaal]) -> QuerySet[Clientbeeld]:
    """The clients on a list, each once, to record who looked at them."""
    return Clientbeeld.objects.filter(klant__in=signalen.order_by().values("klant")).order_by("pk")
