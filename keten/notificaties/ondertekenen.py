"""Secrets and signatures, as in Standard Webhooks: a receiver can tell who sent it, and when."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

_VOORVOEGSEL = "whsec_"
_BYTES = 32


def nieuw_geheim() -> str:
    """Make a secret, in the form that libraries for receivers expect."""
    return _VOORVOEGSEL + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def koppen(*, nummer: str, tijdstip: int, inhoud: bytes, geheimen: Iterable[str]) -> dict[str, str]:
    """The headers that prove where a message comes from.

    Args:
        nummer: the id of the event, the same in every try: by it a receiver knows a repetition.
        tijdstip: of this try, in seconds since 1970: by it a receiver knows a copy that somebody kept.
        geheimen: each signs, so that a receiver can change over without losing anything.
    """
    getekend = [_teken(geheim, nummer=nummer, tijdstip=tijdstip, inhoud=inhoud) for geheim in geheimen]
    return {
        "webhook-id": nummer,
        "webhook-timestamp": str(tijdstip),
        "webhook-signature": " ".join(getekend),
    }


def _teken(geheim: str, *, nummer: str, tijdstip: int, inhoud: bytes) -> str:
    sleutel = base64.b64decode(geheim.removeprefix(_VOORVOEGSEL))
    som = hmac.digest(sleutel, f"{nummer}.{tijdstip}.".encode() + inhoud, hashlib.sha256)
    return f"v1,{base64.b64encode(som).decode()}"
