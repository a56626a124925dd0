"""What the gereedschapskist tells the floors below: on which page a task about an answer is done."""

from klanten import taaklinks
from klanten.taaklinks import Pagina


def meld_aan() -> None:
    """The page of a question on a rule."""
    taaklinks.registreer("regelvraag", Pagina("diagnose:regelvraag", in_dossier=False))
