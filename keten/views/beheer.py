"""The administration: partners, locations, employees and settings. Nothing is deleted here."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import partners, zoekterm
from keten.beheer import SOORTEN, Soort, bewaar
from keten.forms.beheer import SamenvoegenForm
from keten.forms.beheerbasis import BeheerForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Ketenpartner
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek

_PER_PAGINA = 25


@vereist(Recht.BEHEREN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Show everything that can be administered, with counts."""
    return render(request, "keten/beheer.html", {"soorten": _met_aantal()})


@vereist(Recht.BEHEREN)
def blok(request: Verzoek) -> HttpResponse:
    """The administration on the start page."""
    return render(request, "keten/beheer_blok.html", {"soorten": _met_aantal()})


@vereist(Recht.BEHEREN)
def lijst(request: Verzoek, soort: str) -> HttpResponse:
    """List one kind of record; a search comes by POST, because names do not belong in an address."""
    wat = _soort(soort)
    if request.method == "POST":
        return redirect(_met_zoekterm(request, soort))
    term = zoekterm.lees(request, request.GET.get("zoek", ""))
    alle = request.GET.get("stand") == "alle"
    sortering = request.GET.get("sorteer", "")
    pagina = Paginator(wat.zoek_op(term, alle=alle, sortering=sortering), _PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    context = {
        "soort": wat,
        "pagina": pagina,
        "rijen": [(rij, [(kolom.naam, kolom.waarde(rij)) for kolom in wat.kolommen]) for rij in pagina],
        "term": term,
        "alle": alle,
        "standen": [
            ("Nu geldig", adres_met(request, stand="", pagina=""), not alle),
            ("Ook beëindigd", adres_met(request, stand="alle", pagina=""), alle),
        ],
    }
    return render(request, "keten/beheer_lijst.html", context)


@vereist(Recht.BEHEREN)
def nieuw(request: Verzoek, soort: str) -> HttpResponse:
    """Add a record."""
    wat = _soort(soort)
    return _formulier(request, wat, wat.form(request.POST or None), tip=wat.tip_nieuw)


@vereist(Recht.BEHEREN)
def wijzigen(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Change a record, or end it."""
    wat = _soort(soort)
    record = get_object_or_404(wat.rijen(), pk=pk)
    form = wat.form(request.POST or None, instance=record)
    return _formulier(
        request, wat, form, record=record, tip=wat.tip_wijzigen, samenvoegen=_adres_samenvoegen(record)
    )


@vereist(Recht.BEHEREN)
def samenvoegen(request: Verzoek, pk: int) -> HttpResponse:
    """Let a partner go on in its successor."""
    van = get_object_or_404(Ketenpartner, pk=pk)
    form = SamenvoegenForm(request.POST or None, van=van)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            opvolger = form.cleaned_data["opvolger"]
            partners.voeg_samen(van=van, in_=opvolger, per=form.cleaned_data["per"])
            messages.success(request, f"{van} gaat verder als {opvolger}. De medewerkers zijn overgezet.")
            return redirect("keten:beheer_lijst", "partners")
    aantal = van.medewerkers.filter(gebruiker__is_active=True).count()
    return render_formulier(request, "keten/beheer_samenvoegen.html", form, van=van, aantal=aantal)


def _formulier(request: Verzoek, soort: Soort, form: BeheerForm[Any], **context: Any) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and "proef" not in request.POST:
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gebeurd = bewaar(form, door=request.medewerker, portaal=request.build_absolute_uri("/"))
            messages.success(request, gebeurd)
            return redirect("keten:beheer_lijst", soort.code)
    return render_formulier(request, "keten/beheer_formulier.html", form, soort=soort, **context)


def _adres_samenvoegen(record: object) -> str:
    """Where a partner without a successor can be merged; nothing for other records."""
    if not isinstance(record, Ketenpartner) or record.opvolger_id is not None:
        return ""
    return reverse("keten:partner_samenvoegen", args=[record.pk])


def _soort(code: str) -> Soort:
    if code not in SOORTEN:
        raise Http404
    return SOORTEN[code]


def _met_aantal() -> list[tuple[Soort, int]]:
    return [(soort, soort.aantal()) for soort in SOORTEN.values()]


def _met_zoekterm(request: Verzoek, soort: str) -> str:
    """The address of the list with the search as a token, and with what else was chosen."""
    vraag = request.GET.copy()
    vraag.pop("pagina", None)
    vraag.pop("zoek", None)
    term = request.POST.get("zoekterm", "").strip()[:100]
    if term:
        vraag["zoek"] = zoekterm.bewaar(request, term)
    return f"{reverse('keten:beheer_lijst', args=[soort])}?{vraag.urlencode()}"
