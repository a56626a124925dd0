"""Placements: the list, starting one, and what happens to it."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from keten import rekenblad
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import leg_bijzondere_inzage_vast, leg_lijst_vast
from klanten.models import Doel
from werkgevers import plaatsen, plaatsingslijst, steunvoorstellen
from werkgevers.forms.plaatsing import BaanForm, PlaatsingenFilter, StopForm
from werkgevers.models import Plaatsing
from werkgevers.views.formulierblad import formulierblad

_PER_PAGINA = 25
ONDERDEEL = gettext_noop("plaatsing")


@vereist(Recht.PLAATSEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The placements of the location."""
    filter_ = _filter(request)
    sorteer = request.GET.get("sorteer", "")
    rijen = plaatsingslijst.kies(request.locatie, filter_.initial, sorteer)
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "filter": filter_,
        "gefilterd": bool(filter_.initial),
        "pagina": pagina,
        "vraag": request.GET.urlencode(),
    }
    return render(request, "werkgevers/plaatsingen.html", context)


@vereist(Recht.PLAATSEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, with numbers instead of names; own clients only, who see that it was taken."""
    formaat = rekenblad.formaat_van(request.GET)
    rijen = plaatsingslijst.kies(request.locatie, _filter(request).initial, request.GET.get("sorteer", ""))
    eigen = plaatsingslijst.om_te_bewaren(rijen, request.locatie)
    leg_lijst_vast(
        plaatsingslijst.beelden(eigen), door=request.medewerker, onderdeel=ONDERDEEL, doel=Doel.BEMIDDELING
    )
    regels = plaatsingslijst.als_rijen(eigen)
    return rekenblad.antwoord("plaatsingen", plaatsingslijst.KOPPEN, regels, formaat=formaat)


@vereist(Recht.PLAATSEN)
def plaatsing(request: Verzoek, pk: int) -> HttpResponse:
    """One placement: the job, the help, the aftercare."""
    rij = vind_plaatsing(request, pk)
    leg_bijzondere_inzage_vast(
        klant=rij.klant, door=request.medewerker, onderdeel=ONDERDEEL, doel=Doel.BEMIDDELING
    )
    eigen_klant = keur_van_hier(request, rij)
    context = {
        "plaatsing": rij,
        "steun": rij.steun.select_related("maatregel"),
        "eigen_klant": eigen_klant,
        "voorstellen": steunvoorstellen.voor(rij) if eigen_klant and rij.loopt else [],
        "momenten": rij.nazorgmomenten.select_related("voor__gebruiker", "door__gebruiker"),
        "partners": rij.partners.all(),
        "wijzigen": reverse("werkgevers:plaatsing_wijzigen", args=[pk]) if rij.loopt else "",
        "te_meten": Plaatsing.objects.te_meten(vandaag()).filter(pk=rij.pk).exists(),
    }
    return render(request, "werkgevers/plaatsing.html", context)


@vereist(Recht.PLAATSEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change hours or the end of the contract."""
    rij = vind_plaatsing(request, pk)
    form = BaanForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            plaatsen.wijzig_baan(
                plaatsing=rij, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De plaatsing is gewijzigd.")
            return redirect("werkgevers:plaatsing", pk)
    return toon_formulier(request, rij, form, "Baan wijzigen", "Opslaan")


@vereist(Recht.PLAATSEN)
def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Record that the work ended."""
    rij = vind_plaatsing(request, pk)
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            plaatsen.stop(plaatsing=rij, door=request.medewerker, **form.waarden())
            messages.success(
                request, "Vastgelegd dat het werk is gestopt. De contactpersoon van de klant krijgt een taak."
            )
            return redirect("werkgevers:plaatsing", pk)
    uitleg = (
        "Wat nog gepland was aan nazorg, vervalt. "
        f"Wie voor {rij.meetdag:%d-%m-%Y} stopt, telt als niet duurzaam geplaatst."
    )
    return toon_formulier(request, rij, form, "Het werk is gestopt", "Vastleggen", uitleg)


@vereist(Recht.PLAATSEN)
@require_POST
def meten(request: Verzoek, pk: int) -> HttpResponse:
    """Say that the client is still at work."""
    try:
        plaatsen.meet(plaatsing=vind_plaatsing(request, pk), door=request.medewerker)
        messages.success(request, "De klant werkt er nog: de plaatsing telt als duurzaam.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("werkgevers:plaatsing", pk)


def _filter(request: Verzoek) -> PlaatsingenFilter:
    partners = [(str(partner.pk), str(partner)) for partner in request.locatie.partners.all()]
    return PlaatsingenFilter.gekozen(request.GET, partners=partners)


def vind_plaatsing(request: Verzoek, pk: int) -> Plaatsing:
    """A placement of this location, or a 404."""
    rijen = Plaatsing.objects.van_locatie(request.locatie).select_related(
        "klant", "werkgever", "vacature__locatie", "locatie", "voordracht", "door__gebruiker"
    )
    return get_object_or_404(rijen, pk=pk)


def keur_van_hier(request: Verzoek, plaatsing: Plaatsing) -> bool:
    """Whether the client is of this location; elsewhere nobody reads which help it is, only until when."""
    return plaatsing.klant.locatie_id == request.locatie.pk


def toon_formulier(
    request: Verzoek, rij: Plaatsing, form: forms.BaseForm, titel: str, knop: str, uitleg: str = ""
) -> HttpResponse:
    """The page of one form about a placement."""
    terug = reverse("werkgevers:plaatsing", args=[rij.pk])
    return formulierblad(
        request,
        form,
        titel=titel,
        knop=knop,
        kruimels=[("Plaatsingen", reverse("werkgevers:plaatsingen")), (rij.vacature.titel, terug)],
        uitleg=uitleg,
        onder=f"{rij.vacature.titel} bij {rij.werkgever}",
    )
