"""The client's own pages: start, own data, messages, and who looked."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import berichten as thread
from klanten import clientweg, kijkers, persoonsgegevens, tijdlijn
from klanten.bijgewerkt import per_onderdeel
from klanten.forms.berichten import BerichtForm
from klanten.forms.mijn import MijnGegevensForm
from klanten.inzage import open_eigen_dossier
from klanten.models import Afspraak, Clientbeeld, Klant
from klanten.views.documenten import als_bestand

_PER_PAGINA = 20
_MIDDAG, _AVOND = 12, 18


@vereist(Recht.EIGEN_DOSSIER)
def start(request: Verzoek) -> HttpResponse:
    """Where the client stands: the next meeting, what to do, and the way to work (K-06, K-24)."""
    klant = open_eigen_dossier(request)
    komend = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, einde__gte=timezone.now())
    afspraken = list(komend.select_related("medewerker__gebruiker", "partner", "locatie")[:3])
    eerste = afspraken[0] if afspraken else None
    gegevens = {
        "klant": klant,
        "groet": _groet(timezone.localtime().hour),
        "afspraak": eerste,
        "latere_afspraken": afspraken[1:],
        "nieuwe_berichten": _ongelezen(klant),
        "plan_lezen": klant.beeld.werkplan == Clientbeeld.Werkplan.VOORGESTELD,
        "plan_bevestigd": klant.beeld.werkplan == Clientbeeld.Werkplan.BEVESTIGD,
        "stappen": clientweg.stappen(klant, afspraak=eerste),
    }
    return render(request, "klanten/mijn/start.html", gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def gegevens(request: Verzoek) -> HttpResponse:
    """What the dossier holds about the client; the contact data can be changed here (K-07, X-18)."""
    klant = open_eigen_dossier(request)
    form = MijnGegevensForm(request.POST or None, instance=klant.contactgegevens)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            persoonsgegevens.wijzig_contactgegevens(
                klant=klant, versie=form.cleaned_data["versie"], door=None, **form.waarden()
            )
            messages.success(request, "Uw gegevens zijn opgeslagen. Uw contactpersoon ziet ze ook.")
            return redirect("klanten:mijn_gegevens")
    context = {
        "klant": klant,
        "bijgewerkt": per_onderdeel(klant),
        "situatie": getattr(klant, "situatie", None),
        "uitkeringen": klant.uitkeringen.select_related("regime", "partner"),
        "opleidingen": klant.opleidingen.all(),
        "werkervaringen": klant.werkervaringen.all(),
        "belemmeringen": klant.belemmeringen.filter(tot=None).select_related("soort"),
        "documenten": klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None),
    }
    return render_formulier(request, "klanten/mijn/gegevens.html", form, **context)


@vereist(Recht.EIGEN_DOSSIER)
def berichten(request: Verzoek) -> HttpResponse:
    """Read and write messages; a message goes to the contact person (K-05)."""
    klant = open_eigen_dossier(request)
    if request.method == "POST" and "gelezen" in request.POST:
        thread.markeer_gelezen_door_klant(klant=klant)
        messages.success(request, "De berichten staan op gelezen.")
        return redirect("klanten:mijn_berichten")
    form = BerichtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            thread.verstuur_als_klant(klant=klant, tekst=form.cleaned_data["tekst"], door=klant.gebruiker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, "Uw bericht is verstuurd.")
            return redirect("klanten:mijn_berichten")
    lijst = klant.berichten.select_related("van__medewerker__partner")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_formulier(
        request, "klanten/mijn/berichten.html", form, klant=klant, pagina=pagina, nieuw=_ongelezen(klant)
    )


@vereist(Recht.EIGEN_DOSSIER)
def inzage(request: Verzoek) -> HttpResponse:
    """Who looked into the client's dossier and why, and what happened in it (X-16, X-18)."""
    klant = open_eigen_dossier(request)
    verloop = request.GET.get("deel") == "verloop"
    lijst = tijdlijn.lees_als_klant(klant) if verloop else kijkers.per_dag(klant)
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = pagina.object_list if verloop else [kijkers.in_woorden(rij) for rij in pagina.object_list]
    return render(
        request,
        "klanten/mijn/inzage.html",
        {"klant": klant, "verloop": verloop, "kijkt": not verloop, "pagina": pagina, "rijen": rijen},
    )


@vereist(Recht.EIGEN_DOSSIER)
def document(request: Verzoek, document: uuid.UUID) -> HttpResponseBase:
    """Hand over a document that the client may see."""
    klant = open_eigen_dossier(request)
    zichtbaar = klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None)
    return als_bestand(get_object_or_404(zichtbaar, pk=document))


def _groet(uur: int) -> str:
    if uur < _MIDDAG:
        return "Goedemorgen"
    return "Goedemiddag" if uur < _AVOND else "Goedenavond"


def _ongelezen(klant: Klant) -> int:
    return klant.berichten.filter(van_klant=False, gelezen_op=None).count()
