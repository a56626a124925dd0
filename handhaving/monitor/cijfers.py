"""The figures of the monitor: does enforcement go where the risk is, and does it yield anything.

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3: eighty percent of the effort on raised risk, about
twenty percent of clients calculating and five percent fraudulent; checks on profiles and signals yield more;
random samples recalibrate the profiles.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet, Sum
from django.db.models.functions import Extract

from diagnose.kansen.curve import Interval, wilson
from handhaving.models import Alertheidstraining, Controle, Kleur, Risicostand, Signaal
from handhaving.monitor import trainingen
from handhaving.monitor.verhoudingen import MINSTENS
from handhaving.risico import profielen
from keten.kleine_getallen import te_klein, verberg
from keten.models import Locatie

DOEL_ENERGIE = 80
"""Percents of the hours that should go to raised risk."""

VERWACHT = {Kleur.ORANJE: 20, Kleur.ROOD: 5}
"""Percents of clients that the source expects below these."""

_DAG = 24 * 3600
_ONBEKEND = "nog niet beoordeeld"


@dataclass(frozen=True)
class Kleurregel:
    """One colour, of the client at the time.

    Attributes:
        controles: checks done; minuten: spent on them.
        deel: of all minutes, in percents; None when nothing was spent.
        vragen, documenten: asked per check on average; None without checks.
        klanten: who have this colour now; None when so few that they could be recognised.
        klantdeel: of all clients with a colour, in percents.
        verwacht: what the source expects of it; None for no number.
    """

    kleur: str
    naam: str
    controles: int
    minuten: int
    deel: int | None
    vragen: float | None
    documenten: float | None
    klanten: int | None
    klantdeel: int | None
    verwacht: int | None

    @property
    def uren(self) -> float:
        """Spent on checks."""
        return round(self.minuten / 60, 1)


@dataclass(frozen=True)
class Opbrengst:
    """What checks of one kind found.

    Attributes:
        controles: done, with an outcome or not.
        beslist: of which it could be established whether all was well.
        treffers: where it was not; None when few are or are not.
        interval: of 95 percent around the share of hits; None with fewer than `MINSTENS` or when hidden.
    """

    naam: str
    controles: int
    beslist: int
    treffers: int | None
    interval: Interval | None

    @property
    def procent(self) -> int | None:
        """The share of hits; None when too few to say."""
        if self.interval is None or self.treffers is None:
            return None
        return round(100 * self.treffers / self.beslist)

    @property
    def laag(self) -> int | None:
        """The lower end of the interval in percents."""
        return None if self.interval is None else round(100 * self.interval.laag)

    @property
    def hoog(self) -> int | None:
        """The upper end of the interval in percents."""
        return None if self.interval is None else round(100 * self.interval.hoog)


@dataclass(frozen=True)
class Profielregel:
    """How a profile did beside chance, with what that means.

    Attributes:
        steekproef: of the random sample, those who met the profile.
    """

    naam: str
    gericht: Opbrengst
    steekproef: Opbrengst
    oordeel: str


@dataclass(frozen=True)
class Wachttijd:
    """From signal to decision.

    Attributes:
        dagen: on average; None when nobody decided.
    """

    besluiten: int
    dagen: float | None


@dataclass(frozen=True)
class Training:
    """Who of the staff that can report a signal was trained in fraud alertness (H-51)."""

    getraind: int
    medewerkers: int

    @property
    def procent(self) -> int | None:
        """The share trained."""
        return round(100 * self.getraind / self.medewerkers) if self.medewerkers else None


def gedaan(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> QuerySet[Controle]:
    """The checks that a location did in a period, both days included."""
    return Controle.objects.filter(locatie=locatie, stand="gedaan", gedaan_op__date__range=(van, tot))


def per_kleur(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Kleurregel]:
    """Checks, hours, questions and documents per colour, and how many clients have it now (H-22, H-54)."""
    geteld = (
        gedaan(locatie, van=van, tot=tot)
        .order_by()
        .values("kleur")
        .annotate(controles=Count("pk"), tijd=Sum("minuten"), vraag=Avg("vragen"), document=Avg("documenten"))
    )
    per_code = {rij["kleur"]: rij for rij in geteld}
    standen = Risicostand.objects.filter(klant__locatie=locatie).order_by().values_list("kleur")
    klanten = dict(standen.annotate(aantal=Count("pk")))
    tijd = sum(rij["tijd"] or 0 for rij in geteld)
    namen = [*Kleur.choices, *([("", _ONBEKEND)] if "" in per_code else [])]
    return [_kleurregel(code, str(naam), per_code.get(code, {}), klanten, tijd) for code, naam in namen]


def op_verhoogd(regels: Iterable[Kleurregel]) -> int | None:
    """The share of hours that went to raised risk, in percents; None when no hours were spent."""
    regels = list(regels)
    tijd = sum(regel.minuten for regel in regels)
    verhoogd = sum(regel.minuten for regel in regels if regel.kleur in (Kleur.ORANJE, Kleur.ROOD))
    return round(100 * verhoogd / tijd) if tijd else None


def intensief_bij_groen(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> int:
    """Intensive checks of clients who were green: a warning figure (H-24)."""
    return gedaan(locatie, van=van, tot=tot).filter(soort__intensief=True, kleur=Kleur.GROEN).count()


def per_grond(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Opbrengst]:
    """What checks found, per ground (H-31)."""
    geteld = gedaan(locatie, van=van, tot=tot).order_by().values("grond").annotate(**_tellers("", Q()))
    per_code = {rij["grond"]: rij for rij in geteld}
    return [_opbrengst(str(naam), per_code.get(code, {}), "") for code, naam in Controle.Grond.choices]


def per_profiel(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> list[Profielregel]:
    """Does a profile find more than chance does: its hit rate beside that of the random sample (H-30).

    A check counts with a profile when the assessment behind it names the profile. One query for all.
    """
    hier = list(profielen.van_locatie(locatie))
    steekproef = Q(grond="steekproef")
    tellers = _tellers("lot_", steekproef)
    for profiel in hier:
        voldoet = Q(beoordeling__gebruikt__contains={"profielen": [{"code": profiel.code}]})
        tellers |= _tellers(f"p{profiel.pk}_", voldoet & ~steekproef)
        tellers |= _tellers(f"s{profiel.pk}_", voldoet & steekproef)
    rij = gedaan(locatie, van=van, tot=tot).aggregate(**tellers)
    lot = _opbrengst("steekproef", rij, "lot_")
    regels = []
    for profiel in hier:
        gericht = _opbrengst(profiel.naam, rij, f"p{profiel.pk}_")
        eigen = _opbrengst(profiel.naam, rij, f"s{profiel.pk}_")
        regels.append(Profielregel(profiel.naam, gericht, eigen, _oordeel(gericht, lot)))
    return regels


def wachttijd(locatie: Locatie, *, van: datetime.date, tot: datetime.date) -> Wachttijd:
    """Days from a signal to the decision on it, of decisions in the period."""
    besloten = Signaal.objects.filter(locatie=locatie, besloten_op__date__range=(van, tot))
    rij = besloten.aggregate(
        aantal=Count("pk"), duur=Avg(Extract(F("besloten_op") - F("gemeld_op"), "epoch"))
    )
    dagen = None if rij["duur"] is None else round(float(rij["duur"]) / _DAG, 1)
    return Wachttijd(rij["aantal"], dagen)


def training(locatie: Locatie, *, tot: datetime.date) -> Training:
    """How many of those who can report a signal at a location had a training by then."""
    mensen = trainingen.melders(locatie).order_by()
    getraind = Alertheidstraining.objects.filter(gevolgd_op__lte=tot, medewerker__in=mensen)
    return Training(getraind.values("medewerker").distinct().count(), mensen.count())


def _kleurregel(
    code: str, naam: str, rij: Mapping[str, Any], klanten: Mapping[str, int], tijd: int
) -> Kleurregel:
    allen, hier = sum(klanten.values()), klanten.get(code, 0)
    geheim = te_klein(hier) or not allen
    minuten = rij.get("tijd") or 0
    return Kleurregel(
        kleur=code,
        naam=naam.capitalize(),
        controles=rij.get("controles", 0),
        minuten=minuten,
        deel=round(100 * minuten / tijd) if tijd else None,
        vragen=_gemiddeld(rij.get("vraag")),
        documenten=_gemiddeld(rij.get("document")),
        klanten=verberg(hier),
        klantdeel=None if geheim else round(100 * hier / allen),
        verwacht={kleur.value: deel for kleur, deel in VERWACHT.items()}.get(code),
    )


def _gemiddeld(waarde: Any) -> float | None:
    return None if waarde is None else round(float(waarde), 1)


def _tellers(voor: str, wie: Q) -> dict[str, Count]:
    """What counts of one kind of checks, under names of its own."""
    return {
        f"{voor}controles": Count("pk", filter=wie),
        f"{voor}beslist": Count("pk", filter=wie & Q(uitkomst__in=["treffer", "in_orde"])),
        f"{voor}treffers": Count("pk", filter=wie & Q(uitkomst="treffer")),
    }


def _opbrengst(naam: str, rij: Mapping[str, Any], voor: str) -> Opbrengst:
    controles, beslist = rij.get(f"{voor}controles", 0), rij.get(f"{voor}beslist", 0)
    treffers = rij.get(f"{voor}treffers", 0)
    geheim = te_klein(treffers) or te_klein(beslist - treffers)
    interval = wilson(treffers, beslist) if beslist >= MINSTENS and not geheim else None
    return Opbrengst(naam, controles, beslist, None if geheim else treffers, interval)


def _oordeel(gericht: Opbrengst, lot: Opbrengst) -> str:
    """What the figures of a profile mean, in a sentence."""
    if gericht.interval is None or lot.interval is None:
        return "Onvoldoende gegevens om te vergelijken met het lot."
    if gericht.interval.laag > lot.interval.hoog:
        return "Dit profiel vindt vaker iets dan het lot."
    if gericht.interval.hoog < lot.interval.laag:
        return "Dit profiel vindt minder vaak iets dan het lot. Pas het aan of trek het in."
    return "Niet te zien dat dit profiel vaker iets vindt dan het lot. Kijk of het nog nodig is."
