"""The figures of this floor: in time with advice and re-diagnosis, who takes part and learns (X-30, X-37)."""

import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from diagnose.models import Activiteit, Diagnose, Herdiagnoseaanleiding, MedischAdvies
from diagnose.models.instrument import Domein
from keten.indicatoren import Indicator, Maat, Optelling, Peil, Soort, registreer, waarnemingen
from klanten.models import Clientbeeld, Klant, Uitstroom
from klanten.waarnemingen import in_begeleiding

Rijen = QuerySet[Any]
Dag = datetime.date

_KLANT = OuterRef("pk")


def _medisch(van: Dag, tot: Dag, _: int) -> Rijen:
    """Questions to the medical adviser whose term ended in the period; counts those answered in time."""
    gegeven = Q(stand=MedischAdvies.Stand.GEGEVEN, afgerond_op__lte=F("uiterlijk"))
    rijen = MedischAdvies.objects.filter(uiterlijk__date__range=(van, tot)).exclude(
        stand=MedischAdvies.Stand.INGETROKKEN
    )
    return waarnemingen(rijen, locatie="klant__locatie", klant="klant", telt=gegeven)


def _herdiagnose(van: Dag, tot: Dag, _: int) -> Rijen:
    """Reasons to look again whose term ended in the period; counts those looked at in time."""
    op_tijd = Q(taak__gedaan_op__lte=F("taak__vervalt_op"))
    rijen = Herdiagnoseaanleiding.objects.filter(taak__vervalt_op__date__range=(van, tot))
    return waarnemingen(rijen, locatie="taak__locatie", klant="klant", telt=op_tijd)


def _bezig(van: Dag, tot: Dag) -> QuerySet[Activiteit]:
    """The activities of a client that ran on a day of the period."""
    return Activiteit.objects.filter(
        Q(einde__isnull=True) | Q(einde__gte=van),
        werkplan__klant=_KLANT,
        gestart_op__isnull=False,
        gestart_op__lte=tot,
        stand__in=(Activiteit.Stand.LOOPT, Activiteit.Stand.AFGEROND),
    )


def _participatie(_: Dag, tot: Dag, __: int) -> Rijen:
    """Who was far from work at the first diagnosis, registered now; counts who works or takes part (X-37)."""
    eerste = Diagnose.objects.filter(klant=_KLANT, vastgesteld_op__isnull=False).order_by(
        "vastgesteld_op", "pk"
    )
    afstand = Subquery(eerste.filter(vastgesteld_op__date__lte=tot).values("afstand")[:1])
    werkt = Uitstroom.objects.filter(
        Q(teruggekeerd_op__isnull=True) | Q(teruggekeerd_op__gt=tot),
        klant=_KLANT,
        op__lte=tot,
        soort__in=Uitstroom.WERK,
    )
    doet_mee = _bezig(tot, tot).filter(pk__in=Activiteit.objects.participatie().values("pk"))
    weg = Uitstroom.objects.filter(
        Q(teruggekeerd_op__isnull=True) | Q(teruggekeerd_op__gt=tot), klant=_KLANT, op__lte=tot
    ).exclude(soort__in=Uitstroom.WERK)
    rijen = Klant.objects.alias(afstand=afstand).filter(
        ~Exists(weg), afstand=Clientbeeld.Afstand.LANG, aangemeld_op__lte=tot
    )
    return waarnemingen(rijen, locatie="locatie", klant="pk", telt=Q(Exists(werkt)) | Q(Exists(doet_mee)))


def _scholing(van: Dag, tot: Dag, _: int) -> Rijen:
    """Clients in guidance; counts who was trained in the period."""
    leert = _bezig(van, tot).filter(
        Q(instrument__domein=Domein.SCHOLING) | Q(soort=Activiteit.Soort.LEERWERK)
    )
    return waarnemingen(in_begeleiding(tot), locatie="locatie", klant="pk", telt=Q(Exists(leert)))


INDICATOREN = (
    Indicator(
        "medisch-48-uur",
        "Medisch advies binnen 48 uur",
        Soort.KETEN,
        "Van de vragen aan de medisch adviseur waarvan de termijn deze maand voorbij is: het deel met een "
        "advies binnen de termijn.",
        Maat.AANDEEL,
        _medisch,
        "Goed bekeken! (AKO Monitorgroep 2005): een advies binnen 48 uur; de definitie is van ons",
        zonder_namen=True,
    ),
    Indicator(
        "herdiagnose-op-tijd",
        "Herdiagnose op tijd",
        Soort.KETEN,
        "Van de aanleidingen om een klant opnieuw te bekijken waarvan de termijn deze maand voorbij is: het "
        "deel dat op tijd is bekeken.",
        Maat.AANDEEL,
        _herdiagnose,
        "Samen doen we het zo (Monitorgroep 2005), punt 12; de definitie is van ons",
    ),
    Indicator(
        "participatie",
        "Participatie",
        Soort.UITKOMST,
        "Van de klanten die bij de eerste diagnose verder dan een jaar van werk waren: het deel dat op de "
        "laatste dag van de maand werkt of een participatieplaats heeft. Wie aan het werk ging, telt als "
        "werkend tot hij of zij terugkomt.",
        Maat.AANDEEL,
        _participatie,
        "De ketens voorbij? (2004): participatie naast schadelastbeperking; Integrale dienstverlening (IWI "
        "2008): 200.000 mensen met een grote afstand tot werk; de definitie is van ons",
        peil=Peil.EINDE,
        optelling=Optelling.LAATSTE,
    ),
    Indicator(
        "scholing",
        "Scholing",
        Soort.UITKOMST,
        "Van de klanten in begeleiding op de laatste dag van de maand: het deel dat in die maand scholing of "
        "een leer-werktraject volgde.",
        Maat.AANDEEL,
        _scholing,
        "De ketens voorbij? (2004): upgrading van de beroepsbevolking; de definitie is van ons",
        optelling=Optelling.LAATSTE,
    ),
)


def meld_aan() -> None:
    """Declare these figures."""
    registreer(*INDICATOREN)
