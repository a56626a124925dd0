"""Applications for a benefit, as staff see and do them (K-36, K-42, K-44)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import aanvraagbesluiten, aanvraaglijst, aanvragen, intakevorm
from klanten.aanvraagvragen import VRAGEN
from klanten.forms.aanvraag import AanvraagForm, AfzienForm, BeginForm, BesluitForm, TijdelijkForm
from klanten.forms.aanvragen import AanvragenFilter
from klanten.inzage import open_dossier
from klanten.models import Aanvraag, Doel, Klant

_PER_PAGINA = 25
_BADGES = {"toegekend": "goed", "afgewezen": "fout", "zoekperiode": "info", "in_behandeling": "let_op"}
_MET = ("regime", "partner", "intake_door", "ingevuld_door__gebruiker", "besluit_door__gebruiker")


@vereist(Recht.AANVRAAG)
def lijst(request: Verzoek) -> HttpResponse:
    """The applications of the location, those that wait longest first."""
    filter_ = AanvragenFilter.gekozen(request.GET)
    selectie = aanvraaglijst.Selectie(
        locatie=request.locatie,
        stand=filter_.initial.get("stand", ""),
        regime=filter_.initial.get("regime", ""),
        intake_door=request.medewerker.partner if filter_.initial.get("van") == "eigen" else None,
        sortering=filter_.initial.get("sorteer", aanvraaglijst.STANDAARD),
    )
    pagina = Paginator(aanvraaglijst.kies(selectie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "rijen": [(aanvraag, _BADGES.get(aanvraag.stand, "neutraal")) for aanvraag in pagina.object_list],
        "filter": filter_,
        "gefilterd": bool(set(filter_.initial) - {"sorteer"}),
        "sortering": selectie.sortering,
    }
    return render(request, "klanten/aanvragen.html", context)


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Every application of the client, the running one first."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    pagina = Paginator(klant.aanvragen.select_related(*_MET), _PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = [(aanvraag, _BADGES.get(aanvraag.stand, "neutraal")) for aanvraag in pagina.object_list]
    context = {"klant": klant, "pagina": pagina, "rijen": rijen, "mag": Recht.AANVRAAG in request.rechten}
    return render(request, "klanten/aanvraag.html", context)


@vereist(Recht.DOSSIER_INZIEN)
def bekijken(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """One application: its state, its answers, and what this person can do with it."""
    klant, aanvraag = _open(request, klantnummer, pk)
    context = {
        "klant": klant,
        "aanvraag": aanvraag,
        "badge": _BADGES.get(aanvraag.stand, "neutraal"),
        "mag_bedrag": Recht.CLAIM in request.rechten,
        "antwoorden": _antwoorden(aanvraag) if Recht.AANVRAAG in request.rechten else [],
        "intakevorm": intakevorm.van(klant) if Recht.RISICO in request.rechten else None,
        **_mogelijk(request, aanvraag),
    }
    return render(request, "klanten/aanvraag_bekijken.html", context)


@vereist(Recht.AANVRAAG)
def beginnen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Begin an application on behalf of the client."""
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            aanvraag = aanvragen.begin(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"De aanvraag {aanvraag.regime} is begonnen.")
            return redirect("klanten:aanvraag_invullen", klantnummer, aanvraag.pk)
    return render_formulier(request, "klanten/aanvraag_nieuw.html", form, klant=klant)


@vereist(Recht.AANVRAAG)
def invullen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Fill in the questions on behalf of the client (K-36); keep it, or hand it in."""
    klant, aanvraag = _open(request, klantnummer, pk)
    if aanvraag.stand != Aanvraag.Stand.CONCEPT:
        return redirect("klanten:aanvraag_bekijken", klantnummer, pk)
    concept = request.POST.get("actie") == "bewaar"
    form = AanvraagForm(request.POST or None, aanvraag=aanvraag, concept=concept)
    if request.method == "POST" and form.is_valid():
        doe = aanvragen.bewaar if concept else aanvragen.dien_in
        with meld_fouten_op(form):
            doe(
                aanvraag=aanvraag,
                versie=form.cleaned_data["versie"],
                invulling=form.invulling(),
                door=request.medewerker,
            )
            klaar = "De aanvraag is bewaard." if concept else "De aanvraag is ingediend."
            messages.success(request, f"{klaar} De klant kan nakijken wat u hebt ingevuld.")
            return redirect("klanten:aanvraag_bekijken", klantnummer, pk)
    return render_formulier(request, "klanten/aanvraag_invullen.html", form, klant=klant, aanvraag=aanvraag)


@require_POST
@vereist(Recht.AANVRAAG)
def behandelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Let the assessment begin."""
    _, aanvraag = _open(request, klantnummer, pk)
    try:
        aanvragen.neem_in_behandeling(aanvraag=aanvraag, door=request.medewerker)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, f"De aanvraag {aanvraag.regime} is in behandeling.")
    return redirect("klanten:aanvraag_bekijken", klantnummer, pk)


@vereist(Recht.AANVRAAG)
def afzien(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Record that the client gives the application up (K-20)."""
    klant, aanvraag = _open(request, klantnummer, pk)
    form = AfzienForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            aanvragen.zie_af(aanvraag=aanvraag, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "De aanvraag is gestopt. Het dossier blijft open voor hulp naar werk.")
            return redirect("klanten:aanvraag", klantnummer)
    return render_formulier(request, "klanten/aanvraag_afzien.html", form, klant=klant, aanvraag=aanvraag)


@vereist(Recht.CLAIM)
def besluiten(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Award or refuse (K-44)."""
    klant, aanvraag = _open(request, klantnummer, pk)
    form = BesluitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keuze = form.cleaned_data
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(keuze["indiening"], gebruiker=request.medewerker.gebruiker)
            if keuze["besluit"] == "toekennen":
                aanvraagbesluiten.ken_toe(
                    aanvraag=aanvraag,
                    eerste_dag=keuze["eerste_dag"],
                    bedrag=keuze["bedrag"],
                    door=request.medewerker,
                )
            else:
                aanvraagbesluiten.wijs_af(aanvraag=aanvraag, reden=keuze["reden"], door=request.medewerker)
            messages.success(request, f"Het besluit over de aanvraag {aanvraag.regime} is vastgelegd.")
            return redirect("klanten:aanvraag_bekijken", klantnummer, pk)
    return render_formulier(request, "klanten/aanvraag_besluit.html", form, klant=klant, aanvraag=aanvraag)


@vereist(Recht.AANVRAAG)
def tijdelijk(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """A temporary award by CWI for route A (K-42)."""
    klant, aanvraag = _open(request, klantnummer, pk)
    form = TijdelijkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            aanvraagbesluiten.ken_tijdelijk_toe(aanvraag=aanvraag, door=request.medewerker, **form.waarden())
            messages.success(request, f"De tijdelijke uitkering {aanvraag.regime} is toegekend.")
            return redirect("klanten:aanvraag_bekijken", klantnummer, pk)
    return render_formulier(request, "klanten/aanvraag_tijdelijk.html", form, klant=klant, aanvraag=aanvraag)


def _open(request: Verzoek, klantnummer: int, pk: int) -> tuple[Klant, Aanvraag]:
    klant = open_dossier(request, klantnummer, doel=Doel.INKOMEN)
    aanvraag = get_object_or_404(klant.aanvragen.select_related(*_MET, "locatie"), pk=pk)
    aanvraag.klant = klant
    return klant, aanvraag


def _mogelijk(request: Verzoek, aanvraag: Aanvraag) -> dict[str, Any]:
    """What can be done now, by this person."""
    mag, stand = Recht.AANVRAAG in request.rechten, Aanvraag.Stand
    wacht = aanvraag.stand in (stand.INGEDIEND, stand.ZOEKPERIODE)
    besluit = aanvraag.stand in (stand.INGEDIEND, stand.IN_BEHANDELING)
    eigen = request.medewerker.partner_id == aanvraag.partner_id
    return {
        "kan_invullen": mag and aanvraag.stand == stand.CONCEPT,
        "kan_behandelen": mag and wacht,
        "kan_afzien": mag and aanvraag.is_open,
        "kan_besluiten": Recht.CLAIM in request.rechten and eigen and besluit,
        "kan_tijdelijk": mag
        and besluit
        and not aanvraagbesluiten.waarom_niet_tijdelijk(aanvraag, request.medewerker),
    }


def _antwoorden(aanvraag: Aanvraag) -> list[dict[str, Any]]:
    """The answers in words, in the order of the questions."""
    gegeven = {antwoord.vraag: antwoord for antwoord in aanvraag.antwoorden.all()}
    return [
        {
            "vraag": vraag.tekst,
            "waarde": vraag.in_woorden(gegeven[vraag.code].waarde),
            "klopt": gegeven[vraag.code].klopt,
        }
        for vraag in VRAGEN
        if vraag.code in gegeven
    ]
