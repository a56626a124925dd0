"""Evidence: the documents of a location, one more, one withdrawn, and one to keep."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import bestanden
from landkaart import bewijzen, meten
from landkaart.forms.bewijzen import BewijsForm, IntrekkenForm
from landkaart.models import Bewijs
from landkaart.views.invullen import mijlpaal_van

_PER_PAGINA = 25


@vereist(Recht.LANDKAART_INVULLEN)
def lijst(request: Verzoek) -> HttpResponse:
    """All evidence of the location: the documents that it shares, the fourth of the four things asked."""
    rijen = Bewijs.objects.filter(locatie=request.locatie, ingetrokken_op=None).select_related(
        "mijlpaal", "door__gebruiker", "conceptversie"
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "landkaart/bewijzen.html", {"hier": "documenten", "pagina": pagina})


@vereist(Recht.LANDKAART_INVULLEN)
def nieuw(request: Verzoek, code: str) -> HttpResponse:
    """Add evidence to a milestone."""
    mijlpaal = mijlpaal_van(request.locatie, code)
    meting = meten.meet(mijlpaal, request.locatie)
    if meting is not None and meting.percentage is None:
        meting = None
    form = BewijsForm(request.POST or None, request.FILES or None, met_cijfer=meting is not None)
    if request.method == "POST" and form.is_valid():
        velden = {"cijfer": False, **form.cleaned_data}
        with meld_fouten_op(form):
            bewijs = bewijzen.voeg_toe(
                locatie=request.locatie, mijlpaal=mijlpaal, door=request.medewerker, **velden
            )
            messages.success(request, f"“{bewijs}” is toegevoegd als bewijs.")
            return redirect("landkaart:mijlpaal_invullen", code)
    return render_formulier(
        request,
        "landkaart/bewijs_nieuw.html",
        form,
        mijlpaal=mijlpaal,
        meting=meting,
    )


@vereist(Recht.LANDKAART_INVULLEN)
def intrekken(request: Verzoek, document: uuid.UUID) -> HttpResponse:
    """Take evidence of the own location out of use, with a reason."""
    bewijs = get_object_or_404(Bewijs, pk=document, locatie=request.locatie, ingetrokken_op=None)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            bewijzen.trek_in(bewijs=bewijs, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"“{bewijs}” is ingetrokken.")
            return redirect("landkaart:mijlpaal_invullen", bewijs.mijlpaal.code)
    return render_formulier(request, "landkaart/bewijs_intrekken.html", form, bewijs=bewijs)


@vereist(Recht.KENNIS)
def ophalen(request: Verzoek, document: uuid.UUID) -> HttpResponseBase:
    """Hand over a document: of the own location, one that is shared, or any for who assesses."""
    mag = Q(locatie__in=request.medewerker.locaties.all()) | Q(delen=True)
    if Recht.LANDKAART_TOETSEN in request.rechten or Recht.LANDKAART_BEHEREN in request.rechten:
        mag = Q()
    return als_bestand(get_object_or_404(Bewijs, mag, pk=document, soort=Bewijs.Soort.DOCUMENT))


def als_bestand(bewijs: Bewijs) -> HttpResponseBase:
    """A document to be kept, while it counts.

    Raises:
        Http404: it was withdrawn.
    """
    if bewijs.ingetrokken_op is not None:
        raise Http404
    return bestanden.als_bijlage(bewijs)
