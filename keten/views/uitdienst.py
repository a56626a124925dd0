"""People who left a partner: choose a list, look at what it would do, close accounts, open one again."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import uitdienst
from keten.bladeren import blad
from keten.forms.aanmeldbronnen import UitdienstForm, UitdienstKeuzeForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Medewerker, Uitdienst, Uitdienstlijst
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.BEHEREN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Choose a list, and the lists of before."""
    form = UitdienstForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            return _nakijken(request, form)
    weer_open = Count("mensen", filter=Q(mensen__heropend_op__isnull=False))
    lijsten = Uitdienstlijst.objects.select_related("partner", "door__gebruiker").annotate(
        gesloten=Count("mensen"), heropend=weer_open
    )
    pagina = blad(lijsten, request.GET, sorteringen={}, standaard="-op")
    return render_formulier(request, "keten/uitdienst.html", form, pagina=pagina)


@require_POST
@vereist(Recht.BEHEREN)
def sluiten(request: Verzoek) -> HttpResponse:
    """Close the accounts that were chosen from the proposal."""
    mensen = Medewerker.objects.select_related("gebruiker").order_by("gebruiker__naam")
    form = UitdienstKeuzeForm(request.POST, mensen=mensen)
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            lijst = uitdienst.sluit(**form.waarden(), door=request.medewerker)
            messages.success(request, _gesloten(lijst.mensen.count()))
            return redirect("keten:uitdienst_lijst", lijst.pk)
    fouten = [str(fout) for lijst_ in form.errors.values() for fout in lijst_]
    messages.error(request, f"Er is niets gesloten. {' '.join(fouten)}")
    return redirect("keten:uitdienst")


@vereist(Recht.BEHEREN)
def lijst(request: Verzoek, pk: int) -> HttpResponse:
    """Whose accounts a list closed."""
    deze = get_object_or_404(Uitdienstlijst.objects.select_related("partner", "door__gebruiker"), pk=pk)
    mensen = deze.mensen.select_related("lijst", "medewerker__gebruiker", "heropend_door__gebruiker")
    mensen = mensen.prefetch_related("medewerker__locaties")
    pagina = blad(mensen, request.GET, sorteringen={}, standaard="medewerker__gebruiker__naam")
    return render(request, "keten/uitdienst_lijst.html", {"lijst": deze, "pagina": pagina})


@require_POST
@vereist(Recht.BEHEREN)
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Undo it for one person."""
    rij = get_object_or_404(Uitdienst.objects.select_related("medewerker__gebruiker"), pk=pk)
    try:
        uitdienst.heropen(uitdienst=rij, door=request.medewerker)
        messages.success(request, f"{rij.medewerker} kan weer inloggen.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("keten:uitdienst_lijst", rij.lijst_id)


def _nakijken(request: Verzoek, form: UitdienstForm) -> HttpResponse:
    gekozen = form.cleaned_data
    voorstel = uitdienst.bekijk(
        bestand=gekozen["bestand"],
        partner=gekozen["partner"],
        soort=gekozen["soort"],
        door=request.medewerker,
    )
    mensen = Medewerker.objects.filter(pk__in=[een.pk for een in voorstel.mensen])
    # A list of who is still there, with rows that nobody can place, may lack somebody: then a person ticks.
    onzeker = gekozen["soort"] == Uitdienstlijst.Soort.AANWEZIG and voorstel.fouten
    keuze = UitdienstKeuzeForm(
        mensen=mensen.select_related("gebruiker").order_by("gebruiker__naam"),
        initial={
            "partner": gekozen["partner"],
            "soort": gekozen["soort"],
            "medewerkers": [] if onzeker else voorstel.mensen,
        },
    )
    context = {"voorstel": voorstel, "partner": gekozen["partner"], "onzeker": onzeker}
    return render(request, "keten/uitdienst_nakijken.html", {"form": keuze, **context})


def _gesloten(aantal: int) -> str:
    return "1 account is gesloten." if aantal == 1 else f"{aantal} accounts zijn gesloten."
