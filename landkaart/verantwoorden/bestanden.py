"""Accounts as files: the joint report on paper and as a spreadsheet, and a partner's own figures."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime

from keten import papier
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rekenblad import Blad, als_werkboek
from landkaart.models import Ketenverslag, Verantwoordingsbestand
from landkaart.verantwoorden import partnercijfers, verslagen
from landkaart.verantwoorden.bevoegd import eigen_partner
from landkaart.verantwoorden.partnercijfers import Rij
from landkaart.verantwoorden.perioden import Periode

_SJABLOON = Path(__file__).parent.parent / "typst" / "ketenverslag.typ"
_CIJFERKOPPEN = ("Hoofdstuk", "Cijfer", "Waarde", "Eenheid", "Wat er veranderde", "Doel", "Wat het is")
_TEKENKOPPEN = ("Soort partner", "Partner", "Getekend door", "Getekend op")


def pdf(verslag: Ketenverslag) -> bytes:
    """The report as a tagged PDF, with the location as sender."""
    periode = verslagen.periode_van(verslag)
    gegevens = {
        "titel": f"Ketenverslag {periode.naam}",
        "maanden": periode.maandnamen,
        "afzender": papier.afzender(verslag.locatie),
        "stand": str(verslag.get_stand_display()),
        "kenmerk": verslag.kenmerk,
        "voorbeeld": verslag.voorbeeld,
        "cijfers_van": date_format(localtime(verslag.voorgelegd_op), "j F Y")
        if verslag.voorgelegd_op
        else "",
        "hoofdstukken": [
            {
                "titel": deel["titel"],
                "toelichting": deel["toelichting"],
                "regels": [[r["naam"], r["waarde"], _zinnen(r)] for r in deel["regels"]],
                "definities": [[r["naam"], r["zin"]] for r in deel["regels"]],
            }
            for deel in verslagen.inhoud(verslag)
        ],
        "handtekeningen": [[str(cel) for cel in rij] for rij in _tekenrijen(verslag)],
    }
    return papier.zet(_SJABLOON, gegevens)


def rekenblad(verslag: Ketenverslag, formaat: str) -> bytes:
    """The report as a spreadsheet: a sheet with figures, one with explanations, and one with signatures.

    Args:
        formaat: `xlsx` or `ods`.
    """
    delen = verslagen.inhoud(verslag)
    return als_werkboek(
        [
            Blad("Cijfers", _CIJFERKOPPEN, _cijferrijen(delen)),
            Blad("Toelichting", ("Hoofdstuk", "Tekst"), [[d["titel"], d["toelichting"]] for d in delen]),
            Blad("Handtekeningen", _TEKENKOPPEN, _tekenrijen(verslag)),
        ],
        formaat,
    )


@transaction.atomic
def haal_op(
    *, locatie: Locatie, periode: Periode, formaat: str, door: Medewerker
) -> tuple[Ketenpartner, list[Rij]]:
    """The rows of the own organisation over a period; that they were fetched is written down.

    Raises:
        RechtOntbreekt: no right here, or the own organisation does not work at this location.
    """
    partner = eigen_partner(door, locatie)
    rijen = partnercijfers.rijen(locatie, partner, periode)
    voeg_toe(
        Verantwoordingsbestand(
            locatie=locatie,
            partner=partner,
            van=periode.van,
            tot=periode.tot,
            formaat=formaat,
            rijen=len(rijen),
            kenmerk=hashlib.sha256(json.dumps(rijen).encode()).hexdigest(),
            door=door,
        )
    )
    return partner, rijen


def _cijferrijen(delen: list[dict[str, Any]]) -> Iterator[list[Any]]:
    for deel in delen:
        for regel in deel["regels"]:
            getal = regel["waarde"] if regel["getal"] is None else regel["getal"]
            zinnen = " ".join(regel["veranderingen"])
            vast = [deel["titel"], regel["naam"], getal, regel["eenheid"]]
            yield [*vast, zinnen, regel["streven"], regel["zin"]]


def _zinnen(regel: dict[str, Any]) -> str:
    return " ".join(zin for zin in (*regel["veranderingen"], regel["streven"]) if zin)


def _tekenrijen(verslag: Ketenverslag) -> list[tuple[str, str, str, str]]:
    return [
        (
            plek.partner.get_kolom_display(),
            str(plek.partner),
            str(plek.handtekening.door) if plek.handtekening else "nog niet getekend",
            date_format(localtime(plek.handtekening.op), "j F Y H:i") if plek.handtekening else "",
        )
        for plek in verslagen.plekken(verslag)
    ]
