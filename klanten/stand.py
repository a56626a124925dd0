"""How a dossier stands against its terms, worked out in the database for a whole list at once."""

import datetime

from django.db.models import (
    Case,
    DateField,
    Exists,
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

from keten.models import Instelling, Locatie
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten.instellingen_aanvraag import CONTACTPERSOON_VANAF, VANAF_STANDAARD
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
    """Add how each picture of a location stands, and why: `stand`, `te_lang`, `zonder_gids` and the terms.

    `eerste_termijn` is the moment at which the first open task of the client is due, `contact_voor` the last
    day for the next contact. A term has expired when a task is overdue, or when nobody told the client in
    time what comes next, or when there is no contact person after the step from which the location wants one.
    A dossier asks for attention when a task is due within a week, the outcome of a meeting is missing, the
    next contact is late, or its step takes longer than the location agreed.

    Source: Goed bekeken! (AKO 2005), 3.6: new clients know within a week where they stand (K-47); Integrale
    dienstverlening (IWI 2008): the step from which there is one fixed person differs (K-26).
    """
    nu = timezone.now()
    taken = Taak.objects.open().filter(klant=OuterRef("klant")).order_by("vervalt_op")
    contact_voor = Greatest("laatste_contact", "diagnose_op") + F("contact_om_de_dagen")
    let_op = (
        Q(eerste_termijn__lt=nu + BINNENKORT)
        | Q(volgende_afspraak__lt=nu)
        | Q(contact_voor__lt=vandaag())
        | Q(stap_uiterlijk__lt=vandaag())
    )
    return beelden.annotate(
        eerste_termijn=Subquery(taken.values("vervalt_op")[:1]),
        contact_voor=ExpressionWrapper(contact_voor, output_field=DateField()),
        te_lang=Case(When(_onduidelijk(locatie), then=Value(True)), default=Value(False)),
        zonder_gids=Case(When(_zonder_contactpersoon(locatie), then=Value(True)), default=Value(False)),
    ).annotate(
        stand=Case(
            When(
                Q(eerste_termijn__lt=nu) | Q(te_lang=True) | Q(zonder_gids=True), then=Value(Stand.VERLOPEN)
            ),
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
        return "geen contactpersoon" if beeld.zonder_gids else "geen volgende stap"  # type: ignore[attr-defined]
    if beeld.volgende_afspraak is not None and beeld.volgende_afspraak < timezone.now():
        return "uitkomst afspraak ontbreekt"
    if beeld.stap_uiterlijk is not None and beeld.stap_uiterlijk < vandaag():
        return f"{beeld.volgende_stap.lower()} duurt te lang"
    return "te lang geen contact"


# From which step on there must be a contact person, by the choice of the location.
_VANAF = {
    "aanmelding": Q(),
    "intake": Q(intake_op__isnull=False),
    "route": ~Q(route=""),
    "diagnose": Q(diagnose_op__isnull=False),
}


def _zonder_contactpersoon(locatie: Locatie) -> Q:
    """Past the step that the location chose; its choice is read inside the query, which spares a list one."""
    gekozen = Instelling.objects.filter(code=CONTACTPERSOON_VANAF, locatie=locatie)
    nodig = Q(~Exists(gekozen)) & _VANAF[VANAF_STANDAARD]
    for keuze, gezet in _VANAF.items():
        nodig |= Q(Exists(gekozen.filter(waarde=keuze))) & gezet
    return Q(status=Clientbeeld.Status.ACTIEF, contactpersoon__isnull=True) & nodig


def _onduidelijk(locatie: Locatie) -> Q:
    """Clients who registered longer ago than the term, and have neither a meeting nor a plan before them."""
    plan = Q(werkplan__in=(Clientbeeld.Werkplan.VOORGESTELD, Clientbeeld.Werkplan.BEVESTIGD))
    actief = Q(status=Clientbeeld.Status.ACTIEF, volgende_afspraak__isnull=True)
    return ~plan & actief & Q(klant__aangemeld_op__lte=_te_lang_geleden(locatie))


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
