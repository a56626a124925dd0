import time
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Locatie, Medewerker
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek
from tests.fabriek.werkgevers import (
    ContactpersoonFabriek,
    TevredenheidFabriek,
    VacatureFabriek,
    WerkgeverFabriek,
)
from tests.pagina import tekst, vragen
from werkgevers import mailen, tevredenheid, tevredenheidscijfers, tevredenheidslink
from werkgevers.models import Tevredenheid, Vacature, Verwachting, Werkgever

CIJFERS = "/werkgevers/tevredenheid/"


@pytest.fixture
def werkgever(apeldoorn: Locatie) -> Werkgever:
    """A large employer."""
    return WerkgeverFabriek(naam="Zorggroep Noord", locatie=apeldoorn, medewerkers=600)


@pytest.fixture
def petra(werkgever: Werkgever) -> Gebruiker:
    """Petra, with an account and an address."""
    gebruiker: Gebruiker = GebruikerFabriek(naam="Petra Personeel", buitenrol="werkgever")
    ContactpersoonFabriek(werkgever=werkgever, gebruiker=gebruiker, email="petra@zorg.example")
    return gebruiker


def _gesloten(werkgever: Werkgever, dagen: int = 0, **velden: Any) -> Vacature:
    op = timezone.now() - timedelta(days=dagen)
    velden = {
        "stand": "gesloten",
        "uitkomst": "ingetrokken",
        "toelichting": "Geen geld.",
        "gesloten_op": op,
        **velden,
    }
    return VacatureFabriek(werkgever=werkgever, contactpersoon=werkgever.contactpersonen.first(), **velden)


def _ingevuld(werkgever: Werkgever, score: int, aantal: int) -> None:
    """This employer and others of the same size and location answer, each once."""
    anderen = WerkgeverFabriek.create_batch(
        aantal - 1, locatie=werkgever.locatie, medewerkers=werkgever.medewerkers
    )
    for wie in (werkgever, *anderen):
        rij = TevredenheidFabriek(vacature=_gesloten(wie))
        scores = dict.fromkeys(Verwachting.values, score)
        tevredenheid.vul_in(tevredenheid=rij, scores=scores, door=None)


@pytest.mark.eis("W-52")
def test_na_het_sluiten_wordt_een_keer_gevraagd(werkgever: Werkgever, petra: Gebruiker) -> None:
    gesloten = _gesloten(werkgever)
    VacatureFabriek(werkgever=werkgever)
    _gesloten(werkgever, dagen=60)
    gemaild: list[int] = []
    [nummer] = tevredenheid.vraag_uit(nu=timezone.now(), mail=gemaild.append)
    assert tevredenheid.vraag_uit(nu=timezone.now(), mail=gemaild.append) == []
    assert gemaild == [nummer]
    rij = Tevredenheid.objects.get()
    assert (rij.pk, rij.vacature, rij.locatie) == (nummer, gesloten, werkgever.locatie)
    mailen.mail_tevredenheid(nummer)
    [bericht] = mail.outbox
    assert bericht.to == ["petra@zorg.example"]
    assert gesloten.titel not in f"{bericht.subject} {bericht.body}"
    assert tevredenheidslink.kenmerk(rij)[:8] in bericht.body


def test_na_een_storing_halverwege_krijgt_de_rest_de_vraag_alsnog(
    werkgever: Werkgever, petra: Gebruiker
) -> None:
    vacatures = {_gesloten(werkgever).pk for _ in range(3)}
    gemaild: list[int] = []

    def mail_tot_de_storing(nummer: int) -> None:
        if gemaild:
            raise OSError("no queue")
        gemaild.append(nummer)

    with pytest.raises(OSError, match="no queue"):
        tevredenheid.vraag_uit(nu=timezone.now(), mail=mail_tot_de_storing)
    assert len(tevredenheid.vraag_uit(nu=timezone.now(), mail=gemaild.append)) == 2
    assert len(gemaild) == 3
    assert set(Tevredenheid.objects.filter(pk__in=gemaild).values_list("vacature", flat=True)) == vacatures


@pytest.mark.eis("W-08", "W-52")
def test_de_werkgever_vult_een_zin_per_verwachting_in(
    als: Als, werkgever: Werkgever, petra: Gebruiker
) -> None:
    rij = TevredenheidFabriek(vacature=_gesloten(werkgever))
    client, adres = als(petra), f"/werkgevers/mijn-bedrijf/meningen/{rij.pk}/"
    assert "Vertel hoe het ging" in tekst(client.get("/werkgevers/mijn-bedrijf/"))
    pagina = tekst(client.get(adres))
    assert all(zin in pagina for zin in Verwachting.labels)
    leeg = client.post(adres, {"indiening": str(uuid.uuid4())})
    assert leeg.status_code == 422
    velden = {"vervulling": "4", "nazorg": "2", "opmerking": "Bel vaker.", "indiening": str(uuid.uuid4())}
    assert "Dank u wel" in tekst(client.post(adres, velden, follow=True))
    rij.refresh_from_db()
    assert dict(rij.scores.values_list("verwachting", "score")) == {"vervulling": 4, "nazorg": 2}
    assert (rij.opmerking, rij.ingevuld_door) == ("Bel vaker.", petra)
    assert client.get(adres).status_code == 404
    with pytest.raises(NietToegestaan, match="al beantwoord"):
        tevredenheid.vul_in(tevredenheid=rij, scores={"pool": 1}, door=petra)


@pytest.mark.parametrize("waarde", ["0", "6", "drie"])
def test_een_onmogelijke_score_komt_terug(
    als: Als, werkgever: Werkgever, petra: Gebruiker, waarde: str
) -> None:
    rij = TevredenheidFabriek(vacature=_gesloten(werkgever))
    velden = {"pool": waarde, "indiening": str(uuid.uuid4())}
    assert als(petra).post(f"/werkgevers/mijn-bedrijf/meningen/{rij.pk}/", velden).status_code == 422


@pytest.mark.eis("W-52")
def test_de_link_uit_de_mail_werkt_zonder_account_en_een_keer(client: Any, werkgever: Werkgever) -> None:
    rij = TevredenheidFabriek(vacature=_gesloten(werkgever))
    adres = f"/werkgevers/mening/{tevredenheidslink.kenmerk(rij)}/"
    assert rij.vacature.titel in tekst(client.get(adres))
    velden = {"mvo": "5", "indiening": str(uuid.uuid4())}
    assert "Dank u wel" in tekst(client.post(adres, velden, follow=True))
    client.post(adres, {**velden, "mvo": "1"})
    rij.refresh_from_db()
    assert (rij.ingevuld_door, rij.scores.get().score) == (None, 5)


def test_een_link_van_een_ander_of_van_lang_geleden_werkt_niet(
    client: Any, werkgever: Werkgever, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = TevredenheidFabriek(vacature=_gesloten(werkgever))
    kenmerk = tevredenheidslink.kenmerk(rij)
    toen = time.time() - (tevredenheidslink.GELDIG + timedelta(minutes=1)).total_seconds()
    with monkeypatch.context() as klok:
        klok.setattr(time, "time", lambda: toen)
        verlopen = tevredenheidslink.kenmerk(rij)
    assert client.get(f"/werkgevers/mening/{kenmerk}/").status_code == 200
    assert client.get(f"/werkgevers/mening/{rij.pk}/").status_code == 404
    assert client.get(f"/werkgevers/mening/{kenmerk}x/").status_code == 404
    assert client.get(f"/werkgevers/mening/{verlopen}/").status_code == 404


def test_een_werkgever_vult_de_lijst_van_een_ander_niet_in(
    als: Als, petra: Gebruiker, apeldoorn: Locatie
) -> None:
    ander = TevredenheidFabriek(vacature=_gesloten(WerkgeverFabriek(locatie=apeldoorn)))
    assert als(petra).get(f"/werkgevers/mijn-bedrijf/meningen/{ander.pk}/").status_code == 404


@pytest.mark.eis("W-10", "W-52")
def test_het_gemiddelde_staat_per_kwartaal_en_naar_grootte(
    als: Als, werkgever: Werkgever, apeldoorn: Locatie, els: Medewerker
) -> None:
    klein = WerkgeverFabriek(locatie=apeldoorn, medewerkers=8)
    _ingevuld(werkgever, 4, aantal=5)
    _ingevuld(klein, 1, aantal=4)
    tabel = tevredenheidscijfers.per_kwartaal(apeldoorn)
    samen = tabel.rijen[0].cijfers[-1]
    assert (samen.gemiddelde, samen.aantal) == (2.7, 9)
    assert (tabel.gevraagd[-1], tabel.ingevuld[-1]) == (9, 9)
    per_grootte = dict(tevredenheidscijfers.per_grootte(apeldoorn))
    assert per_grootte["groot (250 of meer)"].gemiddelde == 4.0
    assert per_grootte["klein (tot 50 medewerkers)"].gemiddelde is None  # four answers would point at one
    pagina = tekst(als(els).get(CIJFERS))
    assert "2,7" in pagina
    assert "minder dan 5" in pagina


def test_een_andere_locatie_telt_niet_mee(als: Als, werkgever: Werkgever, dirk: Medewerker) -> None:
    _ingevuld(werkgever, 5, aantal=5)
    assert als(dirk).get(CIJFERS).context["tabel"].rijen[0].cijfers[-1].aantal == 0


def test_de_cijfers_kosten_even_veel_vragen_bij_veel_antwoorden(
    als: Als, werkgever: Werkgever, els: Medewerker
) -> None:
    _ingevuld(werkgever, 3, aantal=1)
    client = als(els)
    weinig = vragen(client, CIJFERS)
    _ingevuld(werkgever, 4, aantal=6)
    assert vragen(client, CIJFERS) == weinig
