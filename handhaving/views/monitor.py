"""The monitor of enforcement: its figures, how groups fare, and trainings in fraud alertness."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from diagnose.forms.herdiagnose import PeriodeFilter
from handhaving.forms.monitor import TrainingForm
from handhaving.maatregelen import effect
from handhaving.monitor import cijfers, figuren, gelijkheid, trainingen
from handhaving.monitor.instellingen import band
from handhaving.monitor.verhoudingen import MINSTENS
from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.models import Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.HANDHAVINGSMONITOR)
def monitor(request: Verzoek) -> HttpResponse:
    """Where the effort goes, what it yields and what it asks of people (H-22, H-24, H-30, H-31, H-54)."""
    keuze = PeriodeFilter.gekozen(request.GET)
    van, tot = keuze.periode()
    context = _cijfers(request.locatie, van, tot)
    context |= {
        "energiefiguur": figuren.energie(context["kleuren"], context["verhoogd"]),
        "opbrengstfiguur": figuren.opbrengst(context["gronden"]),
        "filter": keuze,
        "van": van,
        "tot": tot,
        "doel": cijfers.DOEL_ENERGIE,
        "minstens": MINSTENS,
        "onder": ONDER,
        "vraag": request.GET.urlencode(),
        "mag_trainen": Recht.TRAININGEN in request.rechten,
        "mag_auditen": Recht.AUDITEREN in request.rechten,
    }
    return render(request, "handhaving/monitor.html", context)


@vereist(Recht.HANDHAVINGSMONITOR)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The same figures as a spreadsheet."""
    van, tot = PeriodeFilter.gekozen(request.GET).periode()
    koppen = ("Onderdeel", "Wat", "Cijfer", "Waarde")
    rijen = _rijen(_cijfers(request.locatie, van, tot))
    return rekenblad.antwoord("handhavingsmonitor", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.HANDHAVINGSMONITOR)
def toon_gelijkheid(request: Verzoek) -> HttpResponse:
    """Does enforcement treat men and women, young and old, and schemes alike."""
    keuze = PeriodeFilter.gekozen(request.GET)
    van, tot = keuze.periode()
    grenzen = band(request.locatie)
    indelingen = gelijkheid.indelingen(request.locatie, van=van, tot=tot, band=grenzen)
    context = {
        "filter": keuze,
        "van": van,
        "tot": tot,
        "band": grenzen,
        "indelingen": indelingen,
        "aantal_seinen": sum(len(indeling.seinen) for indeling in indelingen),
        "minstens": MINSTENS,
        "onder": ONDER,
        "mag_auditen": Recht.AUDITEREN in request.rechten,
    }
    return render(request, "handhaving/gelijkheid.html", context)


@vereist(Recht.TRAININGEN)
def toon_trainingen(request: Verzoek) -> HttpResponse:
    """Who was trained in fraud alertness and when, and recording a training (H-51)."""
    form = TrainingForm(request.POST or None, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = trainingen.leg_vast(locatie=request.locatie, door=request.medewerker, **form.waarden())
            mensen = "1 medewerker" if len(nieuw) == 1 else f"{len(nieuw)} medewerkers"
            messages.success(request, f"De training is vastgelegd bij {mensen}.")
            return redirect("handhaving:trainingen")
    collegas = list(trainingen.met_training(request.locatie))
    getraind = sum(een.laatst is not None for een in collegas)  # type: ignore[attr-defined]
    context = {"mensen": collegas, "stand": cijfers.Training(getraind, len(collegas))}
    return render_formulier(request, "handhaving/trainingen.html", form, **context)


def _cijfers(locatie: Locatie, van: datetime.date, tot: datetime.date) -> dict[str, Any]:
    """All figures, for the page and for the spreadsheet."""
    kleuren = cijfers.per_kleur(locatie, van=van, tot=tot)
    return {
        "kleuren": kleuren,
        "verhoogd": cijfers.op_verhoogd(kleuren),
        "intensief": cijfers.intensief_bij_groen(locatie, van=van, tot=tot),
        "gronden": cijfers.per_grond(locatie, van=van, tot=tot),
        "profielen": cijfers.per_profiel(locatie, van=van, tot=tot),
        "factoren": effect.per_factor(locatie, van=van, tot=tot),
        "wachttijd": cijfers.wachttijd(locatie, van=van, tot=tot),
        "training": cijfers.training(locatie, tot=tot),
    }


def _rijen(waarden: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The figures as rows of the spreadsheet; what is hidden on the page is empty here too."""
    yield "Controletijd", "oranje en rood samen", "procent", waarden["verhoogd"]
    yield "Controletijd", "intensieve controles bij groen", "aantal", waarden["intensief"]
    for regel in waarden["kleuren"]:
        yield "Per kleur", regel.naam, "uren", regel.uren
        yield "Per kleur", regel.naam, "procent van de controletijd", regel.deel
        yield "Per kleur", regel.naam, "controles", regel.controles
        yield "Per kleur", regel.naam, "vragen per controle", regel.vragen
        yield "Per kleur", regel.naam, "documenten per controle", regel.documenten
        yield "Per kleur", regel.naam, "klanten nu", regel.klanten
    for regel in waarden["gronden"]:
        yield "Per grond", regel.naam, "controles", regel.controles
        yield "Per grond", regel.naam, "niet in orde", regel.treffers
        yield "Per grond", regel.naam, "procent niet in orde", regel.procent
    for regel in waarden["profielen"]:
        yield "Per profiel", regel.naam, "procent niet in orde", regel.gericht.procent
        yield "Per profiel", regel.naam, "oordeel", regel.oordeel
    for regel in waarden["factoren"]:
        yield "Voorkomen en ingrijpen", f"{regel.aard}: {regel.factor}", "aantal", regel.aantal
    yield "Signalen", "van signaal tot besluit", "dagen", waarden["wachttijd"].dagen
    yield "Training", "medewerkers getraind", "procent", waarden["training"].procent
