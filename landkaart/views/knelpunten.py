"""The register of bottlenecks (L-61, X-63)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import knelpunten
from landkaart.forms.knelpunten import AntwoordForm, KnelpuntFilter, KnelpuntForm, OplossingForm
from landkaart.models import Knelpunt

_PER_PAGINA = 20
_SORTERINGEN = {
    "": ("-aantal_locaties", "-gemeld_op", "-pk"),
    "titel": ("titel", "pk"),
    "-titel": ("-titel", "-pk"),
    "nieuw": ("gemeld_op", "pk"),
    "-nieuw": ("-gemeld_op", "-pk"),
    "locaties": ("aantal_locaties", "pk"),
    "-locaties": ("-aantal_locaties", "-pk"),
}


@vereist(Recht.KENNIS)
def lijst(request: Verzoek) -> HttpResponse:
    """What stands in the way, the most shared first."""
    filter = KnelpuntFilter(request.GET)
    sorteer = request.GET.get("sorteer", "")
    rijen = knelpunten.lijst(request.locatie).filter(**filter.filters())
    rijen = rijen.order_by(*_SORTERINGEN.get(sorteer, _SORTERINGEN[""]))
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request, "landkaart/knelpunten.html", {"filter": filter, "pagina": pagina, "sortering": sorteer}
    )


@vereist(Recht.KENNIS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Enter a bottleneck: what resembles it is shown first, and entered only when it is another one."""
    form = KnelpuntForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render_formulier(request, "landkaart/knelpunt_nieuw.html", form)
    gelijk = knelpunten.lijkt_op(form.cleaned_data["titel"], form.cleaned_data["omschrijving"])
    if gelijk and "gezien" not in request.POST:
        return render(request, "landkaart/knelpunt_nieuw.html", {"form": form, "gelijk": gelijk})
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        knelpunt = knelpunten.meld(locatie=request.locatie, door=request.medewerker, **form.waarden())
        messages.success(request, f"“{knelpunt}” staat in het register.")
        return redirect("landkaart:knelpunt", knelpunt.pk)
    return render_formulier(request, "landkaart/knelpunt_nieuw.html", form)


@vereist(Recht.KENNIS)
def knelpunt(request: Verzoek, pk: int) -> HttpResponse:
    """One bottleneck: what helps, who has it too, what the official answer is."""
    deze = get_object_or_404(knelpunten.lijst(request.locatie).prefetch_related("themas", "mijlpalen"), pk=pk)
    form = OplossingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            knelpunten.los_bij(
                knelpunt=deze, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De oplossing staat erbij. Andere locaties kunnen hem nu vinden.")
            return redirect("landkaart:knelpunt", pk)
    context = {
        "knelpunt": deze,
        "oplossingen": deze.oplossingen.select_related("locatie", "praktijk"),
        "bij": deze.bij.select_related("locatie").order_by("locatie__naam"),
        "mag_antwoorden": Recht.PRAKTIJK_BEOORDELEN in request.rechten,
    }
    return render_formulier(request, "landkaart/knelpunt.html", form, **context)


@require_POST
@vereist(Recht.KENNIS)
def bij_ons(request: Verzoek, pk: int) -> HttpResponse:
    """Say that one's own location has this too, or no longer has it."""
    deze = get_object_or_404(Knelpunt, pk=pk)
    if request.POST.get("actie") == "niet":
        knelpunten.niet_meer(knelpunt=deze, locatie=request.locatie)
        messages.success(request, f"{request.locatie} staat niet meer bij dit knelpunt.")
    elif knelpunten.wij_ook(knelpunt=deze, locatie=request.locatie, door=request.medewerker):
        messages.success(request, f"Vastgelegd: {request.locatie} heeft dit ook.")
    return redirect("landkaart:knelpunt", pk)


@require_POST
@vereist(Recht.KENNIS)
def stand(request: Verzoek, pk: int) -> HttpResponse:
    """Close a bottleneck that was solved, or open it again."""
    deze = get_object_or_404(Knelpunt, pk=pk)
    opgelost = request.POST.get("actie") == "opgelost"
    try:
        knelpunten.zet_stand(knelpunt=deze, opgelost=opgelost, door=request.medewerker)
        messages.success(request, "Dit knelpunt is opgelost." if opgelost else "Dit knelpunt is weer open.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("landkaart:knelpunt", pk)


@vereist(Recht.PRAKTIJK_BEOORDELEN)
def antwoord(request: Verzoek, pk: int) -> HttpResponse:
    """Record the official answer: fact or impression."""
    deze = get_object_or_404(Knelpunt, pk=pk)
    form = AntwoordForm(request.POST or None, instance=deze)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            knelpunten.beantwoord(knelpunt=deze, versie=versie, **form.waarden())
            messages.success(request, "Het antwoord is opgeslagen.")
            return redirect("landkaart:knelpunt", pk)
    return render_formulier(request, "landkaart/knelpunt_antwoord.html", form, knelpunt=deze)
