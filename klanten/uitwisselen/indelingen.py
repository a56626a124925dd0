"""The layouts of the named systems, by code."""

from klanten.koppelingen.gws4all.indeling import INDELING as GWS4ALL
from klanten.koppelingen.ll4all.indeling import INDELING as LL4ALL
from klanten.koppelingen.sonar.indeling import INDELING as SONAR
from klanten.models import Uitwisselkoppeling
from klanten.uitwisselen.velden import Indeling

INDELINGEN = {indeling.code: indeling for indeling in (SONAR, GWS4ALL, LL4ALL)}


def indeling_van(koppeling: Uitwisselkoppeling) -> Indeling:
    """The layout of the system of a coupling."""
    return INDELINGEN[koppeling.systeem]
