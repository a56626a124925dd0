"""The public keys with which a provider signs, kept for some minutes.

Anybody can send a token that names a key, so how often a provider is asked depends on the clock and not on
what comes in.
"""

import datetime
import hashlib
import logging
from typing import Any

import jwt
from django.core.cache import cache
from requests import RequestException

from keten.models import Aanmeldbron
from keten.oidcverbinding import Sessie

log = logging.getLogger(__name__)

STORING = datetime.timedelta(seconds=15)
"""How long a provider that did not answer is left alone."""
_VERS = datetime.timedelta(minutes=5)
"""How long keys are used without asking again, and so how long one counts that the provider took back."""
_NOG_EENS = datetime.timedelta(minutes=1)
"""How long a key that is not there is not looked for again."""

# Signed with a key that only the provider has: not `none`, and no secret for which a public key could pass.
_ALGORITMEN = {
    "RSA": ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    "EC": ("ES256", "ES384", "ES512"),
    "OKP": ("EdDSA",),
}


class SleutelsOnbereikbaar(Exception):
    """The provider cannot tell its keys now; nothing is wrong with what came in."""


def zoek(bron: Aanmeldbron, *, algoritme: str, kid: str | None) -> jwt.PyJWK | None:
    """The key with which something says that it was signed; None when the provider has no such key.

    Args:
        algoritme: as the token names it (`alg`).
        kid: the number of the key; None when the token names none, and then the provider must have but one.

    Raises:
        SleutelsOnbereikbaar: the provider cannot be asked.
        jwt.PyJWTError: the provider publishes a key that is none.
    """
    if not any(algoritme in van_soort for van_soort in _ALGORITMEN.values()):
        return None
    naam = _naam(bron)
    bekend = cache.get(naam)
    passend = _passend(_haal_op(bron, naam) if bekend is None else bekend, algoritme, kid)
    if len(passend) != 1 and cache.add(f"{naam}:gevraagd", True, timeout=_NOG_EENS.total_seconds()):
        passend = _passend(_haal_op(bron, naam), algoritme, kid)
    return jwt.PyJWK(passend[0], algorithm=algoritme) if len(passend) == 1 else None


def _passend(sleutels: list[dict[str, Any]], algoritme: str, kid: str | None) -> list[dict[str, Any]]:
    return [
        een
        for een in sleutels
        if algoritme in _ALGORITMEN.get(str(een.get("kty")), ())
        and algoritme in een["ondersteund"]
        and een.get("alg", algoritme) == algoritme
        and een.get("use", "sig") == "sig"
        and kid in (None, een.get("kid"))
    ]


def _haal_op(bron: Aanmeldbron, naam: str) -> list[dict[str, Any]]:
    """Ask the provider, unless it failed to answer just now."""
    if not cache.get(f"{naam}:storing"):
        try:
            sleutels = _vraag(bron)
        except (RequestException, ValueError) as fout:
            log.warning("keys of source %s cannot be fetched: %s", bron.code, fout)
            cache.set(f"{naam}:storing", True, timeout=STORING.total_seconds())
        else:
            cache.set(naam, sleutels, timeout=_VERS.total_seconds())
            cache.set(f"{naam}:gevraagd", True, timeout=_NOG_EENS.total_seconds())
            return sleutels
    cache.delete(f"{naam}:gevraagd")
    raise SleutelsOnbereikbaar("De sleutels van de aanbieder zijn nu niet op te halen.")


def _vraag(bron: Aanmeldbron) -> list[dict[str, Any]]:
    """The keys that a provider publishes, each with the algorithms that the provider says it signs with."""
    with Sessie() as sessie:
        gegevens = _lees(sessie, f"{bron.adres.rstrip('/')}/.well-known/openid-configuration")
        sleutels = _lees(sessie, str(gegevens.get("jwks_uri"))).get("keys")
    ondersteund = gegevens.get("id_token_signing_alg_values_supported")
    if not isinstance(ondersteund, list):
        ondersteund = [algoritme for van_soort in _ALGORITMEN.values() for algoritme in van_soort]
    alle = sleutels if isinstance(sleutels, list) else []
    return [{**een, "ondersteund": ondersteund} for een in alle if isinstance(een, dict)]


def _lees(sessie: Sessie, adres: str) -> dict[str, Any]:
    antwoord = sessie.get(adres)
    antwoord.raise_for_status()
    inhoud = antwoord.json()
    if not isinstance(inhoud, dict):
        raise ValueError("The provider published something else.")
    return inhoud


def _naam(bron: Aanmeldbron) -> str:
    """What they are kept under: a source that gets another address or client begins anew."""
    return f"bronsleutels:{hashlib.sha256(f'{bron.adres} {bron.client}'.encode()).hexdigest()}"
