"""Who may do which check: the administrative ones go with the assessment, the intensive ones do not."""

from handhaving.models import Controlesoort
from handhaving.risico.bevoegd import eis
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, rechten_van
from klanten.models import Klant


def recht_voor(soort: Controlesoort) -> Recht:
    """The right that a kind of check asks for."""
    return Recht.HANDHAVEN if soort.intensief else Recht.RISICO


def mag(door: Medewerker, locatie: Locatie, soort: Controlesoort) -> bool:
    """Whether somebody may order and do checks of this kind at a location."""
    return door.werkt_op(locatie) and recht_voor(soort) in rechten_van(door.rollen)


def eis_controle(door: Medewerker, klant: Klant, soort: Controlesoort) -> None:
    """Refuse who may not.

    Raises:
        RechtOntbreekt: another location, or a role without the right that this kind asks for.
    """
    eis(door, klant, recht_voor(soort))
