"""Uploaded files with a record of their own: taken in together with it, opened, and named."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, cast

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from klanten.bestandssoorten import keur

log = logging.getLogger(__name__)
_in_samen: ContextVar["list[MetBestand] | None"] = ContextVar("_in_samen", default=None)


class MetBestand(Protocol):
    """A record with one file: a document of a dossier, evidence, a piece of the knowledge base."""

    pk: Any
    titel: Any
    bestand: Any
    mediatype: Any
    extensie: Any
    bytes: Any


def neem_bestand(rij: MetBestand, bestand: UploadedFile) -> None:
    """Check an upload and write it to the storage; the record itself is saved later, inside `samen`.

    Raises:
        NietToegestaan: a type that is not accepted, a name that lies, an empty file or one that is too large.
    """
    soort, rij.extensie = keur(bestand)
    rij.mediatype, rij.bytes = soort.mediatype, bestand.size or 0
    rij.bestand.save(bestand.name, bestand, save=False)


@contextmanager
def samen(*rijen: MetBestand) -> Iterator[None]:
    """A transaction in which records are saved: when one is refused, the files go away again.

    So neither is ever there alone. The number of the form must be spent inside it. As with a transaction,
    one inside another ends with the outer: that takes away the files of the inner too.
    """
    eigen, buiten = list(rijen), _in_samen.get()
    merk = _in_samen.set(eigen)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for rij in eigen:
            if rij.bestand:
                rij.bestand.delete(save=False)
        raise
    finally:
        _in_samen.reset(merk)
    if buiten is not None:
        buiten.extend(eigen)


def open_bestand(rij: MetBestand) -> File[bytes]:
    """Open the content of a record.

    Raises:
        NietToegestaan: the record is there, but the file is gone from the storage.
    """
    try:
        return cast(File[bytes], rij.bestand.open("rb"))
    except FileNotFoundError as fout:
        log.error("file of %s %s is missing", type(rij).__name__, rij.pk)
        raise NietToegestaan(_("Dit bestand is niet te vinden. Vraag de beheerder om hulp.")) from fout


def als_bijlage(rij: MetBestand) -> FileResponse:
    """The file of a record as an attachment: the browser keeps it, and does not guess what it could be.

    Raises:
        NietToegestaan: the record is there, but the file is gone from the storage.
    """
    return FileResponse(
        open_bestand(rij),
        as_attachment=True,
        filename=bestandsnaam(rij),
        content_type=rij.mediatype,
        headers={"X-Content-Type-Options": "nosniff"},
    )


def bestandsnaam(rij: MetBestand) -> str:
    """What a file is called when somebody keeps it: its title, in characters that every system takes."""
    return f"{slugify(rij.titel)[:80] or 'document'}.{rij.extensie}"
