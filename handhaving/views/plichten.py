"""A contract on duties, and a search period from enforcement (H-36, H-37)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from handhaving.forms.maatregelen import ContractForm, RedenForm
from handhaving.maatregelen import contracten
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import zoekperiodes
from klanten.inzage import open_dossier
from klanten.models import Aanvraag, Doel, Klant


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def contract(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Make a contract on duties; at low risk only after a warning."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    laag = contracten.is_laag_risico(klant)
    form = ContractForm(request.POST or None, laag_risico=laag)
    if request.method == "POST" and form.is_valid():
        gegevens = {naam: form.cleaned_data.get(naam, "") for naam in ("afspraken", "reden")}
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            contracten.sluit(klant=klant, tot=form.cleaned_data["tot"], door=request.medewerker, **gegevens)
            messages.success(request, "Het contract is gesloten. De klant leest het in Mijn dossier.")
            return redirect("handhaving:contract", klantnummer)
    return render_formulier(
        request,
        "handhaving/contract.html",
        form,
        klant=klant,
        laag=laag,
        waarschuwing=contracten.WAARSCHUWING,
        toets_op=contracten.poortwachtertoets(klant),
        lopend=klant.plichtencontracten.filter(beeindigd_op=None)
        .select_related("gemaakt_door__gebruiker")
        .first(),
    )


@vereist(Recht.MAATREGEL_VOORSTELLEN)
@require_POST
def contract_beeindigen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """End a contract."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    contracten.beeindig(contract=get_object_or_404(klant.plichtencontracten, pk=pk), door=request.medewerker)
    messages.success(request, "Het contract is beëindigd.")
    return redirect("handhaving:contract", klantnummer)


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def zoekperiode(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Let the client look for work first; it ends when it would have ended by the application."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    aanvraag = _aanvraag(klant)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and aanvraag and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            begonnen = zoekperiodes.begin(
                aanvraag=aanvraag, reden=form.cleaned_data["reden"], door=request.medewerker
            )
            messages.success(request, f"De zoekperiode loopt tot en met {begonnen.zoeken_tot:%d-%m-%Y}.")
            return redirect("handhaving:zoekperiode", klantnummer)
    tot, waarom_niet = _laatste_dag(aanvraag)
    return render_formulier(
        request,
        "handhaving/zoekperiode.html",
        form,
        klant=klant,
        aanvraag=aanvraag,
        tot=tot,
        waarom_niet=waarom_niet,
    )


def _aanvraag(klant: Klant) -> Aanvraag | None:
    """The application that was handed in and is not being assessed yet, or searches already."""
    standen = (Aanvraag.Stand.INGEDIEND, Aanvraag.Stand.ZOEKPERIODE)
    rijen: list[Aanvraag] = list(
        klant.aanvragen.filter(stand__in=standen).select_related("locatie", "regime")[:1]
    )
    return rijen[0] if rijen else None


def _laatste_dag(aanvraag: Aanvraag | None) -> tuple[object, str]:
    if aanvraag is None:
        return None, "Er is geen aanvraag die wacht. Een zoekperiode hoort bij een ingediende aanvraag."
    try:
        return zoekperiodes.laatste_dag(aanvraag), ""
    except NietToegestaan as fout:
        return None, fout.melding
