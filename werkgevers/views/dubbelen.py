"""Records that may be the same employer: looked at side by side, merged, and taken apart again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.forms.basis import EenmaligForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import dubbelen, naast_elkaar, samenvoegen, verwijzingen
from werkgevers.forms.relatie import SamenvoegenForm, ZoekAnderForm
from werkgevers.models import Samenvoeging, Werkgever
from werkgevers.views.openen import kop, open_werkgever
from werkgevers.werkgeverslijst import met_lijst, zoek

_HOOGSTENS = 20
_PER_PAGINA = 25


@vereist(Recht.WERKGEVERS)
def lijst(request: Verzoek) -> HttpResponse:
    """Employers that share name and postcode, two by two, at least one of them of this location."""
    pagina = Paginator(dubbelen.paren(request.locatie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/dubbelen.html", {"pagina": pagina})


@require_POST
@vereist(Recht.WERKGEVERS)
def geen_dubbel(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Say that two that look the same are not; they leave the list."""
    een, ander = open_werkgever(pk), open_werkgever(nummer)
    dubbelen.zeg_verschillend(een=een, ander=ander, door=request.medewerker)
    messages.success(request, f"{een} en {ander} blijven twee werkgevers.")
    return redirect("werkgevers:dubbelen")


@vereist(Recht.WERKGEVERS)
def zoeken(request: Verzoek, pk: int) -> HttpResponse:
    """Find the record into which this one goes; what was typed never stands in the address."""
    werkgever = open_werkgever(pk)
    form = ZoekAnderForm(request.POST or None)
    gevonden: list[Werkgever] = []
    gezocht = request.method == "POST" and form.is_valid()
    if gezocht:
        rijen = met_lijst(Werkgever.objects.lopend().filter(zoek(form.cleaned_data["zoek"])))
        gevonden = list(rijen.exclude(pk=pk).select_related("locatie").order_by("zoeknaam")[:_HOOGSTENS])
    return render_formulier(
        request,
        "werkgevers/samenvoegen_zoeken.html",
        form,
        gezocht=gezocht,
        gevonden=gevonden,
        **kop(request, werkgever),
    )


@vereist(Recht.WERKGEVERS)
def vergelijken(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Show two records side by side, and let the first go on in the second."""
    van, naar = open_werkgever(pk), open_werkgever(nummer)
    form = SamenvoegenForm(request.POST or None, van=van, naar=naar)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            samenvoegen.voeg_samen(
                van=van,
                naar=naar,
                neem_over=form.neem_over(),
                reden=form.cleaned_data["reden"],
                door=request.medewerker,
            )
            messages.success(
                request, f"{van} en {naar} zijn nu één werkgever. Onder Geschiedenis draait u dit terug."
            )
            return redirect("werkgevers:werkgever", naar.pk)
    return render_formulier(
        request,
        "werkgevers/samenvoegen.html",
        form,
        van=van,
        naar=naar,
        mee=verwijzingen.telling(van),
        rijen=naast_elkaar.naast_elkaar(van, naar),
        **kop(request, van),
    )


@vereist(Recht.WERKGEVERS)
def terugdraaien(request: Verzoek, pk: int) -> HttpResponse:
    """Ask before a merge is undone."""
    rij = get_object_or_404(Samenvoeging.objects.select_related("van", "naar"), pk=pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            terug = samenvoegen.draai_terug(samenvoeging=rij, door=request.medewerker)
            messages.success(request, f"{terug} is weer een aparte werkgever.")
            return redirect("werkgevers:werkgever", terug.pk)
    return render_formulier(request, "werkgevers/samenvoeging_terugdraaien.html", form, samenvoeging=rij)
