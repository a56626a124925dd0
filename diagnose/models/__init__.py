from diagnose.models.activiteit import Activiteit
from diagnose.models.arrangement import (
    Domein,
    Instrument,
    Instrumentbeperking,
    InstrumentRegime,
    Ketenarrangement,
    Soort,
)
from diagnose.models.diagnose import Diagnose
from diagnose.models.herdiagnose import Herdiagnoseaanleiding
from diagnose.models.jongeren import Jongerenarrangement, Jongerendienst
from diagnose.models.routering import Routering
from diagnose.models.werkplan import Werkplan

__all__ = [
    "Activiteit",
    "Diagnose",
    "Domein",
    "Herdiagnoseaanleiding",
    "Instrument",
    "InstrumentRegime",
    "Instrumentbeperking",
    "Jongerenarrangement",
    "Jongerendienst",
    "Ketenarrangement",
    "Routering",
    "Soort",
    "Werkplan",
]
