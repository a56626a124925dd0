"""What somebody typed to search on, kept out of the URL: names and BSNs have no place in addresses."""

import secrets
import unicodedata

from django.http import HttpRequest

_SESSIE = "zoektermen"
_BEWAARD = 20


def schoon(tekst: str) -> str:
    """What was typed, without control characters: the database refuses some of them (NUL)."""
    return "".join(" " if unicodedata.category(teken) == "Cc" else teken for teken in tekst).strip()


def normaliseer(tekst: str) -> str:
    """Text as the search columns hold it: lower case, single spaces, no accents or control characters."""
    tekst = schoon(tekst)
    for _ in range(2):  # some letters only come apart, or get their small form, after the first time
        delen = unicodedata.normalize("NFKD", tekst)
        tekst = "".join(teken for teken in delen if not unicodedata.combining(teken)).casefold()
    return " ".join(tekst.split())


def bewaar(request: HttpRequest, term: str) -> str:
    """Keep a search term in the session; returns the token that may stand in the URL."""
    termen: dict[str, str] = request.session.get(_SESSIE, {})
    for token, bekend in termen.items():
        if bekend == term:
            return token
    token = secrets.token_urlsafe(6)
    request.session[_SESSIE] = dict([*termen.items(), (token, term)][-_BEWAARD:])
    return token


def lees(request: HttpRequest, token: str) -> str:
    """The term behind a token; empty when it is another person's, or too old."""
    termen: dict[str, str] = request.session.get(_SESSIE, {})
    return schoon(termen.get(token, ""))
