"""Documents in the dossier: how a file is kept, and how it leaves again."""

import uuid

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from keten import opslaan
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten import bestanden, tijdlijn
from klanten.models import Document, Gebeurtenis, Klant


def bewaar(
    *,
    klant: Klant,
    bestand: UploadedFile,
    soort: str,
    titel: str,
    zichtbaar_voor_klant: bool,
    door: Medewerker | None,
    indiening: uuid.UUID,
) -> Document:
    """Add a file to the dossier.

    File and record come together: the file is written first and taken away again when the record is
    refused, so neither is ever there alone. For that the number of the form is spent here.

    Args:
        bestand: the upload; its name and its content must agree.
        door: the employee; None when it is the client.
        indiening: the number of the form (`keten.opslaan.eenmalig`).

    Raises:
        NietToegestaan: a type that is not accepted, a name that lies, an empty file or one that is too large.
        AlIngediend: the same form was sent before.
        ValidationError: a field is refused.
    """
    gebruiker = door.gebruiker if door else klant.gebruiker
    assert gebruiker is not None  # without an account a client has no page to send a file from
    document = Document(
        klant=klant,
        soort=soort,
        titel=titel,
        zichtbaar_voor_klant=zichtbaar_voor_klant,
        door=gebruiker,
    )
    bestanden.neem_bestand(document, bestand)
    with bestanden.samen(document):
        opslaan.eenmalig(indiening, gebruiker=gebruiker)
        opslaan.voeg_toe(document)
        _schrijf(document, f"Document toegevoegd: {titel}", door=door)
    return document


@transaction.atomic
def trek_in(*, document: Document, reden: str, door: Medewerker) -> Document:
    """Take a document out of use; its line stays, with the reason, and nobody can open it any more.

    Raises:
        NietToegestaan: it has been withdrawn already, or the reason is missing.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.ingetrokken_op is not None:
        raise NietToegestaan("Dit document is al ingetrokken.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het document wordt ingetrokken.", veld="reden")
    document.ingetrokken_op, document.reden_intrekken = timezone.now(), reden.strip()
    document.full_clean()
    document.save(update_fields=["ingetrokken_op", "reden_intrekken"])
    _schrijf(document, f"Document ingetrokken: {document.titel}", door=door)
    return document


def _schrijf(document: Document, zin: str, *, door: Medewerker | None) -> None:
    tijdlijn.leg_vast(
        document.klant,
        Gebeurtenis.Soort.DOCUMENT,
        zin,
        door=door,
        door_klant=door is None,
        zichtbaar_voor_klant=document.zichtbaar_voor_klant,
    )
