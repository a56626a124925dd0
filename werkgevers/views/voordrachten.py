"""Proposals: the list of the location, one of them, and what the employer answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_kandidaat
from klanten.models import Klant
from werkgevers import kandidaatkaart, voordracht_beantwoorden, voordragen
from werkgevers.forms.matchen import AntwoordForm, IntrekForm, OpDeLijstForm
from werkgevers.matchen import bladzijde
from werkgevers.models import Voordracht
from werkgevers.models.voordracht import VoordrachtQuerySet

PER_PAGINA = 25
_Stand = Voordracht.Stand
_TABBLADEN = {
    "gevonden": "Gevonden",
    "wacht": "Wacht op akkoord",
    "klaar": "Klaar om te sturen",
    "werkgever": "Bij de werkgever",
    "geplaatst": "Aangenomen",
    "uit": "Afgewezen of gestopt",
}
_ANTWOORDEN = {
    _Stand.GESPREK: "uitgenodigd voor een gesprek",
    _Stand.GEPLAATST: "aangenomen",
    _Stand.AFGEWEZEN: "afgewezen",
}


@vereist(Recht.VACATURES)
def lijst(request: Verzoek) -> HttpResponse:
    """The proposals of the location, by what they wait for."""
    gekozen = request.GET.get("stand", "")
    getoond = _met_stand(Voordracht.objects.filter(_van(request)), gekozen).met_mensen()
    pagina = Paginator(getoond, PER_PAGINA).get_page(request.GET.get("pagina"))
    wie = bladzijde.contactpersonen([rij.klant_id for rij in pagina])
    tabbladen = [(naam, f"?stand={code}", code == gekozen) for code, naam in _TABBLADEN.items()]
    context = {
        "tabbladen": [("Alles wat loopt", "?", gekozen not in _TABBLADEN), *tabbladen],
        "pagina": pagina,
        "regels": [(rij, wie.get(rij.klant_id)) for rij in pagina],
    }
    return render(request, "werkgevers/voordrachten.html", context)


@vereist(Recht.VACATURES)
def voordracht(request: Verzoek, pk: int) -> HttpResponse:
    """One proposal: the card, who agreed, and the next step. The look is recorded."""
    rij = get_object_or_404(Voordracht.objects.met_mensen().filter(locatie=request.locatie), pk=pk)
    mag_matchen = Recht.MATCHEN in request.rechten
    toon_kaart = mag_matchen or rij.voorgedragen_op is not None
    if toon_kaart:
        open_kandidaat(request, rij.klant.klantnummer, onder=Klant.objects.filter(pk=rij.klant_id))
    mag_selecteren = mag_matchen and rij.stand == _Stand.GEVONDEN
    form = OpDeLijstForm(request.POST or None, initial={"motivatie": rij.motivatie})
    if request.method == "POST" and mag_matchen and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voordragen.selecteer(
                voordracht=rij, motivatie=form.cleaned_data["motivatie"], door=request.medewerker
            )
            messages.success(request, f"De werkcoach en {rij.klant.naam} krijgen de vraag om akkoord.")
            return redirect("werkgevers:voordracht", pk)
    return render_formulier(
        request,
        "werkgevers/voordracht.html",
        form,
        voordracht=rij,
        vacature=rij.vacature,
        kaart=kandidaatkaart.van_klanten([rij.klant])[rij.klant_id] if toon_kaart else None,
        contactpersoon=bladzijde.contactpersonen([rij.klant_id]).get(rij.klant_id),
        mag_selecteren=mag_selecteren,
        mag_antwoorden=rij.stand in Voordracht.GESTUURD,
        mag_stoppen=rij.stand in Voordracht.LOPEND,
        mag_matchen=mag_matchen,
    )


@vereist(Recht.VACATURES)
def antwoord(request: Verzoek, pk: int) -> HttpResponse:
    """Write down what the employer says about a candidate."""
    gestuurd = Voordracht.objects.bij_werkgever().met_mensen().filter(_van(request))
    rij = get_object_or_404(gestuurd, pk=pk)
    form = AntwoordForm(request.POST or None, voordracht=rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            stand = _Stand(form.cleaned_data["antwoord"])
            rij = voordracht_beantwoorden.beantwoord(
                voordracht=rij,
                antwoord=stand,
                afwijzing=form.cleaned_data["afwijzing"] if stand == _Stand.AFGEWEZEN else "",
                toelichting=form.cleaned_data["toelichting"],
                door=request.medewerker,
            )
            messages.success(request, f"Vastgelegd: {rij.klant.naam} is {_ANTWOORDEN[stand]}.")
            if stand == _Stand.GEPLAATST and Recht.PLAATSEN in request.rechten:
                return redirect("werkgevers:plaatsen", pk)
            return redirect("werkgevers:kandidatenlijst", rij.vacature_id)
    return render_formulier(
        request, "werkgevers/voordracht_antwoord.html", form, voordracht=rij, vacature=rij.vacature
    )


@vereist(Recht.VACATURES)
def stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Stop a proposal before the employer decides, with a reason."""
    rij = get_object_or_404(Voordracht.objects.met_mensen().filter(locatie=request.locatie), pk=pk)
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voordracht_beantwoorden.trek_in(
                voordracht=rij,
                reden=Voordracht.Intrekking(form.cleaned_data["reden"]),
                toelichting=form.cleaned_data["toelichting"],
                door=request.medewerker,
            )
            messages.success(request, f"De voordracht van {rij.klant.naam} is gestopt.")
            return redirect("werkgevers:voordrachten")
    return render_formulier(
        request, "werkgevers/voordracht_stoppen.html", form, voordracht=rij, vacature=rij.vacature
    )


def _met_stand(rijen: VoordrachtQuerySet, gekozen: str) -> VoordrachtQuerySet:
    """The proposals of one tab; without one, everything that runs."""
    match gekozen:
        case "gevonden":
            return rijen.filter(stand=_Stand.GEVONDEN)
        case "wacht":
            wacht = rijen.filter(stand=_Stand.VOORGESELECTEERD)
            return wacht.filter(Q(coach_akkoord_op=None) | Q(klant_akkoord_op=None))
        case "klaar":
            return rijen.klaar_om_te_sturen()
        case "werkgever":
            return rijen.filter(stand__in=Voordracht.GESTUURD)
        case "geplaatst":
            return rijen.filter(stand=_Stand.GEPLAATST)
        case "uit":
            return rijen.filter(stand__in=[_Stand.AFGEWEZEN, _Stand.INGETROKKEN])
    return rijen.lopend()


def _van(request: Verzoek) -> Q:
    """The own clients, and whoever was proposed for a vacancy of the location."""
    return Q(locatie=request.locatie) | Q(vacature__locatie=request.locatie, voorgedragen_op__isnull=False)
