"""Goals of a plan: making them, following them, and looking back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.fouten import NietToegestaan, RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.jaarplandoel import DoelForm, EvaluatieForm, ToelichtingForm
from landkaart.jaarplan import bewaken, doelen, doelfiguur, evalueren, volgen
from landkaart.models import Doelafwijking, Jaarplandoel
from landkaart.views.jaarplan_formulier import blad, eigen_doel, eigen_plan, kruimels_naar, zeker


@vereist(Recht.JAARPLAN)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Put a goal in a draft."""
    plan = eigen_plan(request, pk)
    form = DoelForm(request.POST or None, instance=Jaarplandoel(plan=plan), plan=plan)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            doel = doelen.stel(plan=plan, door=request.medewerker, **form.velden())
            messages.success(request, "Het doel staat in het plan. Zet er nu acties bij.")
            return redirect("landkaart:jaarplandoel", doel.pk)
    return blad(request, form, titel="Doel toevoegen", knop="Opslaan", kruimels=kruimels_naar(plan))


@vereist(Recht.JAARPLAN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a goal of a draft."""
    doel = eigen_doel(request, pk)
    form = DoelForm(request.POST or None, instance=doel, plan=doel.plan)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            doelen.wijzig_doel(doel=doel, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "Het doel is gewijzigd.")
            return redirect("landkaart:jaarplandoel", pk)
    return blad(request, form, titel="Doel wijzigen", knop="Opslaan", kruimels=kruimels_naar(doel.plan, doel))


@vereist(Recht.JAARPLAN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take a goal out of a draft."""
    doel, melding = eigen_doel(request, pk), ""
    if request.method == "POST":
        try:
            doelen.haal_weg(doel=doel, door=request.medewerker)
            messages.success(request, f"“{doel}” staat niet meer in het plan.")
            return redirect("landkaart:jaarplan", doel.plan_id)
        except NietToegestaan as fout:
            melding = fout.melding
    return zeker(
        request,
        titel="Doel uit het plan halen",
        knop="Ja, haal weg",
        gevolg=f"“{doel}” gaat uit het plan, met de acties die erbij staan.",
        kruimels=kruimels_naar(doel.plan, doel),
        melding=melding,
    )


@vereist(Recht.KETENCIJFERS)
def doel(request: Verzoek, pk: int) -> HttpResponse:
    """A goal: where it stands, who does what, and what was said about it."""
    doel = eigen_doel(request, pk)
    beeld = next(een for een in volgen.beelden(doel.plan) if een.doel.pk == pk)
    vraag = beeld.zonder_toelichting
    context = {
        "plan": doel.plan,
        "doel": beeld.doel,
        "beeld": beeld,
        "figuur": doelfiguur.teken(beeld),
        "rijen": doelfiguur.rijen(beeld),
        "mag": Recht.JAARPLAN in request.rechten,
        "mag_wijzigen": Recht.JAARPLAN in request.rechten and doel.plan.in_de_maak,
        "mag_toelichten": vraag is not None and bewaken.mag_toelichten(vraag, request.medewerker),
        "mag_evalueren": Recht.JAARPLAN in request.rechten and evalueren.kan(doel.plan, beeld.evaluatie),
    }
    return render(request, "landkaart/jaarplan_doel.html", context)


@vereist(Recht.KETENCIJFERS)
def toelichting(request: Verzoek, pk: int) -> HttpResponse:
    """Say why a goal is off track."""
    afwijkingen = Doelafwijking.objects.select_related("doel__plan__locatie")
    afwijking = get_object_or_404(afwijkingen, pk=pk, doel__plan__locatie=request.locatie)
    doel = afwijking.doel
    if not bewaken.mag_toelichten(afwijking, request.medewerker):
        raise RechtOntbreekt("Alleen de eigenaar van het doel en het MT geven een toelichting.")
    if afwijking.oorzaak:
        messages.info(request, "Er is al een toelichting gegeven.")
        return redirect("landkaart:jaarplandoel", doel.pk)
    form = ToelichtingForm(request.POST or None, instance=afwijking)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            bewaken.licht_toe(afwijking=afwijking, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "De toelichting is opgeslagen en staat bij het doel.")
            return redirect("landkaart:jaarplandoel", doel.pk)
    return blad(
        request,
        form,
        titel="Waarom loopt dit doel achter",
        knop="Opslaan",
        kruimels=kruimels_naar(doel.plan, doel),
        uitleg=doelfiguur.zin(afwijking),
    )


@vereist(Recht.JAARPLAN)
def evaluatie(request: Verzoek, pk: int) -> HttpResponse:
    """Look back on a goal."""
    doel = eigen_doel(request, pk)
    form = EvaluatieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            evalueren.evalueer(doel=doel, door=request.medewerker, **form.waarden())
            messages.success(request, "De evaluatie is opgeslagen.")
            return redirect("landkaart:jaarplandoel", pk)
    return blad(
        request,
        form,
        titel="Doel evalueren",
        knop="Opslaan",
        kruimels=kruimels_naar(doel.plan, doel),
        uitleg="Een evaluatie wijzigt u later niet meer.",
    )
