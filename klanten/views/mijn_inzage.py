"""Who looked into the client's own dossier, and asking about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import inzagevragen, kijkers, tijdlijn
from klanten.forms.privacy import InzageFilter, InzagevraagForm
from klanten.inzage import open_eigen_dossier
from klanten.models import Doel

_PER_PAGINA = 20


@vereist(Recht.EIGEN_DOSSIER)
def inzage(request: Verzoek) -> HttpResponse:
    """Who looked into the client's dossier and why, and what happened in it (X-16, X-18)."""
    klant = open_eigen_dossier(request)
    if request.GET.get("deel") == "verloop":
        regels = Paginator(tijdlijn.lees_als_klant(klant), _PER_PAGINA).get_page(request.GET.get("pagina"))
        return render(request, "klanten/mijn/verloop.html", {"klant": klant, "pagina": regels})
    filter_ = InzageFilter(request.GET, klant=klant)
    keuze = filter_.keuze()
    pagina = Paginator(kijkers.per_dag(klant, **keuze), _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "klant": klant,
        "filter": filter_,
        "gefilterd": bool(keuze["partner"] or keuze["doel"]),
        "pagina": pagina,
        "rijen": [kijkers.in_woorden(rij) for rij in pagina.object_list],
        "vragen": list(klant.inzagevragen.all()[:_PER_PAGINA]),
    }
    return render(request, "klanten/mijn/inzage.html", gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """ "I do not understand this": a question for the privacy contact."""
    klant = open_eigen_dossier(request)
    gekozen = get_object_or_404(klant.inzagen.exclude(doel=Doel.EIGEN), pk=pk)
    form = InzagevraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            gesteld = inzagevragen.stel(klant=klant, inzage=gekozen, vraag=form.cleaned_data["vraag"])
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            uiterlijk = gesteld.uiterlijk.strftime("%d-%m-%Y")
            messages.success(
                request, _("Uw vraag is verstuurd. U krijgt uiterlijk %(dag)s antwoord.") % {"dag": uiterlijk}
            )
            return redirect("klanten:mijn_inzage")
    kijker = kijkers.van_inzage(gekozen)
    return render_formulier(request, "klanten/mijn/inzagevraag.html", form, klant=klant, kijker=kijker)
