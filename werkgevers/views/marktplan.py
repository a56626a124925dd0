"""The market plan with its sectors, the aims, data from outside, and participants of a team."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.models import Team
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers import cijferbestanden, marktplannen, meewerken
from werkgevers.forms.marktplan import (
    BestandForm,
    DeelnemerForm,
    MarktplanForm,
    PlanregelForm,
    PlansectorForm,
    StreefcijferForm,
    ToelichtingForm,
)
from werkgevers.models import Arbeidsmarktbestand, Marktplan, Marktplanregel, Streefcijfer, Teamdeelnemer
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
        "regels": marktplannen.regels(plan) if plan else [],
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
    return _doe(
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
    return _doe(
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
    return _doe(
        request,
        lambda: marktplannen.heropen(plan=plan, door=request.medewerker),
        "Het plan is weer een concept.",
        _naar(plan),
    )


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
    return _doe(
        request,
        lambda: marktplannen.haal_streefcijfer_weg(streefcijfer=rij, door=request.medewerker),
        "Het streefcijfer is weggehaald.",
        redirect("werkgevers:streefcijfers"),
    )


@vereist(Recht.MARKTPLAN)
def laden(request: Verzoek) -> HttpResponse:
    """Load a data set for the region of the location; with any fault nothing is loaded."""
    form = BestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        velden = form.waarden()
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            bestand = cijferbestanden.laad(
                inhoud=velden.pop("bestand"),
                regio=request.locatie.regio,
                door=request.medewerker,
                **velden,
            )
            messages.success(request, f"{bestand.naam} is geladen: {bestand.cijfers.count()} cijfers.")
            return redirect("werkgevers:arbeidsmarkt")
    return formulierblad(
        request,
        form,
        titel="Cijfers laden",
        knop="Controleren en laden",
        kruimels=[("Arbeidsmarkt", reverse("werkgevers:arbeidsmarkt"))],
        onder=f"Voor de regio {request.locatie.regio}.",
        uitleg="Staat er een fout in het bestand, dan wordt er niets geladen. U ziet alle fouten tegelijk.",
    )


@vereist(Recht.MARKTPLAN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Show a data set no longer, once that is confirmed."""
    bestanden = Arbeidsmarktbestand.objects.geldend().filter(regio=request.locatie.regio)
    bestand = get_object_or_404(bestanden, pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            cijferbestanden.trek_in(bestand=bestand, door=request.medewerker)
            messages.success(request, f"{bestand.naam} is ingetrokken. De cijfers staan nergens meer.")
            return redirect("werkgevers:arbeidsmarkt")
    return formulierblad(
        request,
        form,
        titel="Cijfers intrekken",
        knop="Ja, trek in",
        kruimels=[("Arbeidsmarkt", reverse("werkgevers:arbeidsmarkt"))],
        onder=str(bestand),
        uitleg=f"Alle locaties in de regio {bestand.regio} zien deze cijfers dan niet meer. Dit is niet "
        "terug te draaien; wel kunt u het bestand opnieuw laden.",
    )


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
    return _doe(
        request,
        lambda: meewerken.beeindig(deelnemer=deelnemer, door=request.medewerker),
        f"{deelnemer} doet niet meer mee.",
        redirect("werkgevers:werkgeversteam"),
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


def _doe(
    request: Verzoek, handeling: Callable[[], object], gelukt: str, antwoord: HttpResponse
) -> HttpResponse:
    """Do what a button asks, and say what happened."""
    try:
        handeling()
        messages.success(request, gelukt)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return antwoord
