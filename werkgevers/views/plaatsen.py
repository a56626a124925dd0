"""Starting a placement, after a proposal or directly."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_bijzondere_inzage_vast
from klanten.models import Doel
from werkgevers import klantkeuze, plaatsen, steunen
from werkgevers.forms.plaatsing import DirectePlaatsingForm, PlaatsingForm
from werkgevers.models import Plaatsing, Vacature, Voordracht
from werkgevers.views.plaatsingen import ONDERDEEL


@vereist(Recht.PLAATSEN)
def plaatsen_na_voordracht(request: Verzoek, pk: int) -> HttpResponse:
    """Record the placement of a candidate whom the employer accepted."""
    voordrachten = Voordracht.objects.select_related(
        "klant__locatie", "klant__beeld", "vacature__werkgever", "vacature__locatie"
    )
    hier = Q(locatie=request.locatie) | Q(vacature__locatie=request.locatie)
    voordracht = get_object_or_404(voordrachten.filter(hier, stand=Voordracht.Stand.GEPLAATST), pk=pk)
    if bestaand := Plaatsing.objects.filter(voordracht=voordracht).first():
        return redirect("werkgevers:plaatsing", bestaand.pk)
    form = PlaatsingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            plaatsing = plaatsen.plaats(
                vacature=voordracht.vacature,
                klant=voordracht.klant,
                voordracht=voordracht,
                door=request.medewerker,
                **form.baan(),
            )
            _ken_steun_toe(plaatsing, form, request)
            return _klaar(request, plaatsing)
    leg_bijzondere_inzage_vast(
        klant=voordracht.klant, door=request.medewerker, onderdeel=ONDERDEEL, doel=Doel.BEMIDDELING
    )
    context = {"vacature": voordracht.vacature, "klant": voordracht.klant, "voordracht": voordracht}
    return render_formulier(request, "werkgevers/plaatsing_nieuw.html", form, **context)


@vereist(Recht.PLAATSEN)
def plaatsen_direct(request: Verzoek, pk: int) -> HttpResponse:
    """Record the placement of a client who came in another way."""
    vacature = get_object_or_404(
        Vacature.objects.zichtbaar_op(request.locatie).select_related("werkgever", "locatie"), pk=pk
    )
    form = DirectePlaatsingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            klant = klantkeuze.kies(
                klantnummer=form.cleaned_data["klantnummer"],
                achternaam=form.cleaned_data["achternaam"],
                locatie=request.locatie,
                door=request.medewerker,
                onderdeel=ONDERDEEL,
            )
            with transaction.atomic():
                eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
                plaatsing = plaatsen.plaats(
                    vacature=vacature, klant=klant, door=request.medewerker, **form.baan()
                )
                _ken_steun_toe(plaatsing, form, request)
            return _klaar(request, plaatsing)
    return render_formulier(
        request, "werkgevers/plaatsing_nieuw.html", form, vacature=vacature, klant=None, voordracht=None
    )


def _ken_steun_toe(plaatsing: Plaatsing, form: PlaatsingForm, request: Verzoek) -> None:
    for steun in form.steun():
        steunen.ken_toe(plaatsing=plaatsing, door=request.medewerker, **steun)


def _klaar(request: Verzoek, plaatsing: Plaatsing) -> HttpResponse:
    aantal = plaatsing.nazorgmomenten.count()
    messages.success(
        request,
        f"De plaatsing is vastgelegd. Er zijn {aantal} nazorgmomenten gepland. "
        "De contactpersoon van de klant krijgt een taak om de uitstroom vast te leggen.",
    )
    return redirect("werkgevers:plaatsing", plaatsing.pk)
