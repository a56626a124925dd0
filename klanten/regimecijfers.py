"""How often clients have two benefits at once, and how often they go over to the municipality (K-22)."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest, Least

from keten.models import Ketenpartner, Locatie
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from klanten.models import Clientbeeld, Uitkering

KWARTALEN = 8
AANSLUITEND = datetime.timedelta(days=31)
_OOIT = datetime.date(9999, 12, 30)
_PARTNERS = (Ketenpartner.Kolom.UWV, Ketenpartner.Kolom.GEMEENTE)

SOORTEN = {
    "samenloop": "Samenloop",
    "keten": "Samenloop van UWV en gemeente",
    "overgang": "Overgang van UWV naar gemeente",
}
"""What is counted, by its code in addresses."""

UITLEG = {
    "samenloop": "Klanten met twee of meer uitkeringen op dezelfde dag van het kwartaal.",
    "keten": "Daarvan: de ene uitkering betaalt UWV, de andere de gemeente.",
    "overgang": "Klanten van wie een uitkering van UWV eindigde, en bij wie binnen 31 dagen daarna in dit "
    "kwartaal een uitkering van de gemeente begon.",
}


@dataclass(frozen=True)
class Kwartaalcijfer:
    """The numbers of one quarter, by the codes of `SOORTEN`."""

    kwartaal: Kwartaal
    aantallen: dict[str, int]


def per_kwartaal(locatie: Locatie) -> list[Kwartaalcijfer]:
    """The numbers of a location over the last two years, the latest quarter first; two queries.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 7.1: partners saw few of both, and so agreed
    little on them.
    """
    kwartalen = laatste_kwartalen(KWARTALEN)
    samen = _samenloop(locatie).aggregate(
        **{
            f"{soort}_{nummer}": Count("klant", distinct=True, filter=_in_kwartaal(kwartaal) & waar)
            for nummer, kwartaal in enumerate(kwartalen)
            for soort, waar in _SAMENLOOP.items()
        }
    )
    over = _overgang(locatie).aggregate(
        **{
            f"overgang_{nummer}": Count("klant", distinct=True, filter=_begint_in(kwartaal))
            for nummer, kwartaal in enumerate(kwartalen)
        }
    )
    geteld = samen | over
    return [
        Kwartaalcijfer(kwartaal, {soort: geteld[f"{soort}_{nummer}"] for soort in SOORTEN})
        for nummer, kwartaal in enumerate(kwartalen)
    ]


def klanten_achter(locatie: Locatie, soort: str, kwartaal: Kwartaal) -> QuerySet[Clientbeeld]:
    """The pictures of the clients behind one number, by name.

    Raises:
        KeyError: `soort` is not one of `SOORTEN`.
    """
    if soort == "overgang":
        achter = _overgang(locatie).filter(_begint_in(kwartaal))
    else:
        achter = _samenloop(locatie).filter(_in_kwartaal(kwartaal) & _SAMENLOOP[soort])
    return Clientbeeld.objects.filter(klant__in=achter.values("klant")).order_by("zoeknaam", "pk")


# The other benefit of a pair hangs on the same join as the filter of `_samenloop`.
_ANDER = "klant__uitkeringen"
_KETEN = Q(regime__kolom=_PARTNERS[0], ander_kolom=_PARTNERS[1]) | Q(
    regime__kolom=_PARTNERS[1], ander_kolom=_PARTNERS[0]
)

_SAMENLOOP = {"samenloop": Q(), "keten": _KETEN}


def _samenloop(locatie: Locatie) -> QuerySet[Uitkering]:
    """Pairs of benefits of one client that share days: from `begin` up to and including `eind`."""
    return (
        Uitkering.objects.filter(klant__locatie=locatie)
        .filter(**{f"{_ANDER}__pk__gt": F("pk"), f"{_ANDER}__van__lte": _tot("tot")})
        .annotate(
            begin=Greatest("van", f"{_ANDER}__van"),
            eind=Least(_tot("tot"), _tot(f"{_ANDER}__tot")),
            ander_kolom=F(f"{_ANDER}__regime__kolom"),
        )
        .filter(begin__lte=F("eind"))
        .order_by()
    )


def _overgang(locatie: Locatie) -> QuerySet[Uitkering]:
    """Benefits of the municipality that follow closely on one of UWV."""
    uwv = Uitkering.objects.filter(
        klant=OuterRef("klant"),
        regime__kolom=_PARTNERS[0],
        tot__lt=OuterRef("van"),
        tot__gte=OuterRef("van") - AANSLUITEND,
    )
    van_gemeente = Uitkering.objects.filter(klant__locatie=locatie, regime__kolom=_PARTNERS[1])
    return van_gemeente.filter(Exists(uwv)).order_by()


def _tot(veld: str) -> Coalesce:
    return Coalesce(veld, Value(_OOIT), output_field=DateField())


def _in_kwartaal(kwartaal: Kwartaal) -> Q:
    return Q(begin__lte=kwartaal.laatste, eind__gte=kwartaal.eerste)


def _begint_in(kwartaal: Kwartaal) -> Q:
    return Q(van__range=(kwartaal.eerste, kwartaal.laatste))
