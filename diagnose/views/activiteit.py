"""Steps of a plan: choosing an instrument or a kind, filling it in, and what happens to a step."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst, slugify
from django.views.decorators.http import require_POST

from diagnose import activiteiten, portfolio, voortgang, werkplannen
from diagnose.forms.activiteit import ActiviteitForm
from diagnose.models import Activiteit, Instrument, Soort, Werkplan
from diagnose.portfolio import Aanbod
from diagnose.voortgang import Stap
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

EIGEN = "eigen"
_OP_MAAT = [(soort.value, capfirst(str(soort.label))) for soort in Soort if soort is not Soort.DIENST]


@vereist(Recht.WERKPLAN)
def activiteit(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose an instrument, or nothing from the toolbox; then say who, and when (D-27, D-30, D-31).

    Where the plan that counts is the only one, adding a step begins a new version of it (K-52).
    """
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)
    if plan is None:
        messages.warning(request, "Er is nog geen werkplan. Begin eerst een plan.")
        return redirect("diagnose:werkplan", klantnummer)
    gekozen = request.GET.get("instrument", "")
    if not gekozen:
        return _kies_instrument(request, klant, plan)
    aanbod = _aanbod(gekozen, klant)
    form = ActiviteitForm(
        request.POST or None,
        klant=klant,
        door=request.medewerker,
        plan=plan,
        aanbod=aanbod,
        soort=_soort(request),
        initial={"belemmering": request.GET.get("belemmering")},
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = werkplannen.schrijf_verder(klant=klant, door=request.medewerker)
            activiteiten.voeg_activiteit_toe(
                plan=versie,
                door=request.medewerker,
                instrument=aanbod.instrument if aanbod else None,
                **form.waarden(),
            )
            messages.success(request, _toegevoegd(form.cleaned_data["omschrijving"], plan, versie))
            return redirect("diagnose:werkplan", klantnummer)
    return render_formulier(
        request,
        "diagnose/activiteit.html",
        form,
        klant=klant,
        plan=plan,
        aanbod=aanbod,
        soort=Soort(form.soort).label,
    )


def _aanbod(code: str, klant: Klant) -> Aanbod | None:
    """The instrument that was chosen, as it can be offered to this client; None for an own activity."""
    if code == EIGEN:
        return None
    geldig = Instrument.objects.voor_locatie(klant.locatie)
    return portfolio.bekijk(get_object_or_404(geldig, code=slugify(code)), klant)


def _soort(request: Verzoek) -> str:
    gevraagd = request.GET.get("soort", "")
    return gevraagd if gevraagd in Soort.values else Soort.DIENST.value


def _toegevoegd(wat: str, plan: Werkplan, versie: Werkplan) -> str:
    if versie == plan:
        return f"“{wat}” staat in het plan."
    return (
        f"Versie {versie.nummer} van het werkplan is begonnen, met “{wat}” erin. Stel haar voor aan de klant."
    )


def _kies_instrument(request: Verzoek, klant: Klant, plan: Werkplan) -> HttpResponse:
    """What fits the kwadrant at this location first, then everything of every partner."""
    passend = portfolio.arrangement(klant)
    keuze = portfolio.aanbod(klant, passend)
    belemmering = request.GET.get("belemmering", "")
    gegevens = {
        "klant": klant,
        "plan": plan,
        "arrangement": passend,
        "passend": [punt for punt in keuze if punt.past],
        "overig": portfolio.per_partner([punt for punt in keuze if not punt.past]),
        "regimes": portfolio.regimes_van(klant),
        "volgend_contact": portfolio.volgend_contact(klant, passend),
        "op_maat": _OP_MAAT,
        "erbij": f"&belemmering={belemmering}" if belemmering.isdigit() else "",
    }
    return render(request, "diagnose/instrument_kiezen.html", gegevens)


@vereist(Recht.WERKPLAN)
@require_POST
def stap(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Do one thing with an activity: move it, take it out, or say that it started, is done or stopped."""
    klant = open_dossier(request, klantnummer)
    keuze = get_object_or_404(Activiteit.objects.select_related("werkplan"), pk=pk, werkplan__klant=klant)
    actie = request.POST.get("actie", "")
    if actie in ("omhoog", "omlaag"):
        activiteiten.verplaats(activiteit=keuze, omhoog=actie == "omhoog", door=request.medewerker)
        messages.success(request, f"“{keuze}” is verplaatst.")
    elif actie == "verwijder":
        activiteiten.verwijder(activiteit=keuze, door=request.medewerker)
        messages.success(request, f"“{keuze}” is uit het plan gehaald.")
    elif actie in list(Stap):
        keuze = voortgang.zet(activiteit=keuze, stap=Stap(actie), door=request.medewerker)
        messages.success(request, f"“{keuze}” is nu: {keuze.get_stand_display()}.")
    else:
        return HttpResponseBadRequest("Onbekende actie.")
    return redirect(reverse("diagnose:werkplan", args=[klantnummer]) + f"#versie-{keuze.werkplan.nummer}")
