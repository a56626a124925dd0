"""Signals: the list of the location, one's own reports, reporting, and deciding."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from handhaving.forms.signalen import SignaalbesluitForm, SignaalForm, SignalenFilter
from handhaving.models import Signaal
from handhaving.models.signaal import SignaalQuerySet
from handhaving.signalen import beslissen, lijst, melden, sturing
from keten import rekenblad, zoekterm
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast, open_dossier
from klanten.models import Doel

OPPAKKEN = "oppakken"


@vereist(Recht.HANDHAVEN)
def signalen(request: Verzoek) -> HttpResponse:
    """The signals of the location; a search comes by POST, because names do not belong in an address."""
    if request.method == "POST":
        return redirect(_met_zoekterm(request))
    rijen, filter_, vraag, term = _gekozen(request)
    geteld, stand = lijst.tel(request.locatie), vraag.get("stand", "")
    context = {
        "filter": filter_,
        "gefilterd": bool(vraag),
        "pagina": blad(rijen, request.GET, sorteringen=lijst.SORTERINGEN, standaard="-van"),
        "vraag": urlencode(vraag),
        "term": term,
        "zonder_term": adres_met(request, z="", pagina=""),
        "staat_aan": sturing.staat_aan(request.locatie),
        "tellers": [
            ("Nog te beslissen", geteld[lijst.OPEN], "?stand=open", stand == lijst.OPEN, "neutraal"),
            (
                "Te laat",
                geteld[lijst.TE_LAAT],
                "?stand=te_laat",
                stand == lijst.TE_LAAT,
                "fout" if geteld[lijst.TE_LAAT] else "neutraal",
            ),
        ],
    }
    return render(request, "handhaving/signalen.html", context)


@vereist(Recht.HANDHAVEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, without names; for each client on it the look is recorded."""
    rijen, _filter, _vraag, _term = _gekozen(request)
    antwoord = rekenblad.antwoord(
        "signalen",
        lijst.KOPPEN,
        lijst.als_rijen(rijen.order_by("vervalt_op", "pk")),
        formaat=request.GET.get("formaat", ""),
    )
    leg_lijst_vast(
        lijst.beelden(rijen), door=request.medewerker, onderdeel="lijst als rekenblad", doel=Doel.CONTROLE
    )
    return antwoord


@vereist(Recht.SIGNALEREN)
def eigen(request: Verzoek) -> HttpResponse:
    """What this employee reported, and what came of it."""
    rijen = melden.eigen(request.medewerker, request.locatie)
    pagina = blad(rijen, request.GET, sorteringen={}, standaard="-gemeld_op")
    return render(request, "handhaving/eigen_signalen.html", {"pagina": pagina})


@vereist(Recht.SIGNALEREN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Report a signal from the dossier."""
    klant = open_dossier(request, klantnummer)
    form = SignaalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            melden.meld(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "Het signaal is gemeld. Een collega beslist erover.")
            return redirect("handhaving:eigen_signalen")
    return render_formulier(request, "handhaving/signaal_melden.html", form, klant=klant)


@vereist(Recht.HANDHAVEN)
def signaal(request: Verzoek, pk: int) -> HttpResponse:
    """One signal: take it up, or decide about it."""
    gevonden = get_object_or_404(Signaal.objects.van_locatie(request.locatie).met_namen(), pk=pk)
    klant = open_dossier(request, gevonden.klant.klantnummer, doel=Doel.CONTROLE)
    oppakken = request.POST.get("actie") == OPPAKKEN
    form = SignaalbesluitForm(None if oppakken else request.POST or None)
    if oppakken:
        try:
            beslissen.pak_op(signaal=gevonden, door=request.medewerker)
            messages.success(request, "U behandelt dit signaal.")
        except NietToegestaan as fout:
            messages.error(request, fout.melding)
        return redirect("handhaving:signaal", pk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beslissen.beslis(signaal=gevonden, door=request.medewerker, **form.waarden())
            messages.success(request, f"Besloten: {form.cleaned_data['besluit'].replace('_', ' ')}.")
            return redirect(_na_besluit(gevonden, form.cleaned_data["besluit"]))
        gevonden = Signaal.objects.met_namen().get(pk=pk)  # a colleague may have decided meanwhile
    return render_formulier(
        request,
        "handhaving/signaal.html",
        form,
        klant=klant,
        signaal=gevonden,
        waarom_niet=beslissen.waarom_niet(gevonden, request.medewerker) if gevonden.is_open else "",
        behandelt=gevonden.behandelaar_id == request.medewerker.pk,
        andere=klant.signalen.exclude(pk=pk).order_by("-van", "-pk")[:10],
        naar_overtreding=_overtreding(gevonden),
        controles=gevonden.controles.select_related("soort"),
        overtredingen=gevonden.overtredingen.select_related("soort"),
    )


def _na_besluit(gevonden: Signaal, besluit: str) -> str:
    if besluit == Signaal.Besluit.OVERTREDING:
        return _overtreding(gevonden)
    return reverse("handhaving:signaal", args=[gevonden.pk])


def _overtreding(gevonden: Signaal) -> str:
    """The form for a breach, with this signal filled in."""
    adres = reverse("handhaving:overtreding_nieuw", args=[gevonden.klant.klantnummer])
    return f"{adres}?signaal={gevonden.pk}"


def _gekozen(request: Verzoek) -> tuple[SignaalQuerySet, SignalenFilter, dict[str, Any], str]:
    """The rows, the filter, what goes along in addresses, and the term behind the token."""
    filter_ = SignalenFilter.gekozen(request.GET)
    vraag: dict[str, Any] = dict(filter_.initial)
    token = request.GET.get("z", "")
    term = zoekterm.lees(request, token)
    rijen = lijst.kies(request.locatie, vraag, request.medewerker, term=term)
    return rijen, filter_, {**vraag, "z": token} if term else vraag, term


def _met_zoekterm(request: Verzoek) -> str:
    vraag = request.GET.copy()
    vraag.pop("pagina", None)
    vraag.pop("z", None)
    term = request.POST.get("zoekterm", "").strip()[:100]
    if term:
        vraag["z"] = zoekterm.bewaar(request, term)
    return f"{reverse('handhaving:signalen')}?{vraag.urlencode()}"
