"""Subscriptions of systems of partners: the list, a new one, its page, and what can be done with it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from keten.bladeren import blad
from keten.forms.basis import EenmaligForm
from keten.forms.notificaties import AbonnementForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Abonnement
from keten.notificaties import beheren, soorten
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_SORTERINGEN = {"systeem": "systeem__naam", "stand": "stand", "bezorgd": "laatst_bezorgd_op"}
_LAATSTE = 5


@vereist(Recht.SYSTEMEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The subscriptions of systems at the own locations, with how well each works."""
    rijen = beheren.abonnementen_van(request.medewerker).select_related("systeem__partner").met_aantallen()
    pagina = blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="systeem__naam")
    return render(request, "keten/abonnementen.html", {"pagina": pagina})


@vereist(Recht.SYSTEMEN)
def abonnement(request: Verzoek, pk: int) -> HttpResponse:
    """One subscription: what it hears, how it goes, and what somebody can do about it."""
    dit = vind(request, pk)
    context = {
        "abonnement": dit,
        "gebeurtenissen": [soorten.naam(code) for code in dit.soorten],
        "laatste": dit.notificaties.all()[:_LAATSTE],
    }
    return render(request, "keten/abonnement.html", context)


@never_cache
@vereist(Recht.SYSTEMEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Subscribe a system; its secret is on the page that answers, and nowhere else."""
    form = AbonnementForm(request.POST or None, medewerker=request.medewerker)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gemaakt, geheim = beheren.neem(door=request.medewerker, **form.velden())
            return _toon_geheim(request, gemaakt, geheim)
    return render_formulier(request, "keten/abonnement_formulier.html", form)


@vereist(Recht.SYSTEMEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change address or events."""
    dit = vind(request, pk)
    form = AbonnementForm(request.POST or None, instance=dit, medewerker=request.medewerker)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            beheren.pas_aan(abonnement=dit, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "Het abonnement is gewijzigd.")
            return redirect("keten:abonnement", pk)
    return render_formulier(request, "keten/abonnement_formulier.html", form, abonnement=dit)


@never_cache
@vereist(Recht.SYSTEMEN)
def geheim(request: Verzoek, pk: int) -> HttpResponse:
    """Make a new secret, shown once."""
    dit = vind(request, pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw_geheim = beheren.vernieuw_geheim(abonnement=dit, door=request.medewerker)
            return _toon_geheim(request, dit, nieuw_geheim, vernieuwd=True)
    return render_formulier(request, "keten/abonnement_geheim.html", form, abonnement=dit)


@require_POST
@vereist(Recht.SYSTEMEN)
def stand(request: Verzoek, pk: int) -> HttpResponse:
    """Pause, or go on."""
    dit = vind(request, pk)
    try:
        if request.POST.get("stand") == "pauze":
            beheren.pauzeer(abonnement=dit, door=request.medewerker)
            messages.success(request, "Het abonnement staat stil. Wat er nu gebeurt, wacht.")
        else:
            beheren.hervat(abonnement=dit, door=request.medewerker)
            messages.success(request, "Het abonnement loopt weer. Wat wachtte, wordt nu verstuurd.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("keten:abonnement", pk)


@require_POST
@vereist(Recht.SYSTEMEN)
def proef(request: Verzoek, pk: int) -> HttpResponse:
    """Send a message that is about nobody."""
    dit = vind(request, pk)
    try:
        beheren.probeer(abonnement=dit, door=request.medewerker)
        messages.success(
            request, "Het proefbericht gaat nu weg. Vernieuw de pagina om te zien of het aankwam."
        )
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("keten:abonnement", pk)


@vereist(Recht.SYSTEMEN)
def weg(request: Verzoek, pk: int) -> HttpResponse:
    """Remove a subscription."""
    dit = vind(request, pk)
    if request.method != "POST":
        return render(request, "keten/abonnement_weg.html", {"abonnement": dit})
    beheren.zeg_op(abonnement=dit, door=request.medewerker)
    messages.success(request, f"{dit.systeem} krijgt geen notificaties meer op dit adres.")
    return redirect("keten:abonnementen")


def vind(request: Verzoek, pk: int) -> Abonnement:
    """A subscription of a system at the own locations.

    Raises:
        Http404: there is none here.
    """
    rijen = beheren.abonnementen_van(request.medewerker).select_related("systeem__partner")
    return get_object_or_404(rijen.met_aantallen(), pk=pk)


def _toon_geheim(
    request: Verzoek, abonnement: Abonnement, geheim: str, *, vernieuwd: bool = False
) -> HttpResponse:
    context = {"abonnement": abonnement, "geheim": geheim, "vernieuwd": vernieuwd}
    return render(request, "keten/abonnement_geheim_eenmalig.html", context)
