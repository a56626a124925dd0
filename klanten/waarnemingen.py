"""The rows behind the figures that a dossier answers: who, at which location, and what counts.

Every function takes the first and the last day of a period and the number that the AKO set. What people
are or have is looked up on a day of the period. An application, an outflow and a handover stay with the
location where they were; a person counts at the location of today, so a month that is closed is not counted
again (`landkaart.cijfers.berekenen`).
"""

import datetime
from typing import Any

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Least, TruncDate

from keten.indicatoren import dagen_tussen, waarnemingen
from keten.models import Ketenpartner
from klanten.afspraken import aanvang
from klanten.models import (
    Aanvraag,
    Contactpersoonschap,
    Gebeurtenis,
    Intakegesprek,
    Klant,
    Overdracht,
    Uitkering,
    Uitstroom,
)

Rijen = QuerySet[Any]
Dag = datetime.date

AANSLUITEND = datetime.timedelta(days=31)
_DAG = datetime.timedelta(days=1)
_WEEK = datetime.timedelta(weeks=1)
_DUIDELIJK = (Gebeurtenis.Soort.AFSPRAAK, Gebeurtenis.Soort.WERKPLAN)
_KLAAR = (Aanvraag.Stand.TOEGEKEND, Aanvraag.Stand.AFGEWEZEN, Aanvraag.Stand.AFGEZIEN)
_KLANT = OuterRef("pk")


def _uitkering(klant: OuterRef, van: Any, tot: Any) -> QuerySet[Uitkering]:
    """The benefits of a client of which a day lies in a period."""
    loopt_nog = Q(tot__isnull=True) | Q(tot__gte=van)
    return Uitkering.objects.filter(loopt_nog, klant=klant, van__lte=tot)


def _weg(dag: Dag) -> QuerySet[Uitstroom]:
    """The outflow of a client that holds on a day."""
    return Uitstroom.objects.filter(
        Q(teruggekeerd_op__isnull=True) | Q(teruggekeerd_op__gt=dag), klant=_KLANT, op__lte=dag
    )


def in_begeleiding(dag: Dag) -> QuerySet[Klant]:
    """The clients who were registered on a day and had not left."""
    return Klant.objects.filter(~Exists(_weg(dag)), aangemeld_op__lte=dag)


def preventie(van: Dag, tot: Dag, weken: int) -> Rijen:
    """Who registered so many weeks ago; counts who had no benefit so many weeks later."""
    later = ExpressionWrapper(OuterRef("aangemeld_op") + weken * _WEEK, output_field=DateField())
    aanvraag = Aanvraag.objects.filter(klant=_KLANT).order_by("begonnen_op", "pk").values("regime")[:1]
    rijen = Klant.objects.filter(aangemeld_op__range=(van - weken * _WEEK, tot - weken * _WEEK))
    heeft = Exists(_uitkering(_KLANT, later, later))
    return waarnemingen(rijen, locatie="locatie", klant="pk", telt=~Q(heeft), regime=Subquery(aanvraag))


def _beslist(van: Dag, tot: Dag) -> QuerySet[Aanvraag]:
    """Applications that ended in a period: awarded, refused or given up."""
    binnen = Q(besluit_op__range=(van, tot)) | Q(afgezien_op__range=(van, tot))
    return Aanvraag.objects.filter(binnen, stand__in=_KLAAR)


def poortwachter(van: Dag, tot: Dag, _: int) -> Rijen:
    """Applications that ended; counts those that did not lead to a benefit."""
    niet = ~Q(stand=Aanvraag.Stand.TOEGEKEND)
    return _over_aanvraag(_beslist(van, tot), niet)


def vraaguitval(van: Dag, tot: Dag, _: int) -> Rijen:
    """Applications that ended; counts those that the client gave up."""
    return _over_aanvraag(_beslist(van, tot), Q(stand=Aanvraag.Stand.AFGEZIEN))


def _over_aanvraag(rijen: QuerySet[Aanvraag], telt: Q) -> Rijen:
    return waarnemingen(rijen, locatie="locatie", klant="klant", telt=telt, regime=F("regime"))


def uitstroom(van: Dag, tot: Dag, _: int) -> Rijen:
    """Who had a benefit on the first day; counts who left to work in the period and stayed away."""
    naar_werk = _weg_gebleven(van, tot).filter(klant=_KLANT, soort__in=Uitstroom.WERK)
    rijen = Klant.objects.filter(Exists(_uitkering(_KLANT, van, van)))
    return waarnemingen(rijen, locatie="locatie", klant="pk", telt=Q(Exists(naar_werk)))


def _weg_gebleven(van: Dag, tot: Dag) -> QuerySet[Uitstroom]:
    """The outflow of a period, without those who came back in it."""
    blijft = Q(teruggekeerd_op__isnull=True) | Q(teruggekeerd_op__gt=tot)
    return Uitstroom.objects.filter(blijft, op__range=(van, tot))


def instroom(van: Dag, tot: Dag, _: int) -> Rijen:
    """Who registered, or came back after leaving; once."""
    terug = Uitstroom.objects.filter(klant=_KLANT, teruggekeerd_op__range=(van, tot))
    rijen = Klant.objects.filter(Q(aangemeld_op__range=(van, tot)) | Exists(terug))
    return waarnemingen(rijen, locatie="locatie", klant="pk")


def contactpersoon(_: Dag, tot: Dag, __: int) -> Rijen:
    """Clients in guidance on the last day; counts who had a contact person then."""
    vast = Contactpersoonschap.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=tot), klant=_KLANT, van__lte=tot
    )
    return waarnemingen(in_begeleiding(tot), locatie="locatie", klant="pk", telt=Q(Exists(vast)))


def duidelijkheid(van: Dag, tot: Dag, dagen: int) -> Rijen:
    """Who registered so many days ago; counts who knew the next step within those days (K-12)."""
    rijen = Klant.objects.filter(aangemeld_op__range=(van - dagen * _DAG, tot - dagen * _DAG))
    stap = (
        Gebeurtenis.objects.filter(klant=_KLANT, soort__in=_DUIDELIJK, zichtbaar_voor_klant=True)
        .annotate(dag=TruncDate("op"))
        .filter(dag__lte=OuterRef("aangemeld_op") + dagen * _DAG)
    )
    return waarnemingen(rijen, locatie="locatie", klant="pk", telt=Q(Exists(stap)))


def overdrachten(van: Dag, tot: Dag, _: int) -> Rijen:
    """Accepted handovers, each with the days from the finding to the acceptance."""
    begin, einde = aanvang(van, datetime.time.min), aanvang(tot + _DAG, datetime.time.min)
    rijen = Overdracht.objects.filter(
        stand=Overdracht.Stand.AANVAARD, beslist_op__gte=begin, beslist_op__lt=einde
    )
    dagen = dagen_tussen(F("bevinding_op"), TruncDate("beslist_op"))
    return waarnemingen(rijen, locatie="locatie", klant="klant", telt=dagen)


def uitkeringen(_: Dag, tot: Dag, __: int) -> Rijen:
    """Who had a benefit on the last day; two benefits are one person."""
    rijen = Klant.objects.filter(Exists(_uitkering(_KLANT, tot, tot)))
    return waarnemingen(rijen, locatie="locatie", klant="pk")


def zonder_werk(_: Dag, tot: Dag, __: int) -> Rijen:
    """Who was in guidance on the last day."""
    return waarnemingen(in_begeleiding(tot), locatie="locatie", klant="pk")


def bespaard(van: Dag, tot: Dag, _: int) -> Rijen:
    """Who left a benefit for work, or did not need one."""
    dag_ervoor = ExpressionWrapper(OuterRef("op") - AANSLUITEND, output_field=DateField())
    had = Exists(_uitkering(OuterRef("klant"), dag_ervoor, OuterRef("op")))
    werk = Q(soort__in=Uitstroom.WERK) & Q(had)
    rijen = _weg_gebleven(van, tot).filter(werk | Q(soort=Uitstroom.Soort.VOORKOMEN))
    return waarnemingen(rijen, locatie="locatie", klant="klant")


def samenloop(van: Dag, tot: Dag, _: int) -> Rijen:
    """Who had two benefits on one day of the period (K-22)."""
    tweede = _uitkering(OuterRef("klant"), Greatest(OuterRef("van"), van), Least(_einde("tot"), tot))
    paar = _uitkering(_KLANT, van, tot).filter(Exists(tweede.exclude(pk=OuterRef("pk"))))
    return waarnemingen(Klant.objects.filter(Exists(paar)), locatie="locatie", klant="pk")


def overgang(van: Dag, tot: Dag, _: int) -> Rijen:
    """Whose benefit of the municipality began within a month of the end of one of UWV (K-22)."""
    uwv = Uitkering.objects.filter(
        klant=OuterRef("klant"),
        regime__kolom=Ketenpartner.Kolom.UWV,
        tot__lt=OuterRef("van"),
        tot__gte=OuterRef("van") - AANSLUITEND,
    )
    begint = Uitkering.objects.filter(
        Exists(uwv), klant=_KLANT, regime__kolom=Ketenpartner.Kolom.GEMEENTE, van__range=(van, tot)
    )
    return waarnemingen(Klant.objects.filter(Exists(begint)), locatie="locatie", klant="pk")


def _einde(veld: str) -> Coalesce:
    return Coalesce(OuterRef(veld), Value(datetime.date.max), output_field=DateField())


def intakes_cwi(van: Dag, tot: Dag, _: int) -> Rijen:
    """Intakes by CWI, alone or as one of two."""
    cwi = Ketenpartner.Kolom.CWI
    gedaan = Intakegesprek.objects.filter(
        Q(partner__kolom=cwi) | Q(tweede_partner__kolom=cwi), op__range=(van, tot)
    )
    return waarnemingen(gedaan, locatie="klant__locatie", klant="klant")


def claims_uwv(van: Dag, tot: Dag, _: int) -> Rijen:
    """Decisions of UWV on applications; counts those in time."""
    rijen = Aanvraag.objects.filter(
        partner__kolom=Ketenpartner.Kolom.UWV, besluit_op__range=(van, tot), beslissen_voor__isnull=False
    )
    return _over_aanvraag(rijen, Q(besluit_op__lte=F("beslissen_voor")))


def beeindigd_gemeente(van: Dag, tot: Dag, _: int) -> Rijen:
    """Benefits of the municipality whose last day lies in the period."""
    rijen = Uitkering.objects.filter(regime__kolom=Ketenpartner.Kolom.GEMEENTE, tot__range=(van, tot))
    return waarnemingen(rijen, locatie="klant__locatie", klant="klant", regime=F("regime"))
