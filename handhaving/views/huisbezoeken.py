"""A house visit step by step: the page shows the step that comes now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from handhaving.controles import huisbezoek
from handhaving.forms.controles import (
    OnderbouwForm,
    ReactieForm,
    ToestemmingForm,
    VerslagForm,
    VoorbereidForm,
)
from handhaving.models import Controle, Huisbezoek
from handhaving.views.controles import vind
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

Stand = Huisbezoek.Stand


@dataclass(frozen=True)
class Stap:
    """A step: its name, the form, what it does, and what the page says afterwards."""

    naam: str
    form: type[Any]
    doe: Callable[..., Any]
    klaar: str


STAPPEN: dict[str, Stap] = {
    "": Stap("Onderbouwen", OnderbouwForm, huisbezoek.onderbouw, "De reden is vastgelegd."),
    Stand.ONDERBOUWD: Stap(
        "Voorbereiden", VoorbereidForm, huisbezoek.bereid_voor, "Het huisbezoek is voorbereid."
    ),
    Stand.VOORBEREID: Stap(
        "Toestemming vragen",
        ToestemmingForm,
        huisbezoek.leg_toestemming_vast,
        "Het antwoord van de klant is vastgelegd.",
    ),
    Stand.TOEGESTAAN: Stap(
        "Verslag", VerslagForm, huisbezoek.leg_verslag_vast, "Het verslag staat klaar voor de klant."
    ),
    Stand.VERSLAG: Stap(
        "Reactie van de klant", ReactieForm, huisbezoek.reageer, "De reactie van de klant is vastgelegd."
    ),
}
"""By the state of the visit, which step comes now; none after the client reacted."""


@vereist(Recht.HANDHAVEN)
def stap(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The step of the protocol that comes now."""
    klant, controle = vind(request, klantnummer, pk)
    bezoek = Huisbezoek.objects.filter(controle=controle).first()
    hier = STAPPEN.get(_plaats(bezoek))
    if hier is None or controle.stand != Controle.Stand.GEPLAND or not controle.soort.protocol:
        return redirect("handhaving:controle", klantnummer, pk)
    extra = {"klant": klant, "door": request.medewerker} if hier.form is VoorbereidForm else {}
    form = hier.form(request.POST or None, **extra)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            over: dict[str, Any] = {"bezoek": bezoek} if bezoek else {"controle": controle}
            hier.doe(**over, **form.waarden(), door=request.medewerker)
            messages.success(request, hier.klaar)
            return redirect("handhaving:controle", klantnummer, pk)
    return render_formulier(
        request,
        "handhaving/huisbezoek.html",
        form,
        klant=klant,
        controle=controle,
        bezoek=bezoek,
        stap=hier,
        stappen=verloop(bezoek),
    )


def verloop(bezoek: Huisbezoek | None) -> list[tuple[str, str]]:
    """The steps with klaar, bezig or komt; after a reaction all of them are behind."""
    codes, stand = list(STAPPEN), _plaats(bezoek)
    hier = codes.index(stand) if stand in codes else len(codes)
    return [
        (deel.naam, "klaar" if nummer < hier else "bezig" if nummer == hier else "komt")
        for nummer, deel in enumerate(STAPPEN.values())
    ]


def _plaats(bezoek: Huisbezoek | None) -> str:
    """Where a visit is in `STAPPEN`; who refused can still think better of it, so that step stays open."""
    if bezoek is None:
        return ""
    return Stand.VOORBEREID if bezoek.stand == Stand.GEWEIGERD else str(bezoek.stand)
