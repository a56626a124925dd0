"""Clients are asked shortly after what they went through, seldom, and free to leave it."""

import datetime
import json
import zipfile
from collections import Counter

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from keten.instellingen import zet
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import meenemen
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Uitstroom
from landkaart.models import Peilingantwoord, Peilinguitnodiging, Peilingvraag, Verwachting
from landkaart.peilingen import invullen, rotatie, uitnodigen
from landkaart.peilingen.instellingen import MOMENTEN, RUST
from landkaart.tasks import vraag_klanten
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.peilingen import laad_peilingen
from tests.pagina import tekst
from tests.tegelijk import tegelijk

PAD = "/landkaart/mijn/peiling/"
START = "/klanten/mijn/"
_DAG = datetime.timedelta(days=1)


@pytest.fixture
def peilingen(db: None) -> None:
    laad_peilingen()


@pytest.fixture
def gevraagd(klant: Klant, apeldoorn: Locatie, peilingen: None) -> Peilinguitnodiging:
    """Marieke, asked after her intake of five days ago."""
    Clientbeeld.objects.filter(klant=klant).update(intake_op=vandaag() - 5 * _DAG)
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag()) == 1
    return Peilinguitnodiging.objects.get()


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    assert klant.gebruiker
    return als(klant.gebruiker)


def _velden(uitnodiging: Peilinguitnodiging, *antwoorden: str) -> dict[str, str]:
    rijen = uitnodiging.antwoorden.order_by("volgorde")
    namen = [f"vraag_{rij.vraag_id}" for rij in rijen]
    return {
        **dict(zip(namen, antwoorden, strict=False)),
        "indiening": "11111111-2222-4333-8444-555555555555",
    }


def _vraag(nummer: int, **velden: object) -> Peilingvraag:
    return Peilingvraag(**{"pk": nummer, "code": f"v{nummer}", "soort": "schaal", **velden})


@pytest.mark.eis("X-45")
@settings(max_examples=25, deadline=None)
@given(klantnummer=st.integers(1, 10**8), keren=st.integers(1, 12), aantal=st.integers(2, 5))
def test_een_klant_krijgt_steeds_andere_vragen_tot_alle_elf_zijn_geweest(
    klantnummer: int, keren: int, aantal: int
) -> None:
    vragen = [_vraag(n) for n in range(1, 12)] + [_vraag(12, soort="open")]
    eerder: Counter[int] = Counter()
    for _ in range(keren):
        gekozen = rotatie.kies(vragen, aantal=aantal, klantnummer=klantnummer, eerder=eerder)
        assert len(gekozen) == len({v.pk for v in gekozen}) == aantal
        assert gekozen[-1].soort == "open"
        assert gekozen == rotatie.kies(vragen[::-1], aantal=aantal, klantnummer=klantnummer, eerder=eerder)
        eerder.update(v.pk for v in gekozen)
    zinnen = [eerder[n] for n in range(1, 12)]
    assert max(zinnen) - min(zinnen) <= 1, "nobody hears the same sentence again before all others"


def test_klanten_beginnen_bij_verschillende_vragen_en_eigen_vragen_komen_een_keer() -> None:
    vragen = [_vraag(n) for n in range(1, 12)]
    eerste = {rotatie.kies(vragen, aantal=1, klantnummer=n, eerder={})[0].pk for n in range(200)}
    assert eerste == set(range(1, 12))
    eigen = _vraag(20, code=None)
    met_eigen = [*vragen, eigen]
    assert rotatie.kies(met_eigen, aantal=3, klantnummer=7, eerder={})[0] is eigen
    assert eigen not in rotatie.kies(met_eigen, aantal=3, klantnummer=7, eerder={20: 1})


@pytest.mark.eis("X-45")
def test_de_geleverde_vragen_dekken_alle_elf_verwachtingen_en_blijven_kort(peilingen: None) -> None:
    vragen = Peilingvraag.objects.exclude(verwachting="")
    assert sorted(vragen.values_list("verwachting", flat=True)) == sorted(Verwachting.values)
    assert len(Verwachting) == 11
    assert all(vraag.zin and vraag.peilingen.exists() for vraag in Peilingvraag.objects.all())
    with pytest.raises(IntegrityError), transaction.atomic():
        vragen[0].peilingen.update(aantal=6)


@pytest.mark.eis("X-43")
def test_na_een_intake_staat_er_een_korte_vragenlijst_die_niemand_hoeft_in_te_vullen(
    gevraagd: Peilinguitnodiging, marieke: Client, apeldoorn: Locatie, klant: Klant
) -> None:
    assert 2 <= gevraagd.antwoorden.count() <= 5
    begin = tekst(marieke.get(START))
    assert "Als u wilt: zeg wat u van onze hulp vindt" in begin
    assert 'href="/landkaart/mijn/peiling/" class="ams-button' not in marieke.get(START).content.decode()
    pagina = tekst(marieke.get(PAD))
    assert "U hebt kort geleden een intake gehad." in pagina
    assert "Uw contactpersoon ziet uw antwoorden niet." in pagina
    vraag_klanten()
    assert Peilinguitnodiging.objects.count() == 1, "a second run asks nobody again"
    antwoord = marieke.post(PAD, {"liever_niet": "ja"}, follow=True)
    assert "voorlopig niets meer" in tekst(antwoord)
    assert "zeg wat u van onze hulp vindt" not in tekst(antwoord)
    assert not Gebeurtenis.objects.filter(soort="peiling").exists(), "nobody is told who rather not"
    assert "U hebt nu geen vragen van ons" in tekst(marieke.get(PAD))
    Clientbeeld.objects.filter(klant=klant).update(intake_op=vandaag() + 6 * _DAG)
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag() + 10 * _DAG) == 0, "at most once a quarter"
    zet(code=RUST, gebied=apeldoorn, waarde=4)
    later = vandaag() + 30 * _DAG
    Clientbeeld.objects.filter(klant=klant).update(intake_op=later - 5 * _DAG)
    zet(code=MOMENTEN, gebied=apeldoorn, waarde=["groep"])
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=later) == 0, "the location does not ask after an intake"
    zet(code=MOMENTEN, gebied=apeldoorn, waarde=["intake"], versie=1)
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=later) == 1


@pytest.mark.eis("X-43")
def test_wie_niet_kan_antwoorden_wordt_niets_gevraagd(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker, peilingen: None
) -> None:
    vers = vandaag() - 5 * _DAG
    KlantFabriek(locatie=apeldoorn, beeld__intake_op=vers)  # without an account
    KlantFabriek(locatie=apeldoorn, met_account=True, beeld__intake_op=vandaag() - 60 * _DAG)
    KlantFabriek(locatie=gouda, met_account=True, beeld__intake_op=vers)
    overleden = KlantFabriek(locatie=apeldoorn, met_account=True, beeld__intake_op=vers)
    Uitstroom.objects.create(
        klant=overleden, locatie=apeldoorn, op=vers, soort="overleden", door=bram, partner=bram.partner
    )
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag()) == 0


@pytest.mark.eis("X-43")
def test_wat_een_klant_antwoordt_staat_vast_en_niet_in_de_tijdlijn(
    gevraagd: Peilinguitnodiging, marieke: Client, klant: Klant
) -> None:
    leeg = marieke.post(PAD, _velden(gevraagd))
    assert leeg.status_code == 422
    assert "Beantwoord minstens één vraag" in tekst(leeg)
    fout = marieke.post(PAD, _velden(gevraagd, "6", "4"))
    assert fout.status_code == 422
    assert 'value="4" ' in fout.content.decode(), "what was chosen is still there"
    assert "Dank u wel" in tekst(
        marieke.post(PAD, _velden(gevraagd, "5", "nvt", "", "Bel terug."), follow=True)
    )
    scores = list(gevraagd.antwoorden.order_by("volgorde").values_list("score", "nvt", "tekst"))
    assert scores == [(5, False, ""), (None, True, ""), (None, False, ""), (None, False, "Bel terug.")]
    nog_eens = marieke.post(PAD, _velden(gevraagd, "1"), follow=True)
    assert "al beantwoord" in tekst(nog_eens)
    regel = Gebeurtenis.objects.get(soort="peiling")
    assert (regel.zin, regel.door_klant) == ("Een korte vragenlijst over onze hulp ingevuld", True)
    with pytest.raises(Exception, match="update"), transaction.atomic():
        Peilingantwoord.objects.filter(score=5).update(score=1)
    with meenemen.pak_in(klant) as bestand, zipfile.ZipFile(bestand) as pakket:
        delen = json.loads(pakket.read("gegevens.json"))["peilingen"]
    assert [deel["antwoord"] for deel in delen] == [5, "niet van toepassing", "", "Bel terug."]


def test_een_te_late_of_andermans_vragenlijst_gaat_niet_open(
    gevraagd: Peilinguitnodiging, marieke: Client, als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    ander = KlantFabriek(locatie=apeldoorn, met_account=True)
    assert "geen vragen" in tekst(als(ander.gebruiker).get(PAD))
    assert als(bram).get(PAD).status_code == 403
    uitnodigen.nodig_uit(locatie=apeldoorn, op=gevraagd.uiterlijk + _DAG)
    gevraagd.refresh_from_db()
    assert gevraagd.stand == Peilinguitnodiging.Stand.VERLOPEN
    assert "al beantwoord, of de tijd is om" in tekst(marieke.post(PAD, _velden(gevraagd, "5"), follow=True))


@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_vragen_of_antwoorden_gebeurt_een_keer(klant: Klant, apeldoorn: Locatie) -> None:
    laad_peilingen()
    Clientbeeld.objects.filter(klant=klant).update(intake_op=vandaag() - 5 * _DAG)
    gemaakt = tegelijk(*[lambda: uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag())] * 2)
    assert sorted(gemaakt) == [0, 1]
    uitnodiging = Peilinguitnodiging.objects.get()
    eerste = uitnodiging.antwoorden.order_by("volgorde")[0].vraag_id
    uitkomsten = tegelijk(
        lambda: invullen.vul_in(klant=klant, uitnodiging=uitnodiging, antwoorden={eerste: "4"}),
        lambda: invullen.liever_niet(klant=klant, uitnodiging=uitnodiging),
    )
    assert [str(een) for een in uitkomsten if een] == [
        "Deze vragen zijn al beantwoord, of de tijd is om. Dank u wel."
    ]
