"""What clients wrote, without who wrote it, and the codes under which it is counted (X-43)."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.peilingen import AntwoordcodeForm, IndelenForm
from landkaart.models import Antwoordcode
from landkaart.peilingen import coderen

_PER_PAGINA = 20


@vereist(Recht.PEILINGEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The open answers, those without a code first to be found, and the codes."""
    zonder = request.GET.get("toon") != "alle"
    antwoorden = coderen.open_antwoorden(request.locatie, zonder_code=zonder)
    context = {
        "hier": "antwoorden",
        "pagina": Paginator(antwoorden, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "zonder": zonder,
        "codes": coderen.codes(request.locatie),
        "minimum": ONDER,
    }
    return render(request, "landkaart/peiling_antwoorden.html", context)


@vereist(Recht.PEILINGEN)
def antwoord(request: Verzoek, sleutel: uuid.UUID) -> HttpResponse:
    """Put one answer under codes."""
    gekozen = get_object_or_404(coderen.open_antwoorden(request.locatie), sleutel=sleutel)
    form = IndelenForm(request.POST or None, antwoord=gekozen, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            coderen.deel_in(antwoord=gekozen, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "De codes zijn bewaard.")
            volgende = coderen.open_antwoorden(request.locatie, zonder_code=True).first()
            if volgende and "volgende" in request.POST:
                return redirect("landkaart:peilingantwoord", volgende.sleutel)
            return redirect("landkaart:peilingantwoorden")
    return render_formulier(request, "landkaart/peiling_antwoord.html", form, antwoord=gekozen)


@vereist(Recht.PEILINGEN)
def code_nieuw(request: Verzoek) -> HttpResponse:
    """Add a code; back to the answer for which it was missing, when there is one."""
    terug = _terug(request)
    form = AntwoordcodeForm(request.POST or None, instance=Antwoordcode(locatie=request.locatie))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            code = coderen.maak_code(
                locatie=request.locatie, naam=form.cleaned_data["naam"], door=request.medewerker
            )
            messages.success(request, f"De code “{code}” is toegevoegd.")
            return redirect(terug)
    return render_formulier(request, "landkaart/peiling_code.html", form, terug=terug)


@vereist(Recht.PEILINGEN)
def code(request: Verzoek, pk: int) -> HttpResponse:
    """Give a code another name."""
    gekozen = get_object_or_404(
        Antwoordcode.objects.select_related("locatie"), pk=pk, locatie=request.locatie
    )
    form = AntwoordcodeForm(request.POST or None, instance=gekozen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            coderen.hernoem(
                code=gekozen,
                naam=form.cleaned_data["naam"],
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
            )
            messages.success(request, "De code heeft een nieuwe naam.")
            return redirect("landkaart:peilingantwoorden")
    terug = reverse("landkaart:peilingantwoorden")
    return render_formulier(request, "landkaart/peiling_code.html", form, code=gekozen, terug=terug)


def _terug(request: Verzoek) -> str:
    try:
        sleutel = uuid.UUID(request.GET.get("antwoord", ""))
    except ValueError:
        return reverse("landkaart:peilingantwoorden")
    return reverse("landkaart:peilingantwoord", args=[sleutel])
