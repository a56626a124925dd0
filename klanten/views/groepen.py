"""Meetings for a group, for the employees who hold them (K-72)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import groepen
from klanten.forms.groepen import (
    AanmeldenForm,
    AanwezigForm,
    AfzeggenForm,
    GroepForm,
    GroepWijzigenForm,
)
from klanten.inzage import open_dossier
from klanten.models import Doel, Groepsbijeenkomst

_PER_PAGINA = 25


@vereist(Recht.GROEPEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The meetings of the location: those to come, or those before."""
    eerder = request.GET.get("welke") == "eerder"
    alle = groepen.van_locatie(request.locatie)
    nu = timezone.now()
    rijen = (
        alle.filter(einde__lt=nu).order_by("-begin", "-pk")
        if eerder
        else alle.filter(einde__gte=nu).order_by("begin", "pk")
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    keuzes = [("Komend", "?", not eerder), ("Geweest", "?welke=eerder", eerder)]
    return render(request, "klanten/groepen.html", {"pagina": pagina, "keuzes": keuzes, "eerder": eerder})


@vereist(Recht.GROEPEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Plan a meeting."""
    form = GroepForm(
        request.POST or None, locatie=request.locatie, initial={"begeleider": request.medewerker.pk}
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            groep = groepen.plan(locatie=request.locatie, door=request.medewerker, **form.gegevens())
            messages.success(request, f"Gepland: {groepen.in_woorden(groep)}.")
            return redirect("klanten:groep", groep.pk)
    return render_formulier(request, "klanten/groep_formulier.html", form)


@vereist(Recht.GROEPEN)
def groep(request: Verzoek, pk: int) -> HttpResponse:
    """A meeting with its participants; an employee puts a client on the list here."""
    deze = _groep(request, pk)
    form = AanmeldenForm(
        request.POST or None, initial={"klantnummer": request.GET.get("klantnummer", "")[:12]}
    )
    if request.method == "POST" and form.is_valid() and _meld_aan(request, deze, form):
        return redirect("klanten:groep", pk)
    deelnames = deze.deelnames.select_related("klant", "door__gebruiker")
    context: dict[str, Any] = {
        "groep": deze,
        "deelnames": [een for een in deelnames if een.stand != "afgemeld"],
        "afgemeld": [een for een in deelnames if een.stand == "afgemeld"],
        "open": deze.stand == Groepsbijeenkomst.Stand.GEPLAND and deze.begin > timezone.now(),
        "begonnen": deze.begin <= timezone.now(),
    }
    return render_formulier(request, "klanten/groep.html", form, **context)


@vereist(Recht.GROEPEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a planned meeting."""
    deze = _groep(request, pk)
    form = GroepWijzigenForm(request.POST or None, instance=deze, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            nieuw = groepen.pas_aan(groep=deze, versie=versie, door=request.medewerker, **form.gegevens())
            messages.success(request, f"De wijziging van {nieuw} is opgeslagen.")
            return redirect("klanten:groep", pk)
    return render_formulier(request, "klanten/groep_formulier.html", form, groep=deze)


@vereist(Recht.GROEPEN)
def afzeggen(request: Verzoek, pk: int) -> HttpResponse:
    """Call a meeting off; everybody on the list hears it."""
    deze = _groep(request, pk)
    form = AfzeggenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            groepen.zeg_af(groep=deze, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"{deze} gaat niet door. Wie op de lijst stond, krijgt bericht.")
            return redirect("klanten:groep", pk)
    return render_formulier(request, "klanten/groep_afzeggen.html", form, groep=deze)


@vereist(Recht.GROEPEN)
def aanwezig(request: Verzoek, pk: int) -> HttpResponse:
    """Record who came."""
    deze = _groep(request, pk)
    form = AanwezigForm(request.POST or None, groep=deze)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gekomen = {een.pk for een in form.cleaned_data["aanwezig"]}
            aantal = groepen.houd_bij(groep=deze, aanwezig=gekomen, door=request.medewerker)
            messages.success(request, f"Vastgelegd: {aantal} aanwezig. Het staat in ieders dossier.")
            return redirect("klanten:groep", pk)
    return render_formulier(request, "klanten/groep_aanwezig.html", form, groep=deze)


@require_POST
@vereist(Recht.GROEPEN)
def afmelden(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Take a client off the list."""
    deze = _groep(request, pk)
    deelname = get_object_or_404(deze.deelnames.select_related("klant", "bijeenkomst"), pk=nummer)
    try:
        groepen.meld_af(deelname=deelname, door=request.medewerker)
        messages.success(request, f"{deelname.klant} is afgemeld.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("klanten:groep", pk)


def _meld_aan(request: Verzoek, deze: Groepsbijeenkomst, form: AanmeldenForm) -> bool:
    """Put a client on the list; whether it worked."""
    nummer = form.cleaned_data["klantnummer"]
    try:
        klant = open_dossier(request, nummer, doel=Doel.BEGELEIDING)
    except Http404:
        form.add_error("klantnummer", "Dit klantnummer is op uw locatie niet bekend.")
        return False
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        deelname = groepen.meld_aan(groep=deze, klant=klant, door=request.medewerker)
        wat = "staat op de wachtlijst" if deelname.stand == "wachtlijst" else "is aangemeld"
        messages.success(request, f"{klant.naam} {wat}.")
        return True
    return False


def _groep(request: Verzoek, pk: int) -> Groepsbijeenkomst:
    return get_object_or_404(groepen.van_locatie(request.locatie), pk=pk)
