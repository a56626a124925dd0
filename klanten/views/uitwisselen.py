"""The exchange with systems of partners: what it did every week, and with whom it happens."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.invoer.bestand import GROOTSTE
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.uitwisselen import KoppelingForm, PartnerbestandForm
from klanten.models import Uitwisseling, Uitwisselkoppeling
from klanten.uitwisselen import bestanden, instellen, uitgeven, uitvoeren
from klanten.uitwisselen import verslag as rapport
from klanten.uitwisselen.indelingen import indeling_van
from klanten.uitwisselen.velden import VELDEN

_SORTERINGEN = {"week": "week", "systeem": "koppeling__systeem", "partner": "koppeling__partner__naam"}


@vereist(Recht.UITWISSELEN)
def lijst(request: Verzoek) -> HttpResponse:
    """Every exchange of the location, and the couplings."""
    context = {
        "pagina": blad(_met_aantallen(request), request.GET, sorteringen=_SORTERINGEN, standaard="-week"),
        "koppelingen": instellen.van_locatie(request.locatie),
        "staat_aan": bestanden.staat_aan(),
    }
    return render(request, "klanten/uitwisselingen.html", context)


@vereist(Recht.UITWISSELEN)
def verslag(request: Verzoek, pk: int) -> HttpResponse:
    """What one exchange did, what was wrong in the file, and what waits for a choice."""
    uitwisseling = get_object_or_404(_met_aantallen(request), pk=pk)
    context = {
        "uitwisseling": uitwisseling,
        "fouten": _fouten(uitwisseling),
        "verschillen": [(een, VELDEN[een.veld].naam) for een in rapport.verschillen(uitwisseling)[:25]],
        "uitgiften": uitwisseling.uitgiften.select_related("door__gebruiker"),
    }
    return render(request, "klanten/uitwisseling.html", context)


@vereist(Recht.UITWISSELEN)
def bewaren(request: Verzoek, pk: int) -> HttpResponseBase:
    """The report as a file: faults, what was taken over and what differs, without the values themselves."""
    uitwisseling = get_object_or_404(_met_aantallen(request), pk=pk)
    naam = f"uitwisseling-{uitwisseling.koppeling.systeem}-{uitwisseling.week:%G-w%V}"
    return rekenblad.antwoord(
        naam, rapport.KOPPEN, rapport.rijen(uitwisseling), formaat=request.GET.get("formaat", "")
    )


@vereist(Recht.UITWISSELEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Begin to exchange with a system."""
    form = KoppelingForm(request.POST or None, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gemaakt = instellen.stel_in(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"{gemaakt} is ingesteld.")
            return redirect("klanten:uitwisselkoppeling", gemaakt.pk)
    return render_formulier(request, "klanten/uitwisselkoppeling_nieuw.html", form)


@vereist(Recht.UITWISSELEN)
def koppeling(request: Verzoek, pk: int) -> HttpResponse:
    """One coupling: its layout, its files by hand, and the log of what went out."""
    deze = _vind(request, pk)
    form = PartnerbestandForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            inhoud = form.cleaned_data["bestand"].read(GROOTSTE + 1)
            gedaan = uitvoeren.neem_in(koppeling=deze, inhoud=inhoud, door=request.medewerker)
            messages.success(request, "Het bestand is verwerkt. Hier ziet u wat er gebeurde.")
            return redirect("klanten:uitwisseling", gedaan.pk)
    indeling = indeling_van(deze)
    context: dict[str, Any] = {
        "koppeling": deze,
        "zonder_verantwoordelijke": not instellen.heeft_verantwoordelijke(deze),
        "indeling": indeling,
        "staat_aan": bestanden.staat_aan(),
        "bestandsnaam": bestanden.naam(deze),
        "uitgiften": deze.uitgiften.select_related("door__gebruiker", "uitwisseling")[:10],
    }
    return render_formulier(request, "klanten/uitwisselkoppeling.html", form, **context)


@require_POST
@vereist(Recht.UITWISSELEN)
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """The file for the partner, to save."""
    deze = _vind(request, pk)
    try:
        gemaakt = uitgeven.geef_uit(
            koppeling=deze, door=request.medewerker, alles=request.POST.get("wat") == "alles"
        )
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
        return redirect("klanten:uitwisselkoppeling", pk)
    if not gemaakt.rijen:
        messages.info(request, "Er is niets gewijzigd sinds het vorige bestand.")
        return redirect("klanten:uitwisselkoppeling", pk)
    antwoord = HttpResponse(gemaakt.als_csv(), content_type=rekenblad.MEDIATYPEN["csv"])
    antwoord["Content-Disposition"] = f'attachment; filename="{bestanden.naam_uit(deze, gemaakt)}"'
    return antwoord


@require_POST
@vereist(Recht.UITWISSELEN)
def aan_of_uit(request: Verzoek, pk: int) -> HttpResponse:
    """Stop the weekly exchange, or go on; or take over one that runs in the name of who left."""
    deze = _vind(request, pk)
    actief = "overnemen" in request.POST or not deze.actief
    try:
        instellen.wijzig(koppeling=deze, versie=deze.versie, actief=actief, door=request.medewerker)
        staat_aan = "nu op uw naam" if deze.actief else "weer aangezet, op uw naam"
        messages.success(request, f"De uitwisseling met {deze} is {staat_aan if actief else 'gestopt'}.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("klanten:uitwisselkoppeling", pk)


def _fouten(uitwisseling: Uitwisseling) -> list[tuple[int, str, str]]:
    """The first faults; all of them are in the report as a file."""
    return [(rij, kolom, zin) for rij, kolom, zin in uitwisseling.fouten[:50]]


def _met_aantallen(request: Verzoek) -> QuerySet[Uitwisseling]:
    """The exchanges of the location, with what they led to."""
    rijen = Uitwisseling.objects.filter(koppeling__locatie=request.locatie)
    return rijen.select_related("koppeling__partner", "koppeling__locatie").annotate(
        overgenomen=Count("overnames", distinct=True),
        open=Count("verschillen", filter=Q(verschillen__stand="open"), distinct=True),
        opgelost=Count("verschillen", filter=~Q(verschillen__stand="open"), distinct=True),
        uitgegaan=rapport.UITGEGAAN,
    )


def _vind(request: Verzoek, pk: int) -> Uitwisselkoppeling:
    return get_object_or_404(instellen.van_locatie(request.locatie), pk=pk)
