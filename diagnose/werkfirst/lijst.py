"""The placements of a location as a list, and what they led to per goal and model (D-61)."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from diagnose.models import WerkFirstModel, WerkFirstPlaatsing
from diagnose.werkfirst.instellingen import VERZUIM_NORM
from diagnose.werkfirst.verzuimen import NIET_AFGEMELD, met_verzuim
from keten import instellingen
from keten.models import Locatie
from keten.rechten import Recht
from klanten.models import Clientbeeld

SORTERINGEN = {
    "klant": "klant__zoeknaam",
    "model": "model__volgorde",
    "begin": "begin",
    "einde": "einde",
    "uren": "uren_per_week",
    "verzuim": "verzuimdagen",
}
STANDEN = {"loopt": "Loopt", "verzuim": "Loopt, veel verzuim", "klaar": "Afgelopen"}
KOPPEN = (
    "Klantnummer",
    "Model",
    "Doel",
    "Bij",
    "Uren",
    "Eerste dag",
    "Laatste dag",
    "Verlengd",
    "Dagen verzuim",
    "Geëindigd op",
    "Afloop",
)
_UITKOMST = WerkFirstPlaatsing.Uitkomst


def kies(
    locatie: Locatie, keuze: Mapping[str, Any], *, rechten: frozenset[Recht]
) -> QuerySet[WerkFirstPlaatsing]:
    """The placements that a filter leaves over, of those that this person may see.

    Args:
        keuze: what stands in `PlaatsingenFilter`.
        rechten: of the one who looks; placements for enforcement are left out without the right to those.
    """
    rijen = met_verzuim(WerkFirstPlaatsing.objects.van_locatie(locatie).zichtbaar_voor(rechten))
    stand = keuze.get("stand", "")
    if stand in ("loopt", "verzuim"):
        rijen = rijen.filter(beeindigd_op__isnull=True)
    if stand == "verzuim":
        rijen = rijen.filter(**{"verzuimdagen__gte": norm(locatie)})
    if stand == "klaar":
        rijen = rijen.filter(beeindigd_op__isnull=False)
    for veld in ("model", "doel"):
        if keuze.get(veld):
            rijen = rijen.filter(**{veld: keuze[veld]})
    return rijen.select_related("klant", "model")


def norm(locatie: Locatie) -> int:
    """From how many days of absence a placement stands out."""
    aantal: int = instellingen.waarde(VERZUIM_NORM, locatie)
    return aantal


def als_rijen(plaatsingen: QuerySet[WerkFirstPlaatsing]) -> Iterator[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone."""
    for rij in plaatsingen.order_by("-begin", "-pk").iterator(chunk_size=500):
        yield [
            rij.klant.klantnummer,
            str(rij.model),
            rij.get_doel_display(),
            rij.bij,
            rij.uren_per_week,
            rij.begin,
            rij.einde,
            "ja" if rij.verlengd_van else "nee",
            rij.verzuimdagen,  # type: ignore[attr-defined]
            rij.beeindigd_op,
            rij.get_uitkomst_display(),
        ]


def beelden(plaatsingen: QuerySet[WerkFirstPlaatsing]) -> QuerySet[Clientbeeld]:
    """The clients on a list, each once, to record who looked at them."""
    return Clientbeeld.objects.filter(klant__in=plaatsingen.order_by().values("klant")).order_by("pk")


@dataclass(frozen=True)
class Resultaat:
    """What the placements with one goal or model led to.

    Attributes:
        weken: the average length in weeks of those that ended; None when none did.
        werk: how many of those that ended went to regular work.
        vroeg: how many stopped early.
    """

    naam: str
    geplaatst: int
    loopt: int
    klaar: int
    werk: int
    vroeg: int
    weken: float | None
    verzuim: int

    @property
    def aandeel(self) -> int | None:
        """The share that went to regular work, in whole percents of those that ended."""
        return round(100 * self.werk / self.klaar) if self.klaar else None


def resultaten(locatie: Locatie, *, per: str, jaar: int, rechten: frozenset[Recht]) -> list[Resultaat]:
    """What placements that began in a year led to, per goal or per model (D-61); two queries.

    Args:
        per: `doel` or `model`.
    """
    hier = WerkFirstPlaatsing.objects.van_locatie(locatie).zichtbaar_voor(rechten).filter(begin__year=jaar)
    groepen = hier.order_by().values_list(per)
    klaar = Q(beeindigd_op__isnull=False)
    duur = ExpressionWrapper(F("beeindigd_op") - F("begin"), output_field=DurationField())
    geteld = groepen.annotate(
        geplaatst=Count("pk"),
        klaar=Count("pk", filter=klaar),
        werk=Count("pk", filter=Q(uitkomst=_UITKOMST.WERK)),
        vroeg=Count("pk", filter=Q(uitkomst=_UITKOMST.GESTOPT)),
        duur=Avg(duur, filter=klaar),
    )
    dagen = dict(groepen.annotate(dagen=Count("verzuim", filter=NIET_AFGEMELD)))
    per_code = {code: cijfers for code, *cijfers in geteld}
    leeg = [0, 0, 0, 0, None]
    return [
        _resultaat(naam, per_code.get(code, leeg), dagen.get(code, 0)) for code, naam in _namen(per, rechten)
    ]


def _resultaat(naam: str, cijfers: list[Any], verzuim: int) -> Resultaat:
    geplaatst, klaar, werk, vroeg, duur = cijfers
    weken = duur / datetime.timedelta(weeks=1) if duur is not None else None
    return Resultaat(naam, geplaatst, geplaatst - klaar, klaar, werk, vroeg, weken, verzuim)


def _namen(per: str, rechten: frozenset[Recht]) -> list[tuple[str, str]]:
    """The groups in order, also those without a placement; a goal that one may not see is none."""
    if per == "model":
        return [(model.code, model.naam) for model in WerkFirstModel.objects.all()]
    doelen = WerkFirstPlaatsing.Doel
    weg = () if Recht.RISICO in rechten else (doelen.HANDHAVING,)
    return [(code, str(naam).capitalize()) for code, naam in doelen.choices if code not in weg]


def jaren(locatie: Locatie) -> list[int]:
    """The years in which a placement began, the last one first."""
    begonnen = WerkFirstPlaatsing.objects.van_locatie(locatie).order_by()
    return sorted(begonnen.values_list("begin__year", flat=True).distinct(), reverse=True)
