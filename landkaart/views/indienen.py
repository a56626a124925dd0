"""Submitting what was prepared: by a member of the management team, who sees first what it will be."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import eisen, invulbeeld, uitslagen, voorbereiden
from landkaart import indienen as domein
from landkaart.forms.indienen import IndienForm


@vereist(Recht.LANDKAART_INDIENEN)
def indienen(request: Verzoek) -> HttpResponse:
    """What has been prepared, with what holds it back and what does not fit; those ticked are submitted."""
    concepten = domein.klaar(request.locatie)
    eerder = invulbeeld.met_fasen(request.locatie)
    regels = []
    for concept in concepten:
        criteria = voorbereiden.geldige_criteria(concept.mijlpaal)
        regels.append(
            (
                concept,
                domein.bezwaren(concept, criteria),
                eisen.kanttekeningen(domein.ingevuld(concept), eerder),
                eerder.get(concept.mijlpaal_id),
            )
        )
    mag = [concept for concept, bezwaren, _notities, _score in regels if not bezwaren]
    form = IndienForm(request.POST or None, concepten=mag)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            ingediend = domein.dien_in(
                locatie=request.locatie, versies=form.versies(), door=request.medewerker
            )
            messages.success(request, _gelukt(len(ingediend), uitslagen.uitslag(request.locatie)))
            return redirect("landkaart:invullen")
    return render_formulier(request, "landkaart/indienen.html", form, regels=regels, mag=mag)


def _gelukt(aantal: int, uitslag: uitslagen.Uitslag) -> str:
    wat = "1 mijlpaal is ingediend" if aantal == 1 else f"{aantal} mijlpalen zijn ingediend"
    return f"{wat}. Uw score is nu {uitslag.in_woorden} van {uitslag.maximum}."
