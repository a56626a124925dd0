"""The client's rights to the own data: how long it is kept, take it along, stop."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import bewaren, meenemen, uitschrijven
from klanten.forms.privacy import UitschrijvenForm
from klanten.inzage import open_eigen_dossier
from klanten.models import Clientbeeld, Klant, Uitschrijfverzoek


@vereist(Recht.EIGEN_DOSSIER)
def rechten(request: Verzoek) -> HttpResponse:
    """What clients can do with their data, and how long each organisation keeps it."""
    klant = open_eigen_dossier(request)
    gegevens = {
        "klant": klant,
        "termijnen": bewaren.termijnen_voor(klant),
        "bewaring": getattr(klant, "bewaring", None),
        "verzoek": _open_verzoek(klant),
    }
    return render(request, "klanten/mijn/rechten.html", gegevens)


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def downloaden(request: Verzoek) -> HttpResponseBase:
    """Hand over everything that is kept about the client, to read and for a machine."""
    klant = open_eigen_dossier(request)
    if not ratelimit.consume(request, action="meenemen", user=request.user):
        messages.error(request, _("U hebt uw gegevens net al een paar keer gedownload. Probeer het later."))
        return redirect("klanten:mijn_rechten")
    with override(settings.LANGUAGE_CODE):  # the names of the fields in it are Dutch too
        pakket = meenemen.pak_in(klant)
    return FileResponse(
        pakket,
        as_attachment=True,
        filename=f"mijn-gegevens-{vandaag():%Y-%m-%d}.zip",
        content_type="application/zip",
    )


@vereist(Recht.EIGEN_DOSSIER)
def stoppen(request: Verzoek) -> HttpResponse:
    """Ask to stop, after reading what that means."""
    klant = open_eigen_dossier(request)
    form = UitschrijvenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            uitschrijven.vraag(
                klant=klant, reden=form.cleaned_data["reden"], ook_wissen=form.cleaned_data["ook_wissen"]
            )
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, _("Uw contactpersoon neemt contact met u op over uw verzoek."))
            return redirect("klanten:mijn_stoppen")
    return render_formulier(
        request,
        "klanten/mijn/stoppen.html",
        form,
        klant=klant,
        verzoek=_open_verzoek(klant),
        eerder=klant.uitschrijfverzoeken.exclude(stand=Uitschrijfverzoek.Stand.OPEN).first(),
        gestopt=klant.beeld.status == Clientbeeld.Status.GESTOPT,
        uitkering=klant.uitkeringen.filter(tot=None).exists(),
    )


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def toch_blijven(request: Verzoek) -> HttpResponse:
    """Take the request back."""
    klant = open_eigen_dossier(request)
    verzoek = _open_verzoek(klant)
    try:
        if verzoek is None:
            raise NietToegestaan(_("Er is geen verzoek meer dat u kunt intrekken."))
        uitschrijven.trek_in(verzoek=verzoek)
        messages.success(request, _("U hebt uw verzoek ingetrokken. Er verandert niets."))
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("klanten:mijn_stoppen")


def _open_verzoek(klant: Klant) -> Uitschrijfverzoek | None:
    return klant.uitschrijfverzoeken.filter(stand=Uitschrijfverzoek.Stand.OPEN).first()
