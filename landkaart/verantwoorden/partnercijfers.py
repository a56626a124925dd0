"""What one parent organisation gets from the shared registration: counts per month, and no persons (X-39).

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.7: parent organisations want different information
to account and to steer. Nobody enters anything for it here: every row is counted from the dossiers or read
from the stored figures.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncMonth

from keten.indicatoren import Soort, Stand, alle
from keten.kleine_getallen import ONDER
from keten.maanden import laatste_dag
from keten.models import Ketenpartner, Locatie
from klanten.models import Aanvraag, Klant, Uitkering, Uitstroom
from landkaart.bestuur.vertegenwoordigers import partners
from landkaart.cijfers.afschermen import verborgen
from landkaart.models import Indicatorwaarde
from landkaart.overzichten.woorden import toonbaar
from landkaart.verantwoorden.afschermen import Cellen, afgeschermd
from landkaart.verantwoorden.perioden import Periode

KOLOMMEN = (
    ("locatie", "De code van de locatie."),
    ("partner", "De code van de partner van wie de cijfers zijn."),
    ("maand", "De maand, als jaar en maand: 2026-10."),
    ("soort", "stand: op de laatste dag van de maand; stroom: in de maand; cijfer: een indicator."),
    ("onderdeel", "Wat er is geteld, of de code van de indicator."),
    ("omschrijving", "Hetzelfde in woorden."),
    ("uitkering", "De code van de uitkering, geen, of alle."),
    ("route", "A, B, geen, of alle."),
    ("waarde", f"Het aantal of het cijfer. Leeg: minder dan {ONDER}, of af te leiden uit een ander getal."),
    ("eenheid", "Waarin de waarde is: klanten, uitkeringen, aanvragen, procent, dagen."),
)
"""The layout of the file: each column with what stands in it."""

ALLE, GEEN = "alle", "geen"
_AANSLUITEND = datetime.timedelta(days=31)
_DAG = datetime.timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Telling:
    """Something that is counted per month, benefit and route.

    Attributes:
        rijen: annotated with `w_maand`, `w_regime` and `w_route`.
        bij: what else counts in the same sum; what is hidden in one of these, could follow from the others.
    """

    soort: str
    code: str
    naam: str
    eenheid: str
    rijen: QuerySet[Any]
    bij: str = ""


Rij = tuple[Any, ...]
"""The values of one row, in the order of `KOLOMMEN`."""


def rijen(locatie: Locatie, partner: Ketenpartner, periode: Periode) -> list[Rij]:
    """All rows of a file, by month; the number of queries depends on the months of the period alone."""
    samen: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in _tellingen(locatie, partner, periode):
        samen[telling.bij or telling.code].append(telling)
    gevonden = [rij for tellingen in samen.values() for rij in _geteld(tellingen)]
    gevonden += _cijfers(locatie, partner, periode)
    return [
        (locatie.code, partner.code, f"{maand:%Y-%m}", *rest) for maand, *rest in sorted(gevonden, key=_orde)
    ]


def _tellingen(locatie: Locatie, partner: Ketenpartner, periode: Periode) -> Iterator[Telling]:
    binnen = (periode.van, periode.tot)
    if partner.kolom == Ketenpartner.Kolom.CWI:
        yield from _van_cwi(locatie, periode)
    else:
        yield from _van_betaler(locatie, partner, periode)
    aanvragen = _van_aanvragen(locatie, partner)
    stand = Aanvraag.Stand
    for code, naam, veld, keuze in (
        ("aanvragen_ingediend", "Aanvragen ingediend", "ingediend_op", Q()),
        ("aanvragen_toegekend", "Aanvragen toegekend", "besluit_op", Q(stand=stand.TOEGEKEND)),
        ("aanvragen_afgewezen", "Aanvragen afgewezen", "besluit_op", Q(stand=stand.AFGEWEZEN)),
        ("aanvragen_afgezien", "Aanvragen waarvan de klant afzag", "afgezien_op", Q(stand=stand.AFGEZIEN)),
    ):
        geteld = aanvragen.filter(keuze, **{f"{veld}__range": binnen})
        yield Telling("stroom", code, naam, "aanvragen", geteld.annotate(w_maand=TruncMonth(veld)))
    yield from _uitstroom(locatie, partner, periode)


def _van_cwi(locatie: Locatie, periode: Periode) -> Iterator[Telling]:
    """CWI registers everybody: all clients of the location are its clients."""
    klanten = Klant.objects.filter(locatie=locatie)
    for maand in periode.maanden:
        dag = laatste_dag(maand)
        weg = Uitstroom.objects.filter(
            Q(teruggekeerd_op__isnull=True) | Q(teruggekeerd_op__gt=dag), klant=OuterRef("pk"), op__lte=dag
        )
        hier = klanten.filter(~Exists(weg), aangemeld_op__lte=dag)
        yield Telling(
            "stand",
            "in_begeleiding",
            "Klanten in begeleiding",
            "klanten",
            hier.annotate(w_maand=Value(maand), w_regime=_regime(_loopt(dag)), w_route=F("beeld__route")),
        )
    nieuw = klanten.filter(aangemeld_op__range=(periode.van, periode.tot))
    yield Telling(
        "stroom",
        "aangemeld",
        "Klanten aangemeld",
        "klanten",
        nieuw.annotate(w_maand=TruncMonth("aangemeld_op"), w_regime=Value(ALLE), w_route=Value(ALLE)),
        bij="verloop",
    )


def _van_betaler(locatie: Locatie, partner: Ketenpartner, periode: Periode) -> Iterator[Telling]:
    """The benefits that a partner pays to clients of the location.

    What began and ended is not split by route: that would follow from the routes of two months.
    """
    uitkeringen = Uitkering.objects.filter(klant__locatie=locatie, partner=partner).annotate(
        w_regime=F("regime__code")
    )
    per_route = uitkeringen.annotate(w_route=F("klant__beeld__route"))
    for maand in periode.maanden:
        lopend = per_route.filter(_loopt(laatste_dag(maand))).annotate(w_maand=Value(maand))
        yield Telling("stand", "uitkeringen_lopend", "Lopende uitkeringen", "uitkeringen", lopend)
    for code, naam, veld in (
        ("uitkeringen_begonnen", "Uitkeringen begonnen", "van"),
        ("uitkeringen_beeindigd", "Uitkeringen beëindigd", "tot"),
    ):
        geteld = uitkeringen.filter(**{f"{veld}__range": (periode.van, periode.tot)})
        geteld = geteld.annotate(w_maand=TruncMonth(veld), w_route=Value(ALLE))
        yield Telling("stroom", code, naam, "uitkeringen", geteld, bij="verloop")


def _van_aanvragen(locatie: Locatie, partner: Ketenpartner) -> QuerySet[Aanvraag]:
    """The applications on which a partner decides, or of which CWI does the intake."""
    wiens = Q(intake_door=partner) if partner.kolom == Ketenpartner.Kolom.CWI else Q(partner=partner)
    return Aanvraag.objects.filter(wiens, locatie=locatie).annotate(
        w_regime=F("regime__code"), w_route=F("klant__beeld__route")
    )


def _uitstroom(locatie: Locatie, partner: Ketenpartner, periode: Periode) -> Iterator[Telling]:
    """Who left, of those who had a benefit of the partner until then; for CWI everybody."""
    gehad = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=OuterRef("op") - _AANSLUITEND),
        klant=OuterRef("klant"),
        van__lte=OuterRef("op"),
    )
    weg = Uitstroom.objects.filter(locatie=locatie, op__range=(periode.van, periode.tot))
    alles = partner.kolom == Ketenpartner.Kolom.CWI
    if not alles:
        gehad = gehad.filter(partner=partner)
        weg = weg.filter(Exists(gehad))
    eerste = gehad.order_by("regime__code").values("regime__code")[:1]
    weg = weg.annotate(
        w_maand=TruncMonth("op"),
        w_regime=Coalesce(Subquery(eerste), Value(GEEN)),
        w_route=Value(ALLE) if alles else F("klant__beeld__route"),
    )
    bij = "verloop" if alles else "uitstroom"
    werk, anders = weg.filter(soort__in=Uitstroom.WERK), weg.exclude(soort__in=Uitstroom.WERK)
    yield Telling("stroom", "uitgestroomd_werk", "Uitgestroomd naar werk", "klanten", werk, bij)
    yield Telling("stroom", "uitgestroomd_anders", "Anders uitgestroomd", "klanten", anders, bij)


def _loopt(dag: datetime.date) -> Q:
    return Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gte=dag))


def _regime(loopt: Q) -> Coalesce:
    """The first running benefit of a client by its code, so that who has two counts once."""
    eigen = Uitkering.objects.filter(loopt, klant=OuterRef("pk")).order_by("regime__code")
    return Coalesce(Subquery(eigen.values("regime__code")[:1]), Value(GEEN))


def _geteld(tellingen: Sequence[Telling]) -> Iterator[Rij]:
    """One total for each month, and the cells that make it up, of what counts in one sum."""
    per_maand: defaultdict[datetime.date, dict[Telling, Cellen]] = defaultdict(dict)
    for telling in tellingen:
        groepen = telling.rijen.order_by().values_list("w_maand", "w_regime", "w_route")
        for maand, regime, route, aantal in groepen.annotate(aantal=Count("pk", distinct=True)):
            per_maand[maand].setdefault(telling, {})[regime, route or GEEN] = aantal
    for maand, delen in per_maand.items():
        getoond = afgeschermd(list(delen.values()))
        for telling, (totaal, cellen) in zip(delen, getoond, strict=True):
            vast = (maand, telling.soort, telling.code, telling.naam)
            yield *vast, ALLE, ALLE, totaal, telling.eenheid
            for (regime, route), aantal in cellen.items():
                if (regime, route) != (ALLE, ALLE):
                    yield *vast, regime, route, aantal, telling.eenheid


def _cijfers(locatie: Locatie, partner: Ketenpartner, periode: Periode) -> Iterator[Rij]:
    """The stored figures of the partner's own column, and those of the chain about its clients.

    A column that it shares with another partner of its kind here is not its own: that figure stays out.
    """
    bekend = {i.code: i for i in alle() if not i.bedrag}
    soortgenoten = [een for een in partners(locatie) if een.kolom == partner.kolom]
    kolom = partner.kolom if soortgenoten == [partner] else None
    eigen = [code for code, i in bekend.items() if i.soort == Soort.KOLOM and i.kolom == kolom]
    waarden = Indicatorwaarde.objects.filter(
        Q(uitsplitsing="", indicator__in=eigen) | Q(uitsplitsing="partner"),
        locatie=locatie,
        maand__in=periode.maanden,
        indicator__in=bekend,
    )
    groepen: defaultdict[tuple[datetime.date, str, str], list[Stand]] = defaultdict(list)
    for rij in waarden:
        stand = Stand(bekend[rij.indicator], rij.maand, rij.telt, rij.van, rij.mensen, groep=rij.groep)
        groepen[rij.maand, rij.indicator, rij.uitsplitsing].append(stand)
    for (maand, code, _), standen in groepen.items():
        indicator, weg = bekend[code], verborgen(standen)
        eenheid = "procent" if indicator.eenheid == "%" else indicator.eenheid
        for plek, stand in enumerate(standen):
            if stand.groep in ("", partner.naam):
                waarde = None if plek in weg else toonbaar(stand)
                yield maand, "cijfer", code, indicator.naam, ALLE, ALLE, waarde, eenheid


def _orde(rij: Rij) -> tuple[Any, ...]:
    """By month, then stocks, flows and figures; totals before what makes them up."""
    maand, soort, code, _naam, regime, route, *_ = rij
    volgorde = ("stand", "stroom", "cijfer").index(soort)
    return maand, volgorde, code, regime != ALLE or route != ALLE, regime, route
