"""The record of an employer and its branches: made once, changed by all who serve it (W-01, W-13)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from keten import opslaan
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from werkgevers.aanspreekpunt import slot, wijs_aan
from werkgevers.bediening import vereis_bediening
from werkgevers.dubbelen import kernnaam, lijkt_op, met_kvk, nette_postcode
from werkgevers.models import Vestiging, Werkgever

_CIJFERS = 8


def nette_kvk(waarde: str) -> str:
    """A KvK number as it is stored: eight digits; spaces and points may stand between them.

    Raises:
        ValidationError: with what is wrong with it.
    """
    kaal = "".join(teken for teken in waarde if teken not in " .-\u00a0")
    if not kaal:
        return ""
    if not (kaal.isascii() and kaal.isdecimal()):
        raise ValidationError("Een KvK-nummer heeft alleen cijfers, bijvoorbeeld 12345678.")
    if len(kaal) == 12:
        raise ValidationError("Dit is een vestigingsnummer (12 cijfers). Vul het KvK-nummer in: 8 cijfers.")
    if len(kaal) != _CIJFERS or not int(kaal):
        raise ValidationError(f"Een KvK-nummer heeft 8 cijfers. Dit zijn er {len(kaal)}.")
    return kaal


@transaction.atomic
def registreer(
    *,
    naam: str,
    locatie: Locatie,
    postcode: str,
    plaats: str,
    straat: str = "",
    kvk_nummer: str = "",
    toch_nieuw: bool = False,
    word_accountmanager: bool = False,
    door: Medewerker,
    **velden: Any,
) -> Werkgever:
    """Take an employer into the register, with its main branch.

    Args:
        locatie: the location that serves it.
        toch_nieuw: somebody looked at the ones that resemble it and says that this is another.
        word_accountmanager: make `door` the contact at once.
        velden: `sector`, `medewerkers`, `stadium`, `aandeel_55plus`, `website`, `notitie`.

    Raises:
        NietToegestaan: the KvK number is there already, one with this name is at this postcode and nobody
            said that it is another, or `door` works elsewhere.
        ValidationError: the KvK number or another field cannot be.

    Source: Ketenvisie werkgeversdienstverlening: employers gave "dezelfde gegevens meerdere malen aan
    verschillende uitvoeringsorganisaties" (W-13).
    """
    if not door.werkt_op(locatie):
        raise NietToegestaan(f"U werkt niet op {locatie}. Registreer de werkgever bij uw eigen locatie.")
    kvk_nummer = _vrije_kvk(kvk_nummer)
    if not toch_nieuw and lijkt_op(naam=naam, postcode=postcode):
        raise NietToegestaan(
            "Deze werkgever lijkt er al te zijn. Kijk eerst of het dezelfde is.", veld="toch_nieuw"
        )
    werkgever = opslaan.voeg_toe(
        Werkgever(naam=naam.strip(), locatie=locatie, kvk_nummer=kvk_nummer, **namen(naam), **velden)
    )
    voeg_vestiging_toe(
        werkgever=werkgever, straat=straat, postcode=postcode, plaats=plaats, hoofdvestiging=True, door=door
    )
    if word_accountmanager:
        wijs_aan(werkgever=werkgever, medewerker=door, door=door)
    return werkgever


@transaction.atomic
def wijzig(*, werkgever: Werkgever, versie: int, door: Medewerker, **velden: Any) -> Werkgever:
    """Change what is known of an employer; all who serve it may, of whichever partner.

    Raises:
        NietToegestaan: the KvK number belongs to another, the record was merged, or `door` does not serve
            this employer.
        VersieConflict: somebody saved it in between.
        ValidationError: a field cannot be.
    """
    vereis_bediening(slot(werkgever), door)
    if "kvk_nummer" in velden:
        velden["kvk_nummer"] = _vrije_kvk(velden["kvk_nummer"], niet=werkgever)
    if "naam" in velden:
        velden |= namen(velden["naam"])
    return opslaan.wijzig(werkgever, versie=versie, **velden)


@transaction.atomic
def voeg_vestiging_toe(
    *,
    werkgever: Werkgever,
    postcode: str,
    plaats: str,
    naam: str = "",
    straat: str = "",
    vestigingsnummer: str = "",
    hoofdvestiging: bool = False,
    door: Medewerker,
) -> Vestiging:
    """Add a branch; a new main branch takes the place of the one before.

    Raises:
        NietToegestaan: the record was merged, or `door` does not serve this employer.
        ValidationError: the postcode cannot be.
    """
    werkgever = slot(werkgever)
    vereis_bediening(werkgever, door)
    if hoofdvestiging:
        _neem_hoofd_over(werkgever)
    vestiging = Vestiging(
        werkgever=werkgever,
        naam=naam.strip(),
        straat=straat.strip(),
        vestigingsnummer=vestigingsnummer,
        postcode=postcode,
        plaats=plaats.strip(),
        hoofdvestiging=hoofdvestiging,
    )
    vestiging.clean_fields()
    vestiging.postcode = nette_postcode(postcode)
    return opslaan.voeg_toe(vestiging)


@transaction.atomic
def wijzig_vestiging(
    *, vestiging: Vestiging, versie: int, gesloten: bool, door: Medewerker, **velden: Any
) -> Vestiging:
    """Change a branch, or say that it has closed. The last open branch stays.

    Raises:
        NietToegestaan: this is the last open branch or the main one, the record was merged, or `door` does
            not serve this employer.
        VersieConflict: somebody saved it in between.
    """
    werkgever = slot(vestiging.werkgever)
    vereis_bediening(werkgever, door)
    ander_open = werkgever.vestigingen.filter(gesloten_op__isnull=True).exclude(pk=vestiging.pk)
    if gesloten and not ander_open.exists():
        raise NietToegestaan("Dit is de enige open vestiging. Voeg eerst een andere toe.", veld="gesloten")
    if gesloten and velden.get("hoofdvestiging"):
        raise NietToegestaan("Een gesloten vestiging is geen hoofdvestiging.", veld="hoofdvestiging")
    if velden.get("hoofdvestiging"):
        _neem_hoofd_over(werkgever, behalve=vestiging)
    if "postcode" in velden:
        velden["postcode"] = nette_postcode(velden["postcode"])
    gesloten_op = (vestiging.gesloten_op or vandaag()) if gesloten else None
    return opslaan.wijzig(vestiging, versie=versie, gesloten_op=gesloten_op, **velden)


def _neem_hoofd_over(werkgever: Werkgever, behalve: Vestiging | None = None) -> None:
    """The main branch of now, if any, is an ordinary one from here on."""
    hoofd = werkgever.vestigingen.filter(hoofdvestiging=True)
    for een in hoofd.exclude(pk=behalve.pk) if behalve else hoofd:
        opslaan.wijzig(een, versie=een.versie, hoofdvestiging=False)


def _vrije_kvk(waarde: str, niet: Werkgever | None = None) -> str:
    try:
        nummer = nette_kvk(waarde)
    except ValidationError as fout:
        raise ValidationError({"kvk_nummer": fout.messages}) from fout
    ander = met_kvk(nummer)
    if ander is not None and (niet is None or ander.pk != niet.pk):
        raise NietToegestaan(f"{ander} heeft dit KvK-nummer al.", veld="kvk_nummer")
    return nummer


def namen(naam: str) -> dict[str, str]:
    """The forms of a name to search on."""
    return {"zoeknaam": normaliseer(naam)[:200], "kernnaam": kernnaam(naam)}
