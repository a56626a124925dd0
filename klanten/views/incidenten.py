"""Incidents with a client, for those who may know."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.teksten import OnbekendeTekst, Tekst, tekst
from keten.verzoek import Verzoek
from klanten import incidenten as melden
from klanten.forms.incidenten import IncidentForm, WaarschuwingForm
from klanten.inzage import open_dossier, open_eigen_dossier

_PER_PAGINA = 10


@vereist(Recht.INCIDENT)
def incidenten(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The incidents of a dossier, and the house rules."""
    klant = open_dossier(request, klantnummer)
    lijst = klant.incidenten.select_related("gemeld_door__gebruiker", "partner", "beeindigd_door__gebruiker")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"klant": klant, "pagina": pagina, "huisregels": _huisregels()}
    return render(request, "klanten/incidenten.html", gegevens)


@vereist(Recht.INCIDENT)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Register an incident (X-19)."""
    klant = open_dossier(request, klantnummer)
    form = IncidentForm(request.POST or None, uiterlijk=melden.uiterste_dag(klant))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            melden.meld(klant=klant, door=request.medewerker, **form.incident())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(
                request, "Het incident is gemeld. Collega's zien de waarschuwing bij het dossier."
            )
            return redirect("klanten:incidenten", klantnummer)
    return render_formulier(request, "klanten/incident_nieuw.html", form, klant=klant)


@vereist(Recht.INCIDENT)
def waarschuwing(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Look again at a warning: go on, or stop."""
    klant = open_dossier(request, klantnummer)
    incident = get_object_or_404(klant.incidenten.filter(beeindigd_op=None), pk=pk)
    form = WaarschuwingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        with meld_fouten_op(form), transaction.atomic():
            if gegevens["besluit"] == "verlengen":
                melden.verleng(incident=incident, tot=gegevens["waarschuwen_tot"], door=request.medewerker)
                messages.success(request, "De waarschuwing blijft staan.")
            else:
                melden.beeindig(incident=incident, reden=gegevens["reden"], door=request.medewerker)
                messages.success(request, "De waarschuwing is gestopt.")
            opslaan.eenmalig(gegevens["indiening"], gebruiker=request.medewerker.gebruiker)
            return redirect("klanten:incidenten", klantnummer)
    return render_formulier(request, "klanten/waarschuwing.html", form, klant=klant, incident=incident)


@vereist(Recht.EIGEN_DOSSIER)
def huisregels(request: Verzoek) -> HttpResponse:
    """The house rules, as clients read them."""
    klant = open_eigen_dossier(request)
    regels = _huisregels(klant.contactgegevens.taal)
    return render(request, "klanten/mijn/huisregels.html", {"klant": klant, "huisregels": regels})


def _huisregels(taal: str = "nl") -> Tekst | None:
    """The text that all partners share; None as long as nobody has written it."""
    try:
        return tekst("huisregels", taal=taal)
    except OnbekendeTekst:
        return None
