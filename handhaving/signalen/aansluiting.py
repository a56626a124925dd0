"""What this room tells the floors below at start-up: where its tasks are done.

Signals do not go along in a client's download: one may be about a check that runs, or name somebody else.
What was decided stands in the dossier as a check or a breach; the rest is explained in words on request.
"""

from handhaving.signalen import werk
from klanten import taaklinks
from klanten.taaklinks import Pagina


def meld_aan() -> None:
    """Register the pages."""
    taaklinks.registreer(werk.WOORD, Pagina("handhaving:signaal", in_dossier=False, antwoord=True))
    taaklinks.registreer(werk.WOORD_IMPORT, Pagina("handhaving:signaalimport", in_dossier=False))
