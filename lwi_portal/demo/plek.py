"""Everything about one location that the rows of its clients refer to, read once."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Any

from django.db.models import Prefetch

from diagnose.models import Instrument, Ketenarrangement
from keten.models import Ketenpartner, Locatie, Regelversie, Regime
from keten.regels.beheer import geldige_versie
from keten.regels.feiten import Feit, Waarde, feiten_voor
from keten.regels.uitleg import leg_uit
from keten.termijnen import Duur, termijn
from klanten.models import BelemmeringSoort, Competentie
from lwi_portal.demo.dagen import DAG, moment, open_dag

TERMIJNEN = (
    "herdiagnose",
    "werkplan_akkoord",
    "bericht_beantwoorden",
    "nieuw_identiteitsbewijs",
    "klantvraag_beantwoorden",
)
_RUIMTE = 8  # clients that a coach may have more than a colleague of another partner
_SLOTEN = [(uur, minuut) for uur in range(9, 16) for minuut in (0, 30)]


@dataclass(slots=True)
class Collega:
    """An employee of the location, as far as rows need to know."""

    id: int
    gebruiker_id: int
    naam: str
    partner_id: int
    partner: str
    kolom: str
    bezet: set[datetime.datetime] = field(default_factory=set)

    def vrij_moment(self, rng: Random, van: datetime.date, tot: datetime.date) -> datetime.datetime | None:
        """A moment from one day to another at which nobody else comes, taken from now on; None when full."""
        for _ in range(40):
            dag = open_dag(van + DAG * rng.randint(0, (tot - van).days))
            keuze = moment(dag, *rng.choice(_SLOTEN))
            if dag >= van and keuze not in self.bezet:
                self.bezet.add(keuze)
                return keuze
        return None


@dataclass(frozen=True, slots=True)
class Middel:
    """An instrument in a portfolio."""

    id: int
    naam: str
    kolom: str


@dataclass(frozen=True, slots=True)
class Verklaring:
    """What the decision tree says, as a routing keeps it.

    Attributes:
        versie: key of the version of the rule; None where there is none, and the answer is no.
    """

    uitkomst: bool
    versie: int | None
    uitleg: dict[str, Any]


@dataclass(slots=True)
class Plek:
    """One location with what is there."""

    locatie: Locatie
    regio: str
    vandaag: datetime.date
    partners: list[Ketenpartner]
    balie: list[Collega]
    coaches: dict[str, list[Collega]]
    regimes: dict[str, Regime]
    soorten: dict[str, int]
    competenties: dict[str, int]
    arrangementen: dict[str, Ketenarrangement]
    middelen: dict[str, list[Middel]]
    termijnen: dict[str, Duur]
    regel: Regelversie | None
    feiten: Mapping[str, Feit]
    verdeeld: Counter[str] = field(default_factory=Counter)
    verklaringen: dict[tuple[Any, ...], Verklaring] = field(default_factory=dict)

    def coach_voor(self, rng: Random, regimes: Iterable[str]) -> Collega:
        """The next coach in turn; of the partner that pays when its coaches have room, half of the time."""
        betaler = next((self.regimes[code].kolom for code in regimes), "cwi")
        lichtste = min(self.coaches, key=lambda kolom: (self._druk(kolom), kolom))
        ruimte = betaler in self.coaches and self._druk(betaler) < self._druk(lichtste) + _RUIMTE
        kolom = betaler if ruimte and rng.random() < 0.5 else lichtste
        coaches = self.coaches[kolom]
        coach = coaches[self.verdeeld[kolom] % len(coaches)]
        self.verdeeld[kolom] += 1
        return coach

    def partner(self, kolom: str, dag: datetime.date) -> Ketenpartner:
        """The partner of a kind on a day; before there was one, the one of today."""
        van_soort = [partner for partner in self.partners if partner.kolom == kolom]
        toen = [p for p in van_soort if p.geldig_van <= dag and (p.geldig_tot is None or p.geldig_tot >= dag)]
        return (toen or van_soort)[0]

    def betaler(self, regimes: list[str]) -> Ketenpartner:
        """Who pays today for what is bought for somebody with these benefits."""
        return self.partner(self.regimes[regimes[0]].kolom if regimes else "gemeente", self.vandaag)

    def _druk(self, kolom: str) -> float:
        """How many clients each coach of a partner has."""
        return self.verdeeld[kolom] / len(self.coaches[kolom])

    def andere_coach(self, rng: Random, coach: Collega) -> Collega:
        """Somebody else than this coach, where there is anybody else."""
        anderen = [c for coaches in self.coaches.values() for c in coaches if c is not coach]
        return rng.choice(anderen) if anderen else coach

    def vervalt(self, termijn: str, op: datetime.datetime) -> datetime.datetime:
        """When a term of the location is due that starts at a moment."""
        return self.termijnen[termijn].vervalt(op)

    def verklaar(
        self, omstandigheden: list[str], aantal_regimes: int, leeftijd: int, startkwalificatie: bool
    ) -> Verklaring:
        """What the decision tree of the location says about these facts, and why; each combination once."""
        sleutel = (*sorted(omstandigheden), aantal_regimes, leeftijd, startkwalificatie)
        if sleutel not in self.verklaringen:
            waarden: dict[str, Waarde] = {
                "belemmeringen": frozenset(omstandigheden),
                "aantal_regimes": Decimal(aantal_regimes),
                "leeftijd": Decimal(leeftijd),
                "heeft_startkwalificatie": startkwalificatie,
            }
            self.verklaringen[sleutel] = _verklaar(self.regel, waarden, self.feiten)
        return self.verklaringen[sleutel]


def _verklaar(
    regel: Regelversie | None, waarden: Mapping[str, Waarde], feiten: Mapping[str, Feit]
) -> Verklaring:
    if regel is None:
        return Verklaring(uitkomst=False, versie=None, uitleg={})
    uitleg = leg_uit(regel.boom, waarden, feiten)
    return Verklaring(uitleg.uitkomst, regel.pk, uitleg.als_json())


def lees_plek(
    locatie: Locatie, *, vandaag: datetime.date, balie: list[Collega], coaches: list[Collega]
) -> Plek:
    """Read what the rows of a location's clients need."""
    middelen = Prefetch("portfolio", queryset=Instrument.objects.order_by("code"))
    arrangementen = {
        arrangement.kwadrant: arrangement
        for arrangement in Ketenarrangement.objects.voor_locatie(locatie).prefetch_related(middelen)
    }
    per_kolom: dict[str, list[Collega]] = {}
    for coach in coaches:
        per_kolom.setdefault(coach.kolom, []).append(coach)
    return Plek(
        locatie=locatie,
        regio=locatie.regio.code,
        vandaag=vandaag,
        partners=list(locatie.partners.order_by("-geldig_van", "code")),
        balie=balie,
        coaches=per_kolom,
        regimes={regime.code: regime for regime in Regime.objects.all()},
        soorten=dict(BelemmeringSoort.objects.values_list("code", "pk")),
        competenties=dict(Competentie.objects.values_list("code", "pk")),
        arrangementen=arrangementen,
        middelen={
            kwadrant: [Middel(i.pk, i.naam, i.kolom) for i in arrangement.portfolio.all()]
            for kwadrant, arrangement in arrangementen.items()
        },
        termijnen={code: termijn(code, locatie) for code in TERMIJNEN},
        regel=geldige_versie("routering", locatie=locatie, op=vandaag),
        feiten=vaste_feiten(),
    )


def vaste_feiten() -> Mapping[str, Feit]:
    """The facts about a client with their choices read once, so that explaining asks the database nothing."""
    return {
        code: replace(feit, keuzes=tuple(feit.keuzelijst().items()))
        for code, feit in feiten_voor("klant").items()
    }
