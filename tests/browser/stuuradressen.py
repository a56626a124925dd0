"""Where the pages of placements, agreements, plans, pools and projects are, in the world of the rounds."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from keten.models import Team
from werkgevers.models import (
    Arbeidsmarktbestand,
    Leveringsafspraak,
    Marktplan,
    Marktplanregel,
    Nazorgmoment,
    Plaatsing,
    Plaatsingssteun,
    Pool,
    Project,
    Projectdeelname,
    Samenwerkingsafspraak,
    Specialist,
    Uitlening,
    Vacature,
)


def _eerste(model: type[Model]) -> dict[str, Any]:
    return {"pk": model._default_manager.earliest("pk").pk}


def _plaatsing() -> dict[str, Any]:
    return {"pk": Plaatsing.objects.lopend().earliest("pk").pk}


def _steun() -> dict[str, Any]:
    steun = Plaatsingssteun.objects.filter(plaatsing__gestopt_op=None).earliest("pk")
    return {"pk": steun.plaatsing_id, "nummer": steun.pk}


def _moment(met: str) -> Nazorgmoment:
    return Nazorgmoment.objects.open().filter(met=met).select_related("plaatsing__klant").earliest("pk")


def _klantnazorg() -> dict[str, Any]:
    moment = _moment("klant")
    return {"klantnummer": moment.plaatsing.klant.klantnummer, "pk": moment.pk}


def _klantplaatsing() -> dict[str, Any]:
    plaatsing = Plaatsing.objects.select_related("klant").earliest("pk")
    return {"klantnummer": plaatsing.klant.klantnummer, "pk": plaatsing.pk}


def _specialist() -> dict[str, Any]:
    specialist = Specialist.objects.filter(tot=None).earliest("pk")
    return {"pk": specialist.werkgever_id, "nummer": specialist.pk}


def _uitlening() -> dict[str, Any]:
    uitlening = Uitlening.objects.filter(tot=None).earliest("pk")
    return {"pk": uitlening.pool_id, "nummer": uitlening.pk}


def _deelname() -> dict[str, Any]:
    deelname = Projectdeelname.objects.filter(uitkomst="loopt").earliest("pk")
    return {"pk": deelname.project_id, "nummer": deelname.pk}


def _werkgever() -> dict[str, Any]:
    return {"pk": Leveringsafspraak.objects.earliest("pk").werkgever_id}


def _team() -> dict[str, Any]:
    return {"pk": Team.objects.lopend().filter(soort=Team.Soort.WERKGEVERS).earliest("pk").pk}


STUURADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "werkgevers:arbeidsmarkt_intrekken": lambda: _eerste(Arbeidsmarktbestand),
    "werkgevers:specialist_stoppen": _specialist,
    "werkgevers:deelnemer_nieuw": _team,
    "werkgevers:klantnazorg": _klantnazorg,
    "werkgevers:klantplaatsing": _klantplaatsing,
    "werkgevers:leveringsafspraak": lambda: {"pk": Leveringsafspraak.objects.lopend().earliest("pk").pk},
    "werkgevers:leveringsafspraak_nieuw": _werkgever,
    "werkgevers:marktplan_sector": lambda: _eerste(Marktplan),
    "werkgevers:marktplan_sector_wijzigen": lambda: _eerste(Marktplanregel),
    "werkgevers:marktplan_wijzigen": lambda: _eerste(Marktplan),
    "werkgevers:nazorgmoment": lambda: {"pk": _moment("werkgever").pk},
    "werkgevers:plaatsing": _plaatsing,
    "werkgevers:plaatsing_direct": lambda: {"pk": Vacature.objects.open().earliest("pk").pk},
    "werkgevers:plaatsing_stoppen": _plaatsing,
    "werkgevers:plaatsing_wijzigen": _plaatsing,
    "werkgevers:pool": lambda: _eerste(Pool),
    "werkgevers:pool_lid": lambda: _eerste(Pool),
    "werkgevers:pool_terug": _uitlening,
    "werkgevers:pool_uitlenen": lambda: _eerste(Pool),
    "werkgevers:pool_wijzigen": lambda: _eerste(Pool),
    "werkgevers:project": lambda: _eerste(Project),
    "werkgevers:project_deelname": lambda: _eerste(Project),
    "werkgevers:project_uitkomst": _deelname,
    "werkgevers:project_wijzigen": lambda: _eerste(Project),
    "werkgevers:samenwerking": lambda: _eerste(Samenwerkingsafspraak),
    "werkgevers:samenwerking_nieuw": _werkgever,
    "werkgevers:samenwerking_wijzigen": lambda: _eerste(Samenwerkingsafspraak),
    "werkgevers:steun_nieuw": _plaatsing,
    "werkgevers:steun_wijzigen": _steun,
}
"""By page, the record that it is about."""
