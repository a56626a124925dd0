"""Decisions of the partners together: tabled, answered, taken or withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.bestuur import besluiten as domein
from landkaart.bestuur import vertegenwoordigers
from landkaart.forms.bestuur import AntwoordForm, IntrekkenForm, VoorstelForm
from landkaart.models import Besluit, Besluitregel

_PER_PAGINA = 15


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """What waits, on whom and how long, and all decisions."""
    pagina = Paginator(domein.lijst(request.locatie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "hier": "besluiten",
        "wacht": domein.wachtend(request.locatie),
        "mijn": vertegenwoordigers.spreekt_voor(request.medewerker, request.locatie),
        "pagina": pagina,
        "mag": Recht.BESTUREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_besluiten.html", gegevens)


@vereist(Recht.BESTUREN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Table a proposal."""
    form = VoorstelForm(request.POST or None, partners=vertegenwoordigers.partners(request.locatie))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voorstel = domein.leg_voor(
                locatie=request.locatie,
                titel=form.cleaned_data["titel"],
                tekst=form.cleaned_data["tekst"],
                antwoord_voor=form.cleaned_data["antwoord_voor"],
                niveaus=form.niveaus(),
                door=request.medewerker,
            )
            messages.success(request, "Het voorstel ligt bij de partners.")
            return redirect("landkaart:bestuur_besluit", voorstel.pk)
    return render_formulier(request, "landkaart/bestuur_besluit_nieuw.html", form)


@vereist(Recht.KETENCIJFERS)
def besluit(request: Verzoek, pk: int) -> HttpResponse:
    """One proposal or decision with the answer of each partner."""
    een = get_object_or_404(domein.lijst(request.locatie), pk=pk)
    gegevens = {
        "besluit": een,
        "mijn": vertegenwoordigers.spreekt_voor(request.medewerker, request.locatie),
        "wie": vertegenwoordigers.vertegenwoordigers(request.locatie),
        "open": een.stand == Besluit.Stand.VOORGELEGD,
        "te_laat": een.antwoord_voor < vandaag(),
        "mag": Recht.BESTUREN in request.rechten,
    }
    return render(request, "landkaart/bestuur_besluit.html", gegevens)


@vereist(Recht.KETENCIJFERS)
def antwoord(request: Verzoek, pk: int) -> HttpResponse:
    """Answer for the own partner; only its representative or deputy reaches this page."""
    rijen = Besluitregel.objects.select_related("besluit", "partner")
    regel = get_object_or_404(rijen, pk=pk, besluit__locatie=request.locatie)
    if regel.partner_id not in vertegenwoordigers.spreekt_voor(request.medewerker, request.locatie):
        raise RechtOntbreekt(
            f"Alleen de vertegenwoordiger of de plaatsvervanger antwoordt voor {regel.partner}."
        )
    if regel.besluit.stand != Besluit.Stand.VOORGELEGD:
        messages.info(request, f"Dit voorstel is al {regel.besluit.get_stand_display()}.")
        return redirect("landkaart:bestuur_besluit", regel.besluit_id)
    form = AntwoordForm(request.POST or None, regel=regel)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            uitkomst = domein.antwoord(
                regel=regel,
                status=form.cleaned_data["status"],
                toelichting=form.cleaned_data["toelichting"],
                door=request.medewerker,
            )
            genomen = uitkomst.stand == Besluit.Stand.GENOMEN
            slot = " Alle partners zijn akkoord: het besluit is genomen." if genomen else ""
            messages.success(request, f"Het antwoord van {regel.partner} is vastgelegd.{slot}")
            return redirect("landkaart:bestuur_besluit", regel.besluit_id)
    return render_formulier(request, "landkaart/bestuur_antwoord.html", form, regel=regel)


@vereist(Recht.BESTUREN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a proposal back, with a reason."""
    een = get_object_or_404(Besluit, pk=pk, locatie=request.locatie)
    if een.stand != Besluit.Stand.VOORGELEGD:
        messages.info(request, f"Dit voorstel is al {een.get_stand_display()}.")
        return redirect("landkaart:bestuur_besluit", een.pk)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            domein.trek_in(besluit=een, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "Het voorstel is ingetrokken.")
            return redirect("landkaart:bestuur_besluit", een.pk)
    return render_formulier(request, "landkaart/bestuur_intrekken.html", form, besluit=een)
