"""One's own office hours, days away, and the address for a calendar elsewhere."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, openbaar, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import agendafeed, spreekuren
from klanten.forms.boeken import AfwezigForm, SpreekuurForm


@vereist(Recht.AFSPRAKEN)
def instellen(request: Verzoek) -> HttpResponse:
    """Office hours in which clients book, and days away; the button says which is added (`actie`)."""
    actie = request.POST.get("actie", "")
    if request.method == "POST" and actie not in ("spreekuur", "afwezig"):
        raise BadRequest
    uur = SpreekuurForm(request.POST if actie == "spreekuur" else None)
    weg = AfwezigForm(request.POST if actie == "afwezig" else None)
    if uur.is_bound and uur.is_valid() and (antwoord := _open_spreekuur(request, uur)):
        return antwoord
    if weg.is_bound and weg.is_valid() and (antwoord := _meld_afwezig(request, weg)):
        return antwoord
    wie = request.medewerker
    return render_formulier(
        request,
        "klanten/spreekuren.html",
        weg if actie == "afwezig" else uur,
        uur=uur,
        weg=weg,
        spreekuren=wie.beschikbaarheid.select_related("locatie"),
        afwezigheden=wie.afwezigheden.filter(tot__gte=vandaag()),
        te_verzetten=spreekuren.te_verzetten(wie, request.locatie),
        sleutel=wie.agendasleutels.filter(ingetrokken_op=None).first(),
    )


@vereist(Recht.AFSPRAKEN)
@require_POST
def spreekuur_sluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Close one of one's own office hours."""
    spreekuur = get_object_or_404(request.medewerker.beschikbaarheid, pk=pk)
    spreekuren.sluit_spreekuur(spreekuur=spreekuur)
    messages.success(request, "Het spreekuur is gesloten. Afspraken die al staan, blijven staan.")
    return redirect("klanten:spreekuren")


@vereist(Recht.AFSPRAKEN)
@require_POST
def afwezigheid_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take back days away."""
    afwezigheid = get_object_or_404(request.medewerker.afwezigheden, pk=pk)
    spreekuren.trek_afwezigheid_in(afwezigheid=afwezigheid)
    messages.success(request, "Deze dagen staan niet meer als afwezig.")
    return redirect("klanten:spreekuren")


@vereist(Recht.AFSPRAKEN)
@require_POST
def adres(request: Verzoek) -> HttpResponse:
    """Make an address for one's feed, shown this once, or close it."""
    if request.POST.get("actie") == "intrekken":
        agendafeed.trek_sleutel_in(medewerker=request.medewerker)
        messages.success(request, "Het adres van uw agenda werkt niet meer.")
        return redirect("klanten:spreekuren")
    sleutel = agendafeed.maak_sleutel(medewerker=request.medewerker)
    url = f"{request.build_absolute_uri(reverse('klanten:agenda_feed'))}?sleutel={sleutel}"
    return render(request, "klanten/agenda_adres.html", {"url": url})


@openbaar
@require_safe
def feed(request: Verzoek) -> HttpResponse:
    """The agenda behind a secret as iCalendar, for a calendar that cannot sign in.

    The secret stands in the query string, which no log line holds.
    """
    medewerker = agendafeed.van_wie(request.GET.get("sleutel", ""))
    if medewerker is None:
        raise Http404
    inhoud = agendafeed.kalender(medewerker, adres=request.build_absolute_uri)
    koppen = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=koppen)


def _open_spreekuur(request: Verzoek, form: SpreekuurForm) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        spreekuur = spreekuren.open_spreekuur(
            medewerker=request.medewerker, locatie=request.locatie, **form.waarden()
        )
        messages.success(request, f"Klanten kunnen nu afspraken maken op {spreekuur}.")
        return redirect("klanten:spreekuren")
    return None


def _meld_afwezig(request: Verzoek, form: AfwezigForm) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        spreekuren.meld_afwezig(medewerker=request.medewerker, **form.waarden())
        messages.success(request, "Uw afwezigheid is vastgelegd. Niemand kan dan een afspraak plannen.")
        return redirect("klanten:spreekuren")
    return None
