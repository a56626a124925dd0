"""The aims of a location for its employers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers import marktplannen
from werkgevers.forms.marktplan import StreefcijferForm
from werkgevers.models import Streefcijfer
from werkgevers.views.marktplan import doe_of_meld


@vereist(Recht.MARKTPLAN)
def streefcijfers(request: Verzoek) -> HttpResponse:
    """The aims of this year and the next, and a new one."""
    form = StreefcijferForm(request.POST or None, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            marktplannen.zet_streefcijfer(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, "Het streefcijfer is opgeslagen.")
            return redirect("werkgevers:streefcijfers")
    rijen = Streefcijfer.objects.filter(locatie=request.locatie, jaar__gte=vandaag().year)
    return render_formulier(
        request,
        "werkgevers/streefcijfers.html",
        form,
        rijen=rijen.select_related("medewerker__gebruiker", "team"),
    )


@vereist(Recht.MARKTPLAN)
@require_POST
def streefcijfer_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Aim at nothing any more."""
    rij = get_object_or_404(Streefcijfer.objects.filter(locatie=request.locatie), pk=pk)
    return doe_of_meld(
        request,
        lambda: marktplannen.haal_streefcijfer_weg(streefcijfer=rij, door=request.medewerker),
        "Het streefcijfer is weggehaald.",
        redirect("werkgevers:streefcijfers"),
    )
