"""Duaal overleg and MDT: asked from a dossier, decided together."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import contactpersoon, overleggen, overleglijst, samenhang
from klanten.collegas import collegas
from klanten.forms.overdracht import RedenForm
from klanten.forms.overleg import BesluitForm, OverlegForm
from klanten.inzage import open_dossier
from klanten.models import Leefdomein, Overleg


@vereist(Recht.OVERDRAGEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Ask colleagues of other partners to decide together; `?soort=mdt` with people from outside."""
    klant = open_dossier(request, klantnummer)
    soort = Overleg.Soort.MDT if request.GET.get("soort") == "mdt" else Overleg.Soort.DUAAL
    mensen = collegas(klant.locatie, Recht.DOSSIER_INZIEN).exclude(pk=request.medewerker.pk)
    if soort == Overleg.Soort.DUAAL:
        mensen = mensen.exclude(partner=request.medewerker.partner)
    form = OverlegForm(request.POST or None, soort=soort, collegas=mensen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overleg = overleggen.vraag_aan(
                klant=klant,
                soort=soort,
                vraag=form.cleaned_data["vraag"],
                wanneer=form.cleaned_data["wanneer"],
                genodigden=form.genodigden(),
                domein=form.cleaned_data.get("domein") or Leefdomein.WERK,
                door=request.medewerker,
            )
            messages.success(request, "Het overleg is gevraagd. De collega's vinden het in hun werkvoorraad.")
            return redirect("klanten:overleg", klantnummer, overleg.pk)
    return render_formulier(
        request,
        "klanten/overleg_nieuw.html",
        form,
        klant=klant,
        mdt=soort == Overleg.Soort.MDT,
        duaal=soort == Overleg.Soort.DUAAL,
        samenhang=samenhang.van(klant, request.medewerker),
    )


@vereist(Recht.DOSSIER_INZIEN)
def overleg(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Read the question and the decision; who was asked records the decision."""
    klant = open_dossier(request, klantnummer)
    gevonden = get_object_or_404(overleglijst.lijst(klant), pk=pk)
    wacht = gevonden.stand == Overleg.Stand.GEVRAAGD
    form = BesluitForm(
        request.POST or None, overleg=gevonden, kandidaten=contactpersoon.kandidaten(klant.locatie)
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overleggen.besluit(overleg=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, "Het besluit staat in het dossier.")
            return redirect("klanten:overleg", klantnummer, pk)
    return render_formulier(
        request,
        "klanten/overleg.html",
        form,
        klant=klant,
        overleg=gevonden,
        samenhang=samenhang.van(klant, request.medewerker),
        mag_besluiten=wacht and _doet_mee(request, gevonden),
    )


@vereist(Recht.DOSSIER_INZIEN)
def vervallen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Call an overleg off, with a reason."""
    klant = open_dossier(request, klantnummer)
    gevonden = get_object_or_404(overleglijst.lijst(klant), pk=pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overleggen.laat_vervallen(
                overleg=gevonden, reden=form.cleaned_data["reden"], door=request.medewerker
            )
            messages.success(request, "Het overleg gaat niet door. De taken van de collega's zijn weg.")
            return redirect("klanten:rond_de_klant", klantnummer)
    return render_formulier(request, "klanten/overleg_vervallen.html", form, klant=klant, overleg=gevonden)


def _doet_mee(request: Verzoek, overleg: Overleg) -> bool:
    return any(een.medewerker_id == request.medewerker.pk for een in overleg.deelnemers.all())
