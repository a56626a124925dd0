"""Explaining an assessment: the client asks, an employee answers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from handhaving.forms.risico import UitlegForm, UitlegvraagForm
from handhaving.risico import adviseren, uitleg
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier, open_eigen_dossier
from klanten.models import Doel


@vereist(Recht.EIGEN_DOSSIER)
def mijn_uitleg(request: Verzoek) -> HttpResponse:
    """How the chain decides which checks fit, and asking how that went for oneself."""
    klant = open_eigen_dossier(request)
    form = UitlegvraagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            verzoek = uitleg.vraag(klant=klant, vraag=form.cleaned_data["vraag"])
            dag = date_format(verzoek.uiterlijk, "j F Y")
            messages.success(request, _("U krijgt uiterlijk %(dag)s antwoord.") % {"dag": dag})
            return redirect("handhaving:mijn_uitleg")
    verzoeken = list(klant.uitlegverzoeken.all()[:20])
    return render_formulier(
        request,
        "handhaving/mijn_uitleg.html",
        form,
        klant=klant,
        verzoeken=verzoeken,
        wacht=any(verzoek.beantwoord_op is None for verzoek in verzoeken),
    )


@vereist(Recht.RISICO)
def beantwoorden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Answer a client, with what led to the assessment beside the form."""
    klant = open_dossier(request, klantnummer, doel=Doel.KLANTVRAAG)
    verzoek = get_object_or_404(klant.uitlegverzoeken.select_related("beantwoord_door__gebruiker"), pk=pk)
    form = UitlegForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            antwoord = form.cleaned_data["antwoord"]
            uitleg.beantwoord(verzoek=verzoek, antwoord=antwoord, door=request.medewerker)
            messages.success(request, "De uitleg staat voor de klant klaar.")
            return redirect("handhaving:risico", klant.klantnummer)
    laatste = klant.risicobeoordelingen.first()
    bijdragen = adviseren.met_dag(laatste.bijdragen) if laatste else []
    context = {"klant": klant, "verzoek": verzoek, "beoordeling": laatste, "bijdragen": bijdragen}
    return render_formulier(request, "handhaving/uitleg.html", form, **context)
