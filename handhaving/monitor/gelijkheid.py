"""Does enforcement treat groups alike: shares per group, their ratio to the others, and a warning in words.

Everything is counted in the database, one query per division; nobody sees a person.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from handhaving.models import VERHOOGD, Besluit, Controle, Risicobeoordeling
from handhaving.monitor.verhoudingen import Band, Telling, Verhouding, verborgen, verhouding
from keten.models import Locatie
from klanten.models import Klant

Teller = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Maat:
    """One thing that is compared between groups.

    Attributes:
        wie: who are counted, and out of whom, in a sentence.
        deel, geheel: whether a client with these flags (`klanten_met_uitkomst`) counts.
        vaker, minder: what it can mean when a group stands out.
    """

    code: str
    naam: str
    wie: str
    deel: Teller
    geheel: Teller
    vaker: str
    minder: str


@dataclass(frozen=True)
class Groepregel:
    """One group at one measure; without numbers when somebody might be recognised.

    Attributes:
        deel, geheel: None when hidden.
        verhouding: to everybody else; None when hidden or when too few to compare.
        sein: the warning in words; empty when there is none.
    """

    groep: str
    deel: int | None
    geheel: int | None
    verhouding: Verhouding | None
    sein: str = ""

    @property
    def procent(self) -> int | None:
        """The share in whole percents; None when hidden, or of nobody."""
        if self.deel is None or not self.geheel:
            return None
        return round(100 * self.deel / self.geheel)


@dataclass(frozen=True)
class Vergelijking:
    """The groups of one division at one measure."""

    maat: Maat
    regels: list[Groepregel]

    @property
    def seinen(self) -> list[Groepregel]:
        """The groups that stand out."""
        return [regel for regel in self.regels if regel.sein]


@dataclass(frozen=True)
class Indeling:
    """A division of clients in groups, with everything that is compared."""

    naam: str
    vergelijkingen: list[Vergelijking]

    @property
    def seinen(self) -> list[tuple[Maat, Groepregel]]:
        """What stands out, at which measure."""
        return [(een.maat, regel) for een in self.vergelijkingen for regel in een.seinen]


_VLAGGEN = ("kleur", "gecontroleerd", "beslist", "getroffen", "bestraft")


def _beoordeeld(klant: Mapping[str, Any]) -> bool:
    return klant["kleur"] is not None


MATEN = (
    Maat(
        "verhoogd",
        "Oranje of rood",
        "Klanten met een risicobeoordeling in de periode, en hoeveel van hen bij de laatste oranje of rood "
        "kregen.",
        lambda klant: klant["kleur"] in VERHOOGD,
        _beoordeeld,
        "Kijk welke regel of vraag deze groep raakt, en of die vraag echt iets zegt over naleving.",
        "Kijk of de vragenlijsten bij deze groep wel worden ingevuld zoals bij de anderen.",
    ),
    Maat(
        "gecontroleerd",
        "Gecontroleerd",
        "Klanten met een risicobeoordeling in de periode, en hoeveel van hen in die periode zijn "
        "gecontroleerd.",
        lambda klant: _beoordeeld(klant) and klant["gecontroleerd"],
        _beoordeeld,
        "Kijk op welke grond deze groep wordt gecontroleerd, en zet steekproeven ernaast.",
        "Kijk of controles bij deze groep blijven liggen of vaker worden afgelast.",
    ),
    Maat(
        "treffer",
        "Niet in orde bij een controle",
        "Klanten van wie de controle een uitkomst had, en bij hoeveel het niet in orde was.",
        lambda klant: klant["getroffen"],
        lambda klant: klant["beslist"],
        "Meer controles zijn hier te verklaren, maar kijk eerst of de uitleg aan deze groep duidelijk is.",
        "Controles leveren bij deze groep minder op. De groep wordt mogelijk te vaak gekozen.",
    ),
    Maat(
        "maatregel",
        "Maatregel opgelegd",
        "Klanten met een risicobeoordeling in de periode, en hoeveel van hen in die periode een maatregel "
        "kregen.",
        lambda klant: _beoordeeld(klant) and klant["bestraft"],
        _beoordeeld,
        "Leg besluiten over deze groep naast de beleidstabel en naast besluiten over anderen.",
        "Leg besluiten over anderen naast de beleidstabel: worden zij zwaarder behandeld?",
    ),
)

_LEEFTIJDEN = ((27, "jonger dan 27 jaar"), (45, "27 tot en met 44 jaar"), (200, "45 jaar of ouder"))


def indelingen(locatie: Locatie, *, van: datetime.date, tot: datetime.date, band: Band) -> list[Indeling]:
    """Clients of a location by gender, age and scheme; three queries, however many clients there are.

    Args:
        van, tot: days, both included; a client is as old as on the last one.
    """
    geslachten = {str(code): str(naam) for code, naam in Klant.Geslacht.choices}
    leeftijden = {naam: naam for _, naam in _LEEFTIJDEN}
    delingen: tuple[tuple[str, Combinable, Mapping[str, str]], ...] = (
        ("Geslacht", F("geslacht"), geslachten),
        ("Leeftijd", _leeftijd(tot), leeftijden),
        ("Uitkering", F("beeld__regimes"), {}),
    )
    return [
        deel_in(naam, klanten_met_uitkomst(locatie, van, tot), groep=groep, namen=namen, band=band)
        for naam, groep, namen in delingen
    ]


def deel_in(
    naam: str, klanten: QuerySet[Klant], *, groep: Combinable, namen: Mapping[str, str], band: Band
) -> Indeling:
    """Divide clients and compare; one query.

    Args:
        klanten: as `klanten_met_uitkomst` gives them.
        namen: words for a group; a group that is not in it is called as it is.
    """
    # Grouped by what happened too: each client is looked up once, and few rows come back.
    geteld = klanten.order_by().values(*_VLAGGEN, groep=groep).annotate(aantal=Count("pk"))
    rijen = sorted(geteld, key=lambda rij: rij["groep"] or "")
    return Indeling(naam, [_vergelijk(maat, rijen, namen, band) for maat in MATEN])


def klanten_met_uitkomst(locatie: Locatie, van: datetime.date, tot: datetime.date) -> QuerySet[Klant]:
    """The clients of a location with what enforcement did to them in a period.

    What happened at another location is not counted: who moved begins anew.
    """
    hun = {"klant": OuterRef("pk"), "locatie": locatie}
    beoordelingen = Risicobeoordeling.objects.filter(**hun, op__date__range=(van, tot))
    controles = Controle.objects.filter(**hun, stand="gedaan", gedaan_op__date__range=(van, tot))
    besluiten = Besluit.objects.filter(
        voorstel__overtreding__klant=OuterRef("pk"),
        voorstel__overtreding__locatie=locatie,
        uitkomst="opgelegd",
        op__date__range=(van, tot),
    )
    return Klant.objects.filter(locatie=locatie).annotate(
        kleur=Subquery(beoordelingen.order_by("-op", "-pk").values("besluit")[:1]),
        gecontroleerd=Exists(controles),
        beslist=Exists(controles.filter(uitkomst__in=["treffer", "in_orde"])),
        getroffen=Exists(controles.filter(uitkomst="treffer")),
        bestraft=Exists(besluiten),
    )


def _leeftijd(op: datetime.date) -> Case:
    """The age group on a day."""
    return Case(
        *(When(geboortedatum__gt=_jaren_terug(op, jaren), then=Value(naam)) for jaren, naam in _LEEFTIJDEN),
        output_field=CharField(),
    )


def _jaren_terug(op: datetime.date, jaren: int) -> datetime.date:
    """The birthday of who turns so many years on a day; 29 February counts as the 28th."""
    try:
        return op.replace(year=op.year - jaren)
    except ValueError:
        return datetime.date(op.year - jaren, 2, 28)


def _vergelijk(
    maat: Maat, rijen: Iterable[Mapping[str, Any]], namen: Mapping[str, str], band: Band
) -> Vergelijking:
    delen: Counter[str | None] = Counter()
    gehelen: Counter[str | None] = Counter()
    for rij in rijen:
        if maat.geheel(rij):
            gehelen[rij["groep"]] += rij["aantal"]
            delen[rij["groep"]] += rij["aantal"] if maat.deel(rij) else 0
    tellingen = [(groep, Telling(delen[groep], geheel)) for groep, geheel in gehelen.items()]
    weg = verborgen([telling for _, telling in tellingen])
    totaal = Telling(sum(t.deel for _, t in tellingen), sum(t.geheel for _, t in tellingen))
    regels = [
        Groepregel(_naam(code, namen), None, None, None)
        if plek in weg
        else _regel(_naam(code, namen), maat, telling, totaal.zonder(telling), band)
        for plek, (code, telling) in enumerate(tellingen)
    ]
    return Vergelijking(maat, regels)


def _naam(code: str | None, namen: Mapping[str, str]) -> str:
    return namen.get(code or "", code or "") or "geen of onbekend"


def _regel(groep: str, maat: Maat, telling: Telling, rest: Telling, band: Band) -> Groepregel:
    uitkomst = verhouding(telling, rest)
    sein = ""
    if uitkomst is not None and band.valt_op(uitkomst):
        sein = maat.vaker if uitkomst.waarde > 1 else maat.minder
    return Groepregel(groep, telling.deel, telling.geheel, uitkomst, sein)
