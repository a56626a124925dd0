from keten.models.aanmeldbron import Aanmeldbron, Bronkoppeling, Bronsessie
from keten.models.aanspreekpunt import Aanspreekpunt, Onderwerp
from keten.models.extern import ExternePartner, Partneraccount
from keten.models.gebruiker import Gebruiker, Medewerker, Team, Teamleiding
from keten.models.indiening import Indiening
from keten.models.instelling import Instelling
from keten.models.invoer import Invoerbestand, Invoerrij
from keten.models.klad import Klad
from keten.models.notificatie import Abonnement, Notificatie
from keten.models.partner import Arbeidsmarktregio, Ketenpartner, Locatie, Regime
from keten.models.postcodegebied import Postcodegebied
from keten.models.regel import Regelconcept, Regelset, Regelversie
from keten.models.risicofeit import Risicofeit
from keten.models.rolafbeelding import Aanmeldwaarde, Claim, Rolafbeelding
from keten.models.rondleiding import Rondleiding
from keten.models.school import School, Schoolcontact
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.systeem import Herhaling, Systeem
from keten.models.tekstblok import Tekstblok
from keten.models.termijnregel import Termijnregel
from keten.models.tijdvak import Tijdvak, geen_overlap, geen_overlap_in_tijd
from keten.models.trede import Trede
from keten.models.uitdienst import Uitdienst, Uitdienstlijst
from keten.models.versie import MetVersie
from keten.models.vervanging import Mandaat, Waarneming
from keten.models.webadres import Webadres

__all__ = [
    "Aanmeldbron",
    "Aanmeldwaarde",
    "Aanspreekpunt",
    "Abonnement",
    "Arbeidsmarktregio",
    "Bronkoppeling",
    "Bronsessie",
    "Claim",
    "ExternePartner",
    "Gebruiker",
    "Herhaling",
    "Indiening",
    "Instelling",
    "Invoerbestand",
    "Invoerrij",
    "Ketenpartner",
    "Klad",
    "Locatie",
    "Mandaat",
    "Medewerker",
    "MetSleutel",
    "MetVersie",
    "Notificatie",
    "Onderwerp",
    "Partneraccount",
    "Postcodegebied",
    "Regelconcept",
    "Regelset",
    "Regelversie",
    "Regime",
    "Risicofeit",
    "Rolafbeelding",
    "Rondleiding",
    "School",
    "Schoolcontact",
    "SleutelQuerySet",
    "Systeem",
    "Team",
    "Teamleiding",
    "Tekstblok",
    "Termijnregel",
    "Tijdvak",
    "Trede",
    "Uitdienst",
    "Uitdienstlijst",
    "Waarneming",
    "Webadres",
    "geen_overlap",
    "geen_overlap_in_tijd",
]
