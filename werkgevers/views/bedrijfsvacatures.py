"""The employer's vacancies: submit, follow, renew, change, withdraw, and the one list of candidates."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import mijn_bedrijf, vacature_afsluiten, voordracht_beantwoorden
from werkgevers import vacatures as register
from werkgevers.forms.mijn_bedrijf import KandidaatForm, VacatureIntrekkenForm
from werkgevers.forms.vacatures import VacatureForm, VacatureWijzigenForm
from werkgevers.kandidaatkaart import kandidatenlijst
from werkgevers.mijn_bedrijf import Bedrijf, leg_blik_vast
from werkgevers.models import Vacature, Voordracht
from werkgevers.vacatures import DubbeleVacature
from werkgevers.views.mijn_bedrijf import open_eigen_bedrijf

_PER_PAGINA = 20


@vereist(Recht.EIGEN_BEDRIJF)
def lijst(request: Verzoek) -> HttpResponse:
    """All vacancies of the employer, the open ones first."""
    bedrijf = open_eigen_bedrijf(request)
    pagina = Paginator(mijn_bedrijf.vacatures(bedrijf), _PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = [(vacature, mijn_bedrijf.klokzin(vacature)) for vacature in pagina]
    context = {"bedrijf": bedrijf, "pagina": pagina, "rijen": rijen}
    return render(request, "werkgevers/bedrijf/vacatures.html", context)


@vereist(Recht.EIGEN_BEDRIJF)
def nieuw(request: Verzoek) -> HttpResponse:
    """Submit a vacancy; its origin is "zelf gemeld" and the clock starts (W-14)."""
    bedrijf = open_eigen_bedrijf(request)
    form = VacatureForm(request.POST or None, werkgever=bedrijf.werkgever, zelf=True)
    form.initial.setdefault("contactpersoon", bedrijf.contactpersoon.pk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            try:
                vacature = register.registreer(
                    werkgever=bedrijf.werkgever,
                    locatie=bedrijf.werkgever.locatie,
                    door=None,
                    **form.gegevens(),
                )
            except DubbeleVacature as fout:
                form.vraag_bevestiging(fout.bestaand)
                raise
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=bedrijf.gebruiker)
            messages.success(request, f"Uw vacature staat open. {mijn_bedrijf.klokzin(vacature)}")
            return redirect("werkgevers:mijn_bedrijf_vacature", vacature.pk)
    return render_formulier(request, "werkgevers/bedrijf/vacature_formulier.html", form, bedrijf=bedrijf)


@vereist(Recht.EIGEN_BEDRIJF)
def vacature(request: Verzoek, pk: int) -> HttpResponse:
    """One vacancy: what we promised, and the one list of candidates (W-27)."""
    bedrijf = open_eigen_bedrijf(request)
    gekozen = _haal(bedrijf, pk)
    context = {
        "bedrijf": bedrijf,
        "vacature": gekozen,
        "klokzin": mijn_bedrijf.klokzin(gekozen),
        "eisen": gekozen.eisen.select_related("competentie"),
        "lijst": kandidatenlijst(gekozen),
    }
    return render(request, "werkgevers/bedrijf/vacature.html", context)


@vereist(Recht.EIGEN_BEDRIJF)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change an open vacancy."""
    bedrijf = open_eigen_bedrijf(request)
    gekozen = _haal(bedrijf, pk)
    form = VacatureWijzigenForm(request.POST or None, instance=gekozen, zelf=True)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            register.wijzig(vacature=gekozen, versie=versie, door=None, **form.gegevens())
            messages.success(request, "Uw vacature is gewijzigd.")
            return redirect("werkgevers:mijn_bedrijf_vacature", pk)
    return render_formulier(
        request, "werkgevers/bedrijf/vacature_formulier.html", form, bedrijf=bedrijf, vacature=gekozen
    )


@require_POST
@vereist(Recht.EIGEN_BEDRIJF)
def verlengen(request: Verzoek, pk: int) -> HttpResponse:
    """Say with one click that the vacancy is still open."""
    try:
        vers = register.verleng(vacature=_haal(open_eigen_bedrijf(request), pk), door=None)
        messages.success(request, f"De vacature blijft open tot en met {vers.actueel_tot:%d-%m-%Y}.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("werkgevers:mijn_bedrijf_vacature", pk)


@vereist(Recht.EIGEN_BEDRIJF)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Withdraw a vacancy, with the reason."""
    bedrijf = open_eigen_bedrijf(request)
    gekozen = _haal(bedrijf, pk)
    form = VacatureIntrekkenForm(request.POST or None, vacature=gekozen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            vacature_afsluiten.sluit(vacature=gekozen, door=None, **form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=bedrijf.gebruiker)
            messages.success(request, "De vacature is gesloten.")
            return redirect("werkgevers:mijn_bedrijf_vacature", pk)
    return render_formulier(
        request, "werkgevers/bedrijf/vacature_intrekken.html", form, bedrijf=bedrijf, vacature=gekozen
    )


@vereist(Recht.EIGEN_BEDRIJF)
def kandidaat(request: Verzoek, pk: int) -> HttpResponse:
    """One candidate: what that person can do, and the employer's answer (W-27)."""
    bedrijf = open_eigen_bedrijf(request)
    gestuurd = Voordracht.objects.in_beeld_van_werkgever().filter(vacature__werkgever=bedrijf.werkgever)
    vacature = get_object_or_404(gestuurd.select_related("vacature"), pk=pk).vacature
    op_lijst = next((een for een in kandidatenlijst(vacature).kandidaten if een.voordracht.pk == pk), None)
    if op_lijst is None:
        raise Http404
    gekozen = op_lijst.voordracht
    leg_blik_vast(gekozen, gebruiker=bedrijf.gebruiker)
    form = KandidaatForm(request.POST or None, stand=gekozen.stand)
    if request.method == "POST" and form.is_valid():
        waarden = form.waarden()
        waarden["antwoord"] = Voordracht.Stand(waarden["antwoord"])
        with meld_fouten_op(form), transaction.atomic():
            voordracht_beantwoorden.beantwoord(voordracht=gekozen, door=None, **waarden)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=bedrijf.gebruiker)
            messages.success(request, _gezegd(waarden["antwoord"]))
            return redirect("werkgevers:mijn_bedrijf_vacature", vacature.pk)
    context = {
        "bedrijf": bedrijf,
        "voordracht": gekozen,
        "kaart": op_lijst.kaart,
        "vacature": vacature,
        "open": gekozen.stand in Voordracht.GESTUURD,
    }
    return render_formulier(request, "werkgevers/bedrijf/kandidaat.html", form, **context)


def _haal(bedrijf: Bedrijf, pk: int) -> Vacature:
    """A vacancy of this employer; another's does not exist."""
    eigen = bedrijf.werkgever.vacatures.select_related("werkgever", "locatie", "beroep", "vestiging")
    return get_object_or_404(eigen, pk=pk)


def _gezegd(antwoord: Voordracht.Stand) -> str:
    zinnen = {
        Voordracht.Stand.GESPREK: "Uw accountmanager maakt met u en de kandidaat een afspraak.",
        Voordracht.Stand.GEPLAATST: "Wat fijn. Uw accountmanager neemt contact op over de eerste werkdag.",
    }
    return zinnen.get(antwoord, "Dank u wel. Wij bespreken het met de kandidaat.")
