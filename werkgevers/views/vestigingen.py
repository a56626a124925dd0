"""The branches of an employer."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import registreren
from werkgevers.forms.werkgever import VestigingForm, VestigingNieuwForm
from werkgevers.views.openen import kop, open_werkgever


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a branch."""
    werkgever = open_werkgever(pk)
    form = VestigingNieuwForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vestiging = registreren.voeg_vestiging_toe(
                werkgever=werkgever, door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"De vestiging in {vestiging.plaats} is toegevoegd.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/werkgever_deel.html",
        form,
        onderwerp="Vestiging toevoegen",
        knop="Vestiging toevoegen",
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def wijzigen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Change a branch, or say that it has closed."""
    werkgever = open_werkgever(pk)
    vestiging = get_object_or_404(werkgever.vestigingen, pk=nummer)
    form = VestigingForm(request.POST or None, instance=vestiging)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            registreren.wijzig_vestiging(
                vestiging=vestiging,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, "De vestiging is gewijzigd.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(
        request,
        "werkgevers/werkgever_deel.html",
        form,
        onderwerp="Vestiging wijzigen",
        knop="Opslaan",
        **kop(request, werkgever),
    )
