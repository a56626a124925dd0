"""What the plan and the gereedschapskist say about subsidies of the wage, for the placement (D-35)."""

import datetime
from collections.abc import Iterator

from diagnose.gereedschap import voorstellen
from diagnose.gereedschap.inzetten import laatste_dag
from diagnose.gereedschap.voorstellen import Grond
from diagnose.models import Activiteit
from klanten.models import Klant
from werkgevers.steunvoorstellen import Subsidie

_Stand = Activiteit.Stand
_UITGESLOTEN = {Grond.NIET, Grond.REGEL_NIET, Grond.NIET_BESCHIKBAAR}
_TWIJFEL = {Grond.BETWIST, Grond.REGEL_ONLEESBAAR}
"""What a person weighs: the portal says it and decides nothing (D-31)."""


def van_klant(klant: Klant, begin: datetime.date) -> Iterator[Subsidie]:
    """The subsidies in the plan that counts; when there are none, those that can be used for this client.

    Args:
        begin: the day on which a subsidy would begin.
    """
    uit_plan = list(_uit_plan(klant, begin))
    yield from uit_plan or _uit_gereedschapskist(klant, begin)


def _uit_plan(klant: Klant, begin: datetime.date) -> Iterator[Subsidie]:
    stappen = Activiteit.objects.filter(
        werkplan__in=klant.werkplannen.geldend(),
        percentage__isnull=False,
        stand__in=[_Stand.GEPLAND, _Stand.LOOPT],
    )
    for stap in stappen.select_related("instrument"):
        assert stap.percentage is not None  # the filter asks for it
        yield Subsidie(
            sleutel=f"stap-{stap.pk}",
            code=stap.instrument.code if stap.instrument else "",
            naam=stap.omschrijving,
            percentage=stap.percentage,
            eindigt_op=_tot(stap, begin),
            herkomst="Uit het werkplan.",
        )


def _tot(stap: Activiteit, begin: datetime.date) -> datetime.date | None:
    """The months of the instrument from the first working day; a last day of the coach's own stays."""
    instrument = stap.instrument
    if instrument is not None and stap.einde == laatste_dag(instrument, stap.begin):
        return laatste_dag(instrument, begin)
    return stap.einde if stap.einde and stap.einde >= begin else None


def _uit_gereedschapskist(klant: Klant, begin: datetime.date) -> Iterator[Subsidie]:
    for voorstel in voorstellen.voor(klant):
        instrument = voorstel.aanbod.instrument
        gronden = {reden.grond for reden in voorstel.redenen}
        if not (instrument.percentage and instrument.duur_maanden) or gronden & _UITGESLOTEN:
            continue
        twijfel = [reden.zin for reden in voorstel.redenen if reden.grond in _TWIJFEL]
        yield Subsidie(
            sleutel=f"instrument-{instrument.pk}",
            code=instrument.code,
            naam=instrument.naam,
            percentage=instrument.percentage,
            eindigt_op=laatste_dag(instrument, begin),
            herkomst=" ".join(["Uit de gereedschapskist.", *twijfel]),
        )
