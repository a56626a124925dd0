"""The arrangement of one client: what the partners together propose, and choosing several at once."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from diagnose import activiteiten, portfolio, werkplannen
from diagnose.forms.activiteit import ActiviteitForm
from diagnose.forms.filters import VoorstelFilter
from diagnose.gereedschap import inzetten, samenhang, voorstellen
from diagnose.gereedschap.voorstellen import Voorstel
from diagnose.models import Werkplan
from keten import opslaan
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

_EERSTE = 8
MEESTE = 8
"""How many instruments can be chosen at once; more does not fit one conversation with a client."""

Rij = tuple[Voorstel, ActiviteitForm]


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Show what every partner can offer this client, first by fit, each with the reasons."""
    klant = open_dossier(request, klantnummer)
    filter_form = VoorstelFilter.gekozen(request.GET)
    alle = voorstellen.voor(klant)
    rijen = voorstellen.kies(alle, **filter_form.initial)
    plan = werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)
    context = {
        "klant": klant,
        "filter": filter_form,
        "gefilterd": bool(filter_form.initial),
        "eerste": rijen[:_EERSTE],
        "overig": rijen[_EERSTE:],
        "partners": voorstellen.partners_onder(alle),
        "plan": plan,
        "al_in_plan": set(samenhang.instrumenten_in(plan)),
        "arrangement": portfolio.arrangement(klant),
        "grens": inzetten.grens(klant.locatie),
        "diagnose_recent": inzetten.diagnose_is_recent(klant),
    }
    return render(request, "diagnose/arrangement.html", context)


@vereist(Recht.WERKPLAN)
def kiezen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Put several instruments into the plan at once; all of them, or none when one of them cannot."""
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)
    if plan is None:
        messages.warning(request, "Er is nog geen werkplan. Begin eerst een plan.")
        return redirect("diagnose:werkplan", klantnummer)
    codes = list(dict.fromkeys(request.GET.getlist("kies")))[:MEESTE]
    gekozen = voorstellen.gekozen(voorstellen.voor(klant), codes)
    weg = len(codes) - len(gekozen)
    if not gekozen:
        messages.warning(request, "Kies eerst een of meer instrumenten.")
        return redirect("diagnose:arrangement", klantnummer)
    rijen = [(punt, _formulier(request, klant, plan, punt)) for punt in gekozen]
    if request.method == "POST" and not weg and all([form.is_valid() for _, form in rijen]):
        versie = _zet_in_plan(request, klant, rijen)
        if versie is not None:
            messages.success(request, _gelukt(rijen, plan, versie))
            return redirect("diagnose:werkplan", klantnummer)
    context = {
        "klant": klant,
        "plan": plan,
        "rijen": rijen,
        "weg": weg,
        "opmerkingen": _samen(gekozen, plan),
        "recent": inzetten.diagnose_is_recent(klant),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "diagnose/arrangement_kiezen.html", context, status=status)


def _formulier(request: Verzoek, klant: Klant, plan: Werkplan, punt: Voorstel) -> ActiviteitForm:
    return ActiviteitForm(
        request.POST or None,
        prefix=punt.aanbod.instrument.code,
        klant=klant,
        door=request.medewerker,
        plan=plan,
        aanbod=punt.aanbod,
    )


def _zet_in_plan(request: Verzoek, klant: Klant, rijen: list[Rij]) -> Werkplan | None:
    """Add every step; None when one was refused, and then nothing has been added.

    Every refusal is shown at once, next to the instrument that it is about.
    """
    eerste = rijen[0][1]
    with transaction.atomic():
        with meld_fouten_op(eerste):
            opslaan.eenmalig(eerste.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = werkplannen.schrijf_verder(klant=klant, door=request.medewerker)
        if eerste.errors:
            transaction.set_rollback(True)
            return None
        for punt, form in rijen:
            with meld_fouten_op(form):
                activiteiten.voeg_activiteit_toe(
                    plan=versie, door=request.medewerker, instrument=punt.aanbod.instrument, **form.waarden()
                )
        if any(form.errors for _, form in rijen):
            transaction.set_rollback(True)
            return None
    return versie


def _samen(gekozen: list[Voorstel], plan: Werkplan) -> list[samenhang.Opmerking]:
    sleutels = [punt.aanbod.instrument.pk for punt in gekozen]
    return samenhang.van(sleutels, in_plan=samenhang.instrumenten_in(plan))


def _gelukt(rijen: list[Rij], plan: Werkplan, versie: Werkplan) -> str:
    wat = f"{len(rijen)} activiteiten staan" if len(rijen) > 1 else "1 activiteit staat"
    if versie == plan:
        return f"{wat} in het plan. Lees het na en stel het voor aan de klant."
    return f"{wat} in versie {versie.nummer} van het werkplan. Stel haar voor aan de klant."
