"""Groups that an auditor loads apart, and what enforcement did to each of them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose.forms.herdiagnose import PeriodeFilter
from handhaving.forms.monitor import AuditbestandForm
from handhaving.monitor import auditgroepen
from handhaving.monitor.instellingen import band
from handhaving.monitor.verhoudingen import MINSTENS
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.AUDITEREN)
def bestanden(request: Verzoek) -> HttpResponse:
    """What was loaded, what for and until when, and loading groups."""
    form = AuditbestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        velden = form.waarden()
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            inhoud = velden.pop("bestand")
            bestand = auditgroepen.laad(
                inhoud=inhoud, locatie=request.locatie, door=request.medewerker, **velden
            )
            messages.success(request, f"De groepen staan klaar: {bestand.rijen.count()} klanten.")
            return redirect("handhaving:audit", bestand.pk)
    geladen = auditgroepen.van_locatie(request.locatie, door=request.medewerker)
    return render_formulier(request, "handhaving/audits.html", form, bestanden=geladen)


@vereist(Recht.AUDITEREN)
def audit(request: Verzoek, pk: int) -> HttpResponse:
    """The shares of the groups of one file; nobody sees who is in which."""
    bestand = get_object_or_404(auditgroepen.van_locatie(request.locatie, door=request.medewerker), pk=pk)
    keuze = PeriodeFilter.gekozen(request.GET)
    van, tot = keuze.periode()
    grenzen = band(request.locatie)
    indeling = None
    if bestand.gewist_op is None:
        indeling = auditgroepen.vergelijk(bestand, van=van, tot=tot, band=grenzen, door=request.medewerker)
    context = {
        "bestand": bestand,
        "indeling": indeling,
        "filter": keuze,
        "van": van,
        "tot": tot,
        "band": grenzen,
        "minstens": MINSTENS,
        "onder": ONDER,
    }
    return render(request, "handhaving/audit.html", context)


@vereist(Recht.AUDITEREN)
@require_POST
def wissen(request: Verzoek, pk: int) -> HttpResponse:
    """Throw the groups away before their term."""
    bestand = get_object_or_404(auditgroepen.van_locatie(request.locatie, door=request.medewerker), pk=pk)
    auditgroepen.wis(bestand=bestand, door=request.medewerker)
    messages.success(request, f"De groepen van “{bestand}” zijn gewist.")
    return redirect("handhaving:audits")
