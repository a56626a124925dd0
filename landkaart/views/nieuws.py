"""News of all partners (X-62)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.views.blokken import blok_basis
from landkaart import nieuws
from landkaart.forms.kennis import RedenForm
from landkaart.forms.nieuws import NieuwsForm

_PER_PAGINA = 10
_OP_START = 3


@vereist(Recht.KENNIS)
def lijst(request: Verzoek) -> HttpResponse:
    """The news of the region and of the country, newest first."""
    welke = request.GET.get("welke", "")
    berichten = nieuws.te_lezen(request.locatie)
    if welke in {"regio", "land"}:
        berichten = berichten.filter(regio__isnull=welke == "land")
    pagina = Paginator(berichten, _PER_PAGINA).get_page(request.GET.get("pagina"))
    keuzes = [
        ("Alles", "?", welke not in {"regio", "land"}),
        (f"Regio {request.locatie.regio}", "?welke=regio", welke == "regio"),
        ("Heel Nederland", "?welke=land", welke == "land"),
    ]
    return render(request, "landkaart/nieuws.html", {"pagina": pagina, "keuzes": keuzes})


@vereist(Recht.KENNIS)
def bericht(request: Verzoek, pk: int) -> HttpResponse:
    """One item."""
    deze = get_object_or_404(nieuws.te_lezen(request.locatie).select_related("locatie"), pk=pk)
    mag = nieuws.mag_intrekken(deze, request.medewerker)
    return render(request, "landkaart/nieuwsbericht.html", {"bericht": deze, "mag_intrekken": mag})


@vereist(Recht.KENNIS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Publish an item."""
    form = NieuwsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            deze = nieuws.plaats(locatie=request.locatie, door=request.medewerker, **form.gegevens())
            messages.success(request, "Uw bericht is geplaatst. Iedereen voor wie het is, kan het nu lezen.")
            return redirect("landkaart:nieuwsbericht", deze.pk)
    return render_formulier(request, "landkaart/nieuws_nieuw.html", form)


@vereist(Recht.KENNIS)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Withdraw an item of one's own organisation."""
    deze = get_object_or_404(nieuws.te_lezen(request.locatie).select_related("locatie"), pk=pk)
    if not nieuws.mag_intrekken(deze, request.medewerker):
        raise RechtOntbreekt("Dit bericht is van een andere partner of locatie.")
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuws.trek_in(bericht=deze, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"“{deze}” is ingetrokken.")
            return redirect("landkaart:nieuws")
    return render_formulier(request, "landkaart/nieuws_intrekken.html", form, bericht=deze)


@vereist(Recht.KENNIS)
def blok(request: Verzoek) -> HttpResponse:
    """The newest items, for the start page."""
    berichten = nieuws.te_lezen(request.locatie)[:_OP_START]
    return render(request, "landkaart/nieuws_blok.html", {"berichten": berichten} | blok_basis(request))
