from keten.models.gebruiker import Gebruiker, Medewerker, Team, Teamleiding
from keten.models.indiening import Indiening
from keten.models.instelling import Instelling
from keten.models.klad import Klad
from keten.models.partner import Arbeidsmarktregio, Ketenpartner, Locatie, Regime
from keten.models.postcodegebied import Postcodegebied
from keten.models.regel import Regelconcept, Regelset, Regelversie
from keten.models.risicofeit import Risicofeit
from keten.models.school import School, Schoolcontact
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.tekstblok import Tekstblok
from keten.models.termijnregel import Termijnregel
from keten.models.tijdvak import Tijdvak, geen_overlap, geen_overlap_in_tijd
from keten.models.trede import Trede
from keten.models.versie import MetVersie
from keten.models.vervanging import Mandaat, Waarneming
from keten.models.webadres import Webadres

__all__ = [
    "Arbeidsmarktregio",
    "Gebruiker",
    "Indiening",
    "Instelling",
    "Ketenpartner",
    "Klad",
    "Locatie",
    "Mandaat",
    "Medewerker",
    "MetSleutel",
    "MetVersie",
    "Postcodegebied",
    "Regelconcept",
    "Regelset",
    "Regelversie",
    "Regime",
    "Risicofeit",
    "School",
    "Schoolcontact",
    "SleutelQuerySet",
    "Team",
    "Teamleiding",
    "Tekstblok",
    "Termijnregel",
    "Tijdvak",
    "Trede",
    "Waarneming",
    "Webadres",
    "geen_overlap",
    "geen_overlap_in_tijd",
]
