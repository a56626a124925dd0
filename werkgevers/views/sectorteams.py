"""Teams that work for employers, and the sectors that each serves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import sectorteams
from werkgevers.forms.relatie import SectorteamForm
from werkgevers.models import Sector


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The teams of the location with their sectors and people, and the sectors without a team."""
    rijen = [(team, getattr(team, "sectorteam", None)) for team in sectorteams.teams(request.locatie)]
    indeling = [(team, rij, [s.sector for s in rij.sectoren.all()] if rij else []) for team, rij in rijen]
    bezet = {sector.pk for _, _, sectoren in indeling for sector in sectoren}
    gegevens = {
        "indeling": indeling,
        "vrij": Sector.objects.exclude(pk__in=bezet) if indeling else [],
        "wijzigen": "Wijzigen" if Recht.MARKTPLAN in request.rechten else "",
    }
    return render(request, "werkgevers/sectorteams.html", gegevens)


@vereist(Recht.MARKTPLAN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Choose the sectors of a team, and since when it works for employers."""
    team = get_object_or_404(sectorteams.teams(request.locatie), pk=pk)
    form = SectorteamForm(request.POST or None, team=team)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            sectorteams.deel_in(team=team, **form.waarden())
            messages.success(request, f"De sectoren van {team} zijn vastgelegd.")
            return redirect("werkgevers:sectorteams")
    return render_formulier(request, "werkgevers/sectorteam.html", form, team=team)
