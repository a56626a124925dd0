"""An accountmanager's day, and the figures of the location about its work for employers."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from keten.indicatoren import tel
from keten.instellingen import Gebied, soorten, waarde
from keten.kleine_getallen import ONDER
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import uitstroomcijfers
from klanten.views.blokken import blok_basis
from werkgevers import dagoverzicht, marktplanregels, resultaten, sectorteams, vraag_en_aanbod
from werkgevers.forms.marktplan import SectorFilter
from werkgevers.indicatoren import KENGETALLEN, Groep
from werkgevers.instellingen_sturen import DIENSTEN
from werkgevers.models import Arbeidsmarktbestand, Teamdeelnemer

_JAREN = 3
_IN_BLOK = 6


@vereist(Recht.WERKGEVERS)
def mijn_dag(request: Verzoek) -> HttpResponse:
    """What waits for me at employers today and this week."""
    blokken = dagoverzicht.lees(request.medewerker, request.locatie)
    context = {
        "vol": [blok for blok in blokken if blok.zaken],
        "leeg": [blok for blok in blokken if not blok.zaken],
    }
    return render(request, "werkgevers/mijn_dag.html", context)


@vereist(Recht.WERKGEVERS)
def blok_mijn_dag(request: Verzoek) -> HttpResponse:
    """The most urgent of it, for the start page."""
    zaken = [
        (blok.titel, zaak)
        for blok in dagoverzicht.lees(request.medewerker, request.locatie)
        for zaak in blok.zaken
    ]
    zaken.sort(key=lambda paar: not paar[1].te_laat)
    context = {"zaken": zaken[:_IN_BLOK], "aantal": len(zaken)}
    return render(request, "werkgevers/blok_mijn_dag.html", {**context, **blok_basis(request)})


@vereist(Recht.WERKGEVERS_ZIEN)
def toon_resultaten(request: Verzoek) -> HttpResponse:
    """Vacancies and placements of a year against the aims, and placements split up (W-33, W-50)."""
    jaar = _jaar(request)
    context = {
        **_jaarkeuze(jaar),
        "resultaten": resultaten.van_jaar(request.locatie, jaar),
        "verdelingen": [
            ("Leeftijd van de klant", resultaten.per_leeftijd(request.locatie, jaar)),
            ("Telt voor", resultaten.per_partner(request.locatie, jaar)),
            ("Grootte van de werkgever", resultaten.per_grootte(request.locatie, jaar)),
        ],
        "vervulling": resultaten.vervulling_per_grootte(request.locatie, jaar),
        "onder": ONDER,
    }
    return render(request, "werkgevers/resultaten.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def kengetallen(request: Verzoek) -> HttpResponse:
    """Employer satisfaction, effectiveness and efficiency, each figure with its definition (W-51)."""
    gekozen = uitstroomcijfers.periode(request.GET.get("periode", ""))
    waarden = [tel(een, request.locatie, gekozen.van, gekozen.tot) for een in KENGETALLEN]
    context = {
        "periode": gekozen,
        "perioden": [
            (punt.naam.capitalize(), f"?{urlencode({'periode': punt.code})}", punt == gekozen)
            for punt in uitstroomcijfers.perioden()
        ],
        "groepen": [
            (groep.value, [een for een in waarden if een.indicator.groep == groep]) for groep in Groep
        ],
        "onder": ONDER,
    }
    return render(request, "werkgevers/kengetallen.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def toon_vraag_en_aanbod(request: Verzoek) -> HttpResponse:
    """Supply and demand per occupation, for the location or its region (W-39)."""
    breed = "regio" if request.GET.get("breed") == "regio" else "locatie"
    filter_ = SectorFilter.gekozen(request.GET)
    code = filter_.initial.get("sector", "")
    regels = vraag_en_aanbod.per_beroep(request.locatie, breed=breed, sector=code)
    context = {
        "regels": regels,
        "breed": breed,
        "sector": code,
        "filter": filter_,
        "tabs": [
            (str(request.locatie), f"?{urlencode({'sector': code})}", breed == "locatie"),
            (
                f"Regio {request.locatie.regio}",
                f"?{urlencode({'sector': code, 'breed': 'regio'})}",
                breed == "regio",
            ),
        ],
    }
    return render(request, "werkgevers/vraag_en_aanbod.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def arbeidsmarkt(request: Verzoek) -> HttpResponse:
    """Numbers from outside beside our own, per sector, and what is expected (W-40, W-54)."""
    regio = request.locatie.regio
    jaren, verwacht = vraag_en_aanbod.verwachting(regio)
    bestanden = Arbeidsmarktbestand.objects.geldend().filter(regio=regio)
    context = {
        "regio": regio,
        "regels": vraag_en_aanbod.per_sector(
            request.locatie, marktplanregels.aanbod_per_sector(request.locatie)
        ),
        "jaren": jaren,
        "verwacht": verwacht,
        "bestanden": bestanden.select_related("geladen_door__gebruiker"),
        "onder": ONDER,
    }
    return render(request, "werkgevers/arbeidsmarkt.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def werkgeversteam(request: Verzoek) -> HttpResponse:
    """The people of the teams for employers per partner, what they offer and who works along (W-37, W-38)."""
    teams = list(sectorteams.teams(request.locatie))
    deelnemers: dict[int, list[Teamdeelnemer]] = {}
    lopend = Teamdeelnemer.objects.filter(team__in=teams, tot__isnull=True)
    for deelnemer in lopend:
        deelnemers.setdefault(deelnemer.team_id, []).append(deelnemer)
    context = {
        "teams": [(team, _per_partner(team.leden.all()), deelnemers.get(team.pk, [])) for team in teams],
        "diensten": _diensten(request.locatie),
    }
    return render(request, "werkgevers/werkgeversteam.html", context)


def _jaar(request: Verzoek) -> int:
    """The year that the address asks for, of those that can be chosen; else the present one."""
    jaren = {str(jaar): jaar for jaar in _jaren()}
    return jaren.get(request.GET.get("jaar", ""), vandaag().year)


def _jaren() -> list[int]:
    return [vandaag().year - terug for terug in range(_JAREN)]


def _jaarkeuze(gekozen: int) -> dict[str, Any]:
    return {"jaar": gekozen, "jaren": [(str(jaar), f"?jaar={jaar}", jaar == gekozen) for jaar in _jaren()]}


def _per_partner(leden: Iterable[Medewerker]) -> list[tuple[str, list[Medewerker]]]:
    """The members of a team by the partner they work for."""
    gegroepeerd: dict[str, list[Medewerker]] = {}
    for lid in sorted(leden, key=lambda een: (str(een.partner), str(een))):
        gegroepeerd.setdefault(str(lid.partner), []).append(lid)
    return list(gegroepeerd.items())


def _diensten(locatie: Locatie) -> list[str]:
    """What the teams offer, in words."""
    soort = next(een for een in soorten(Gebied.LOCATIE) if een.code == DIENSTEN)
    gekozen = waarde(DIENSTEN, locatie)
    return [naam for code, naam in soort.keuzes if code in gekozen]
