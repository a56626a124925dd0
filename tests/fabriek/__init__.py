"""The small world in which tests take place: factories with named situations."""

from tests.fabriek.aanvraag import AanvraagFabriek
from tests.fabriek.keten import (
    GebruikerFabriek,
    KetenpartnerFabriek,
    LocatieFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
    TeamFabriek,
)
from tests.fabriek.klanten import BelemmeringSoortFabriek, KlantFabriek, UitkeringFabriek, maak_klanten

__all__ = [
    "AanvraagFabriek",
    "BelemmeringSoortFabriek",
    "GebruikerFabriek",
    "KetenpartnerFabriek",
    "KlantFabriek",
    "LocatieFabriek",
    "MedewerkerFabriek",
    "RegimeFabriek",
    "TeamFabriek",
    "UitkeringFabriek",
    "maak_klanten",
]
