"""The administration of identity providers: sources, and what the values of their claims mean."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction

from keten.bevoegd import eis_rol
from keten.models import Aanmeldbron, Medewerker, Rolafbeelding
from keten.oidcverbinding import grens
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as sla_op
from keten.rechten import Recht
from keten.verzegelen import ontsleutel, versleutel

_VAST = ("partner", "groep", "adres", "client")
"""What makes a subject mean one person; another of these makes it mean somebody else."""


@transaction.atomic
def maak(*, geheim: str, door: Medewerker, **velden: Any) -> Aanmeldbron:
    """Add a source of a partner.

    Args:
        geheim: the secret that the provider gave out; stored encrypted, and never shown again.
        velden: the other fields of `Aanmeldbron`.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
        NietToegestaan: the portal may not connect to the address.
        ValidationError: a field or a constraint refuses.
    """
    eis_rol(door, Recht.BEHEREN)
    grens().keur(velden.get("adres", ""))
    return voeg_toe(Aanmeldbron(**velden, geheim=versleutel(geheim)))


@transaction.atomic
def wijzig(
    *, bron: Aanmeldbron, versie: int, geheim: str = "", door: Medewerker, **velden: Any
) -> Aanmeldbron:
    """Change a source; who came in through one that is closed is signed out at the next page.

    Args:
        geheim: a new secret; empty keeps the one that is stored.

    Raises:
        RechtOntbreekt, NietToegestaan: as in `maak`.
        ValidationError: as in `maak`, or it would become another source while accounts are linked to it.
        VersieConflict: somebody saved it in between.
    """
    eis_rol(door, Recht.BEHEREN)
    if "adres" in velden:
        grens().keur(velden["adres"])
    _houd_dezelfde(Aanmeldbron.objects.select_for_update().get(pk=bron.pk), velden)
    if geheim:
        velden["geheim"] = versleutel(geheim)
    return sla_op(bron, versie=versie, **velden)


def _houd_dezelfde(bron: Aanmeldbron, velden: dict[str, Any]) -> None:
    """Refuse what would hand linked accounts to other people: a link is only a code and a subject."""
    anders = [naam for naam in _VAST if naam in velden and velden[naam] != getattr(bron, naam)]
    if not anders:
        return
    gekoppeld = bron.koppelingen.filter(ontkoppeld_op=None).exists()
    if gekoppeld or SocialAccount.objects.filter(provider=bron.code).exists():
        melding = "Er zijn accounts gekoppeld aan deze aanbieder. Ontkoppel eerst, of maak een nieuwe."
        raise ValidationError(dict.fromkeys(anders, melding))


@transaction.atomic
def beeld_af(*, bron: Aanmeldbron, door: Medewerker, **velden: Any) -> Rolafbeelding:
    """Say what a value of a claim means: a role, a location, or nothing.

    Raises:
        RechtOntbreekt, ValidationError: as in `maak`.
    """
    eis_rol(door, Recht.BEHEREN)
    return voeg_toe(Rolafbeelding(bron=bron, **velden))


@transaction.atomic
def wijzig_afbeelding(
    *, afbeelding: Rolafbeelding, versie: int, door: Medewerker, **velden: Any
) -> Rolafbeelding:
    """Give a value another meaning; it holds from everybody's next sign-in.

    Raises:
        RechtOntbreekt, ValidationError, VersieConflict: as in `wijzig`.
    """
    eis_rol(door, Recht.BEHEREN)
    return sla_op(afbeelding, versie=versie, **velden)


@transaction.atomic
def haal_weg(*, afbeelding: Rolafbeelding, door: Medewerker) -> None:
    """Take a row out of the table; its history stays, and the value counts as unknown again.

    Raises:
        RechtOntbreekt: `door` does not administer the portal.
    """
    eis_rol(door, Recht.BEHEREN)
    afbeelding.delete()


@transaction.atomic
def versleutel_opnieuw() -> None:
    """Encrypt the secrets of all sources with the newest key.

    Raises:
        NietToegestaan: one was made with a key that is no longer in the settings.
    """
    for bron in Aanmeldbron.objects.select_for_update().exclude(geheim=b""):
        bron.geheim = versleutel(ontsleutel(bron.geheim))
        bron.save(update_fields=["geheim"])
