"""What plans hold beside their steps: decisions, people, obligations, mandates and the youth desk.

Set-based, after the rows of a location are there. All of it is made up; records that can say so are marked.
"""

import datetime
from itertools import permutations

from django.db.models import F, OuterRef, QuerySet, Subquery

from diagnose.models import (
    Activiteit,
    Herdiagnoseaanleiding,
    Instrument,
    Instrumentbeperking,
    Jongerenarrangement,
    Soort,
    Werkplan,
)
from keten.models import Ketenpartner, Locatie, Mandaat
from klanten.models import Belemmering, Clientbeeld
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek

_JONG = 27 * 365
_LOKET = 60  # clients that the youth desk of a location has at most
_TE_VULLEN = (Soort.INKOOP, Soort.ADDITIONEEL)  # kinds that ask for more than an instrument


def vul_arrangementen(plek: Plek) -> int:
    """Fill in the plans of a location; returns how many rows were added."""
    locatie = plek.locatie
    _geef_mandaten(locatie, plek.vandaag)
    _vul_activiteiten(locatie)
    _meld_beperking(locatie, plek.vandaag)
    rijen = _begin_bij_jongerenloket(locatie, plek.vandaag)
    if locatie.code == "apeldoorn":
        rijen += _voor_marieke(plek)
    return rijen


def _geef_mandaten(locatie: Locatie, dag: datetime.date) -> None:
    """At a location of the demonstration every partner may decide for every other."""
    partners = Ketenpartner.objects.geldig_op(dag).filter(locaties=locatie).order_by("pk")
    Mandaat.objects.bulk_create(
        Mandaat(
            locatie=locatie,
            van=van,
            aan=aan,
            besluit="voorbeeld van een mandaatbesluit",
            geldig_van=dag - 365 * DAG,
        )
        for van, aan in permutations(partners, 2)
    )


def _vul_activiteiten(locatie: Locatie) -> None:
    stappen = Activiteit.objects.filter(werkplan__klant__locatie=locatie)
    afgesproken = (Werkplan.Stand.BEVESTIGD, Werkplan.Stand.VERVANGEN)
    van_plan = Werkplan.objects.filter(pk=OuterRef("werkplan"))
    middel = Instrument.objects.filter(pk=OuterRef("instrument"))
    met_middel = stappen.filter(instrument__isnull=False)
    met_middel.exclude(instrument__soort__in=_TE_VULLEN).update(
        soort=Subquery(middel.values("soort")), verplichtingen=Subquery(middel.values("verplichtingen"))
    )
    met_middel.filter(instrument__soort=Soort.ADDITIONEEL, einde__isnull=False).update(
        soort=Soort.ADDITIONEEL, leerdoel="Werkervaring opdoen en werknemersvaardigheden leren."
    )
    besloten = stappen.filter(werkplan__stand__in=afgesproken)
    besloten.update(besloten_op=Subquery(van_plan.values("akkoord_klant_op__date")))
    besloten.exclude(verplichtingen="").update(
        verplichtingen_akkoord_op=Subquery(van_plan.values("akkoord_klant_op")),
        verplichtingen_akkoord_wijze=Subquery(van_plan.values("akkoord_klant_wijze")),
    )
    stappen.exclude(stand=Activiteit.Stand.GEPLAND).update(gestart_op=F("begin"))
    _zet_mensen_erbij(stappen)


def _zet_mensen_erbij(stappen: QuerySet[Activiteit]) -> None:
    """Who carries it out, and which circumstance it takes away."""
    van_de_uitvoerder = Werkplan.objects.filter(
        pk=OuterRef("werkplan"), klant__beeld__contactpersoon__partner=OuterRef("uitvoerder")
    )
    stappen.update(medewerker=Subquery(van_de_uitvoerder.values("klant__beeld__contactpersoon")))
    in_de_weg = Belemmering.objects.filter(klant__werkplannen=OuterRef("werkplan"), tot__isnull=True)
    stappen.filter(volgorde=2).update(belemmering=Subquery(in_de_weg.order_by("pk").values("pk")[:1]))


def _meld_beperking(locatie: Locatie, dag: datetime.date) -> None:
    """Too few places to learn on the job, which the sources name as the problem of youth desks."""
    melder = locatie.medewerkers.order_by("pk").first()
    traject = Instrument.objects.filter(code="duaal-traject").first()
    if melder is not None and traject is not None:
        Instrumentbeperking.objects.create(
            instrument=traject,
            locatie=locatie,
            alleen_jongeren=True,
            reden="Er zijn nu geen leer-werkplekken vrij (voorbeeld).",
            geldig_van=dag - 30 * DAG,
            gemeld_door=melder,
        )


def _begin_bij_jongerenloket(locatie: Locatie, dag: datetime.date) -> int:
    jong = Clientbeeld.objects.filter(
        locatie=locatie,
        contactpersoon__isnull=False,
        klant__geboortedatum__gt=dag - _JONG * DAG,
    )
    gekozen = jong.order_by("pk").values_list("klant", "contactpersoon", "klant__aangemeld_op")[:_LOKET]
    return len(
        Jongerenarrangement.objects.bulk_create(
            Jongerenarrangement(
                klant_id=klant,
                vorm=Jongerenarrangement.Vorm.GEINTEGREERD,
                casemanager_id=contactpersoon,
                begin=aangemeld,
                einde=dag + 60 * DAG if nummer % 2 else None,
            )
            for nummer, (klant, contactpersoon, aangemeld) in enumerate(gekozen)
        )
    )


def _voor_marieke(plek: Plek) -> int:
    """A choice and an obligation in the plan that waits for her, and a request with its answer."""
    plan = Werkplan.objects.filter(
        klant__gebruiker__email=KLANT_EMAIL, stand=Werkplan.Stand.VOORGESTELD
    ).first()
    if plan is None:
        return 0
    stappen = list(plan.activiteiten.all())
    laatste = stappen[-1]
    laatste.verplichtingen = "U komt naar elke bijeenkomst. U meldt het vooraf als u niet kunt komen."
    laatste.save(update_fields=["verplichtingen"])
    Activiteit.objects.create(
        werkplan=plan,
        volgorde=laatste.volgorde + 1,
        omschrijving="Een dag in de week meelopen in de zorg",
        uitvoerder=laatste.uitvoerder,
        financier=laatste.financier,
        begin=laatste.begin,
        einde=laatste.einde,
        alternatief_voor=stappen[1] if len(stappen) > 1 else stappen[0],
    )
    Herdiagnoseaanleiding.objects.create(
        klant=plan.klant,
        soort=Herdiagnoseaanleiding.Soort.VERZOEK,
        over=Herdiagnoseaanleiding.Over.PLAN,
        tekst="Ik wil graag dicht bij huis werken, vanwege mijn kinderen.",
        op=moment(plek.vandaag - 5 * DAG, 10),
        antwoord="Goed dat u dit zegt. We zoeken eerst in Apeldoorn.",
        beantwoord_op=moment(plek.vandaag - 4 * DAG, 11),
        beantwoord_door=plan.gemaakt_door,
    )
    return 2
