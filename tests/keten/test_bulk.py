"""Rows that follow from other rows, made by the database itself."""

import pytest
from django.db.models import CharField, F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from keten.bulk import voeg_in_uit
from keten.models import Arbeidsmarktregio, Locatie, Team

pytestmark = pytest.mark.django_db


def test_elke_rij_geeft_een_nieuwe_rij(apeldoorn: Locatie, gouda: Locatie) -> None:
    velden: dict[str, Combinable] = {
        "locatie": F("pk"),
        "naam": Concat(Value("team "), F("code"), output_field=CharField()),
    }
    gemaakt = voeg_in_uit(Team, Locatie.objects.order_by("code"), velden)
    teams = Team.objects.order_by("naam")
    assert sorted(gemaakt) == sorted(team.pk for team in teams)
    assert [(team.naam, team.locatie) for team in teams] == [
        ("team apeldoorn", apeldoorn),
        ("team gouda", gouda),
    ]


def test_wat_er_al_is_blijft_zoals_het_was(apeldoorn: Locatie, gouda: Locatie) -> None:
    Team.objects.create(locatie=apeldoorn, naam="balie")
    gemaakt = voeg_in_uit(Team, Locatie.objects.all(), {"locatie": F("pk"), "naam": Value("balie")})
    assert Team.objects.get(pk=gemaakt[0]).locatie == gouda
    assert voeg_in_uit(Team, Locatie.objects.all(), {"locatie": F("pk"), "naam": Value("balie")}) == []
    assert Team.objects.count() == 2


def test_filters_tellen_mee(apeldoorn: Locatie, gouda: Locatie) -> None:
    velden: dict[str, Combinable] = {"locatie": F("pk"), "naam": Value("balie")}
    voeg_in_uit(Team, Locatie.objects.filter(code="gouda"), velden)
    assert [team.locatie for team in Team.objects.all()] == [gouda]
    assert voeg_in_uit(Team, Locatie.objects.none(), velden) == []


def test_tekst_van_gebruikers_kan_geen_opdracht_worden(db: None) -> None:
    code = "x'); DROP TABLE keten_team; -- 100% %s"
    Arbeidsmarktregio.objects.create(code="y", naam=code)
    velden: dict[str, Combinable] = {"code": Value("kopie"), "naam": Concat(F("naam"), Value(code))}
    (nieuw,) = voeg_in_uit(Arbeidsmarktregio, Arbeidsmarktregio.objects.filter(code="y"), velden)
    assert Arbeidsmarktregio.objects.get(pk=nieuw).naam == code * 2
    assert Team.objects.count() == 0


def test_een_veld_zonder_waarde_krijgt_zijn_standaard(apeldoorn: Locatie) -> None:
    (nieuw,) = voeg_in_uit(
        Locatie,
        Locatie.objects.filter(pk=apeldoorn.pk),
        {"code": Value("nieuw"), "naam": F("naam"), "plaats": F("plaats"), "regio": F("regio_id")},
    )
    locatie = Locatie.objects.get(pk=nieuw)
    assert (locatie.adres, locatie.voorbeeld, locatie.geldig_tot) == ("", False, None)
    assert locatie.geldig_van == apeldoorn.geldig_van


def test_een_vergeten_of_verzonnen_veld_wordt_meteen_gemeld(apeldoorn: Locatie) -> None:
    with pytest.raises(ValueError, match="needs a value for locatie, naam"):
        voeg_in_uit(Team, Locatie.objects.all(), {})
    with pytest.raises(ValueError, match="has no field kleur"):
        voeg_in_uit(Team, Locatie.objects.all(), {"kleur": Value("rood")})
