"""Own questions, and what clients wrote: read by a few, without a name, and counted under codes."""

import datetime
from typing import Any

import pytest
from django.test import Client

from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart.models import (
    Antwoordcode,
    Experiment,
    Experimentdeelname,
    Peiling,
    Peilingantwoord,
    Peilinguitnodiging,
    Peilingvraag,
)
from landkaart.peilingen import coderen, uitnodigen, vragen
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.fabriek.peilingen import laad_peilingen, maak_antwoorden
from tests.landkaart.invullers import mt  # noqa: F401
from tests.pagina import tekst

PAD = "/landkaart/peilingen/"
_DAG = datetime.timedelta(days=1)


@pytest.fixture
def vriendelijk(db: None) -> Peilingvraag:
    laad_peilingen()
    return Peilingvraag.objects.get(code="vriendelijk")


@pytest.fixture
def beheer(als: Als, mt: Medewerker, vriendelijk: Peilingvraag) -> Client:  # noqa: F811
    """The browser of who keeps the surveys."""
    return als(mt)


def _velden(**anders: Any) -> dict[str, Any]:
    intake = Peiling.objects.get(moment="intake").pk
    dag = f"{vandaag():%d-%m-%Y}"
    gewoon = {"soort": "schaal", "tekst": "De wachttijd was kort", "peilingen": [intake], "van": dag}
    return {**gewoon, "versie": 1, "indiening": "11111111-2222-4333-8444-555555555555", **anders}


@pytest.mark.eis("X-43")
def test_open_antwoorden_staan_er_zonder_naam_en_pas_vanaf_vijf(
    beheer: Client, als: Als, bram: Medewerker, apeldoorn: Locatie, gouda: Locatie, vriendelijk: Peilingvraag
) -> None:
    vier, toen = [f"Tekst {n}" for n in "abcd"], vandaag() - 70 * _DAG
    gevuld = maak_antwoorden(apeldoorn, [3] * 4, vraag=vriendelijk, teksten=vier, op=toen)
    maak_antwoorden(gouda, [3] * 9, vraag=vriendelijk, teksten=["Van Gouda"] * 9, op=toen)
    maak_antwoorden(apeldoorn, [3] * 5, vraag=vriendelijk, teksten=["Van vandaag"] * 5)
    assert "Tekst a" not in tekst(beheer.get(PAD + "antwoorden/?toon=alle"))
    maak_antwoorden(apeldoorn, [3], vraag=vriendelijk, teksten=["Tekst e"], op=vandaag() - 35 * _DAG)
    pagina = tekst(beheer.get(PAD + "antwoorden/"))
    assert "Tekst a" in pagina
    assert "Tekst e" in pagina
    assert pagina.count(" tot en met ") == 5, "the fifth stands with the months before, not alone"
    assert "Van vandaag" not in pagina, "the month is not over"
    assert "Van Gouda" not in pagina
    assert gevuld[0].klant.achternaam not in pagina
    assert als(bram).get(PAD + "antwoorden/").status_code == 403
    andere = Peilingantwoord.objects.filter(tekst="Van Gouda")[0]
    assert beheer.get(f"{PAD}antwoorden/{andere.sleutel}/").status_code == 404


@pytest.mark.eis("X-43")
def test_een_antwoord_krijgt_codes_en_twee_mensen_wissen_elkaar_niet_uit(
    beheer: Client, mt: Medewerker, bram: Medewerker, dirk: Medewerker, apeldoorn: Locatie,  # noqa: F811
    vriendelijk: Peilingvraag,
) -> None:  # fmt: skip
    teksten, toen = ["Ik wil leren"] + ["x"] * 4, vandaag() - 40 * _DAG
    maak_antwoorden(apeldoorn, [3] * 5, vraag=vriendelijk, teksten=teksten, op=toen)
    rij = Peilingantwoord.objects.get(tekst="Ik wil leren")
    adres = f"{PAD}antwoorden/{rij.sleutel}/"
    assert "Er zijn nog geen codes" in tekst(beheer.get(adres))
    nieuw = {"naam": "Scholing", "versie": 1, "indiening": "11111111-2222-4333-8444-555555555551"}
    antwoord = beheer.post(f"{PAD}codes/nieuw/?antwoord={rij.sleutel}", nieuw)
    assert antwoord["Location"] == adres
    dubbel = beheer.post(f"{PAD}codes/nieuw/", {**nieuw, "naam": "scholing", "indiening": "1" * 32})
    assert dubbel.status_code == 422
    assert "Deze code is er al" in tekst(dubbel)
    scholing = Antwoordcode.objects.get()
    tijd = coderen.maak_code(locatie=apeldoorn, naam="sneller", door=mt)
    vreemd = Antwoordcode.objects.create(locatie=dirk.locaties.get(), naam="van Gouda")
    assert beheer.post(adres, {"codes": [vreemd.pk]}).status_code == 422
    assert beheer.post(adres, {"codes": [], "gezien": "9" * 5000}).status_code == 302
    beheer.post(adres, {"codes": [scholing.pk], "gezien": ""})
    coderen.deel_in(antwoord=rij, codes=[tijd], gezien=[], door=mt)
    assert {een.code for een in rij.indelingen.all()} == {scholing, tijd}, "the colleague's code stays"
    beheer.post(adres, {"codes": [tijd.pk], "gezien": f"{scholing.pk},{tijd.pk}"})
    assert {een.code for een in rij.indelingen.all()} == {tijd}
    for wie in (bram, dirk):
        with pytest.raises(RechtOntbreekt):
            coderen.deel_in(antwoord=rij, codes=[], gezien=[tijd.pk], door=wie)
    hernoemd = {**nieuw, "naam": "leren", "indiening": "2" * 32}
    assert beheer.post(f"{PAD}codes/{scholing.pk}/", hernoemd).status_code == 302
    te_laat = beheer.post(f"{PAD}codes/{scholing.pk}/", {**hernoemd, "naam": "les", "indiening": "3" * 32})
    assert te_laat.status_code == 422
    assert "leren" in tekst(te_laat)
    assert beheer.get(f"{PAD}codes/{vreemd.pk}/").status_code == 404


@pytest.mark.eis("X-43")
def test_een_eigen_vraag_gaat_mee_en_ligt_vast_zodra_iemand_hem_kreeg(
    beheer: Client, mt: Medewerker, dirk: Medewerker, apeldoorn: Locatie  # noqa: F811
) -> None:  # fmt: skip
    leeg = beheer.post(f"{PAD}vragen/nieuw/", _velden(tekst="", peilingen=[]))
    assert leeg.status_code == 422
    assert "Vul de vraag of zin in." in tekst(leeg)
    zonder = beheer.post(f"{PAD}vragen/nieuw/", _velden(peilingen=[]))
    assert "Kies minstens één moment." in tekst(zonder)
    assert "De vraag is toegevoegd" in tekst(beheer.post(f"{PAD}vragen/nieuw/", _velden(), follow=True))
    vraag = Peilingvraag.objects.get(tekst="De wachttijd was kort")
    KlantFabriek(locatie=apeldoorn, met_account=True, beeld__intake_op=vandaag() - 5 * _DAG)
    uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag())
    assert Peilingantwoord.objects.get(volgorde=0).vraag == vraag, "what the location asks comes first"
    adres = f"{PAD}vragen/{vraag.pk}/"
    assert "hebben deze vraag al gekregen" in tekst(beheer.get(adres))
    anders = beheer.post(adres, _velden(tekst="De wachttijd was lang", indiening="4" * 32))
    assert anders.status_code == 422
    assert "Stop deze vraag en maak een nieuwe." in tekst(anders)
    assert beheer.post(adres, _velden(tot=f"{vandaag():%d-%m-%Y}", indiening="5" * 32)).status_code == 302
    with pytest.raises(VersieConflict):
        vragen.stop(vraag=vraag, versie=1, door=mt)
    assert beheer.post(adres + "stoppen/", {"versie": "9" * 5000})["Location"] == adres
    beheer.post(adres + "stoppen/", {"versie": 2})
    vraag.refresh_from_db()
    assert not vragen.gesteld(vraag, vandaag())
    assert "gestopt op" in tekst(beheer.get(f"{PAD}vragen/"))
    with pytest.raises(RechtOntbreekt):
        vragen.stop(vraag=vraag, versie=3, door=dirk)
    vast = Peilingvraag.objects.get(code="vriendelijk")
    assert beheer.get(f"{PAD}vragen/{vast.pk}/").status_code == 404
    with pytest.raises(NietToegestaan):
        vragen.wijzig(vraag=vast, versie=1, peilingen=[], door=mt)


@pytest.mark.eis("H-52")
def test_een_vraag_bij_een_experiment_gaat_alleen_naar_wie_meedoet(
    beheer: Client, mt: Medewerker, apeldoorn: Locatie, gouda: Locatie  # noqa: F811
) -> None:  # fmt: skip
    gewoon: dict[str, Any] = {
        "naam": "Voorlichting", "aanpak": "Uitleg", "hypothese": "Meer", "controlegroep": "Geen",
        "indicator": "preventiequote", "einde_op": vandaag() + 90 * _DAG, "opgezet_door": mt,
        "gestart_op": vandaag() - 30 * _DAG, "vastgesteld_door": mt, "zaad": "abc", "stand": "loopt",
    }  # fmt: skip
    elders = Experiment.objects.create(locatie=gouda, **gewoon)
    proef = Experiment.objects.create(locatie=apeldoorn, **gewoon)
    fout = beheer.post(f"{PAD}vragen/nieuw/", _velden(experiment=elders.pk, peilingen=[]))
    assert fout.status_code == 422
    goed = beheer.post(f"{PAD}vragen/nieuw/", _velden(experiment=proef.pk, peilingen=[]))
    assert goed.status_code == 302
    mee, niet = (KlantFabriek(locatie=apeldoorn, met_account=True) for _ in range(2))
    Experimentdeelname.objects.create(
        experiment=proef, klant=mee, indicator="preventiequote", groep="E", ingedeeld_op=vandaag() - 30 * _DAG
    )
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag()) == 1
    uitnodiging = Peilinguitnodiging.objects.get()
    assert (uitnodiging.klant, uitnodiging.peiling.moment) == (mee, "experiment")
    assert [rij.vraag.tekst for rij in uitnodiging.antwoorden.all()] == ["De wachttijd was kort"]
    assert uitnodigen.nodig_uit(locatie=apeldoorn, op=vandaag() + 120 * _DAG) == 0, "each asks once"
    assert not niet.peilinguitnodigingen.exists()
