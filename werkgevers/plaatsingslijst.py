"""The placements and the aftercare of a location, as lists."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from werkgevers.models import Nazorgmoment, Plaatsing, Plaatsingssteun, Steunmaatregel, Werkgever

SORTERINGEN = {
    "werkgever": "werkgever__naam",
    "functie": "vacature__titel",
    "klant": "klant__zoeknaam",
    "begin": "begint_op",
    "meetdag": "meetdag",
}
KOPPEN = (
    "Klantnummer",
    "Werkgever",
    "Functie",
    "Eerste werkdag",
    "Einde contract",
    "Uren",
    "Gestopt op",
    "Duurzaam",
    "Telt voor",
    "Subsidie",
    "Subsidie tot en met",
)
_MET = ("klant", "werkgever", "vacature", "locatie")


def kies(locatie: Locatie, keuze: Mapping[str, Any], sorteer: str = "") -> QuerySet[Plaatsing]:
    """The placements of a location that a filter leaves over.

    Args:
        keuze: what stands in `PlaatsingenFilter`.
        sorteer: a key of `SORTERINGEN`, with a minus for the other way round; the latest first by default.
    """
    rijen = Plaatsing.objects.van_locatie(locatie).select_related(*_MET)
    rijen = rijen.filter(_stand(keuze.get("stand", "")))
    if keuze.get("partner"):
        rijen = rijen.filter(partners=int(keuze["partner"]))
    if keuze.get("steun"):
        lopend = Plaatsingssteun.objects.lopend().filter(plaatsing=OuterRef("pk"))
        if keuze["steun"] == "subsidie":
            rijen = rijen.filter(Exists(lopend.filter(maatregel__soort=Steunmaatregel.Soort.SUBSIDIE)))
        else:
            rijen = rijen.filter(~Exists(lopend))
    if keuze.get("term"):
        rijen = rijen.filter(werkgever__in=Werkgever.objects.zoek_naam(keuze["term"]))
    veld = SORTERINGEN.get(sorteer.removeprefix("-"))
    if veld is None:
        return rijen.order_by("-begint_op", "-pk")
    return rijen.order_by(f"-{veld}" if sorteer.startswith("-") else veld, "-pk")


def om_te_bewaren(plaatsingen: QuerySet[Plaatsing], locatie: Locatie) -> QuerySet[Plaatsing]:
    """Of a list only what may leave the portal as a file: the clients of the location itself."""
    return plaatsingen.filter(klant__locatie=locatie)


def beelden(plaatsingen: QuerySet[Plaatsing]) -> QuerySet[Clientbeeld]:
    """The clients on a list, each once, to record who looked at them."""
    klanten = plaatsingen.order_by().values("klant")
    return Clientbeeld.objects.filter(klant__in=klanten).order_by("pk")


def als_rijen(plaatsingen: QuerySet[Plaatsing]) -> list[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone.

    Which help somebody gets stays out: a no-risk policy or a job coach tells about health.
    """
    duurzaam = {True: "ja", False: "nee", None: "nog niet gemeten"}
    return [
        [
            een.klant.klantnummer,
            een.werkgever.naam,
            een.vacature.titel,
            een.begint_op,
            een.eindigt_op,
            een.uren,
            een.gestopt_op,
            duurzaam[een.duurzaam],
            ", ".join(str(partner) for partner in een.partners.all()),
            *_subsidie(een),
        ]
        for een in plaatsingen.prefetch_related("partners", "steun__maatregel")
    ]


def nazorg(locatie: Locatie, *, wanneer: str = "", voor: Medewerker | None = None) -> QuerySet[Nazorgmoment]:
    """The contacts with employers that still have to take place, the oldest first.

    Args:
        wanneer: `laat`, `alles`, or else what is late or comes within a week.
        voor: only those of this employee.
    """
    momenten = Nazorgmoment.objects.open().filter(
        plaatsing__vacature__locatie=locatie, met=Nazorgmoment.Met.WERKGEVER
    )
    if wanneer == "laat":
        momenten = momenten.te_laat()
    elif wanneer != "alles":
        momenten = momenten.filter(gepland_op__lte=vandaag() + datetime.timedelta(days=7))
    if voor is not None:
        momenten = momenten.filter(voor=voor)
    namen = ("plaatsing__werkgever", "plaatsing__vacature", "plaatsing__klant", "voor__gebruiker")
    return momenten.select_related(*namen).order_by("gepland_op", "pk")


def _subsidie(plaatsing: Plaatsing) -> tuple[str, datetime.date | None]:
    """Whether there is a subsidy, and the last day of the one that runs longest."""
    subsidies = [een for een in plaatsing.steun.all() if een.maatregel.soort == Steunmaatregel.Soort.SUBSIDIE]
    tot = max((een.eindigt_op for een in subsidies if een.eindigt_op is not None), default=None)
    return ("ja" if subsidies else "nee"), tot


def _stand(code: str) -> Q:
    return {
        "loopt": Q(gestopt_op__isnull=True),
        "gestopt": Q(gestopt_op__isnull=False),
        "duurzaam": Q(duurzaam=True),
        "meten": Q(gestopt_op__isnull=True, duurzaam__isnull=True, meetdag__lte=vandaag()),
    }.get(code, Q())
