"""What the ketenjaarplan tells the floors below when the portal starts."""

from klanten import taaklinks
from klanten.taaklinks import Pagina
from landkaart.jaarplan import acties, bewaken


def meld_aan() -> None:
    """Where its tasks lead."""
    taaklinks.registreer(acties.WOORD, Pagina("landkaart:jaarplanactie", in_dossier=False))
    taaklinks.registreer(
        bewaken.WOORD, Pagina("landkaart:jaarplan_toelichting", in_dossier=False, antwoord=True)
    )
