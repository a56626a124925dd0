"""Vacancies in the dossier: what a client looks for, what fits, and the coach's yes or no (W-24, W-26)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Doel, Klant
from werkgevers import voordracht_beantwoorden, voordragen
from werkgevers import zoekprofiel as domein
from werkgevers.forms.klantvacatures import BeoordeelForm
from werkgevers.forms.matchen import OpDeLijstForm
from werkgevers.forms.zoekprofiel import ZoekprofielForm
from werkgevers.matchen import bladzijde
from werkgevers.matchen.uitleggen import Lezer
from werkgevers.matchen.vacatures import voor_klant
from werkgevers.models import Akkoordkanaal, Vacature, Voordracht

PER_PAGINA = 10
NEE = "nee"  # the buttons of the answer
JA = "ja"


@vereist(Recht.KANDIDATEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """What the client looks for, the proposals, and the vacancies that fit best."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    profiel = domein.van(klant)
    nieuw = profiel._state.adding
    lijst = voor_klant(klant, profiel)
    context = {
        "klant": klant,
        "profiel": None if nieuw else profiel,
        "beroepen": [] if nieuw else profiel.beroepen.all(),
        "verlopen": not nieuw and domein.is_verlopen(profiel),
        "voordrachten": klant.voordrachten.met_mensen()[:20],
        "signalen": klant.motivatiesignalen.select_related("voordracht__vacature__werkgever"),
        "pagina": bladzijde.vacatures(
            lijst, profiel, lezer=Lezer.COACH, nummer=request.GET.get("pagina"), per=PER_PAGINA
        ),
    }
    return render(request, "werkgevers/klant_vacatures.html", context)


@vereist(Recht.KANDIDATEN)
def zoekprofiel(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Fill in or change what the client looks for, and write down consent or its end."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    profiel = domein.van(klant)
    beroepen = domein.beroepen(profiel)
    form = ZoekprofielForm(request.POST or None, instance=profiel, beroepen=beroepen, locatie=klant.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            domein.bewaar(klant=klant, door=request.medewerker, **form.profiel())
            messages.success(request, _toestemming(request, klant, form.cleaned_data["toestemming"]))
            return redirect("werkgevers:klant_vacatures", klantnummer)
    return render_formulier(request, "werkgevers/klant_zoekprofiel.html", form, klant=klant, profiel=profiel)


@vereist(Recht.KANDIDATEN)
def voorstellen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Put an own client on the list of a vacancy; the coach's agreement goes with it."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    zichtbaar = Vacature.objects.zichtbaar_op(request.locatie).select_related("werkgever", "beroep")
    vacature = get_object_or_404(zichtbaar, pk=pk)
    form = OpDeLijstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voordragen.vind(
                vacature=vacature,
                klant=klant,
                motivatie=form.cleaned_data["motivatie"],
                door=request.medewerker,
            )
            messages.success(request, f"{klant.naam} staat op de lijst. Een matchmaker kijkt ernaar.")
            return redirect("werkgevers:klant_vacatures", klantnummer)
    return render_formulier(
        request,
        "werkgevers/voorstellen.html",
        form,
        klant=klant,
        vacature=vacature,
        eisen=vacature.eisen.select_related("competentie"),
    )


@vereist(Recht.KANDIDATEN)
def beoordelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The coach's yes or no to a proposal, and the client's, when that was given by phone or at the desk."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEMIDDELING)
    voordracht = get_object_or_404(klant.voordrachten.met_mensen(), pk=pk)
    form = BeoordeelForm(request.POST or None, voordracht=voordracht)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _beoordeel(request, voordracht, form))
            return redirect("werkgevers:klant_vacatures", klantnummer)
    return render_formulier(
        request,
        "werkgevers/voordracht_beoordelen.html",
        form,
        klant=klant,
        voordracht=voordracht,
        vacature=voordracht.vacature,
        wacht=voordracht.stand == Voordracht.Stand.VOORGESELECTEERD and not voordracht.klaar,
    )


def _beoordeel(request: Verzoek, voordracht: Voordracht, form: BeoordeelForm) -> str:
    """Do what the button asks; returns what happened, in words."""
    door, naam = request.medewerker, voordracht.klant.naam
    if request.POST.get("stap") == NEE:
        voordracht_beantwoorden.trek_in(
            voordracht=voordracht,
            reden=Voordracht.Intrekking.COACH,
            toelichting=form.cleaned_data["toelichting"],
            door=door,
        )
        return f"De voordracht van {naam} is gestopt."
    if via := form.cleaned_data.get("klant"):
        voordragen.klant_akkoord(voordracht=voordracht, via=Akkoordkanaal(via), door=door)
    voordracht = voordragen.coach_akkoord(voordracht=voordracht, door=door)
    if voordracht.klaar:
        return f"U en {naam} zijn akkoord. De matchmaker kan de lijst sturen."
    return f"Uw akkoord is vastgelegd. Nu wacht het op {naam}."


def _toestemming(request: Verzoek, klant: Klant, keuze: str) -> str:
    """Carry out what the form says about consent; returns what happened, in words."""
    if keuze == NEE:
        gestopt = domein.trek_toestemming_in(klant=klant, door=request.medewerker)
        return f"De toestemming is ingetrokken. Gestopte voordrachten: {gestopt}."
    if keuze in (Akkoordkanaal.TELEFOON, Akkoordkanaal.BALIE):
        domein.geef_toestemming(klant=klant, via=Akkoordkanaal(keuze), door=request.medewerker)
        return "Het zoekprofiel en de toestemming zijn bewaard."
    return "Het zoekprofiel is bewaard."
