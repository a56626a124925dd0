"""The candidates for one vacancy: the ranking, one card, and the list that goes to the employer."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_kandidaten_vast, open_kandidaat
from klanten.models import Klant
from werkgevers import kandidaatkaart, klokbeeld, voordragen, voorrang
from werkgevers.forms.matchen import Kandidatenfilter, OpDeLijstForm, SturenForm
from werkgevers.matchen import bladzijde
from werkgevers.matchen.kandidaten import voor_vacature
from werkgevers.models import Vacature, Voordracht, Zoekprofiel

SELECTEER = "selecteer"  # the button that asks coach and client at once


@vereist(Recht.MATCHEN)
def lijst(request: Verzoek, pk: int) -> HttpResponse:
    """Who of the location fits this vacancy, best first, and who is on the list already."""
    vacature = _vacature(request, pk)
    filter_ = Kandidatenfilter(request.GET or None)
    ranglijst = voor_vacature(vacature, request.locatie, grenzen=filter_.grenzen())
    op_de_lijst = list(_van_hier(request, vacature))
    context = {
        "vacature": vacature,
        "eisen": vacature.eisen.select_related("competentie"),
        "filter": filter_,
        "gefilterd": bool(request.GET.get("km") or request.GET.get("volledig")),
        "pagina": bladzijde.kandidaten(ranglijst, vacature, nummer=request.GET.get("pagina")),
        "op_de_lijst": op_de_lijst,
        "klaar": [rij for rij in op_de_lijst if rij.klaar],
        "klok": klokbeeld.beeld(vacature),
        "voorrang": voorrang.wie(vacature) if voorrang.geldt(vacature, timezone.now()) else "",
    }
    return render(request, "werkgevers/kandidaten.html", context)


@vereist(Recht.MATCHEN)
def kandidaat(request: Verzoek, pk: int, klantnummer: int) -> HttpResponse:
    """The card of a candidate, why this one fits, and the way onto the list. The look is recorded."""
    vacature = _vacature(request, pk)
    profielen = Zoekprofiel.objects.kandidaten(request.locatie)
    klant = open_kandidaat(request, klantnummer, onder=Klant.objects.filter(pk__in=profielen.values("klant")))
    al = vacature.voordrachten.exclude(stand=Voordracht.Stand.INGETROKKEN).filter(klant=klant).first()
    if request.method == "GET" and al is not None:
        return redirect("werkgevers:voordracht", al.pk)
    form = OpDeLijstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            meteen = request.POST.get("stap") == SELECTEER
            voordragen.vind(
                vacature=vacature,
                klant=klant,
                motivatie=form.cleaned_data["motivatie"],
                door=request.medewerker,
                selecteer_meteen=meteen,
            )
            vervolg = "De werkcoach en de klant krijgen de vraag of zij akkoord zijn." if meteen else ""
            messages.success(request, f"{klant.naam} staat op de lijst. {vervolg}".strip())
            return redirect("werkgevers:kandidaten", pk)
    return render_formulier(
        request,
        "werkgevers/kandidaat.html",
        form,
        vacature=vacature,
        klant=klant,
        profiel=profielen.prefetch_related("beroepen").select_related("leverancier").get(klant=klant),
        kaart=kandidaatkaart.van_klanten([klant])[klant.pk],
        regel=bladzijde.van_een(vacature, klant),
        contactpersoon=bladzijde.contactpersonen([klant.pk]).get(klant.pk),
    )


@vereist(Recht.MATCHEN)
def sturen(request: Verzoek, pk: int) -> HttpResponse:
    """Send those on whom both agreed to the employer, as one list (W-27)."""
    vacature = _vacature(request, pk)
    klaar = vacature.voordrachten.klaar_om_te_sturen().filter(locatie=request.locatie).met_mensen()
    form = SturenForm(request.POST or None, klaar=klaar)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gestuurd = voordragen.draag_voor(
                vacature=vacature, voordrachten=form.cleaned_data["voordrachten"], door=request.medewerker
            )
            woord = "kandidaat is" if len(gestuurd) == 1 else "kandidaten zijn"
            messages.success(request, f"{len(gestuurd)} {woord} voorgedragen aan {vacature.werkgever}.")
            return redirect("werkgevers:kandidaten", pk)
    return render_formulier(
        request,
        "werkgevers/kandidaten_sturen.html",
        form,
        vacature=vacature,
        klaar=list(klaar),
        accountmanager=kandidaatkaart.accountmanager_van(vacature),
        voorrang=voorrang.wie(vacature) if voorrang.geldt(vacature, timezone.now()) else "",
    )


@vereist(Recht.VACATURES)
def kandidatenlijst(request: Verzoek, pk: int) -> HttpResponse:
    """The list as the employer sees it, to read along or to print; each look at a card is recorded.

    Another location than that of the vacancy sees its own clients only.
    """
    vacature = _vacature(request, pk)
    van_hier = vacature.locatie_id == request.locatie.pk
    blad = kandidaatkaart.kandidatenlijst(vacature, klanten_van=None if van_hier else request.locatie)
    op_de_lijst = [een.voordracht.klant_id for een in blad.kandidaten]
    leg_kandidaten_vast(request, Klant.objects.filter(pk__in=op_de_lijst))
    context = {"vacature": vacature, "blad": blad, "mag_antwoord": van_hier}
    return render(request, "werkgevers/kandidatenlijst.html", context)


def _vacature(request: Verzoek, pk: int) -> Vacature:
    rijen = Vacature.objects.zichtbaar_op(request.locatie).select_related("werkgever", "beroep", "locatie")
    return get_object_or_404(rijen, pk=pk)


def _van_hier(request: Verzoek, vacature: Vacature) -> list[Voordracht]:
    rijen = vacature.voordrachten.filter(locatie=request.locatie)
    return list(rijen.exclude(stand=Voordracht.Stand.INGETROKKEN).met_mensen())
