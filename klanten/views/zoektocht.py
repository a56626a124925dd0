"""The client's own search as employees see it: applications of a period, and the competence profile."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from keten import papier
from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import competenties, zoektocht, zoekverslag
from klanten.forms.zoektocht import CoachCompetentieForm, PeriodeForm
from klanten.inzage import open_dossier
from klanten.models import KlantCompetentie, Sollicitatie

_PER_PAGINA = 25


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The applications of a period with their number by outcome, and what the client is good at."""
    klant = open_dossier(request, klantnummer)
    if request.method == "POST" and Recht.DOSSIER_WIJZIGEN not in request.rechten:
        raise RechtOntbreekt("Uw rol mag wel meelezen, maar geen competenties toevoegen.")
    periode = PeriodeForm(request.GET or None)
    van, tot = periode.periode()
    form = CoachCompetentieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            competenties.voeg_competentie_toe(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De competentie staat in het profiel.")
            return redirect("klanten:zoektocht", klantnummer)
    in_periode = klant.sollicitaties.geldig().filter(op__range=(van, tot)).select_related("bewijs")
    tellingen = zoektocht.tel(klant, van=van, tot=tot)
    return render_formulier(
        request,
        "klanten/zoektocht.html",
        form,
        klant=klant,
        periode=periode,
        van=van,
        tot=tot,
        pagina=Paginator(in_periode, _PER_PAGINA).get_page(request.GET.get("pagina")),
        totaal=tellingen[""],
        met_bewijs=in_periode.met_bewijs().count(),
        per_uitkomst=[
            (naam, tellingen[code]) for code, naam in Sollicitatie.Uitkomst.choices if code in tellingen
        ],
        profiel=competenties.profiel(klant),
        mag_wijzigen=Recht.DOSSIER_WIJZIGEN in request.rechten,
    )


@vereist(Recht.DOSSIER_INZIEN)
def verslag(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The report of a period as a PDF, the same that the client can make."""
    klant = open_dossier(request, klantnummer)
    van, tot = PeriodeForm(request.GET).periode()
    return papier.als_bijlage(zoekverslag.maak(klant, van=van, tot=tot), zoekverslag.bestandsnaam(van, tot))


@vereist(Recht.DOSSIER_WIJZIGEN)
@require_POST
def competentie_weg(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Take what a coach or test said about a competence out of the profile."""
    klant = open_dossier(request, klantnummer)
    van_ons = klant.competenties.exclude(bron=KlantCompetentie.Bron.KLANT)
    record = competenties.trek_in(record=get_object_or_404(van_ons, pk=pk), door=request.medewerker)
    messages.success(request, f"“{record.competentie}” staat niet meer in het profiel.")
    return redirect("klanten:zoektocht", klantnummer)
