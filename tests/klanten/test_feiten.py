"""Facts about a client give the same answer for one person and for the whole country."""

import datetime

import pytest

from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import waarden_van
from keten.tijd import vandaag
from klanten.models import Belemmering, Klant
from tests.fabriek import BelemmeringSoortFabriek, RegimeFabriek, UitkeringFabriek

ALLES = [
    "leeftijd",
    "maanden_werkloos",
    "regimes",
    "aantal_regimes",
    "belemmeringen",
    "heeft_startkwalificatie",
]


def test_een_nieuw_dossier_heeft_geen_uitkering_en_onbekende_feiten(klant: Klant) -> None:
    waarden = waarden_van(klant, ALLES, feiten_voor("klant"))
    assert waarden["aantal_regimes"] == 0
    assert waarden["regimes"] == frozenset()
    assert waarden["maanden_werkloos"] is None
    assert waarden["heeft_startkwalificatie"] is None


@pytest.mark.eis("K-15")
def test_alleen_lopende_uitkeringen_en_omstandigheden_tellen(klant: Klant) -> None:
    dag = datetime.timedelta(days=1)
    UitkeringFabriek(klant=klant)
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"), tot=vandaag() - dag)
    for code, tot in (("schulden", None), ("echtscheiding", vandaag() - dag)):
        soort = BelemmeringSoortFabriek(code=code)
        Belemmering.objects.create(klant=klant, soort=soort, van=vandaag() - 9 * dag, tot=tot)
    waarden = waarden_van(klant, ALLES, feiten_voor("klant"))
    assert waarden["regimes"] == {"ww"}
    assert waarden["aantal_regimes"] == 1
    assert waarden["belemmeringen"] == {"schulden"}


def test_leeftijd_en_werkloosheid_tellen_hele_jaren_en_maanden(klant: Klant) -> None:
    klant.geboortedatum = vandaag().replace(year=vandaag().year - 27, day=1)
    klant.save()
    klant.situatie.werkloos_sinds = vandaag() - datetime.timedelta(days=366)
    klant.situatie.save()
    waarden = waarden_van(klant, ALLES, feiten_voor("klant"))
    assert waarden["leeftijd"] == 27
    assert waarden["maanden_werkloos"] == 12
