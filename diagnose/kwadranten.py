"""The kwadrant at each contact: confirmed or changed on what was seen, with its history (D-28)."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.db.models import QuerySet

from diagnose import diagnosticeren, portfolio
from diagnose.contactritme import om_de_dagen
from diagnose.models import Kwadrantoordeel
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from klanten import clientbeeld, contactdelen, tijdlijn
from klanten.models import Clientbeeld, Contactmoment, Gebeurtenis, Klant


class Plek(NamedTuple):
    """A place in the 2x2 and since when, in the order that the picture takes it."""

    banenaanbod: str
    zoekgedrag: str
    op: datetime.datetime


_NIET_NU = ("", "niet beoordeeld bij dit contact")


@transaction.atomic
def beoordeel(
    *, contact: Contactmoment, kwadrant: str, waarneming: str, gezien: str, door: Medewerker
) -> Kwadrantoordeel:
    """Confirm or change the kwadrant of a client at a contact; a change also changes how often to speak.

    The diagnosis stays as it was established; the common picture follows the last judgement.

    Args:
        waarneming: what was seen of search behaviour and results; obligatory for another kwadrant.
        gezien: the kwadrant that the person saw.

    Raises:
        NietToegestaan: there is no diagnosis, a colleague changed it in between, or nothing was seen.
        RechtOntbreekt: not of this location, or without the right to diagnose.

    Source: Samen doen we het zo (Monitorgroep 2005): at each contact it is judged which service fits best.
    """
    beeld = Clientbeeld.objects.select_for_update().get(klant=contact.klant_id)
    klant = contact.klant
    eis(door, klant.locatie, Recht.DIAGNOSE)
    diagnose = diagnosticeren.laatste(klant)
    if diagnose is None or not beeld.kwadrant:
        raise NietToegestaan("Stel eerst een diagnose. Daarna kan het kwadrant veranderen.", veld="kwadrant")
    if beeld.kwadrant != gezien:
        raise NietToegestaan(
            f"Een collega wijzigde het kwadrant intussen naar {beeld.kwadrant}. Kijk het na.", veld="kwadrant"
        )
    if kwadrant != beeld.kwadrant and not waarneming.strip():
        raise NietToegestaan("Vul in wat u zag; dan weet een collega waarom.", veld="kwadrant_waarneming")
    gegeven = voeg_toe(
        Kwadrantoordeel(
            klant=klant,
            contact=contact,
            diagnose=diagnose,
            was=beeld.kwadrant,
            kwadrant=kwadrant,
            waarneming=waarneming,
            door=door,
            partner=door.partner,
        )
    )
    if gegeven.is_anders:
        passend = portfolio.arrangement(klant, kwadrant=kwadrant)
        om_de = om_de_dagen(passend, zelfredzaam=diagnose.zelfredzaam, locatie=klant.locatie)
        clientbeeld.werk_bij(klant, kwadrant=kwadrant, contact_om_de_dagen=om_de)
    zin = f"Kwadrant bij een contact: {gegeven}."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.DIAGNOSE, zin, door=door, zichtbaar_voor_klant=False)
    return gegeven


def geschiedenis(klant: Klant) -> QuerySet[Kwadrantoordeel]:
    """All judgements at contacts, newest first."""
    return klant.kwadrantoordelen.select_related("door__gebruiker", "partner")


def verloop(klant: Klant) -> list[Plek]:
    """The places of a client in the 2x2, newest first: of diagnoses, and of contacts that changed it."""
    vast = klant.diagnoses.filter(vastgesteld_op__isnull=False)
    plekken = [
        *(Plek(een.banenaanbod, een.zoekgedrag, een.vastgesteld_op) for een in vast if een.vastgesteld_op),
        *(
            Plek(punt.banenaanbod, punt.zoekgedrag, punt.op)
            for punt in klant.kwadrantoordelen.all()
            if punt.is_anders
        ),
    ]
    return sorted(plekken, key=lambda plek: plek.op, reverse=True)


def meld_aan() -> None:
    """Ask for the kwadrant on the form of a contact; called at start-up."""
    contactdelen.registreer(
        contactdelen.Contactdeel("kwadrant", "Kwadrant", Recht.DIAGNOSE, velden=_velden, bewaar=_bewaar)
    )


def _velden(klant: Klant) -> Mapping[str, forms.Field]:
    nu = klant.beeld.kwadrant
    if not nu:
        return {}
    keuzes = [
        (code, f"{code}: {naam}{' (nu)' if code == nu else ''}")
        for code, naam in Clientbeeld.Kwadrant.choices
    ]
    return {
        "kwadrant": forms.ChoiceField(
            label="In welk kwadrant staat de klant",
            help_text=f"Nu: {nu}. Bevestig het, of kies een ander op wat u zag.",
            choices=[_NIET_NU, *keuzes],
            required=False,
        ),
        "kwadrant_waarneming": forms.CharField(
            label="Wat zag u van het zoekgedrag en de resultaten",
            help_text="Nodig als het kwadrant verandert.",
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
        "kwadrant_gezien": forms.ChoiceField(
            choices=Clientbeeld.Kwadrant, initial=nu, required=False, widget=forms.HiddenInput
        ),
    }


def _bewaar(contact: Contactmoment, antwoorden: Mapping[str, Any], door: Medewerker) -> None:
    if antwoorden["kwadrant"]:
        beoordeel(
            contact=contact,
            kwadrant=antwoorden["kwadrant"],
            waarneming=antwoorden["kwadrant_waarneming"],
            gezien=antwoorden["kwadrant_gezien"],
            door=door,
        )
