"""What Work First tells the floors below at start-up: where its tasks lead, and what a client takes along."""

from collections.abc import Iterable

from diagnose.models import WerkFirstPlaatsing
from diagnose.werkfirst import instellingen, plaatsen, stappen
from klanten import meenemen, taaklinks
from klanten.meenemen import Deel, Rij, velden
from klanten.models import Klant

_lees = velden("model", "bij", "uren_per_week", "begin", "einde", "beeindigd_op", "uitkomst")


def meld_aan() -> None:
    """Declare settings, links and the client's own part; why somebody was placed stays behind (X-18)."""
    instellingen.meld_aan()
    taaklinks.registreer(plaatsen.TAAKWOORD, taaklinks.Pagina("diagnose:werkfirst", met_nummer=False))
    taaklinks.registreer(stappen.TAAKWOORD, taaklinks.Pagina("diagnose:werkfirst", met_nummer=False))
    meenemen.registreer(Deel("work_first", "Work First", _plaatsingen, (WerkFirstPlaatsing,)))


def _plaatsingen(klant: Klant) -> Iterable[Rij]:
    rijen = klant.werkfirstplaatsingen.select_related("model")
    return [
        {**_lees(rij), "afwezig": rij.verzuim.filter(ingetrokken_op__isnull=True).count()} for rij in rijen
    ]
