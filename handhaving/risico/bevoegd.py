"""Who may decide about the risk of a client: somebody of the client's location, with the right to it."""

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, rechten_van
from klanten.models import Klant


def eis(door: Medewerker, klant: Klant, recht: Recht = Recht.RISICO) -> None:
    """Refuse who may not, whichever way the call came.

    Raises:
        RechtOntbreekt: another location, or a role without this right.
    """
    if not door.werkt_op(klant.locatie):
        raise RechtOntbreekt(f"Deze klant hoort bij {klant.locatie}. U werkt daar niet.")
    if recht not in rechten_van(door.rollen):
        raise RechtOntbreekt("Uw rol geeft hier geen toegang toe.")


def eis_beleid(door: Medewerker, locatie: Locatie) -> None:
    """Refuse who does not decide about the enforcement of a location.

    Raises:
        NietToegestaan: another location, or a role without the right to its policy.
    """
    if not door.werkt_op(locatie) or Recht.HANDHAVINGSBELEID not in rechten_van(door.rollen):
        raise NietToegestaan("Uw rol geeft hier geen toegang toe.")
