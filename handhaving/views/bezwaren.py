"""Objections: writing one down for a client, and answering one."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from handhaving.forms.maatregelen import BezwaarBesluitForm, BezwaarForm
from handhaving.maatregelen import bezwaren
from handhaving.models import Bezwaar
from handhaving.views.overtredingen import vind
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def nieuw(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Write down an objection that the client made in a talk or a letter."""
    klant, zaak = vind(request, klantnummer, pk)
    form = BezwaarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            bezwaren.maak(overtreding=zaak, door=request.medewerker, **form.waarden())
            messages.success(
                request, "Het bezwaar is vastgelegd. Een collega die niet betrokken was, kijkt ernaar."
            )
            return redirect("handhaving:overtreding", klantnummer, pk)
    return render_formulier(request, "handhaving/bezwaar_nieuw.html", form, klant=klant, zaak=zaak)


@vereist(Recht.MAATREGEL_BESLISSEN)
def beslissen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Answer an objection; a well-founded one lifts the measure at once."""
    klant, zaak = vind(request, klantnummer, pk)
    open_ = Bezwaar.objects.filter(besluit__voorstel__overtreding=zaak, stand=Bezwaar.Stand.OPEN)
    bezwaar = get_object_or_404(
        open_.select_related("besluit__voorstel", "besluit__besloten_door__gebruiker")
    )
    form = BezwaarBesluitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beslist = bezwaren.beslis(overtreding=zaak, door=request.medewerker, **form.waarden())
            messages.success(
                request, f"Het bezwaar is {beslist.get_uitkomst_display()}. De klant krijgt bericht."
            )
            return redirect("handhaving:overtreding", klantnummer, pk)
    return render_formulier(
        request,
        "handhaving/bezwaar_beslissen.html",
        form,
        klant=klant,
        zaak=zaak,
        bezwaar=bezwaar,
        horingen=bezwaar.besluit.voorstel.horingen.select_related("door__gebruiker"),
    )
