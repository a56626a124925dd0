"""Why somebody fits, in words for who reads it: a matchmaker, a werkcoach, or the client."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werkgevers.matchen.ranglijst import Match
from werkgevers.models import Vacature, Vacatureeis, Zoekprofiel


class Lezer(StrEnum):
    """For whom an explanation is written."""

    MATCHMAKER = "matchmaker"
    COACH = "coach"
    KLANT = "klant"


@dataclass(frozen=True)
class Regel:
    """One reason.

    Attributes:
        soort: how it counts: `goed`, `let_op` (can be learned, or ask), `fout` (missing) or `neutraal`.
    """

    soort: str
    tekst: str


@dataclass(frozen=True)
class Uitleg:
    """The reasons, with the summary that stands in a list."""

    kop: str
    soort: str
    regels: list[Regel]


def leg_uit(
    match: Match, *, vacature: Vacature, eisen: Iterable[Vacatureeis], profiel: Zoekprofiel, lezer: Lezer
) -> Uitleg:
    """Explain one place in a ranking, from what the ranking itself found.

    Args:
        eisen: all requirements and wishes of the vacancy.
    """
    alle = list(eisen)
    regels = [
        *_eisregels(match, alle, lezer),
        _beroep(match, vacature, lezer),
        _uren(match, vacature, profiel, lezer),
        _afstand(match, lezer),
    ]
    if not match.vers and lezer != Lezer.KLANT:
        regels.append(Regel("let_op", "Vraag eerst of de klant nog beschikbaar is"))
    return Uitleg(*_kop(match, lezer), regels)


def _kop(match: Match, lezer: Lezer) -> tuple[str, str]:
    if lezer == Lezer.KLANT:
        return _kop_klant(match)
    if match.vereist == 0:
        return "Geen harde eisen", "neutraal"
    if match.gehaald == match.vereist:
        return "Voldoet aan alle eisen", "goed"
    deel = f"{match.gehaald} van {match.vereist} eisen"
    if match.mist == 0:
        return f"{deel}, de rest is te leren", "let_op"
    return f"{deel}, mist er {match.mist}", "neutraal"


def _kop_klant(match: Match) -> tuple[str, str]:
    if match.gehaald == match.vereist:
        return _("Past bij wat u kunt"), "goed"
    if match.mist == 0:
        return _("Past, een deel leert u in het werk"), "goed"
    zin = ngettext("U mist nog %(n)s ding", "U mist nog %(n)s dingen", match.mist)
    return zin % {"n": match.mist}, "neutraal"


def _eisregels(match: Match, eisen: list[Vacatureeis], lezer: Lezer) -> list[Regel]:
    groepen: tuple[tuple[str, Callable[[], str], Callable[[Vacatureeis, bool], bool]], ...] = (
        ("goed", lambda: _("U kunt al") if lezer == Lezer.KLANT else "Heeft", lambda eis, wel: wel),
        (
            "let_op",
            lambda: _("Dit leert u in het werk") if lezer == Lezer.KLANT else "Te leren in het werk",
            lambda eis, wel: not wel and eis.vereist and eis.te_leren,
        ),
        (
            "fout",
            lambda: _("De werkgever vraagt ook") if lezer == Lezer.KLANT else "Mist",
            lambda eis, wel: not wel and eis.vereist and not eis.te_leren,
        ),
        (
            "neutraal",
            lambda: _("Fijn als u dit kunt, het hoeft niet") if lezer == Lezer.KLANT else "Mist als wens",
            lambda eis, wel: not wel and not eis.vereist,
        ),
    )
    regels = []
    for soort, kop, hoort in groepen:
        namen = [_naam(eis) for eis in eisen if hoort(eis, eis.pk in match.eisen_gehaald)]
        if namen:
            regels.append(Regel(soort, f"{kop()}: {', '.join(namen)}"))
    return regels


def _naam(eis: Vacatureeis) -> str:
    """What is asked, in a word or two, in the language of the reader."""
    if eis.competentie is not None:
        return f"{_(eis.competentie.naam).lower()} ({eis.get_niveau_display()})"
    if eis.soort == Vacatureeis.Soort.OPLEIDING:
        return str(eis.get_opleiding_display())
    return _("rijbewijs B")


def _beroep(match: Match, vacature: Vacature, lezer: Lezer) -> Regel:
    beroep = vacature.beroep.naam.lower()
    if lezer == Lezer.KLANT:
        teksten = {
            2: _("U zoekt werk als %(beroep)s"),
            1: _("Dit lijkt op het werk dat u zoekt: %(beroep)s"),
            0: _("Dit is ander werk dan u zoekt: %(beroep)s"),
        }
    else:
        teksten = {
            2: "Zoekt dit werk: %(beroep)s",
            1: "Zoekt werk in dezelfde beroepsgroep als %(beroep)s",
            0: "Zoekt ander werk dan %(beroep)s",
        }
    soort = {2: "goed", 1: "goed", 0: "neutraal"}[match.beroepspunten]
    return Regel(soort, teksten[match.beroepspunten] % {"beroep": beroep})


def _uren(match: Match, vacature: Vacature, profiel: Zoekprofiel, lezer: Lezer) -> Regel:
    getallen = {
        "werk": _reeks(vacature.uren_min, vacature.uren_max),
        "klant": _reeks(profiel.uren_min, profiel.uren_max),
    }
    if lezer == Lezer.KLANT:
        wel, niet = (
            _("De uren passen: %(werk)s uur per week"),
            _("Het werk is %(werk)s uur per week, u zoekt %(klant)s uur"),
        )
    else:
        wel, niet = "Uren passen: werk %(werk)s, zoekt %(klant)s", "Uren: werk %(werk)s, zoekt %(klant)s"
    return Regel("goed", wel % getallen) if match.uren_passen else Regel("fout", niet % getallen)


def _reeks(van: int, tot: int) -> str:
    return str(van) if van == tot else _("%(van)s tot %(tot)s") % {"van": van, "tot": tot}


def _afstand(match: Match, lezer: Lezer) -> Regel:
    if match.km is None:
        return Regel("neutraal", capfirst(_("afstand onbekend")))
    km = round(match.km)
    if km < 1:
        tekst = _("In uw eigen buurt") if lezer == Lezer.KLANT else "In dezelfde buurt"
        return Regel("goed", tekst)
    if lezer == Lezer.KLANT:
        return Regel("goed", _("Ongeveer %(km)s km van uw huis") % {"km": km})
    return Regel("goed", f"Ongeveer {km} km, wil tot {match.reisafstand} km reizen")
