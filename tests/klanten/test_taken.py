"""Tasks: who gets them, what happens when they are done, and when two people reach for the same one."""

import datetime
import uuid
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

MORGEN = timezone.now() + datetime.timedelta(days=1)
DAG = datetime.timedelta(days=1)


def _taak(
    locatie: Locatie, voor: Medewerker | None = None, klant: Klant | None = None, **velden: object
) -> Taak:
    gegevens = {
        "soort": Taak.Soort.ALGEMEEN,
        "omschrijving": "Bel over de proefplaatsing",
        "vervalt_op": MORGEN,
    }
    return taken.maak(klant=klant, voor=voor, locatie=locatie, **{**gegevens, **velden})  # type: ignore[arg-type]


def _zinnen(klant: Klant) -> list[str]:
    return [gebeurtenis.zin for gebeurtenis in klant.gebeurtenissen.order_by("pk")]


@pytest.mark.eis("K-04")
def test_een_taak_staat_in_de_werkvoorraad_van_wie_hem_krijgt(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    taak = _taak(klant.locatie, bram, klant, door=anna)
    assert list(Taak.objects.voorraad_van(bram, klant.locatie)) == [taak]
    assert list(Taak.objects.voorraad_van(anna, klant.locatie)) == []
    assert _zinnen(klant) == ["Taak voor Bram Coach: Bel over de proefplaatsing"]


def test_de_klant_leest_niet_mee_met_taken(klant: Klant, anna: Medewerker) -> None:
    _taak(klant.locatie, anna, klant, door=anna)
    assert not klant.gebeurtenissen.get().zichtbaar_voor_klant


def test_een_taak_van_het_portaal_schrijft_zelf_niets(klant: Klant, bram: Medewerker) -> None:
    _taak(klant.locatie, bram, klant)
    assert _zinnen(klant) == []


def test_wie_elders_werkt_krijgt_geen_taak(apeldoorn: Locatie, dirk: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="Dirk Elders werkt niet op Activerium Apeldoorn"):
        _taak(apeldoorn, dirk)


def test_een_klant_van_elders_krijgt_hier_geen_taak(klant: Klant, gouda: Locatie, dirk: Medewerker) -> None:
    with pytest.raises(NietToegestaan, match="hoort niet bij Toonkamer Gouda"):
        _taak(gouda, dirk, klant)


def test_werk_met_dezelfde_sleutel_staat_een_keer_klaar(apeldoorn: Locatie, bram: Medewerker) -> None:
    eerste = _taak(apeldoorn, bram, sleutel="kennismaken:1")
    assert _taak(apeldoorn, bram, sleutel="kennismaken:1") == eerste
    assert Taak.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_ook_twee_tegelijk_maken_hetzelfde_werk_een_keer(apeldoorn: Locatie, bram: Medewerker) -> None:
    eerste, tweede = tegelijk(*[partial(_taak, apeldoorn, bram, sleutel="kennismaken:1")] * 2)
    assert eerste == tweede == Taak.objects.get()


@pytest.mark.eis("K-04")
def test_twee_keer_gedaan_is_een_keer_gedaan(klant: Klant, bram: Medewerker) -> None:
    taak = _taak(klant.locatie, bram, klant)
    eerste = taken.rond_af(taak=taak, door=bram)
    tweede = taken.rond_af(taak=taak, door=bram)
    assert eerste.gedaan_op == tweede.gedaan_op is not None
    assert _zinnen(klant) == ["Taak gedaan: Bel over de proefplaatsing"]


def test_gedaan_kan_ongedaan(klant: Klant, bram: Medewerker) -> None:
    taak = _taak(klant.locatie, bram, klant)
    taken.rond_af(taak=taak, door=bram)
    taken.heropen(taak=taak, door=bram)
    taken.heropen(taak=taak, door=bram)
    taak.refresh_from_db()
    assert (taak.gedaan_op, taak.gedaan_door) == (None, None)
    assert _zinnen(klant)[1:] == ["Taak weer open: Bel over de proefplaatsing"]


def test_een_taak_van_lang_geleden_gaat_niet_meer_open(klant: Klant, bram: Medewerker) -> None:
    """Else a task of years ago would open a dossier without a reason."""
    taak = taken.rond_af(taak=_taak(klant.locatie, bram, klant), door=bram)
    Taak.objects.filter(pk=taak.pk).update(gedaan_op=timezone.now() - datetime.timedelta(days=2))
    with pytest.raises(NietToegestaan, match="niet meer open"):
        taken.heropen(taak=taak, door=bram)


def test_de_taak_van_een_collega_rondt_men_niet_af(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    taak = _taak(apeldoorn, bram)
    with pytest.raises(NietToegestaan, match="Deze taak is van Bram Coach"):
        taken.rond_af(taak=taak, door=anna)
    taken.rond_af(taak=taak, door=bram)
    with pytest.raises(NietToegestaan, match="Deze taak is van Bram Coach"):
        taken.heropen(taak=taak, door=anna)


def test_wie_een_taak_van_niemand_afrondt_kan_hem_ook_heropenen(apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn)
    taken.rond_af(taak=taak, door=anna)
    assert taken.heropen(taak=taak, door=anna).gedaan_op is None


def test_iemand_van_elders_komt_niet_aan_taken_van_hier(apeldoorn: Locatie, dirk: Medewerker) -> None:
    for handeling in (taken.rond_af, taken.pak_op):
        with pytest.raises(NietToegestaan, match="hoort bij Activerium Apeldoorn"):
            handeling(taak=_taak(apeldoorn), door=dirk)


def test_wat_al_gedaan_is_pakt_niemand_meer_op(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    taak = _taak(apeldoorn)
    taken.rond_af(taak=taak, door=anna)
    with pytest.raises(NietToegestaan, match="al gedaan"):
        taken.pak_op(taak=taak, door=bram)


def test_twee_keer_oppakken_is_een_keer_oppakken(apeldoorn: Locatie, bram: Medewerker) -> None:
    taak = _taak(apeldoorn)
    assert taken.pak_op(taak=taak, door=bram).voor == taken.pak_op(taak=taak, door=bram).voor == bram


@pytest.mark.django_db(transaction=True)
def test_wie_het_eerst_oppakt_heeft_de_taak(apeldoorn: Locatie, anna: Medewerker, bram: Medewerker) -> None:
    taak = _taak(apeldoorn)
    uitkomsten = tegelijk(*(partial(taken.pak_op, taak=taak, door=wie) for wie in (anna, bram)))
    (gelukt,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Taak)]
    (geweigerd,) = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    taak.refresh_from_db()
    assert taak.voor == gelukt.voor
    assert geweigerd.melding == f"Deze taak is van {taak.voor}."


def test_gedaan_werk_sluit_alleen_de_taken_die_erom_vroegen(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    _taak(klant.locatie, bram, klant, soort=Taak.Soort.INTAKE)
    _taak(klant.locatie, None, klant, soort=Taak.Soort.INTAKE)
    andere = [
        _taak(klant.locatie, bram, klant, soort=Taak.Soort.CONTACT),
        _taak(klant.locatie, bram, KlantFabriek(locatie=klant.locatie), soort=Taak.Soort.INTAKE),
    ]
    assert taken.sluit_voor(klant=klant, soort=Taak.Soort.INTAKE, door=anna) == 2
    assert list(Taak.objects.open().order_by("pk")) == andere
    assert taken.sluit_voor(klant=klant, soort=Taak.Soort.INTAKE, door=anna) == 0


# --- screens ----------------------------------------------------------------------------------------


def _invullen(client: Client, **velden: object) -> dict[str, object]:
    begin = {
        "indiening": uuid.uuid4(),
        "omschrijving": "Cv nakijken",
        "voor": "",
        "vervalt_op": f"{vandaag() + 3 * DAG:%d-%m-%Y}",
        "klantnummer": "",
    }
    return {**begin, **velden}


@pytest.mark.eis("K-04")
def test_een_nieuwe_taak_voor_een_collega_over_een_klant(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    client = als(anna)
    nummer = str(klant.klantnummer)
    velden = _invullen(client, voor=bram.pk, klantnummer=f"{nummer[:4]} {nummer[4:]}")
    antwoord = client.post("/klanten/mijn-dag/taken/nieuw/", velden, follow=True)
    assert "De taak staat klaar voor Bram Coach." in tekst(antwoord)
    taak = Taak.objects.get()
    assert (taak.voor, taak.klant, taak.locatie) == (bram, klant, klant.locatie)
    assert timezone.localtime(taak.vervalt_op).strftime("%d %H:%M") == f"{vandaag() + 3 * DAG:%d} 23:59"


def test_een_dubbele_klik_maakt_een_taak(als: Als, anna: Medewerker) -> None:
    client = als(anna)
    velden = _invullen(client, voor=anna.pk)
    assert client.post("/klanten/mijn-dag/taken/nieuw/", velden).status_code == 302
    antwoord = client.post("/klanten/mijn-dag/taken/nieuw/", velden)
    assert antwoord.status_code == 422
    assert "al verstuurd" in tekst(antwoord)
    assert Taak.objects.count() == 1


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"omschrijving": ""}, "Wat moet er gebeuren"),
        ({"vervalt_op": "31-02-2027"}, "Deze datum bestaat niet"),
        ({"vervalt_op": "morgen"}, "Vul de datum in als dag-maand-jaar"),
        ({"vervalt_op": "01-01-2020"}, "Deze dag is al voorbij"),
        ({"vervalt_op": "01-01-2099"}, "Kies een dag binnen twee jaar"),
        ({"klantnummer": "99999999"}, "Dit klantnummer is op uw locatie niet bekend"),
        ({"klantnummer": "Marieke"}, "Een klantnummer bestaat uit acht cijfers"),
        ({"klantnummer": "9" * 13}, "Een klantnummer bestaat uit acht cijfers"),
        ({"voor": "0"}, "Voor wie"),
        ({"indiening": "geen nummer"}, "Fouten in het formulier"),
    ],
)
def test_een_fout_in_het_formulier_bewaart_wat_al_getypt_is(
    als: Als, anna: Medewerker, velden: dict[str, str], melding: str
) -> None:
    client = als(anna)
    antwoord = client.post(
        "/klanten/mijn-dag/taken/nieuw/", {**_invullen(client, omschrijving="Bel de bank"), **velden}
    )
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert velden.get("omschrijving", "Bel de bank") in antwoord.content.decode()
    assert not Taak.objects.exists()


@pytest.mark.eis("X-17")
def test_een_taak_is_geen_weg_om_de_reden_heen(
    als: Als, klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    klant.beeld.contactpersoon = bram
    klant.beeld.save()
    client = als(anna)
    antwoord = client.post(
        "/klanten/mijn-dag/taken/nieuw/", _invullen(client, voor=anna.pk, klantnummer=klant.klantnummer)
    )
    assert antwoord.status_code == 422
    assert "Dit dossier staat niet in uw caseload" in tekst(antwoord)
    assert not Taak.objects.exists()


def test_collegas_van_elders_staan_niet_in_de_keuze(als: Als, anna: Medewerker, dirk: Medewerker) -> None:
    client = als(anna)
    assert "Dirk Elders" not in client.get("/klanten/mijn-dag/taken/nieuw/").content.decode()
    assert client.post("/klanten/mijn-dag/taken/nieuw/", _invullen(client, voor=dirk.pk)).status_code == 422


def test_na_gedaan_staat_er_hoe_het_ongedaan_kan(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn, anna)
    client = als(anna)
    antwoord = client.post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/", follow=True)
    assert "Gedaan: Bel over de proefplaatsing Ongedaan maken" in tekst(antwoord)
    antwoord = client.post(f"/klanten/mijn-dag/taken/{taak.pk}/heropenen/", follow=True)
    assert "De taak staat weer open." in tekst(antwoord)
    taak.refresh_from_db()
    assert taak.gedaan_op is None


def test_een_dubbele_klik_op_gedaan_is_geen_fout(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn, anna)
    client = als(anna)
    for _ in range(2):
        assert client.post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/").status_code == 302


def test_met_htmx_komt_alleen_de_werkvoorraad_terug(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn, anna)
    antwoord = als(anna).post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/", headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert antwoord.content.decode().lstrip().startswith('<div class="lwi-stapel" id="werkvoorraad">')
    assert "Ongedaan maken" in tekst(antwoord)


def test_vanuit_een_dossier_gaat_men_terug_naar_dat_dossier(als: Als, klant: Klant, anna: Medewerker) -> None:
    taak = _taak(klant.locatie, anna, klant)
    hier = f"/klanten/{klant.klantnummer}/"
    client = als(anna)
    assert client.post(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/", {"volgende": hier})["Location"] == hier
    antwoord = client.post(
        f"/klanten/mijn-dag/taken/{taak.pk}/heropenen/", {"volgende": "https://elders.example/"}
    )
    assert antwoord["Location"].startswith("/klanten/mijn-dag/")


def test_oppakken_zet_de_taak_in_de_eigen_werkvoorraad(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    taak = _taak(apeldoorn)
    antwoord = als(anna).post(f"/klanten/mijn-dag/taken/{taak.pk}/oppakken/", follow=True)
    assert "De taak staat nu in uw werkvoorraad." in tekst(antwoord)
    taak.refresh_from_db()
    assert taak.voor == anna


def test_wat_een_collega_net_oppakte_zegt_van_wie_het_is(
    als: Als, apeldoorn: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    taak = _taak(apeldoorn, bram)
    for handeling in ("oppakken", "gedaan"):
        antwoord = als(anna).post(f"/klanten/mijn-dag/taken/{taak.pk}/{handeling}/")
        assert antwoord.status_code == 422
        assert "Deze taak is van Bram Coach." in tekst(antwoord)


@pytest.mark.eis("X-02")
@pytest.mark.parametrize("handeling", ["gedaan", "heropenen", "oppakken"])
def test_een_verzonnen_nummer_of_dat_van_een_andere_locatie_bestaat_niet(
    als: Als, apeldoorn: Locatie, dirk: Medewerker, handeling: str
) -> None:
    client = als(dirk)
    for nummer in (_taak(apeldoorn).pk, 0, 10**18):
        assert client.post(f"/klanten/mijn-dag/taken/{nummer}/{handeling}/").status_code == 404


def test_een_taak_afhandelen_kan_niet_met_een_link(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    taak = _taak(apeldoorn, anna)
    assert als(anna).get(f"/klanten/mijn-dag/taken/{taak.pk}/gedaan/").status_code == 405


@pytest.mark.eis("X-17")
def test_wie_geen_dossiers_opent_ziet_geen_naam_bij_een_taak(als: Als, klant: Klant) -> None:
    arno = MedewerkerFabriek(naam="Arno", rollen=["accountmanager"], locaties=[klant.locatie])
    taak = _taak(klant.locatie, klant=klant)
    Taak.objects.filter(pk=taak.pk).update(voor=arno)  # from before the role changed
    client = als(arno)
    pagina = tekst(client.get("/klanten/mijn-dag/"))
    assert "Marieke" not in pagina and "klant 1" in pagina
    assert "Klantnummer" not in tekst(client.get("/klanten/mijn-dag/taken/nieuw/"))
