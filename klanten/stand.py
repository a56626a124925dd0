"""How a dossier stands against its terms, worked out in the database for a whole list at once."""

import datetime

from django.db.models import (
    Case,
    DateField,
    ExpressionWrapper,
    F,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.formats import date_format

from keten.models import Locatie
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Taak

TERMIJN = "duidelijkheid_na_melding"
STANDAARDTERMIJN = Duur.weken(1)
BINNENKORT = datetime.timedelta(days=7)


class Stand(IntegerChoices):
    """The states, the most urgent first."""

    VERLOPEN = 0, "Termijn verlopen"
    LET_OP = 1, "Let op"
    OP_SCHEMA = 2, "Op schema"


def met_stand(beelden: QuerySet[Clientbeeld], locatie: Locatie) -> QuerySet[Clientbeeld]:
    """Add `stand`, `eerste_termijn`, `contact_voor` and `te_lang` to the pictures of a location.

    `eerste_termijn` is the moment at which the first open task of the client is due, `contact_voor` the last
    day for the next contact. A term has expired when a task is overdue, or when nobody told the client in
    time what comes next. A dossier asks for attention when a task is due within a week, the outcome of a
    meeting is missing, or the next contact is late.

    Source: Goed bekeken! (AKO 2005), 3.6: new clients know within a week where they stand (K-47).
    """
    nu = timezone.now()
    taken = Taak.objects.open().filter(klant=OuterRef("klant")).order_by("vervalt_op")
    contact_voor = Greatest("laatste_contact", "diagnose_op") + F("contact_om_de_dagen")
    let_op = (
        Q(eerste_termijn__lt=nu + BINNENKORT) | Q(volgende_afspraak__lt=nu) | Q(contact_voor__lt=vandaag())
    )
    return beelden.annotate(
        eerste_termijn=Subquery(taken.values("vervalt_op")[:1]),
        contact_voor=ExpressionWrapper(contact_voor, output_field=DateField()),
        te_lang=Case(When(_onduidelijk(locatie), then=Value(True)), default=Value(False)),
    ).annotate(
        stand=Case(
            When(Q(eerste_termijn__lt=nu) | Q(te_lang=True), then=Value(Stand.VERLOPEN)),
            When(let_op, then=Value(Stand.LET_OP)),
            default=Value(Stand.OP_SCHEMA),
            output_field=IntegerField(),
        )
    )


def waarom(beeld: Clientbeeld) -> str:
    """Why a picture with a stand stands as it does, in a few words; empty when it is on schedule."""
    stand, vervalt = beeld.stand, beeld.eerste_termijn  # type: ignore[attr-defined]
    if stand == Stand.OP_SCHEMA:
        return ""
    if vervalt is not None and vervalt < timezone.now() + BINNENKORT:
        return f"taak uiterlijk {date_format(timezone.localtime(vervalt), 'j b')}"
    if stand == Stand.VERLOPEN:
        return "geen volgende stap"
    if beeld.volgende_afspraak is not None and beeld.volgende_afspraak < timezone.now():
        return "uitkomst afspraak ontbreekt"
    return "te lang geen contact"


def _onduidelijk(locatie: Locatie) -> Q:
    """Clients who registered longer ago than the term, and have neither a meeting nor a plan before them."""
    plan = Q(werkplan__in=(Clientbeeld.Werkplan.VOORGESTELD, Clientbeeld.Werkplan.BEVESTIGD))
    return ~plan & Q(volgende_afspraak__isnull=True, klant__aangemeld_op__lte=_te_lang_geleden(locatie))


def _te_lang_geleden(locatie: Locatie) -> datetime.date:
    """The last day of registration for which the term is over today."""
    try:
        duur = termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        duur = STANDAARDTERMIJN
    dag = vandaag()
    while duur.laatste_dag(dag) >= vandaag():
        dag -= datetime.timedelta(days=1)
    return dag
