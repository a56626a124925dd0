"""The client's own search: applications, competences, and the report to give to anyone (K-65, K-66)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten import opslaan, papier
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import competenties, zoektocht, zoekverslag
from klanten.forms.zoektocht import (
    CompetentieForm,
    CompetentieWijzigForm,
    PeriodeForm,
    SollicitatieForm,
    SollicitatieWijzigForm,
)
from klanten.inzage import open_eigen_dossier
from klanten.models import KlantCompetentie, Sollicitatie

_PER_PAGINA = 20


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """The applications, latest first, how many of them in a period, and the way to the report."""
    klant = open_eigen_dossier(request)
    periode = PeriodeForm(request.GET if "van" in request.GET or "tot" in request.GET else None)
    van, tot = periode.periode()
    sollicitaties = klant.sollicitaties.geldig().select_related("bewijs")
    uitkomst = request.GET.get("uitkomst", "")
    if uitkomst in Sollicitatie.Uitkomst.values:
        sollicitaties = sollicitaties.filter(uitkomst=uitkomst)
    context = {
        "klant": klant,
        "pagina": Paginator(sollicitaties, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "uitkomst": uitkomst,
        "uitkomsten": Sollicitatie.Uitkomst.choices,
        "van": van,
        "tot": tot,
        "aantal": zoektocht.tel(klant, van=van, tot=tot)[""],
        "competenties": competenties.profiel(klant)[:5],
    }
    return render(request, "klanten/mijn/zoektocht.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def nieuw(request: Verzoek) -> HttpResponse:
    """Keep an application."""
    klant = open_eigen_dossier(request)
    form = SollicitatieForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            zoektocht.leg_vast(klant=klant, **form.waarden())
            messages.success(request, _("Uw sollicitatie staat erbij."))
            return redirect("klanten:mijn_zoektocht")
    return render_formulier(request, "klanten/mijn/sollicitatie.html", form, klant=klant, nieuw=True)


@vereist(Recht.EIGEN_DOSSIER)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change an application, mostly its outcome."""
    klant = open_eigen_dossier(request)
    sollicitatie = get_object_or_404(klant.sollicitaties.geldig().select_related("klant"), pk=pk)
    form = SollicitatieWijzigForm(request.POST or None, instance=sollicitatie, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            zoektocht.pas_aan(sollicitatie=sollicitatie, versie=form.cleaned_data["versie"], **form.waarden())
            messages.success(request, _("Uw sollicitatie is gewijzigd."))
            return redirect("klanten:mijn_zoektocht")
    return render_formulier(
        request, "klanten/mijn/sollicitatie.html", form, klant=klant, nieuw=False, sollicitatie=sollicitatie
    )


@vereist(Recht.EIGEN_DOSSIER)
def weghalen(request: Verzoek, pk: int) -> HttpResponse:
    """Take an application away, after a yes."""
    klant = open_eigen_dossier(request)
    sollicitatie = get_object_or_404(klant.sollicitaties.geldig().select_related("klant"), pk=pk)
    if request.method == "POST":
        zoektocht.trek_in(sollicitatie=sollicitatie)
        messages.success(request, _("De sollicitatie is weggehaald."))
        return redirect("klanten:mijn_zoektocht")
    context = {"klant": klant, "sollicitatie": sollicitatie}
    return render(request, "klanten/mijn/sollicitatie_weg.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def verslag(request: Verzoek) -> HttpResponse:
    """The report of a period as a PDF."""
    klant = open_eigen_dossier(request)
    van, tot = PeriodeForm(request.GET).periode()
    return papier.als_bijlage(zoekverslag.maak(klant, van=van, tot=tot), zoekverslag.bestandsnaam(van, tot))


@vereist(Recht.EIGEN_DOSSIER)
def profiel(request: Verzoek) -> HttpResponse:
    """The competence profile, and the form to add to it."""
    klant = open_eigen_dossier(request)
    form = CompetentieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            competenties.voeg_competentie_toe(klant=klant, door=None, **form.waarden())
            messages.success(request, _("Dit staat nu in uw profiel."))
            return redirect("klanten:mijn_competenties")
    return render_formulier(
        request, "klanten/mijn/competenties.html", form, klant=klant, profiel=competenties.profiel(klant)
    )


@vereist(Recht.EIGEN_DOSSIER)
def competentie(request: Verzoek, pk: int) -> HttpResponse:
    """Change what the client said about a competence."""
    klant = open_eigen_dossier(request)
    eigen = klant.competenties.geldig().filter(bron=KlantCompetentie.Bron.KLANT)
    record = get_object_or_404(eigen.select_related("competentie"), pk=pk)
    form = CompetentieWijzigForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            competenties.pas_aan(
                record=record, versie=form.cleaned_data["versie"], door=None, **form.waarden()
            )
            messages.success(request, _("Uw profiel is gewijzigd."))
            return redirect("klanten:mijn_competenties")
    return render_formulier(request, "klanten/mijn/competentie.html", form, klant=klant, record=record)


@vereist(Recht.EIGEN_DOSSIER)
@require_POST
def competentie_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Take what the client said about a competence away."""
    klant = open_eigen_dossier(request)
    eigen = klant.competenties.filter(bron=KlantCompetentie.Bron.KLANT)
    competenties.trek_in(record=get_object_or_404(eigen, pk=pk), door=None)
    messages.success(request, _("Dit staat niet meer in uw profiel."))
    return redirect("klanten:mijn_competenties")
