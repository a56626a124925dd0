"""Attached systems: which there are, what they may do, and their secret, shown once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from keten import systemen
from keten.api.bereik import Bereik
from keten.bladeren import blad
from keten.doelen import Doel
from keten.forms.basis import EenmaligForm
from keten.forms.systemen import SysteemForm, SysteemstandForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, VersieConflict, meld_fouten_op
from keten.models import Systeem
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_EERST_KIJKEN = "Een collega heeft dit systeem net gewijzigd. Ga terug, bekijk het en begin opnieuw."
_SORTERINGEN = {"naam": "naam", "partner": "partner__naam", "tot": "geldig_tot"}


@vereist(Recht.SYSTEMEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The systems at the own locations."""
    pagina = blad(_eigen(request), request.GET, sorteringen=_SORTERINGEN, standaard="naam")
    return render(request, "keten/systemen.html", {"pagina": pagina})


@never_cache
@vereist(Recht.SYSTEMEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Attach a system; its secret is on the page that answers, and nowhere else."""
    form = SysteemForm(request.POST or None, medewerker=request.medewerker)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            systeem, geheim = systemen.sluit_aan(**form.waarden(), door=request.medewerker)
            return _toon_geheim(request, systeem, geheim)
    return render_formulier(request, "keten/systeem_formulier.html", form)


@vereist(Recht.SYSTEMEN)
def een(request: Verzoek, pk: int) -> HttpResponse:
    """One system, and what it may do."""
    systeem = _vind(request, pk)
    context: dict[str, Any] = {
        "systeem": systeem,
        "bereiken": [Bereik(code).label for code in systeem.client.get_scopes()],
        "doelen": [Doel(code).label for code in systeem.doelen],
        "terugadressen": systeem.client.get_redirect_uris(),
        "abonnementen": systeem.abonnementen.order_by("adres"),
    }
    return render(request, "keten/systeem.html", context)


@vereist(Recht.SYSTEMEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what a system may do."""
    systeem = _vind(request, pk)
    form = SysteemForm(request.POST or None, instance=systeem, medewerker=request.medewerker)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            systemen.wijzig(systeem=systeem, versie=versie, **form.waarden(), door=request.medewerker)
            messages.success(request, f"De wijziging van {systeem} is opgeslagen.")
            return redirect("keten:systeem", pk)
    return render_formulier(request, "keten/systeem_formulier.html", form, systeem=systeem)


@never_cache
@vereist(Recht.SYSTEMEN)
def geheim_vernieuwen(request: Verzoek, pk: int) -> HttpResponse:
    """Make a new secret, shown once; sent twice, it is made once."""
    systeem = _vind(request, pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            geheim = systemen.vernieuw_geheim(systeem=systeem, door=request.medewerker)
            return _toon_geheim(request, systeem, geheim, vernieuwd=True)
    return render_formulier(request, "keten/systeem_geheim.html", form, systeem=systeem)


@vereist(Recht.SYSTEMEN)
def afsluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Ask whether a system should be cut off, and do it."""
    return _zet_stand(
        request, pk, systemen.sluit_af, "keten/systeem_afsluiten.html", "heeft geen toegang meer"
    )


@vereist(Recht.SYSTEMEN)
def heropenen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask whether a system that was cut off should have access again, and do it."""
    return _zet_stand(request, pk, systemen.heropen, "keten/systeem_heropenen.html", "is weer aangesloten")


def _zet_stand(
    request: Verzoek, pk: int, doe: Callable[..., Systeem], sjabloon: str, gelukt: str
) -> HttpResponse:
    systeem = _vind(request, pk)
    form = SysteemstandForm(request.POST or None, initial={"versie": systeem.versie})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            try:
                doe(systeem=systeem, versie=form.cleaned_data["versie"], door=request.medewerker)
            except VersieConflict as fout:
                raise NietToegestaan(_EERST_KIJKEN) from fout
            messages.success(request, f"{systeem} {gelukt}.")
            return redirect("keten:systeem", pk)
    return render_formulier(request, sjabloon, form, systeem=systeem)


def _eigen(request: Verzoek) -> QuerySet[Systeem]:
    """The systems of this person, with what their pages show."""
    eigen = systemen.systemen_van(request.medewerker)
    return eigen.select_related("partner", "client").prefetch_related("locaties")


def _vind(request: Verzoek, pk: int) -> Systeem:
    return get_object_or_404(_eigen(request), pk=pk)


def _toon_geheim(request: Verzoek, systeem: Systeem, geheim: str, *, vernieuwd: bool = False) -> HttpResponse:
    context = {"systeem": systeem, "geheim": geheim, "vernieuwd": vernieuwd}
    return render(request, "keten/systeem_geheim_eenmalig.html", context)
