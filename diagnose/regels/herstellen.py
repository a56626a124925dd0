"""Rules in force that the portal can no longer read: they decide nothing, and somebody must know (D-11)."""

import datetime
import logging

from django.utils import timezone

from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.rechten import Recht, rechten_van
from keten.regels.beheer import geldige_versies
from keten.regels.feiten import feiten_voor
from keten.regels.valideren import valideer
from keten.termijnen import Duur
from klanten import taaklinks, taken
from klanten.collegas import collegas
from klanten.models import Taak

log = logging.getLogger(__name__)

WOORD = "regel-herstellen"
_TERMIJN = Duur.werkdagen(5)


def meld_aan() -> None:
    """The task leads to the page of the rule."""
    taaklinks.registreer(WOORD, taaklinks.Pagina("diagnose:regelset", in_dossier=False))


def leesbaar(versie: Regelversie) -> bool:
    """Whether every fact and choice that a version asks still exists."""
    return not valideer(versie.boom, feiten_voor(versie.regelset.over))


def meld_onleesbare(*, op: datetime.date) -> int:
    """Make a task at every location where a rule in force cannot be read; once per version and location.

    Who may change rules there and has a list of tasks gets it; without such a person it waits for anybody.
    Rules about risk have screens of their own, which say this to who may read them.

    Args:
        op: the day that counts as today.

    Returns:
        How many rules cannot be read, counted at each location.
    """
    in_gebruik = Regelversie.objects.geldig_op(op).exclude(regelset__soort=Regelset.Soort.RISICO)
    codes = sorted(set(in_gebruik.values_list("regelset__code", flat=True)))
    locaties = {locatie.pk: locatie for locatie in Locatie.objects.all()}
    versies = geldige_versies(codes, locaties=locaties.values(), op=op)
    kapot = {versie.pk for versie in set(versies.values()) if not leesbaar(versie)}
    geraakt = [(locaties[plek], versie) for (_, plek), versie in versies.items() if versie.pk in kapot]
    for locatie, versie in geraakt:
        _meld(versie, locatie)
    if kapot:
        log.error("rule versions that cannot be read: %s", ", ".join(map(str, sorted(kapot))))
    return len(geraakt)


def _meld(versie: Regelversie, locatie: Locatie) -> None:
    taken.maak(
        klant=None,
        voor=_wie(locatie),
        locatie=locatie,
        soort=Taak.Soort.ALGEMEEN,
        omschrijving=f"Laat de beheerder de regel herstellen: {versie.regelset.naam}"[:200],
        vervalt_op=_TERMIJN.vervalt(timezone.now()),
        sleutel=f"{WOORD}:{versie.regelset_id}:{versie.pk}:{locatie.pk}",
    )


def _wie(locatie: Locatie) -> Medewerker | None:
    """Somebody who may change the rules and has a list of tasks."""
    beheerders = collegas(locatie, Recht.REGELS_BEHEREN)
    return next((wie for wie in beheerders if Recht.WERKVOORRAAD in rechten_van(wie.rollen)), None)
