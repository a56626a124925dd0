import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from keten.models import Medewerker, Tekstblok
from keten.teksten import OnbekendeTekst, onbekende_velden, tekst, vul_in
from keten.tekstsoorten import TEKSTSOORTEN
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst as woorden

GELEVERD = json.loads((Path(settings.BASE_DIR) / "keten" / "fixtures" / "teksten.json").read_text("utf-8"))


@pytest.fixture
def blok(db: None) -> Tekstblok:
    """The text for everybody, in Dutch."""
    return Tekstblok.objects.create(
        code="bericht_nieuw", onderwerp="Bericht van {locatie}", tekst="Lees het: {link}", voorbeeld=True
    )


@pytest.fixture
def beheerder(db: None) -> Medewerker:
    """Somebody who keeps the texts."""
    return MedewerkerFabriek(rollen=["beheerder"])


@pytest.mark.eis("X-24")
def test_een_tekst_verschilt_alleen_per_taal_en_doelgroep(blok: Tekstblok) -> None:
    Tekstblok.objects.create(code=blok.code, doelgroep="jongeren", onderwerp="Hoi", tekst="Lees je bericht")
    Tekstblok.objects.create(code=blok.code, taal="en", onderwerp="Message", tekst="Read it")
    assert tekst(blok.code, locatie="Activerium").onderwerp == "Bericht van Activerium"
    assert tekst(blok.code, doelgroep="jongeren").onderwerp == "Hoi"
    assert tekst(blok.code, taal="en", doelgroep="jongeren").onderwerp == "Message"
    blok.delete()
    with pytest.raises(OnbekendeTekst):
        tekst("plan_voorgesteld")


def test_wat_niet_gegeven_is_verdwijnt_en_accolades_van_een_mens_doen_geen_kwaad() -> None:
    assert vul_in("Bel {telefoon}.", {}) == "Bel ."
    assert vul_in("{0.__class__} {locatie}", {"locatie": "{link}"}) == " {link}"


@pytest.mark.parametrize(
    ("sjabloon", "fout"),
    [
        ("{locatie} {link}", []),
        ("{naam}", ["naam"]),
        ("{dagen}", ["dagen"]),
        ("{locatie", ["{"]),
        ("locatie}", ["}"]),
        ("{}", [""]),
    ],
)
def test_alleen_wat_het_portaal_kan_invullen_mag_tussen_accolades(sjabloon: str, fout: list[str]) -> None:
    assert onbekende_velden("bericht_nieuw", sjabloon) == fout


def test_elke_geleverde_tekst_klopt_en_staat_er_in_twee_talen() -> None:
    velden = [regel["fields"] for regel in GELEVERD]
    for veld in velden:
        assert onbekende_velden(veld["code"], veld["onderwerp"] + veld["tekst"]) == []
        assert veld["voorbeeld"]
        if veld["code"] != "huisregels":  # hangs on the wall and stands in the portal
            assert len(veld["tekst"]) < 400, "an sms must stay short"
    for taal in ("nl", "en"):
        assert {v["code"] for v in velden if v["taal"] == taal and not v["doelgroep"]} == set(TEKSTSOORTEN)


def test_een_e_mail_zegt_niets_persoonlijks() -> None:
    for regel in GELEVERD:
        namen = set(re.findall(r"\{(\w+)\}", regel["fields"]["onderwerp"] + regel["fields"]["tekst"]))
        assert namen <= {"locatie", "telefoon", "link", "dagen"}


def _adres(blok: Tekstblok) -> str:
    return reverse("keten:beheer_wijzigen", args=["teksten", blok.pk])


def _velden(als: Als, wie: Medewerker, blok: Tekstblok, **anders: str) -> dict[str, str]:
    form = als(wie).get(_adres(blok)).context["form"]
    velden = {veld.name: str(veld.value() or "") for veld in form}
    velden.pop("voorbeeld")
    return velden | anders


@pytest.mark.eis("X-24")
def test_de_beheerder_wijzigt_een_tekst_en_overal_geldt_de_nieuwe(
    als: Als, beheerder: Medewerker, blok: Tekstblok
) -> None:
    nieuw = _velden(als, beheerder, blok, tekst="Er is post. {link}")
    assert als(beheerder).post(_adres(blok), nieuw).status_code == 302
    assert tekst("bericht_nieuw", link="hier").tekst == "Er is post. hier"
    blok.refresh_from_db()
    assert (blok.versie, blok.voorbeeld) == (2, False)


def test_een_onbekend_veld_wordt_geweigerd_met_wat_wel_kan(
    als: Als, beheerder: Medewerker, blok: Tekstblok
) -> None:
    antwoord = als(beheerder).post(_adres(blok), _velden(als, beheerder, blok, tekst="Dag {voornaam}"))
    assert antwoord.status_code == 422
    assert "Dit kan het portaal niet invullen: voornaam. Wel: {locatie}" in woorden(antwoord)
    assert "Dag {voornaam}" in antwoord.content.decode()


@pytest.mark.eis("X-24")
def test_de_beheerder_ziet_eerst_hoe_de_klant_het_leest(
    als: Als, beheerder: Medewerker, blok: Tekstblok
) -> None:
    velden = _velden(als, beheerder, blok, tekst="Bel {telefoon}.", proef="ja")
    antwoord = als(beheerder).post(_adres(blok), velden)
    assert antwoord.status_code == 200
    assert "Bel 055 123 45 67." in woorden(antwoord)
    blok.refresh_from_db()
    assert blok.tekst == "Lees het: {link}"


def test_een_tekst_voor_jongeren_komt_ernaast_en_maar_een_keer(
    als: Als, beheerder: Medewerker, blok: Tekstblok
) -> None:
    url = reverse("keten:beheer_nieuw", args=["teksten"])
    for verwacht in (302, 422):
        form = als(beheerder).get(url).context["form"]
        velden = {veld.name: str(veld.value() or "") for veld in form if veld.name != "voorbeeld"}
        velden |= {
            "code": blok.code,
            "taal": "nl",
            "doelgroep": "jongeren",
            "onderwerp": "Hoi",
            "tekst": "Lees",
        }
        assert als(beheerder).post(url, velden).status_code == verwacht
    assert Tekstblok.objects.count() == 2


def test_de_lijst_van_teksten_is_te_doorzoeken(als: Als, beheerder: Medewerker, blok: Tekstblok) -> None:
    pagina = woorden(als(beheerder).get(reverse("keten:beheer_lijst", args=["teksten"])))
    assert "Er staat een bericht klaar" in pagina
    assert "voorbeeld" in pagina
