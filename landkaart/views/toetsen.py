"""The second look: which locations, what they say, what an assessor thinks, and the answer of the MT."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import invulbeeld, mijlpaalbeeld, toetsbeeld, uitslagen, voorbereiden
from landkaart import toetsen as domein
from landkaart.forms.toetsen import AntwoordForm, OpmerkingForm, ToetsFilter, ToetsForm
from landkaart.models import Bewijs, Opmerking, Toetsing
from landkaart.views.invullen import mijlpaal_van

_PER_PAGINA = 25


@vereist(Recht.LANDKAART_TOETSEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Every location with its score, what has been assessed and which remarks wait for an answer."""
    form = ToetsFilter(request.GET)
    rijen = toetsbeeld.locaties(**form.keuze(), sortering=request.GET.get("sorteer", ""))
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"filter": form, "pagina": pagina, "rijen": toetsbeeld.standen(pagina.object_list)}
    return render(request, "landkaart/toetsen.html", context)


@vereist(Recht.LANDKAART_TOETSEN)
def locatie(request: Verzoek, pk: int) -> HttpResponse:
    """One location: self, assessor and portal side by side."""
    gekozen = get_object_or_404(Locatie.objects.select_related("regio"), pk=pk)
    context = {
        "locatie": gekozen,
        "regels": invulbeeld.regels(gekozen),
        "uitslag": uitslagen.uitslag(gekozen),
    }
    return render(request, "landkaart/toetsen_locatie.html", context)


@vereist(Recht.LANDKAART_TOETSEN)
def mijlpaal(request: Verzoek, pk: int, code: str) -> HttpResponse:
    """One milestone of a location: an own state with its reason, or a remark."""
    gekozen = get_object_or_404(Locatie.objects.select_related("regio"), pk=pk)
    wat = mijlpaal_van(gekozen, code)
    beeld = mijlpaalbeeld.beeld(gekozen, wat)
    score = beeld["regel"].score
    stap = request.POST.get("stap", "")
    toets = ToetsForm(request.POST if stap == "toets" else None, prefix="toets")
    opmerking = OpmerkingForm(request.POST if stap == "opmerking" else None, prefix="opmerking")
    form = opmerking if stap == "opmerking" or score is None else toets
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form is toets:
                domein.toets(score=score, door=request.medewerker, **form.waarden())
                messages.success(request, "Uw eigen stand staat nu naast het antwoord van de locatie.")
            else:
                domein.plaats(
                    locatie=gekozen, mijlpaal=wat, tekst=form.cleaned_data["tekst"], door=request.medewerker
                )
                messages.success(request, "Uw opmerking is geplaatst. Zij blijft staan tot het MT antwoordt.")
            return redirect("landkaart:toetsen_mijlpaal", pk, code)
    context = {
        **beeld,
        "locatie": gekozen,
        "mijlpaal": wat,
        "toets": toets,
        "opmerking": opmerking,
        "criteria": invulbeeld.criteria_per_antwoord(voorbereiden.geldige_criteria(wat)),
        "gevinkt": set(score.vinken.values_list("criterium", flat=True)) if score else set(),
        "bewijs_bij_score": (
            list(Bewijs.objects.filter(pk__in=score.bewijsstukken.values("bewijs"))) if score else []
        ),
        "toetsingen": (
            list(Toetsing.objects.filter(score=score).select_related("door__gebruiker")) if score else []
        ),
    }
    return render_formulier(request, "landkaart/toetsen_mijlpaal.html", form, **context)


@vereist(Recht.LANDKAART_INDIENEN)
def beantwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Answer a remark about the own location; the answer on the milestone stays as it is."""
    opmerking = get_object_or_404(
        Opmerking.objects.select_related("mijlpaal", "door__gebruiker", "door__partner"),
        pk=pk,
        locatie=request.locatie,
        beantwoord_op=None,
    )
    form = AntwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            domein.beantwoord(
                opmerking=opmerking, antwoord=form.cleaned_data["antwoord"], door=request.medewerker
            )
            messages.success(request, "Uw antwoord staat bij de opmerking.")
            return redirect("landkaart:mijlpaal_invullen", opmerking.mijlpaal.code)
    terug = reverse("landkaart:mijlpaal_invullen", args=[opmerking.mijlpaal.code])
    return render_formulier(
        request, "landkaart/opmerking_beantwoorden.html", form, opmerking=opmerking, terug=terug
    )
