"""Sharing documents and lessons with the other locations (L-27)."""

import uuid
from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from keten import opslaan
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, rechten_van
from klanten import bestanden
from landkaart import zoekindex
from landkaart.models import Kennisstuk, Mijlpaal, Thema


def deel(
    *,
    soort: str,
    titel: str,
    tekst: str,
    link: str = "",
    bestand: UploadedFile | None = None,
    themas: Iterable[Thema] = (),
    mijlpalen: Iterable[Mijlpaal] = (),
    locatie: Locatie,
    door: Medewerker,
    indiening: uuid.UUID,
) -> Kennisstuk:
    """Add a document, a link or a lesson to the knowledge base.

    File and record come together: the file is written first and taken away again when the record is
    refused. For that the number of the form is spent here.

    Args:
        bestand: an upload; its name and its content must agree.
        indiening: the number of the form (`keten.opslaan.eenmalig`).

    Raises:
        NietToegestaan: nothing to find it by, a document without file or link, or a file that is refused.
        AlIngediend: the same form was sent before.
        ValidationError: a field is refused, or there is both a file and a link.
    """
    themas, mijlpalen = list(themas), list(mijlpalen)
    if not themas and not mijlpalen:
        raise NietToegestaan("Kies een thema of een mijlpaal, dan vinden anderen het.", veld="themas")
    if soort == Kennisstuk.Soort.DOCUMENT and not (bestand or link):
        raise NietToegestaan("Kies een bestand of vul een link in.", veld="bestand")
    stuk = Kennisstuk(soort=soort, titel=titel, tekst=tekst, link=link, locatie=locatie, door=door)
    if bestand:
        bestanden.neem_bestand(stuk, bestand)
    with bestanden.samen(stuk):
        opslaan.eenmalig(indiening, gebruiker=door.gebruiker)
        opslaan.voeg_toe(stuk)
        stuk.themas.set(themas)
        stuk.mijlpalen.set(mijlpalen)
        zoekindex.neem_op(stuk)
    return stuk


@transaction.atomic
def trek_in(*, stuk: Kennisstuk, reden: str, door: Medewerker) -> Kennisstuk:
    """Take a piece out of the knowledge base, with a reason.

    Raises:
        NietToegestaan: it belongs to another location, was withdrawn before, or the reason is missing.
    """
    stuk = Kennisstuk.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=stuk.pk)
    if not mag_intrekken(stuk, door):
        raise NietToegestaan("Dit is van een andere locatie.")
    if stuk.ingetrokken_op is not None:
        raise NietToegestaan("Dit is al ingetrokken.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom dit wordt ingetrokken.", veld="reden")
    stuk.ingetrokken_op, stuk.reden_intrekken = timezone.now(), reden.strip()
    stuk.save(update_fields=["ingetrokken_op", "reden_intrekken"])
    zoekindex.neem_op(stuk)
    return stuk


def mag_intrekken(stuk: Kennisstuk, medewerker: Medewerker) -> bool:
    """Whether somebody may withdraw a piece: who works where it comes from, or keeps the Landkaart."""
    if Recht.LANDKAART_BEHEREN in rechten_van(medewerker.rollen):
        return True
    return stuk.locatie is not None and medewerker.werkt_op(stuk.locatie)
