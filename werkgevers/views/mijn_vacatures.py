"""The client's own pages about vacancies: what fits, showing interest, and saying yes or no (K-67, W-26)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from keten import opslaan
from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier
from klanten.models import Klant
from werkgevers import kandidaatkaart, voordracht_beantwoorden, voordragen
from werkgevers import zoekprofiel as domein
from werkgevers.matchen import bladzijde
from werkgevers.matchen.uitleggen import Lezer
from werkgevers.matchen.vacatures import voor_klant
from werkgevers.models import Vacature, Voordracht
from werkgevers.models.voordracht import VoordrachtQuerySet

PER_PAGINA = 10
JA = "ja"
_EERSTE = 3


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """Open vacancies, those that fit best first, and what the client is a candidate for."""
    klant = open_eigen_dossier(request)
    profiel = domein.van(klant)
    nieuw = profiel._state.adding
    pagina = bladzijde.vacatures(
        voor_klant(klant, profiel),
        profiel,
        lezer=Lezer.KLANT,
        nummer=request.GET.get("pagina"),
        per=PER_PAGINA,
    )
    context = {
        "klant": klant,
        "profiel": None if nieuw else profiel,
        "verlopen": not nieuw and domein.is_verlopen(profiel),
        "voordrachten": _bekende(klant),
        "pagina": pagina,
    }
    return render(request, "werkgevers/mijn/vacatures.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def blok(request: Verzoek) -> HttpResponse:
    """The best few vacancies, for the client's first screen (K-45)."""
    klant = open_eigen_dossier(request)
    profiel = domein.van(klant)
    pagina = bladzijde.vacatures(voor_klant(klant, profiel), profiel, lezer=Lezer.KLANT, per=_EERSTE)
    context = {"pagina": pagina, "profiel": None if profiel._state.adding else profiel}
    return render(request, "werkgevers/mijn/blok.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def vacature(request: Verzoek, pk: int) -> HttpResponse:
    """One vacancy, why it fits, and `Ik heb interesse`."""
    klant = open_eigen_dossier(request)
    zichtbaar = Vacature.objects.open().zichtbaar_op(klant.locatie)
    rij = get_object_or_404(zichtbaar.select_related("werkgever", "beroep", "locatie"), pk=pk)
    profiel = domein.van(klant)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and klant.gebruiker:
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            voordragen.vind(vacature=rij, klant=klant, door=None)
            messages.success(
                request, _("Wij weten nu dat u interesse hebt. Een medewerker kijkt of het werk bij u past.")
            )
            return redirect("werkgevers:mijn_vacatures")
    return render_formulier(
        request,
        "werkgevers/mijn/vacature.html",
        form,
        klant=klant,
        vacature=rij,
        profiel=None if profiel._state.adding else profiel,
        uitleg=bladzijde.vacature_voor(klant, profiel, rij),
        al=_bekende(klant).filter(vacature=rij).first(),
    )


@vereist(Recht.EIGEN_DOSSIER)
def voordracht(request: Verzoek, pk: int) -> HttpResponse:
    """What goes to the employer if the client says yes; the client's answer."""
    klant = open_eigen_dossier(request)
    rij = get_object_or_404(_bekende(klant), pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and klant.gebruiker:
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, _antwoord(rij, request.POST.get("stap")))
            return redirect("werkgevers:mijn_vacatures")
    return render_formulier(
        request,
        "werkgevers/mijn/voordracht.html",
        form,
        klant=klant,
        voordracht=rij,
        vacature=rij.vacature,
        kaart=kandidaatkaart.van_klanten([klant])[klant.pk],
        accountmanager=kandidaatkaart.accountmanager_van(rij.vacature),
        vraag=rij.stand == Voordracht.Stand.VOORGESELECTEERD and rij.klant_akkoord_op is None,
        mag_stoppen=rij.stand in Voordracht.IN_HUIS and rij.klant_akkoord_op is not None,
    )


def _antwoord(rij: Voordracht, stap: str | None) -> str:
    """Do what the button asks; returns what happened, in words."""
    if stap == JA:
        voordragen.klant_akkoord(voordracht=rij)
        return _("Dank u wel. Is uw werkcoach ook akkoord? Dan sturen wij uw naam naar de werkgever.")
    voordracht_beantwoorden.trek_in(voordracht=rij, reden=Voordracht.Intrekking.KLANT, door=None)
    return _("Wij geven uw naam niet door aan deze werkgever.")


def _bekende(klant: Klant) -> VoordrachtQuerySet:
    """The proposals that the client knows of: asked for, or begun by the client."""
    return klant.voordrachten.bekend_bij_klant().met_mensen()
