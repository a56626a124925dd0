"""The management team: who sits there for whom, what they may decide, who came, and the portfolios."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Ketenpartner
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.bestuur import besluiten, portefeuilles, vertegenwoordigers
from landkaart.bestuur import overleggen as vergaderen
from landkaart.forms.bestuur import BenoemingForm, BeslisruimteForm, OverlegForm
from landkaart.models import Beslisruimte, Mtoverleg, Vertegenwoordiging

_PER_PAGINA = 15


@vereist(Recht.KETENCIJFERS)
def overzicht(request: Verzoek) -> HttpResponse:
    """The management page of the location."""
    stoelen = vertegenwoordigers.stoelen(request.locatie)
    gegevens = {
        "hier": "mt",
        "stoelen": stoelen,
        "leeg": [stoel.partner for stoel in stoelen if stoel.leeg],
        "overleggen": stoelen[0].overleggen if stoelen else 0,
        "verdeling": portefeuilles.verdeling(request.locatie),
        "wacht": besluiten.wachtend(request.locatie),
        "mijn": vertegenwoordigers.spreekt_voor(request.medewerker, request.locatie),
        "eigen": vertegenwoordigers.eigen_stoelen(request.medewerker, request.locatie),
        "nieuw_onderwerp": _nieuw_onderwerp(request),
    }
    return render(request, "landkaart/bestuur.html", gegevens)


def _nieuw_onderwerp(request: Verzoek) -> str:
    """Where a portfolio is added: with the milestone about them; empty for who may not."""
    mag = Recht.LANDKAART_INVULLEN in request.rechten
    return reverse("landkaart:onderdeel_nieuw", args=["m08", "portefeuilles"]) if mag else ""


@vereist(Recht.KETENCIJFERS)
def benoemen(request: Verzoek) -> HttpResponse:
    """Name a representative or a deputy of a partner of which one keeps the seat."""
    eigen = vertegenwoordigers.eigen_stoelen(request.medewerker, request.locatie)
    if not eigen:
        messages.info(request, "Alleen het MT en de beheerder bepalen wie er voor een partner zit.")
        return redirect("landkaart:bestuur")
    nieuw = Vertegenwoordiging(locatie=request.locatie, geldig_van=vandaag())
    begin = {
        "partner": request.GET.get("partner") or (eigen[0].pk if len(eigen) == 1 else None),
        "functie": request.GET.get("functie") or nieuw.functie,
    }
    form = BenoemingForm(
        request.POST or None, instance=nieuw, locatie=request.locatie, partners=eigen, initial=begin
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regel = vertegenwoordigers.benoem(
                locatie=request.locatie, door=request.medewerker, **form.velden()
            )
            messages.success(
                request, f"{regel.medewerker} is {regel.get_functie_display()} van {regel.partner}."
            )
            return redirect("landkaart:bestuur")
    return render_formulier(request, "landkaart/bestuur_benoeming.html", form)


@vereist(Recht.KETENCIJFERS)
def benoeming(request: Verzoek, pk: int) -> HttpResponse:
    """Change a period, or end it."""
    rijen = Vertegenwoordiging.objects.select_related("partner", "medewerker__gebruiker", "locatie")
    regel = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    vertegenwoordigers.eis_stoel(request.medewerker, request.locatie, regel.partner)
    eigen = vertegenwoordigers.eigen_stoelen(request.medewerker, request.locatie)
    form = BenoemingForm(request.POST or None, instance=regel, locatie=request.locatie, partners=eigen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vertegenwoordigers.wijzig_benoeming(
                regel=regel, versie=form.cleaned_data["versie"], door=request.medewerker, **form.velden()
            )
            messages.success(request, "De vertegenwoordiging is gewijzigd.")
            return redirect("landkaart:bestuur")
    return render_formulier(request, "landkaart/bestuur_benoeming.html", form, regel=regel)


@vereist(Recht.KETENCIJFERS)
def beslisruimte(request: Verzoek, code: str) -> HttpResponse:
    """Write down what a partner's representative may decide."""
    partner = get_object_or_404(Ketenpartner, code=code, locaties=request.locatie)
    vertegenwoordigers.eis_stoel(request.medewerker, request.locatie, partner)
    huidig = Beslisruimte.objects.filter(locatie=request.locatie, partner=partner).first()
    instance = huidig or Beslisruimte(locatie=request.locatie, partner=partner, vastgelegd_op=vandaag())
    form = BeslisruimteForm(request.POST or None, instance=instance, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vertegenwoordigers.leg_beslisruimte_vast(
                locatie=request.locatie,
                partner=partner,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.velden(),
            )
            messages.success(request, f"De beslisruimte van {partner} is vastgelegd.")
            return redirect("landkaart:bestuur")
    return render_formulier(request, "landkaart/bestuur_beslisruimte.html", form, partner=partner)


@vereist(Recht.KETENCIJFERS)
def overleggen(request: Verzoek) -> HttpResponse:
    """The meetings with who was there."""
    pagina = Paginator(vergaderen.lijst(request.locatie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"hier": "mt", "pagina": pagina, "mag": Recht.BESTUREN in request.rechten}
    return render(request, "landkaart/bestuur_overleggen.html", gegevens)


@vereist(Recht.BESTUREN)
def overleg_nieuw(request: Verzoek) -> HttpResponse:
    """Record a meeting."""
    nieuw = Mtoverleg(locatie=request.locatie)
    form = OverlegForm(request.POST or None, instance=nieuw, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vergaderen.leg_vast(locatie=request.locatie, door=request.medewerker, **form.velden())
            messages.success(request, "Het overleg is vastgelegd.")
            return redirect("landkaart:bestuur_overleggen")
    return render_formulier(request, "landkaart/bestuur_overleg.html", form)


@vereist(Recht.BESTUREN)
def overleg(request: Verzoek, pk: int) -> HttpResponse:
    """Correct a meeting."""
    rijen = Mtoverleg.objects.select_related("locatie")
    regel = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    form = OverlegForm(request.POST or None, instance=regel, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vergaderen.verbeter(
                overleg=regel, versie=form.cleaned_data["versie"], door=request.medewerker, **form.velden()
            )
            messages.success(request, "Het overleg is gewijzigd.")
            return redirect("landkaart:bestuur_overleggen")
    return render_formulier(request, "landkaart/bestuur_overleg.html", form, regel=regel)
