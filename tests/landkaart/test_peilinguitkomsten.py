"""Totals of what clients said: per expectation, moment and group, and never about a few people."""

import csv
import datetime
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from keten.indicatoren import vind
from keten.kleine_getallen import ONDER
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.kwartalen import Kwartaal
from klanten.models import Klant
from landkaart.models import Antwoordcode, Antwoordindeling, Peilingantwoord, Peilingvraag, Verwachting
from landkaart.peilingen import tijdvakken, uitkomsten, verwoorden
from landkaart.peilingen.rekenen import Respons, Score, respons_van, score, verberg_mee
from landkaart.peilingen.tijdvakken import Tijdvak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, RegimeFabriek, UitkeringFabriek
from tests.fabriek.landkaart import veertien
from tests.fabriek.peilingen import laad_peilingen, lang_geleden, maak_antwoorden
from tests.landkaart.invullers import mt  # noqa: F401
from tests.pagina import tekst, vragen

PAD = "/landkaart/peilingen/"
_DAG = datetime.timedelta(days=1)


@pytest.fixture
def vriendelijk(db: None) -> Peilingvraag:
    laad_peilingen()
    return Peilingvraag.objects.get(code="vriendelijk")


@pytest.fixture
def eenmalig(vriendelijk: Peilingvraag) -> Peilingvraag:
    return Peilingvraag.objects.get(code="eenmalig")


@pytest.mark.parametrize(
    ("klanten", "antwoorden", "gemiddelde", "spreiding", "verwacht"),
    [
        (0, 0, None, None, Score(0)),
        (4, 9, 3.0, 1.0, Score(4)),
        (5, 5, 4.0, 1.0, Score(5, 4.0, 2.8, 5)),
        (100, 100, 3.0, 1.0, Score(100, 3.0, 2.8, 3.2)),
        (100, 300, 3.0, 1.0, Score(100, 3.0, 2.8, 3.2)),
        (25, 25, 5.0, 0.0, Score(25, 5.0, 4.8, 5)),
    ],
)
def test_een_gemiddelde_heeft_een_eerlijk_interval_en_zwijgt_onder_de_vijf(
    klanten: int, antwoorden: int, gemiddelde: float | None, spreiding: float | None, verwacht: Score
) -> None:
    gevonden = score(klanten=klanten, antwoorden=antwoorden, gemiddelde=gemiddelde, spreiding=spreiding)
    assert gevonden.klanten == verwacht.klanten
    for een, ander in zip(
        (gevonden.gemiddelde, gevonden.laag, gevonden.hoog),
        (verwacht.gemiddelde, verwacht.laag, verwacht.hoog),
        strict=True,
    ):
        assert een == pytest.approx(ander, abs=0.02) if ander is not None else een is None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_een_verborgen_groep_is_niet_af_te_trekken_van_het_geheel(groottes: list[int]) -> None:
    scores = {
        str(n): score(klanten=k, antwoorden=k, gemiddelde=3.0, spreiding=1.0) for n, k in enumerate(groottes)
    }
    uit = verberg_mee(scores)
    verborgen = sum(een.klanten for een in uit.values() if een.verborgen)
    getoond = [een for een in uit.values() if een.gemiddelde is not None]
    assert not 0 < verborgen < ONDER or not getoond
    assert all(een.klanten >= ONDER for een in getoond)


@pytest.mark.parametrize(
    ("klaar", "ingevuld", "liever_niet", "verwacht"),
    [
        (2, 0, 1, Respons(None)),
        (20, 3, 12, Respons(20)),
        (20, 18, 2, Respons(20)),
        (20, 12, 1, Respons(20, 12)),
        (20, 12, 6, Respons(20, 12)),
        (30, 15, 8, Respons(30, 15, 8)),
        (0, 0, 0, Respons(0, 0, 0)),
    ],
)
def test_wie_liever_niet_koos_volgt_uit_geen_enkel_aantal(
    klaar: int, ingevuld: int, liever_niet: int, verwacht: Respons
) -> None:
    assert respons_van(klaar=klaar, ingevuld=ingevuld, liever_niet=liever_niet) == verwacht


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_perioden_overlappen_niet_en_veranderen_later_niet_meer(per_kwartaal: list[int]) -> None:
    kwartalen = [Kwartaal(2024 + n // 4, n % 4 + 1) for n in range(len(per_kwartaal))]
    aantallen = dict(zip(kwartalen, per_kwartaal, strict=True))
    gevonden = tijdvakken.knip(aantallen, kwartalen[-1])
    assert all(een.laatste.volgende == ander.eerste for een, ander in pairwise(gevonden))
    for een in gevonden:
        erin = [n for kwartaal, n in aantallen.items() if een.eerste <= kwartaal <= een.laatste]
        assert sum(erin) >= tijdvakken.GENOEG or len(erin) == tijdvakken.HOOGSTENS
    eerder = tijdvakken.knip(aantallen, kwartalen[len(kwartalen) // 2])
    assert gevonden[: len(eerder)] == eerder
    lang = Tijdvak(Kwartaal(2025, 4), Kwartaal(2026, 2))
    assert f"{lang}; {lang.kort}" == "4e kwartaal 2025 tot en met 2e kwartaal 2026; t/m 2e kw. 2026"


@pytest.mark.eis("X-45")
def test_elke_verwachting_heeft_een_score_en_zegt_wat_veranderde(
    als: Als, bram: Medewerker, apeldoorn: Locatie, gouda: Locatie, vriendelijk: Peilingvraag,
    eenmalig: Peilingvraag,
) -> None:  # fmt: skip
    op = lang_geleden()
    browser = als(bram)
    maak_antwoorden(apeldoorn, [1] * 9, vraag=vriendelijk)
    assert "Nog geen antwoorden om te tonen" in tekst(browser.get(PAD)), "the quarter is not over"
    assert browser.get(PAD + "bestand/", {"formaat": "csv"}).status_code == 200
    maak_antwoorden(apeldoorn, [5, 5, 4, 4, 5], vraag=vriendelijk, op=op)
    maak_antwoorden(apeldoorn, [4] * 6, vraag=Peilingvraag.objects.get(code="advies"), op=op)
    maak_antwoorden(apeldoorn, [2, 3, 2, 3, 2], vraag=Peilingvraag.objects.get(code="vlot"), op=op)
    maak_antwoorden(apeldoorn, [2, 3, 2, 3], vraag=eenmalig, op=op)
    maak_antwoorden(gouda, [1] * 6, vraag=vriendelijk, op=op)
    maak_antwoorden(apeldoorn, [3] * 5, vraag=vriendelijk, op=lang_geleden(2))
    eigen = Peilingvraag.objects.create(
        locatie=apeldoorn, soort="schaal", tekst="De balie was open", van=vandaag(), door=bram
    )
    maak_antwoorden(apeldoorn, [2] * 5, vraag=eigen, moment="groep", op=op)
    pagina = tekst(browser.get(PAD))
    for verwachting in Verwachting:
        assert verwachting.label in pagina
    assert "“Ik werd vriendelijk behandeld” 4,6" in pagina
    assert "1,6 hoger" in pagina
    regel = pagina[pagina.index("“Ik hoefde mijn gegevens maar één keer te geven”") :][:140]
    assert "te weinig" in regel
    assert "minder dan 5" in regel
    mee = pagina[pagina.index("“Mijn aanvraag voor een uitkering werd vlot behandeld”") :][:140]
    assert "niet getoond" in mee, "else the expectation of four clients follows from the total"
    assert "De balie was open 2,0" in pagina
    assert "4,6" in tekst(browser.get(PAD, {"tijdvak": "x" * 6000})), (
        "an address without sense shows the latest"
    )
    toen = tekst(browser.get(PAD, {"tijdvak": Kwartaal.van(lang_geleden(2)).code}))
    assert "“Ik werd vriendelijk behandeld” 3,0" in toen
    assert "4,6" not in toen
    maak_antwoorden(apeldoorn, [1], vraag=vriendelijk)
    assert tekst(browser.get(PAD)) == pagina, "nobody sees by the difference what one client just answered"


@pytest.mark.eis("X-44")
def test_scores_zijn_er_per_moment_uitkering_en_leeftijd_en_als_rekenblad(
    als: Als, bram: Medewerker, apeldoorn: Locatie, vriendelijk: Peilingvraag
) -> None:
    mensen = [
        KlantFabriek(locatie=apeldoorn, geboortedatum=vandaag() - (20 + n * 3) * 365 * _DAG)
        for n in range(12)
    ]
    ww, wwb = RegimeFabriek(code="ww", naam="WW"), RegimeFabriek(code="wwb", naam="WWB")
    for klant in mensen[:7]:
        UitkeringFabriek(klant=klant, regime=ww, van=lang_geleden(2))
    for klant in mensen[6:11]:
        UitkeringFabriek(klant=klant, regime=wwb, van=lang_geleden(2))
    eerder = lang_geleden() - 20 * _DAG
    UitkeringFabriek(klant=mensen[11], regime=ww, van=lang_geleden(2), tot=eerder)
    scores = [5] * 7 + [2] * 5
    maak_antwoorden(apeldoorn, scores, vraag=vriendelijk, moment="groep", klanten=mensen, op=lang_geleden())
    (tijdvak,) = tijdvakken.van_locatie(apeldoorn)
    per_regime = uitkomsten.per_regime(apeldoorn, tijdvak)
    assert per_regime["WW"] == score(klanten=7, antwoorden=7, gemiddelde=5.0, spreiding=0.0)
    assert per_regime["WWB"].verborgen, "it goes along, else the one without a benefit could be worked out"
    assert per_regime["geen uitkering"].verborgen
    assert per_regime["WWB"].klanten == 5, "who has two counts in both"
    per_leeftijd = uitkomsten.per_leeftijd(apeldoorn, tijdvak)
    assert sum(een.klanten for een in per_leeftijd.values()) == 12
    assert uitkomsten.per_moment(apeldoorn, tijdvak)["na een groepsbijeenkomst"].gemiddelde == 3.8
    bestand = als(bram).get(PAD + "bestand/", {"formaat": "csv"})
    inhoud = b"".join(bestand.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rijen = {(rij[1], rij[2]): rij[3:] for rij in csv.reader(inhoud.splitlines(), delimiter=";")}
    assert rijen["uitkering", "WW"][:2] == ["7", "5.0"]
    assert rijen["uitkering", "geen uitkering"] == ["minder dan 5", "", "", ""]
    assert rijen["uitkering", "WWB"] == ["niet getoond", "", "", ""]
    assert rijen["verwachting", "Vriendelijke bejegening"][0] == "12"
    assert als(bram).get(PAD + "bestand/", {"formaat": "pdf"}).status_code == 404


@pytest.mark.eis("X-43", "X-44")
def test_codes_van_open_antwoorden_staan_naast_de_score_en_bij_mijlpaal_14(
    als: Als, mt: Medewerker, apeldoorn: Locatie, vriendelijk: Peilingvraag  # noqa: F811
) -> None:  # fmt: skip
    veertien()
    teksten = ["Ik wil een opleiding"] * 6 + ["Bel terug"] * 2
    scores = [2, 2, 2, 3, 3, 3, 5, 5]
    maak_antwoorden(apeldoorn, scores, vraag=vriendelijk, teksten=teksten, op=lang_geleden())
    for naam, woord in (("scholing", "opleiding"), ("bereikbaar", "Bel")):
        code = Antwoordcode.objects.create(locatie=apeldoorn, naam=naam)
        for rij in Peilingantwoord.objects.filter(tekst__contains=woord):
            Antwoordindeling.objects.create(antwoord=rij, code=code, door=mt)
    pagina = tekst(als(mt).get(PAD))
    assert "scholing 6 2,5" in pagina
    assert "bereikbaar minder dan 5" in pagina
    mijlpaal = tekst(als(mt).get("/landkaart/invullen/m14/"))
    assert "Klanten geven gemiddeld een 3,1 van 5." in mijlpaal
    assert "Wat klanten het vaakst schrijven: scholing (6)." in mijlpaal


@pytest.mark.eis("H-52")
def test_een_vraag_bij_een_experiment_heeft_een_uitkomst_per_groep(
    apeldoorn: Locatie, vriendelijk: Peilingvraag
) -> None:
    gevuld = maak_antwoorden(apeldoorn, [5] * 6 + [3] * 5 + [1] * 2, vraag=vriendelijk)
    groep = {
        naam: Klant.objects.filter(pk__in=[een.klant_id for een in deel])
        for naam, deel in (("E", gevuld[:6]), ("C", gevuld[6:11]), ("klein", gevuld[11:]))
    }
    uit = uitkomsten.vraag_per_groep(vriendelijk, groep)
    assert (uit["E"].klanten, uit["E"].gemiddelde) == (6, 5.0)
    assert (uit["C"].klanten, uit["C"].gemiddelde) == (5, 3.0)
    assert uit["klein"].verborgen


def test_het_kengetal_telt_elk_oordeel_van_die_maand_en_elke_klant_een_keer(
    apeldoorn: Locatie, vriendelijk: Peilingvraag, eenmalig: Peilingvraag
) -> None:
    klant = KlantFabriek(locatie=apeldoorn)
    maak_antwoorden(apeldoorn, [5], vraag=vriendelijk, klanten=[klant])
    maak_antwoorden(apeldoorn, [2], vraag=eenmalig, klanten=[klant], moment="groep")
    maak_antwoorden(apeldoorn, [1], vraag=eenmalig, op=vandaag() - 60 * _DAG)
    kengetal = vind("tevredenheid-klanten")
    assert kengetal is not None
    rijen = list(kengetal.waarnemingen(vandaag() - 30 * _DAG, vandaag(), 0).values_list(
        "w_locatie", "w_klant", "w_wie", "w_telt", "w_van"
    ))  # fmt: skip
    assert sorted(rijen) == [(apeldoorn.pk, klant.pk, klant.pk, n, 1) for n in (2, 5)]


@pytest.mark.eis("X-43")
def test_meer_antwoorden_kosten_niet_meer_vragen_aan_de_database(
    als: Als, bram: Medewerker, apeldoorn: Locatie, vriendelijk: Peilingvraag, client: Client
) -> None:
    maak_antwoorden(apeldoorn, [4] * 5, vraag=vriendelijk, op=lang_geleden())
    eerst = vragen(als(bram), PAD)
    maak_antwoorden(apeldoorn, [3] * 20, vraag=vriendelijk, moment="groep", op=lang_geleden())
    assert vragen(als(bram), PAD) == eerst
    assert client.get(PAD).status_code == 302
    with CaptureQueriesContext(connection) as opname:
        uitkomsten.vraag_per_groep(vriendelijk, {"E": Klant.objects.all(), "C": Klant.objects.none()})
    assert len(opname) <= 2


def test_zinnen_zeggen_wat_het_hoogst_is_en_wat_veranderde() -> None:
    hoog = uitkomsten.Verwachtingscore(Verwachting.VRIENDELIJK, "", Score(9, 4.6, 4.4, 4.8))
    laag = uitkomsten.Verwachtingscore(Verwachting.EENMALIG, "", Score(9, 2.9, 2.4, 3.4))
    zin = verwoorden.samen(Score(9, 3.75, 3, 4), [laag, hoog])
    assert zin == (
        "Klanten geven gemiddeld een 3,8 van 5. Het hoogst scoort: vriendelijke bejegening (4,6). "
        "Het laagst scoort: eenmalige gegevensuitvraag (2,9)."
    )
    assert verwoorden.samen(Score(3), [laag, hoog]) == ""
    eerder, nu = (Tijdvak(Kwartaal(2026, n), Kwartaal(2026, n)) for n in (2, 3))
    daling = verwoorden.verandering([(eerder, Score(9, 4.0, 3, 5)), (nu, Score(9, 3.7, 3, 5))])
    assert daling == "In het 3e kwartaal 2026 is dat 0,3 lager dan in het 2e kwartaal 2026."
