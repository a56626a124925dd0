"""What people at an outside partner report about a client who was referred to them (X-13)."""

import datetime
import uuid
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Partneraccount
from keten.opslaan import eenmalig, voeg_toe
from keten.tijd import vandaag
from klanten import bestanden, partnerverwijzen, tijdlijn
from klanten.models import Document, Gebeurtenis, Partnerverwijzing, Voortgangsverslag

Soort = Voortgangsverslag.Soort
_VOORBIJ = "Deze verwijzing is voorbij. Neem contact op met de locatie."


def meld(
    *,
    verwijzing: Partnerverwijzing,
    soort: str,
    gebruiker: Gebruiker,
    indiening: uuid.UUID,
    bestand: UploadedFile | None = None,
    verbetert: Voortgangsverslag | None = None,
    **velden: Any,
) -> Voortgangsverslag:
    """Write a report; the contact person gets a task to read it, and the dossier a line.

    A document comes into the dossier together with the report, or not at all; the number of the form is spent
    in the same transaction.

    Args:
        soort: of `Voortgangsverslag.Soort`; a report that the work is finished ends the referral.
        indiening: the number of the form (`keten.opslaan.eenmalig`).
        verbetert: an earlier report that this one replaces; what it did to the referral stays as it was.
        velden: the other fields of the report.

    Raises:
        NietToegestaan: the referral has ended, the day cannot be, the file is not accepted, or somebody
            improved that report before.
        AlIngediend: the same form was sent before.
        ValidationError: a field is refused.
    """
    _keur_dag(velden["datum"], verwijzing)
    document = _neem_in(verwijzing, bestand, gebruiker, velden["voor_klant"]) if bestand is not None else None
    with bestanden.samen(*[document] if document else []):
        eenmalig(indiening, gebruiker=gebruiker)
        verwijzing = partnerverwijzen.slot(verwijzing.pk)
        account = _account(verwijzing, gebruiker)
        if document is not None:
            voeg_toe(document)
        verslag = voeg_toe(
            Voortgangsverslag(
                verwijzing=verwijzing,
                soort=verbetert.soort if verbetert else soort,
                document=document,
                verbetert=_eigen(verbetert, verwijzing),
                door=account,
                **velden,
            )
        )
        if verbetert is None:
            _verwerk(verwijzing, verslag)
        _vertel(verwijzing, verslag)
    return verslag


def _neem_in(
    verwijzing: Partnerverwijzing, bestand: UploadedFile, gebruiker: Gebruiker, voor_klant: bool
) -> Document:
    document = Document(
        klant=verwijzing.klant,
        soort=Document.Soort.ANDERS,
        titel=f"Verslag van {verwijzing.partner.naam}"[:100],
        zichtbaar_voor_klant=voor_klant,
        door=gebruiker,
    )
    bestanden.neem_bestand(document, bestand)
    return document


def _account(verwijzing: Partnerverwijzing, gebruiker: Gebruiker) -> Partneraccount:
    """The account under which this person reports; asked again here, now that nobody can end the referral."""
    if not Partnerverwijzing.objects.zichtbaar_voor(gebruiker).filter(pk=verwijzing.pk).exists():
        raise NietToegestaan(_VOORBIJ)
    return gebruiker.partneraccount


def _eigen(verbetert: Voortgangsverslag | None, verwijzing: Partnerverwijzing) -> Voortgangsverslag | None:
    if verbetert is not None and verbetert.verwijzing_id != verwijzing.pk:
        raise NietToegestaan("Dit verslag hoort bij een andere klant.")
    if verbetert is not None and verwijzing.verslagen.filter(verbetert=verbetert).exists():
        raise NietToegestaan("Een collega heeft dit verslag al verbeterd.")
    return verbetert


def _keur_dag(datum: datetime.date, verwijzing: Partnerverwijzing) -> None:
    if datum > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="datum")
    if datum < verwijzing.van:
        raise NietToegestaan(f"De verwijzing begon op {verwijzing.van:%d-%m-%Y}.", veld="datum")


def _verwerk(verwijzing: Partnerverwijzing, verslag: Voortgangsverslag) -> None:
    """What a report says about the referral itself, and when the next one is due."""
    try:
        if verslag.soort == Soort.AFGEROND:
            verwijzing.rond_af(f"Afgerond door {verwijzing.partner}.")
        elif verslag.soort == Soort.NIET_VERSCHENEN:
            verwijzing.mis()
        else:
            verwijzing.begin()
    except TransitionNotAllowed as fout:
        raise NietToegestaan(_VOORBIJ) from fout
    verwijzing.verslag_voor = partnerverwijzen.verslag_voor(verwijzing.klant, verwijzing.tot)
    verwijzing.full_clean()
    verwijzing.save()


def _vertel(verwijzing: Partnerverwijzing, verslag: Voortgangsverslag) -> None:
    wat = "verbeterd verslag" if verslag.verbetert_id else "verslag"
    zin = f"{wat.capitalize()} van {verslag.door} ({verwijzing.partner}): {verslag.get_soort_display()}"
    tijdlijn.leg_vast(
        verwijzing.klant, Gebeurtenis.Soort.VERWIJZING, zin, zichtbaar_voor_klant=verslag.voor_klant
    )
    partnerverwijzen.vraag_aandacht(
        verwijzing, f"Lees het {wat} ({verslag.get_soort_display()})", f"verslag:{verslag.pk}"
    )
