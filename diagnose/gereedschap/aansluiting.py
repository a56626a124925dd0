"""What the gereedschapskist tells the floors below: the page of a task, and subsidies for a placement."""

from diagnose.gereedschap import subsidies
from klanten import taaklinks
from klanten.taaklinks import Pagina
from werkgevers import steunvoorstellen


def meld_aan() -> None:
    """The page of a question on a rule, and the subsidies of a client."""
    taaklinks.registreer("regelvraag", Pagina("diagnose:regelvraag", in_dossier=False))
    steunvoorstellen.registreer(subsidies.van_klant)
