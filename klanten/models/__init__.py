from klanten.models.clientbeeld import Clientbeeld
from klanten.models.contact import Bericht, Contactmoment, Contactpersoonschap
from klanten.models.dossier import Document, Doel, Gebeurtenis, Inzage
from klanten.models.gegevens import Belemmering, BelemmeringSoort, Contactgegevens, Situatie
from klanten.models.identiteit import Controlemiddel, Identiteitscontrole
from klanten.models.klant import Identiteitsnummer, Klant, zoeknaam
from klanten.models.planning import Afspraak, Taak
from klanten.models.uitkering import Uitkering
from klanten.models.werkmap import Opleiding, Werkervaring

__all__ = [
    "Afspraak",
    "Belemmering",
    "BelemmeringSoort",
    "Bericht",
    "Clientbeeld",
    "Contactgegevens",
    "Contactmoment",
    "Contactpersoonschap",
    "Controlemiddel",
    "Document",
    "Doel",
    "Gebeurtenis",
    "Identiteitscontrole",
    "Identiteitsnummer",
    "Inzage",
    "Klant",
    "Opleiding",
    "Situatie",
    "Taak",
    "Uitkering",
    "Werkervaring",
    "zoeknaam",
]
