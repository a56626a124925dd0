"""The market plan with its sectors."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan, meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers import marktplannen, marktplanregels
from werkgevers.forms.marktplan import MarktplanForm, PlanregelForm, PlansectorForm, ToelichtingForm
from werkgevers.models import Marktplan, Marktplanregel
from werkgevers.views.formulierblad import formulierblad


@vereist(Recht.WERKGEVERS_ZIEN)
def toon(request: Verzoek) -> HttpResponse:
    """The plan of a year: this one, unless the address asks for another."""
    plannen = list(Marktplan.objects.filter(locatie=request.locatie))
    gevraagd = request.GET.get("jaar", "")
    plan = next((een for een in plannen if str(een.jaar) == gevraagd), None)
    if plan is None:
        plan = next((een for een in plannen if een.jaar <= vandaag().year), plannen[0] if plannen else None)
    context = {
        "plan": plan,
        "jaren": [(str(een.jaar), f"?jaar={een.jaar}", een == plan) for een in plannen],
        "regels": marktplanregels.regels(plan) if plan else [],
        "mag": Recht.MARKTPLAN in request.rechten,
        "onder": ONDER,
    }
    return render(request, "werkgevers/marktplan.html", context)


@vereist(Recht.MARKTPLAN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Start the plan of a year."""
    form = MarktplanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            plan = marktplannen.begin(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het plan voor {plan.jaar} is begonnen. Zet er nu sectoren in.")
            return _naar(plan)
    return formulierblad(
        request, form, titel="Nieuw marktbewerkingsplan", knop="Beginnen", kruimels=_kruimels()
    )


@vereist(Recht.MARKTPLAN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what a draft is about."""
    plan = _plan(request, pk)
    form = ToelichtingForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            marktplannen.wijzig_toelichting(
                plan=plan, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "Het plan is gewijzigd.")
            return _naar(plan)
    return formulierblad(request, form, titel="Plan wijzigen", knop="Opslaan", kruimels=_kruimels(plan))


@vereist(Recht.MARKTPLAN)
def sector(request: Verzoek, pk: int) -> HttpResponse:
    """Put a sector in a draft."""
    plan = _plan(request, pk)
    form = PlansectorForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regel = marktplannen.zet_sector(plan=plan, door=request.medewerker, **form.waarden())
            messages.success(request, f"{regel.sector} staat in het plan.")
            return _naar(plan)
    return formulierblad(
        request, form, titel="Sector in het plan", knop="Toevoegen", kruimels=_kruimels(plan)
    )


@vereist(Recht.MARKTPLAN)
def sector_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a sector of a draft."""
    regel = _regel(request, pk)
    form = PlanregelForm(request.POST or None, instance=regel)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            marktplannen.wijzig_sector(
                regel=regel, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"{regel.sector} is gewijzigd.")
            return _naar(regel.plan)
    return formulierblad(
        request, form, titel=str(regel.sector), knop="Opslaan", kruimels=_kruimels(regel.plan)
    )


@vereist(Recht.MARKTPLAN)
@require_POST
def sector_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take a sector out of a draft."""
    regel = _regel(request, pk)
    naam, plan = str(regel.sector), regel.plan
    return doe_of_meld(
        request,
        lambda: marktplannen.haal_sector_weg(regel=regel, door=request.medewerker),
        f"{naam} staat niet meer in het plan.",
        _naar(plan),
    )


@vereist(Recht.MARKTPLAN)
@require_POST
def vaststellen(request: Verzoek, pk: int) -> HttpResponse:
    """Adopt a plan."""
    plan = _plan(request, pk)
    return doe_of_meld(
        request,
        lambda: marktplannen.stel_vast(plan=plan, door=request.medewerker),
        "Het plan is vastgesteld. Op de dag van accountmanagers staan deze sectoren nu vooraan.",
        _naar(plan),
    )


@vereist(Recht.MARKTPLAN)
@require_POST
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Make a draft of an adopted plan."""
    plan = _plan(request, pk)
    return doe_of_meld(
        request,
        lambda: marktplannen.heropen(plan=plan, door=request.medewerker),
        "Het plan is weer een concept.",
        _naar(plan),
    )


def _plan(request: Verzoek, pk: int) -> Marktplan:
    return get_object_or_404(
        Marktplan.objects.filter(locatie=request.locatie).select_related("locatie"), pk=pk
    )


def _regel(request: Verzoek, pk: int) -> Marktplanregel:
    regels = Marktplanregel.objects.filter(plan__locatie=request.locatie)
    return get_object_or_404(regels.select_related("plan__locatie", "sector"), pk=pk)


def _naar(plan: Marktplan) -> HttpResponse:
    return redirect(f"{reverse('werkgevers:marktplan')}?jaar={plan.jaar}")


def _kruimels(plan: Marktplan | None = None) -> list[tuple[str, str]]:
    vraag = f"?jaar={plan.jaar}" if plan else ""
    return [("Marktbewerkingsplan", reverse("werkgevers:marktplan") + vraag)]


def doe_of_meld(
    request: Verzoek, handeling: Callable[[], object], gelukt: str, antwoord: HttpResponse
) -> HttpResponse:
    """Do what a button asks, and say what happened."""
    try:
        handeling()
        messages.success(request, gelukt)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return antwoord
