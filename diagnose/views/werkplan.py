"""The work plan: overview, writing, steps, proposing, agreeing at the desk, versions and paper."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose import (
    aanleidingen,
    belemmeringen,
    diagnosticeren,
    jongeren,
    planblad,
    portfolio,
    tijdbalk,
    werkplan_pdf,
    werkplannen,
)
from diagnose.forms.werkplan import AkkoordForm, AntwoordForm, WerkplanForm
from diagnose.models import Werkplan
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

AAN_DE_BALIE = "De klant heeft het plan gelezen en heeft getekend."


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The plan that counts, the one in the making, and all versions (K-51, K-55)."""
    klant = open_dossier(request, klantnummer)
    versies = list(
        klant.werkplannen.select_related("akkoord_coach__gebruiker", "akkoord_coach__partner", "diagnose")
    )
    lopend = [plan for plan in versies if plan.stand != Werkplan.Stand.VERVANGEN]
    bladen = [planblad.lees(plan, klant) for plan in lopend]
    passend = portfolio.arrangement(klant)
    gegevens = {
        "klant": klant,
        "bladen": bladen,
        "versies": versies,
        "tijdbalk": tijdbalk.teken(regel.activiteit for regel in bladen[0].regels) if bladen else None,
        "zonder_activiteit": belemmeringen.zonder_activiteit(klant) if bladen else [],
        "verzoeken": aanleidingen.verzoeken(klant).filter(beantwoord_op__isnull=True),
        "jongeren": jongeren.lopend(klant),
        "mag_naar_loket": jongeren.kan_beginnen(klant),
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
                **form.instemming(),
            )
            messages.success(request, f"Versie {plan.nummer} van het werkplan is bevestigd.")
            return redirect("diagnose:werkplan", klantnummer)
    blad = planblad.lees(plan, klant)
    return render_formulier(
        request, "diagnose/werkplan_akkoord.html", form, klant=klant, plan=plan, blad=blad
    )


@vereist(Recht.CONTACT)
def verzoek_beantwoorden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Answer what the client asked to adjust (K-56)."""
    klant = open_dossier(request, klantnummer)
    aanleiding = get_object_or_404(aanleidingen.verzoeken(klant), pk=pk)
    form = AntwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            aanleidingen.beantwoord(aanleiding=aanleiding, door=request.medewerker, **form.waarden())
            messages.success(request, "Uw antwoord staat bij het plan van de klant.")
            return redirect("diagnose:werkplan", klantnummer)
    return render_formulier(
        request, "diagnose/verzoek_beantwoorden.html", form, klant=klant, aanleiding=aanleiding
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
