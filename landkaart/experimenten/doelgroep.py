"""Who can take part: a rule over facts, put together from a few choices (D-36)."""

import datetime
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.expressions import Combinable

from keten.maanden import maanden_later
from keten.models import Locatie
from keten.regels.boom import condities
from keten.regels.feiten import open_feiten
from keten.regels.valideren import lees
from keten.regels.vertalen import filter_op
from keten.regels.verwoorden import eis_in_woorden
from klanten.models import Clientbeeld, Klant
from landkaart.models import Experiment, Experimentdeelname

IEDEREEN: dict[str, Any] = {"alle": []}
"""The rule that everybody meets."""

REGIMES, LEEFTIJD, KWADRANT = "regimes", "leeftijd", "diagnose_kwadrant"
JONGST, OUDST = 16, 75
LEEFTIJDSGROEPEN = (("tot 27 jaar", 27), ("27 tot 50 jaar", 50), ("50 jaar of ouder", None))
GESLACHTEN = dict(Klant.Geslacht.choices)


def regel(
    *, regimes: list[str], kwadranten: list[str], vanaf: int | None = None, tot_en_met: int | None = None
) -> dict[str, Any]:
    """The rule that these choices make; what is left empty asks nothing.

    Args:
        regimes: codes of benefits of which a client has at least one.
        kwadranten: codes of which the diagnosis gave one.
        vanaf, tot_en_met: ages in years, both included.
    """
    delen: list[dict[str, Any]] = []
    if regimes:
        delen.append({"feit": REGIMES, "is": "bevat_een_van", "waarde": regimes})
    if vanaf is not None or tot_en_met is not None:
        grenzen = [JONGST if vanaf is None else vanaf, OUDST if tot_en_met is None else tot_en_met]
        delen.append({"feit": LEEFTIJD, "is": "tussen", "waarde": grenzen})
    if kwadranten:
        delen.append({"feit": KWADRANT, "is": "in", "waarde": kwadranten})
    return {"alle": delen}


def keuzes(boom: dict[str, Any]) -> dict[str, Any]:
    """The choices that made a rule, for the form that changes it."""
    waarden = {deel["feit"]: deel["waarde"] for deel in boom.get("alle", [])}
    vanaf, tot_en_met = waarden.get(LEEFTIJD, (None, None))
    return {
        "regimes": waarden.get(REGIMES, []),
        "kwadranten": waarden.get(KWADRANT, []),
        "vanaf": vanaf,
        "tot_en_met": tot_en_met,
    }


def in_woorden(boom: dict[str, Any]) -> list[str]:
    """What the rule asks, one line per part; empty when everybody can take part."""
    return [
        f"{deel.feit.label}: {eis_in_woorden(deel)}"
        for deel in condities(lees(boom or IEDEREEN, open_feiten("klant")))
    ]


def passend(locatie: Locatie, boom: dict[str, Any]) -> QuerySet[Klant]:
    """Clients in guidance at a location for whom the rule is true."""
    actief = Klant.objects.van_locatie(locatie).filter(beeld__status=Clientbeeld.Status.ACTIEF)
    return filter_op(actief, boom or IEDEREEN, open_feiten("klant"))


def te_loten(experiment: Experiment) -> QuerySet[Klant]:
    """Who fits and was not drawn yet, without those in another experiment on the same figure that runs."""
    geloot = Experimentdeelname.objects.filter(klant=OuterRef("pk"))
    klanten = passend(experiment.locatie, experiment.wie).filter(
        ~Exists(geloot.filter(experiment=experiment)),
        ~Exists(geloot.lopend().filter(indicator=experiment.indicator)),
    )
    if experiment.instroom == Experiment.Instroom.NIEUW:
        return klanten.filter(aangemeld_op__gte=experiment.gestart_op)
    return klanten


def laag(verdeling: str, op: datetime.date) -> Combinable:
    """The part of the clients within which lots are drawn, as words that stay on the participation."""
    if verdeling == Experiment.Verdeling.REGIME:
        return Case(When(beeld__regimes="", then=Value("geen uitkering")), default=F("beeld__regimes"))
    if verdeling == Experiment.Verdeling.GESLACHT:
        woorden = [When(geslacht=code, then=Value(str(naam))) for code, naam in GESLACHTEN.items()]
        return Case(*woorden, output_field=CharField())
    if verdeling == Experiment.Verdeling.LEEFTIJD:
        groepen = [
            When(geboortedatum__gt=maanden_later(op, -12 * tot), then=Value(naam))
            for naam, tot in LEEFTIJDSGROEPEN
            if tot is not None
        ]
        return Case(*groepen, default=Value(LEEFTIJDSGROEPEN[-1][0]))
    return Value("", output_field=CharField())
