"""Search terms stay out of the URL."""

from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from keten.zoekterm import bewaar, lees, normaliseer


def _verzoek(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.session = {}  # type: ignore[assignment]
    return request


def test_het_kenmerk_in_de_url_zegt_niets_over_wat_er_is_gezocht(rf: RequestFactory) -> None:
    request = _verzoek(rf)
    token = bewaar(request, "Van der Velde")
    assert "elde" not in token
    assert lees(request, token) == "Van der Velde"
    assert bewaar(request, "Van der Velde") == token


def test_het_kenmerk_van_een_ander_levert_niets_op(rf: RequestFactory) -> None:
    token = bewaar(_verzoek(rf), "Van der Velde")
    assert lees(_verzoek(rf), token) == ""


def test_alleen_de_laatste_twintig_zoektermen_blijven_bewaard(rf: RequestFactory) -> None:
    request = _verzoek(rf)
    tokens = [bewaar(request, f"naam {n}") for n in range(25)]
    assert lees(request, tokens[0]) == ""
    assert lees(request, tokens[-1]) == "naam 24"


def test_accenten_en_hoofdletters_maken_niet_uit() -> None:
    assert normaliseer("  ÉMILE   Özdemir-Krüger ") == "emile ozdemir-kruger"


@given(st.text())
def test_normaliseren_is_na_een_keer_klaar(tekst: str) -> None:
    assert normaliseer(normaliseer(tekst)) == normaliseer(tekst)
