"""Referring to another chain: with consent, with no more than was ticked, and with what came back (K-77)."""

import datetime
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import lopend
from klanten.models import Belemmering, Hulporganisatie, Klant, Taak, Verwijzing
from klanten.verwijzen import mogelijke_stappen, organisaties, verwijs, werk_bij
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, KlantFabriek
from tests.pagina import tekst

pytestmark = pytest.mark.eis("K-77")
DAG = datetime.timedelta(days=1)


@pytest.fixture
def ggz(db: None) -> Hulporganisatie:
    """An organisation for the whole country."""
    return Hulporganisatie.objects.create(code="ggz", naam="Geestelijke gezondheidszorg", soort="ggz")


def _verwijs(klant: Klant, organisatie: Hulporganisatie, door: Medewerker, **anders: Any) -> Verwijzing:
    velden = {
        "reden": "De klant vraagt hulp",
        "gegevens": ["naam", "telefoon"],
        "toestemming_op": vandaag(),
        "toestemming_wijze": "mondeling",
        **anders,
    }
    return verwijs(klant=klant, organisatie=organisatie, door=door, **velden)


def test_de_organisatie_krijgt_alleen_wat_is_aangevinkt(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie, als: Als
) -> None:
    schulden = BelemmeringSoortFabriek(naam="Schulden")
    Belemmering.objects.create(klant=klant, soort=schulden, van=vandaag())
    verwijzing = _verwijs(klant, ggz, anna)
    assert verwijzing.gedeeld == [["naam", "Marieke van der Velde"], ["telefoonnummer", "+31555801234"]]
    pagina = tekst(als(anna).get(f"/klanten/{klant.klantnummer}/verwijzing/{verwijzing.pk}/"))
    blok = pagina.partition("Dit kreeg de organisatie")[2].partition("Meer uit het dossier")[0]
    assert "+31555801234" in blok
    assert "Schulden" not in blok
    assert "1984" not in blok
    klant.contactgegevens.telefoon = "+31600000000"
    klant.contactgegevens.save()
    verwijzing.refresh_from_db()
    assert verwijzing.gedeeld[1][1] == "+31555801234", "zoals het is meegegeven"


@pytest.mark.parametrize(("dagen", "melding"), [(1, "moet nog komen"), (-91, "Vraag de klant opnieuw")])
def test_zonder_geldige_toestemming_wordt_niets_gedeeld(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie, dagen: int, melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        _verwijs(klant, ggz, anna, toestemming_op=vandaag() + dagen * DAG)
    assert not Verwijzing.objects.exists()


def test_een_gegeven_dat_er_niet_is_of_geen_enkel_gegeven_wordt_geweigerd(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie
) -> None:
    with pytest.raises(NietToegestaan, match="“e-mailadres” is niet bekend"):
        _verwijs(klant, ggz, anna, gegevens=["email"])
    with pytest.raises(ValidationError):
        _verwijs(klant, ggz, anna, gegevens=[])


def test_van_aangemeld_via_bezig_naar_afgerond_met_terugkoppeling(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie
) -> None:
    verwijzing = _verwijs(klant, ggz, anna)
    assert [zaak.wat for zaak in lopend.van(klant)] == ["Hulp van GGZ"]
    assert Taak.objects.get().omschrijving == "Vraag hoe het gaat bij Geestelijke gezondheidszorg"
    verwijzing = werk_bij(verwijzing=verwijzing, stap="begin", terugkoppeling="", door=anna)
    assert [stap for stap, _ in mogelijke_stappen(verwijzing)] == ["rond_af", "trek_in"]
    with pytest.raises(NietToegestaan, match="Vul in wat u te weten kwam"):
        werk_bij(verwijzing=verwijzing, stap="rond_af", terugkoppeling=" ", door=anna)
    werk_bij(verwijzing=verwijzing, stap="rond_af", terugkoppeling="De hulp is klaar", door=anna)
    assert lopend.van(klant) == []
    assert not Taak.objects.open().exists()
    with pytest.raises(NietToegestaan, match="al afgerond"):
        werk_bij(verwijzing=verwijzing, stap="trek_in", terugkoppeling="x", door=anna)
    assert klant.gebeurtenissen.filter(soort="verwijzing", zichtbaar_voor_klant=True).count() == 3


def test_er_loopt_een_verwijzing_per_organisatie(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie
) -> None:
    eerste = _verwijs(klant, ggz, anna)
    with pytest.raises(ValidationError, match="loopt al een verwijzing"):
        _verwijs(klant, ggz, anna)
    werk_bij(verwijzing=eerste, stap="wijs_af", terugkoppeling="Geen plek", door=anna)
    _verwijs(klant, ggz, anna)


def test_een_organisatie_van_een_andere_locatie_of_van_vroeger_is_er_niet(
    klant: Klant, anna: Medewerker, gouda: Locatie, ggz: Hulporganisatie
) -> None:
    elders = Hulporganisatie.objects.create(code="mw", naam="MW Gouda", soort="ggz", locatie=gouda)
    vroeger = Hulporganisatie.objects.create(code="oud", naam="Oud", soort="ggz", geldig_tot=vandaag() - DAG)
    assert list(organisaties(klant.locatie)) == [ggz]
    for een in (elders, vroeger):
        with pytest.raises(NietToegestaan, match="werkt niet voor Activerium"):
            _verwijs(klant, een, anna)


def test_verwijzen_op_het_scherm(klant: Klant, anna: Medewerker, ggz: Hulporganisatie, als: Als) -> None:
    client, adres = als(anna), f"/klanten/{klant.klantnummer}/verwijzing/nieuw/"
    formulier = {
        "indiening": str(uuid.uuid4()),
        "organisatie": ggz.pk,
        "reden": "Hulp bij herstel",
        "gegevens": ["naam"],
        "toestemming_wijze": "schriftelijk",
    }
    fout = client.post(adres, formulier)
    assert fout.status_code == 422
    assert "Hulp bij herstel" in fout.content.decode()
    antwoord = client.post(adres, {**formulier, "toestemming_op": f"{vandaag():%d-%m-%Y}"}, follow=True)
    assert "De verwijzing naar Geestelijke gezondheidszorg staat in het dossier." in tekst(antwoord)
    verwijzing = Verwijzing.objects.get()
    klaar = client.post(
        f"/klanten/{klant.klantnummer}/verwijzing/{verwijzing.pk}/",
        {"indiening": str(uuid.uuid4()), "stap": "wijs_af", "terugkoppeling": "Wachtlijst te lang"},
        follow=True,
    )
    assert "Wachtlijst te lang" in tekst(klaar)


@pytest.mark.eis("X-17")
def test_een_verwijzing_van_een_ander_dossier_bestaat_hier_niet(
    klant: Klant, anna: Medewerker, ggz: Hulporganisatie, als: Als
) -> None:
    verwijzing = _verwijs(klant, ggz, anna)
    ander = KlantFabriek(locatie=klant.locatie)
    assert als(anna).get(f"/klanten/{ander.klantnummer}/verwijzing/{verwijzing.pk}/").status_code == 404
