"""Handing one dossier over: the guided form, the answer, and the list of the location."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import contactpersoon, lopend, overdracht_beantwoorden, overdrachtcijfers, samenhang
from klanten import overdragen as domein
from klanten.forms.overdracht import OverdrachtenFilter, OverdrachtForm, RedenForm
from klanten.inzage import open_dossier
from klanten.models import Klant, Overdracht

PER_PAGINA = 25
_KOERS_OVERDRAGEN = "De diagnose: een andere partner kan de klant beter verder helpen."
AANNEMEN = "aanvaard"  # the button that takes over
PERIODEN = {28: "28 dagen", 91: "13 weken", 364: "52 weken"}


@vereist(Recht.OVERDRAGEN)
def aanbieden(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Offer this dossier; while an offer waits, show that one instead."""
    klant = open_dossier(request, klantnummer)
    if request.method == "GET" and (wacht := klant.overdrachten.open().first()):
        return redirect("klanten:overdracht_beantwoorden", klantnummer, wacht.pk)
    huidig = klant.beeld.contactpersoon
    kandidaten = contactpersoon.kandidaten(klant.locatie)
    form = OverdrachtForm(
        request.POST or None,
        kandidaten=kandidaten.exclude(pk=huidig.pk) if huidig else kandidaten,
        teams=domein.teams(klant.locatie),
        lopend=lopend.van(klant),
        initial=_uit_diagnose(klant) if request.GET.get("uit") == "diagnose" else None,
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overdracht = domein.bied_aan(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(
                request,
                f"Het dossier is aangeboden aan {overdracht.aan}. Tot iemand het aanneemt, blijft "
                f"{overdracht.van} de contactpersoon.",
            )
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(
        request,
        "klanten/overdracht_nieuw.html",
        form,
        klant=klant,
        huidig=huidig,
        samenhang=samenhang.van(klant, request.medewerker),
        eerder=klant.overdrachten.met_mensen(),
        aantal=domein.aantal(klant),
    )


def _uit_diagnose(klant: Klant) -> dict[str, Any]:
    """What the form knows already when a diagnosis ended in handing over (D-09)."""
    return {"reden": _KOERS_OVERDRAGEN, "bevinding_op": klant.beeld.diagnose_op}


@vereist(Recht.OVERDRAGEN)
def beantwoorden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Read an offer, and accept, return or withdraw it, whichever is this person's to do."""
    klant = open_dossier(request, klantnummer)
    overdracht = get_object_or_404(klant.overdrachten.met_mensen(), pk=pk)
    wacht = overdracht.stand == Overdracht.Stand.AANGEBODEN
    mag_aannemen = wacht and overdracht_beantwoorden.is_ontvanger(overdracht, request.medewerker)
    stap = request.POST.get("stap", "")
    form = RedenForm(
        request.POST or None,
        verplicht=not (mag_aannemen if request.method == "GET" else stap == AANNEMEN),
        hint="Alleen nodig als u teruggeeft." if mag_aannemen else "",
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _beantwoord(request, overdracht, stap, form.cleaned_data["reden"]))
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(
        request,
        "klanten/overdracht.html",
        form,
        klant=klant,
        overdracht=overdracht,
        samenhang=samenhang.van(klant, request.medewerker),
        mag_aannemen=mag_aannemen,
        mag_intrekken=wacht and overdracht_beantwoorden.is_gever(overdracht, request.medewerker),
    )


@vereist(Recht.OVERDRAGEN)
def overdrachten(request: Verzoek) -> HttpResponse:
    """The handovers of the location: who waits, who has taken over, and how long it took."""
    filter_ = OverdrachtenFilter(request.GET or None)
    keuze = filter_.cleaned_data if filter_.is_valid() else {}
    lijst = overdrachtcijfers.lijst(
        request.locatie,
        stand=keuze.get("stand", ""),
        medewerker=request.medewerker if keuze.get("wiens") else None,
    )
    pagina = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/overdrachten.html", {"filter": filter_, "pagina": pagina})


@vereist(Recht.CIJFERS)
def cijfers(request: Verzoek) -> HttpResponse:
    """How many days clients wait from the finding to the acceptance, per pair of partners (K-76)."""
    gevraagd = request.GET.get("dagen")
    dagen = next((aantal for aantal in PERIODEN if str(aantal) == gevraagd), 91)
    van, tot = vandaag() - datetime.timedelta(days=dagen - 1), vandaag()
    return render(
        request,
        "klanten/cijfers_overdrachten.html",
        {
            "perioden": [(naam, f"?dagen={aantal}", aantal == dagen) for aantal, naam in PERIODEN.items()],
            "van": van,
            "tot": tot,
            "rijen": overdrachtcijfers.doorlooptijden(request.locatie, van=van, tot=tot),
            "wachtend": Overdracht.objects.filter(locatie=request.locatie).open().count(),
            "mag_lijst": Recht.OVERDRAGEN in request.rechten,
        },
    )


def _beantwoord(request: Verzoek, overdracht: Overdracht, stap: str, reden: str) -> str:
    """Do what the button asks; returns what happened, in words."""
    door = request.medewerker
    if stap == AANNEMEN:
        overdracht_beantwoorden.aanvaard(overdracht=overdracht, door=door)
        return f"U bent nu de contactpersoon van {overdracht.klant.naam}."
    if stap == "trek_in":
        overdracht_beantwoorden.trek_in(overdracht=overdracht, reden=reden, door=door)
        return f"Het aanbod aan {overdracht.aan} is ingetrokken. {overdracht.van} blijft de contactpersoon."
    overdracht_beantwoorden.geef_terug(overdracht=overdracht, reden=reden, door=door)
    return f"De overdracht is teruggegeven. {overdracht.van} blijft de contactpersoon en leest waarom."
