from werkgevers.models.accountmanagerschap import Accountmanagerschap
from werkgevers.models.afspraak import Leveringsafspraak, Samenwerkingsafspraak
from werkgevers.models.arbeidsmarkt import Arbeidsmarktbestand, Arbeidsmarktcijfer
from werkgevers.models.contact import Werkgeverscontact
from werkgevers.models.doorzending import Doorzending, Vraagspecialist
from werkgevers.models.gastuitnodiging import Gastuitnodiging
from werkgevers.models.gegevenscheck import Gegevenscheck
from werkgevers.models.instantie import Instantie
from werkgevers.models.marktplan import Marktplan, Marktplanregel, Streefcijfer
from werkgevers.models.motivatie import Motivatiesignaal
from werkgevers.models.nazorg import Nazorgmoment
from werkgevers.models.plaatsing import Plaatsing
from werkgevers.models.pool import Pool, Poollid, Uitlening
from werkgevers.models.project import Project, Projectdeelname
from werkgevers.models.relatie import GeenDubbel, Samenvoeging, Sectorteam, Specialist, Teamsector
from werkgevers.models.steun import Plaatsingssteun, Steunmaatregel
from werkgevers.models.tevredenheid import Tevredenheid, Tevredenheidsscore, Verwachting
from werkgevers.models.vacature import Beroep, Klokpauze, Vacature, Vacatureeis, Vacaturegebeurtenis
from werkgevers.models.vestiging import Contactpersoon, Vestiging
from werkgevers.models.voordracht import Voordracht
from werkgevers.models.vraag import Vraagbericht, Werkgeversvraag
from werkgevers.models.vraagwerknemer import Vraagwerknemer
from werkgevers.models.werkgever import Sector, Werkgever
from werkgevers.models.werkgeversteam import Teamdeelnemer
from werkgevers.models.zoekprofiel import Akkoordkanaal, Leverancier, Zoekprofiel

__all__ = [
    "Accountmanagerschap",
    "Akkoordkanaal",
    "Arbeidsmarktbestand",
    "Arbeidsmarktcijfer",
    "Beroep",
    "Contactpersoon",
    "Doorzending",
    "Gastuitnodiging",
    "GeenDubbel",
    "Gegevenscheck",
    "Instantie",
    "Klokpauze",
    "Leverancier",
    "Leveringsafspraak",
    "Marktplan",
    "Marktplanregel",
    "Motivatiesignaal",
    "Nazorgmoment",
    "Plaatsing",
    "Plaatsingssteun",
    "Pool",
    "Poollid",
    "Project",
    "Projectdeelname",
    "Samenvoeging",
    "Samenwerkingsafspraak",
    "Sector",
    "Sectorteam",
    "Specialist",
    "Steunmaatregel",
    "Streefcijfer",
    "Teamdeelnemer",
    "Teamsector",
    "Tevredenheid",
    "Tevredenheidsscore",
    "Uitlening",
    "Vacature",
    "Vacatureeis",
    "Vacaturegebeurtenis",
    "Verwachting",
    "Vestiging",
    "Voordracht",
    "Vraagbericht",
    "Vraagspecialist",
    "Vraagwerknemer",
    "Werkgever",
    "Werkgeverscontact",
    "Werkgeversvraag",
    "Zoekprofiel",
]
