"""The client's own data: read with source and date, changed, confirmed or disputed (K-07, X-18)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import betwisten, gegevensblad, persoonsgegevens
from klanten.forms.mijn import BetwistForm, BevestigForm, MijnGegevensForm, RekeningForm
from klanten.inzage import open_eigen_dossier


@vereist(Recht.EIGEN_DOSSIER)
def gegevens(request: Verzoek) -> HttpResponse:
    """What the dossier holds about the client; the contact data can be changed here (K-07, X-18)."""
    klant = open_eigen_dossier(request)
    form = MijnGegevensForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            persoonsgegevens.wijzig_contactgegevens(
                klant=klant, versie=form.cleaned_data["versie"], door=None, **form.waarden()
            )
            messages.success(request, _("Uw gegevens zijn opgeslagen. Uw contactpersoon ziet ze ook."))
            return redirect("klanten:mijn_gegevens")
    context = {"klant": klant, "bevestig": BevestigForm(), **gegevensblad.lees(klant)}
    return render_formulier(request, "klanten/mijn/gegevens.html", form, **context)


@vereist(Recht.EIGEN_DOSSIER)
def rekening(request: Verzoek) -> HttpResponse:
    """Give another account number, with a yes that it is the own one."""
    klant = open_eigen_dossier(request)
    situatie = getattr(klant, "situatie", None)
    if situatie is None or not situatie.iban:
        raise Http404
    form = RekeningForm(request.POST or None, instance=situatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            persoonsgegevens.wijzig_rekening(
                klant=klant, versie=form.cleaned_data["versie"], iban=form.cleaned_data["iban"]
            )
            messages.success(request, _("Uw nieuwe rekeningnummer is opgeslagen. Wij kijken het na."))
            return redirect("klanten:mijn_gegevens")
    return render_formulier(request, "klanten/mijn/rekening.html", form, klant=klant)


@vereist(Recht.EIGEN_DOSSIER)
@require_POST
def bevestigen(request: Verzoek) -> HttpResponse:
    """Say that all data are right."""
    klant = open_eigen_dossier(request)
    form = BevestigForm(request.POST)
    if form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            betwisten.bevestig(klant=klant)
    messages.success(request, _("Dank u wel. U hebt uw gegevens nagekeken."))
    return redirect("klanten:mijn_gegevens")


@vereist(Recht.EIGEN_DOSSIER)
def klopt_niet(request: Verzoek, veld: str) -> HttpResponse:
    """Say that a part of the dossier is wrong; it becomes a task with a term for the contact person."""
    klant = open_eigen_dossier(request)
    naam = betwisten.betwistbaar().get(veld)
    if naam is None:
        raise Http404
    form = BetwistForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            betwisten.betwist(klant=klant, veld=veld, toelichting=form.cleaned_data["toelichting"])
            messages.success(request, _("Dank u wel. Wij kijken het na. Het antwoord staat straks hier."))
            return redirect("klanten:mijn_gegevens")
    return render_formulier(
        request,
        "klanten/mijn/klopt_niet.html",
        form,
        klant=klant,
        naam=naam,
        waarde=betwisten.tekst_van(klant, veld),
    )
