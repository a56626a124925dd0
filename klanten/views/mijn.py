"""The client's own pages: start, the rest of the menu, and messages."""

import datetime
import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.instellingen import waarde
from keten.navigatie import meer as meer_van_menu
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import berichten as thread
from klanten import clientweg, lopend, te_doen, zoektocht
from klanten.bestanden import als_bijlage
from klanten.forms.berichten import BerichtForm
from klanten.instellingen_mijn import BOEKEN
from klanten.inzage import open_eigen_dossier
from klanten.models import Afspraak, Clientbeeld, Klant

_PER_PAGINA = 20
_MIDDAG, _AVOND = 12, 18
_VIER_WEKEN = datetime.timedelta(weeks=4)


@vereist(Recht.EIGEN_DOSSIER)
def start(request: Verzoek) -> HttpResponse:
    """Where the client stands: what to do, the own search first, meetings, the way to work (K-06, K-45)."""
    klant = open_eigen_dossier(request)
    komend = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, einde__gte=timezone.now())
    afspraken = list(komend.select_related("medewerker__gebruiker", "partner", "locatie")[:3])
    eerste = afspraken[0] if afspraken else None
    uitkeringen = klant.uitkeringen.filter(Q(tot=None) | Q(tot__gte=vandaag()))
    gegevens = {
        "klant": klant,
        "groet": _groet(timezone.localtime().hour),
        "afspraak": eerste,
        "latere_afspraken": afspraken[1:],
        "te_doen": te_doen.van(klant),
        "plan_bevestigd": klant.beeld.werkplan == Clientbeeld.Werkplan.BEVESTIGD,
        "stappen": clientweg.stappen(klant, afspraak=eerste),
        "gesolliciteerd": zoektocht.tel(klant, van=vandaag() - _VIER_WEKEN, tot=vandaag())[""],
        "lopend": [zaak for zaak in lopend.van(klant) if zaak.zichtbaar_voor_klant],
        "uitkeringen": uitkeringen.select_related("regime", "partner"),
        "mag_boeken": waarde(BOEKEN, klant.locatie),
    }
    return render(request, "klanten/mijn/start.html", gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def meer(request: Verzoek) -> HttpResponse:
    """Everything in the own dossier that does not stand in the menu itself."""
    klant = open_eigen_dossier(request)
    return render(request, "klanten/mijn/meer.html", {"klant": klant, "punten": meer_van_menu(request)})


@vereist(Recht.EIGEN_DOSSIER)
def berichten(request: Verzoek) -> HttpResponse:
    """Read and write messages; a message goes to the contact person (K-05)."""
    klant = open_eigen_dossier(request)
    if request.method == "POST" and "gelezen" in request.POST:
        thread.markeer_gelezen_door_klant(klant=klant)
        messages.success(request, _("De berichten staan op gelezen."))
        return redirect("klanten:mijn_berichten")
    form = BerichtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            thread.verstuur_als_klant(klant=klant, tekst=form.cleaned_data["tekst"], door=klant.gebruiker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, _("Uw bericht is verstuurd."))
            return redirect("klanten:mijn_berichten")
    lijst = klant.berichten.select_related("van__medewerker__partner")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_formulier(
        request, "klanten/mijn/berichten.html", form, klant=klant, pagina=pagina, nieuw=_ongelezen(klant)
    )


@vereist(Recht.EIGEN_DOSSIER)
def document(request: Verzoek, document: uuid.UUID) -> HttpResponseBase:
    """Hand over a document that the client may see."""
    klant = open_eigen_dossier(request)
    zichtbaar = klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None)
    return als_bijlage(get_object_or_404(zichtbaar, pk=document))


def _groet(uur: int) -> str:
    if uur < _MIDDAG:
        return _("Goedemorgen")
    return _("Goedemiddag") if uur < _AVOND else _("Goedenavond")


def _ongelezen(klant: Klant) -> int:
    return klant.berichten.filter(van_klant=False, gelezen_op=None).count()
