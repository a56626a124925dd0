"""What answers are worth: the published example, the boundaries, and every percentage in between."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import InternalError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keten.models import Locatie
from landkaart import scores
from landkaart.models import Antwoord, Mijlpaalscore
from tests.fabriek.landkaart import MijlpaalFabriek, ScoreFabriek, veertien

PERCENTAGES = st.decimals(0, 100, places=2)


@pytest.mark.eis("L-04")
def test_alles_in_ontwikkeling_is_veertien_derde_en_alles_volledig_precies_veertien() -> None:
    assert scores.totaal([Antwoord.ONTWIKKELING] * 14) == Fraction(14, 3)
    assert scores.totaal([Antwoord.VOLLEDIG] * 14) == 14
    assert scores.totaal([Antwoord.GEDEELTELIJK] * 14) == Fraction(28, 3)
    assert scores.totaal([Antwoord.NIET] * 14) == 0
    assert scores.getal(Fraction(14, 3)) == "4,7"
    assert scores.getal(Fraction(14)) == "14"


@pytest.mark.eis("L-03", "L-15")
@pytest.mark.parametrize(
    ("percentage", "antwoord", "kleur"),
    [
        ("0", "niet", "rood"),
        ("32.99", "niet", "rood"),
        ("33", "ontwikkeling", "oranje"),
        ("65.99", "ontwikkeling", "oranje"),
        ("66", "gedeeltelijk", "blauw"),
        ("99", "gedeeltelijk", "blauw"),
        ("99.99", "gedeeltelijk", "blauw"),
        ("100", "volledig", "groen"),
    ],
)
def test_een_grens_geeft_altijd_dezelfde_kleur(percentage: str, antwoord: str, kleur: str) -> None:
    gevonden = scores.antwoord_bij(Decimal(percentage))
    assert gevonden == antwoord
    assert scores.KLEUREN[gevonden] == kleur


@given(PERCENTAGES, PERCENTAGES)
def test_meer_procent_is_nooit_minder_punten(een: Decimal, ander: Decimal) -> None:
    laag, hoog = sorted((een, ander))
    assert scores.punten(scores.antwoord_bij(laag)) <= scores.punten(scores.antwoord_bij(hoog))


@given(PERCENTAGES)
def test_elk_percentage_ligt_tussen_de_grenzen_van_zijn_antwoord(percentage: Decimal) -> None:
    antwoord = scores.antwoord_bij(percentage)
    hoger = [grens for grens in scores.BEGIN.values() if grens > scores.BEGIN[antwoord]]
    assert scores.BEGIN[antwoord] <= percentage
    assert all(percentage < grens for grens in hoger)


@given(st.lists(st.sampled_from(Antwoord), max_size=14))
def test_het_totaal_is_een_heel_aantal_derden(antwoorden: list[Antwoord]) -> None:
    totaal = scores.totaal(antwoorden)
    assert (totaal * 3).denominator == 1
    assert 0 <= totaal <= len(antwoorden)


@pytest.mark.parametrize("percentage", [-1, 101])
def test_buiten_nul_en_honderd_is_er_geen_antwoord(percentage: int) -> None:
    with pytest.raises(ValueError):
        scores.antwoord_bij(percentage)


@pytest.mark.django_db
@pytest.mark.eis("L-15")
def test_de_database_rekent_dezelfde_grenzen() -> None:
    for percentage in ("0", "32.99", "33", "65.99", "66", "99.99", "100"):
        score = ScoreFabriek(percentage=Decimal(percentage))
        score.refresh_from_db()
        assert score.antwoord == scores.antwoord_bij(Decimal(percentage))


@pytest.mark.eis("L-07")
def test_een_score_wordt_nooit_gewijzigd_of_verwijderd(apeldoorn: Locatie) -> None:
    score = ScoreFabriek(locatie=apeldoorn)
    with pytest.raises(InternalError), transaction.atomic():
        Mijlpaalscore.objects.filter(pk=score.pk).update(percentage=99)
    with pytest.raises(InternalError), transaction.atomic():
        Mijlpaalscore.objects.filter(pk=score.pk).delete()


@pytest.mark.eis("L-05", "L-07", "L-16")
def test_op_elke_dag_geldt_het_laatste_dat_toen_was_ingediend(apeldoorn: Locatie) -> None:
    mijlpalen = veertien()
    for dagen, percentage in ((300, 40), (100, 65), (10, 67)):
        op = timezone.now() - datetime.timedelta(days=dagen)
        ScoreFabriek(
            locatie=apeldoorn, mijlpaal=mijlpalen[0], percentage=Decimal(percentage), ingediend_op=op
        )
    vandaag = timezone.localdate()
    gevonden = [
        scores.stand(apeldoorn, vandaag - datetime.timedelta(days=dagen)) for dagen in (400, 200, 50, 0)
    ]
    assert [s[mijlpalen[0].pk].percentage if s else None for s in gevonden] == [None, 40, 65, 67]
    assert scores.totaal_van(mijlpalen, gevonden[3]) == Fraction(2, 3)


@pytest.mark.eis("L-11")
def test_een_mijlpaal_van_een_regio_telt_niet_mee(apeldoorn: Locatie) -> None:
    eigen = MijlpaalFabriek(nummer=101, code="eigen", regio=apeldoorn.regio)
    ScoreFabriek(locatie=apeldoorn, mijlpaal=eigen, percentage=Decimal(100))
    vast = veertien()
    stand = scores.stand(apeldoorn)
    assert scores.totaal_van([*vast, eigen], stand) == 0
    assert sum(fase.maximum for fase in scores.per_fase([*vast, eigen], stand)) == 14


@pytest.mark.eis("L-05")
def test_per_fase_tellen_de_mijlpalen_van_die_fase(apeldoorn: Locatie) -> None:
    vast = veertien()
    for mijlpaal in vast:
        ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpaal, percentage=Decimal(mijlpaal.nummer * 5))
    fasen = scores.per_fase(vast, scores.stand(apeldoorn))
    assert [(f.fase.nummer, f.maximum) for f in fasen] == [(1, 1), (2, 2), (3, 1), (4, 3), (5, 6), (6, 1)]
    assert fasen[5].punten == Fraction(2, 3)
    assert fasen[1].percentage == Decimal("12.5")
