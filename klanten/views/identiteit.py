"""The identity check at the head of the process."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import identiteit
from klanten.forms.identiteit import IdentiteitForm, MrzForm
from klanten.inzage import open_dossier
from klanten.models import Doel, Identiteitscontrole, Klant
from klanten.mrz import Reisdocument

_UITKOMST = Identiteitscontrole.Uitkomst
MELDINGEN = {
    _UITKOMST.VASTGESTELD: (messages.SUCCESS, "De identiteit is vastgesteld."),
    _UITKOMST.VERWEZEN: (
        messages.WARNING,
        "De identiteit is niet vastgesteld: het document is verlopen of beschadigd. "
        "De klant is verwezen voor een nieuw document.",
    ),
    _UITKOMST.TWIJFEL: (messages.WARNING, "De controle is vastgelegd. De identiteit is niet vastgesteld."),
}


@vereist(Recht.IDENTITEIT)
def controleren(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Check a document; the button "Lees MRZ" only fills the form."""
    klant = open_dossier(request, klantnummer, doel=Doel.AANMELDING)
    lezen = "lees_mrz" in request.POST
    mrzform = MrzForm(request.POST or None, lezen=lezen)
    form = _ingevuld(request, mrzform) if lezen else IdentiteitForm(request.POST or None)
    if request.method == "POST" and not lezen and mrzform.is_valid() and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gegevens = form.controle(mrzform.cleaned_data["mrz"])
            controle = identiteit.controleer(klant=klant, door=request.medewerker, **gegevens)
            messages.add_message(request, *MELDINGEN[_UITKOMST(controle.uitkomst)])
            return redirect("klanten:identiteit", klantnummer)
    return _pagina(request, klant, form, mrzform)


def _ingevuld(request: Verzoek, mrzform: MrzForm) -> IdentiteitForm:
    """The form with what was typed so far and what the zone says; not checked yet."""
    getypt: dict[str, Any] = request.POST.dict()
    if mrzform.is_valid():
        zone: Reisdocument = mrzform.cleaned_data["mrz"]
        getypt |= {
            "soort": zone.soort,
            "documentnummer": zone.documentnummer,
            "geldig_tot": zone.geldig_tot,
        }
    return IdentiteitForm(initial=getypt)


def _pagina(request: Verzoek, klant: Klant, form: IdentiteitForm, mrzform: MrzForm) -> HttpResponse:
    zone = mrzform.cleaned_data.get("mrz") if mrzform.is_bound and mrzform.is_valid() else None
    fout = any(deel.is_bound and not deel.is_valid() for deel in (form, mrzform))
    context = {
        "klant": klant,
        "form": form,
        "mrzform": mrzform,
        "zone": zone,
        "verschillen": identiteit.verschillen(klant, zone) if zone else [],
        "controles": klant.identiteitscontroles.select_related("door__gebruiker", "door__partner")
        .prefetch_related("middelen")
        .all(),
    }
    return render(request, "klanten/identiteit.html", context, status=422 if fout else 200)
