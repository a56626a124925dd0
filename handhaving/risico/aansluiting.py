"""What this room tells the floors below at start-up: tasks, the intake, and what clients take along.

Assessments, the colour and planned measures stay behind: they are explained in words on request (`uitleg`).
"""

from collections.abc import Iterable

from handhaving.models import Kleuraanpak, Uitlegverzoek, Vervolgmaatregel
from handhaving.risico import aanpakken, beoordelen, lijsten, uitleg, vervolg
from klanten import intakevorm, taaklinks
from klanten.intakevorm import Intakevorm
from klanten.meenemen import Deel, Rij, registreer, velden
from klanten.models import Klant
from klanten.taaklinks import Pagina

_verzoek = velden("gevraagd_op", "vraag", "antwoord", "beantwoord_op")


def meld_aan() -> None:
    """Register everything."""
    taaklinks.registreer(vervolg.WOORD, Pagina("handhaving:vervolg", antwoord=True))
    taaklinks.registreer(beoordelen.WOORD, Pagina("handhaving:beoordeling", antwoord=True))
    taaklinks.registreer(uitleg.WOORD, Pagina("handhaving:uitleg", antwoord=True))
    intakevorm.registreer(vorm_van)
    registreer(
        Deel("uitlegverzoeken", "Uitleg over uw beoordeling", _verzoeken, (Uitlegverzoek,)),
    )


def vorm_van(klant: Klant) -> Intakevorm | None:
    """How long the intake is, as the last assessment decided, and what is checked at it (H-27, H-28)."""
    stand = lijsten.stand_van(klant)
    if stand is None:
        return None
    kort = stand.beoordeling.intakevorm == "kort"
    punten = klant.vervolgmaatregelen.filter(bij_intake=True, stand=Vervolgmaatregel.Stand.OPEN)
    deel = aanpakken.bij(klant, stand.kleur)
    gesprek = Kleuraanpak.Gesprek(deel.gesprek).label if deel else ""
    return Intakevorm(kort, str(gesprek), tuple(punten.values_list("wat", flat=True)))


def _verzoeken(klant: Klant) -> Iterable[Rij]:
    return [_verzoek(verzoek) for verzoek in klant.uitlegverzoeken.order_by("gevraagd_op")]
