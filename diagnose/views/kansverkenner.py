"""The kansverkenner: for the professional with a proposal, and for the client at home without one (D-40)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from diagnose.forms.kansen import BeroepFilter, VerkenningForm
from diagnose.kansen import verkennen
from diagnose.kansen.bedrijfstak import beroep_van
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier, open_eigen_dossier
from klanten.models import Klant
from werkgevers.models import Beroep


@vereist(Recht.DIAGNOSE)
def verkenner(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The work for an occupation in the region, a proposal with its reasons, and the decision."""
    klant = open_dossier(request, klantnummer)
    form = VerkenningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            verkenning = verkennen.besluit(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, f"Bewaard: het banenaanbod is {verkenning.get_besluit_display()}.")
            verder = "diagnose" if form.cleaned_data["in_diagnose"] else "kansverkenner"
            return redirect(f"diagnose:{verder}", klantnummer)
    keuze, gekozen = _keuze(request, klant, form)
    beeld = verkennen.verken(klant.locatie, gekozen[0]) if gekozen else None
    if beeld and not form.is_bound:
        form.initial = VerkenningForm.begin(beeld)
    elif beeld:
        form.data = {**form.data.dict(), "gezien": beeld.advies}  # type: ignore[attr-defined]
    return render_formulier(
        request,
        "diagnose/kansverkenner.html",
        form,
        klant=klant,
        keuze=keuze,
        beeld=beeld,
        bijstand=verkennen.zoekt_ruim(klant),
        eerdere=klant.banenverkenningen.select_related("door__gebruiker", "partner", "beroep"),
    )


@vereist(Recht.DIAGNOSE)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The proposal for banenaanbod, beside that part of the diagnosis."""
    klant = open_dossier(request, klantnummer)
    beroep = None if verkennen.zoekt_ruim(klant) else beroep_van(klant)
    bekend = beroep is not None or verkennen.zoekt_ruim(klant)
    context = {
        "klant": klant,
        "beeld": verkennen.verken(klant.locatie, beroep) if bekend else None,
        "laatste": klant.banenverkenningen.select_related("beroep", "door__gebruiker").first(),
    }
    return render(request, "diagnose/_kansverkenner.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def mijn_kansen(request: Verzoek) -> HttpResponse:
    """The client's own page: how many open places there are for the work that is looked for (K-67)."""
    klant = open_eigen_dossier(request)
    eigen, ook = verkennen.voor_klant(klant)
    return render(request, "diagnose/mijn_kansen.html", {"klant": klant, "eigen": eigen, "ook": ook})


def _keuze(
    request: Verzoek, klant: Klant, form: VerkenningForm
) -> tuple[BeroepFilter, tuple[Beroep | None] | None]:
    """The filter, and the occupation that it chose in a tuple; no tuple while nothing was chosen.

    A form that was sent keeps its occupation; without a choice the dossier decides: all work without a
    diploma for a client with WWB (D-43), else the work that the client looks for.
    """
    if form.is_bound:
        beroep = form.cleaned_data.get("beroep")
        return BeroepFilter(initial={"beroep": beroep, "ruim": beroep is None}), (beroep,)
    if request.GET:
        keuze = BeroepFilter(request.GET)
        if not keuze.is_valid():
            return keuze, None
        if keuze.cleaned_data["ruim"]:
            return keuze, (None,)
        return keuze, (keuze.cleaned_data["beroep"],) if keuze.cleaned_data["beroep"] else None
    if verkennen.zoekt_ruim(klant):
        return BeroepFilter(initial={"ruim": True}), (None,)
    eigen = beroep_van(klant)
    return BeroepFilter(initial={"beroep": eigen}), (eigen,) if eigen else None
