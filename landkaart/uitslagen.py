"""The result of a location: its points, per phase, next to the measurement before (L-05)."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

from keten.models import Locatie
from landkaart import scores
from landkaart.models import Mijlpaalscore


@dataclass(frozen=True)
class Uitslag:
    """The result of a location: total, per phase, and the difference with the measurement before."""

    totaal: Fraction
    maximum: int
    fasen: list[scores.Fasestand]
    eerder: Fraction | None
    eerder_op: datetime.datetime | None

    @property
    def in_woorden(self) -> str:
        """The total, with one decimal at most."""
        return scores.getal(self.totaal)

    @property
    def deel(self) -> int:
        """The total in percent of the maximum, for a bar."""
        return round(self.totaal * 100 / self.maximum) if self.maximum else 0

    @property
    def eerder_in_woorden(self) -> str:
        """The total of the measurement before."""
        return "" if self.eerder is None else scores.getal(self.eerder)

    @property
    def precies(self) -> str:
        """The exact total as a fraction, where one decimal is not exact."""
        return "" if self.totaal.denominator == 1 else str(self.totaal)

    @property
    def verschil(self) -> str:
        """The difference with the measurement before, with its sign; empty without one."""
        if self.eerder is None:
            return ""
        verschil = self.totaal - self.eerder
        if not verschil:
            return "gelijk aan"
        return f"{scores.getal(abs(verschil))} {'meer' if verschil > 0 else 'minder'} dan"


def uitslag(locatie: Locatie, op: datetime.date | datetime.datetime | None = None) -> Uitslag:
    """The result on a day, next to what stood before the last submission by then."""
    vast, stand = scores.vaste_mijlpalen(), scores.stand(locatie, op)
    laatste = max((score.ingediend_op for score in stand.values()), default=None)
    eerder_op = _vorige_meting(locatie, laatste)
    eerder = scores.totaal_van(vast, scores.stand(locatie, eerder_op)) if eerder_op else None
    return Uitslag(scores.totaal_van(vast, stand), len(vast), scores.per_fase(vast, stand), eerder, eerder_op)


def _vorige_meting(locatie: Locatie, laatste: datetime.datetime | None) -> datetime.datetime | None:
    """The last submission on an earlier day: what is submitted on one day belongs together."""
    if laatste is None:
        return None
    begin = scores.einde_van(timezone.localdate(laatste) - datetime.timedelta(days=1))
    eerder = Mijlpaalscore.objects.filter(locatie=locatie, ingediend_op__lte=begin)
    return eerder.order_by("-ingediend_op").values_list("ingediend_op", flat=True).first()
