"""Medical advice: asking it, the adviser's own pages, and what the client reads (D-50, D-51)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST

from diagnose.forms.medisch import AdviezenFilter, EigenToestemmingForm, ToestemmingForm, UitkomstForm
from diagnose.medisch import adviseren
from diagnose.models import MedischAdvies
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_bijzondere_inzage_vast, open_dossier, open_eigen_dossier
from klanten.models import Doel
from klanten.views.blokken import blok_basis

ONDERDEEL = gettext_noop("medisch advies")
_SORTERINGEN = {"klant": "klant__zoeknaam", "gevraagd": "gevraagd_op", "uiterlijk": "uiterlijk"}
_STAND = MedischAdvies.Stand


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """What was asked about a client and what came back; nothing about health itself."""
    klant = open_dossier(request, klantnummer)
    adviezen = klant.medische_adviezen.select_related(
        "gevraagd_door__gebruiker", "gevraagd_door__partner", "gegeven_door__gebruiker"
    )
    gegevens = {
        "klant": klant,
        "adviezen": [_regel(advies) for advies in adviezen],
        "kan_vragen": adviseren.medische_belemmering(klant) is not None,
        "lopend": adviseren.lopend(klant),
    }
    return render(request, "diagnose/medisch.html", gegevens)


@vereist(Recht.DOSSIER_WIJZIGEN)
def aanvragen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record the client's consent and put the question before the adviser."""
    klant = open_dossier(request, klantnummer)
    form = ToestemmingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            advies = adviseren.vraag_aan(klant=klant, door=request.medewerker, **form.waarden())
            uiterlijk = timezone.localtime(advies.uiterlijk)
            messages.success(
                request,
                f"De vraag ligt bij de medisch adviseur. Antwoord uiterlijk {uiterlijk:%d-%m-%Y %H:%M}.",
            )
            return redirect("diagnose:medisch", klantnummer)
    return render_formulier(request, "diagnose/medisch_aanvragen.html", form, klant=klant)


@vereist(Recht.DOSSIER_WIJZIGEN)
@require_POST
def intrekken(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Withdraw a request."""
    klant = open_dossier(request, klantnummer)
    adviseren.trek_in(advies=get_object_or_404(klant.medische_adviezen, pk=pk), door=request.medewerker)
    messages.success(request, "De aanvraag is ingetrokken.")
    return redirect("diagnose:medisch", klantnummer)


@vereist(Recht.MEDISCH_ADVIES)
def inbox(request: Verzoek) -> HttpResponse:
    """The requests of the location for its adviser."""
    filter_ = AdviezenFilter.gekozen(request.GET)
    rijen = adviseren.inbox(request.locatie)
    stand = filter_.initial.get("stand", "")
    rijen = rijen.filter(stand=_STAND.GEGEVEN if stand == "klaar" else _STAND.GEVRAAGD)
    if stand == "laat":
        rijen = rijen.filter(uiterlijk__lt=timezone.now())
    standaard = "-afgerond_op" if stand == "klaar" else "uiterlijk"
    pagina = blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard=standaard)
    gegevens = {"filter": filter_, "pagina": pagina, "regels": [_regel(advies) for advies in pagina]}
    return render(request, "diagnose/medische_adviezen.html", gegevens)


@vereist(Recht.MEDISCH_ADVIES)
def blok(request: Verzoek) -> HttpResponse:
    """How many requests wait, for the start page of an adviser."""
    wacht = adviseren.inbox(request.locatie).filter(stand=_STAND.GEVRAAGD)
    laat = wacht.filter(uiterlijk__lt=timezone.now())
    gegevens = {"wacht": wacht.count(), "laat": laat.count(), **blok_basis(request)}
    return render(request, "diagnose/_medisch_start.html", gegevens)


@vereist(Recht.MEDISCH_ADVIES)
def advies(request: Verzoek, pk: int) -> HttpResponse:
    """Read a request and answer it; each look is recorded, and the client sees it."""
    rij = get_object_or_404(adviseren.inbox(request.locatie), pk=pk)
    form = UitkomstForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            adviseren.geef(advies=rij, door=request.medewerker, **form.cleaned_data)
            messages.success(request, "Het advies is gegeven. De contactpersoon krijgt de uitkomst.")
            return redirect("diagnose:medische_adviezen")
    leg_bijzondere_inzage_vast(
        klant=rij.klant, door=request.medewerker, onderdeel=ONDERDEEL, doel=Doel.BEGELEIDING
    )
    context = {
        "regel": _regel(rij),
        "klant": rij.klant,
        "notitie": adviseren.notitie_van(rij, lezer=request.medewerker),
    }
    return render_formulier(request, "diagnose/medisch_advies.html", form, **context)


@vereist(Recht.EIGEN_DOSSIER)
def mijn(request: Verzoek) -> HttpResponse:
    """What is asked about the client, the consent, and the outcome in words."""
    klant = open_eigen_dossier(request)
    lopend = adviseren.lopend(klant)
    form = EigenToestemmingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.user)  # type: ignore[arg-type]
            adviseren.vraag_aan(klant=klant, door=None, wijze=MedischAdvies.Wijze.PORTAAL, **form.waarden())
            messages.success(
                request, gettext("Uw toestemming is vastgelegd. De medisch adviseur neemt het over.")
            )
            return redirect("diagnose:mijn_medisch")
    gegeven = [_regel(rij) for rij in klant.medische_adviezen.filter(stand=_STAND.GEGEVEN)]
    context = {"klant": klant, "lopend": lopend, "gegeven": gegeven}
    return render_formulier(request, "diagnose/mijn_medisch.html", form, **context)


def _regel(advies: MedischAdvies) -> dict[str, object]:
    """A request with its clock, and its outcome in words."""
    klok = adviseren.klok(advies)
    return {
        "advies": advies,
        "klokstand": adviseren.klokstand(advies).value,
        "klok": klok.tekst(timezone.now()),
        "uitkomst": adviseren.in_woorden(advies) if advies.stand == _STAND.GEGEVEN else "",
    }
