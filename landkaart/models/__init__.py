from landkaart.models.beoordeling import Beoordeling, Toetsantwoord
from landkaart.models.besluit import Besluit, Besluitregel
from landkaart.models.bestuur import Aanwezigheid, Beslisruimte, Mtoverleg, Vertegenwoordiging
from landkaart.models.bewijs import Bewijs, Scorebewijs
from landkaart.models.budget import Budget
from landkaart.models.capaciteit import Capaciteit
from landkaart.models.concept import Aanpak, Concept, Meetperiode
from landkaart.models.criterium import Criterium, Criteriumvink
from landkaart.models.deelstand import Deelstand
from landkaart.models.dienstconcept import SECTIES, Conceptversie, Dienstverleningsconcept
from landkaart.models.experiment import Experiment, Experimentdeelname, Tussenblik
from landkaart.models.ijkdatum import Ijkdatum
from landkaart.models.indicatorwaarde import Indicatorronde, Indicatorversie, Indicatorwaarde
from landkaart.models.inspectie import Inspectietoegang
from landkaart.models.jaarplan import TEKSTEN, Jaarplan, Planakkoord
from landkaart.models.jaarplandoel import Doelafwijking, Doelevaluatie, Jaarplanactie, Jaarplandoel
from landkaart.models.kennis import Kennisstuk, Volging, Zoekingang
from landkaart.models.knelpunt import Knelpunt, KnelpuntBij, Oplossing
from landkaart.models.mijlpaal import PERCENTAGE, Antwoord, Fase, Mijlpaal, Mijlpaalscore
from landkaart.models.monitor import Monitorafspraak, Monitorgesprek
from landkaart.models.nieuws import Nieuwsbericht
from landkaart.models.onderdeel import Deelname, Onderdeel, Pilot, Portefeuille, Raadpleging
from landkaart.models.oordeel import Bijdrage, Onderbouwing, Oordeel
from landkaart.models.overname import OnderzochtePraktijk, Overname
from landkaart.models.peiling import (
    Antwoordcode,
    Antwoordindeling,
    Moment,
    Peiling,
    Peilingantwoord,
    Peilinguitnodiging,
    Peilingvraag,
    Verwachting,
)
from landkaart.models.praktijk import Praktijk
from landkaart.models.referentieresultaat import Referentieresultaat
from landkaart.models.regiodoel import Regiodoel
from landkaart.models.sno import Serviceafspraak, Serviceovereenkomst
from landkaart.models.thema import Expertgroep, Thema, Toetsvraag
from landkaart.models.toetsing import Opmerking, Toetsing
from landkaart.models.verantwoording import (
    HOOFDSTUKKEN,
    Handtekening,
    Ketenverslag,
    Periodesoort,
    Verantwoordingsbestand,
)
from landkaart.models.verbetering import Landkaartdoel, Verbetervoorstel

__all__ = [
    "HOOFDSTUKKEN",
    "PERCENTAGE",
    "SECTIES",
    "TEKSTEN",
    "Aanpak",
    "Aanwezigheid",
    "Antwoord",
    "Antwoordcode",
    "Antwoordindeling",
    "Beoordeling",
    "Beslisruimte",
    "Besluit",
    "Besluitregel",
    "Bewijs",
    "Bijdrage",
    "Budget",
    "Capaciteit",
    "Concept",
    "Conceptversie",
    "Criterium",
    "Criteriumvink",
    "Deelname",
    "Deelstand",
    "Dienstverleningsconcept",
    "Doelafwijking",
    "Doelevaluatie",
    "Experiment",
    "Experimentdeelname",
    "Expertgroep",
    "Fase",
    "Handtekening",
    "Ijkdatum",
    "Indicatorronde",
    "Indicatorversie",
    "Indicatorwaarde",
    "Inspectietoegang",
    "Jaarplan",
    "Jaarplanactie",
    "Jaarplandoel",
    "Kennisstuk",
    "Ketenverslag",
    "Knelpunt",
    "KnelpuntBij",
    "Landkaartdoel",
    "Meetperiode",
    "Mijlpaal",
    "Mijlpaalscore",
    "Moment",
    "Monitorafspraak",
    "Monitorgesprek",
    "Mtoverleg",
    "Nieuwsbericht",
    "Onderbouwing",
    "Onderdeel",
    "OnderzochtePraktijk",
    "Oordeel",
    "Oplossing",
    "Opmerking",
    "Overname",
    "Peiling",
    "Peilingantwoord",
    "Peilinguitnodiging",
    "Peilingvraag",
    "Periodesoort",
    "Pilot",
    "Planakkoord",
    "Portefeuille",
    "Praktijk",
    "Raadpleging",
    "Referentieresultaat",
    "Regiodoel",
    "Scorebewijs",
    "Serviceafspraak",
    "Serviceovereenkomst",
    "Thema",
    "Toetsantwoord",
    "Toetsing",
    "Toetsvraag",
    "Tussenblik",
    "Verantwoordingsbestand",
    "Verbetervoorstel",
    "Vertegenwoordiging",
    "Verwachting",
    "Volging",
    "Zoekingang",
]
