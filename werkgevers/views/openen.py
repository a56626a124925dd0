"""How the screens of an employer begin: the record, and what its header shows."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from keten.rechten import Recht
from keten.verzoek import Verzoek
from werkgevers.aanspreekpunt import accountmanager
from werkgevers.bediening import bedient
from werkgevers.models import Werkgever
from werkgevers.sectorteams import team_van


def open_werkgever(pk: int) -> Werkgever:
    """An employer that still is one.

    Raises:
        Http404: there is none, or it went on in another record.
    """
    werkgever = get_object_or_404(Werkgever.objects.select_related("sector", "locatie"), pk=pk)
    if werkgever.samengevoegd_in_id is not None:
        raise Http404
    return werkgever


def kop(request: Verzoek, werkgever: Werkgever) -> dict[str, Any]:
    """What every page of an employer shows at the top (`werkgevers/werkgever_basis.html`)."""
    mag_bijhouden = Recht.WERKGEVERS in request.rechten
    mag_wijzigen = mag_bijhouden and bedient(werkgever, request.medewerker)
    return {
        "werkgever": werkgever,
        "accountmanager": accountmanager(werkgever),
        "team": team_van(werkgever.locatie, werkgever.sector),
        "hoofdvestiging": werkgever.vestigingen.filter(gesloten_op__isnull=True).first(),
        "mag_bijhouden": mag_bijhouden,
        "mag_wijzigen": mag_wijzigen,
        "toevoegen": "Toevoegen" if mag_wijzigen else "",
        "wijzigen": "Wijzigen" if mag_wijzigen else "",
    }
