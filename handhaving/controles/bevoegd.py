"""Who may do which check: the administrative ones go with the assessment, the intensive ones do not."""

from handhaving.models import Controlesoort
from keten import bevoegd
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from klanten.models import Klant


def recht_voor(soort: Controlesoort) -> Recht:
    """The right that a kind of check asks for."""
    return Recht.HANDHAVEN if soort.intensief else Recht.RISICO


def mag(door: Medewerker, locatie: Locatie, soort: Controlesoort) -> bool:
    """Whether somebody may order and do checks of this kind at a location."""
    return bevoegd.mag(door, locatie, recht_voor(soort))


def eis_controle(door: Medewerker, klant: Klant, soort: Controlesoort) -> None:
    """Refuse who may not.

    Raises:
        RechtOntbreekt: another location, or a role without the right that this kind asks for.
    """
    bevoegd.eis(door, klant.locatie, recht_voor(soort))
