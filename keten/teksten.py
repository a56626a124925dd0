"""Texts for clients, kept once: the portal, mail, sms and letter all take them here (X-24)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from keten.models import Tekstblok
from keten.tekstsoorten import TEKSTSOORTEN, VELDEN, Tekstsoort, toegestaan

_VAK = re.compile(r"\{([^{}]*)\}")


class OnbekendeTekst(LookupError):
    """The portal has no text with this code."""


@dataclass(frozen=True)
class Tekst:
    """A standard text with everything filled in."""

    onderwerp: str
    tekst: str


def tekst(code: str, *, taal: str = "nl", doelgroep: str = "", **invulling: str) -> Tekst:
    """Read a standard text, in one query.

    Without a text for the target group, the one for everybody counts; without one in the language, the Dutch
    one. What goes between braces and is not given, stays away.

    Args:
        taal: a `Tekstblok.Taal`.
        doelgroep: a `Tekstblok.Doelgroep`.
        invulling: the words for between braces.

    Raises:
        OnbekendeTekst: nobody wrote this text.

    Source: Samen doen we het zo (Monitorgroep 2005), norm on information to clients (X-24).
    """
    blokken = {(blok.taal, blok.doelgroep): blok for blok in Tekstblok.objects.filter(code=code)}
    for sleutel in ((taal, doelgroep), (taal, ""), ("nl", doelgroep), ("nl", "")):
        if blok := blokken.get(sleutel):
            return Tekst(vul_in(blok.onderwerp, invulling), vul_in(blok.tekst, invulling))
    raise OnbekendeTekst(code)


def vul_in(sjabloon: str, invulling: Mapping[str, str]) -> str:
    """Put words between braces; a name that is not given disappears."""
    return _VAK.sub(lambda vak: str(invulling.get(vak[1], "")), sjabloon)


def voorbeeld(onderwerp: str, sjabloon: str) -> Tekst:
    """How a text reads with an example at every pair of braces."""
    return Tekst(vul_in(onderwerp, VELDEN), vul_in(sjabloon, VELDEN))


def onbekende_velden(code: str, sjabloon: str) -> list[str]:
    """What stands between braces and is not known for this text; a brace too many or too few counts too."""
    fout = [naam for naam in _VAK.findall(sjabloon) if naam not in toegestaan(code)]
    los = _VAK.sub("", sjabloon)
    return fout + [teken for teken in "{}" if teken in los]


def keuzes() -> list[Tekstsoort]:
    """The texts with which an employee may begin a message or a letter."""
    return [soort for soort in TEKSTSOORTEN.values() if soort.keuze]
