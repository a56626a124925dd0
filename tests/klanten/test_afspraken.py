"""Meetings: nobody in two places at once, nothing in the past, and an outcome for each."""

import datetime
import uuid
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten import afspraken, clientbeeld, vrij
from klanten.afspraken import aanvang
from klanten.models import Afspraak, Clientbeeld, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
NEGEN = datetime.time(9)


def _werkdag(nummer: int = 2) -> datetime.date:
    return volgende_werkdag(vandaag(), nummer)


def _plan(klant: Klant, medewerker: Medewerker, **velden: object) -> Afspraak:
    begin = {
        "soort": "intake",
        "begin": aanvang(_werkdag(), NEGEN),
        "duur": 30,
        "plek": "balie",
        "door": medewerker,
    }
    return afspraken.plan(klant=klant, medewerker=medewerker, **{**begin, **velden})  # type: ignore[arg-type]


def _geweest(klant: Klant, medewerker: Medewerker, *, geleden: datetime.timedelta = DAG) -> Afspraak:
    """A planned meeting that has begun already, whatever the day of the week."""
    begin = timezone.now() - geleden
    return Afspraak.objects.create(
        klant=klant,
        medewerker=medewerker,
        partner=medewerker.partner,
        locatie=klant.locatie,
        soort="intake",
        begin=begin,
        einde=begin + datetime.timedelta(minutes=30),
    )


@pytest.fixture
def ander(klant: Klant) -> Klant:
    return KlantFabriek(locatie=klant.locatie, achternaam="Bakker")


# --- planning ---------------------------------------------------------------------------------------


def test_een_afspraak_staat_in_beeld_en_tijdlijn(klant: Klant, bram: Medewerker) -> None:
    afspraak = _plan(klant, bram)
    beeld = Clientbeeld.objects.get(klant=klant)
    assert (beeld.volgende_afspraak, beeld.volgende_stap_op) == (afspraak.begin, _werkdag())
    regel = klant.gebeurtenissen.get()
    assert regel.zin == f"Afspraak gepland: intake op {_werkdag():%d-%m-%Y} om 09:00 uur met Bram Coach"
    assert regel.zichtbaar_voor_klant and regel.partner == bram.partner


@pytest.mark.parametrize("minuten", [-15, 0, 15])
def test_de_medewerker_kan_niet_op_twee_plekken_zijn(
    klant: Klant, ander: Klant, bram: Medewerker, minuten: int
) -> None:
    eerste = _plan(klant, bram)
    with pytest.raises(NietToegestaan, match="Bram Coach heeft dan al een afspraak") as fout:
        _plan(ander, bram, begin=eerste.begin + datetime.timedelta(minutes=minuten))
    assert "Velde" not in fout.value.melding


def test_de_klant_kan_niet_op_twee_plekken_zijn(klant: Klant, anna: Medewerker, bram: Medewerker) -> None:
    _plan(klant, bram)
    with pytest.raises(NietToegestaan, match=r"al een afspraak met Bram Coach \(09:00 tot 09:30 uur\)"):
        _plan(klant, anna)


def test_aansluitend_mag_en_na_afzeggen_is_de_tijd_weer_vrij(
    klant: Klant, ander: Klant, bram: Medewerker
) -> None:
    eerste = _plan(klant, bram)
    _plan(ander, bram, begin=eerste.einde)
    afspraken.zeg_af(afspraak=eerste, reden="klant is ziek", door=bram)
    _plan(KlantFabriek(locatie=klant.locatie), bram)


@pytest.mark.django_db(transaction=True)
def test_twee_balies_die_tegelijk_plannen_geven_een_afspraak(
    klant: Klant, ander: Klant, bram: Medewerker
) -> None:
    uitkomsten = tegelijk(partial(_plan, klant, bram), partial(_plan, ander, bram))
    assert [type(uitkomst) for uitkomst in sorted(uitkomsten, key=lambda u: isinstance(u, Afspraak))] == [
        NietToegestaan,
        Afspraak,
    ]
    assert Afspraak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_die_dezelfde_klant_tegelijk_plannen_geven_een_afspraak(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    uitkomsten = tegelijk(partial(_plan, klant, anna), partial(_plan, klant, bram))
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
    assert Clientbeeld.objects.get(klant=klant).volgende_afspraak == Afspraak.objects.get().begin


def test_ook_buiten_de_functie_om_weigert_de_database(klant: Klant, ander: Klant, bram: Medewerker) -> None:
    afspraak = _plan(klant, bram)
    afspraak.pk, afspraak.klant = None, ander
    with pytest.raises(IntegrityError, match="klanten_afspraak_medewerker_bezet"), transaction.atomic():
        afspraak.save()


def _zaterdag() -> datetime.date:
    return vandaag() + (12 - vandaag().weekday()) * DAG


@pytest.mark.parametrize(
    ("begin", "duur", "melding"),
    [
        (lambda: timezone.now() - datetime.timedelta(minutes=1), 30, "al voorbij"),
        (lambda: aanvang(_zaterdag(), NEGEN), 30, "Kies een werkdag"),
        (
            lambda: aanvang(datetime.date(vandaag().year + 1, 1, 1), NEGEN),
            30,
            "Kies een werkdag|binnen een jaar",
        ),
        (lambda: aanvang(_werkdag(), datetime.time(7, 45)), 30, "van 08:00 tot 18:00"),
        (lambda: aanvang(_werkdag(), datetime.time(17, 45)), 30, "van 08:00 tot 18:00"),
        (lambda: aanvang(_werkdag(), datetime.time(23, 45)), 30, "van 08:00 tot 18:00"),
        (lambda: aanvang(_werkdag(400), NEGEN), 30, "binnen een jaar"),
        (lambda: aanvang(_werkdag(), NEGEN), 600, "hoe lang"),
    ],
)
def test_een_onmogelijk_moment(klant: Klant, bram: Medewerker, begin, duur: int, melding: str) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        _plan(klant, bram, begin=begin(), duur=duur)
    assert not Afspraak.objects.exists()


def test_tot_sluitingstijd_mag(klant: Klant, bram: Medewerker) -> None:
    assert _plan(klant, bram, begin=aanvang(_werkdag(), datetime.time(17, 30))).pk


@pytest.mark.eis("X-02")
def test_een_collega_van_elders_krijgt_hier_geen_afspraak(klant: Klant, dirk: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="Dirk Elders werkt niet op Activerium Apeldoorn"):
        _plan(klant, dirk)


# --- moving, calling off, outcome -------------------------------------------------------------------


def test_verzetten_werkt_het_beeld_bij(klant: Klant, bram: Medewerker) -> None:
    afspraak = _plan(klant, bram)
    nieuw = aanvang(_werkdag(3), datetime.time(10))
    for _ in range(2):
        afspraken.verzet(afspraak=afspraak, gezien=afspraak.begin, begin=nieuw, duur=45, door=bram)
    afspraak.refresh_from_db()
    assert (afspraak.begin, afspraak.einde) == (nieuw, nieuw + datetime.timedelta(minutes=45))
    assert Clientbeeld.objects.get(klant=klant).volgende_afspraak == nieuw
    assert klant.gebeurtenissen.count() == 2


def test_een_kwartier_opschuiven_botst_niet_met_zichzelf(klant: Klant, bram: Medewerker) -> None:
    afspraak = _plan(klant, bram)
    later = afspraak.begin + datetime.timedelta(minutes=15)
    assert (
        afspraken.verzet(afspraak=afspraak, gezien=afspraak.begin, begin=later, duur=30, door=bram).begin
        == later
    )


def test_wie_een_oud_moment_zag_verzet_niet_over_een_ander_heen(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    afspraak = _plan(klant, bram)
    gezien, tien, elf = afspraak.begin, *(aanvang(_werkdag(3), datetime.time(uur)) for uur in (10, 11))
    afspraken.verzet(afspraak=afspraak, gezien=gezien, begin=tien, duur=30, door=bram)
    with pytest.raises(
        NietToegestaan, match=r"Iemand anders heeft deze afspraak net verzet naar .* om 10:00"
    ):
        afspraken.verzet(afspraak=afspraak, gezien=gezien, begin=elf, duur=30, door=anna)


def test_afzeggen_vraagt_een_reden_en_maakt_het_beeld_leeg(klant: Klant, bram: Medewerker) -> None:
    afspraak = _plan(klant, bram)
    with pytest.raises(NietToegestaan, match="Vul in waarom"):
        afspraken.zeg_af(afspraak=afspraak, reden=" ", door=bram)
    for _ in range(2):
        afspraken.zeg_af(afspraak=afspraak, reden="klant heeft werk", door=bram)
    afspraak.refresh_from_db()
    assert (afspraak.stand, afspraak.reden) == ("afgezegd", "klant heeft werk")
    assert Clientbeeld.objects.get(klant=klant).volgende_afspraak is None
    assert klant.gebeurtenissen.count() == 2


def test_wat_is_afgehandeld_verandert_niet_meer(klant: Klant, bram: Medewerker) -> None:
    afspraak = _geweest(klant, bram)
    afspraken.leg_uitkomst_vast(afspraak=afspraak, verschenen=True, door=bram)
    for handeling in (
        partial(afspraken.zeg_af, reden="toch niet"),
        partial(afspraken.leg_uitkomst_vast, verschenen=False),
        partial(afspraken.verzet, gezien=afspraak.begin, begin=aanvang(_werkdag(), NEGEN), duur=30),
    ):
        with pytest.raises(NietToegestaan, match="Deze afspraak is al geweest"):
            handeling(afspraak=afspraak, door=bram)


def test_de_uitkomst_komt_na_het_begin(klant: Klant, bram: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="moet nog komen"):
        afspraken.leg_uitkomst_vast(afspraak=_plan(klant, bram), verschenen=True, door=bram)


@pytest.mark.eis("K-04")
def test_wie_niet_verschijnt_komt_in_de_werkvoorraad(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    afspraak = _geweest(klant, bram)
    for _ in range(2):
        afspraken.leg_uitkomst_vast(afspraak=afspraak, verschenen=False, door=anna)
    taak = Taak.objects.get()
    assert (taak.voor, taak.klant, taak.soort) == (bram, klant, "contact")
    assert timezone.localdate(taak.vervalt_op) == volgende_werkdag(vandaag())
    assert klant.gebeurtenissen.get(soort="afspraak").zin.startswith("Niet verschenen op de afspraak: intake")


def test_na_de_uitkomst_is_de_volgende_afspraak_aan_de_beurt(klant: Klant, bram: Medewerker) -> None:
    oud, nieuw = _geweest(klant, bram), _plan(klant, bram)
    clientbeeld.werk_bij(klant, volgende_afspraak=oud.begin)
    afspraken.leg_uitkomst_vast(afspraak=oud, verschenen=True, door=bram)
    assert Clientbeeld.objects.get(klant=klant).volgende_afspraak == nieuw.begin


# --- free moments -----------------------------------------------------------------------------------


def test_vrije_tijden_slaan_over_wat_bezet_is_voor_klant_of_medewerker(
    klant: Klant, ander: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    dag = _werkdag(1)
    _plan(ander, bram, begin=aanvang(dag, datetime.time(8)))
    _plan(klant, anna, begin=aanvang(dag, datetime.time(9)))
    vrije = next(v for v in vrij.vrije_tijden(bram, klant) if v.dag == dag)
    assert [f"{timezone.localtime(tijd):%H:%M}" for tijd in vrije.tijden] == ["08:30", "09:30", "10:00"]


def test_vrije_tijden_liggen_op_werkdagen_binnen_de_termijn(klant: Klant, bram: Medewerker) -> None:
    tot = _werkdag(2)
    dagen = [vrije.dag for vrije in vrij.vrije_tijden(bram, klant, tot=tot)]
    assert dagen[-2:] == [_werkdag(1), tot]
    assert len(vrij.vrije_tijden(bram, klant)) == 4


def test_een_volle_agenda_geeft_geen_voorstel(klant: Klant, bram: Medewerker) -> None:
    tot = _werkdag(1)
    begin, einde = aanvang(vandaag(), datetime.time.min), aanvang(tot, datetime.time(23))
    Afspraak.objects.create(
        klant=klant,
        medewerker=bram,
        partner=bram.partner,
        locatie=klant.locatie,
        soort="intake",
        begin=begin,
        einde=einde,
    )
    assert vrij.vrije_tijden(bram, klant, tot=tot) == []


# --- screens ----------------------------------------------------------------------------------------


def _adres(klant: Klant, afspraak: Afspraak | None = None) -> str:
    return f"/klanten/{klant.klantnummer}/afspraken/{afspraak.pk if afspraak else 'nieuw'}/"


def _velden(medewerker: Medewerker, **velden: object) -> dict[str, object]:
    return {
        "indiening": uuid.uuid4(),
        "medewerker": medewerker.pk,
        "soort": "intake",
        "dag": f"{_werkdag():%d-%m-%Y}",
        "tijd": "9.30",
        "duur": "30",
        "plek": "spreekkamer 2",
        "opmerking": "",
        **velden,
    }


@pytest.mark.parametrize("tijd", ["9.30", "09:30", "0930"])
def test_plannen_op_het_scherm(als: Als, klant: Klant, anna: Medewerker, bram: Medewerker, tijd: str) -> None:
    antwoord = als(anna).post(_adres(klant), _velden(bram, tijd=tijd), follow=True)
    assert f"Afspraak gepland op {_werkdag():%d-%m-%Y} om 09:30 uur." in tekst(antwoord)
    afspraak = Afspraak.objects.get()
    assert (afspraak.medewerker, afspraak.plek) == (bram, "spreekkamer 2")


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"dag": "31-02-2027"}, "Deze datum bestaat niet"),
        ({"dag": "01-01-2020"}, "Dit moment is al voorbij"),
        ({"tijd": "25:00"}, "Vul de tijd in als uren:minuten"),
        ({"tijd": "07:00"}, "De locatie is open van 08:00 tot 18:00 uur"),
        ({"duur": "600"}, "Duur"),
        ({"medewerker": "0"}, "Met wie"),
        ({"soort": "feest"}, "Waarover"),
    ],
)
def test_een_fout_bewaart_wat_al_getypt_is(
    als: Als, klant: Klant, anna: Medewerker, velden: dict[str, str], melding: str
) -> None:
    antwoord = als(anna).post(_adres(klant), {**_velden(anna, opmerking="Neem uw diploma mee"), **velden})
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "Neem uw diploma mee" in antwoord.content.decode()
    assert not Afspraak.objects.exists()


def test_een_bezet_moment_staat_als_fout_bij_de_tijd(
    als: Als, klant: Klant, ander: Klant, anna: Medewerker
) -> None:
    _plan(ander, anna, begin=aanvang(_werkdag(), datetime.time(9, 15)))
    antwoord = als(anna).post(_adres(klant), _velden(anna))
    assert antwoord.status_code == 422
    assert "tijd" in antwoord.context["form"].errors
    assert "Tijd: Anna Intaker heeft dan al een afspraak (09:15 tot 09:45 uur)." in tekst(antwoord)


def test_een_dubbele_klik_plant_een_afspraak(als: Als, klant: Klant, anna: Medewerker) -> None:
    client, velden = als(anna), _velden(anna)
    assert [client.post(_adres(klant), velden).status_code for _ in range(2)] == [302, 422]
    assert Afspraak.objects.count() == 1


def test_het_voorstel_is_van_de_contactpersoon_of_van_wie_men_kiest(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=bram, contact_om_de_dagen=28, laatste_contact=vandaag())
    client = als(bram)
    uiterlijk = vandaag() + 28 * DAG
    pagina = tekst(client.get(_adres(klant)))
    assert f"Bij Bram Coach. Het volgende contact is uiterlijk {uiterlijk.day} " in pagina
    assert "Bij Anna Intaker." in tekst(client.get(f"{_adres(klant)}?medewerker={anna.pk}"))
    for onzin in ("0", "x", "9" * 30):
        assert "Bij Bram Coach." in tekst(client.get(f"{_adres(klant)}?medewerker={onzin}"))


def test_een_voorstel_vult_het_formulier(als: Als, klant: Klant, anna: Medewerker) -> None:
    antwoord = als(anna).get(f"{_adres(klant)}?dag={_werkdag():%d-%m-%Y}&tijd=10:00")
    assert f'value="{_werkdag():%d-%m-%Y}"' in antwoord.content.decode()
    assert 'value="10:00"' in antwoord.content.decode()


def test_verzetten_en_afzeggen_op_het_scherm(als: Als, klant: Klant, anna: Medewerker) -> None:
    afspraak = _plan(klant, anna)
    client = als(anna)
    verzet = {
        "actie": "verzetten",
        "gezien": afspraak.begin.isoformat(),
        "dag": f"{_werkdag(3):%d-%m-%Y}",
        "tijd": "14.00",
        "duur": "60",
    }
    antwoord = client.post(_adres(klant, afspraak), verzet, follow=True)
    assert f"De afspraak is verzet naar {_werkdag(3):%d-%m-%Y} om 14:00 uur." in tekst(antwoord)
    leeg = client.post(_adres(klant, afspraak), {"actie": "afzeggen", "reden": ""})
    assert leeg.status_code == 422
    antwoord = client.post(
        _adres(klant, afspraak), {"actie": "afzeggen", "reden": "klant is ziek"}, follow=True
    )
    assert "De afspraak is afgezegd." in tekst(antwoord)
    assert "Deze afspraak is afgezegd. Reden: klant is ziek" in tekst(client.get(_adres(klant, afspraak)))


def test_na_geweest_vraagt_het_portaal_wat_er_besproken_is(als: Als, klant: Klant, anna: Medewerker) -> None:
    afspraak = _geweest(klant, anna)
    client = als(anna)
    assert "Is de klant geweest?" in tekst(client.get(_adres(klant, afspraak)))
    antwoord = client.post(_adres(klant, afspraak), {"actie": "uitkomst", "uitkomst": "geweest"})
    assert antwoord["Location"] == f"/klanten/{klant.klantnummer}/contacten/nieuw/"


def test_niet_verschenen_op_het_scherm(als: Als, klant: Klant, anna: Medewerker) -> None:
    afspraak = _geweest(klant, anna)
    velden = {"actie": "uitkomst", "uitkomst": "niet_verschenen"}
    antwoord = als(anna).post(_adres(klant, afspraak), velden, follow=True)
    assert "Er staat een taak klaar om contact op te nemen." in tekst(antwoord)


@pytest.mark.parametrize(
    ("velden", "status"),
    [
        ({"actie": "wissen"}, 400),
        ({}, 400),
        ({"actie": "uitkomst", "uitkomst": "gewonnen"}, 422),
        ({"actie": "uitkomst", "uitkomst": "geweest"}, 422),
        ({"actie": "verzetten", "gezien": "gisteren", "dag": "x", "tijd": "x", "duur": "x"}, 422),
    ],
)
def test_verzonnen_opdrachten_veranderen_niets(
    als: Als, klant: Klant, anna: Medewerker, velden: dict[str, str], status: int
) -> None:
    afspraak = _plan(klant, anna)
    assert als(anna).post(_adres(klant, afspraak), velden).status_code == status
    afspraak.refresh_from_db()
    assert afspraak.stand == "gepland"


@pytest.mark.eis("X-17")
def test_de_afspraak_van_een_ander_dossier_bestaat_hier_niet(
    als: Als, klant: Klant, ander: Klant, anna: Medewerker, dirk: Medewerker
) -> None:
    afspraak = _plan(ander, anna)
    assert als(anna).get(_adres(klant, afspraak)).status_code == 404
    assert als(dirk).get(_adres(ander, afspraak)).status_code == 404


# --- agenda -----------------------------------------------------------------------------------------


def _week(client: Client, dag: datetime.date, **vraag: object) -> HttpResponse:
    jaar, nummer, _ = dag.isocalendar()
    return client.get("/klanten/agenda/", {"week": f"{jaar}-W{nummer:02}", **vraag})


@pytest.mark.eis("K-04")
def test_de_agenda_toont_de_eigen_week(
    als: Als, klant: Klant, ander: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    _plan(klant, anna)
    _plan(ander, bram)
    pagina = tekst(_week(als(anna), _werkdag()))
    assert "09:00 tot 09:30 Marieke van der Velde Intake, balie" in pagina
    assert "Bakker" not in pagina


def test_de_agenda_van_een_collega_van_de_locatie(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker, dirk: Medewerker
) -> None:
    _plan(klant, bram)
    client = als(anna)
    assert "Agenda van Bram Coach" in tekst(_week(client, _werkdag(), medewerker=bram.pk))
    for onbekend in (dirk.pk, "x", 0):
        assert "Mijn agenda" in tekst(_week(client, _werkdag(), medewerker=onbekend))


@pytest.mark.parametrize("week", ["", "2026-W99", "gisteren", "2026-W1x", "1999-W01"])
def test_een_onzinnige_week_geeft_deze_week(als: Als, anna: Medewerker, week: str) -> None:
    antwoord = als(anna).get("/klanten/agenda/", {"week": week})
    assert antwoord.status_code == 200
    assert antwoord.context["maandag"] == vandaag() - vandaag().weekday() * DAG


def test_een_feestdag_staat_in_de_agenda(als: Als, anna: Medewerker) -> None:
    kerst = datetime.date(2029, 12, 25)
    assert "Eerste kerstdag De locatie is dicht." in tekst(_week(als(anna), kerst))


def test_de_agenda_vraagt_evenveel_bij_veel_afspraken(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    client, dag = als(anna), _werkdag()
    jaar, nummer, _ = dag.isocalendar()
    adres = f"/klanten/agenda/?week={jaar}-W{nummer:02}"
    _plan(KlantFabriek(locatie=apeldoorn), anna)
    weinig = vragen(client, adres)
    for uur in range(10, 17):
        _plan(KlantFabriek(locatie=apeldoorn), anna, begin=aanvang(dag, datetime.time(uur)))
    assert vragen(client, adres) == weinig
