"""People who left a partner: a list of addresses is looked at, then accounts close; each can open again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten import accounts
from keten.bevoegd import eis_rol
from keten.csvbestand import Rijfout, als_tekst, lees
from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Ketenpartner, Medewerker, Uitdienst, Uitdienstlijst
from keten.rechten import Recht

KOLOM = "e-mailadres"
MEESTE_RIJEN = 5_000
_ELDERS = "Mag dat account weer open? Doe dat in het beheer, bij de medewerker zelf."
_AANWEZIG = Uitdienstlijst.Soort.AANWEZIG


@dataclass(frozen=True)
class Voorstel:
    """What a list would do.

    Attributes:
        mensen: whose accounts would be closed.
        fouten: rows that cannot be used, each with a reason.
        al_gesloten: how many people on the list cannot sign in any more already.
        herkend: how many rows belong to an account of this partner.
    """

    mensen: list[Medewerker]
    fouten: list[Rijfout]
    al_gesloten: int
    herkend: int


def bekijk(*, bestand: IO[bytes], partner: Ketenpartner, soort: str, door: Medewerker) -> Voorstel:
    """Read a list of e-mail addresses, and propose whose accounts to close; nothing changes.

    Args:
        soort: whether the list names who has left, or who still works there (`Uitdienstlijst.Soort`).

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
        BestandFout: the file cannot be read, or says nothing about anybody of this partner.
    """
    eis_rol(door, Recht.BEHEREN)
    rijen = lees(als_tekst(bestand), verplicht=[KOLOM], meeste_rijen=MEESTE_RIJEN).rijen
    adressen = [rij.waarden[KOLOM].lower() for rij in rijen]
    bekend = {
        medewerker.gebruiker.email: medewerker
        for medewerker in _mensen().filter(gebruiker__email__in=adressen)
    }
    fouten: list[Rijfout] = []
    goed: dict[str, Medewerker] = {}
    for adres, rij in zip(adressen, rijen, strict=True):
        if fout := _fout(adres, bekend, partner, eerder=goed):
            fouten.append(Rijfout(rij.nummer, KOLOM, fout))
        else:
            goed[adres] = bekend[adres]
    open_ = [medewerker for medewerker in goed.values() if medewerker.gebruiker.is_active]
    mensen = open_ if soort != _AANWEZIG else _niet_genoemd(partner, goed.values())
    return Voorstel(
        mensen=sorted((een for een in mensen if een.pk != door.pk), key=str),
        fouten=fouten,
        al_gesloten=len(goed) - len(open_),
        herkend=len(goed),
    )


@transaction.atomic
def sluit(
    *, partner: Ketenpartner, soort: str, medewerkers: Iterable[Medewerker], door: Medewerker
) -> Uitdienstlijst:
    """Close accounts of people who left; their sessions end at the next page.

    Clients and tasks stay theirs until a team leader divides them. Who was closed in the meantime is skipped.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
        NietToegestaan: nobody was chosen, somebody works for another partner, or it is the own account.
    """
    eis_rol(door, Recht.BEHEREN)
    gekozen = {medewerker.pk for medewerker in medewerkers}
    mensen = list(_mensen().select_for_update(of=("self", "gebruiker")).filter(pk__in=gekozen).order_by("pk"))
    if not mensen:
        raise NietToegestaan("Kies minstens één medewerker.", veld="medewerkers")
    if door.pk in gekozen:
        raise NietToegestaan("U kunt uw eigen account niet sluiten. Vraag het aan een collega.")
    if any(medewerker.partner_id != partner.pk for medewerker in mensen):
        raise NietToegestaan(f"Niet iedereen op de lijst werkt voor {partner}. Laad de lijst opnieuw.")
    lijst = Uitdienstlijst.objects.create(partner=partner, soort=soort, door=door)
    dicht = [medewerker for medewerker in mensen if medewerker.gebruiker.is_active]
    Uitdienst.objects.bulk_create([Uitdienst(lijst=lijst, medewerker=medewerker) for medewerker in dicht])
    accounts.sluit((medewerker.gebruiker for medewerker in dicht), lijst=lijst)
    return lijst


@transaction.atomic
def heropen(*, uitdienst: Uitdienst, door: Medewerker) -> Uitdienst:
    """Open an account again that was closed with a list; roles and locations are as they were.

    It is an undo of that closing only. Who comes in through the own organisation is asked there again; who
    has neither that nor a password is invited.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
        NietToegestaan: it is open already, or it was closed once more after this list.
    """
    eis_rol(door, Recht.BEHEREN)
    uitdienst = Uitdienst.objects.select_for_update().get(pk=uitdienst.pk)
    gebruiker = Gebruiker.objects.select_for_update().get(medewerker=uitdienst.medewerker_id)
    if gebruiker.is_active:
        raise NietToegestaan(f"{gebruiker} kan al weer inloggen.")
    if gebruiker.gesloten_met_id != uitdienst.lijst_id:
        raise NietToegestaan(f"Het account van {gebruiker} is na deze lijst nog een keer gesloten. {_ELDERS}")
    accounts.heropen(gebruiker)
    uitdienst.heropend_op, uitdienst.heropend_door = timezone.now(), door
    uitdienst.save(update_fields=["heropend_op", "heropend_door"])
    return uitdienst


def _mensen() -> QuerySet[Medewerker]:
    return Medewerker.objects.select_related("gebruiker", "partner")


def _niet_genoemd(partner: Ketenpartner, genoemd: Iterable[Medewerker]) -> list[Medewerker]:
    weg = _mensen().filter(partner=partner, gebruiker__is_active=True)
    return list(weg.exclude(pk__in=[medewerker.pk for medewerker in genoemd]))


def _fout(
    adres: str, bekend: Mapping[str, Medewerker], partner: Ketenpartner, *, eerder: Mapping[str, Medewerker]
) -> str:
    """Why a row cannot be used; empty when it can."""
    try:
        validate_email(adres)
    except ValidationError:
        return "Dit is geen e-mailadres."
    if adres in eerder:
        return "Dit adres staat er al eerder."
    if adres not in bekend:
        return "Er is geen medewerker met dit e-mailadres."
    if bekend[adres].partner_id != partner.pk:
        return f"Deze medewerker werkt niet voor {partner}."
    return ""
