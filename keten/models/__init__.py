from keten.models.gebruiker import Gebruiker, Medewerker, Team
from keten.models.indiening import Indiening
from keten.models.partner import Arbeidsmarktregio, Ketenpartner, Locatie, Regime
from keten.models.regel import Regelset, Regelversie
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.termijnregel import Termijnregel
from keten.models.tijdvak import Tijdvak, geen_overlap, geen_overlap_in_tijd
from keten.models.versie import MetVersie

__all__ = [
    "Arbeidsmarktregio",
    "Gebruiker",
    "Indiening",
    "Ketenpartner",
    "Locatie",
    "Medewerker",
    "MetSleutel",
    "MetVersie",
    "Regelset",
    "Regelversie",
    "Regime",
    "SleutelQuerySet",
    "Team",
    "Termijnregel",
    "Tijdvak",
    "geen_overlap",
    "geen_overlap_in_tijd",
]
