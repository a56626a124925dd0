"""The youth desk: nine parts, each once; one casemanager or several; an end that asks for a hand-over."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.forms import BaseForm

from diagnose import jongeren
from diagnose.gereedschap import beperkingen
from diagnose.models import Jongerenarrangement, Jongerendienst
from keten import instellingen
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek.diagnose import maak_instrument
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)


@pytest.fixture
def klant(klant: Klant) -> Klant:
    """Marieke as a young woman of nineteen."""
    klant.geboortedatum = vandaag() - 19 * 366 * DAG
    klant.save(update_fields=["geboortedatum"])
    return klant


def _adres(klant: Klant, deel: str = "") -> str:
    return f"/diagnose/{klant.klantnummer}/jongeren/{deel}"


def _ingevuld(form: BaseForm) -> dict[str, Any]:
    waarden = {form[naam].html_name: form[naam].value() for naam in form.fields}
    gegevens = {naam: "" if waarde is None else waarde for naam, waarde in waarden.items()}
    return {**gegevens, "begin": f"{vandaag():%d-%m-%Y}"}


def _begin(klant: Klant, door: Medewerker, **anders: Any) -> Jongerenarrangement:
    velden = {"versie": 0, "begin": vandaag(), "casemanager": door, "diensten": {}, **anders}
    return jongeren.richt_in(klant=klant, door=door, **velden)


@pytest.mark.eis("K-81", "K-82")
def test_geintegreerd_doet_een_casemanager_alles_van_intake_tot_nazorg(
    als: Als, klant: Klant, bram: Medewerker
) -> None:
    client = als(bram)
    form = client.get(_adres(klant, "wijzigen/")).context["form"]
    assert not [naam for naam in form.fields if naam.startswith("deel_")]
    assert client.post(_adres(klant, "wijzigen/"), _ingevuld(form)).status_code == 422
    pagina = client.post(_adres(klant, "wijzigen/"), {**_ingevuld(form), "casemanager": bram.pk}, follow=True)
    delen = pagina.context["delen"]
    assert len(delen) == 9 and {deel.medewerker for deel in delen} == {bram}
    assert [deel.onderdeel for deel in (delen[0], delen[-1])] == ["intake", "nazorg"]


@pytest.mark.eis("K-81", "K-82")
def test_bij_concentratie_heeft_elk_onderdeel_een_eigen_professional(
    als: Als, klant: Klant, bram: Medewerker, anna: Medewerker, chaima: Medewerker
) -> None:
    instellingen.zet(code="jongerenarrangement_vorm", gebied=klant.locatie, waarde="concentratie")
    client = als(bram)
    form = client.get(_adres(klant, "wijzigen/")).context["form"]
    assert len([naam for naam in form.fields if naam.startswith("deel_")]) == 9
    verdeling = {"deel_intake": anna.pk, "deel_diagnose": bram.pk, "deel_uitkering": chaima.pk}
    client.post(_adres(klant, "wijzigen/"), {**_ingevuld(form), **verdeling})
    pagina = tekst(client.get(_adres(klant)))
    assert "Intake Anna Intaker" in pagina and "Uitkering verstrekken Chaima Klantmanager" in pagina
    assert "Nazorg Nog niet verdeeld" in pagina


@pytest.mark.eis("K-82")
def test_in_een_mix_is_de_casemanager_er_voor_de_rest(
    klant: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    instellingen.zet(code="jongerenarrangement_vorm", gebied=klant.locatie, waarde="mix")
    arrangement = _begin(klant, bram, diensten={"uitkering": chaima})
    wie = {deel.onderdeel: deel.medewerker for deel in jongeren.delen(arrangement)}
    assert wie["uitkering"] == chaima and wie["intake"] == wie["nazorg"] == bram


@pytest.mark.eis("K-81")
def test_een_onderdeel_is_er_maar_een_keer(klant: Klant, bram: Medewerker, anna: Medewerker) -> None:
    instellingen.zet(code="jongerenarrangement_vorm", gebied=klant.locatie, waarde="mix")
    arrangement = _begin(klant, bram, diensten={"intake": anna})
    with pytest.raises(IntegrityError), transaction.atomic():
        Jongerendienst.objects.create(arrangement=arrangement, onderdeel="intake", medewerker=bram)
    anders = _begin(klant, bram, versie=arrangement.versie, diensten={"intake": bram, "diagnose": anna})
    assert {d.onderdeel: d.medewerker for d in anders.diensten.all()} == {"intake": bram, "diagnose": anna}


@pytest.mark.eis("K-84")
def test_na_de_laatste_dag_komt_er_een_taak_om_over_te_dragen(
    klant: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram)
    _begin(klant, bram, casemanager=chaima, einde=vandaag())
    assert jongeren.plan_overdrachten(op=vandaag()) == 0
    morgen = vandaag() + DAG
    assert jongeren.plan_overdrachten(op=morgen) == 1
    assert jongeren.plan_overdrachten(op=morgen) == 0
    taak = Taak.objects.get(klant=klant, soort=Taak.Soort.OVERDRACHT)
    assert (taak.voor, taak.omschrijving) == (chaima, jongeren.TAAK)
    assert Gebeurtenis.objects.filter(klant=klant, zin=jongeren.ZIN).count() == 1


@pytest.mark.eis("K-84")
def test_wat_het_loket_nu_niet_heeft_is_grijs_met_de_reden(
    als: Als, klant: Klant, bram: Medewerker, mila: Medewerker
) -> None:
    maak_instrument("werkplek", jongeren=True)
    maak_instrument("werkmap")
    beperkingen.meld(
        instrument=maak_instrument("duaal-traject", jongeren=True),
        locatie=klant.locatie,
        reden="Er zijn geen plekken.",
        geldig_van=vandaag(),
        geldig_tot=None,
        alleen_jongeren=True,
        door=mila,
    )
    assert "Er zijn geen plekken" not in tekst(als(bram).get(_adres(klant)))
    _begin(klant, bram)
    pagina = tekst(als(bram).get(_adres(klant)))
    assert "nu niet beschikbaar Er zijn geen plekken." in pagina
    assert "Werkplek" in pagina and "Werkmap" not in pagina


def test_wie_hier_niet_werkt_kan_geen_onderdeel_doen(
    klant: Klant, bram: Medewerker, dirk: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="werkt niet op"):
        _begin(klant, bram, casemanager=dirk)


@pytest.mark.eis("K-81")
def test_wie_te_oud_is_begint_niet_bij_het_jongerenloket(als: Als, klant: Klant, bram: Medewerker) -> None:
    werkplan = f"/diagnose/{klant.klantnummer}/werkplan/"
    assert "kan bij het jongerenloket begeleid worden" in tekst(als(bram).get(werkplan))
    klant.geboortedatum = datetime.date(1984, 3, 14)
    klant.save(update_fields=["geboortedatum"])
    assert "jongerenloket" not in tekst(als(bram).get(werkplan))
    with pytest.raises(NietToegestaan, match="te oud"):
        _begin(klant, bram)


def test_twee_collegas_zien_elkaars_wijziging(klant: Klant, bram: Medewerker, anna: Medewerker) -> None:
    arrangement = _begin(klant, bram)
    _begin(klant, anna, versie=arrangement.versie)
    with pytest.raises(VersieConflict):
        _begin(klant, bram, versie=arrangement.versie)


@pytest.mark.django_db(transaction=True)
def test_tegelijk_beginnen_geeft_een_arrangement(klant: Klant, bram: Medewerker, anna: Medewerker) -> None:
    uitkomsten = tegelijk(lambda: _begin(klant, bram), lambda: _begin(klant, anna))
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == [
        "Jongerenarrangement",
        "VersieConflict",
    ]
    assert Jongerenarrangement.objects.count() == 1


def test_afsluiten_maakt_plaats_voor_een_nieuw_arrangement(als: Als, klant: Klant, bram: Medewerker) -> None:
    arrangement = _begin(klant, bram)
    adres = _adres(klant, f"{arrangement.pk}/afsluiten/")
    assert "is afgesloten" in tekst(als(bram).post(adres, follow=True))
    assert als(bram).post(adres).status_code == 409
    with pytest.raises(NietToegestaan, match="intussen afgesloten"):
        _begin(klant, bram, versie=arrangement.versie)
    _begin(klant, bram)
