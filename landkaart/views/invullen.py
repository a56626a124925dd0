"""Filling in the Landkaart of the own location: the four things that it asks, and earlier measurements."""

import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.models import Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import (
    beheren,
    eisen,
    indienen,
    invulbeeld,
    meten,
    mijlpaalbeeld,
    onderdelen,
    uitslagen,
    voorbereiden,
)
from landkaart.forms.bewijzen import AanpakForm
from landkaart.forms.invullen import ConceptForm
from landkaart.forms.landkaartbeheer import MeetperiodeForm
from landkaart.models import Aanpak, Mijlpaal
from landkaart.scores import vaste_mijlpalen


@vereist(Recht.LANDKAART_INVULLEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """How the location stands: total, per phase, every milestone, and what has been prepared."""
    regels = invulbeeld.regels(request.locatie)
    context = {
        "hier": "mijlpalen",
        "regels": regels,
        "uitslag": uitslagen.uitslag(request.locatie),
        "klaar": sum(1 for regel in regels if regel.concept),
        "open_opmerkingen": sum(regel.open_opmerkingen for regel in regels),
        "mag_indienen": Recht.LANDKAART_INDIENEN in request.rechten,
    }
    return render(request, "landkaart/invullen.html", context)


def mijlpaal_van(locatie: Locatie, code: str) -> Mijlpaal:
    """A milestone that this location answers, or 404."""
    return get_object_or_404(invulbeeld.mijlpalen_queryset(locatie), code=code)


@vereist(Recht.LANDKAART_INVULLEN)
def mijlpaal(request: Verzoek, code: str) -> HttpResponse:
    """One milestone on one screen: what it means, what is so, and what shows it."""
    gekozen = mijlpaal_van(request.locatie, code)
    criteria = voorbereiden.geldige_criteria(gekozen)
    concept = voorbereiden.open_concept(request.locatie, gekozen)
    form = ConceptForm(request.POST or None, instance=concept, criteria=criteria)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            voorbereiden.bewaar(
                locatie=request.locatie, mijlpaal=gekozen, door=request.medewerker, **form.inhoud()
            )
            messages.success(request, f"Mijlpaal {gekozen.nummer} is bewaard als concept.")
            return redirect("landkaart:mijlpaal_invullen", code)
    bewaard = concept if concept.versie and concept.open else None
    vast = [m.code for m in invulbeeld.mijlpalen_van(request.locatie)]
    plek = vast.index(code)
    context = {
        **mijlpaalbeeld.beeld(request.locatie, gekozen),
        "mijlpaal": gekozen,
        "criteria_niet": [c for c in criteria if c.antwoord == "niet"],
        "concept": bewaard,
        "bezwaren": indienen.bezwaren(bewaard, criteria) if bewaard else [],
        "kanttekeningen": (
            eisen.kanttekeningen(indienen.ingevuld(bewaard), invulbeeld.met_fasen(request.locatie))
            if bewaard
            else []
        ),
        "mag_indienen": Recht.LANDKAART_INDIENEN in request.rechten,
        "vorige": vast[plek - 1] if plek else "",
        "volgende": vast[plek + 1] if plek + 1 < len(vast) else "",
    }
    return render_formulier(request, "landkaart/mijlpaal_invullen.html", form, **context)


@vereist(Recht.LANDKAART_INVULLEN)
def aanpak(request: Verzoek) -> HttpResponse:
    """How the location goes about it, in its own words."""
    huidig = Aanpak.objects.filter(locatie=request.locatie).first()
    form = AanpakForm(request.POST or None, instance=huidig or Aanpak(locatie=request.locatie, versie=0))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            voorbereiden.schrijf_aanpak(
                locatie=request.locatie, versie=form.cleaned_data["versie"], **form.waarden()
            )
            messages.success(request, "De aanpak is bewaard.")
            return redirect("landkaart:aanpak")
    return render_formulier(request, "landkaart/aanpak.html", form, hier="aanpak")


@vereist(Recht.LANDKAART_INVULLEN)
def doelen(request: Verzoek) -> HttpResponse:
    """The goals of the location, and the figures that the portal has itself."""
    namen = {m.nummer: m.naam for m in vaste_mijlpalen()}
    context = {
        "hier": "doelen",
        "lijst": onderdelen.LIJSTEN["doelen"],
        "doelen": onderdelen.regels(onderdelen.LIJSTEN["doelen"], request.locatie),
        "cijfers": [
            (nummer, namen[nummer], meting)
            for nummer, meting in meten.meet_alles(request.locatie).items()
            if nummer in namen
        ],
    }
    return render(request, "landkaart/doelen.html", context)


@vereist(Recht.LANDKAART_INVULLEN)
def metingen(request: Verzoek) -> HttpResponse:
    """Every measurement of the location, to be read by its date; the MT gives a period a name."""
    if request.method == "POST" and Recht.LANDKAART_INDIENEN not in request.rechten:
        raise RechtOntbreekt("Alleen een lid van het MT bevriest een meting.")
    form = MeetperiodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            periode = beheren.bevries(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"De meting “{periode}” is bevroren.")
            return redirect("landkaart:metingen")
    op = _dag(request.GET.get("op", ""))
    context = {
        "hier": "metingen",
        "op": op,
        "regels": invulbeeld.regels(request.locatie, op) if op else [],
        "uitslag": uitslagen.uitslag(request.locatie, op) if op else None,
        "metingen": invulbeeld.metingen(request.locatie),
        "periodes": invulbeeld.periodes(request.locatie),
        "mag_indienen": Recht.LANDKAART_INDIENEN in request.rechten,
    }
    return render_formulier(request, "landkaart/metingen.html", form, **context)


def _dag(tekst: str) -> datetime.date | None:
    """The day that an address asks for; nothing when it makes no sense or is still to come."""
    try:
        dag = datetime.date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if datetime.date(2000, 1, 1) <= dag <= vandaag() else None
