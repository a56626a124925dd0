"""What a location does in each kwadrant."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from diagnose.forms.arrangementen import ArrangementForm
from diagnose.gereedschap import arrangementen
from diagnose.models import Ketenarrangement
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Show the 2x2 with contact frequency, interval and portfolio of this location."""
    context = {
        "vakken": arrangementen.overzicht(request.locatie),
        "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
    }
    return render(request, "diagnose/arrangementen.html", context)


@vereist(Recht.REGELS_BEHEREN)
def wijzigen(request: Verzoek, kwadrant: str) -> HttpResponse:
    """Change the arrangement of one kwadrant; the first time the location gets one of its own."""
    if kwadrant not in arrangementen.Kwadrant:
        raise Http404
    geldend = arrangementen.geldend(request.locatie, kwadrant)
    form = _formulier(request, geldend, kwadrant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            arrangementen.stel_in(
                locatie=request.locatie,
                kwadrant=kwadrant,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, f"Het arrangement van {kwadrant} geldt nu voor nieuwe diagnoses.")
            return redirect("diagnose:arrangementen")
    context = {"kwadrant": kwadrant, "naam": arrangementen.Kwadrant(kwadrant).label, "geldend": geldend}
    return render_formulier(request, "diagnose/arrangement_wijzigen.html", form, **context)


def _formulier(request: Verzoek, geldend: Ketenarrangement | None, kwadrant: str) -> ArrangementForm:
    """The location's own arrangement, or a new one that begins as a copy of the national one."""
    if geldend and geldend.locatie_id:
        return ArrangementForm(request.POST or None, instance=geldend)
    begin = {}
    if geldend:
        begin = {
            "contact_om_de_dagen": geldend.contact_om_de_dagen,
            "herdiagnose_na_maanden": geldend.herdiagnose_na_maanden,
            "portfolio": list(geldend.portfolio.values_list("pk", flat=True)),
        }
    eigen = Ketenarrangement(locatie=request.locatie, kwadrant=kwadrant)
    return ArrangementForm(request.POST or None, instance=eigen, initial=begin)
