"""Referrals to outside partners, for employees (X-13)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import partnerverwijzen
from klanten.forms.partnerverwijzen import PartnerverwijzingForm, StoppenForm
from klanten.inzage import open_dossier

_PER_PAGINA = 10


@vereist(Recht.OVERDRAGEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Refer the client to a partner that has accounts here."""
    klant = open_dossier(request, klantnummer)
    partners = partnerverwijzen.partners(klant.locatie)
    begin = {"tot": partnerverwijzen.laatste_dag(klant.locatie), "toestemming_op": vandaag()}
    form = PartnerverwijzingForm(request.POST or None, partners=partners, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            verwijzing = partnerverwijzen.verwijs(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"{klant.naam} is verwezen naar {verwijzing.partner}.")
            return redirect("klanten:partnerverwijzing", klantnummer, verwijzing.pk)
    gegevens = {"klant": klant, "zijn_er": partners.exists()}
    return render_formulier(request, "klanten/partnerverwijzing_nieuw.html", form, **gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def verwijzing(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """One referral: what the partner sees, on what ground, and its reports."""
    klant = open_dossier(request, klantnummer)
    met = ("partner", "verwezen_door__gebruiker", "beeindigd_door__gebruiker")
    gevonden = get_object_or_404(klant.partnerverwijzingen.select_related(*met), pk=pk)
    verslagen = gevonden.verslagen.select_related(
        "door__gebruiker", "document", "verbeterd_door", "verbetert"
    )
    gegevens = {
        "klant": klant,
        "verwijzing": gevonden,
        "pagina": Paginator(verslagen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "geeft_toegang": klant.partnerverwijzingen.lopend().filter(pk=pk).exists(),
        "te_laat": gevonden.loopt and gevonden.verslag_voor < vandaag(),
        "mag": Recht.OVERDRAGEN in request.rechten,
    }
    return render(request, "klanten/partnerverwijzing.html", gegevens)


@vereist(Recht.OVERDRAGEN)
def stoppen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """End a referral, with a reason."""
    klant = open_dossier(request, klantnummer)
    gevonden = get_object_or_404(klant.partnerverwijzingen.select_related("partner"), pk=pk)
    form = StoppenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            partnerverwijzen.beeindig(verwijzing=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, f"{gevonden.partner} ziet niets meer van {klant.naam}.")
            return redirect("klanten:partnerverwijzing", klantnummer, pk)
    gegevens = {"klant": klant, "verwijzing": gevonden}
    return render_formulier(request, "klanten/partnerverwijzing_stoppen.html", form, **gegevens)
