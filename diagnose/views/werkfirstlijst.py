"""Work First of a location: the placements, what they led to, and the rules that count."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop

from diagnose.forms.werkfirst import PlaatsingenFilter, RegelkeuzeForm, ResultatenFilter
from diagnose.models import WerkFirstModel, WerkFirstRegels
from diagnose.werkfirst import lijst, regels
from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast

ONDERDEEL = gettext_noop("Work First")


@vereist(Recht.CASELOAD)
def plaatsingen(request: Verzoek) -> HttpResponse:
    """The placements of the location."""
    filter_ = PlaatsingenFilter.gekozen(request.GET, rechten=request.rechten)
    rijen = lijst.kies(request.locatie, filter_.initial, rechten=request.rechten)
    gegevens = {
        "filter": filter_,
        "gefilterd": bool(filter_.initial),
        "pagina": blad(rijen, request.GET, sorteringen=lijst.SORTERINGEN, standaard="-begin"),
        "norm": lijst.norm(request.locatie),
        "vraag": request.GET.urlencode(),
    }
    return render(request, "diagnose/werkfirst_plaatsingen.html", gegevens)


@vereist(Recht.BEWAREN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, with numbers instead of names; each client sees that it was taken."""
    formaat = rekenblad.formaat_van(request.GET)
    filter_ = PlaatsingenFilter.gekozen(request.GET, rechten=request.rechten)
    rijen = lijst.kies(request.locatie, filter_.initial, rechten=request.rechten)
    leg_lijst_vast(lijst.beelden(rijen), door=request.medewerker, onderdeel=ONDERDEEL)
    return rekenblad.antwoord("work-first", lijst.KOPPEN, lijst.als_rijen(rijen), formaat=formaat)


@vereist(Recht.CIJFERS)
def resultaten(request: Verzoek) -> HttpResponse:
    """What placements led to, per goal or per model (D-61)."""
    jaren = lijst.jaren(request.locatie) or [vandaag().year]
    filter_ = ResultatenFilter.gekozen(request.GET, jaren=jaren)
    jaar = filter_.initial.get("jaar") or jaren[0]
    per = filter_.initial.get("per") or "doel"
    gegevens = {
        "filter": filter_,
        "per": per,
        "jaar": jaar,
        "rijen": lijst.resultaten(request.locatie, per=per, jaar=jaar, rechten=request.rechten),
    }
    return render(request, "diagnose/werkfirst_resultaten.html", gegevens)


@vereist(Recht.REGELS_ZIEN)
def regelsets(request: Verzoek) -> HttpResponse:
    """The four models, the rule sets of three places, and which one counts here (D-63 to D-65)."""
    gegevens = {
        "modellen": WerkFirstModel.objects.all(),
        "sets": WerkFirstRegels.objects.prefetch_related("stappen"),
        "nu": regels.geldend(request.locatie, op=vandaag()),
        "keuzes": request.locatie.werkfirstkeuzes.select_related(
            "regels", "gekozen_door__gebruiker", "gekozen_door__partner"
        ),
    }
    return render(request, "diagnose/werkfirst_regels.html", gegevens)


@vereist(Recht.REGELS_BEHEREN)
def regels_kiezen(request: Verzoek) -> HttpResponse:
    """Choose the rule set of the location from a day on."""
    laatste = request.locatie.werkfirstkeuzes.filter(geldig_tot__isnull=True).first()
    begin = {"gezien": laatste.pk if laatste else None, "regels": laatste.regels_id if laatste else None}
    form = RegelkeuzeForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            keuze = regels.kies(locatie=request.locatie, door=request.medewerker, **form.waarden())
            wat = f"{keuze.regels} geldt" if keuze else "Er gelden geen regels meer"
            messages.success(request, f"{wat} vanaf {form.cleaned_data['vanaf']:%d-%m-%Y}.")
            return redirect("diagnose:werkfirst_regels")
    return render_formulier(request, "diagnose/werkfirst_regels_kiezen.html", form, laatste=laatste)
