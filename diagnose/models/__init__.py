from diagnose.models.activiteit import Activiteit
from diagnose.models.arrangement import Ketenarrangement
from diagnose.models.diagnose import Diagnose
from diagnose.models.herdiagnose import Herdiagnoseaanleiding, Voortgangscheck
from diagnose.models.instrument import (
    Doel,
    Domein,
    Instrument,
    Instrumentbeperking,
    Instrumentplaatsen,
    KostenPer,
    Samenhang,
    Soort,
)
from diagnose.models.jongeren import Jongerenarrangement, Jongerendienst
from diagnose.models.kansen import (
    MAANDEN,
    Banenverkenning,
    Kans,
    Kansmeting,
    Kansschatting,
    Kanstabel,
    Leeftijdsgroep,
)
from diagnose.models.kwadrant import Kwadrantoordeel
from diagnose.models.medisch import MedischAdvies, MedischeNotitie
from diagnose.models.regime import InstrumentRegime, Regelvraag, Standpunt
from diagnose.models.routeerwijze import Routeervoorwaarde, Routeerwijze
from diagnose.models.routering import (
    Duogesprek,
    Fasering,
    Methode,
    Motivatie,
    Routeoordeel,
    Routering,
    Zoekbeeld,
)
from diagnose.models.simulatie import Simulatie
from diagnose.models.toets import Afname, Tegenstrijdigheid, Toets, Toetsversie
from diagnose.models.werkfirst import (
    Betaling,
    WerkFirstKeuze,
    WerkFirstModel,
    WerkFirstPlaatsing,
    WerkFirstRegels,
    WerkFirstStap,
    WerkFirstVerzuim,
    Werkplek,
)
from diagnose.models.werkplan import Werkplan

__all__ = [
    "MAANDEN",
    "Activiteit",
    "Afname",
    "Banenverkenning",
    "Betaling",
    "Diagnose",
    "Doel",
    "Domein",
    "Duogesprek",
    "Fasering",
    "Herdiagnoseaanleiding",
    "Instrument",
    "InstrumentRegime",
    "Instrumentbeperking",
    "Instrumentplaatsen",
    "Jongerenarrangement",
    "Jongerendienst",
    "Kans",
    "Kansmeting",
    "Kansschatting",
    "Kanstabel",
    "Ketenarrangement",
    "KostenPer",
    "Kwadrantoordeel",
    "Leeftijdsgroep",
    "MedischAdvies",
    "MedischeNotitie",
    "Methode",
    "Motivatie",
    "Regelvraag",
    "Routeervoorwaarde",
    "Routeerwijze",
    "Routeoordeel",
    "Routering",
    "Samenhang",
    "Simulatie",
    "Soort",
    "Standpunt",
    "Tegenstrijdigheid",
    "Toets",
    "Toetsversie",
    "Voortgangscheck",
    "WerkFirstKeuze",
    "WerkFirstModel",
    "WerkFirstPlaatsing",
    "WerkFirstRegels",
    "WerkFirstStap",
    "WerkFirstVerzuim",
    "Werkplan",
    "Werkplek",
    "Zoekbeeld",
]
