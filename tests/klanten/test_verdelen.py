"""A whole caseload at once: looked at first, then all of it or nothing, also for thousands (K-73)."""

import datetime
import uuid
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import zet
from keten.models import Locatie, Medewerker, Waarneming
from keten.tijd import vandaag
from klanten import taken
from klanten.contactpersoon import wijs_aan
from klanten.instellingen_overdragen import ALLEEN_NA_OVERLEG
from klanten.models import Clientbeeld, Contactpersoonschap, Gebeurtenis, Klant, Taak, Verdeling
from klanten.verdelen import per_ontvanger, stel_voor
from klanten.verdeling_uitvoeren import laat_vervallen, voer_uit
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, maak_klanten
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)


@pytest.fixture
def leider(apeldoorn: Locatie) -> Medewerker:
    """A team leader in Apeldoorn."""
    return MedewerkerFabriek(naam="Loes Leider", rollen=["teamleider"], locaties=[apeldoorn])


def _caseload(aantal: int, van: Medewerker, locatie: Locatie) -> list[Klant]:
    klanten = maak_klanten(aantal, locatie=locatie, contactpersoon=van)
    Contactpersoonschap.objects.bulk_create(
        Contactpersoonschap(klant=klant, medewerker=van, reden="begin", aangewezen_door=van)
        for klant in klanten
    )
    return klanten


def _draag_over(van: Medewerker, locatie: Locatie, *naar: Medewerker, door: Medewerker) -> Verdeling:
    return stel_voor(
        van=van, locatie=locatie, soort="overdracht", reden="vertrek", ontvangers=naar, door=door
    )


def _laat_waarnemen(van: Medewerker, locatie: Locatie, door: Medewerker, naar: Medewerker) -> Verdeling:
    return stel_voor(
        van=van,
        locatie=locatie,
        soort="waarneming",
        reden="afwezig",
        ontvangers=[naar],
        eerste_dag=vandaag(),
        laatste_dag=vandaag() + 14 * DAG,
        door=door,
    )


def _telling() -> dict[str, int]:
    beelden = Clientbeeld.objects.select_related("contactpersoon__gebruiker")
    namen = [str(beeld.contactpersoon) for beeld in beelden]
    return {naam: namen.count(naam) for naam in sorted(set(namen))}


@pytest.mark.eis("K-73")
def test_een_voorstel_verandert_nog_niets_en_verdeelt_gelijk(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker, leider: Medewerker
) -> None:
    _caseload(5, anna, apeldoorn)
    voorstel = _draag_over(anna, apeldoorn, bram, chaima, door=leider)
    assert _telling() == {"Anna Intaker": 5}
    krijgt = {str(wie): wie.krijgt for wie in per_ontvanger(voorstel)}
    assert krijgt == {"Bram Coach": 3, "Chaima Klantmanager": 2}


@pytest.mark.eis("K-73")
def test_bij_vertrek_heeft_elke_klant_een_nieuwe_contactpersoon_met_taken_en_tijdlijn(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker, leider: Medewerker
) -> None:
    klanten = _caseload(4, anna, apeldoorn)
    van_een_ander = KlantFabriek(locatie=apeldoorn, contactpersoon=chaima)
    taak = taken.maak(
        klant=klanten[0],
        voor=anna,
        locatie=apeldoorn,
        soort=Taak.Soort.CONTACT,
        omschrijving="Bel",
        vervalt_op=timezone.now(),
    )
    klaar = voer_uit(verdeling=_draag_over(anna, apeldoorn, bram, chaima, door=leider), door=leider)
    assert (klaar.stand, klaar.klanten) == (Verdeling.Stand.UITGEVOERD, 4)
    assert _telling() == {"Bram Coach": 2, "Chaima Klantmanager": 3}
    for klant in klanten:
        nieuw, oud = klant.contactpersonen.all()
        assert (oud.medewerker, oud.tot, nieuw.tot, nieuw.reden) == (anna, vandaag(), None, "vertrek")
        assert nieuw.medewerker == Clientbeeld.objects.get(klant=klant).contactpersoon
        regel = klant.gebeurtenissen.get()
        assert regel.zin == f"{nieuw.medewerker} ({nieuw.medewerker.partner}) is de contactpersoon"
        assert (regel.medewerker, regel.zichtbaar_voor_klant) == (leider, True)
    taak.refresh_from_db()
    assert taak.voor == Clientbeeld.objects.get(klant=klanten[0]).contactpersoon
    kennismaken = Taak.objects.filter(klant=None).order_by("pk").values_list("omschrijving", flat=True)
    assert set(kennismaken) == {"Maak kennis met 2 klanten van Anna Intaker"}
    assert not van_een_ander.gebeurtenissen.exists()


@pytest.mark.eis("K-73")
def test_bij_waarnemen_houden_de_klanten_hun_contactpersoon(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker
) -> None:
    (klant,) = _caseload(1, anna, apeldoorn)
    voer_uit(verdeling=_laat_waarnemen(anna, apeldoorn, leider, bram), door=leider)
    assert _telling() == {"Anna Intaker": 1}
    waarneming = Waarneming.objects.get()
    assert (waarneming.medewerker, waarneming.waarnemer, waarneming.van) == (anna, bram, vandaag())
    assert klant.gebeurtenissen.get().zin.startswith("Bram Coach neemt waar voor Anna Intaker vanaf")
    dubbel = _laat_waarnemen(anna, apeldoorn, leider, bram)
    with pytest.raises(ValidationError, match="al een waarnemer geregeld"):
        voer_uit(verdeling=dubbel, door=leider)
    dubbel.refresh_from_db()
    assert dubbel.stand == Verdeling.Stand.VOORSTEL


def test_wie_intussen_een_ander_kreeg_houdt_die(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker, leider: Medewerker
) -> None:
    klanten = _caseload(3, anna, apeldoorn)
    voorstel = _draag_over(anna, apeldoorn, bram, door=leider)
    wijs_aan(klant=klanten[0], medewerker=chaima, reden="kent de branche", door=chaima)
    assert voer_uit(verdeling=voorstel, door=leider).klanten == 2
    assert _telling() == {"Bram Coach": 2, "Chaima Klantmanager": 1}


def test_twee_keer_uitvoeren_is_een_keer_en_vervallen_is_vervallen(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker
) -> None:
    _caseload(2, anna, apeldoorn)
    voorstel = _draag_over(anna, apeldoorn, bram, door=leider)
    for _ in range(2):
        voer_uit(verdeling=voorstel, door=leider)
    assert Gebeurtenis.objects.count() == 2
    with pytest.raises(NietToegestaan, match="al uitgevoerd"):
        laat_vervallen(verdeling=voorstel, door=leider)
    terug = laat_vervallen(verdeling=_draag_over(bram, apeldoorn, anna, door=leider), door=leider)
    with pytest.raises(NietToegestaan, match="al vervallen"):
        voer_uit(verdeling=terug, door=leider)
    assert _telling() == {"Bram Coach": 2}


@pytest.mark.eis("K-73")
@pytest.mark.django_db(transaction=True)
def test_twee_leiders_die_tegelijk_uitvoeren_doen_het_een_keer(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker
) -> None:
    _caseload(20, anna, apeldoorn)
    voorstel = _draag_over(anna, apeldoorn, bram, door=leider)
    uitkomsten = tegelijk(*(partial(voer_uit, verdeling=voorstel, door=leider) for _ in range(2)))
    assert [uitkomst.klanten for uitkomst in uitkomsten] == [20, 20]
    assert Gebeurtenis.objects.count() == 20
    assert Contactpersoonschap.objects.filter(tot__isnull=True, medewerker=bram).count() == 20


def test_tienmaal_zoveel_klanten_kost_evenveel_vragen(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker, leider: Medewerker
) -> None:
    def _vragen(van: Medewerker, naar: Medewerker, aantal: int) -> int:
        _caseload(aantal, van, apeldoorn)
        with CaptureQueriesContext(connection) as opname:
            voer_uit(verdeling=_draag_over(van, apeldoorn, naar, door=leider), door=leider)
        return len(opname)

    assert _vragen(anna, bram, 5) == _vragen(chaima, bram, 50)


def test_alleen_wie_daar_contactpersoon_kan_zijn_krijgt_klanten(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, dirk: Medewerker, leider: Medewerker
) -> None:
    _caseload(1, anna, apeldoorn)
    for wie in (dirk, anna):
        with pytest.raises(NietToegestaan, match="geen contactpersoon zijn"):
            _draag_over(anna, apeldoorn, wie, door=leider)
    with pytest.raises(NietToegestaan, match="Kies minstens één collega"):
        _draag_over(anna, apeldoorn, door=leider)
    with pytest.raises(NietToegestaan, match="heeft op Activerium Apeldoorn geen klanten"):
        _draag_over(bram, apeldoorn, anna, door=leider)
    with pytest.raises(NietToegestaan, match="Kies één waarnemer"):
        stel_voor(
            van=anna,
            locatie=apeldoorn,
            soort="waarneming",
            reden="afwezig",
            ontvangers=[bram, MedewerkerFabriek(locaties=[apeldoorn])],
            eerste_dag=vandaag(),
            door=leider,
        )


@pytest.mark.eis("K-25")
def test_vraagt_de_locatie_duaal_overleg_dan_gaat_een_caseload_niet_naar_een_andere_partner(
    apeldoorn: Locatie, anna: Medewerker, chaima: Medewerker, leider: Medewerker
) -> None:
    _caseload(1, anna, apeldoorn)
    zet(code=ALLEEN_NA_OVERLEG, gebied=apeldoorn, waarde=True)
    with pytest.raises(NietToegestaan, match="vraagt per klant een duaal overleg"):
        _draag_over(anna, apeldoorn, chaima, door=leider)


# --- screens ----------------------------------------------------------------------------------------


def _keuze(*naar: Medewerker, **anders: object) -> dict[str, object]:
    return {
        "indiening": str(uuid.uuid4()),
        "soort": "overdracht",
        "reden": "herverdeling",
        "ontvangers": [wie.pk for wie in naar],
        **anders,
    }


@pytest.mark.eis("K-73")
def test_kiezen_bekijken_en_bevestigen_op_het_scherm(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker, als: Als
) -> None:
    _caseload(2, anna, apeldoorn)
    client = als(leider)
    assert "Anna Intaker" in tekst(client.get("/klanten/verdelen/"))
    antwoord = client.post(f"/klanten/verdelen/{anna.pk}/", _keuze(bram), follow=True)
    adres = antwoord.redirect_chain[-1][0]
    pagina = tekst(antwoord)
    assert "Klopt dit?" in pagina
    assert "Test Persoon00000" in pagina
    assert _telling() == {"Anna Intaker": 2}
    assert client.get(f"/klanten/verdelen/{anna.pk}/")["Location"] == adres, "het voorstel wacht"
    klaar = client.post(adres, {"stap": "uitvoeren"}, follow=True)
    assert "2 klanten van Anna Intaker hebben een nieuwe contactpersoon" in tekst(klaar)
    assert _telling() == {"Bram Coach": 2}
    assert "Dit voorstel is uitgevoerd door Loes Leider" in tekst(client.get(adres))


def test_een_onmogelijke_keuze_komt_terug_bij_het_veld(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker, als: Als
) -> None:
    _caseload(1, anna, apeldoorn)
    fout = _keuze(bram, soort="waarneming", eerste_dag=f"{vandaag() - DAG:%d-%m-%Y}")
    antwoord = als(leider).post(f"/klanten/verdelen/{anna.pk}/", fout)
    assert antwoord.status_code == 422
    assert "Deze dag is al voorbij." in tekst(antwoord)
    andersom = _keuze(bram, eerste_dag="31-12-2026", laatste_dag="30-12-2026")
    assert "De laatste dag ligt voor de eerste." in tekst(
        als(leider).post(f"/klanten/verdelen/{anna.pk}/", andersom)
    )
    assert not Verdeling.objects.exists()


@pytest.mark.eis("X-17")
def test_een_voorstel_van_een_andere_locatie_bestaat_hier_niet(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, bram: Medewerker, leider: Medewerker, als: Als
) -> None:
    _caseload(1, anna, apeldoorn)
    voorstel = _draag_over(anna, apeldoorn, bram, door=leider)
    elders = als(MedewerkerFabriek(rollen=["teamleider"], locaties=[gouda]))
    assert elders.get(f"/klanten/verdelen/voorstel/{voorstel.pk}/").status_code == 404
    assert elders.get(f"/klanten/verdelen/{anna.pk}/").status_code == 404


def test_het_voorstel_kost_evenveel_vragen_bij_meer_klanten(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, chaima: Medewerker, leider: Medewerker, als: Als
) -> None:
    _caseload(3, anna, apeldoorn)
    _caseload(40, chaima, apeldoorn)
    klein = _draag_over(anna, apeldoorn, bram, door=leider)
    groot = _draag_over(chaima, apeldoorn, bram, door=leider)
    client = als(leider)
    assert vragen(client, f"/klanten/verdelen/voorstel/{klein.pk}/") == vragen(
        client, f"/klanten/verdelen/voorstel/{groot.pk}/"
    )


def test_de_klant_ziet_de_nieuwe_contactpersoon(
    klant: Klant, anna: Medewerker, bram: Medewerker, leider: Medewerker, als: Als
) -> None:
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    voer_uit(verdeling=_draag_over(anna, klant.locatie, bram, door=leider), door=leider)
    assert klant.gebruiker
    assert "Bram Coach" in tekst(als(klant.gebruiker).get("/klanten/mijn/"))
