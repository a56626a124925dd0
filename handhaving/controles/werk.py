"""Tasks and terms of checks."""

from django.utils import timezone

from handhaving.controles import bevoegd
from handhaving.models import Controle
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
    """Put a check before somebody: who ordered it, or of those who may, the first one."""
    if voor is None:
        voor = collegas(controle.klant.locatie, bevoegd.recht_voor(controle.soort)).first()
    if voor is None:
        return  # the list of the location still shows it
    taken.maak(
        klant=controle.klant,
        voor=voor,
        locatie=controle.klant.locatie,
        soort=Taak.Soort.CONTROLE,
        omschrijving=f"Controle: {controle.soort}",
        vervalt_op=controle.uiterlijk,
        sleutel=f"{WOORD}:{controle.pk}",
    )


def ruim_op(controle: Controle, *, door: Medewerker) -> None:
    """Close the task of a check that was done or called off."""
    van_deze = controle.klant.taken.open().filter(sleutel=f"{WOORD}:{controle.pk}")
    van_deze.update(gedaan_op=timezone.now(), gedaan_door=door)
