"""Experts judge: only members, with test questions, one by one and then together."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import beoordelen
from landkaart.models import Expertgroep, Praktijk, Thema, Toetsvraag
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.kennis import PraktijkFabriek, ThemaFabriek, maak_experts
from tests.pagina import tekst

GOED: dict[str, Any] = {"oordeel": "goed", "bijdragen": ["doelmatigheid"], "bewijs": "nulmeting"}


@pytest.fixture
def thema(db: None) -> Thema:
    return ThemaFabriek(code="jongeren")


@pytest.fixture
def praktijk(apeldoorn: Locatie, thema: Thema) -> Praktijk:
    return PraktijkFabriek(naam="Elke jongere binnen een week")


@pytest.fixture
def experts(thema: Thema, apeldoorn: Locatie) -> tuple[Expertgroep, Medewerker, Medewerker]:
    return maak_experts(thema, apeldoorn)


def _beoordeel(praktijk: Praktijk, groep: Expertgroep, door: Medewerker, **anders: Any) -> None:
    gegevens: dict[str, Any] = {"antwoorden": {}, "toelichting": "Het werkt.", **anders}
    beoordelen.beoordeel(praktijk=praktijk, expertgroep=groep, door=door, **gegevens)


def _stel_vast(praktijk: Praktijk, groep: Expertgroep, door: Medewerker, **anders: Any) -> Praktijk:
    gegevens: dict[str, Any] = {**GOED, "toelichting": "Samen besproken.", "versie": 1, **anders}
    return beoordelen.stel_oordeel_vast(praktijk=praktijk, expertgroep=groep, door=door, **gegevens)


@pytest.mark.eis("L-47", "L-51")
def test_het_gezamenlijke_oordeel_volgt_op_twee_eigen_oordelen_en_blijft_ernaast_staan(
    client: Client, als: Als, praktijk: Praktijk, experts: tuple[Expertgroep, Medewerker, Medewerker]
) -> None:
    groep, yvonne, omar = experts
    _beoordeel(praktijk, groep, yvonne, **GOED)
    with pytest.raises(NietToegestaan, match="twee experts"):
        _stel_vast(praktijk, groep, yvonne)
    _beoordeel(praktijk, groep, omar, toelichting="Te vroeg om te zeggen.")
    _stel_vast(praktijk, groep, yvonne, bijdragen=["doelmatigheid", "kwaliteit"])
    praktijk.refresh_from_db()
    assert (praktijk.stap, praktijk.beoordeeld_op, praktijk.oordeel) == ("beoordeeld", vandaag(), "goed")
    openbaar = tekst(client.get(reverse("landkaart:praktijk", args=[praktijk.pk])))
    for woorden in ("goede praktijk", "doelmatigheid (minder tijd of geld); hogere kwaliteit", "nulmeting"):
        assert woorden in openbaar
    assert "Omar" not in openbaar
    intern = tekst(als(omar).get(reverse("landkaart:praktijk", args=[praktijk.pk])))
    assert "Te vroeg om te zeggen." in intern


@pytest.mark.eis("L-47")
@pytest.mark.parametrize("weg", [{"bijdragen": []}, {"bewijs": ""}])
def test_een_oordeel_zonder_bijdrage_of_bewijs_wordt_geweigerd(
    praktijk: Praktijk, experts: tuple[Expertgroep, Medewerker, Medewerker], weg: dict[str, Any]
) -> None:
    groep, yvonne, omar = experts
    with pytest.raises(ValidationError, match="waaraan de praktijk bijdraagt"):
        _beoordeel(praktijk, groep, yvonne, **{**GOED, **weg})
    _beoordeel(praktijk, groep, yvonne)
    _beoordeel(praktijk, groep, omar)
    with pytest.raises(ValidationError, match="waaraan de praktijk bijdraagt"):
        _stel_vast(praktijk, groep, omar, **weg)


@pytest.mark.eis("L-51")
def test_alleen_leden_van_de_expertgroep_van_het_thema_beoordelen(
    als: Als, praktijk: Praktijk, experts: tuple[Expertgroep, Medewerker, Medewerker]
) -> None:
    groep, yvonne, _omar = experts
    buiten = MedewerkerFabriek(naam="Buitenstaander", rollen=["ketenaanjager"])
    adres = reverse("landkaart:praktijk_beoordelen", args=[praktijk.pk])
    assert als(buiten).get(adres).status_code == 403
    assert als(yvonne).get(adres).status_code == 200
    with pytest.raises(NietToegestaan, match="geen lid"):
        _beoordeel(praktijk, groep, buiten)
    for anders in ({"stap": "geidentificeerd", "beschreven_op": None}, {"mensen": False}):
        met_rest = PraktijkFabriek(**anders)
        with pytest.raises(NietToegestaan):
            _beoordeel(met_rest, groep, yvonne)


@pytest.mark.eis("L-50")
def test_experts_wijzigen_de_toetsvragen_en_het_formulier_stelt_ze(
    als: Als, praktijk: Praktijk, thema: Thema, experts: tuple[Expertgroep, Medewerker, Medewerker]
) -> None:
    groep, yvonne, _omar = experts
    nieuw = reverse("landkaart:toetsvraag_nieuw", args=[thema.pk])
    nummer = "0b6f4b8e-58c5-4c1c-8f0e-4a5d6a1f0021"
    als(yvonne).post(nieuw, {"vraag": "Kan school nog?", "volgorde": 1, "indiening": nummer})
    vraag = Toetsvraag.objects.get()
    adres = reverse("landkaart:praktijk_beoordelen", args=[praktijk.pk])
    assert "Kan school nog?" in tekst(als(yvonne).get(adres))
    ingevuld = {
        "indiening": "0b6f4b8e-58c5-4c1c-8f0e-4a5d6a1f0022",
        "expertgroep": groep.pk,
        "toelichting": "Goed bekeken.",
    }
    zonder = als(yvonne).post(adres, ingevuld)
    assert (zonder.status_code, "Goed bekeken." in tekst(zonder)) == (422, True)
    met = als(yvonne).post(adres, {**ingevuld, f"vraag_{vraag.pk}": "deels"}, follow=True)
    assert "Kan school nog? Voor een deel" in tekst(met)
    wijzigen = reverse("landkaart:toetsvraag_wijzigen", args=[vraag.pk])
    als(yvonne).post(wijzigen, {"vraag": vraag.vraag, "volgorde": 1, "versie": 1, "vervallen": "on"})
    assert "Kan school nog?" not in tekst(als(yvonne).get(adres))
    buiten = MedewerkerFabriek(naam="Buitenstaander", rollen=["ketenaanjager"])
    with pytest.raises(NietToegestaan, match="Alleen experts"):
        beoordelen.voeg_vraag_toe(thema=thema, vraag="Mag dit?", volgorde=2, door=buiten)


def test_een_later_oordeel_van_dezelfde_expert_telt(
    praktijk: Praktijk, experts: tuple[Expertgroep, Medewerker, Medewerker]
) -> None:
    groep, yvonne, omar = experts
    _beoordeel(praktijk, groep, yvonne)
    _beoordeel(praktijk, groep, yvonne, **GOED)
    with pytest.raises(NietToegestaan, match="twee experts"):
        _stel_vast(praktijk, groep, yvonne)
    assert [een.oordeel for een in beoordelen.laatste(praktijk)] == ["goed"]
    _beoordeel(praktijk, groep, omar)
    _stel_vast(praktijk, groep, omar)
    later = _stel_vast(praktijk, groep, omar, oordeel="bewezen", versie=2)
    assert (later.oordeel, later.versie) == ("bewezen", 3)


def test_het_ako_kiest_wie_expert_is(als: Als, thema: Thema, apeldoorn: Locatie, anna: Medewerker) -> None:
    groep, yvonne, _omar = maak_experts(thema, apeldoorn)
    ako = MedewerkerFabriek(naam="Ad Ako", rollen=["ako"])
    adres = reverse("landkaart:expertgroep", args=[groep.pk])
    als(ako).post(adres, {"leden": [yvonne.pk, ako.pk]})
    assert set(groep.leden.all()) == {yvonne, ako}
    with pytest.raises(NietToegestaan, match="mag geen praktijken beoordelen"):
        beoordelen.zet_leden(expertgroep=groep, leden=[anna])
    assert als(anna).get(adres).status_code == 403
    assert "Yvonne Expert" in tekst(als(anna).get(reverse("landkaart:thema", args=[thema.pk])))
