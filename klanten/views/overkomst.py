"""Clients who come over from WW to the municipality."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Ketenpartner
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import lopend, overkomst, overkomstlijst
from klanten.forms.uitstroom import WaaromForm
from klanten.forms.volgen import OverkomstFilter
from klanten.inzage import open_dossier
from klanten.models import Doel

_PER_PAGINA = 25


@vereist(Recht.CASELOAD)
def lijst(request: Verzoek) -> HttpResponse:
    """The clients of the location whose benefit of UWV ends soon, with what runs for them."""
    filter_ = OverkomstFilter.gekozen(request.GET, locatie=request.locatie)
    sortering = filter_.initial.get("sorteer", "dag")
    rijen = overkomstlijst.kies(
        request.locatie,
        standen=filter_.standen,
        gemeente=filter_.initial.get("gemeente"),
        sortering=sortering,
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "filter": filter_,
        "gefilterd": bool(set(filter_.initial) - {"sorteer"}),
        "sortering": sortering,
        "pagina": pagina,
        "rijen": overkomstlijst.met_lopend(list(pagina.object_list)),
    }
    return render(request, "klanten/overkomsten.html", context)


@vereist(Recht.DOSSIER_INZIEN)
def tonen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """How the transition of this client stands, and what runs on."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    huidig = overkomst.laatste(klant)
    gegevens = {
        "klant": klant,
        "overkomst": huidig,
        "loopt": lopend.van(klant) if huidig else [],
        "mag_overnemen": request.medewerker.partner.kolom == Ketenpartner.Kolom.GEMEENTE,
        "mag": Recht.OVERDRAGEN in request.rechten,
    }
    return render(request, "klanten/overkomst.html", gegevens)


@vereist(Recht.OVERDRAGEN)
@require_POST
def oppakken(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Take up the transition of this client."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    huidig = get_object_or_404(klant.overkomsten.filter(stand__in=overkomst.OPEN))
    try:
        overkomst.pak_op(overkomst=huidig, door=request.medewerker)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "U behandelt nu deze overkomst.")
    return redirect("klanten:overkomst", klantnummer)


@vereist(Recht.OVERDRAGEN)
def niet_nodig(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Say that the client does not come over after all."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    huidig = get_object_or_404(
        klant.overkomsten.filter(stand__in=overkomst.OPEN).select_related("gemeente", "uitkering__regime")
    )
    form = WaaromForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            overkomst.laat_vervallen(overkomst=huidig, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "Vastgelegd dat overnemen niet nodig is.")
            return redirect("klanten:overkomst", klantnummer)
    context = {"klant": klant, "overkomst": huidig}
    return render_formulier(request, "klanten/overkomst_niet_nodig.html", form, **context)
