"""Pools of employers: members, and who is lent to whom."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers import poolen
from werkgevers.forms.pools import PoolForm, PoollidForm, PoolWijzigenForm, TerugForm, UitleningForm
from werkgevers.models import Pool
from werkgevers.views.formulierblad import formulierblad

_PER_PAGINA = 25


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The pools of the location, those that run first."""
    nu = Q(uitleningen__tot__isnull=True) | Q(uitleningen__tot__gte=vandaag())
    rijen = (
        Pool.objects.filter(locatie=request.locatie)
        .select_related("beheerder__gebruiker")
        .annotate(
            aantal_leden=Count("leden", filter=Q(leden__tot__isnull=True), distinct=True),
            uitgeleend=Count("uitleningen", filter=nu & Q(uitleningen__van__lte=vandaag()), distinct=True),
        )
        .order_by(F("gestopt_op").desc(nulls_first=True), "naam")
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/pools.html", {"pagina": pagina})


@vereist(Recht.WERKGEVERS_ZIEN)
def pool(request: Verzoek, pk: int) -> HttpResponse:
    """One pool with its members and everybody who was lent."""
    rij = _pool(request, pk)
    uitleningen = rij.uitleningen.select_related("van_werkgever", "naar_werkgever")
    context = {
        "pool": rij,
        "leden": rij.leden.select_related("werkgever"),
        "pagina": Paginator(uitleningen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "vandaag": vandaag(),
        "mag": Recht.WERKGEVERS in request.rechten and rij.gestopt_op is None,
    }
    return render(request, "werkgevers/pool.html", context)


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Start a pool."""
    form = PoolForm(
        request.POST or None, locatie=request.locatie, initial={"beheerder": request.medewerker.pk}
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            rij = poolen.begin(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"{rij} is begonnen. Voeg nu werkgevers toe.")
            return redirect("werkgevers:pool", rij.pk)
    return formulierblad(request, form, titel="Nieuwe pool", knop="Beginnen", kruimels=_kruimels())


@vereist(Recht.WERKGEVERS)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a pool, or say that it stopped."""
    rij = _pool(request, pk)
    form = PoolWijzigenForm(request.POST or None, instance=rij, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            poolen.wijzig_pool(
                pool=rij, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De pool is gewijzigd.")
            return redirect("werkgevers:pool", pk)
    return formulierblad(request, form, titel="Pool wijzigen", knop="Opslaan", kruimels=_kruimels(rij))


@vereist(Recht.WERKGEVERS)
def lid(request: Verzoek, pk: int) -> HttpResponse:
    """Let a company join."""
    rij = _pool(request, pk)
    form = PoollidForm(request.POST or None, pool=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw_lid = poolen.voeg_lid_toe(pool=rij, door=request.medewerker, **form.waarden())
            messages.success(request, f"{nieuw_lid.werkgever} zit in de pool.")
            return redirect("werkgevers:pool", pk)
    return formulierblad(
        request, form, titel="Werkgever in de pool", knop="Toevoegen", kruimels=_kruimels(rij)
    )


@vereist(Recht.WERKGEVERS)
@require_POST
def lid_weg(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Let a company leave."""
    rij = _pool(request, pk)
    weg = get_object_or_404(rij.leden.select_related("pool__locatie", "werkgever"), pk=nummer)
    try:
        poolen.beeindig_lid(lid=weg, door=request.medewerker)
        messages.success(request, f"{weg.werkgever} is uit de pool.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("werkgevers:pool", pk)


@vereist(Recht.WERKGEVERS)
def uitlenen(request: Verzoek, pk: int) -> HttpResponse:
    """Record that somebody is lent."""
    rij = _pool(request, pk)
    form = UitleningForm(request.POST or None, pool=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            poolen.leen_uit(pool=rij, door=request.medewerker, **form.waarden())
            messages.success(request, "De uitlening is vastgelegd.")
            return redirect("werkgevers:pool", pk)
    return formulierblad(request, form, titel="Iemand uitlenen", knop="Vastleggen", kruimels=_kruimels(rij))


@vereist(Recht.WERKGEVERS)
def terug(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Record that somebody went back."""
    rij = _pool(request, pk)
    uitlening = get_object_or_404(
        rij.uitleningen.select_related("pool__locatie", "van_werkgever", "naar_werkgever"), pk=nummer
    )
    form = TerugForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            poolen.beeindig_uitlening(uitlening=uitlening, door=request.medewerker, **form.waarden())
            messages.success(request, "De laatste dag is vastgelegd.")
            return redirect("werkgevers:pool", pk)
    return formulierblad(
        request,
        form,
        titel="Uitlening beëindigen",
        knop="Vastleggen",
        kruimels=_kruimels(rij),
        onder=str(uitlening),
    )


def _pool(request: Verzoek, pk: int) -> Pool:
    rijen = Pool.objects.filter(locatie=request.locatie).select_related("locatie", "beheerder__gebruiker")
    return get_object_or_404(rijen, pk=pk)


def _kruimels(pool: Pool | None = None) -> list[tuple[str, str]]:
    kruimels = [("Pools", reverse("werkgevers:pools"))]
    return [*kruimels, (pool.naam, reverse("werkgevers:pool", args=[pool.pk]))] if pool else kruimels
