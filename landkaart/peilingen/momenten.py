"""After what a client is asked: each moment a query on the records that the work leaves by itself."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import DateField, DateTimeField, F, Func, Q, QuerySet
from django.db.models.functions import Cast, TruncDate

from diagnose.models import Werkplan
from handhaving.models import Besluit, Controle
from keten.models import Locatie
from klanten.models import Aanvraag, Clientbeeld, Groepsdeelname, Uitstroom
from landkaart.models import Experimentdeelname, Moment

Dagen = QuerySet[Any, tuple[int, datetime.date]]
"""Pairs of a client's key and the day of the moment."""


def van(moment: str, locatie: Locatie, eerste: datetime.date, laatste: datetime.date) -> list[Dagen]:
    """Who of a location went through a moment between two days, both included."""
    return [
        rijen.filter(dag__range=(eerste, laatste)).order_by().values_list(klant, "dag")
        for klant, rijen in _MOMENTEN[Moment(moment)](locatie)
    ]


_Bron = tuple[str, QuerySet[Any]]


def _intake(locatie: Locatie) -> list[_Bron]:
    return [("klant_id", Clientbeeld.objects.filter(locatie=locatie).annotate(dag=F("intake_op")))]


def _werkplan(locatie: Locatie) -> list[_Bron]:
    plannen = Werkplan.objects.filter(klant__locatie=locatie, akkoord_klant_op__isnull=False)
    return [("klant_id", plannen.annotate(dag=TruncDate("akkoord_klant_op")))]


def _besluit(locatie: Locatie) -> list[_Bron]:
    beslist = Q(stand__in=[Aanvraag.Stand.TOEGEKEND, Aanvraag.Stand.AFGEWEZEN])
    return [
        ("klant_id", Aanvraag.objects.filter(beslist, klant__locatie=locatie).annotate(dag=F("besluit_op")))
    ]


def _uitstroom(locatie: Locatie) -> list[_Bron]:
    return [("klant_id", Uitstroom.objects.geldend().filter(locatie=locatie).annotate(dag=F("op")))]


def _handhaving(locatie: Locatie) -> list[_Bron]:
    """A check that was done, or the last month of a measure, both of which the client knows."""
    gedaan = Controle.objects.filter(locatie=locatie, stand=Controle.Stand.GEDAAN)
    einde = Func(
        F("vanaf"),
        F("voorstel__maanden"),
        template="(%(expressions)s)",
        arg_joiner=" + interval '1 month' * ",
        output_field=DateTimeField(),
    )
    besluiten = Besluit.objects.filter(
        uitkomst=Besluit.Uitkomst.OPGELEGD, voorstel__overtreding__klant__locatie=locatie
    )
    return [
        ("klant_id", gedaan.annotate(dag=TruncDate("gedaan_op"))),
        ("voorstel__overtreding__klant_id", besluiten.annotate(dag=Cast(einde, DateField()))),
    ]


def _groep(locatie: Locatie) -> list[_Bron]:
    geweest = Groepsdeelname.objects.filter(
        klant__locatie=locatie, stand=Groepsdeelname.Stand.AANWEZIG
    ).annotate(dag=TruncDate("bijeenkomst__begin"))
    return [("klant_id", geweest)]


def _experiment(locatie: Locatie) -> list[_Bron]:
    """Who takes part in an experiment with a question of its own: both groups after the same time (H-52)."""
    doen_mee = Experimentdeelname.objects.lopend().filter(
        experiment__locatie=locatie, experiment__peilingvragen__isnull=False
    )
    return [("klant_id", doen_mee.annotate(dag=F("ingedeeld_op")).distinct())]


_MOMENTEN: dict[Moment, Callable[[Locatie], list[_Bron]]] = {
    Moment.INTAKE: _intake,
    Moment.WERKPLAN: _werkplan,
    Moment.BESLUIT: _besluit,
    Moment.UITSTROOM: _uitstroom,
    Moment.HANDHAVING: _handhaving,
    Moment.GROEP: _groep,
    Moment.EXPERIMENT: _experiment,
}
