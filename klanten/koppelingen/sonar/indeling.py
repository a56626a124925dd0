"""The layout of a file from and for Sonar."""

from keten.doelen import Doel
from klanten.uitwisselen.velden import (
    ACHTERNAAM,
    ADRES,
    BESCHIKBAAR,
    EMAIL,
    GEBOREN,
    GEWENST,
    LAATSTE,
    STATUS,
    TELEFOON,
    UREN,
    Indeling,
)

INDELING = Indeling(
    code="sonar",
    naam="Sonar",
    van="Het systeem van CWI: inschrijving, bereikbaarheid en werkmap.",
    velden=(ADRES, TELEFOON, EMAIL, LAATSTE, GEWENST, UREN, BESCHIKBAAR),
    mee=(ACHTERNAAM, GEBOREN, STATUS),
    doel=Doel.BEMIDDELING,
)
