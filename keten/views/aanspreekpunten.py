"""The directory of contacts: looking it up, keeping it, and taking it along."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from pghistory.core import event_models

from keten import aanspreekpunten as domein
from keten import bevoegd, rekenblad, zoekterm
from keten.aanspreekpunten import Punt
from keten.bladeren import OPEN_TOT_EN_MET
from keten.forms.aanspreekpunten import OVERAL, AanspreekpuntForm, KeuzeForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Aanspreekpunt, Ketenpartner, Locatie, Medewerker
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek

_PER_PAGINA = 25
_KOPPEN = (
    "locatie",
    "onderwerp",
    "partner",
    "aanspreekpunt",
    "afdeling of functie",
    "telefoon",
    "e-mailadres",
    "vervanger",
    "telefoon vervanger",
    "e-mailadres vervanger",
    "vandaag",
    "opmerking",
    "vanaf",
    "tot en met",
)


@vereist(Recht.RECHTEN_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The contacts of the own location first; of another, or of the whole country, on request.

    A search comes by POST, because names do not belong in an address.
    """
    if request.method == "POST":
        return redirect(_met_zoekterm(request))
    term = zoekterm.lees(request, request.GET.get("zoek", ""))
    locatie, onderwerp = _gekozen(request, term)
    begin = {"zoekterm": term, "locatie": locatie.code if locatie else OVERAL, "onderwerp": onderwerp}
    context: dict[str, Any] = {
        "keuze": KeuzeForm(begin, eigen=list(request.medewerker.locaties.all())),
        "gekozen": locatie,
        "term": term,
        "mag": locatie is not None and bevoegd.mag(request.medewerker, locatie, Recht.AANSPREEKPUNTEN),
        "vraag": request.GET.urlencode(),
        "wis": request.path if request.GET else "",
    }
    if term or locatie is None:
        rijen = domein.zoek(term, onderwerp=onderwerp, locatie=locatie)
        pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
        overal = request.GET.copy()
        overal["locatie"] = OVERAL
        context |= {
            "pagina": pagina,
            "punten": [(punt, _waar(punt)) for punt in domein.beeld(pagina.object_list)],
            "open": pagina.paginator.count <= OPEN_TOT_EN_MET,
            "overal": overal.urlencode() if term and locatie else "",
        }
    else:
        overzicht = domein.overzicht(locatie, onderwerp=onderwerp)
        mag = context["mag"]
        context |= {
            "overzicht": overzicht,
            "rijen": [(een, _samenvatting(cellen, mag=mag), cellen) for een, cellen in overzicht.rijen],
            "open": bool(onderwerp),
            "anders": domein.komend(locatie) if mag else [],
        }
    return render(request, "keten/aanspreekpunten.html", context)


def _waar(punt: Punt) -> str:
    """Whom to ask today and where, in a line."""
    return f"{punt.nu or 'niemand bereikbaar'}, {punt.regel.locatie}"


def _samenvatting(cellen: list[tuple[Ketenpartner, Punt | None]], *, mag: bool) -> str:
    """Whom to ask about a subject today, in a line; and for who fills it in, where nobody is named."""
    namen = dict.fromkeys(str(punt.nu) for _, punt in cellen if punt and punt.nu)
    leeg = [str(partner) for partner, punt in cellen if punt is None]
    delen = [", ".join(namen) or "nog niemand"]
    if mag and leeg:
        delen.append(f"nog niet ingevuld: {', '.join(leeg)}")
    return "; ".join(delen)


def _met_zoekterm(request: Verzoek) -> str:
    """The address of the list with what was chosen, and with the search as a token."""
    vraag = QueryDict(mutable=True)
    for naam in ("locatie", "onderwerp"):
        if waarde := request.POST.get(naam):
            vraag[naam] = waarde
    if term := request.POST.get("zoekterm", "").strip()[:100]:
        vraag["zoek"] = zoekterm.bewaar(request, term)
    return f"{reverse('keten:aanspreekpunten')}?{vraag.urlencode()}"


def _gekozen(request: Verzoek, term: str) -> tuple[Locatie | None, str]:
    """The location that the address asks for, None for all of them; and the code of a subject.

    Who searches without choosing a location searches everywhere.
    """
    code = request.GET.get("locatie", "")
    onderwerp = request.GET.get("onderwerp", "")
    if code == OVERAL or (term and not code):
        return None, onderwerp
    if not code:
        return request.locatie, onderwerp
    return get_object_or_404(Locatie.objects.geldig_op(vandaag()), code=code), onderwerp


@vereist(Recht.RECHTEN_ZIEN)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The same selection as a spreadsheet."""
    term = zoekterm.lees(request, request.GET.get("zoek", ""))
    locatie, onderwerp = _gekozen(request, term)
    punten = domein.beeld(domein.zoek(term, onderwerp=onderwerp, locatie=locatie))
    rijen = [_rij(punt) for punt in punten]
    return rekenblad.antwoord("aanspreekpunten", _KOPPEN, rijen, formaat=request.GET.get("formaat", "xlsx"))


def _rij(punt: Punt) -> tuple[Any, ...]:
    regel = punt.regel
    return (
        str(regel.locatie),
        str(regel.onderwerp),
        str(regel.partner),
        *_bereik(regel.medewerker, functie=True),
        *_bereik(regel.vervanger),
        str(punt.nu or "niemand bereikbaar"),
        regel.opmerking,
        regel.geldig_van,
        regel.geldig_tot,
    )


def _bereik(wie: Medewerker | None, *, functie: bool = False) -> list[str]:
    if wie is None:
        return ["", "", ""]
    return [str(wie), *([wie.functie] if functie else []), wie.telefoon, wie.gebruiker.email]


@vereist(Recht.AANSPREEKPUNTEN)
def blok(request: Verzoek) -> HttpResponse:
    """On the start page: what has to be mended or filled in."""
    return render(
        request, "keten/aanspreekpunten_blok.html", {"overzicht": domein.overzicht(request.locatie)}
    )


@vereist(Recht.AANSPREEKPUNTEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Name a contact."""
    regel = Aanspreekpunt(locatie=request.locatie, geldig_van=vandaag())
    begin = {naam: request.GET.get(naam) for naam in ("partner", "onderwerp")}
    form = AanspreekpuntForm(request.POST or None, instance=regel, locatie=request.locatie, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            punt = domein.wijs_aan(locatie=request.locatie, door=request.medewerker, **form.velden())
            messages.success(request, f"{punt.medewerker} is aanspreekpunt voor {punt.onderwerp}.")
            return redirect("keten:aanspreekpunten")
    return render_formulier(request, "keten/aanspreekpunt.html", form)


@vereist(Recht.AANSPREEKPUNTEN)
def punt(request: Verzoek, pk: int) -> HttpResponse:
    """Change a contact or end it, with what it was before."""
    rijen = Aanspreekpunt.objects.select_related(
        "locatie", "partner", "onderwerp", "medewerker__gebruiker", "vervanger__gebruiker"
    )
    regel = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    form = AanspreekpuntForm(request.POST or None, instance=regel, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            domein.wijzig_punt(regel=regel, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, f"Het aanspreekpunt voor {regel.onderwerp} is gewijzigd.")
            return redirect("keten:aanspreekpunten")
    context = {"regel": regel, "geschiedenis": _geschiedenis(regel)}
    return render_formulier(request, "keten/aanspreekpunt.html", form, **context)


def _geschiedenis(regel: Aanspreekpunt) -> list[tuple[Any, str]]:
    """What the entry was after each change, the last first, and who made it; empty for outside the portal."""
    [model] = event_models(tracks_model=Aanspreekpunt)
    rijen: Any = model._default_manager.filter(pgh_obj=regel).select_related(
        "pgh_context", "medewerker__gebruiker", "vervanger__gebruiker"
    )
    return [
        (rij, rij.pgh_context.metadata.get("naam", "") if rij.pgh_context else "")
        for rij in rijen.order_by("-pgh_id")[:20]
    ]
