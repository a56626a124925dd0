"""The jongerenladder: a lower rung asks why the higher ones are out of reach, and whom to find early."""

import datetime
import io
import uuid
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from diagnose import werkfirst
from diagnose.werkfirst import ladder as jongerenladder
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Trede
from keten.tijd import vandaag
from klanten import ladder
from klanten.models import Klant, Situatie
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.werkgevers import VacatureFabriek
from tests.pagina import tekst

JONG = Trede.Ladder.JONGERENLADDER
_TREDEN = ("zorg", "gesubsidieerd", "regulier", "leerwerk", "startkwalificatie")


@pytest.fixture
def treden(db: None) -> list[Trede]:
    """The national rungs, the lowest first."""
    return [
        Trede.objects.create(ladder=JONG, nummer=nummer, soort=soort, naam=soort.capitalize())
        for nummer, soort in enumerate(_TREDEN, 1)
    ]


def _jongere(locatie: Locatie, **anders: Any) -> Klant:
    jaar = vandaag().year - 19
    klant = KlantFabriek(locatie=locatie, geboortedatum=datetime.date(jaar, 1, 1))
    Situatie.objects.filter(klant=klant).update(**{"startkwalificatie": False, **anders})
    klant.situatie.refresh_from_db()
    return klant


def _zet(klant: Klant, trede: Trede, door: Medewerker, **anders: Any) -> None:
    hoger = ladder.hogere(trede, klant.locatie)
    redenen = {een.pk: "Kan nu niet leren." for een in hoger}
    gegevens = {"sinds": vandaag(), "reden": "Afgesproken", "niet_haalbaar": redenen, **anders}
    ladder.leg_vast(klant=klant, trede=trede, door=door, **gegevens)


@pytest.mark.eis("D-68")
def test_een_lagere_trede_vraagt_per_hogere_trede_waarom_die_niet_haalbaar_is(
    als: Als, apeldoorn: Locatie, anna: Medewerker, treden: list[Trede]
) -> None:
    klant = _jongere(apeldoorn)
    pad, browser = reverse("klanten:ladder", args=[klant.klantnummer]), als(anna)
    velden = {
        "indiening": str(uuid.uuid4()),
        "trede": treden[2].pk,
        "sinds": f"{vandaag():%d-%m-%Y}",
        "reden": "Wil werken",
        f"niet_{treden[4].pk}": "Is drie keer gestopt met school.",
    }
    fout = browser.post(f"{pad}?ladder=jongerenladder", velden)
    assert fout.status_code == 422 and "Vul in waarom “Leerwerk” nu niet haalbaar is." in tekst(fout)
    assert "Is drie keer gestopt" in fout.content.decode() and not klant.ladderposities.exists()
    browser.post(f"{pad}?ladder=jongerenladder", {**velden, f"niet_{treden[3].pk}": "Geen plek in de buurt."})
    positie = klant.ladderposities.get()
    assert [a.trede for a in positie.afwegingen.all()] == [treden[4], treden[3]]
    assert "Niet haalbaar: Leerwerk. Geen plek in de buurt." in tekst(
        browser.get(f"{pad}?ladder=jongerenladder")
    )
    hoogste = _jongere(apeldoorn)
    _zet(hoogste, treden[4], anna)
    assert not hoogste.ladderposities.get().afwegingen.exists()


@pytest.mark.eis("D-68")
def test_een_locatie_kan_eigen_treden_hebben(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, treden: list[Trede]
) -> None:
    klant = _jongere(apeldoorn)
    _zet(klant, treden[4], anna, sinds=vandaag() - datetime.timedelta(days=9))
    eigen = [
        Trede.objects.create(ladder=JONG, locatie=apeldoorn, nummer=n, naam=naam)
        for n, naam in enumerate(("Aan de slag", "Naar school"), 1)
    ]
    assert list(ladder.te_kiezen(JONG, apeldoorn)) == eigen[::-1]
    assert list(ladder.te_kiezen(JONG, gouda)) == treden[::-1]
    with pytest.raises(NietToegestaan, match="hoort niet bij de ladder"):
        _zet(klant, treden[1], anna)
    _zet(klant, eigen[1], anna)
    bewegingen = ladder.loop(klant, JONG)
    assert treden[4] in ladder.treden(JONG, apeldoorn, ook=bewegingen)


@pytest.mark.eis("D-69")
def test_zonder_startkwalificatie_is_school_of_leren_en_werken_het_eerste_voorstel(
    als: Als, apeldoorn: Locatie, anna: Medewerker, treden: list[Trede]
) -> None:
    klant = _jongere(apeldoorn)
    voorstel = werkfirst.ladder_voorstel(klant)
    assert voorstel is not None and voorstel.trede == treden[4] and "gaat voor werk" in voorstel.uitleg
    dagen = iter(range(9, 0, -1))
    for gekozen, verwacht in ((3, 3), (2, 2), (0, 0)):
        _zet(klant, treden[gekozen], anna, sinds=vandaag() - datetime.timedelta(days=next(dagen)))
        nieuw = werkfirst.ladder_voorstel(klant)
        assert nieuw is not None and nieuw.trede == treden[verwacht]
    blok = als(anna).get(reverse("diagnose:blok_ladder", args=[klant.klantnummer]))
    assert "Eerste voorstel" in tekst(blok) and "waarom ze nu niet haalbaar zijn" in tekst(blok)
    behaald = werkfirst.ladder_voorstel(_jongere(apeldoorn, startkwalificatie=True))
    assert behaald is not None and behaald.trede == treden[2]
    assert werkfirst.ladder_voorstel(KlantFabriek(locatie=apeldoorn)) is None


@pytest.mark.eis("D-70", "D-71")
def test_jongeren_buiten_school_en_werkenden_met_risico_staan_in_een_lijst_met_bbl_teller(
    als: Als,
    apeldoorn: Locatie,
    gouda: Locatie,
    anna: Medewerker,
    treden: list[Trede],
    django_assert_num_queries: Any,
) -> None:
    wacht, los = _jongere(apeldoorn, arbeid="school"), _jongere(apeldoorn)
    _zet(wacht, treden[3], anna)
    for arbeid, kwalificatie in (("onderwijs", False), ("werkloos", True), ("werkloos", None)):
        _jongere(apeldoorn, arbeid=arbeid, startkwalificatie=kwalificatie)
    werkend = KlantFabriek(locatie=apeldoorn)
    Situatie.objects.filter(klant=werkend).update(arbeid="werkend_risico")
    _zet(_jongere(gouda), treden[3], anna)
    VacatureFabriek(soort="bbl", plaatsen=2, locatie=apeldoorn)
    VacatureFabriek(soort="regulier", plaatsen=9, locatie=apeldoorn)
    with django_assert_num_queries(3):
        teller = jongerenladder.bbl(apeldoorn)
    assert (teller.wachtend, teller.plaatsen, teller.tekort) == (1, 2, 0)
    pad, browser = reverse("diagnose:risicogroep"), als(anna)

    def klanten(vraag: str) -> set[Klant]:
        return {beeld.klant for beeld in browser.get(pad + vraag).context["pagina"]}

    assert klanten("") == {wacht, los, werkend}
    assert klanten("?groep=werkenden") == {werkend}
    assert klanten("?groep=jongeren&trede=leerwerk") == {wacht}
    assert "1 jongeren wachten op BBL" in " ".join(tekst(browser.get(pad)).split())
    bestand = browser.get(reverse("diagnose:risicogroep_bewaren") + "?formaat=xlsx&groep=werkenden")
    blad = load_workbook(io.BytesIO(bestand.content)).active
    assert blad is not None and blad.max_row == 2 and blad["A2"].value == werkend.klantnummer
    assert werkend.inzagen.filter(onderdeel="jongeren en werkenden met risico").exists()
