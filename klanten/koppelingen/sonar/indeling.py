"""The layout of a file from and for Sonar."""

from keten.doelen import Doel
from klanten.uitwisselen.velden import (
    ACHTERNAAM,
    ADRES,
    EMAIL,
    GEBOREN,
    GEWENST,
    LAATSTE,
    STATUS,
    TELEFOON,
    Indeling,
)

INDELING = Indeling(
    code="sonar",
    naam="Sonar",
    van="Het systeem van CWI: inschrijving, bereikbaarheid en werkmap.",
    velden=(ADRES, TELEFOON, EMAIL),
    mee=(ACHTERNAAM, GEBOREN, STATUS, LAATSTE, GEWENST),
    doel=Doel.BEMIDDELING,
)
