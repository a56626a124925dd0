"""How a location enforces: steering, limits, and the measures per colour (H-16, H-25 to H-28, H-50)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from handhaving.forms.locatie import (
    GrenzenForm,
    KleurForm,
    MaatregelForm,
    MaatregelNieuwForm,
    OvernemenForm,
    SturingForm,
)
from handhaving.models import Aanpakmaatregel, Kleuraanpak, Risicogrenzen
from handhaving.risico import aanpakken
from handhaving.risico import grenzen as grens
from handhaving.risico import instellingen as eigen
from handhaving.risico.adviseren import grenzen_van
from keten import instellingen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.REGELS_ZIEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Everything that the location chose, on one page that every employee can read."""
    gekozen = instellingen.waarden(request.locatie)
    soorten = {soort.code: soort for soort in instellingen.soorten(instellingen.Gebied.LOCATIE)}
    aanpak = aanpakken.geldend(request.locatie)
    context = {
        "sturing": [
            (soorten[code], instellingen.in_woorden(soorten[code], gekozen[code])) for code in eigen.STURING
        ],
        "grenzen": grenzen_van(request.locatie),
        "eerdere_grenzen": Risicogrenzen.objects.filter(locatie=request.locatie).select_related(
            "auteur__gebruiker"
        )[:10],
        "aanpak": aanpak,
        "kleuren": aanpakken.per_kleur(aanpak) if aanpak else [],
        "mag_beheren": Recht.HANDHAVINGSBELEID in request.rechten,
    }
    return render(request, "handhaving/locatie.html", context)


@vereist(Recht.HANDHAVINGSBELEID)
def sturing(request: Verzoek) -> HttpResponse:
    """Switch the ways of steering on and off."""
    form = SturingForm(request.POST or None, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            waarden = form.waarden()
            gezien = waarden.pop("gezien")
            eigen.stel_in(locatie=request.locatie, waarden=waarden, gezien=gezien, door=request.medewerker)
            messages.success(request, "De sturing is opgeslagen.")
            return redirect("handhaving:locatie")
    return render_formulier(request, "handhaving/sturing.html", form)


@vereist(Recht.HANDHAVINGSBELEID)
def grenzen(request: Verzoek) -> HttpResponse:
    """Let other limits hold from a day on."""
    nu = grenzen_van(request.locatie)
    begin = {"oranje_vanaf": nu.oranje_vanaf, "rood_vanaf": nu.rood_vanaf} if nu else {}
    form = GrenzenForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = grens.stel_vast(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"De grenzen gelden vanaf {nieuw.geldig_van:%d-%m-%Y}.")
            return redirect("handhaving:locatie")
    return render_formulier(request, "handhaving/grenzen.html", form, nu=nu)


@vereist(Recht.HANDHAVINGSBELEID)
def overnemen(request: Verzoek) -> HttpResponse:
    """Make one of the sets of the sources the location's own."""
    form = OvernemenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            van = form.cleaned_data["van"]
            aanpakken.neem_over(locatie=request.locatie, van=van, door=request.medewerker)
            messages.success(request, f"{request.locatie} werkt nu zoals {van}.")
            return redirect("handhaving:locatie")
    voorbeelden = [(aanpak, aanpakken.per_kleur(aanpak)) for aanpak in aanpakken.voorbeelden()]
    huidig = aanpakken.geldend(request.locatie)
    context = {"voorbeelden": voorbeelden, "huidig": huidig}
    return render_formulier(request, "handhaving/aanpak_overnemen.html", form, **context)


@vereist(Recht.HANDHAVINGSBELEID)
def kleur(request: Verzoek, kleur: str) -> HttpResponse:
    """Change the intake at one colour."""
    deel = _deel(request, kleur)
    form = KleurForm(request.POST or None, instance=deel)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            aanpakken.stel_kleur_in(deel=deel, versie=versie, door=request.medewerker, **form.waarden())
            messages.success(request, f"De aanpak bij {deel.kleur} is opgeslagen.")
            return redirect("handhaving:locatie")
    return render_formulier(request, "handhaving/kleuraanpak.html", form, deel=deel)


@vereist(Recht.HANDHAVINGSBELEID)
def maatregel_nieuw(request: Verzoek, kleur: str) -> HttpResponse:
    """Add a measure to a colour."""
    deel = _deel(request, kleur)
    form = MaatregelNieuwForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = aanpakken.voeg_maatregel_toe(deel=deel, door=request.medewerker, **form.waarden())
            messages.success(request, f"Bij {deel.kleur} hoort nu: {nieuw.wat}.")
            return redirect("handhaving:locatie")
    return render_formulier(request, "handhaving/aanpakmaatregel.html", form, deel=deel)


@vereist(Recht.HANDHAVINGSBELEID)
def maatregel(request: Verzoek, pk: int) -> HttpResponse:
    """Change a measure of the location."""
    dit = _maatregel(request, pk)
    form = MaatregelForm(request.POST or None, instance=dit)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            aanpakken.wijzig_maatregel(
                maatregel=dit, versie=versie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De maatregel is opgeslagen.")
            return redirect("handhaving:locatie")
    return render_formulier(
        request, "handhaving/aanpakmaatregel.html", form, deel=dit.kleuraanpak, maatregel=dit
    )


@vereist(Recht.HANDHAVINGSBELEID)
def maatregel_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Ask whether a measure may leave the set, and take it out."""
    dit = _maatregel(request, pk)
    if request.method == "POST":
        aanpakken.haal_weg(maatregel=dit, door=request.medewerker)
        messages.success(request, f"Wordt niet meer gepland: {dit.wat}.")
        return redirect("handhaving:locatie")
    return render(request, "handhaving/aanpakmaatregel_weg.html", {"maatregel": dit})


def _deel(request: Verzoek, kleur: str) -> Kleuraanpak:
    """What the location's own set does at a colour; before it has one, there is nothing to change."""
    aanpak = aanpakken.geldend(request.locatie)
    if aanpak is None or aanpak.locatie_id is None:
        raise Http404
    return get_object_or_404(aanpak.kleuren.select_related("aanpak"), kleur=kleur)


def _maatregel(request: Verzoek, pk: int) -> Aanpakmaatregel:
    eigen_rijen = Aanpakmaatregel.objects.filter(
        kleuraanpak__aanpak__locatie=request.locatie, vervallen_op=None
    )
    return get_object_or_404(eigen_rijen.select_related("kleuraanpak__aanpak"), pk=pk)
