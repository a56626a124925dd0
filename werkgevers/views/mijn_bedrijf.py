"""The employer's own page: start, data, promises and questions."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.aanbieders import Groep, knoppen
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Gebruiker
from keten.oidc import gekoppelde_aanbieders
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import eigen_gegevens, mijn_bedrijf, vragen
from werkgevers.forms.mijn_bedrijf import BedrijfForm, BerichtForm, EigenVraagForm, IkForm
from werkgevers.mijn_bedrijf import Bedrijf
from werkgevers.models import Vacature, Vraagbericht

_PER_PAGINA = 20
_OP_START = 5


@vereist(Recht.EIGEN_BEDRIJF)
def start(request: Verzoek) -> HttpResponse:
    """What waits, who the contact is, the open vacancies with what we promised, and the open questions."""
    bedrijf = open_eigen_bedrijf(request)
    open_vacatures = mijn_bedrijf.vacatures(bedrijf).filter(stand=Vacature.Stand.OPEN)[:_OP_START]
    context = {
        "bedrijf": bedrijf,
        "te_doen": mijn_bedrijf.te_doen(bedrijf),
        "vacatures": [(vacature, mijn_bedrijf.klokzin(vacature)) for vacature in open_vacatures],
        "vragen": mijn_bedrijf.vragen(bedrijf).open()[:_OP_START],
    }
    return render(request, "werkgevers/bedrijf/start.html", context)


@vereist(Recht.EIGEN_BEDRIJF)
def gegevens(request: Verzoek) -> HttpResponse:
    """What we keep of the employer, to confirm or to change (W-13)."""
    bedrijf = open_eigen_bedrijf(request)
    form = BedrijfForm(request.POST or None, instance=bedrijf.werkgever)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            eigen_gegevens.wijzig_bedrijf(
                werkgever=bedrijf.werkgever,
                versie=form.cleaned_data["versie"],
                door=bedrijf.gebruiker,
                **form.waarden(),
            )
            messages.success(request, "Uw gegevens zijn opgeslagen.")
            return redirect("werkgevers:mijn_bedrijf_gegevens")
    context = {
        "bedrijf": bedrijf,
        "vestigingen": bedrijf.werkgever.vestigingen.filter(gesloten_op=None),
        "laatste": bedrijf.werkgever.gegevenschecks.first(),
    }
    return render_formulier(request, "werkgevers/bedrijf/gegevens.html", form, **context)


@require_POST
@vereist(Recht.EIGEN_BEDRIJF)
def bevestigen(request: Verzoek) -> HttpResponse:
    """The employer says that the data are right."""
    bedrijf = open_eigen_bedrijf(request)
    eigen_gegevens.bevestig(werkgever=bedrijf.werkgever, door=bedrijf.gebruiker)
    messages.success(request, "Dank u wel. Wij vragen het over een jaar weer.")
    return redirect("werkgevers:mijn_bedrijf")


@vereist(Recht.EIGEN_BEDRIJF)
def ik(request: Verzoek) -> HttpResponse:
    """How the person who is signed in can be reached."""
    bedrijf = open_eigen_bedrijf(request)
    form = IkForm(request.POST or None, instance=bedrijf.contactpersoon)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            eigen_gegevens.wijzig_mij(
                contactpersoon=bedrijf.contactpersoon, versie=form.cleaned_data["versie"], **form.waarden()
            )
            messages.success(request, "Uw gegevens zijn opgeslagen.")
            return redirect("werkgevers:mijn_bedrijf_gegevens")
    return render_formulier(
        request,
        "werkgevers/bedrijf/ik.html",
        form,
        bedrijf=bedrijf,
        knoppen=knoppen(request, Groep.WERKGEVERS),
        gekoppeld=gekoppelde_aanbieders(bedrijf.gebruiker),
    )


@vereist(Recht.EIGEN_BEDRIJF)
def afspraken(request: Verzoek) -> HttpResponse:
    """What we promised this employer, and whether it was kept (W-22)."""
    bedrijf = open_eigen_bedrijf(request)
    rijen = bedrijf.werkgever.leveringsafspraken.met_mensen().order_by("-uiterlijk", "-pk")
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/bedrijf/afspraken.html", {"bedrijf": bedrijf, "pagina": pagina})


@vereist(Recht.EIGEN_BEDRIJF)
def vragenlijst(request: Verzoek) -> HttpResponse:
    """The questions of this employer, over every channel."""
    bedrijf = open_eigen_bedrijf(request)
    pagina = Paginator(mijn_bedrijf.vragen(bedrijf), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/bedrijf/vragen.html", {"bedrijf": bedrijf, "pagina": pagina})


@vereist(Recht.EIGEN_BEDRIJF)
def vraag_nieuw(request: Verzoek) -> HttpResponse:
    """Ask a question; it lands in the same inbox as all others (W-05)."""
    bedrijf = open_eigen_bedrijf(request)
    form = EigenVraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            nieuw = vragen.stel(
                locatie=bedrijf.werkgever.locatie,
                kanaal="web",
                werkgever=bedrijf.werkgever,
                contactpersoon=bedrijf.contactpersoon,
                **form.waarden(),
            )
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=bedrijf.gebruiker)
            messages.success(request, "Uw vraag is verstuurd. Het antwoord staat straks hier.")
            return redirect("werkgevers:mijn_bedrijf_vraag", nieuw.pk)
    return render_formulier(request, "werkgevers/bedrijf/vraag_nieuw.html", form, bedrijf=bedrijf)


@vereist(Recht.EIGEN_BEDRIJF)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """One question with the answer, and writing on."""
    bedrijf = open_eigen_bedrijf(request)
    gekozen = get_object_or_404(mijn_bedrijf.vragen(bedrijf), pk=pk)
    form = BerichtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            vragen.reageer(vraag=gekozen, tekst=form.cleaned_data["tekst"], door=bedrijf.gebruiker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=bedrijf.gebruiker)
            messages.success(request, "Uw bericht is verstuurd.")
            return redirect("werkgevers:mijn_bedrijf_vraag", pk)
    berichten = gekozen.berichten.filter(soort__in=Vraagbericht.VOOR_WERKGEVER).select_related("door")
    context = {"bedrijf": bedrijf, "vraag": gekozen, "berichten": berichten}
    return render_formulier(request, "werkgevers/bedrijf/vraag.html", form, **context)


def open_eigen_bedrijf(request: Verzoek) -> Bedrijf:
    """The employer of who is signed in."""
    return mijn_bedrijf.open_bedrijf(cast(Gebruiker, request.user))
