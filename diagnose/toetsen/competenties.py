"""What a finished test says about competences, into the profile of the client (K-66)."""

from diagnose.models import Afname
from diagnose.toetsen.invullen import SCHAAL
from diagnose.toetsen.scoren import lees_versie
from keten.models import Medewerker
from klanten import competenties
from klanten.models import KlantCompetentie

_LAAGSTE, _HOOGSTE = min(KlantCompetentie.Niveau.values), max(KlantCompetentie.Niveau.values)


def niveau(antwoord: int) -> int:
    """The level that goes with an answer on a scale: the highest answer is the highest level.

    The scale has more steps than the profile; the two lowest answers are the lowest level.
    """
    return max(_LAAGSTE, antwoord + _HOOGSTE - SCHAAL[1])


def gemeten(afname: Afname) -> dict[str, int]:
    """The level per code of a competence, of the questions about competences that have an answer."""
    return {
        vraag.competentie: niveau(afname.antwoorden[vraag.code])
        for vraag in lees_versie(afname.toetsversie).vragen
        if vraag.competentie and vraag.code in afname.antwoorden
    }


def neem_over(afname: Afname, *, door: Medewerker | None) -> None:
    """Put what the questions of a finished test measured in the profile; without such questions nothing.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4: the tests follow on from the persoonlijk
    competentieprofiel in the werkmap.
    """
    if niveaus := gemeten(afname):
        competenties.leg_testuitslag_vast(
            klant=afname.klant, niveaus=niveaus, toets=afname.toets.naam, door=door
        )


def in_profiel(afname: Afname) -> bool:
    """Whether the profile holds something that this test measured."""
    uit_toets = competenties.uit_toets(afname.klant, afname.toets.naam)
    return uit_toets.filter(competentie__code__in=gemeten(afname)).exists()
