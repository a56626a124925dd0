"""Mijn dossier, Controles en besluiten: what concerns me, on what ground, my story, and my objection."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from handhaving.forms.maatregelen import MijnBezwaarForm, VerhaalForm
from handhaving.maatregelen import bezwaren, horen, kennisgeven
from handhaving.models import Besluit, Kennisgeving, Overtreding, Voorstel
from keten import papier
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier
from klanten.models import Klant

AFZIEN, BEZWAAR, TERUGNEMEN = "afzien", "bezwaar", "terugnemen"


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """Checks and decisions that concern me, and what I agreed."""
    klant = open_eigen_dossier(request)
    zaken = klant.overtredingen.voor_klant().select_related("soort").order_by("-op", "-pk")
    return render(
        request,
        "handhaving/mijn/besluiten.html",
        {
            "klant": klant,
            "zaken": zaken,
            "controles": _controles(klant),
            "verplichtingen": klant.verplichtingen.met_aantal(),
            "contracten": klant.plichtencontracten.filter(beeindigd_op=None),
        },
    )


@vereist(Recht.EIGEN_DOSSIER)
def besluit(request: Verzoek, pk: int) -> HttpResponse:
    """One breach as the client reads it, with what the client can do now: tell, object, or nothing."""
    klant = open_eigen_dossier(request)
    zaak = _zaak(klant, pk)
    voorstel = zaak.voorstellen.met_alles().first()
    stap = request.POST.get("stap", "")
    bezwaar = MijnBezwaarForm(request.POST if stap == BEZWAAR else None, auto_id="bezwaar_%s")
    verhaal = VerhaalForm(request.POST if request.method == "POST" and stap != BEZWAAR else None)
    form: Any = bezwaar if stap == BEZWAAR else verhaal
    if request.method == "POST" and form.is_valid() and klant.gebruiker:
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, _doe(zaak, stap, form.cleaned_data))
            return redirect("handhaving:mijn_besluit", pk)
    return render_formulier(
        request,
        "handhaving/mijn/besluit.html",
        form,
        klant=klant,
        zaak=zaak,
        voorstel=voorstel,
        verhaal=verhaal,
        bezwaarform=bezwaar,
        **_wat_er_is(zaak, voorstel),
    )


@vereist(Recht.EIGEN_DOSSIER)
def brief(request: Verzoek, pk: int) -> HttpResponse:
    """The letter about a decision that concerns me."""
    klant = open_eigen_dossier(request)
    kennisgeving = get_object_or_404(Kennisgeving, besluit__voorstel__overtreding=_zaak(klant, pk))
    return papier.als_bijlage(kennisgeven.als_pdf(kennisgeving), "besluit.pdf")


def _zaak(klant: Klant, pk: int) -> Overtreding:
    zaak: Overtreding | None = klant.overtredingen.voor_klant().select_related("soort").filter(pk=pk).first()
    if zaak is None:
        raise Http404
    return zaak


def _doe(zaak: Overtreding, stap: str, gegevens: dict[str, Any]) -> str:
    """Do what the button asks; returns what happened, in words."""
    if stap == BEZWAAR:
        bezwaren.maak(overtreding=zaak, gronden=gegevens["gronden"], door=None)
        return _("Uw bezwaar is ontvangen. Iemand die niet betrokken was, kijkt er opnieuw naar.")
    if stap == TERUGNEMEN:
        bezwaren.trek_in(overtreding=zaak, door=None)
        return _("U hebt uw bezwaar ingetrokken.")
    if stap == AFZIEN:
        horen.zie_af(overtreding=zaak, door=None)
        return _("Wij schreven op dat u niet wilt reageren. Tot het besluit kan het alsnog.")
    horen.hoor(overtreding=zaak, verhaal=gegevens["verhaal"], door=None)
    return _("Dank u wel. Wij lezen uw verhaal voordat wij iets besluiten.")


def _wat_er_is(zaak: Overtreding, voorstel: Voorstel | None) -> dict[str, Any]:
    """What the page shows below the facts; a measure is shown only once its letter went out."""
    gezegd = voorstel.horingen.all() if voorstel else ()
    besluit = getattr(voorstel, "besluit", None)
    kennisgeving = getattr(besluit, "kennisgeving", None)
    vrij = besluit is not None and besluit.uitkomst == Besluit.Uitkomst.VRIJGESPROKEN
    return {
        "horingen": gezegd,
        "besluit": besluit if kennisgeving is not None or vrij else None,
        "kennisgeving": kennisgeving,
        "bezwaar": besluit.bezwaren.exclude(stand="ingetrokken").first() if besluit else None,
        "kan_vertellen": zaak.stand in (Overtreding.Stand.HOREN, Overtreding.Stand.GEHOORD),
        "kan_bezwaar": zaak.stand == Overtreding.Stand.BEKENDGEMAAKT
        and kennisgeving is not None
        and kennisgeving.bezwaar_tot >= vandaag(),
    }


def _controles(klant: Klant) -> Any:
    """The checks that were done or announced; one that comes unannounced would be given away here."""
    return klant.controles.voor_klant().select_related("soort", "partner", "huisbezoek")
