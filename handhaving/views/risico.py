"""The risk of one client: questions, advice, decision, measures and history; and the list of the location."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.models import Toets
from diagnose.toetsen import afnemen
from handhaving.forms.risico import AfrondForm, BesluitForm, LijstFilter, VervolgForm
from handhaving.models import Risicobeoordeling
from handhaving.risico import aanpakken, adviseren, beoordelen, lijsten, profielen, vervolg
from keten import bladeren
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

_MET = ("door__gebruiker", "partner", "grenzen")


@vereist(Recht.RISICO)
def lijst(request: Verzoek) -> HttpResponse:
    """Who must still be assessed at this location, and who has no follow-up (H-09, H-19)."""
    deel = request.GET.get("deel", "zonder")
    deel = deel if deel in lijsten.DELEN else "zonder"
    dit = lijsten.DELEN[deel]
    filter_ = LijstFilter.gekozen(request.GET)
    klanten = lijsten.kies(request.locatie, deel, kleur=filter_.initial.get("kleur", ""))
    standaard = lijsten.SORTERINGEN[dit.sortering]
    pagina = bladeren.blad(klanten, request.GET, sorteringen=lijsten.SORTERINGEN, standaard=standaard)
    geteld = lijsten.tel(request.locatie)
    treffers = profielen.treffers_van([klant.pk for klant in pagina.object_list], request.locatie)
    context = {
        "deel": deel,
        "dit": dit,
        "tellers": [
            (
                ander.naam,
                geteld[code],
                f"?deel={code}",
                code == deel,
                ander.soort if geteld[code] else "neutraal",
            )
            for code, ander in lijsten.DELEN.items()
        ],
        "zonder_filters": f"{request.path}?deel={deel}",
        "pagina": pagina,
        "rijen": [
            (klant, getattr(klant, "risicostand", None), treffers.get(klant.pk, []))
            for klant in pagina.object_list
        ],
        "filter": filter_,
        "gefilterd": "kleur" in filter_.initial,
        "sortering": request.GET.get("sorteer") or dit.sortering,
        "vandaag": vandaag(),
    }
    return render(request, "handhaving/risicolijst.html", context)


@vereist(Recht.RISICO)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The risk on the dossier page, for who may assess it (H-14)."""
    klant = open_dossier(request, klantnummer)
    context = {
        "klant": klant,
        "stand": lijsten.stand_van(klant),
        "treffers": profielen.treffers(klant),
        "maatregelen": klant.vervolgmaatregelen.filter(stand="open"),
        "belet": beoordelen.waarom_niet(klant),
        "lopend": klant.overtredingen.lopend().count(),
    }
    return render(request, "handhaving/risicoblok.html", context)


@vereist(Recht.RISICO)
def risico(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Begin a question list, read the advice, set the colour."""
    klant = open_dossier(request, klantnummer)
    if request.method != "POST":
        return _scherm(request, klant)
    if request.POST.get("actie") == "begin":
        return _begin(request, klant)
    advies, vorige = adviseren.adviseer(klant), klant.risicobeoordelingen.first()
    form = BesluitForm(request.POST, advies=advies, vorige=vorige)
    if form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beoordeling = beoordelen.stel_kleur_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, _melding(beoordeling))
            return redirect("handhaving:risico", klant.klantnummer)
    form.toon_opnieuw(adviseren.adviseer(klant), klant.risicobeoordelingen.first())
    return _scherm(request, klant, besluit=form)


@vereist(Recht.RISICO)
def beoordeling(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """One assessment as it was: advice, contributions with source and date, decision (H-15, H-17)."""
    klant = open_dossier(request, klantnummer)
    gekozen = get_object_or_404(klant.risicobeoordelingen.select_related(*_MET), pk=pk)
    alle = klant.risicobeoordelingen.order_by("-op", "-pk").values_list("pk", flat=True)
    context = {
        "klant": klant,
        "beoordeling": gekozen,
        "laatste": alle[0] == gekozen.pk,
        "bijdragen": adviseren.met_dag(gekozen.bijdragen),
        "maatregelen": gekozen.maatregelen.select_related("afgerond_door__gebruiker"),
    }
    return render(request, "handhaving/beoordeling.html", context)


@vereist(Recht.RISICO)
def vervolg_nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Plan a measure beside those of the location."""
    klant = open_dossier(request, klantnummer)
    form = VervolgForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gepland = vervolg.voeg_toe_voor(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"Gepland: {gepland.wat}.")
            return redirect("handhaving:risico", klant.klantnummer)
    return render_formulier(request, "handhaving/vervolg_nieuw.html", form, klant=klant)


@vereist(Recht.RISICO)
def vervolg_afronden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Say that a measure was done, or that it lapses and why."""
    klant = open_dossier(request, klantnummer)
    namen = ("gepland_door__gebruiker", "afgerond_door__gebruiker")
    maatregel = get_object_or_404(klant.vervolgmaatregelen.select_related(*namen), pk=pk)
    form = AfrondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form.cleaned_data["uitkomst"] == "gedaan":
                vervolg.rond_af(maatregel=maatregel, door=request.medewerker)
                messages.success(request, f"Gedaan: {maatregel.wat}.")
            else:
                reden = form.cleaned_data["reden"]
                vervolg.verval(maatregel=maatregel, reden=reden, door=request.medewerker)
                messages.success(request, f"Vervallen: {maatregel.wat}.")
            return redirect("handhaving:risico", klant.klantnummer)
    return render_formulier(request, "handhaving/vervolg.html", form, klant=klant, maatregel=maatregel)


def _begin(request: Verzoek, klant: Klant) -> HttpResponse:
    """Begin a question list of enforcement, or go on with the one that is open."""
    toets = get_object_or_404(Toets.objects.filter(handhaving=True), code=request.POST.get("toets", ""))
    afname = klant.afnames.open().filter(toets=toets).first()
    if afname is None:
        try:
            afname = afnemen.begin(klant=klant, toets=toets, door=request.medewerker)
        except NietToegestaan as fout:
            messages.error(request, fout.melding)
            return redirect("handhaving:risico", klant.klantnummer)
    return redirect("diagnose:toets", klant.klantnummer, afname.pk)


def _melding(beoordeling: Risicobeoordeling) -> str:
    gepland = beoordeling.maatregelen.filter(stand="open").count()
    if not gepland:
        return "De beoordeling is vastgelegd."
    wat = "is 1 maatregel" if gepland == 1 else f"zijn {gepland} maatregelen"
    return f"De beoordeling is vastgelegd. Er {wat} gepland."


def _scherm(request: Verzoek, klant: Klant, *, besluit: BesluitForm | None = None) -> HttpResponse:
    advies = adviseren.adviseer(klant)
    geschiedenis = list(klant.risicobeoordelingen.select_related(*_MET))
    vorige = geschiedenis[0] if geschiedenis else None
    begin = {"opnieuw_op": beoordelen.voorgestelde_dag(klant.locatie)}
    form = besluit or BesluitForm(advies=advies, vorige=vorige, initial=begin)
    return render_formulier(
        request,
        "handhaving/risico.html",
        form,
        klant=klant,
        advies=advies,
        bijdragen=adviseren.met_dag(advies.bijdragen),
        belet=beoordelen.waarom_niet(klant),
        aanpak=aanpakken.geldend(klant.locatie),
        geschiedenis=geschiedenis,
        vorige=vorige,
        maatregelen=klant.vervolgmaatregelen.filter(stand="open"),
        afgerond=klant.vervolgmaatregelen.exclude(stand="open").order_by("-afgerond_op")[:10],
        vandaag=vandaag(),
    )
