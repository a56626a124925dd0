"""Records of enforcement, by subject."""

from handhaving.models.beleid import Beleid, Beleidsregel, Ernst, Overtredingsoort
from handhaving.models.bezwaar import Bezwaar
from handhaving.models.contract import Plichtencontract
from handhaving.models.controle import Controle
from handhaving.models.controlesoort import Controlesoort, Fraudedekking, Fraudevorm, Onderdeel
from handhaving.models.huisbezoek import Huisbezoek
from handhaving.models.maatregel import Besluit, Hoorpoging, Horing, Kennisgeving, Voorstel
from handhaving.models.monitor import Alertheidstraining, Auditbestand, Auditgroep
from handhaving.models.overtreding import Overtreding
from handhaving.models.risico import (
    VERHOOGD,
    Intakevorm,
    Kleur,
    Risicobeoordeling,
    Risicogrenzen,
    Risicoprofiel,
    Risicostand,
    Uitlegverzoek,
)
from handhaving.models.signaal import Signaal
from handhaving.models.steekproef import Steekproef
from handhaving.models.verplichting import Verplichting
from handhaving.models.vervolg import (
    AARD_VAN,
    Aanpakmaatregel,
    Aard,
    Factor,
    Handhavingsaanpak,
    Kleuraanpak,
    Vervolgmaatregel,
)

__all__ = [
    "AARD_VAN",
    "VERHOOGD",
    "Aanpakmaatregel",
    "Aard",
    "Alertheidstraining",
    "Auditbestand",
    "Auditgroep",
    "Beleid",
    "Beleidsregel",
    "Besluit",
    "Bezwaar",
    "Controle",
    "Controlesoort",
    "Ernst",
    "Factor",
    "Fraudedekking",
    "Fraudevorm",
    "Handhavingsaanpak",
    "Hoorpoging",
    "Horing",
    "Huisbezoek",
    "Intakevorm",
    "Kennisgeving",
    "Kleur",
    "Kleuraanpak",
    "Onderdeel",
    "Overtreding",
    "Overtredingsoort",
    "Plichtencontract",
    "Risicobeoordeling",
    "Risicogrenzen",
    "Risicoprofiel",
    "Risicostand",
    "Signaal",
    "Steekproef",
    "Uitlegverzoek",
    "Verplichting",
    "Vervolgmaatregel",
    "Voorstel",
]
