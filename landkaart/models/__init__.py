from landkaart.models.beoordeling import Beoordeling, Toetsantwoord
from landkaart.models.bewijs import Bewijs, Scorebewijs
from landkaart.models.concept import Aanpak, Concept, Meetperiode
from landkaart.models.criterium import Criterium, Criteriumvink
from landkaart.models.deelstand import Deelstand
from landkaart.models.dienstconcept import SECTIES, Conceptversie, Dienstverleningsconcept
from landkaart.models.ijkdatum import Ijkdatum
from landkaart.models.inspectie import Inspectietoegang
from landkaart.models.kennis import Kennisstuk, Volging, Zoekingang
from landkaart.models.knelpunt import Knelpunt, KnelpuntBij, Oplossing
from landkaart.models.mijlpaal import PERCENTAGE, Antwoord, Fase, Mijlpaal, Mijlpaalscore
from landkaart.models.monitor import Monitorafspraak, Monitorgesprek
from landkaart.models.nieuws import Nieuwsbericht
from landkaart.models.onderdeel import Deelname, Onderdeel, Pilot, Portefeuille, Raadpleging
from landkaart.models.oordeel import Bijdrage, Onderbouwing, Oordeel
from landkaart.models.overname import OnderzochtePraktijk, Overname
from landkaart.models.praktijk import Praktijk
from landkaart.models.thema import Expertgroep, Thema, Toetsvraag
from landkaart.models.toetsing import Opmerking, Toetsing
from landkaart.models.verbetering import Landkaartdoel, Verbetervoorstel

__all__ = [
    "PERCENTAGE",
    "SECTIES",
    "Aanpak",
    "Antwoord",
    "Beoordeling",
    "Bewijs",
    "Bijdrage",
    "Concept",
    "Conceptversie",
    "Criterium",
    "Criteriumvink",
    "Deelname",
    "Deelstand",
    "Dienstverleningsconcept",
    "Expertgroep",
    "Fase",
    "Ijkdatum",
    "Inspectietoegang",
    "Kennisstuk",
    "Knelpunt",
    "KnelpuntBij",
    "Landkaartdoel",
    "Meetperiode",
    "Mijlpaal",
    "Mijlpaalscore",
    "Monitorafspraak",
    "Monitorgesprek",
    "Nieuwsbericht",
    "Onderbouwing",
    "Onderdeel",
    "OnderzochtePraktijk",
    "Oordeel",
    "Oplossing",
    "Opmerking",
    "Overname",
    "Pilot",
    "Portefeuille",
    "Praktijk",
    "Raadpleging",
    "Scorebewijs",
    "Thema",
    "Toetsantwoord",
    "Toetsing",
    "Toetsvraag",
    "Verbetervoorstel",
    "Volging",
    "Zoekingang",
]
