from diagnose.models.arrangement import Instrument, InstrumentRegime, Ketenarrangement
from diagnose.models.diagnose import Diagnose
from diagnose.models.routering import Routering
from diagnose.models.werkplan import Activiteit, Werkplan

__all__ = [
    "Activiteit",
    "Diagnose",
    "Instrument",
    "InstrumentRegime",
    "Ketenarrangement",
    "Routering",
    "Werkplan",
]
