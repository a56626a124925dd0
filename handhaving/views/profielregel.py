"""Writing the rule of a profile in rows: only allowed facts, tried on the location before it holds."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.forms.regels import MEESTE_RIJEN, Fouten, Rijen, RijFormSet, ruwe_rijen
from diagnose.models import Simulatie
from diagnose.regels import simuleren, uitkomst
from diagnose.regels.rijen import Opbouw, als_rijen
from diagnose.regels.tekst import in_woorden, vaste_feiten
from diagnose.regels.waarden import hulp
from handhaving.forms.locatie import ProfielregelForm
from handhaving.models import Risicoprofiel
from handhaving.risico import profielbeheer, profielen
from keten.fouten import meld_fouten_op
from keten.models import Regelversie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.regels.feiten import Feit
from keten.regels.nakijken import onbekende_feiten
from keten.regels.valideren import OngeldigeBoom, lees
from keten.regels.verboden import toegestane_feiten
from keten.tijd import vandaag
from keten.verzoek import Verzoek

Feiten = dict[str, Feit]


@vereist(Recht.HANDHAVINGSBELEID)
def regel(request: Verzoek, code: str) -> HttpResponse:
    """Add or drop a row, try the rule, or establish it; the button says which."""
    profiel = get_object_or_404(profielen.van_locatie(request.locatie), code=code)
    feiten = {naam: feit.met_vaste_keuzes() for naam, feit in toegestane_feiten().items()}
    if request.method != "POST":
        return _begin(request, profiel, feiten)
    actie = request.POST.get("actie", "")
    if actie == "erbij" or actie.startswith("weg-"):
        return _andere_rijen(request, profiel, feiten, actie)
    form = ProfielregelForm(request.POST)
    form.fields["toelichting"].required = actie == "bewaar"
    rijen = Rijen(request.POST, prefix="rij", form_kwargs={"feiten": feiten})
    goed = all([form.is_valid(), rijen.is_valid()])
    if goed and actie == "bewaar" and (antwoord := _bewaar(request, profiel, form, rijen)):
        return antwoord
    simulatie = _probeer(request, profiel, form, rijen) if goed and actie == "controleer" else None
    return _formulier(request, profiel, feiten, form, rijen, simulatie=simulatie)


@vereist(Recht.HANDHAVINGSBELEID)
def proef(request: Verzoek, code: str, pk: int) -> HttpResponse:
    """What came out of a rule that took longer to try, or how far it is; put into the form by htmx."""
    profiel = get_object_or_404(profielen.van_locatie(request.locatie), code=code)
    hier = Simulatie.objects.filter(locatie=request.locatie, regelset__code=code)
    simulatie = get_object_or_404(hier.select_related("regelset", "vergeleken_met"), pk=pk)
    sjabloon = "handhaving/_profielproef.html" if request.htmx else "handhaving/profielproef.html"
    return render(request, sjabloon, {"profiel": profiel, **_uitslag(simulatie)})


def _begin(request: Verzoek, profiel: Risicoprofiel, feiten: Feiten) -> HttpResponse:
    """The form with the rule in force; or that to read, when rows cannot express it."""
    versie = None if "leeg" in request.GET else profielen.versies_van(request.locatie).get(profiel.code)
    try:
        begin = als_rijen(lees(versie.boom, feiten)) if versie else None
    except OngeldigeBoom:  # a fact was removed or forbidden since
        begin = None
    if versie is not None and begin is None:
        return _alleen_lezen(request, profiel, versie, feiten)
    gezien = profielbeheer.laatste_versie(profiel, request.locatie)
    form = ProfielregelForm(
        initial={"gezien": gezien, "opbouw": begin.opbouw.value if begin else Opbouw.EEN.value}
    )
    ruw = [vars(rij) for rij in begin.rijen] if begin else []
    return _formulier(request, profiel, feiten, form, _onbewerkt(ruw, feiten))


def _alleen_lezen(
    request: Verzoek, profiel: Risicoprofiel, versie: Regelversie, feiten: Feiten
) -> HttpResponse:
    context = {
        "profiel": profiel,
        "versie": versie,
        "tekst": in_woorden(versie.boom, vaste_feiten("klant")),
        "onbekend": onbekende_feiten(versie.boom, feiten),
    }
    return render(request, "handhaving/profielregel_alleen_lezen.html", context)


def _andere_rijen(request: Verzoek, profiel: Risicoprofiel, feiten: Feiten, actie: str) -> HttpResponse:
    """The same form with a row more or less; nothing is checked yet, and what was typed stays."""
    ruw = ruwe_rijen(request.POST)
    if actie == "erbij":
        ruw = [*ruw, {"feit": request.POST.get("nieuw_feit", "")}][:MEESTE_RIJEN]
    else:
        ruw = [rij for nummer, rij in enumerate(ruw) if actie != f"weg-{nummer}"]
    form = ProfielregelForm(initial=request.POST.dict())
    return _formulier(request, profiel, feiten, form, _onbewerkt(ruw, feiten))


def _onbewerkt(rijen: list[dict[str, str]], feiten: Feiten) -> RijFormSet:
    return Rijen(prefix="rij", initial=rijen, form_kwargs={"feiten": feiten})


def _probeer(
    request: Verzoek, profiel: Risicoprofiel, form: ProfielregelForm, rijen: RijFormSet
) -> Simulatie:
    """Count whom the rule would mark; what takes longer than somebody waits goes on in the background."""
    return simuleren.simuleer(
        regelset=profielbeheer.regelset_van(profiel, request.locatie),
        boom=rijen.boom(naam=profiel.naam, opbouw=form.cleaned_data["opbouw"]),
        locatie=request.locatie,
        op=vandaag(),
        door=request.medewerker,
    )


def _uitslag(simulatie: Simulatie | None) -> dict[str, Any]:
    """The numbers by benefit, age and gender once they are there; small groups stay hidden."""
    klaar = simulatie is not None and simulatie.stand == Simulatie.Stand.KLAAR
    gevolg = uitkomst.lees(simulatie, alles=False) if simulatie and klaar else None
    return {"proef": simulatie, "gevolg": gevolg}


def _bewaar(
    request: Verzoek, profiel: Risicoprofiel, form: ProfielregelForm, rijen: RijFormSet
) -> HttpResponse | None:
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        waarden = form.waarden()
        versie = profielbeheer.stel_regel_vast(
            profiel=profiel,
            locatie=request.locatie,
            boom=rijen.boom(naam=profiel.naam, opbouw=waarden.pop("opbouw")),
            door=request.medewerker,
            **waarden,
        )
        messages.success(request, f"De regel van “{profiel.naam}” geldt vanaf {versie.geldig_van:%d-%m-%Y}.")
        return redirect("handhaving:profiel", profiel.code)
    return None


def _formulier(
    request: Verzoek,
    profiel: Risicoprofiel,
    feiten: Feiten,
    form: ProfielregelForm,
    rijen: RijFormSet,
    *,
    simulatie: Simulatie | None = None,
) -> HttpResponse:
    fouten = Fouten(form, rijen) if form.is_bound else None
    context = {
        "profiel": profiel,
        "form": form,
        "rijen": rijen,
        "fouten": fouten,
        "feiten": feiten.values(),
        "hulp": [(feit.label, hulp(feit)) for feit in feiten.values()],
        **_uitslag(simulatie),
    }
    status = 422 if fouten and fouten.errors else 200
    return render(request, "handhaving/profielregel.html", context, status=status)
