"""The page of one figure: what it is, how it goes, who is behind it, and how it is defined (X-30, X-32)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.indicatoren import Indicator, Stand, vind
from keten.models import Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.cijfers import versies
from landkaart.forms.cijfers import CijferFilter, DefinitieForm
from landkaart.overzichten import achter, cijferbeeld, landelijkdoel, maanden, woorden
from landkaart.overzichten.cijferbeeld import INSTROOM, Cijferbeeld

_PER_PAGINA = 25


@vereist(Recht.KETENCIJFERS)
def toon(request: Verzoek, code: str) -> HttpResponse:
    """Everything about one figure of the location."""
    beeld = _beeld(request, code)
    eigen = beeld.locatie == request.locatie
    naar = request.GET.get("instroom", "")
    naar = naar if naar in INSTROOM else next(iter(INSTROOM))
    context = {
        "beeld": beeld,
        "indicator": beeld.indicator,
        "filter": _filter(request, beeld),
        "elders_van": "" if eigen else beeld.locatie.code,
        "samen": cijferbeeld.samen(beeld.locatie, beeld.maand, naar) if code in cijferbeeld.SAMEN else None,
        "instroom": [
            (naam.capitalize(), adres_met(request, instroom=sleutel), sleutel == naar)
            for sleutel, naam in INSTROOM.items()
        ],
        "mag_zien": eigen and Recht.CASELOAD in request.rechten and _heeft_lijst(beeld),
        "over_klanten": achter.over_klanten(beeld.indicator, beeld.maand, beeld.parameter),
        "per_kwartaal": _per_kwartaal(request, code),
        "landelijk": landelijkdoel.zinnen(beeld.stand) if code == landelijkdoel.CIJFER else [],
        "geschiedenis": beeld.versies,
        "vraag": request.GET.urlencode(),
    }
    return render(request, "landkaart/cijfer.html", context)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek, code: str) -> HttpResponseBase:
    """The months of a figure as a file; split up as on the page when that was chosen."""
    beeld = _beeld(request, code)
    koppen: tuple[str, ...]
    rijen: list[tuple[Any, ...]]
    if beeld.uitsplitsing:
        koppen = ("Groep", "Maand", "Waarde", "Telt mee", "Van de")
        rijen = [(regel.naam, f"{beeld.maand:%Y-%m}", *_getallen(regel.stand)) for regel in beeld.groepen]
    else:
        koppen = ("Maand", "Waarde", "Telt mee", "Van de", "Versie van de definitie")
        rijen = [(f"{een.maand:%Y-%m}", *_getallen(een), een.versie) for een in reversed(beeld.verloop)]
    return rekenblad.antwoord(code, koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.CASELOAD)
def klanten(request: Verzoek, code: str) -> HttpResponse:
    """The clients behind a number, of the own location; their dossiers open by the door."""
    beeld = Cijferbeeld(_indicator(code), request.locatie, maanden.gekozen(request.GET))
    deel = request.GET.get("deel", "teller")
    if deel not in achter.DELEN or not _heeft_lijst(beeld):
        raise Http404
    rijen = achter.klanten(
        beeld.indicator, request.locatie, beeld.maand, parameter=beeld.parameter, deel=deel
    )
    context = {
        "beeld": beeld,
        "indicator": beeld.indicator,
        "deel": achter.DELEN[deel],
        "delen": [
            (naam, adres_met(request, deel=sleutel, pagina=""), sleutel == deel)
            for sleutel, naam in _delen(beeld).items()
        ],
        "pagina": Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
    }
    return render(request, "landkaart/cijfer_klanten.html", context)


@vereist(Recht.DEFINITIES)
def instellen(request: Verzoek, code: str) -> HttpResponse:
    """Another number in a definition, from a month on; the sentence is shown before it counts."""
    indicator = _indicator(code)
    if indicator.parameter is None:
        raise Http404
    geschiedenis = versies.versies(code)
    geldend = versies.geldend(indicator, vandaag())
    form = DefinitieForm(
        request.POST or None,
        parameter=indicator.parameter,
        vanaf=maanden.vooruit(),
        initial={
            "parameter": geldend.parameter,
            "gezien": geschiedenis[0].nummer if geschiedenis else geldend.nummer,
        },
    )
    if request.method == "POST" and request.POST.get("actie") == "vastleggen" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = versies.stel_in(code=code, door=request.medewerker, **form.waarden())
            messages.success(request, f"De nieuwe definitie geldt vanaf {woorden.maand(nieuw.van)}.")
            return redirect("landkaart:cijfer", code)
    getypt = form.cleaned_data["parameter"] if form.is_bound and form.is_valid() else None
    return render_formulier(
        request,
        "landkaart/cijfer_instellen.html",
        form,
        indicator=indicator,
        zin=geldend.zin,
        voorbeeld="" if getypt is None else indicator.in_woorden(getypt),
        geschiedenis=geschiedenis,
    )


def _indicator(code: str) -> Indicator:
    indicator = vind(code)
    if indicator is None:
        raise Http404
    return indicator


def _beeld(request: Verzoek, code: str) -> Cijferbeeld:
    """The figure that an address asks for; of another location only for who compares locations."""
    locatie = request.locatie
    gevraagd = request.GET.get("locatie", "")
    if gevraagd and gevraagd != locatie.code:
        if Recht.LANDELIJK not in request.rechten:
            raise Http404
        locatie = Locatie.objects.filter(code=gevraagd).first() or locatie
    beeld = Cijferbeeld(_indicator(code), locatie, maanden.gekozen(request.GET))
    splits = request.GET.get("splits", "")
    if splits and splits in dict(beeld.uitsplitsingen):
        return Cijferbeeld(beeld.indicator, locatie, beeld.maand, splits)
    return beeld


def _filter(request: Verzoek, beeld: Cijferbeeld) -> CijferFilter:
    return CijferFilter.gekozen(request.GET, gekozen=beeld.maand, uitsplitsingen=beeld.uitsplitsingen)


def _per_kwartaal(request: Verzoek, code: str) -> str:
    """The page with this figure per quarter; empty when there is none or the reader may not open it."""
    naam = achter.PER_KWARTAAL.get(code)
    return reverse(naam) if naam and Recht.CIJFERS in request.rechten else ""


def _heeft_lijst(beeld: Cijferbeeld) -> bool:
    """Whether there is a list of names: of figures about clients, unless being in it is private."""
    if beeld.indicator.zonder_namen:
        return False
    return achter.over_klanten(beeld.indicator, beeld.maand, beeld.parameter)


def _delen(beeld: Cijferbeeld) -> dict[str, str]:
    """The lists that a figure has: a number that is no share has one."""
    return achter.DELEN if beeld.met_breuk else {"teller": achter.DELEN["teller"]}


def _getallen(een: Stand | None) -> tuple[float | None, int | None, int | None]:
    """Value, numerator and denominator; nothing when few people are behind them."""
    if een is None or een.te_klein:
        return (None, None, None)
    return (een.waarde, een.telt, een.van)
