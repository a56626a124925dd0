"""The work plan: overview, writing, steps, proposing, agreeing at the desk, versions and paper."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from diagnose import activiteiten, diagnosticeren, planblad, portfolio, werkplan_pdf, werkplannen
from diagnose.activiteiten import Stap
from diagnose.forms.werkplan import ActiviteitForm, AkkoordForm, WerkplanForm
from diagnose.models import Activiteit, Instrument, Werkplan
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

EIGEN = "eigen"
AAN_DE_BALIE = "De klant heeft het plan gelezen en heeft getekend."


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The plan that counts, the one in the making, and all versions (K-51, K-55)."""
    klant = open_dossier(request, klantnummer)
    versies = list(
        klant.werkplannen.select_related("akkoord_coach__gebruiker", "akkoord_coach__partner", "diagnose")
    )
    lopend = [plan for plan in versies if plan.stand != Werkplan.Stand.VERVANGEN]
    passend = portfolio.arrangement(klant)
    gegevens = {
        "klant": klant,
        "bladen": [planblad.lees(plan, klant) for plan in lopend],
        "versies": versies,
        "arrangement": passend,
        "volgend_contact": portfolio.volgend_contact(klant, passend),
    }
    return render(request, "diagnose/werkplan.html", gegevens)


@vereist(Recht.WERKPLAN)
def wijzigen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Write the text of a new version, or change that of the one in the making."""
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant)
    if request.method == "GET" and plan is not None and plan.stand == Werkplan.Stand.VOORGESTELD:
        return _terug(
            request, klant, "De klant bekijkt dit plan. Neem het eerst terug, dan kunt u het wijzigen."
        )
    form = WerkplanForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            if plan is None or not versie:
                plan = werkplannen.maak(klant=klant, door=request.medewerker, **form.tekst())
                messages.success(request, f"Versie {plan.nummer} van het werkplan is begonnen.")
            else:
                werkplannen.wijzig(plan=plan, versie=versie, door=request.medewerker, **form.tekst())
                messages.success(request, "Het werkplan is gewijzigd.")
            return redirect("diagnose:werkplan", klantnummer)
    return render_formulier(
        request,
        "diagnose/werkplan_wijzigen.html",
        form,
        klant=klant,
        plan=plan,
        geldt=werkplannen.geldend(klant),
        diagnose=diagnosticeren.laatste(klant),
    )


@vereist(Recht.WERKPLAN)
def activiteit(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose an instrument, or nothing from the toolbox; then say who, and when (D-27, D-30, D-31)."""
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant)
    if request.method == "POST":  # what was typed is kept, also when the plan was confirmed in between
        plan = plan or werkplannen.geldend(klant)
    if plan is None:
        return _terug(request, klant, "Er is geen werkplan in de maak. Begin eerst een nieuwe versie.")
    gekozen = request.GET.get("instrument", "")
    if not gekozen:
        return _kies_instrument(request, klant, plan)
    aanbod = None
    if gekozen != EIGEN:
        geldig = Instrument.objects.geldig_op(vandaag())
        aanbod = portfolio.bekijk(get_object_or_404(geldig, code=slugify(gekozen)), klant)
    form = ActiviteitForm(request.POST or None, klant=klant, aanbod=aanbod)
    if request.method == "POST" and form.is_valid():
        instrument = aanbod.instrument if aanbod else None
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            activiteiten.voeg_activiteit_toe(
                plan=plan, door=request.medewerker, instrument=instrument, **form.waarden()
            )
            messages.success(request, f"“{form.cleaned_data['omschrijving']}” staat in het plan.")
            return redirect("diagnose:werkplan", klantnummer)
    return render_formulier(request, "diagnose/activiteit.html", form, klant=klant, plan=plan, aanbod=aanbod)


def _kies_instrument(request: Verzoek, klant: Klant, plan: Werkplan) -> HttpResponse:
    """What fits the kwadrant at this location first, then everything of every partner."""
    passend = portfolio.arrangement(klant)
    keuze = portfolio.aanbod(klant, passend)
    gegevens = {
        "klant": klant,
        "plan": plan,
        "arrangement": passend,
        "passend": [punt for punt in keuze if punt.past],
        "overig": portfolio.per_partner([punt for punt in keuze if not punt.past]),
        "regimes": portfolio.regimes_van(klant),
        "volgend_contact": portfolio.volgend_contact(klant, passend),
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
        activiteiten.verplaats(activiteit=keuze, omhoog=actie == "omhoog")
        messages.success(request, f"“{keuze}” is verplaatst.")
    elif actie == "verwijder":
        activiteiten.verwijder(activiteit=keuze, door=request.medewerker)
        messages.success(request, f"“{keuze}” is uit het plan gehaald.")
    elif actie in list(Stap):
        keuze = activiteiten.zet(activiteit=keuze, stap=Stap(actie), door=request.medewerker)
        messages.success(request, f"“{keuze}” is nu: {keuze.get_stand_display()}.")
    else:
        return HttpResponseBadRequest("Onbekende actie.")
    return redirect(reverse("diagnose:werkplan", args=[klantnummer]) + f"#versie-{keuze.werkplan.nummer}")


@vereist(Recht.WERKPLAN)
@require_POST
def voorstellen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Put the plan before the client, or take it back to change it."""
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant)
    if plan is None:
        raise NietToegestaan("Er is geen werkplan in de maak.")
    if request.POST.get("actie") == "terug":
        werkplannen.neem_terug(plan=plan, door=request.medewerker)
        messages.success(request, "Het plan is teruggenomen. U kunt het weer wijzigen.")
    else:
        werkplannen.stel_voor(plan=plan, door=request.medewerker)
        messages.success(
            request, "Het plan ligt bij de klant. U krijgt een taak om naar het akkoord te vragen."
        )
    return redirect("diagnose:werkplan", klantnummer)


@vereist(Recht.WERKPLAN)
def akkoord(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The client signs at the desk."""
    klant = open_dossier(request, klantnummer)
    plan = werkplannen.in_de_maak(klant)
    if plan is None or plan.stand != Werkplan.Stand.VOORGESTELD:
        return _terug(request, klant, "Er ligt geen plan bij de klant. Stel het plan eerst voor.")
    form = AkkoordForm(request.POST or None, plan=plan, vraag=AAN_DE_BALIE)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            werkplannen.bevestig(
                plan=plan,
                versie=form.cleaned_data["versie"],
                wijze=Werkplan.Wijze.BALIE,
                door=request.medewerker,
            )
            messages.success(request, f"Versie {plan.nummer} van het werkplan is bevestigd.")
            return redirect("diagnose:werkplan", klantnummer)
    blad = planblad.lees(plan, klant)
    return render_formulier(
        request, "diagnose/werkplan_akkoord.html", form, klant=klant, plan=plan, blad=blad
    )


@vereist(Recht.DOSSIER_INZIEN)
def versie(request: Verzoek, klantnummer: int, nummer: int) -> HttpResponse:
    """One version on a page of its own, fit for the printer."""
    klant = open_dossier(request, klantnummer)
    plan = get_object_or_404(klant.werkplannen.select_related("akkoord_coach", "diagnose"), nummer=nummer)
    return render(
        request, "diagnose/werkplan_versie.html", {"klant": klant, "blad": planblad.lees(plan, klant)}
    )


@vereist(Recht.DOSSIER_INZIEN)
def pdf(request: Verzoek, klantnummer: int, nummer: int) -> HttpResponse:
    """One version on paper."""
    klant = open_dossier(request, klantnummer)
    return als_pdf(get_object_or_404(klant.werkplannen, nummer=nummer), klant)


def _terug(request: Verzoek, klant: Klant, waarom: str) -> HttpResponse:
    """Back to the overview from a page that has nothing to show now, saying why."""
    messages.warning(request, waarom)
    return redirect("diagnose:werkplan", klant.klantnummer)


def als_pdf(plan: Werkplan, klant: Klant) -> HttpResponse:
    """The answer with the PDF in it; nothing on the way keeps a copy."""
    antwoord = HttpResponse(werkplan_pdf.maak(plan), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="{werkplan_pdf.bestandsnaam(plan, klant)}"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord
