"""What clients answered, as totals: per expectation, moment, group and quarter (X-43, X-44, X-45, H-52).

Every function takes a fixed number of queries, and no total shows what fewer than five clients answered. They
count over a stretch of `tijdvakken`, so that no total follows from two others.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Avg,
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    StdDev,
    Value,
    When,
)
from django.utils import timezone

from diagnose.models import Leeftijdsgroep
from keten.models import Locatie
from klanten.models import Klant, Uitkering
from landkaart.models import Moment, Peilingantwoord, Peilinguitnodiging, Peilingvraag, Verwachting
from landkaart.peilingen.instellingen import naam_van
from landkaart.peilingen.rekenen import Respons, Score, respons_van, score, verberg_mee
from landkaart.peilingen.tijdvakken import Tijdvak

Antwoorden = QuerySet[Peilingantwoord]
_KLANT = "uitnodiging__klant"
_GEEN = "geen uitkering"
_LEEFTIJDEN = tuple(zip((25, 35, 45, 55), Leeftijdsgroep, strict=False))


@dataclass(frozen=True)
class Verwachtingscore:
    """How one expectation was met.

    Attributes:
        zin: the sentence that clients judged.
        verschil: points more than in the period before; None when either is not shown.
    """

    verwachting: Verwachting
    zin: str
    score: Score
    verschil: float | None = None


def per_verwachting(
    locatie: Locatie, tijdvak: Tijdvak, vorige: Tijdvak | None = None
) -> dict[Verwachting, Verwachtingscore]:
    """The score of all eleven expectations, in the order of the source, and the difference with `vorige`.

    Source: Goed bekeken! (AKO 2005), annex, expectations of clients.
    """
    nu, toen = _per_verwachting(locatie, tijdvak), _per_verwachting(locatie, vorige) if vorige else {}
    zinnen = {vraag.verwachting: vraag.zin for vraag in Peilingvraag.objects.exclude(verwachting="")}
    return {
        verwachting: Verwachtingscore(
            verwachting,
            zinnen.get(verwachting, ""),
            een := nu.get(verwachting, Score(0)),
            _verschil(een, toen.get(verwachting, Score(0))),
        )
        for verwachting in Verwachting
    }


def _per_verwachting(locatie: Locatie, tijdvak: Tijdvak) -> dict[str, Score]:
    return verberg_mee(_scores(oordelen(locatie, tijdvak), "vraag__verwachting"))


def alles(locatie: Locatie, tijdvak: Tijdvak) -> Score:
    """All expectations together."""
    return _score(oordelen(locatie, tijdvak).aggregate(**_MATEN))


def per_moment(locatie: Locatie, tijdvak: Tijdvak) -> dict[str, Score]:
    """All expectations together, by what the client went through."""
    scores = _scores(oordelen(locatie, tijdvak), "uitnodiging__peiling__moment")
    return verberg_mee({naam_van(m): scores[m] for m in Moment.values if m in scores})


def per_regime(locatie: Locatie, tijdvak: Tijdvak) -> dict[str, Score]:
    """By the benefit that the client had when asked; who had two counts in both groups (X-44)."""
    rijen = oordelen(locatie, tijdvak)
    loopt = Uitkering.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=OuterRef("uitnodiging__gevraagd_op")),
        klant=OuterRef(_KLANT),
        van__lte=OuterRef("uitnodiging__gevraagd_op"),
    )
    pad = f"{_KLANT}__uitkeringen"
    met = rijen.filter(
        Q(**{f"{pad}__tot__isnull": True}) | Q(**{f"{pad}__tot__gte": F("uitnodiging__gevraagd_op")}),
        **{f"{pad}__van__lte": F("uitnodiging__gevraagd_op")},
    )
    scores = _scores(met, f"{pad}__regime__naam")
    zonder = _score(rijen.exclude(Exists(loopt)).aggregate(**_MATEN))
    gesorteerd = dict(sorted(scores.items()))
    return verberg_mee(gesorteerd | ({_GEEN: zonder} if zonder.klanten else {}))


def per_leeftijd(locatie: Locatie, tijdvak: Tijdvak) -> dict[str, Score]:
    """By the age of the client when asked, in the groups of the tables of chances."""
    jaren = Func(
        F("uitnodiging__gevraagd_op"),
        F(f"{_KLANT}__geboortedatum"),
        template="EXTRACT(YEAR FROM AGE(%(expressions)s))",
        output_field=IntegerField(),
    )
    groep = Case(
        *(When(jaren__lt=grens, then=Value(groep.value)) for grens, groep in _LEEFTIJDEN),
        default=Value(Leeftijdsgroep.VANAF_55.value),
    )
    rijen = oordelen(locatie, tijdvak).annotate(jaren=jaren, groep=groep)
    scores = _scores(rijen, "groep")
    return verberg_mee({str(een.label): scores[een] for een in Leeftijdsgroep if een in scores})


def per_eigen_vraag(locatie: Locatie, tijdvak: Tijdvak) -> dict[str, Score]:
    """The sentences that a location added itself, by their words; those of an experiment stand with it."""
    rijen = _gegeven(locatie, tijdvak.van, tijdvak.tot).filter(vraag__code=None, vraag__experiment=None)
    return dict(sorted(_scores(rijen, "vraag__tekst").items()))


def per_tijdvak(locatie: Locatie, tijdvakken: Sequence[Tijdvak]) -> list[tuple[Tijdvak, Score]]:
    """All expectations together in each of these stretches, the oldest first."""
    rij = sorted(tijdvakken)
    if not rij:
        return []
    in_welk = Case(
        *(When(tussen("uitnodiging__klaar_op", een.van, een.tot), then=Value(een.code)) for een in rij)
    )
    scores = _scores(_oordelen(locatie, rij[0].van, rij[-1].tot).annotate(tijdvak=in_welk), "tijdvak")
    return [(een, scores.get(een.code, Score(0))) for een in rij]


def respons(locatie: Locatie, tijdvak: Tijdvak) -> Respons:
    """What became of the invitations that ended in a stretch; none of them can change afterwards."""
    standen = dict(
        Peilinguitnodiging.objects.filter(tussen("klaar_op", tijdvak.van, tijdvak.tot), locatie=locatie)
        .order_by()
        .values_list("stand")
        .annotate(aantal=Count("pk"))
    )
    stand = Peilinguitnodiging.Stand
    return respons_van(
        klaar=sum(standen.values()),
        ingevuld=standen.get(stand.INGEVULD, 0),
        liever_niet=standen.get(stand.LIEVER_NIET, 0),
    )


def vraag_per_groep(vraag: Peilingvraag, groepen: Mapping[str, QuerySet[Klant]]) -> dict[str, Score]:
    """How each group of clients judged one question, such as that of an experiment (H-52).

    Args:
        groepen: by its name, who is in it; one query per group.

    Source: Goed bekeken! (AKO Monitorgroep 2005), 3.3: satisfaction was not examined in the pilot.
    """
    rijen = Peilingantwoord.objects.filter(INGEVULD, vraag=vraag, score__isnull=False).order_by()
    return {
        naam: _score(rijen.filter(uitnodiging__klant__in=klanten.order_by().values("pk")).aggregate(**_MATEN))
        for naam, klanten in groepen.items()
    }


def oordelen(locatie: Locatie, tijdvak: Tijdvak) -> Antwoorden:
    """The scores of expectations that clients of a location gave."""
    return _oordelen(locatie, tijdvak.van, tijdvak.tot)


def _oordelen(locatie: Locatie, van: datetime.date, tot: datetime.date) -> Antwoorden:
    return _gegeven(locatie, van, tot).exclude(vraag__verwachting="")


def _gegeven(locatie: Locatie, van: datetime.date, tot: datetime.date) -> Antwoorden:
    return Peilingantwoord.objects.filter(
        INGEVULD,
        tussen("uitnodiging__klaar_op", van, tot),
        uitnodiging__locatie=locatie,
        score__isnull=False,
    ).order_by()


def tussen(veld: str, van: datetime.date, tot: datetime.date) -> Q:
    """A moment from the beginning of one day to the end of another, on the Dutch clock."""
    einde = tot + datetime.timedelta(days=1)
    return Q(**{f"{veld}__gte": middernacht(van), f"{veld}__lt": middernacht(einde)})


def middernacht(dag: datetime.date) -> datetime.datetime:
    """When a day begins, on the Dutch clock."""
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time()))


INGEVULD = Q(uitnodiging__stand=Peilinguitnodiging.Stand.INGEVULD)
_MATEN: dict[str, Any] = {
    "wie": Count(_KLANT, distinct=True),
    "n": Count("pk"),
    "gem": Avg("score"),
    "sd": StdDev("score", sample=True),
}


def _scores(rijen: Antwoorden, per: str) -> dict[Any, Score]:
    gevonden = rijen.values(per).annotate(**_MATEN)
    return {rij[per]: _score(rij) for rij in gevonden}


def _score(rij: Mapping[str, Any]) -> Score:
    return score(klanten=rij["wie"], antwoorden=rij["n"], gemiddelde=rij["gem"], spreiding=rij["sd"])


def _verschil(nu: Score, toen: Score) -> float | None:
    if nu.gemiddelde is None or toen.gemiddelde is None:
        return None
    return round(nu.gemiddelde - toen.gemiddelde, 1)
