"""Who may do what: one table, readable for everybody who works here."""

import pytest

from keten.rechten import BUITENROLLEN, RECHTEN, Recht, Rol, rechten_van
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek


@pytest.mark.eis("X-03")
def test_elke_rol_staat_in_de_tabel() -> None:
    assert set(RECHTEN) == set(Rol)


@pytest.mark.eis("X-03")
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in BUITENROLLEN])
@pytest.mark.django_db
def test_elke_medewerker_ziet_wie_wat_mag(rol: Rol, als: Als) -> None:
    antwoord = als(MedewerkerFabriek(rollen=[rol.value])).get("/rechten/")
    assert antwoord.status_code == 200
    tabel = dict(antwoord.context["tabel"])
    kolom = list(Rol).index(Rol.BEHEERDER)
    assert tabel[Recht.BEHEREN.label][kolom]
    assert not tabel[Recht.DOSSIER_INZIEN.label][kolom]


def test_rollen_tellen_bij_elkaar_op() -> None:
    samen = rechten_van([Rol.INTAKER, Rol.MT_LID])
    assert samen == RECHTEN[Rol.INTAKER] | RECHTEN[Rol.MT_LID]
    assert rechten_van([]) == frozenset()


def test_een_klant_heeft_geen_enkel_recht_van_een_medewerker() -> None:
    van_medewerkers = frozenset().union(*(RECHTEN[rol] for rol in Rol if rol not in BUITENROLLEN))
    assert RECHTEN[Rol.KLANT].isdisjoint(van_medewerkers)


def test_wie_de_regels_maakt_ziet_geen_dossiers() -> None:
    """Administration and management rights do not open a dossier."""
    for rol in (Rol.MT_LID, Rol.BEHEERDER, Rol.KETENAANJAGER):
        assert Recht.DOSSIER_INZIEN not in RECHTEN[rol]
        assert Recht.ZOEKEN not in RECHTEN[rol]


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/privacy/", "/toegankelijkheid/"])
def test_iedereen_kan_de_verklaringen_lezen(client: object, url: str) -> None:
    antwoord = client.get(url)  # type: ignore[attr-defined]
    assert antwoord.status_code == 200
    assert "voorbeeldadres" in antwoord.text
