"""What clients say is wrong in their dossier: read it, correct it or not, and answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import betwisten
from klanten.forms.betwisten import AfhandelForm
from klanten.inzage import open_dossier
from klanten.models import Betwisting


@vereist(Recht.DOSSIER_WIJZIGEN)
def afhandelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Answer a client; the data themselves are corrected on their own page, first."""
    klant = open_dossier(request, klantnummer)
    betwisting = get_object_or_404(klant.betwistingen.select_related("behandeld_door__gebruiker"), pk=pk)
    form = AfhandelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            betwisten.handel_af(
                betwisting=betwisting,
                aangepast=form.cleaned_data["aangepast"] == "ja",
                antwoord=form.cleaned_data["antwoord"],
                door=request.medewerker,
            )
            messages.success(request, "De klant kan uw antwoord lezen in Mijn dossier.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(
        request,
        "klanten/betwisting.html",
        form,
        klant=klant,
        betwisting=betwisting,
        naam=betwisten.naam(betwisting.veld),
        nu=betwisten.tekst_van(klant, betwisting.veld),
        is_open=betwisting.stand == Betwisting.Stand.OPEN,
    )
