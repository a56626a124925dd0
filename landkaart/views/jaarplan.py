"""Ketenjaarplannen of a location: the list, one plan, and drawing it up."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from keten import papier, rekenblad
from keten.bladeren import blad as bladzijde
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.jaarplan import NieuwPlanForm, PlantekstForm, WijzigingForm
from landkaart.jaarplan import bestanden, plannen, vaststellen, volgen
from landkaart.models import Jaarplan
from landkaart.views.jaarplan_formulier import blad, eigen_plan, kruimels_naar, zeker

_SORTERINGEN = {"jaar": "jaar", "stand": "stand", "doelen": "doelental"}


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """The plans of the location, the latest year on top."""
    oud = list(volgen.verouderd(request.locatie))
    pagina = bladzijde(
        plannen.lijst(request.locatie), request.GET, sorteringen=_SORTERINGEN, standaard="-jaar"
    )
    context = {"pagina": pagina, "oud": oud, "mag": Recht.JAARPLAN in request.rechten}
    return render(request, "landkaart/jaarplannen.html", context)


@vereist(Recht.KETENCIJFERS)
def plan(request: Verzoek, pk: int) -> HttpResponse:
    """A plan with how its goals stand."""
    plan = eigen_plan(request, pk)
    mag = Recht.JAARPLAN in request.rechten
    regels = vaststellen.regels(plan, request.medewerker)
    context = {
        "plan": plan,
        "beelden": volgen.beelden(plan),
        "regels": regels,
        "teksten": bestanden.teksten(plan),
        "concepten": plan.dienstconcepten.select_related("concept__mijlpaal"),
        "ontbreekt": vaststellen.ontbreekt(plan) if plan.in_de_maak else [],
        "mag_wijzigen": mag and plan.in_de_maak,
        "mag": mag,
        "mag_tekenen": plan.stand == Jaarplan.Stand.VOORGELEGD
        and any(regel.uwe and not regel.akkoord for regel in regels),
    }
    return render(request, "landkaart/jaarplan.html", context)


@vereist(Recht.JAARPLAN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Start the plan of a year."""
    form = NieuwPlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            plan = plannen.begin(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het concept van het plan voor {plan.jaar} is begonnen.")
            return redirect("landkaart:jaarplan_schrijven", plan.pk)
    kruimels = [("Ketenjaarplannen", reverse("landkaart:jaarplannen"))]
    return blad(request, form, titel="Nieuw ketenjaarplan", knop="Begin het plan", kruimels=kruimels)


@vereist(Recht.JAARPLAN)
def schrijven(request: Verzoek, pk: int) -> HttpResponse:
    """Write the texts of a draft."""
    plan = eigen_plan(request, pk)
    if not plan.in_de_maak:
        messages.info(request, "Dit plan is geen concept meer. De inhoud staat vast.")
        return redirect("landkaart:jaarplan", pk)
    form = PlantekstForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            plannen.schrijf(plan=plan, versie=versie, door=request.medewerker, **form.teksten())
            messages.success(request, "De tekst is opgeslagen.")
            return redirect("landkaart:jaarplan", pk)
    return blad(request, form, titel="Tekst van het plan", knop="Opslaan", kruimels=kruimels_naar(plan))


@vereist(Recht.JAARPLAN)
def wijziging(request: Verzoek, pk: int) -> HttpResponse:
    """Start a change of an adopted plan."""
    plan = eigen_plan(request, pk)
    form = WijzigingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            kopie = plannen.maak_wijziging(plan=plan, door=request.medewerker, **form.waarden())
            messages.success(request, "De wijziging is begonnen als concept. Het oude plan geldt nog.")
            return redirect("landkaart:jaarplan", kopie.pk)
    return blad(
        request,
        form,
        titel="Plan wijzigen",
        knop="Begin de wijziging",
        kruimels=kruimels_naar(plan),
        uitleg="U werkt in een kopie. Die vervangt dit plan pas als alle partners akkoord zijn.",
    )


@vereist(Recht.JAARPLAN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Throw a draft away."""
    plan, melding = eigen_plan(request, pk), ""
    if request.method == "POST":
        try:
            plannen.gooi_weg(plan=plan, door=request.medewerker)
            messages.success(request, f"Het concept {plan} is weggegooid.")
            return redirect("landkaart:jaarplannen")
        except NietToegestaan as fout:
            melding = fout.melding
    return zeker(
        request,
        titel="Concept weggooien",
        knop="Ja, gooi weg",
        gevolg=f"Het concept {plan} gaat weg, met alle doelen en acties die erin staan.",
        kruimels=kruimels_naar(plan),
        melding=melding,
    )


@vereist(Recht.KETENCIJFERS)
def pdf(request: Verzoek, pk: int) -> HttpResponse:
    """The plan on paper."""
    plan = eigen_plan(request, pk)
    return papier.als_bijlage(bestanden.pdf(plan, request.medewerker), bestanden.naam(plan, "pdf"))


@vereist(Recht.KETENCIJFERS)
def als_rekenblad(request: Verzoek, pk: int, soort: str) -> HttpResponseBase:
    """The goals of a plan as a spreadsheet."""
    plan = eigen_plan(request, pk)
    return rekenblad.antwoord(
        f"ketenjaarplan-{plan.jaar}", bestanden.KOPPEN, bestanden.rijen(plan), formaat=soort
    )
