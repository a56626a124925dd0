"""The small world in which tests take place: factories with named situations."""

from tests.fabriek.keten import (
    GebruikerFabriek,
    KetenpartnerFabriek,
    LocatieFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
)
from tests.fabriek.klanten import BelemmeringSoortFabriek, KlantFabriek, UitkeringFabriek, maak_klanten

__all__ = [
    "BelemmeringSoortFabriek",
    "GebruikerFabriek",
    "KetenpartnerFabriek",
    "KlantFabriek",
    "LocatieFabriek",
    "MedewerkerFabriek",
    "RegimeFabriek",
    "UitkeringFabriek",
    "maak_klanten",
]
