"""Risk profiles: which there are, what they ask, making one, and what they may never use (H-12, H-13)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.regels.tekst import in_woorden
from handhaving.forms.locatie import ProfielForm, ProfielWijzigForm
from handhaving.risico import profielbeheer, profielen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Risicofeit
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.regels.feiten import feiten_voor
from keten.regels.verboden import toegestane_feiten, waarom_niet
from keten.verzoek import Verzoek


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The profiles that hold at this location."""
    versies = profielen.versies_van(request.locatie)
    context = {
        "rijen": [(profiel, versies.get(profiel.code)) for profiel in profielen.van_locatie(request.locatie)],
        "mag_beheren": Recht.HANDHAVINGSBELEID in request.rechten,
    }
    return render(request, "handhaving/profielen.html", context)


@vereist(Recht.REGELS_ZIEN)
def profiel(request: Verzoek, code: str) -> HttpResponse:
    """One profile: why, its rule in words, and the questions that it opens."""
    dit = get_object_or_404(profielen.van_locatie(request.locatie), code=code)
    versie = profielen.versies_van(request.locatie).get(code)
    context = {
        "profiel": dit,
        "regelversie": versie,
        "tekst": in_woorden(versie.boom, feiten_voor("klant")) if versie else None,
        "mag_beheren": Recht.HANDHAVINGSBELEID in request.rechten,
        "mag_wijzigen": Recht.HANDHAVINGSBELEID in request.rechten and dit.locatie == request.locatie,
    }
    return render(request, "handhaving/profiel.html", context)


@vereist(Recht.HANDHAVINGSBELEID)
def nieuw(request: Verzoek) -> HttpResponse:
    """Make a profile; its rule comes after it."""
    form = ProfielForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gemaakt = profielbeheer.maak(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het profiel “{gemaakt.naam}” is gemaakt. Schrijf nu de regel.")
            return redirect("handhaving:profiel", gemaakt.code)
    return render_formulier(request, "handhaving/profiel_nieuw.html", form)


@vereist(Recht.HANDHAVINGSBELEID)
def wijzigen(request: Verzoek, code: str) -> HttpResponse:
    """Rename a profile of the location, or stop it from a day on."""
    dit = get_object_or_404(profielen.van_locatie(request.locatie), code=code, locatie=request.locatie)
    form = ProfielWijzigForm(request.POST or None, instance=dit)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            profielbeheer.pas_aan(profiel=dit, versie=versie, door=request.medewerker, **form.waarden())
            messages.success(request, "Het profiel is opgeslagen.")
            return redirect("handhaving:profiel", code)
    return render_formulier(request, "handhaving/profiel_wijzigen.html", form, profiel=dit)


@vereist(Recht.REGELS_ZIEN)
def feiten(request: Verzoek) -> HttpResponse:
    """Which facts a rule about risk may use and which never, each with the reason and the source."""
    bekend = feiten_voor("klant")
    oordelen = {oordeel.code: oordeel for oordeel in Risicofeit.objects.all()}
    mag = toegestane_feiten()
    context = {
        "toegestaan": [(oordelen[code], feit) for code, feit in mag.items()],
        "verboden": [
            (oordeel, waarom_niet(code, bekend, oordelen), code in bekend)
            for code, oordeel in oordelen.items()
            if code not in mag
        ],
    }
    return render(request, "handhaving/risicofeiten.html", context)
