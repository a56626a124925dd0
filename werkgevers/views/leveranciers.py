"""The organisations that bring candidates (W-28)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers.forms.matchen import LeverancierForm
from werkgevers.models import Leverancier

PER_PAGINA = 25


@vereist(Recht.MATCHEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The suppliers of the location, with how many candidates each brings now."""
    kandidaten = Count("kandidaten", filter=Q(kandidaten__toestemming_op__isnull=False))
    rijen = request.locatie.leveranciers.annotate(aantal=kandidaten).order_by("gestopt_op", "naam")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/leveranciers.html", {"pagina": pagina})


@vereist(Recht.MATCHEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Register a supplier."""
    form = LeverancierForm(request.POST or None, instance=Leverancier(locatie=request.locatie))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            leverancier = voeg_toe(Leverancier(locatie=request.locatie, **form.waarden()))
            messages.success(request, f"{leverancier} staat op de lijst van leveranciers.")
            return redirect("werkgevers:leveranciers")
    return render_formulier(request, "werkgevers/leverancier.html", form, leverancier=None)


@vereist(Recht.MATCHEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a supplier, or say that it brings nobody any more."""
    leverancier = get_object_or_404(request.locatie.leveranciers, pk=pk)
    form = LeverancierForm(request.POST or None, instance=leverancier)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            wijzig(leverancier, versie=form.cleaned_data["versie"], **form.waarden())
            messages.success(request, f"{leverancier} is bijgewerkt.")
            return redirect("werkgevers:leveranciers")
    return render_formulier(request, "werkgevers/leverancier.html", form, leverancier=leverancier)
