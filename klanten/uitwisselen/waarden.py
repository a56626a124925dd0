"""Values of what is exchanged: read from a file or a dossier, compared, and put away unreadable."""

import datetime
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from phonenumber_field.phonenumber import PhoneNumber
from stdnum.nl import postcode as postcodes

from keten import verzegelen
from keten.invoer import waarden as lezen
from keten.invoer.soorten import Fout
from keten.tijd import vandaag
from keten.zoekterm import schoon
from klanten.models import Contactgegevens, Situatie
from klanten.uitwisselen.velden import GEWIJZIGD, Veld

_NEDERLAND = 31
_GETAL = re.compile(r"[0-9]{1,4}")

Waarde = tuple[str, ...]
"""The values of one piece of data, in the order of its columns."""


@dataclass(frozen=True)
class Gegevens:
    """The records of one client that are exchanged, as they are at a moment."""

    klant_id: int
    contact: Contactgegevens
    situatie: Situatie

    def van(self, veld: Veld) -> Contactgegevens | Situatie:
        """The record that holds a piece of data."""
        return self.situatie if veld.model is Situatie else self.contact


class Uitkomst(Enum):
    """Who changed a piece of data since both sides agreed last."""

    GELIJK = auto()
    HUN = auto()
    ONS = auto()
    VERSCHIL = auto()


def vergelijk(basis: str, ons: str, hun: str) -> Uitkomst:
    """Whose value holds, from the codes of three values; an empty code is no value.

    An empty cell in a file says nothing: nobody's data go because another system does not know them. Without
    a value to start from, ours is only filled when it is empty.
    """
    if not hun or ons == hun:
        return Uitkomst.GELIJK if ons == hun else Uitkomst.ONS
    if hun == basis:
        return Uitkomst.ONS
    if ons == basis:
        return Uitkomst.HUN
    return Uitkomst.VERSCHIL


def code(klant: int, veld: str, waarde: Waarde) -> str:
    """A code for a value that nobody can read back; capitals and spaces make no difference."""
    kaal = "|".join(" ".join(deel.casefold().split()) for deel in waarde)
    if not kaal.strip("|"):
        return ""
    boodschap = f"{klant}:{veld}:{kaal}".encode()
    return hmac.digest(settings.BSN_ZOEKSLEUTEL.encode(), boodschap, "sha256").hex()


def van_klant(gegevens: Gegevens, veld: Veld) -> Waarde:
    """What the dossier says, as it stands in a file."""
    record = gegevens.van(veld)
    return tuple(_in_tekst(deel, getattr(record, deel)) for deel in veld.delen)


def uit_rij(rij: Mapping[str, str], veld: Veld) -> tuple[Waarde, list[Fout]]:
    """What a row says of a piece of data, written as the portal does, and what is wrong with it."""
    fouten: list[Fout] = []
    waarde: list[str] = []
    for deel, kolom in veld.per_deel:
        try:
            waarde.append(_lees(veld, deel, schoon(rij.get(kolom, ""))))
        except ValidationError as fout:
            waarde.append("")
            fouten.append((kolom, str(fout.messages[0])))
    if any(waarde) and not all(waarde) and not fouten:
        fouten.append((veld.kolommen[waarde.index("")].naam, f"Het {veld.naam} is niet volledig."))
    return tuple(waarde), fouten


def als_velden(veld: Veld, waarde: Waarde) -> dict[str, str]:
    """The fields of the record with their values, as text."""
    return dict(zip(veld.delen, waarde, strict=True))


def te_bewaren(veld: Veld, waarde: Waarde) -> dict[str, object]:
    """The fields as the record keeps them: a telephone number as a number, a day as a day."""
    return {deel: _naar_model(veld, deel, tekst) for deel, tekst in als_velden(veld, waarde).items()}


def in_woorden(waarde: Waarde) -> str:
    """A value on screen."""
    return ", ".join(deel for deel in waarde if deel) or "niet ingevuld"


def verzegel(waarde: Waarde) -> bytes:
    """A value as it lies in the database."""
    return verzegelen.versleutel(json.dumps(waarde))


def open_zegel(zegel: bytes | memoryview) -> Waarde:
    """A value from the database."""
    return tuple(json.loads(verzegelen.ontsleutel(zegel)))


def gewijzigd_op(rij: Mapping[str, str]) -> tuple[datetime.date | None, list[Fout]]:
    """When the partner changed a row, if the file says so."""
    tekst = rij.get(GEWIJZIGD.naam, "")
    dag = lezen.dag(tekst)
    if tekst and (dag is None or dag > vandaag()):
        return None, [(GEWIJZIGD.naam, lezen.DAG_FOUT if dag is None else "Deze dag is nog niet geweest.")]
    return dag, []


def _lees(veld: Veld, deel: str, tekst: str) -> str:
    if not tekst:
        return ""
    if deel == "postcode" and postcodes.is_valid(tekst):
        tekst = str(postcodes.validate(tekst))
    kolom = _kolom(veld, deel)
    if isinstance(kolom, models.DateField) and lezen.dag(tekst) is None:
        raise ValidationError(lezen.DAG_FOUT)
    if isinstance(kolom, models.IntegerField) and not _GETAL.fullmatch(tekst):
        raise ValidationError("Vul een heel getal in.")
    return _in_tekst(deel, kolom.clean(_naar_model(veld, deel, tekst), None))


def _naar_model(veld: Veld, deel: str, tekst: str) -> object:
    kolom = _kolom(veld, deel)
    if not tekst and kolom.null:
        return None
    return lezen.dag(tekst) if isinstance(kolom, models.DateField) else kolom.to_python(tekst)


def _kolom(veld: Veld, deel: str) -> models.Field[object, object]:
    return veld.model._meta.get_field(deel)  # type: ignore[return-value]


def _in_tekst(deel: str, waarde: object) -> str:
    if isinstance(waarde, PhoneNumber) and waarde.is_valid():
        return str(waarde.as_national if waarde.country_code == _NEDERLAND else waarde.as_international)
    if isinstance(waarde, datetime.date):
        return f"{waarde:%d-%m-%Y}"
    tekst = str(waarde or "")
    return str(postcodes.validate(tekst)) if deel == "postcode" and postcodes.is_valid(tekst) else tekst
