"""Budgets beside each other, and each use of an instrument with provider and payer apart."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import rekenblad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Ketenpartner
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.bestuur import budgetten, inzet
from landkaart.forms.bestuur import BudgetForm
from landkaart.models import Budget

_PER_PAGINA = 25


def _jaar(request: Verzoek) -> int:
    """The year that the address asks for; the present one when that makes no sense."""
    gevraagd = request.GET.get("jaar", "")
    return int(gevraagd) if gevraagd.isdecimal() and 2002 <= int(gevraagd) <= 2100 else vandaag().year


@vereist(Recht.KETENCIJFERS)
def overzicht(request: Verzoek) -> HttpResponse:
    """Budget, committed and free per partner and together."""
    jaar, naar = _jaar(request), reverse("landkaart:bestuur_budgetten")
    gegevens = {
        "hier": "budgetten",
        "jaar": jaar,
        "jaren": [
            (str(een), f"{naar}?jaar={een}", een == jaar)
            for een in sorted({*budgetten.jaren(request.locatie), jaar}, reverse=True)
        ],
        "overzicht": budgetten.overzicht(request.locatie, jaar),
        "regel": budgetten.REGEL,
        "inzet": inzet.tel(request.locatie, jaar),
        "mag": Recht.BESTUREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_budgetten.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek) -> HttpResponseBase:
    """The budgets of a year as a spreadsheet."""
    beeld = budgetten.overzicht(request.locatie, _jaar(request))
    koppen = ("jaar", "budget van", "budget", "vastgelegd", "vrij", "inzetten")
    rijen = [
        (
            beeld.jaar,
            str(rij.partner or "partners samen"),
            rij.budget.bedrag if rij.budget else None,
            rij.vastgelegd,
            rij.vrij,
            rij.inzetten,
        )
        for rij in beeld.rijen
    ]
    return rekenblad.antwoord("budgetten", koppen, rijen, formaat=request.GET.get("formaat", "xlsx"))


@vereist(Recht.BESTUREN)
def budget(request: Verzoek, code: str) -> HttpResponse:
    """Fill in one budget of a year: of a partner, or the joint one."""
    jaar, partner = _jaar(request), None
    if code != budgetten.SAMEN:
        partner = get_object_or_404(Ketenpartner, code=code, locaties=request.locatie)
    huidig = Budget.objects.filter(locatie=request.locatie, jaar=jaar, partner=partner).first()
    instance = huidig or Budget(locatie=request.locatie, jaar=jaar, partner=partner)
    form = BudgetForm(request.POST or None, instance=instance, locatie=request.locatie)
    terug = f"{reverse('landkaart:bestuur_budgetten')}?jaar={jaar}"
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            budgetten.zet(
                locatie=request.locatie,
                jaar=jaar,
                partner=partner,
                bedrag=form.cleaned_data["bedrag"],
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
            )
            messages.success(
                request, f"Het budget {jaar} van {partner or 'de partners samen'} is vastgelegd."
            )
            return redirect(terug)
    return render_formulier(
        request, "landkaart/bestuur_budget.html", form, jaar=jaar, partner=partner, terug=terug
    )


@vereist(Recht.KETENCIJFERS)
def inzetten(request: Verzoek) -> HttpResponse:
    """Each use of an instrument in a year; those across partners first."""
    jaar, naar = _jaar(request), reverse("landkaart:bestuur_inzet")
    alleen_over = request.GET.get("over") == "1"
    rijen = inzet.lijst(request.locatie, jaar, alleen_over=alleen_over)
    gegevens = {
        "hier": "budgetten",
        "jaar": jaar,
        "pagina": Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "telling": inzet.tel(request.locatie, jaar),
        "alleen_over": alleen_over,
        "naar_alle": f"{naar}?jaar={jaar}",
        "naar_over": f"{naar}?jaar={jaar}&over=1",
        "mag_delen": Recht.CIJFERS in request.rechten,
    }
    return render(request, "landkaart/bestuur_inzet.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def inzetbestand(request: Verzoek) -> HttpResponseBase:
    """All uses of a year as a spreadsheet."""
    rijen = inzet.lijst(request.locatie, _jaar(request), alleen_over=request.GET.get("over") == "1")
    formaat = request.GET.get("formaat", "xlsx")
    return rekenblad.antwoord("inzet-instrumenten", inzet.KOPPEN, inzet.als_rijen(rijen), formaat=formaat)
