"""Assessed clients for tests: question lists that are filled in, a colour that somebody set, their pages."""

from typing import Any

from django.test import Client
from django.urls import reverse

from diagnose.models import Afname, Toets
from diagnose.toetsen import afnemen
from handhaving.models import Risicobeoordeling
from handhaving.risico import adviseren, beoordelen
from keten.models import Medewerker
from klanten.models import Klant

GOED: dict[str, dict[str, Any]] = {
    "naleving": {"afspraken": "altijd", "inlichtingen": "ja", "wil": 5},
    "fraudescorekaart": {
        "compleet": True,
        "klopt": True,
        "inkomsten": True,
        "uren": True,
        "huishouden": True,
        "afspraken": "ja",
    },
    "profiel-wonen": {"contract": True, "betaalt": True, "uitleg": True},
}
"""Answers that raise nothing."""


def vul_in(klant: Klant, code: str, door: Medewerker, **anders: Any) -> Afname:
    """A question list with answers that raise nothing, but for these."""
    afname = afnemen.begin(klant=klant, toets=Toets.objects.get(code=code), door=door)
    antwoorden = {**GOED[code], **anders}
    return afnemen.rond_af(afname=afname, versie=afname.versie, antwoorden=antwoorden, door=door)


def vul_alles_in(klant: Klant, door: Medewerker, **scorekaart: Any) -> None:
    """Both lists that everybody gets, with these other answers on the fraudescorekaart."""
    vul_in(klant, "naleving", door)
    vul_in(klant, "fraudescorekaart", door, **scorekaart)


def stel_vast(klant: Klant, besluit: str, door: Medewerker, **anders: Any) -> Risicobeoordeling:
    """Set a colour as somebody does who sees the page as it is now."""
    vorige = klant.risicobeoordelingen.first()
    gezien = adviseren.adviseer(klant).kenmerk
    velden = {"reden": "", "gezien": gezien, "vorige": vorige.pk if vorige else None, "opnieuw_op": None}
    return beoordelen.stel_kleur_vast(klant=klant, besluit=besluit, door=door, **{**velden, **anders})


def adres(naam: str, klant: Klant, *meer: Any) -> str:
    """The address of a page about a client."""
    return reverse(f"handhaving:{naam}", args=[klant.klantnummer, *meer])


def verborgen(client: Client, url: str) -> dict[str, Any]:
    """The hidden fields of the form of a page, as a browser sends them back."""
    form = client.get(url).context["form"]
    return {veld.name: veld.value() if veld.value() is not None else "" for veld in form.hidden_fields()}
