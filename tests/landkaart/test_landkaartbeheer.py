"""What AKO keeps up: criteria in versions, norms, finer states, milestones of a region, and talks."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import beheren, invulbeeld, voorbereiden
from landkaart.models import Criterium, Deelstand, Meetperiode, Mijlpaal, Monitorafspraak
from tests.conftest import Als
from tests.fabriek import LocatieFabriek
from tests.fabriek.keten import RegioFabriek
from tests.fabriek.landkaart import CriteriumFabriek, ScoreFabriek
from tests.landkaart.invullers import aanjager as aanjager
from tests.landkaart.invullers import ako as ako
from tests.landkaart.invullers import mijlpalen as mijlpalen
from tests.landkaart.invullers import mt as mt
from tests.landkaart.invullers import voorbereider as voorbereider
from tests.pagina import tekst

Mijlpalen = dict[int, Mijlpaal]


def _nr() -> dict[str, str]:
    return {"indiening": str(uuid.uuid4())}


@pytest.mark.usefixtures("referentiedata")
@pytest.mark.eis("L-02", "L-13")
def test_de_veertien_komen_mee_met_definities_en_criteria_per_antwoord() -> None:
    vast = Mijlpaal.objects.filter(regio=None)
    assert vast.count() == 14
    assert sorted(set(vast.values_list("fase__nummer", flat=True))) == [1, 2, 3, 4, 5, 6]
    assert vast.get(nummer=9).definitie == "Elke klant 'werkzoekende' heeft één vast aanspreekpunt."
    for mijlpaal in vast:
        for antwoord, criteria in invulbeeld.criteria_per_antwoord(voorbereiden.geldige_criteria(mijlpaal)):
            assert criteria, (mijlpaal, antwoord)
    assert Meetperiode.objects.get().tot == datetime.date(2008, 5, 31)


@pytest.mark.eis("L-13")
def test_een_criterium_wijzigen_is_een_nieuwe_versie(als: Als, ako: Medewerker, mijlpalen: Mijlpalen) -> None:
    oud = CriteriumFabriek(mijlpaal=mijlpalen[3], tekst="Er ligt een visie.")
    client = als(ako)
    url = reverse("landkaart:criterium_wijzigen", args=[oud.pk])
    assert client.post(url, {"tekst": "Er ligt een visie.", **_nr()}).status_code == 422
    client.post(url, {"tekst": "Er ligt een visie van alle partners.", **_nr()})
    [geldig] = voorbereiden.geldige_criteria(mijlpalen[3])
    assert (geldig.tekst, geldig.nummer) == ("Er ligt een visie van alle partners.", 2)
    oud.refresh_from_db()
    assert oud.geldig_tot == vandaag() - datetime.timedelta(days=1)
    assert client.get(url).status_code == 404
    with pytest.raises(NietToegestaan):
        beheren.wijzig_criterium(criterium=oud, tekst="Nog eens")
    nieuw = reverse("landkaart:criterium_wijzigen", args=[geldig.pk])
    assert "Er ligt een visie." in tekst(client.get(nieuw))
    client.post(reverse("landkaart:criterium_weg", args=[geldig.pk]))
    assert voorbereiden.geldige_criteria(mijlpalen[3]) == []
    assert Criterium.objects.count() == 2


def test_een_nieuw_criterium_staat_meteen_bij_het_antwoord(
    als: Als, ako: Medewerker, voorbereider: Medewerker, mijlpalen: Mijlpalen
) -> None:
    als(ako).post(
        reverse("landkaart:criterium_nieuw", args=["m05"]),
        {"antwoord": "gedeeltelijk", "tekst": "Werkgevers dachten mee.", **_nr()},
    )
    pagina = als(voorbereider).get(reverse("landkaart:mijlpaal_invullen", args=["m05"]))
    assert "Werkgevers dachten mee." in tekst(pagina)


@pytest.mark.eis("L-31")
def test_een_norm_maakt_een_mijlpaal_te_laat(
    als: Als, ako: Medewerker, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    client, url = als(ako), reverse("landkaart:mijlpaal_beheren", args=["m04"])
    assert client.post(url, {"versie": 1, "bepalend": "on", "norm_op": ""}).status_code == 422
    client.post(url, {"versie": 1, "bepalend": "on", "norm_op": "01-01-2009"})
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[4], percentage=Decimal(80))
    assert "Over de norm" in tekst(als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m04"])))
    ScoreFabriek(
        locatie=apeldoorn,
        mijlpaal=mijlpalen[4],
        percentage=Decimal(100),
        ingediend_op=datetime.datetime.now(datetime.UTC),
    )
    assert "Over de norm" not in tekst(als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m04"])))
    antwoord = client.post(url, {"versie": 1, "norm_op": "01-01-2010"})
    assert antwoord.status_code == 422  # somebody was first


@pytest.mark.eis("L-14")
def test_deelstanden_zeggen_meer_en_veranderen_geen_punten(
    als: Als, ako: Medewerker, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    velden: dict[str, Any] = {"vanaf_1": "0", "naam_1": "begin", "vanaf_2": "50", "naam_2": "halverwege"}
    client, url = als(ako), reverse("landkaart:deelstanden")
    assert client.post(url, {**velden, "vanaf_3": "60", "naam_3": "", **_nr()}).status_code == 422
    assert client.post(url, {**velden, "vanaf_3": "50", "naam_3": "x", **_nr()}).status_code == 422
    client.post(url, {**velden, **_nr()})
    assert [d.naam for d in Deelstand.objects.all()] == ["begin", "halverwege"]
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[2], percentage=Decimal(60))
    woorden = tekst(als(mt).get(reverse("landkaart:invullen")))
    assert "60% , halverwege" in woorden and "0,3 van 14" in woorden


@pytest.mark.eis("L-11")
def test_een_regio_voegt_een_eigen_mijlpaal_toe_die_alleen_haar_locaties_zien(
    als: Als, ako: Medewerker, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    elders = LocatieFabriek(code="venlo", regio=RegioFabriek(code="noord-limburg"))
    als(ako).post(
        reverse("landkaart:mijlpaal_nieuw"),
        {
            "regio": apeldoorn.regio_id,
            "fase": mijlpalen[1].fase_id,
            "naam": "Eén ketendag per kwartaal",
            "definitie": "Elk kwartaal leren de locaties van elkaar.",
            "norm_op": "",
            **_nr(),
        },
    )
    eigen = Mijlpaal.objects.exclude(regio=None).get()
    assert "Eén ketendag per kwartaal" in tekst(als(mt).get(reverse("landkaart:invullen")))
    assert eigen not in invulbeeld.mijlpalen_van(elders)
    als(ako).post(reverse("landkaart:mijlpaal_stoppen", args=[eigen.code]))
    assert eigen not in invulbeeld.mijlpalen_van(apeldoorn)
    als(ako).post(reverse("landkaart:mijlpaal_stoppen", args=["m01"]))
    assert mijlpalen[1] in invulbeeld.mijlpalen_van(apeldoorn)


@pytest.mark.eis("L-11")
def test_een_monitorgesprek_geeft_elke_locatie_haar_afspraak(
    als: Als, aanjager: Medewerker, mt: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    url = reverse("landkaart:monitorgesprek_nieuw")
    velden = {
        "op": f"{vandaag():%d-%m-%Y}",
        "onderwerp": "Eén balie",
        "verslag": "Gouda liet de Toonkamer zien.",
        f"afspraak_{apeldoorn.pk}": "Bezoekt Gouda",
        f"uiterlijk_{apeldoorn.pk}": f"{vandaag():%d-%m-%Y}",
        f"afspraak_{gouda.pk}": "",
        f"uiterlijk_{gouda.pk}": "",
        **_nr(),
    }
    half = {**velden, f"uiterlijk_{apeldoorn.pk}": ""}
    assert als(aanjager).post(url, half).status_code == 422
    assert als(aanjager).post(url, velden).status_code == 302
    afspraak = Monitorafspraak.objects.get()
    client, lijst = als(mt), reverse("landkaart:monitorgesprekken")
    assert "Bezoekt Gouda" in tekst(client.get(lijst))
    client.post(reverse("landkaart:monitorafspraak_gedaan", args=[afspraak.pk]))
    afspraak.refresh_from_db()
    assert afspraak.gedaan_door == mt
    assert als(mt).get(url).status_code == 403


@pytest.mark.eis("L-07")
def test_ako_bevriest_een_landelijke_meting(als: Als, ako: Medewerker) -> None:
    als(ako).post(
        reverse("landkaart:meting_nieuw"),
        {"naam": "Najaar 2009", "van": "01-09-2009", "tot": "30-11-2009", **_nr()},
    )
    assert "Najaar 2009" in tekst(als(ako).get(reverse("landkaart:landkaartbeheer")))
    periode = Meetperiode.objects.get()
    assert periode.locatie is None
