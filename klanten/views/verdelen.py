"""The caseload of a colleague who is away or leaves: choose, look at the proposal, and confirm."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Waarneming
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import verdelen as domein
from klanten import verdeling_uitvoeren, waarnemen
from klanten.forms.verdelen import VerdelingForm
from klanten.models import Taak, Verdeling

PER_PAGINA = 50
_LAATSTE = 10


@vereist(Recht.VERDELEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """The colleagues with clients, who stands in for whom, and what was divided before."""
    collegas = Paginator(domein.collegas_met_klanten(request.locatie), PER_PAGINA)
    eerder = Verdeling.objects.filter(locatie=request.locatie).select_related("van__gebruiker")
    return render(
        request,
        "klanten/verdelen.html",
        {
            "pagina": collegas.get_page(request.GET.get("pagina")),
            "waarnemingen": waarnemen.nog_niet_voorbij(request.locatie),
            "eerder": eerder.prefetch_related("ontvangers__gebruiker")[:_LAATSTE],
        },
    )


@vereist(Recht.VERDELEN)
def kies(request: Verzoek, pk: int) -> HttpResponse:
    """Choose what happens to one colleague's caseload; a proposal that waits is shown instead."""
    van = get_object_or_404(domein.collegas_met_klanten(request.locatie), pk=pk)
    wacht = Verdeling.objects.filter(van=van, locatie=request.locatie, stand=Verdeling.Stand.VOORSTEL).first()
    if request.method == "GET" and wacht is not None:
        return redirect("klanten:verdeling", wacht.pk)
    kandidaten = domein.kandidaten(request.locatie, van)
    form = VerdelingForm(request.POST or None, kandidaten=kandidaten)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            keuze = {**form.waarden(), "ontvangers": list(form.cleaned_data["ontvangers"])}
            voorstel = domein.stel_voor(van=van, locatie=request.locatie, door=request.medewerker, **keuze)
            return redirect("klanten:verdeling", voorstel.pk)
    return render_formulier(request, "klanten/verdelen_kies.html", form, van=van, keuze=kandidaten.exists())


@vereist(Recht.VERDELEN)
def voorstel(request: Verzoek, pk: int) -> HttpResponse:
    """Who gets which clients; nothing has happened yet, until it is confirmed."""
    rijen = Verdeling.objects.select_related(
        "van__gebruiker", "van__partner", "gemaakt_door__gebruiker", "beslist_door__gebruiker"
    )
    verdeling = get_object_or_404(rijen, pk=pk, locatie=request.locatie)
    fout, status = "", 200
    if request.method == "POST":
        try:
            messages.success(request, _beslis(request, verdeling))
            return redirect("klanten:verdelen")
        except NietToegestaan as geweigerd:
            fout, status = geweigerd.melding, 422
    bladen = Paginator(domein.regels(verdeling), PER_PAGINA)
    return render(
        request,
        "klanten/verdeling.html",
        {
            "verdeling": verdeling,
            "wacht": verdeling.stand == Verdeling.Stand.VOORSTEL,
            "waarnemen": verdeling.soort == Verdeling.Soort.WAARNEMING,
            "ontvangers": domein.per_ontvanger(verdeling),
            "gesprekken": domein.geplande_gesprekken(verdeling),
            "pagina": bladen.get_page(request.GET.get("pagina")),
            "fout": fout,
        },
        status=status,
    )


@require_POST
@vereist(Recht.VERDELEN)
def waarneming_beeindigen(request: Verzoek, pk: int) -> HttpResponse:
    """End a deputy's time."""
    waarneming = get_object_or_404(
        Waarneming.objects.select_related("waarnemer__gebruiker"), pk=pk, locatie=request.locatie
    )
    try:
        waarnemen.beeindig(waarneming=waarneming, door=request.medewerker)
        messages.success(request, f"Het waarnemen door {waarneming.waarnemer} is gestopt.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("klanten:verdelen")


@vereist(Recht.WERKVOORRAAD)
def mijn_waarnemingen(request: Verzoek) -> HttpResponse:
    """For whom this employee stands in today, and the tasks that wait there."""
    taken = waarnemen.taken_van_afwezigen(request.medewerker, request.locatie)
    return render(
        request,
        "klanten/waarnemen.html",
        {
            "waarnemingen": waarnemen.vandaag_van(request.medewerker, request.locatie),
            "pagina": Paginator(taken, PER_PAGINA).get_page(request.GET.get("pagina")),
        },
    )


@require_POST
@vereist(Recht.WERKVOORRAAD)
def taak_overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Take a task of a colleague for whom this employee stands in."""
    taak = get_object_or_404(Taak, pk=pk, locatie=request.locatie)
    try:
        waarnemen.neem_taak_over(taak=taak, door=request.medewerker)
        messages.success(request, "De taak staat nu in uw werkvoorraad.")
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("klanten:waarnemen")


def _beslis(request: Verzoek, verdeling: Verdeling) -> str:
    """Carry out or call off; returns what happened, in words."""
    if request.POST.get("stap") != "uitvoeren":
        verdeling_uitvoeren.laat_vervallen(verdeling=verdeling, door=request.medewerker)
        return "Het voorstel is weggelegd. Er is niets veranderd."
    klaar = verdeling_uitvoeren.voer_uit(verdeling=verdeling, door=request.medewerker)
    klanten = "1 klant" if klaar.klanten == 1 else f"{klaar.klanten} klanten"
    if klaar.soort == Verdeling.Soort.WAARNEMING:
        return f"Het waarnemen voor {klaar.van} staat klaar, voor {klanten}."
    return (
        f"{klanten} van {klaar.van} {'heeft' if klaar.klanten == 1 else 'hebben'} een nieuwe contactpersoon."
    )
