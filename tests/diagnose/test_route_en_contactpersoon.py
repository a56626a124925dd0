"""Another route is no reason for another contact person (K-28)."""

import pytest

from diagnose import routeren
from keten.models import Medewerker
from klanten.contactpersoon import wijs_aan
from klanten.models import Clientbeeld, Klant
from klanten.overdragen import aantal

pytestmark = pytest.mark.usefixtures("beslisboom")


def _kies(klant: Klant, besluit: str, door: Medewerker) -> None:
    vorige = klant.routeringen.first()
    routeren.kies(
        klant=klant,
        besluit=besluit,
        reden="Past beter bij de klant",
        gezien_advies=routeren.adviseer(klant).route,
        vorige=vorige.pk if vorige else None,
        door=door,
    )


@pytest.mark.eis("K-28")
def test_van_route_a_naar_b_en_terug_blijft_de_contactpersoon_dezelfde(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    for route in ("A", "B", "A"):
        _kies(klant, route, door=bram)
        beeld = Clientbeeld.objects.get(klant=klant)
        assert (beeld.route, beeld.contactpersoon) == (route, anna)
    assert aantal(klant) == 0
