"""Participants of a team of partners: added, and taken out."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.fouten import meld_fouten_op
from keten.models import Team
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import meewerken
from werkgevers.forms.marktplan import DeelnemerForm
from werkgevers.models import Teamdeelnemer
from werkgevers.views.formulierblad import formulierblad
from werkgevers.views.marktplan import doe_of_meld


@vereist(Recht.MARKTPLAN)
def deelnemer_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Record an organisation that works along with a team."""
    team = get_object_or_404(
        Team.objects.lopend().filter(locatie=request.locatie, soort=Team.Soort.WERKGEVERS), pk=pk
    )
    form = DeelnemerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            meewerken.laat_meewerken(team=team, door=request.medewerker, **form.waarden())
            messages.success(request, "De organisatie doet mee.")
            return redirect("werkgevers:werkgeversteam")
    return formulierblad(
        request,
        form,
        titel="Organisatie laten meedoen",
        knop="Toevoegen",
        kruimels=[("Werkgeversteam", reverse("werkgevers:werkgeversteam"))],
        onder=str(team),
    )


@vereist(Recht.MARKTPLAN)
@require_POST
def deelnemer_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Say that an organisation no longer works along."""
    rijen = Teamdeelnemer.objects.filter(team__locatie=request.locatie).select_related("team__locatie")
    deelnemer = get_object_or_404(rijen, pk=pk)
    return doe_of_meld(
        request,
        lambda: meewerken.beeindig(deelnemer=deelnemer, door=request.medewerker),
        f"{deelnemer} doet niet meer mee.",
        redirect("werkgevers:werkgeversteam"),
    )
