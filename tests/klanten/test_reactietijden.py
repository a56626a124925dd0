from datetime import timedelta

import pytest
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import berichten, klantvragen
from klanten.models import Bericht, Klant, Klantvraag, Zending
from klanten.reactietijden import Reactietijd, reactietijden, verzonden
from klanten.views.reactietijden import in_woorden
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst, vragen

PAGINA = "/klanten/cijfers/bereikbaarheid/"


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """Somebody who steers the location."""
    return MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])


def _vraag(
    klant: Klant, anna: Medewerker, *, uren: float | None, termijn: float = 24, oud: float = 48
) -> None:
    """A telephone question, asked `oud` hours ago, answered after so many hours or not at all."""
    vraag = klantvragen.neem_aan(klant=klant, kanaal="telefoon", vraag="Wanneer?", door=anna)
    gesteld = timezone.now() - timedelta(hours=oud)
    velden: dict[str, object] = {"gesteld_op": gesteld, "vervalt_op": gesteld + timedelta(hours=termijn)}
    if uren is not None:
        velden |= {
            "stand": "beantwoord",
            "antwoord": "Dan.",
            "antwoord_kanaal": "telefoon",
            "beantwoord_op": gesteld + timedelta(hours=uren),
            "beantwoord_door": anna,
        }
    Klantvraag.objects.filter(pk=vraag.pk).update(**velden)


def _per_kanaal(locatie: Locatie) -> dict[str, Reactietijd]:
    begin = vandaag() - timedelta(days=28)
    tijden = reactietijden(locatie, van=begin, tot=vandaag(), nu=timezone.now())
    return {tijd.kanaal: tijd for tijd in tijden}


@pytest.mark.eis("X-25")
def test_het_overzicht_telt_per_kanaal_hoe_snel_er_antwoord_was(
    klant: Klant, anna: Medewerker, apeldoorn: Locatie
) -> None:
    for uren in (1, 3, 30, None):
        _vraag(klant, anna, uren=uren)
    _vraag(klant, anna, uren=None, termijn=100)  # waits, and has time left
    telefoon = _per_kanaal(apeldoorn)["telefoon"]
    assert (telefoon.gesteld, telefoon.beantwoord, telefoon.op_tijd, telefoon.te_laat) == (5, 3, 2, 2)
    assert telefoon.mediaan == timedelta(hours=3)
    assert telefoon.percentage == 50
    assert _per_kanaal(apeldoorn)["balie"] == Reactietijd("balie", 0, 0, 0, 0, None)


@pytest.mark.eis("X-25")
def test_berichten_in_het_portaal_tellen_mee(klant: Klant, anna: Medewerker, apeldoorn: Locatie) -> None:
    assert klant.gebruiker
    berichten.verstuur_als_klant(klant=klant, tekst="Hallo", door=klant.gebruiker)
    Bericht.objects.update(op=timezone.now() - timedelta(hours=2))
    assert Bericht.objects.get().antwoord_voor is not None
    berichten.verstuur(klant=klant, tekst="Dag", door=anna)
    portaal = _per_kanaal(apeldoorn)["portaal"]
    assert (portaal.gesteld, portaal.beantwoord, portaal.op_tijd) == (1, 1, 1)
    assert portaal.mediaan is not None and round(portaal.mediaan.total_seconds() / 3600) == 2


def test_een_andere_locatie_telt_niet_mee(klant: Klant, anna: Medewerker, gouda: Locatie) -> None:
    _vraag(klant, anna, uren=1)
    assert all(tijd.gesteld == 0 for tijd in _per_kanaal(gouda).values())


def test_wat_het_portaal_verstuurde_telt_per_stand(klant: Klant, apeldoorn: Locatie) -> None:
    velden = {
        "klant": klant,
        "kanaal": "email",
        "aan": "m@k.example",
        "code": "x",
        "onderwerp": "O",
        "tekst": "T",
    }
    nu = timezone.now()
    Zending.objects.create(sleutel="a", **velden)  # type: ignore[misc]
    Zending.objects.create(sleutel="b", stand="afgeleverd", verzonden_op=nu, **velden)  # type: ignore[misc]
    Zending.objects.create(sleutel="c", stand="mislukt", **velden)  # type: ignore[misc]
    mail, sms = verzonden(apeldoorn, van=vandaag(), tot=vandaag())
    assert (mail.totaal, mail.wacht, mail.afgeleverd, mail.mislukt, sms.totaal) == (3, 1, 1, 1, 0)


@pytest.mark.eis("X-25")
def test_de_pagina_toont_een_periode_naar_keuze(
    als: Als, mt: Medewerker, klant: Klant, anna: Medewerker
) -> None:
    _vraag(klant, anna, uren=3)
    pagina = tekst(als(mt).get(PAGINA))
    assert "Telefoon 1 1 3 uur 1 0 100%" in pagina
    toen = f"{vandaag() - timedelta(days=90):%d-%m-%Y}"
    assert "Telefoon 0 0 - 0 0 -" in tekst(als(mt).get(PAGINA, {"van": toen, "tot": toen}))


@pytest.mark.parametrize("periode", [{"van": "onzin"}, {"van": "02-02-2026", "tot": "01-02-2026"}])
def test_een_onmogelijke_periode_geeft_een_melding(als: Als, mt: Medewerker, periode: dict[str, str]) -> None:
    antwoord = als(mt).get(PAGINA, periode)
    assert antwoord.status_code == 422
    assert "Gesteld" in tekst(antwoord)


@pytest.mark.parametrize(
    ("duur", "woorden"),
    [
        (None, ""),
        (timedelta(seconds=5), "1 minuut"),
        (timedelta(minutes=40), "40 minuten"),
        (timedelta(hours=5), "5 uur"),
        (timedelta(days=3), "3 dagen"),
    ],
)
def test_een_duur_staat_er_in_woorden(duur: timedelta | None, woorden: str) -> None:
    assert in_woorden(duur) == woorden


def test_de_cijfers_vragen_altijd_evenveel_van_de_database(
    als: Als, mt: Medewerker, klant: Klant, anna: Medewerker
) -> None:
    weinig = vragen(als(mt), PAGINA)
    for uren in range(1, 8):
        _vraag(klant, anna, uren=uren)
    assert vragen(als(mt), PAGINA) == weinig
