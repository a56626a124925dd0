"""What an application tells goes into the dossier: asked once, used by everybody (K-09, K-34)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from keten.models import Medewerker
from keten.opslaan import wijzig
from klanten import betwisten, eintake, intake, persoonsgegevens
from klanten.aanvraagvragen import als_tekst, splits
from klanten.bekend import VELDEN
from klanten.models import Aanvraag, Antwoord, Betwisting, Klant, Situatie

_ANDERE_NAAM = {"andere_uitkering": "uitkeringen"}


@dataclass(frozen=True)
class Invulling:
    """What was filled in.

    Attributes:
        antwoorden: by question; of contact data that were known, also the new value.
        klopt: of what was known, by question, whether it is right; None when nobody said so yet.
        anders: of what is not right, what is wrong, in the client's words.
    """

    antwoorden: Mapping[str, Any] = field(default_factory=dict)
    klopt: Mapping[str, bool | None] = field(default_factory=dict)
    anders: Mapping[str, str] = field(default_factory=dict)


def bewaar_antwoorden(aanvraag: Aanvraag, invulling: Invulling) -> None:
    """Keep what has been filled in with the application itself, in one statement."""
    waarden = {code: als_tekst(waarde) for code, waarde in invulling.antwoorden.items()} | dict(
        invulling.anders
    )
    rijen = [
        Antwoord(aanvraag=aanvraag, vraag=code, waarde=waarden.get(code, ""), klopt=invulling.klopt.get(code))
        for code in {**waarden, **invulling.klopt}
    ]
    Antwoord.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["aanvraag", "vraag"],
        update_fields=["waarde", "klopt"],
    )


def neem_over(klant: Klant, *, aanvraag: Aanvraag, invulling: Invulling, door: Medewerker | None) -> None:
    """Write the answers about the dossier into it, and put what is disputed before the contact person.

    While something about the situation is disputed, only what the payment needs is taken over: the rest may
    contradict what still stands there. All answers stay with the application.

    Raises:
        ValidationError: answers contradict each other or the dossier, with a message per question.
    """
    situatie, contact = splits(invulling.antwoorden)
    betwist = [code for code in invulling.klopt if invulling.klopt[code] is False and code not in contact]
    if any(code in VELDEN[Situatie] for code in betwist):
        situatie = {code: waarde for code, waarde in situatie.items() if code in intake.ALLEEN_BIJ_AANVRAAG}
    else:
        _keur(klant, situatie, door=door)
    opgeslagen = Situatie.objects.get(klant=klant)
    klant.situatie = wijzig(opgeslagen, versie=opgeslagen.versie, vraagt_uitkering=True, **situatie)
    if contact:
        persoonsgegevens.wijzig_contactgegevens(
            klant=klant, versie=klant.contactgegevens.versie, door=door, **contact
        )
    for code in betwist:
        _betwist(klant, _ANDERE_NAAM.get(code, code), invulling.anders.get(code, ""))


def _keur(klant: Klant, nieuw: dict[str, Any], *, door: Medewerker | None) -> None:
    nu = {naam: getattr(klant.situatie, naam) for naam in VELDEN[Situatie]}
    fouten = intake.tegenstrijdigheden(klant, {**nu, **nieuw, "vraagt_uitkering": True})
    if fouten:
        raise ValidationError(fouten if door else eintake.voor_klant(fouten))


def _betwist(klant: Klant, veld: str, toelichting: str) -> None:
    """Put a dispute before an employee, unless the same one is waiting already."""
    if klant.betwistingen.filter(veld=veld, stand=Betwisting.Stand.OPEN).exists():
        return
    betwisten.betwist(klant=klant, veld=veld, toelichting=toelichting)
