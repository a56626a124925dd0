"""The 72-hour clock: deadlines with pauses, holidays and time zones, and what people see of it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Termijnregel
from keten.termijnen import NEDERLAND
from keten.werkdagen import is_werkdag
from tests.fabriek.werkgevers import VacatureFabriek
from werkgevers import klok, klokbeeld
from werkgevers.klokbeeld import Klokstand, uiterlijk
from werkgevers.models import Vacature

UUR = datetime.timedelta(hours=1)
DOOR, WERKDAGEN = Vacature.Telling.DOOR, Vacature.Telling.WERKDAGEN
_momenten = st.datetimes(
    datetime.datetime(2009, 1, 1), datetime.datetime(2030, 1, 1), timezones=st.just(datetime.UTC)
)
_stukken = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 90)), max_size=4)


def _nl(tekst: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(tekst).replace(tzinfo=NEDERLAND)


def _pauzes(begin: datetime.datetime, stukken: list[tuple[int, int]]) -> list[klokbeeld.Pauze]:
    return [(begin + van * UUR, begin + (van + lang) * UUR) for van, lang in stukken]


def _telt(moment: datetime.datetime, pauzes: list[klokbeeld.Pauze], telling: str) -> bool:
    """Whether the clock counts during the quarter of an hour that begins at a moment; the slow way."""
    stil = any(van <= moment < tot for van, tot in pauzes if tot is not None)
    return not stil and (telling == DOOR or is_werkdag(moment.astimezone(NEDERLAND).date()))


@pytest.mark.eis("W-15")
@given(begin=_momenten, uren=st.integers(1, 200))
def test_zonder_pauze_is_72_uur_precies_72_uur_ook_als_de_klok_verspringt(
    begin: datetime.datetime, uren: int
) -> None:
    einde = uiterlijk(begin, uren)
    assert einde.astimezone(datetime.UTC) - begin == uren * UUR


@pytest.mark.eis("W-15")
@given(
    begin=_momenten, uren=st.integers(1, 100), stukken=_stukken, telling=st.sampled_from([DOOR, WERKDAGEN])
)
def test_er_tellen_precies_zoveel_uren_mee(
    begin: datetime.datetime, uren: int, stukken: list[tuple[int, int]], telling: str
) -> None:
    """Walk from begin to end by quarters of an hour, and count those that count."""
    begin = begin.replace(minute=0, second=0, microsecond=0)
    pauzes = _pauzes(begin, stukken)
    einde = uiterlijk(begin, uren, pauzes=pauzes, telling=telling).astimezone(datetime.UTC)
    assert (einde - begin) % UUR == datetime.timedelta()
    uur, geteld = begin, 0
    while uur < einde:
        geteld += _telt(uur, pauzes, telling)
        uur += UUR
    assert geteld == uren
    assert _telt(einde - UUR, pauzes, telling), "the last hour counts"


@given(begin=_momenten, stukken=_stukken)
def test_een_pauze_maakt_de_termijn_nooit_korter(
    begin: datetime.datetime, stukken: list[tuple[int, int]]
) -> None:
    pauzes = _pauzes(begin, stukken)
    meer = sum((tot - van for van, tot in pauzes if tot), datetime.timedelta())
    zonder, met = uiterlijk(begin, 72), uiterlijk(begin, 72, pauzes=pauzes)
    assert zonder <= met <= zonder.astimezone(datetime.UTC) + meer  # UTC knows no summer time
    assert met == uiterlijk(begin, 72, pauzes=pauzes[::-1]), "the order of pauses says nothing"


@pytest.mark.parametrize(
    ("begin", "einde", "telling"),
    [
        ("2026-03-27T12:00", "2026-03-30T13:00", DOOR),  # summer time begins: the wall clock says 73 hours
        ("2026-10-23T12:00", "2026-10-26T11:00", DOOR),  # summer time ends
        ("2026-03-27T12:00", "2026-04-01T12:00", WERKDAGEN),  # a weekend with the change does not count
        ("2026-04-02T12:00", "2026-04-09T12:00", WERKDAGEN),  # Good Friday, the weekend, Easter Monday
        ("2026-04-05T12:00", "2026-04-09T24:00", WERKDAGEN),  # came in on Easter Sunday
        ("2026-12-24T15:00", "2026-12-27T15:00", DOOR),  # Christmas counts
    ],
)
def test_feestdagen_en_zomertijd(begin: str, einde: str, telling: str) -> None:
    if einde.endswith("T24:00"):
        einde = f"{datetime.date.fromisoformat(einde[:10]) + datetime.timedelta(days=1)}T00:00"
    assert uiterlijk(_nl(begin), 72, telling=telling) == _nl(einde)


def test_het_73e_uur_op_een_feestdag_is_te_laat_als_de_klok_doortelt(db: Any) -> None:
    begin = _nl("2026-05-22T12:00")  # Whit Monday is 25 May
    vacature = VacatureFabriek(ontvangen_op=begin, klok_uiterlijk=uiterlijk(begin, 72))
    net_voor, net_na = begin + 72 * UUR, begin + 73 * UUR
    assert klokbeeld.beeld(vacature, nu=net_voor).stand == Klokstand.BIJNA
    assert klokbeeld.beeld(vacature, nu=net_na).stand == Klokstand.TE_LAAT
    vacature.klok_uiterlijk = uiterlijk(begin, 72, telling=WERKDAGEN)
    assert klokbeeld.beeld(vacature, nu=net_na).stand == Klokstand.LOOPT, "working days only: still two to go"


def test_een_klok_zonder_tijdzone_of_zonder_uren_bestaat_niet() -> None:
    with pytest.raises(ValueError, match="aware"):
        uiterlijk(datetime.datetime(2026, 1, 1), 72)
    with pytest.raises(ValueError, match="hour"):
        uiterlijk(timezone.now(), 0)


@pytest.mark.eis("W-15")
def test_een_pauze_schuift_beide_termijnen_op_en_de_oorzaak_blijft_zichtbaar(els: Medewerker) -> None:
    vacature = VacatureFabriek()
    eerst = vacature.klok_uiterlijk
    pauze = klok.pauzeer(vacature=vacature, oorzaak="werkgever", toelichting="Belt maandag terug.", door=els)
    type(pauze).objects.filter(pk=pauze.pk).update(van=pauze.van - 30 * datetime.timedelta(minutes=1))
    vacature.refresh_from_db()
    assert klokbeeld.beeld(vacature).stand == Klokstand.STIL
    assert klokbeeld.meldbeeld(vacature).stand == Klokstand.STIL
    assert not Vacature.objects.klok_loopt().exists()
    vacature = klok.hervat(vacature=vacature, door=els)
    assert datetime.timedelta(minutes=30) <= vacature.klok_uiterlijk - eerst < datetime.timedelta(minutes=31)
    assert vacature.melding_uiterlijk == vacature.klok_uiterlijk
    assert vacature.stil_sinds is None
    zinnen = " ".join(vacature.gebeurtenissen.values_list("zin", flat=True))
    assert "wacht op de werkgever. Belt maandag terug." in zinnen
    assert "De klok loopt weer" in zinnen


def test_de_klok_staat_maar_een_keer_tegelijk_stil(els: Medewerker) -> None:
    vacature = VacatureFabriek()
    klok.pauzeer(vacature=vacature, oorzaak="kandidaat", toelichting="", door=els)
    with pytest.raises(NietToegestaan, match="staat al stil"):
        klok.pauzeer(vacature=vacature, oorzaak="kandidaat", toelichting="", door=els)
    klok.hervat(vacature=vacature, door=els)
    with pytest.raises(NietToegestaan, match="loopt al"):
        klok.hervat(vacature=vacature, door=els)


def test_een_andere_oorzaak_vraagt_woorden(els: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="waarop u wacht"):
        klok.pauzeer(vacature=VacatureFabriek(), oorzaak="anders", toelichting=" ", door=els)


def test_wat_te_laat_is_blijft_te_laat(els: Medewerker) -> None:
    lang_geleden = timezone.now() - 100 * UUR
    vacature = VacatureFabriek(ontvangen_op=lang_geleden)
    with pytest.raises(NietToegestaan, match="al voorbij"):
        klok.pauzeer(vacature=vacature, oorzaak="werkgever", toelichting="", door=els)


@pytest.mark.eis("W-15")
def test_de_eerste_kandidaat_stopt_de_klok_en_de_tweede_verandert_niets(els: Medewerker) -> None:
    vacature = VacatureFabriek()
    klok.pauzeer(vacature=vacature, oorzaak="kandidaat", toelichting="", door=els)
    eerste = timezone.now()
    klok.noteer_voordracht(vacature, eerste, door=els)
    klok.noteer_voordracht(vacature, eerste + 5 * UUR, door=els)
    vacature.refresh_from_db()
    assert vacature.voorgedragen_op == eerste
    assert vacature.stil_sinds is None
    assert klokbeeld.beeld(vacature).stand == Klokstand.GEHAALD


@pytest.mark.eis("W-16")
def test_alleen_het_eerste_antwoord_aan_de_werkgever_telt_voor_de_klok(els: Medewerker) -> None:
    vacature = VacatureFabriek(ontvangen_op=timezone.now() - 80 * UUR)
    op_tijd = vacature.ontvangen_op + 10 * UUR
    klok.meld_werkgever(vacature=vacature, vervulbaar=True, op=op_tijd, toelichting="", door=els)
    vacature = klok.meld_werkgever(
        vacature=vacature, vervulbaar=False, op=timezone.now(), toelichting="Toch niemand.", door=els
    )
    assert (vacature.gemeld_op, vacature.vervulbaar) == (op_tijd, False)
    assert klokbeeld.meldbeeld(vacature).stand == Klokstand.GEHAALD


@pytest.mark.parametrize(("uren", "melding"), [(-2, "nog niet"), (2, "moet nog komen")])
def test_een_antwoord_valt_niet_voor_de_vacature_of_in_de_toekomst(
    els: Medewerker, uren: int, melding: str
) -> None:
    vacature = VacatureFabriek()
    with pytest.raises(NietToegestaan, match=melding):
        klok.meld_werkgever(
            vacature=vacature, vervulbaar=True, op=timezone.now() + uren * UUR, toelichting="", door=els
        )


def test_een_locatie_kiest_haar_eigen_termijn_en_hoe_de_klok_telt(els: Medewerker) -> None:
    locatie = els.locaties.get()
    instellingen.zet(code="vacature_klok_telling", gebied=locatie, waarde="werkdagen")
    Termijnregel.objects.create(
        code=klok.VERVULBAAR, naam="Antwoord", aantal=2, eenheid="dag", locatie=locatie, bron="eigen afspraak"
    )
    vacature = Vacature(ontvangen_op=_nl("2026-04-02T12:00"))
    klok.start(vacature, locatie)
    assert vacature.klok_uiterlijk == _nl("2026-04-09T12:00")
    assert (vacature.melding_uren, vacature.melding_uiterlijk) == (48, _nl("2026-04-08T12:00"))
