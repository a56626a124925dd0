"""The inspectorate: access given by whoever keeps the Landkaart, and what an inspector reads (L-12)."""

import uuid
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Gebruiker, Locatie
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import inspecteren, scores
from landkaart.forms.inspecteren import InspectieForm
from landkaart.functies import VOORBEHOUD
from landkaart.models import (
    Bewijs,
    Inspectietoegang,
    Knelpunt,
    Mijlpaalscore,
    Oplossing,
    Opmerking,
    Toetsing,
)
from landkaart.views.bewijzen import als_bestand

_PER_PAGINA = 25


@vereist(Recht.LANDKAART_BEHEREN)
def toegangen(request: Verzoek) -> HttpResponse:
    """Who of the inspectorate may read what, and the form to let somebody in."""
    form = InspectieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            gegeven = inspecteren.verleen(**form.waarden(), door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            wie, hoeveel = gegeven[0].gebruiker.naam, len(gegeven)
            messages.success(
                request, f"{wie} mag {hoeveel} {'locatie' if hoeveel == 1 else 'locaties'} lezen."
            )
            return redirect("landkaart:inspectietoegangen")
    lijst = Inspectietoegang.objects.select_related("gebruiker", "locatie", "ingetrokken_door__gebruiker")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_formulier(
        request, "landkaart/inspectie_toegang.html", form, pagina=pagina, vandaag=vandaag()
    )


@vereist(Recht.LANDKAART_BEHEREN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take access back, after confirmation."""
    toegang = get_object_or_404(Inspectietoegang.objects.select_related("gebruiker", "locatie"), pk=pk)
    if request.method == "POST":
        inspecteren.trek_in(toegang=toegang, door=request.medewerker)
        messages.success(request, f"{toegang.gebruiker} leest {toegang.locatie} niet meer.")
        return redirect("landkaart:inspectietoegangen")
    return render(request, "landkaart/inspectie_intrekken.html", {"toegang": toegang})


@vereist(Recht.INSPECTEREN)
def mijn_locaties(request: Verzoek) -> HttpResponse:
    """The locations that this inspector may read."""
    toegangen = Inspectietoegang.objects.geldig_op(vandaag()).filter(gebruiker=_inspecteur(request))
    lijst = toegangen.select_related("locatie__regio").order_by("locatie__naam", "pk")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "landkaart/inspectie_start.html", {"pagina": pagina})


@vereist(Recht.INSPECTEREN)
def locatie(request: Verzoek, code: str) -> HttpResponse:
    """The Landkaart of a location with everything beneath it: notes, evidence, second look, remarks."""
    gekozen = _eigen_locatie(request, code)
    bewijzen = Bewijs.objects.filter(ingetrokken_op__isnull=True).order_by("titel")
    stand = (
        scores.met_kwaliteit(Mijlpaalscore.objects.filter(locatie=gekozen).op(scores.einde_van(vandaag())))
        .select_related("partner")
        .prefetch_related(Prefetch("toetsingen", Toetsing.objects.order_by("-op")))
    )
    bij = {score.mijlpaal_id: score for score in stand}
    per_mijlpaal: dict[int, list[Bewijs]] = {}
    for bewijs in bewijzen.filter(locatie=gekozen):
        per_mijlpaal.setdefault(bewijs.mijlpaal_id, []).append(bewijs)
    opmerkingen: dict[int, list[Opmerking]] = {}
    for opmerking in gekozen.opmerkingen.order_by("-op"):
        opmerkingen.setdefault(opmerking.mijlpaal_id, []).append(opmerking)
    regels = [
        (
            mijlpaal,
            bij.get(mijlpaal.pk),
            scores.kwaliteit(bij[mijlpaal.pk]).woord if mijlpaal.pk in bij else "",
            per_mijlpaal.get(mijlpaal.pk, []),
            opmerkingen.get(mijlpaal.pk, []),
        )
        for mijlpaal in scores.vaste_mijlpalen()
    ]
    return render(
        request,
        "landkaart/inspectie_locatie.html",
        {"plek": gekozen, "regels": regels, "voorbehoud": VOORBEHOUD, "onderdeel": "landkaart"},
    )


@vereist(Recht.INSPECTEREN)
def knelpunten(request: Verzoek, code: str) -> HttpResponse:
    """The bottlenecks that a location has, with what was answered and what helped there.

    What another location wrote stays out: it granted this inspector nothing. A text without a location comes
    from the sources.
    """
    gekozen = _eigen_locatie(request, code)
    hier = Oplossing.objects.filter(Q(locatie=gekozen) | Q(locatie__isnull=True))
    lijst = (
        Knelpunt.objects.filter(bij__locatie=gekozen)
        .prefetch_related(Prefetch("oplossingen", hier))
        .order_by("-gemeld_op")
    )
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "landkaart/inspectie_knelpunten.html",
        {"plek": gekozen, "pagina": pagina, "onderdeel": "knelpunten"},
    )


@vereist(Recht.INSPECTEREN)
def bewijs(request: Verzoek, code: str, document: uuid.UUID) -> HttpResponseBase:
    """Hand over a document of evidence."""
    gekozen = _eigen_locatie(request, code)
    return als_bestand(get_object_or_404(Bewijs, pk=document, locatie=gekozen, soort=Bewijs.Soort.DOCUMENT))


def _eigen_locatie(request: Verzoek, code: str) -> Locatie:
    """A location that this inspector may read today; any other does not exist."""
    gekozen: Locatie = get_object_or_404(inspecteren.locaties_van(_inspecteur(request)), code=code)
    return gekozen


def _inspecteur(request: Verzoek) -> Gebruiker:
    return cast(Gebruiker, request.user)
