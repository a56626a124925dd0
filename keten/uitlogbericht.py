"""A message of an identity provider that somebody is signed out there: is it real, and whom is it about.

What to check stands in OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6. Anybody can post one, so
what costs nothing is looked at before the provider is asked for its keys.
"""

import datetime
from dataclasses import dataclass
from typing import Any

import jwt
from django.utils import timezone
from jwt.types import Options

from keten import bronsleutels
from keten.models import Aanmeldbron

GELDIG = datetime.timedelta(minutes=5)
"""How old a message may be."""
SPELING = datetime.timedelta(minutes=1)
"""How far the clock of a provider may be off."""

_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_LANGSTE_TOKEN, _LANGSTE_NAAM = 16_000, 255
_SOORTEN = ("", "jwt", "logout+jwt", "application/logout+jwt")
_EISEN: Options = {
    "require": ["iss", "aud", "iat", "jti", "events"],
    "verify_iss": True,
    "verify_aud": True,
    "verify_iat": True,
    "verify_nbf": True,
    "verify_exp": True,
    "verify_sub": True,
    "verify_jti": True,
}
_REDENEN: dict[type[jwt.PyJWTError], str] = {
    jwt.InvalidSignatureError: "De handtekening klopt niet.",
    jwt.InvalidAlgorithmError: "De handtekening klopt niet.",
    jwt.InvalidIssuerError: "De afzender (iss) is niet deze aanbieder.",
    jwt.InvalidAudienceError: "Het bericht is niet voor dit portaal (aud).",
    jwt.ExpiredSignatureError: "Het bericht is verlopen (exp).",
    jwt.ImmatureSignatureError: "Het bericht komt uit de toekomst (iat).",
    jwt.MissingRequiredClaimError: "Er ontbreekt iets: iss, aud, iat, jti of events.",
}


class OngeldigBericht(Exception):
    """This message is not one to act on; the text says why, and nothing about whom it names."""


@dataclass(frozen=True)
class Uitlogbericht:
    """Whose sessions end.

    Attributes:
        sub: the person, as the provider knows them; empty when it named only a session.
        sid: the session at the provider; empty when all of that person end.
        jti: the number of the message.
        iat: when the provider wrote it, in seconds since 1970.
    """

    sub: str
    sid: str
    jti: str
    iat: int


def lees(bron: Aanmeldbron, token: str) -> Uitlogbericht:
    """Check a message of a source, also of one that is closed.

    Args:
        token: the form field `logout_token`.

    Raises:
        OngeldigBericht: it is not a message of this provider, to this portal, of now, about a sign-out.
        keten.bronsleutels.SleutelsOnbereikbaar: it cannot be told whether it is.
    """
    if not 0 < len(token) <= _LANGSTE_TOKEN:
        raise OngeldigBericht("Er is geen logout_token, of het is te lang.")
    try:
        _ontleed(bron, token, sleutel=None)
        inhoud = _ontleed(bron, token, sleutel=_sleutel(bron, jwt.get_unverified_header(token)))
    except jwt.PyJWTError as fout:
        raise OngeldigBericht(_REDENEN.get(type(fout), "Het bericht is niet te lezen.")) from fout
    return Uitlogbericht(
        sub=_naam(inhoud.get("sub")),
        sid=_naam(inhoud.get("sid")),
        jti=_naam(inhoud["jti"]),
        iat=int(inhoud["iat"]),
    )


def _ontleed(bron: Aanmeldbron, token: str, *, sleutel: jwt.PyJWK | None) -> dict[str, Any]:
    """What is in the message; without a key all but its signature is checked."""
    inhoud: dict[str, Any] = jwt.decode(
        token,
        key=sleutel or "",
        algorithms=[sleutel.algorithm_name] if sleutel else None,
        audience=bron.client,
        issuer=[bron.adres.rstrip("/"), bron.adres.rstrip("/") + "/"],
        leeway=SPELING,
        options={**_EISEN, "verify_signature": sleutel is not None},
    )
    if int(inhoud["iat"]) < (timezone.now() - GELDIG - SPELING).timestamp():
        raise OngeldigBericht("Het bericht is te oud (iat).")
    gebeurtenissen = inhoud["events"]
    if not isinstance(gebeurtenissen, dict) or not isinstance(gebeurtenissen.get(_EVENT), dict):
        raise OngeldigBericht("Dit gaat niet over uitloggen (events).")
    if "nonce" in inhoud:
        raise OngeldigBericht("In een bericht over uitloggen hoort geen nonce.")
    if inhoud.get("sub") is None and inhoud.get("sid") is None:
        raise OngeldigBericht("Er staat niet in wie of welke sessie (sub of sid).")
    return inhoud


def _naam(waarde: Any) -> str:
    """The name of a person, session or message; empty when there is none."""
    if waarde is None:
        return ""
    if not is_naam(waarde):
        raise OngeldigBericht("Een naam (sub, sid of jti) is niet te lezen.")
    return str(waarde)


def is_naam(waarde: object) -> bool:
    """Whether this can name a session or a person: a text that is not too long."""
    return isinstance(waarde, str) and 0 < len(waarde) <= _LANGSTE_NAAM and waarde.isprintable()


def _sleutel(bron: Aanmeldbron, kop: dict[str, Any]) -> jwt.PyJWK:
    """The public key of the provider with which the message says that it was signed."""
    if str(kop.get("typ") or "").lower() not in _SOORTEN:
        raise OngeldigBericht("Dit is een ander soort token (typ).")
    sleutel = bronsleutels.zoek(bron, algoritme=str(kop.get("alg")), kid=kop.get("kid"))
    if sleutel is None:
        raise OngeldigBericht("De aanbieder heeft geen sleutel met dit nummer (kid) en dit algoritme (alg).")
    return sleutel
