"""What locations of the demonstration learn from each other; all of it is made up, and marked as such."""

import datetime
from random import Random
from typing import Any

from keten.models import Locatie, Medewerker
from keten.rechten import Rol
from landkaart import zoekindex
from landkaart.models import (
    Beoordeling,
    Expertgroep,
    Kennisstuk,
    Knelpunt,
    KnelpuntBij,
    Nieuwsbericht,
    Oplossing,
    Overname,
    Praktijk,
    Thema,
    Toetsantwoord,
    Volging,
)
from lwi_portal.demo.dagen import DAG, moment, open_dag

_OVERNAMES = (
    (30, "apeldoorn", "Wij noemen de regisseur werkcoach, en één team begon ermee."),
    (30, "ede", "Alleen voor klanten met een WWB-uitkering."),
    (26, "gouda", "Zonder eigen gebouw: het team belt vanuit de locatie."),
    (14, "zoetermeer", "De tijdelijke baan is 24 uur, met een dag leren."),
    (16, "apeldoorn", "Met twee scholen in plaats van vijf."),
)
_LEERPUNTEN = (
    ("Begin met één team", "integraal", "Start klein, evalueer elke fase en breid dan uit. Collega's buiten "
     "het team haken anders af."),
    ("Laat medewerkers een dag meekijken", "integraal", "Een inkijkdag bij een andere partner haalt meer "
     "vooroordelen weg dan een vergadering."),
    ("Bel de werkgever binnen een dag", "werkgevers", "Ook als er nog geen kandidaat is."),
    ("Vraag de jongere zelf om een plan", "jongeren", "Wie zelf een plan schrijft, komt vaker terug."),
)  # fmt: skip
_NIEUWS = (
    ("cwi", False, 1, "Werkbezoek aan de Toonkamer", "Op donderdag laat het team zien hoe één contactpersoon "
     "voor elke klant werkt. Er is plaats voor twaalf collega's van alle partners."),
    ("uwv", True, 4, "Ketendag over jongeren", "Vier locaties vertellen wat er lukte en wat niet. Daarna "
     "gaat u zelf aan de slag met een eigen plan."),
    ("gemeente", False, 9, "Nieuwe balie open", "Vanaf maandag is er één balie voor alle partners."),
)  # fmt: skip


def vul_kennis(dag: datetime.date) -> None:
    """Add practices, lessons, bottlenecks and news, once; nothing without reference data and people."""
    locatie = Locatie.objects.filter(code="apeldoorn").first()
    mensen = list(Medewerker.objects.filter(locaties=locatie).select_related("partner").order_by("pk"))
    if locatie is None or not mensen or Nieuwsbericht.objects.exists():
        return
    experts = list(Medewerker.objects.filter(rollen__overlap=[Rol.KETENAANJAGER, Rol.AKO]).order_by("pk"))
    for groep in Expertgroep.objects.all():
        groep.leden.set(experts)
    _meld_praktijken(locatie, mensen[0], experts, dag)
    _neem_over(dag)
    _deel_knelpunten(locatie, mensen, dag)
    _deel_leerpunten(locatie, mensen, dag)
    _plaats_nieuws(locatie, mensen, dag)
    _volg(mensen, dag)
    zoekindex.herbouw()


def _meld_praktijken(
    locatie: Locatie, door: Medewerker, experts: list[Medewerker], dag: datetime.date
) -> None:
    jongeren = _praktijk(
        locatie,
        door,
        ["jongeren"],
        naam="Elke jongere binnen een week gesproken",
        wat="Meldt een jongere zich, dan belt het loket dezelfde dag. Binnen een week is er een gesprek met "
        "iemand van de gemeente en van de school.",
        ambitie="uitstroom",
        fase="realisatie",
        hypothese="Wie binnen een week is gesproken, zit na drie maanden vaker op school of heeft werk.",
        nulmeting="Gemiddeld duurde het drie weken.",
        stap="beschreven",
        geidentificeerd_op=dag - 90 * DAG,
        beschreven_op=dag - 60 * DAG,
    )
    _beoordeel(jongeren, "jongeren", experts[:1], dag)
    _praktijk(
        locatie,
        door,
        ["werkgevers"],
        naam="Samen op bedrijfsbezoek",
        wat="Plan om werkgevers voortaan met iemand van elke partner te bezoeken.",
        fase="plan",
        mensen=False,
        proces=False,
        stap="beschreven",
        geidentificeerd_op=dag - 30 * DAG,
        beschreven_op=dag - 30 * DAG,
    )


def _praktijk(locatie: Locatie, door: Medewerker, themas: list[str], **velden: Any) -> Praktijk:
    standaard = {"proces": True, "mensen": True, "plaats": locatie.plaats, "voorbeeld": True}
    praktijk = Praktijk.objects.create(gemeld_door=door, **{**standaard, **velden})
    praktijk.locaties.set([locatie])
    praktijk.themas.set(Thema.objects.filter(code__in=themas))
    return praktijk


def _beoordeel(praktijk: Praktijk, groep: str, experts: list[Medewerker], dag: datetime.date) -> None:
    for expert in experts:
        beoordeling = Beoordeling.objects.create(
            praktijk=praktijk,
            expertgroep=Expertgroep.objects.get(code=groep),
            expert=expert,
            oordeel="veelbelovend",
            bijdragen=["effectiviteit"],
            bewijs="nulmeting",
            toelichting="De wachttijd is echt korter. Er is nog geen groep om mee te vergelijken.",
            op=moment(open_dag(dag - 10 * DAG), 11),
        )
        Toetsantwoord.objects.bulk_create(
            Toetsantwoord(beoordeling=beoordeling, vraag=vraag, gevraagd=vraag.vraag, antwoord=antwoord)
            for thema in praktijk.themas.all()
            for vraag, antwoord in zip(thema.toetsvragen.all(), ("ja", "ja", "deels"), strict=False)
        )


def _neem_over(dag: datetime.date) -> None:
    fiches = {praktijk.nummer: praktijk for praktijk in Praktijk.objects.filter(nummer__isnull=False)}
    locaties = {locatie.code: locatie for locatie in Locatie.objects.all()}
    Overname.objects.bulk_create(
        Overname(
            praktijk=fiches[nummer],
            locatie=locaties[code],
            sinds=dag - (100 + 37 * plaats) * DAG,
            aanpassingen=tekst,
            voorbeeld=True,
        )
        for plaats, (nummer, code, tekst) in enumerate(_OVERNAMES)
        if nummer in fiches and code in locaties
    )


def _deel_knelpunten(locatie: Locatie, mensen: list[Medewerker], dag: datetime.date) -> None:
    """Locations join the bottlenecks of the reference data; Apeldoorn adds one of its own and solutions."""
    kans = Random("knelpunten")
    codes = ["apeldoorn", "gouda", "ede", "tilburg", "leeuwarden", "heerlen", "tiel"]
    locaties = list(Locatie.objects.filter(code__in=codes).order_by("code"))
    knelpunten = list(Knelpunt.objects.order_by("code"))
    KnelpuntBij.objects.bulk_create(
        KnelpuntBij(knelpunt=knelpunt, locatie=plek, op=dag - kans.randint(20, 300) * DAG)
        for knelpunt in knelpunten
        for plek in kans.sample(locaties, kans.randint(0, len(locaties)))
    )
    per_code = {knelpunt.code: knelpunt for knelpunt in knelpunten}
    for code, tekst in (
        ("caseload", "Een vaste ochtend per week zonder afspraken, voor alle partners dezelfde."),
        ("initiatief", "Het managementteam zegt hardop wat medewerkers zelf mogen beslissen."),
    ):
        if code in per_code:
            Oplossing.objects.create(
                knelpunt=per_code[code], tekst=tekst, locatie=locatie, door=mensen[0], voorbeeld=True
            )
    eigen = Knelpunt.objects.create(
        titel="Klanten krijgen brieven van drie partners",
        omschrijving="Een klant krijgt in één week een brief van CWI, van UWV en van de gemeente, met drie "
        "verschillende afspraken.",
        categorie="operationeel",
        gemeld_bij=locatie,
        gemeld_door=mensen[0],
        gemeld_op=dag - 12 * DAG,
        voorbeeld=True,
    )
    KnelpuntBij.objects.create(knelpunt=eigen, locatie=locatie, door=mensen[0], op=dag - 12 * DAG)


def _deel_leerpunten(locatie: Locatie, mensen: list[Medewerker], dag: datetime.date) -> None:
    themas = {thema.code: thema for thema in Thema.objects.all()}
    for plaats, (titel, code, tekst) in enumerate(_LEERPUNTEN):
        if code not in themas:
            continue
        stuk = Kennisstuk.objects.create(
            soort=Kennisstuk.Soort.LEERPUNT,
            titel=titel,
            tekst=tekst,
            locatie=locatie,
            door=mensen[plaats % len(mensen)],
            op=moment(open_dag(dag - (2 + 9 * plaats) * DAG), 15),
            voorbeeld=True,
        )
        stuk.themas.set([themas[code]])


def _plaats_nieuws(locatie: Locatie, mensen: list[Medewerker], dag: datetime.date) -> None:
    for kolom, heel_land, geleden, titel, tekst in _NIEUWS:
        wie = next((mens for mens in mensen if mens.partner.kolom == kolom), mensen[0])
        Nieuwsbericht.objects.create(
            titel=titel,
            tekst=tekst,
            regio=None if heel_land else locatie.regio,
            locatie=locatie,
            partner=wie.partner,
            door=wie,
            op=moment(open_dag(dag - geleden * DAG), 9),
            voorbeeld=True,
        )


def _volg(mensen: list[Medewerker], dag: datetime.date) -> None:
    """The people of the location follow two themes, and have not looked for a month."""
    gelezen = moment(open_dag(dag - 30 * DAG), 9)
    themas = list(Thema.objects.filter(code__in=("integraal", "jongeren")))
    Volging.objects.bulk_create(
        Volging(medewerker=mens, thema=thema, gelezen_tot=gelezen) for mens in mensen for thema in themas
    )
