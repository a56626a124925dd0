"""Tasks and terms of checks."""

from django.utils import timezone

from handhaving.controles import bevoegd
from handhaving.models import Controle
from handhaving.signalen import werk as signaalwerk
from keten.models import Medewerker
from keten.termijnen import Duur, termijn_of
from klanten import taken
from klanten.collegas import collegas
from klanten.models import Klant, Taak

WOORD = "controle"
DOEN, REAGEREN = "controle_doen", "huisbezoek_reageren"
STANDAARD = {DOEN: Duur.weken(6), REAGEREN: Duur.weken(2)}


def termijn(klant: Klant, code: str = DOEN) -> Duur:
    """How long a step may take at the client's location."""
    return termijn_of(code, STANDAARD[code], klant.locatie)


def zet_klaar(controle: Controle, *, voor: Medewerker | None) -> None:
    """Put a check before somebody: who ordered it, or of those who may, the first one.

    The task of a check beside the service is not in the dossier, as that of its signal (H-39).
    """
    if voor is None:
        voor = collegas(controle.klant.locatie, bevoegd.recht_voor(controle.soort)).first()
    if voor is None:
        return  # the list of the location still shows it
    if controle.is_stil:
        Taak.objects.open().filter(sleutel=f"{signaalwerk.WOORD}:{controle.signaal_id}:controle").update(
            gedaan_op=timezone.now(), gedaan_door=controle.besteld_door
        )
    taken.maak(
        klant=None if controle.is_stil else controle.klant,
        voor=voor,
        locatie=controle.klant.locatie,
        soort=Taak.Soort.CONTROLE,
        omschrijving=f"Controle: {controle.soort}",
        vervalt_op=controle.uiterlijk,
        sleutel=_sleutel(controle),
    )


def ruim_op(controle: Controle, *, door: Medewerker) -> None:
    """Close the task of a check that was done or called off."""
    sleutels = (f"{WOORD}:{controle.pk}", _stille_sleutel(controle))
    Taak.objects.open().filter(sleutel__in=sleutels).update(gedaan_op=timezone.now(), gedaan_door=door)


def _sleutel(controle: Controle) -> str:
    return _stille_sleutel(controle) if controle.is_stil else f"{WOORD}:{controle.pk}"


def _stille_sleutel(controle: Controle) -> str:
    """The task leads to the signal, which shows the check to those who may see it."""
    return f"{signaalwerk.WOORD}:{controle.signaal_id}:controle:{controle.pk}"
