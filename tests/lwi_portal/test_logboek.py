"""Log lines help to find a fault and tell nothing about a person."""

import io
import json
import logging

import pytest
from django.db import IntegrityError, connection
from django.http import HttpResponse, HttpResponseServerError
from django.test import RequestFactory

from lwi_portal.logboek import LOGGING, Regel, Toegang

GEHEIM = ["123456782", "Jansen", "jansen@voorbeeld.nl", "10.1.2.3"]


@pytest.fixture
def regels():
    """What would be written to stderr, as a function that returns the lines."""
    uitvoer = io.StringIO()
    handler = logging.StreamHandler(uitvoer)
    handler.setFormatter(Regel(json_ensure_ascii=False))
    wortel = logging.getLogger()
    wortel.addHandler(handler)
    yield lambda: [json.loads(regel) for regel in uitvoer.getvalue().splitlines()]
    wortel.removeHandler(handler)


def niets_geheims(regels: list[dict[str, object]]) -> bool:
    return not any(woord in json.dumps(regels) for woord in GEHEIM)


def test_een_verzoek_geeft_een_regel_zonder_zoekvraag_of_adres(client, regels):
    client.get("/bestaat-niet/?bsn=123456782&naam=Jansen", REMOTE_ADDR="10.1.2.3")
    (regel,) = [regel for regel in regels() if regel["logger"] == "lwi_portal.logboek"]
    assert (regel["method"], regel["path"], regel["level"]) == ("GET", "/bestaat-niet/", "INFO")
    assert regel["duration_ms"] > 0
    assert niets_geheims(regels())


@pytest.mark.django_db
def test_een_gezond_portaal_vult_het_logboek_niet(client, regels):
    client.get("/gezond/")
    assert [regel for regel in regels() if regel["logger"] == "lwi_portal.logboek"] == []


def test_alle_regels_van_een_verzoek_dragen_hetzelfde_kenmerk(regels):
    def pagina(request):
        logging.getLogger("klanten").warning("iets")
        return HttpResponse()

    antwoord = Toegang(pagina)(RequestFactory().get("/", headers={"X-Request-ID": "abc-12345678"}))
    assert {regel["request_id"] for regel in regels()} == {"abc-12345678"}
    assert antwoord["X-Request-ID"] == "abc-12345678"


def test_een_kenmerk_van_buiten_kan_geen_eigen_regel_schrijven(regels):
    antwoord = Toegang(lambda request: HttpResponse())(
        RequestFactory().get("/", headers={"X-Request-ID": 'x"} {"level": "ERROR"'})
    )
    assert len(antwoord["X-Request-ID"]) == 32
    assert len(regels()) == 1


def test_een_storing_noemt_soort_en_plaats_maar_geen_formulier_of_foutteksten(regels):
    request = RequestFactory().post("/klanten/nieuw/?q=Jansen", {"bsn": "123456782"}, REMOTE_ADDR="10.1.2.3")
    try:
        try:
            raise KeyError("Jansen")
        except KeyError as oorzaak:
            raise ValueError("bsn 123456782 van Jansen bestaat al") from oorzaak
    except ValueError as fout:
        extra = {"status_code": 500, "request": request}
        logging.getLogger("django.request").error("Fout: %s", request.path, exc_info=fout, extra=extra)
    Toegang(lambda request: HttpResponseServerError())(request)
    storing, toegang = regels()
    assert storing["exception"]["types"] == ["builtins.ValueError", "builtins.KeyError"]
    assert "test_logboek.py" in storing["exception"]["trace"][0]
    assert (toegang["level"], toegang["status"]) == ("ERROR", 500)
    assert niets_geheims([storing, toegang])


def test_een_mislukte_taak_toont_geen_gegevens(regels):
    logging.getLogger("celery.app.trace").error(
        "Task %(name)s[%(id)s] %(description)s: %(exc)s",
        {"name": "diagnose.plan", "id": "1", "description": "raised", "exc": "IntegrityError('Jansen')"},
    )
    (regel,) = regels()
    assert regel["message"] == "Task diagnose.plan[1] raised: …"


def test_adressen_en_nummers_in_berichten_van_anderen_worden_weggelaten(regels):
    logging.getLogger("derde").warning("van 10.1.2.3 voor jansen@voorbeeld.nl over 123456782, poort 8000")
    logging.getLogger("gunicorn.error").error("Error handling request GET /klanten/?naam=Jansen&p=2 now")
    assert [regel["message"] for regel in regels()] == [
        "van … voor … over …, poort 8000",
        "Error handling request GET /klanten/… now",
    ]


@pytest.mark.django_db
def test_een_databasefout_noemt_de_regel_die_geschonden_is_en_niet_de_waarden(regels):
    try:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE proef (naam text CONSTRAINT naam_uniek UNIQUE)")
            cursor.execute("INSERT INTO proef VALUES ('Jansen'), ('Jansen')")
    except IntegrityError as fout:
        logging.getLogger("klanten").error("mislukt", exc_info=fout)
    assert regels()[0]["exception"]["constraint"] == "naam_uniek"
    assert niets_geheims(regels())


def test_een_fout_in_het_programma_zelf_houdt_zijn_tekst(regels):
    try:
        raise ImportError("cannot import name 'x' from 'klanten'")
    except ImportError as fout:
        logging.getLogger("klanten").error("mislukt", exc_info=fout)
    assert regels()[0]["exception"]["text"] == "cannot import name 'x' from 'klanten'"


def test_foutmeldingen_gaan_niet_per_mail_en_de_zoekvraag_van_runserver_blijft_weg():
    assert LOGGING["loggers"]["django"]["handlers"] == []
    assert LOGGING["loggers"]["django.server"]["level"] == "CRITICAL"
