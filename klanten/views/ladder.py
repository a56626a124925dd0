"""The ladder of a client: where the client stands, stood, and is put (K-71)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Trede
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import jongeren
from klanten import ladder as ladders
from klanten.forms.ladder import LadderForm
from klanten.inzage import open_dossier
from klanten.ladderbeeld import teken
from klanten.models import Doel, Klant


@vereist(Recht.DIAGNOSE)
def ladder(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Show the way over a ladder, and record a new position."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    gekozen = _gekozen(request, klant)
    form = LadderForm(request.POST or None, ladder=gekozen, locatie=klant.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            positie = ladders.leg_vast(klant=klant, door=request.medewerker, **form.invulling())
            messages.success(request, f"{klant.naam} staat nu op trede {positie.trede}.")
            return redirect(f"{reverse('klanten:ladder', args=[klantnummer])}?ladder={gekozen}")
    bewegingen = ladders.loop(klant, gekozen)
    treden = ladders.treden(gekozen, klant.locatie, ook=bewegingen)
    return render_formulier(
        request,
        "klanten/ladder.html",
        form,
        klant=klant,
        ladder=gekozen,
        keuzes=[(soort.label.capitalize(), f"?ladder={soort}", soort == gekozen) for soort in Trede.Ladder],
        bewegingen=bewegingen[::-1],
        beeld=teken(bewegingen, treden),
        treden=treden[::-1],
        voorbeeld=any(trede.voorbeeld for trede in treden),
    )


def _gekozen(request: Verzoek, klant: Klant) -> Trede.Ladder:
    """The ladder that the address names, else the one for the client's age."""
    code = request.GET.get("ladder", "")
    if code in Trede.Ladder.values:
        return Trede.Ladder(code)
    jong = jongeren.is_jongere(klant.geboortedatum, klant.locatie)
    return Trede.Ladder.JONGERENLADDER if jong else Trede.Ladder.WERKLADDER
