"""Actions of a plan: what somebody does for a goal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import taken
from landkaart.forms.jaarplandoel import ActieForm, EigenaarForm
from landkaart.jaarplan import acties
from landkaart.models import Jaarplan, Jaarplanactie
from landkaart.views.jaarplan_formulier import blad, eigen_doel, kruimels_naar, zeker


@vereist(Recht.JAARPLAN)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Put an action with a goal of a draft."""
    doel = eigen_doel(request, pk)
    form = ActieForm(request.POST or None, instance=Jaarplanactie(doel=doel), locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            acties.voeg_actie_toe(doel=doel, door=request.medewerker, **form.velden())
            messages.success(request, "De actie staat bij het doel.")
            return redirect("landkaart:jaarplandoel", pk)
    return blad(
        request, form, titel="Actie toevoegen", knop="Opslaan", kruimels=kruimels_naar(doel.plan, doel)
    )


@vereist(Recht.KETENCIJFERS)
def actie(request: Verzoek, pk: int) -> HttpResponse:
    """An action; its owner says here that it is done."""
    actie = _eigen(request, pk)
    taak = actie.taak
    context = {
        "actie": actie,
        "doel": actie.doel,
        "plan": actie.doel.plan,
        "taak": taak,
        "van_u": taak is not None and taak.voor_id == request.medewerker.pk,
        "mag": Recht.JAARPLAN in request.rechten,
        "geldt": actie.doel.plan.stand == Jaarplan.Stand.VASTGESTELD,
    }
    return render(request, "landkaart/jaarplan_actie.html", context)


@vereist(Recht.JAARPLAN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change an action of a draft."""
    actie = _eigen(request, pk)
    form = ActieForm(request.POST or None, instance=actie, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            acties.wijzig_actie(actie=actie, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "De actie is gewijzigd.")
            return redirect("landkaart:jaarplandoel", actie.doel_id)
    kruimels = kruimels_naar(actie.doel.plan, actie.doel)
    return blad(request, form, titel="Actie wijzigen", knop="Opslaan", kruimels=kruimels)


@vereist(Recht.JAARPLAN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take an action out of a draft."""
    actie, melding = _eigen(request, pk), ""
    if request.method == "POST":
        try:
            acties.haal_actie_weg(actie=actie, door=request.medewerker)
            messages.success(request, f"“{actie}” staat niet meer in het plan.")
            return redirect("landkaart:jaarplandoel", actie.doel_id)
        except NietToegestaan as fout:
            melding = fout.melding
    return zeker(
        request,
        titel="Actie uit het plan halen",
        knop="Ja, haal weg",
        gevolg=f"“{actie}” gaat uit het plan.",
        kruimels=kruimels_naar(actie.doel.plan, actie.doel),
        melding=melding,
    )


@vereist(Recht.JAARPLAN)
def eigenaar(request: Verzoek, pk: int) -> HttpResponse:
    """Give an action of an adopted plan to a colleague."""
    actie = _eigen(request, pk)
    form = EigenaarForm(request.POST or None, instance=actie, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            nieuw = acties.geef_over(actie=actie, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"De actie is nu van {nieuw.eigenaar}. De taak is mee verhuisd.")
            return redirect("landkaart:jaarplanactie", pk)
    return blad(
        request,
        form,
        titel="Andere eigenaar",
        knop="Opslaan",
        kruimels=kruimels_naar(actie.doel.plan, actie.doel),
        uitleg=f"{actie}. De taak gaat naar de werkvoorraad van de nieuwe eigenaar.",
    )


@require_POST
@vereist(Recht.WERKVOORRAAD)
def gedaan(request: Verzoek, pk: int) -> HttpResponse:
    """Say that an action is done, or after all not; the same as in the werkvoorraad."""
    actie = _eigen(request, pk)
    try:
        if actie.taak is None:
            raise NietToegestaan("Het plan is nog niet vastgesteld.")
        if request.POST.get("actie") == "heropen":
            taken.heropen(taak=actie.taak, door=request.medewerker)
            messages.success(request, "De actie staat weer open.")
        else:
            taken.rond_af(taak=actie.taak, door=request.medewerker)
            messages.success(request, "De actie is gedaan.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:jaarplanactie", pk)


def _eigen(request: Verzoek, pk: int) -> Jaarplanactie:
    """An action of the present location."""
    alle = Jaarplanactie.objects.select_related("doel__plan__locatie", "eigenaar__gebruiker", "taak")
    return get_object_or_404(alle, pk=pk, doel__plan__locatie=request.locatie)
