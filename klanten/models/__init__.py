from keten.doelen import Doel
from klanten.models.aanvraag import Aanvraag, Antwoord
from klanten.models.agenda import Afwezigheid, Agendasleutel, Beschikbaarheid, Weekdag
from klanten.models.betwisting import Betwisting, Gegevensbevestiging
from klanten.models.bewaren import Bewaartermijn, Bewaring, Wisbewijs
from klanten.models.brief import Brief
from klanten.models.clientbeeld import Clientbeeld
from klanten.models.coach import Coach, Coachkoppeling, Coachnotitie
from klanten.models.contact import Bericht, Contactmoment, Contactpersoonschap
from klanten.models.dossier import Document, Gebeurtenis, Inzage
from klanten.models.gegevens import Belemmering, BelemmeringSoort, Contactgegevens, Situatie
from klanten.models.groep import Groepsbijeenkomst, Groepsdeelname
from klanten.models.identiteit import Controlemiddel, Identiteitscontrole
from klanten.models.incident import Incident
from klanten.models.intakegesprek import Intakegesprek
from klanten.models.jongeren import Kwalificatiecheck, Schoolmelding
from klanten.models.klant import Identiteitsnummer, Klant, zoeknaam
from klanten.models.klantvraag import Klantvraag
from klanten.models.ladder import Ladderafweging, Ladderpositie
from klanten.models.overdracht import Overdracht, Verdeling, Verdelingsregel
from klanten.models.overkomst import Overkomst
from klanten.models.overleg import Betrokkene, Leefdomein, Overleg, Overlegdeelnemer
from klanten.models.partnerverwijzing import Partnerverwijzing, Voortgangsverslag
from klanten.models.planning import Afspraak, Taak
from klanten.models.privacy import Inzagevraag, Uitschrijfverzoek
from klanten.models.processtap import Processtap
from klanten.models.stimulans import Stimulans
from klanten.models.taakrelatie import Taakrelatie
from klanten.models.toegang import Activeringscode
from klanten.models.uitkering import Uitkering
from klanten.models.uitstroom import Nazorgcontact, Uitstroom
from klanten.models.uitwisseling import (
    Basiswaarde,
    Overname,
    Uitgifte,
    Uitwisseling,
    Uitwisselkoppeling,
    Verschil,
)
from klanten.models.verwijzing import Hulporganisatie, Verwijzing
from klanten.models.voorlichting import Voorlichting
from klanten.models.werkmap import Opleiding, Werkervaring
from klanten.models.zending import Zending
from klanten.models.zoektocht import Competentie, KlantCompetentie, Sollicitatie

__all__ = [
    "Aanvraag",
    "Activeringscode",
    "Afspraak",
    "Afwezigheid",
    "Agendasleutel",
    "Antwoord",
    "Basiswaarde",
    "Belemmering",
    "BelemmeringSoort",
    "Bericht",
    "Beschikbaarheid",
    "Betrokkene",
    "Betwisting",
    "Bewaartermijn",
    "Bewaring",
    "Brief",
    "Clientbeeld",
    "Coach",
    "Coachkoppeling",
    "Coachnotitie",
    "Competentie",
    "Contactgegevens",
    "Contactmoment",
    "Contactpersoonschap",
    "Controlemiddel",
    "Document",
    "Doel",
    "Gebeurtenis",
    "Gegevensbevestiging",
    "Groepsbijeenkomst",
    "Groepsdeelname",
    "Hulporganisatie",
    "Identiteitscontrole",
    "Identiteitsnummer",
    "Incident",
    "Intakegesprek",
    "Inzage",
    "Inzagevraag",
    "Klant",
    "KlantCompetentie",
    "Klantvraag",
    "Kwalificatiecheck",
    "Ladderafweging",
    "Ladderpositie",
    "Leefdomein",
    "Nazorgcontact",
    "Opleiding",
    "Overdracht",
    "Overkomst",
    "Overleg",
    "Overlegdeelnemer",
    "Overname",
    "Partnerverwijzing",
    "Processtap",
    "Schoolmelding",
    "Situatie",
    "Sollicitatie",
    "Stimulans",
    "Taak",
    "Taakrelatie",
    "Uitgifte",
    "Uitkering",
    "Uitschrijfverzoek",
    "Uitstroom",
    "Uitwisseling",
    "Uitwisselkoppeling",
    "Verdeling",
    "Verdelingsregel",
    "Verschil",
    "Verwijzing",
    "Voorlichting",
    "Voortgangsverslag",
    "Weekdag",
    "Werkervaring",
    "Wisbewijs",
    "Zending",
    "zoeknaam",
]
