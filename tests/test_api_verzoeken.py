"""What nobody should send to the API: how it is refused, and that nothing of it ends up in the log."""

import json
import logging
from functools import partial
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from keten.models import Medewerker
from klanten.models import Bericht, Klant
from lwi_portal.logboek import Regel
from tests.apiclient import Api
from tests.conftest import Als
from tests.tegelijk import tegelijk

BSN = "123456782"
JSON = "application/json"
_DIEP = '{"zoekterm": ' * 5_000 + "1" + "}" * 5_000


@pytest.mark.parametrize(
    ("inhoud", "mediatype", "status"),
    [
        ('{"zoekterm": "Jansen"}', JSON, 200),
        ('{"zoekterm": "Jansen"}', "application/json; charset=utf-8", 200),
        ('{"zoekterm": "Jansen"}', "text/plain", 415),
        ("zoekterm=Jansen", "application/x-www-form-urlencoded", 415),
        ('{"zoekterm": "' + "x" * 10_000_000 + '"}', JSON, 413),
        (_DIEP, JSON, 400),
        ('{"zoekterm": ' + "[" * 20 + "]" * 20 + "}", JSON, 400),
        ('{"zoekterm": NaN}', JSON, 400),
        ('{"zoekterm": 1e999}', JSON, 400),
        ('["Jansen"]', JSON, 400),
        ("{", JSON, 400),
        ('{"zoekterm": "Jos\xe9"}'.encode("latin-1"), JSON, 400),
        ('{"zoekterm": "Jansen"}'.encode("utf-16"), JSON, 400),
        ('{"zoekterm": "\\ud800"}', JSON, 400),
        ('{"zoekterm": "Jan\\u0000sen"}', JSON, 422),
        ('{"zoekterm": ["Jansen"]}', JSON, 422),
        ('{"zoekterm": null}', JSON, 422),
        ("{}", JSON, 422),
        ("", JSON, 422),
    ],
)
def test_wat_geen_goed_verzoek_is_wordt_in_woorden_geweigerd(
    anna: Medewerker, inhoud: str | bytes, mediatype: str, status: int
) -> None:
    koppen = Api(anna).koppen
    antwoord = Client().generic("POST", "/api/v1/klanten/zoeken", inhoud, mediatype, headers=koppen)
    assert antwoord.status_code == status, antwoord.content
    if status != 200:
        assert antwoord["Content-Type"] == "application/problem+json"
        assert antwoord.json()["status"] == status


def test_wat_er_niet_is_blijft_in_json_en_een_schuine_streep_te_veel_is_een_ander_adres(
    anna: Medewerker,
) -> None:
    api = Api(anna)
    for adres in ("bestaat-niet", "locaties/", "klanten/geen-nummer", "klanten/-1", "klanten/1/", ""):
        antwoord = api.get(adres)
        assert antwoord.status_code == 404, adres
        assert antwoord["Content-Type"] == "application/problem+json", adres
    assert api.get(f"klanten/{10**30}").status_code == 404
    assert api.get("locaties?aantal=%00").status_code == 400
    fout = api.delete("locaties")
    assert (fout.status_code, set(fout["Allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert api.get("locaties", Accept="text/xml").status_code == 406
    assert api.get("locaties", Accept="text/html, */*;q=0.1").status_code == 200


@pytest.fixture
def regels() -> Any:
    """The lines of the log as they leave the portal."""
    geschreven: list[dict[str, Any]] = []

    class Vang(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            geschreven.append(json.loads(self.format(record)))

    vanger = Vang()
    vanger.setFormatter(Regel(json_ensure_ascii=False))
    logging.getLogger().addHandler(vanger)
    yield geschreven
    logging.getLogger().removeHandler(vanger)


def test_een_bsn_in_een_adres_wordt_geweigerd_en_staat_niet_in_het_log(
    klant: Klant, anna: Medewerker, regels: list[dict[str, Any]]
) -> None:
    api = Api(anna)
    for adres in (f"klanten?zoek={BSN}", f"locaties?aantal=5&x=bsn:{BSN}", f"landkaart?vanaf={BSN}"):
        assert api.get(adres).status_code == 400, adres
    assert api.post(f"klanten/zoeken?bsn={BSN}", {"zoekterm": BSN}).status_code == 400
    assert api.get(f"klanten/{BSN}").status_code == 404
    assert api.post("klanten/zoeken", {"zoekterm": BSN}).status_code == 200
    assert len(regels) >= 6
    assert BSN not in json.dumps(regels)
    assert anna.gebruiker.email not in json.dumps(regels)


def test_wie_klantnummers_probeert_staat_met_elke_misser_in_het_log(
    klant: Klant, dirk: Medewerker, regels: list[dict[str, Any]]
) -> None:
    api = Api(dirk)
    nummers = range(klant.klantnummer, klant.klantnummer + 5)
    antwoorden = [api.get(f"klanten/{nummer}") for nummer in nummers]
    assert {(antwoord.status_code, antwoord.content) for antwoord in antwoorden} == {
        (404, antwoorden[0].content)
    }
    missers = [regel for regel in regels if regel.get("status") == 404]
    assert [regel["system"] for regel in missers] == [api.systeem.pk] * 5
    assert {regel["user"] for regel in missers} == {dirk.gebruiker_id}


@pytest.mark.django_db(transaction=True)
def test_twee_dezelfde_verzoeken_op_hetzelfde_moment_doen_het_werk_een_keer(
    klant: Klant, anna: Medewerker
) -> None:
    api = Api(anna)
    adres = f"klanten/{klant.klantnummer}/berichten"
    stuur = partial(api.post, adres, {"tekst": "Belt u ons?"}, Idempotency_Key="zelfde-sleutel")
    antwoorden: list[HttpResponse] = tegelijk(stuur, stuur)
    assert [antwoord.status_code for antwoord in antwoorden] == [201, 201]
    assert antwoorden[0].content == antwoorden[1].content
    assert sorted("Idempotency-Replayed" in antwoord for antwoord in antwoorden) == [False, True]
    assert Bericht.objects.count() == 1
    ander = api.post(adres, {"tekst": "Iets anders."}, Idempotency_Key="zelfde-sleutel")
    assert ander.status_code == 422
    assert Bericht.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_scherm_en_systeem_op_hetzelfde_moment_verliezen_niets_van_elkaar(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    api, browser = Api(anna), als(anna)
    adres, scherm = (
        f"klanten/{klant.klantnummer}",
        reverse("klanten:persoon_wijzigen", args=[klant.klantnummer]),
    )
    etag = api.get(adres)["ETag"]
    form = {
        "voornamen": "Marieke Anna",
        "achternaam": klant.achternaam,
        "geboortedatum": "1984-03-14",
        "geslacht": "v",
        "versie": klant.versie,
    }
    op_scherm, via_systeem = tegelijk(
        partial(browser.post, scherm, form), partial(api.patch, adres, {"roepnaam": "Rie"}, If_Match=etag)
    )
    uitkomst = (op_scherm.status_code, via_systeem.status_code)
    nu = api.get(adres).json()
    if uitkomst == (302, 412):  # the colleague was first, and the system is told what is there now
        assert (nu["voornamen"], nu["roepnaam"]) == ("Marieke Anna", klant.roepnaam)
        assert via_systeem.json()["opgeslagen"]["voornamen"] == "Marieke Anna"
    else:  # the system was first, and the form comes back with what was typed
        assert uitkomst == (422, 200)
        assert (nu["voornamen"], nu["roepnaam"]) == (klant.voornamen, "Rie")
        assert 'value="Marieke Anna"' in op_scherm.content.decode()
