"""Which files a dossier takes, and whether a file is what its name says."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, cast

import puremagic
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan

_MB = 1024 * 1024
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"


def _altijd(bestand: IO[bytes]) -> bool:
    """For a type of which the first bytes say enough."""
    return True


def _is_docx(bestand: IO[bytes]) -> bool:
    """A Word document without macros: a zip file with its text in the usual place."""
    namen = _namen_in_zip(bestand)
    return "word/document.xml" in namen and "word/vbaProject.bin" not in namen


def _is_odt(bestand: IO[bytes]) -> bool:
    """A text document of OpenDocument: a zip file that says so in its first member."""
    return "content.xml" in _namen_in_zip(bestand) and _ODT.encode() in _begin(bestand)


@dataclass(frozen=True)
class Bestandssoort:
    """A type of file that the dossier takes.

    Attributes:
        mediatype: what the content must be recognised as, and what the file is sent out as.
        klopt: a further check, for types that look like any zip file from outside.
    """

    extensies: tuple[str, ...]
    mediatype: str
    klopt: Callable[[IO[bytes]], bool] = _altijd


# No types that a browser runs (html, svg) and none whose content cannot be recognised (txt).
SOORTEN = (
    Bestandssoort(("pdf",), "application/pdf"),
    Bestandssoort(("png",), "image/png"),
    Bestandssoort(("jpg", "jpeg"), "image/jpeg"),
    Bestandssoort(("docx",), _DOCX, _is_docx),
    Bestandssoort(("odt",), _ODT, _is_odt),
)
EXTENSIES = tuple(extensie for soort in SOORTEN for extensie in soort.extensies)


def keur(bestand: UploadedFile) -> tuple[Bestandssoort, str]:
    """Check an upload: its size, its type, and that name and content agree.

    Returns:
        The type, and the extension without its point.

    Raises:
        NietToegestaan: with the reason, for the field `bestand`.
    """
    extensie = PurePath(bestand.name or "").suffix.lower().removeprefix(".")
    soort = next((soort for soort in SOORTEN if extensie in soort.extensies), None)
    if not bestand.size:
        raise _geweigerd(_("Dit bestand is leeg. Kies een ander bestand."))
    if bestand.size > settings.DOCUMENT_MAX_MB * _MB:
        raise _geweigerd(
            _("Dit bestand is te groot. Het mag hoogstens %(mb)s MB zijn.") % {"mb": settings.DOCUMENT_MAX_MB}
        )
    if soort is None:
        raise _geweigerd(
            _("Dit soort bestand kan niet. Kies een van deze: %(soorten)s.")
            % {"soorten": ", ".join(EXTENSIES)}
        )
    if not _inhoud_is(soort, bestand):
        raise _geweigerd(
            _("De inhoud is geen %(soort)s. Sla het bestand opnieuw op en probeer het nog eens.")
            % {"soort": extensie}
        )
    return soort, extensie


def _inhoud_is(soort: Bestandssoort, bestand: UploadedFile) -> bool:
    try:
        herkend = {treffer.mime_type for treffer in puremagic.magic_stream(_teruggespoeld(bestand))}
        return soort.mediatype in herkend and soort.klopt(_teruggespoeld(bestand))
    except (puremagic.PureError, zipfile.BadZipFile, RuntimeError, ValueError, OSError):
        return False
    finally:
        bestand.seek(0)


def _teruggespoeld(bestand: UploadedFile) -> IO[bytes]:
    bestand.seek(0)
    return cast(IO[bytes], bestand.file)


def _namen_in_zip(bestand: IO[bytes]) -> frozenset[str]:
    bestand.seek(0)
    with zipfile.ZipFile(bestand) as pakket:
        return frozenset(pakket.namelist())


def _begin(bestand: IO[bytes]) -> bytes:
    bestand.seek(0)
    return bestand.read(200)


def _geweigerd(melding: str) -> NietToegestaan:
    return NietToegestaan(melding, veld="bestand")
