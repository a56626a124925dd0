"""Informing clients, and their confirmation (K-48)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.getallen import sleutel
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import voorlichten
from klanten.forms.voorlichting import VoorlichtingForm
from klanten.inzage import open_dossier, open_eigen_dossier

_PER_PAGINA = 20


@vereist(Recht.DOSSIER_INZIEN)
def lijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """What the client was told, when and how, and whether the client confirmed it."""
    klant = open_dossier(request, klantnummer)
    alle = klant.voorlichtingen.select_related("medewerker__gebruiker", "partner")
    pagina = Paginator(alle, _PER_PAGINA).get_page(request.GET.get("pagina"))
    mag = Recht.CONTACT in request.rechten
    return render(request, "klanten/voorlichting.html", {"klant": klant, "pagina": pagina, "mag": mag})


@vereist(Recht.CONTACT)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record that the client was informed."""
    klant = open_dossier(request, klantnummer)
    form = VoorlichtingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voorlichten.leg_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De voorlichting is vastgelegd.")
            return redirect("klanten:voorlichting", klantnummer)
    return render_formulier(request, "klanten/voorlichting_nieuw.html", form, klant=klant)


@require_POST
@vereist(Recht.CONTACT)
def bevestigen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The client says to the employee that the information was clear."""
    klant = open_dossier(request, klantnummer)
    voorlichting = get_object_or_404(klant.voorlichtingen, pk=pk)
    voorlichten.bevestig(voorlichting=voorlichting, door=request.medewerker)
    messages.success(request, "De bevestiging van de klant is vastgelegd.")
    return redirect("klanten:voorlichting", klantnummer)


@vereist(Recht.EIGEN_DOSSIER)
def mijn(request: Verzoek) -> HttpResponse:
    """What I was told; a button says that it was clear."""
    klant = open_eigen_dossier(request)
    if request.method == "POST":
        nummer = request.POST.get("voorlichting", "")
        voorlichting = get_object_or_404(klant.voorlichtingen, pk=sleutel(nummer))
        voorlichten.bevestig(voorlichting=voorlichting, door=None)
        messages.success(request, _("Bedankt. Wij weten nu dat de uitleg duidelijk was."))
        return redirect("klanten:mijn_voorlichting")
    alle = klant.voorlichtingen.select_related("medewerker__gebruiker", "partner")
    pagina = Paginator(alle, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/mijn/voorlichting.html", {"klant": klant, "pagina": pagina})
