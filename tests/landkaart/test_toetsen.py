"""The second look: an own state, remarks until answered, and an answer that only the MT changes."""

import uuid
from decimal import Decimal

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from landkaart import invulbeeld, toetsen
from landkaart.models import Mijlpaal, Mijlpaalscore, Opmerking, Toetsing
from tests.conftest import Als
from tests.fabriek import LocatieFabriek
from tests.fabriek.landkaart import CriteriumFabriek, ScoreFabriek
from tests.landkaart.invullers import aanjager as aanjager
from tests.landkaart.invullers import mijlpalen as mijlpalen
from tests.landkaart.invullers import mt as mt
from tests.landkaart.invullers import voorbereider as voorbereider
from tests.pagina import tekst, vragen


@pytest.fixture
def score(apeldoorn: Locatie, mijlpalen: dict[int, Mijlpaal]) -> Mijlpaalscore:
    """Apeldoorn says that milestone 9 is complete."""
    score: Mijlpaalscore = ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[9], percentage=Decimal(100))
    score.refresh_from_db()
    return score


@pytest.mark.eis("L-21", "L-22", "L-23")
def test_een_ketenaanjager_is_het_oneens_en_het_mt_antwoordt(
    als: Als, aanjager: Medewerker, mt: Medewerker, score: Mijlpaalscore, apeldoorn: Locatie
) -> None:
    CriteriumFabriek(mijlpaal=score.mijlpaal, tekst="Bij afwezigheid neemt een collega waar.")
    url = reverse("landkaart:toetsen_mijlpaal", args=[apeldoorn.pk, "m09"])
    client = als(aanjager)
    assert "Bij afwezigheid neemt een collega waar." in tekst(client.get(url))
    antwoord = client.post(
        url,
        {
            "stap": "toets",
            "toets-percentage": "55",
            "toets-reden": "Alleen de pilot werkt zo.",
            "toets-indiening": str(uuid.uuid4()),
        },
    )
    assert antwoord.status_code == 302
    woorden = tekst(client.get(reverse("landkaart:toetsen_locatie", args=[apeldoorn.pk])))
    assert "100%" in woorden and "55%" in woorden and "-45" in woorden
    van_mt = als(mt)
    pagina = tekst(van_mt.get(reverse("landkaart:mijlpaal_invullen", args=["m09"])))
    assert "Volgens mij is dit 'in ontwikkeling' (55%). Alleen de pilot werkt zo." in pagina
    assert "45 punten lager" in pagina
    opmerking = Opmerking.objects.get()
    van_mt.post(
        reverse("landkaart:opmerking_beantwoorden", args=[opmerking.pk]), {"antwoord": "Wij kijken het na."}
    )
    pagina = tekst(van_mt.get(reverse("landkaart:mijlpaal_invullen", args=["m09"])))
    assert "Beantwoorde opmerkingen" in pagina and "Wij kijken het na." in pagina
    score.refresh_from_db()
    assert score.percentage == 100


@pytest.mark.eis("L-22")
def test_wie_het_eens_is_maakt_geen_opmerking(score: Mijlpaalscore, aanjager: Medewerker) -> None:
    toetsing = toetsen.toets(score=score, percentage=Decimal(100), reden="Klopt.", door=aanjager)
    assert not Opmerking.objects.exists()
    [regel] = [r for r in invulbeeld.regels(score.locatie) if r.score]
    assert regel.toetsing == toetsing
    assert regel.kwaliteit and regel.kwaliteit.tweede_blik
    with pytest.raises(InternalError), transaction.atomic():
        Toetsing.objects.filter(pk=toetsing.pk).update(reden="anders")


def test_een_oud_of_eigen_antwoord_wordt_niet_getoetst(score: Mijlpaalscore, aanjager: Medewerker) -> None:
    ScoreFabriek(
        locatie=score.locatie, mijlpaal=score.mijlpaal, ingediend_op=score.ingediend_op.replace(year=2030)
    )
    with pytest.raises(NietToegestaan, match="net een nieuw antwoord"):
        toetsen.toets(score=score, percentage=Decimal(50), reden="x", door=aanjager)
    eigen = ScoreFabriek(ingediend_door=aanjager)
    with pytest.raises(NietToegestaan, match="eigen antwoord"):
        toetsen.toets(score=eigen, percentage=Decimal(50), reden="x", door=aanjager)


@pytest.mark.eis("L-22")
def test_wie_op_de_locatie_meewerkt_toetst_haar_niet(score: Mijlpaalscore, aanjager: Medewerker) -> None:
    aanjager.locaties.add(score.locatie)
    aanjager.rollen = ["ketenaanjager", "werkcoach"]
    aanjager.save()
    with pytest.raises(RechtOntbreekt, match="werkt zelf bij deze locatie"):
        toetsen.toets(score=score, percentage=Decimal(50), reden="x", door=aanjager)
    aanjager.rollen = ["ketenaanjager", "ako"]
    aanjager.save()
    assert toetsen.toets(score=score, percentage=Decimal(100), reden="Klopt.", door=aanjager)


@pytest.mark.eis("L-23")
def test_een_opmerking_wordt_een_keer_beantwoord_door_het_eigen_mt(
    als: Als,
    score: Mijlpaalscore,
    aanjager: Medewerker,
    mt: Medewerker,
    voorbereider: Medewerker,
    gouda: Locatie,
) -> None:
    opmerking = toetsen.plaats(
        locatie=score.locatie, mijlpaal=score.mijlpaal, tekst="Hoe gaat het bij ziekte?", door=aanjager
    )
    url = reverse("landkaart:opmerking_beantwoorden", args=[opmerking.pk])
    assert als(voorbereider).post(url, {"antwoord": "x"}).status_code == 403
    assert als(mt).post(url, {"antwoord": " "}).status_code == 422
    with pytest.raises(RechtOntbreekt):
        toetsen.beantwoord(opmerking=opmerking, antwoord="x", door=aanjager)
    toetsen.beantwoord(opmerking=opmerking, antwoord="Een collega neemt waar.", door=mt)
    with pytest.raises(NietToegestaan, match="al beantwoord"):
        toetsen.beantwoord(opmerking=opmerking, antwoord="Nog eens", door=mt)
    mt.locaties.set([gouda])
    assert als(mt).get(url).status_code == 404


def test_een_toets_zonder_reden_blijft_staan_met_de_fout(
    als: Als, aanjager: Medewerker, score: Mijlpaalscore, apeldoorn: Locatie
) -> None:
    antwoord = als(aanjager).post(
        reverse("landkaart:toetsen_mijlpaal", args=[apeldoorn.pk, "m09"]),
        {
            "stap": "toets",
            "toets-percentage": "55",
            "toets-reden": "",
            "toets-indiening": str(uuid.uuid4()),
        },
    )
    assert antwoord.status_code == 422
    assert 'value="55"' in antwoord.content.decode()


def test_de_lijst_zoekt_en_sorteert_zonder_meer_vragen(
    als: Als, aanjager: Medewerker, score: Mijlpaalscore, mijlpalen: dict[int, Mijlpaal]
) -> None:
    client, url = als(aanjager), reverse("landkaart:toetsen")
    eerst = vragen(client, url)
    for nummer in range(12):
        locatie = LocatieFabriek(code=f"plaats-{nummer}")
        ScoreFabriek(locatie=locatie, mijlpaal=mijlpalen[1])
        toetsen.plaats(locatie=locatie, mijlpaal=mijlpalen[1], tekst="Hoe?", door=aanjager)
    assert vragen(client, url) == eerst
    assert "Activerium" not in tekst(client.get(url + "?zoek=plaats-3"))
    assert "Activerium" not in tekst(client.get(url + "?stand=opmerkingen"))
    assert "Toonkamer Gouda" in tekst(client.get(url + "?stand=leeg"))
    for sortering in ("naam", "-naam", "ingediend", "-opmerkingen", "onzin"):
        assert client.get(f"{url}?sorteer={sortering}").status_code == 200
