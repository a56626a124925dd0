"""Attaching a system of a partner, changing what it may do, and cutting it off (X-77, X-82)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Client, Token
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.inwisselcodes import laat_vervallen
from keten.models import Gebruiker, Locatie, Medewerker, Systeem
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as wijzig_record
from keten.rechten import Recht

Grant = Client.GrantType

Luisteraar = Callable[[Systeem, str, Medewerker], None]
"""Is told which system may do more or something else, what was done (a participle), and by whom."""

_LUISTERAARS: list[Luisteraar] = []


def registreer(luisteraar: Luisteraar) -> None:
    """Let a floor above tell people what happens to the access of systems; doing so twice changes nothing."""
    if luisteraar not in _LUISTERAARS:
        _LUISTERAARS.append(luisteraar)


@transaction.atomic
def sluit_aan(
    *,
    locaties: Sequence[Locatie],
    bereiken: Sequence[str],
    terugadressen: Sequence[str],
    door: Medewerker,
    **velden: Any,
) -> tuple[Systeem, str]:
    """Attach a system, with a key of its own; the secret is returned once and kept unreadably.

    Args:
        bereiken: scopes (`keten.api.bereik.Bereik`).
        terugadressen: where employees return to after signing in for it; none when it only asks by itself.
        velden: the other fields of `Systeem`.

    Raises:
        RechtOntbreekt: one of the locations is not the own one.
        ValidationError: a field or constraint refuses it.
    """
    _eis_overal(door, locaties)
    geheim = get_adapter().generate_client_secret()
    client = Client(name=velden["naam"])
    client.set_secret(geheim)
    _zet_sleutel(client, velden["naam"], bereiken, terugadressen)
    systeem = voeg_toe(Systeem(client=client, **velden))
    systeem.locaties.set(locaties)
    _vertel(systeem, "aangesloten", door)
    return systeem, geheim


@transaction.atomic
def wijzig(
    *,
    systeem: Systeem,
    versie: int,
    locaties: Sequence[Locatie],
    bereiken: Sequence[str],
    terugadressen: Sequence[str],
    door: Medewerker,
    **velden: Any,
) -> Systeem:
    """Change what a system may do; keys that are out keep to the new limits, except for their scopes.

    Keys with a scope that went are revoked, so that nothing outlives the change. A system that was cut off
    stays so.

    Raises:
        VersieConflict: a colleague saved in between.
        RechtOntbreekt: one of the locations, old or new, is not the own one.
    """
    _eis_overal(door, [*systeem.locaties.all(), *locaties])
    weg = set(systeem.client.get_scopes()) - set(bereiken)
    nieuw = wijzig_record(systeem, versie=versie, **velden)
    nieuw.locaties.set(locaties)
    _zet_sleutel(nieuw.client, nieuw.naam, bereiken, terugadressen)
    if weg:
        _trek_tokens_in(nieuw)
    _vertel(nieuw, "gewijzigd", door)
    return nieuw


@transaction.atomic
def vernieuw_geheim(*, systeem: Systeem, door: Medewerker) -> str:
    """Give a new secret, because the old one leaked or is old; keys that are out stop at once."""
    eis_beheer(door, systeem)
    geheim: str = get_adapter().generate_client_secret()
    systeem.client.set_secret(geheim)
    systeem.client.save(update_fields=["secret"])
    _trek_tokens_in(systeem)
    _vertel(systeem, "nieuw geheim gemaakt", door)
    return geheim


@transaction.atomic
def sluit_af(*, systeem: Systeem, versie: int, door: Medewerker) -> Systeem:
    """Cut a system off from this moment; its period and what it did stay as they were.

    Args:
        versie: of the system that the person saw.

    Raises:
        RechtOntbreekt: one of its locations is not the own one.
        NietToegestaan: it was cut off before.
        VersieConflict: a colleague saved in between.
    """
    eis_beheer(door, systeem)
    if Systeem.objects.select_for_update().get(pk=systeem.pk).afgesloten_op is not None:
        raise NietToegestaan("Dit systeem is al afgesloten.")
    afgesloten = wijzig_record(systeem, versie=versie, afgesloten_op=timezone.now())
    _trek_tokens_in(afgesloten)
    return afgesloten


@transaction.atomic
def heropen(*, systeem: Systeem, versie: int, door: Medewerker) -> Systeem:
    """Give a system that was cut off its access back; it asks for a new key with the secret that it has.

    Args:
        versie: of the system that the person saw.

    Raises:
        RechtOntbreekt: one of its locations is not the own one.
        NietToegestaan: it was not cut off, or its period is over.
        VersieConflict: a colleague saved in between.
    """
    eis_beheer(door, systeem)
    if Systeem.objects.select_for_update().get(pk=systeem.pk).afgesloten_op is None:
        raise NietToegestaan("Dit systeem is niet afgesloten.")
    heropend = wijzig_record(systeem, versie=versie, afgesloten_op=None)
    if heropend.stand == Systeem.Stand.VERLOPEN:
        raise NietToegestaan("De laatste dag van dit systeem is voorbij. Wijzig die eerst.")
    _trek_tokens_in(heropend)  # also what it asked for while nothing would have opened
    _vertel(heropend, "weer aangesloten", door)
    return heropend


def systemen_van(door: Medewerker) -> QuerySet[Systeem]:
    """The systems that work at locations of this person, and at no other."""
    eigen = door.locaties.order_by().values("pk")
    elders = Systeem.locaties.through.objects.exclude(locatie__in=eigen).values("systeem")
    return Systeem.objects.filter(locaties__in=eigen).exclude(pk__in=elders).distinct()


def eis_beheer(door: Medewerker, systeem: Systeem) -> None:
    """Refuse who does not manage systems at every location where this one works: it hears of all of them.

    Raises:
        RechtOntbreekt: another location, or a role without this right.
    """
    _eis_overal(door, systeem.locaties.all())


def trek_tokens_in_van(gebruikers: Iterable[Gebruiker]) -> None:
    """Revoke what systems got from people who signed in for them: keys, and codes to exchange for one."""
    mensen = Gebruiker.objects.filter(pk__in=[gebruiker.pk for gebruiker in gebruikers])
    laat_vervallen(mensen)
    Token.objects.filter(user__in=mensen).delete()


def _zet_sleutel(client: Client, naam: str, bereiken: Iterable[str], terugadressen: Sequence[str]) -> None:
    """What the key can be asked for, and in which ways."""
    client.name = naam
    client.set_scopes(sorted(bereiken))
    client.set_default_scopes(sorted(bereiken))
    client.set_redirect_uris(list(terugadressen))
    wijzen = [Grant.CLIENT_CREDENTIALS]
    if terugadressen:
        wijzen += [Grant.AUTHORIZATION_CODE, Grant.REFRESH_TOKEN]
    client.grant_types = "\n".join(wijzen)
    client.full_clean()
    client.save()


def _vertel(systeem: Systeem, wat: str, door: Medewerker) -> None:
    for luisteraar in _LUISTERAARS:
        luisteraar(systeem, wat, door)


def _trek_tokens_in(systeem: Systeem) -> None:
    laat_vervallen(Client.objects.filter(pk=systeem.client_id))
    Token.objects.filter(client=systeem.client_id).delete()


def _eis_overal(door: Medewerker, locaties: Iterable[Locatie]) -> None:
    for locatie in locaties:
        eis(door, locatie, Recht.SYSTEMEN)
