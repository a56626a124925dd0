"""Preparing and submitting: drafts, guards, notes, and who may."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from landkaart import eisen, indienen, invulbeeld, voorbereiden
from landkaart.models import (
    Bewijs,
    Concept,
    Deelname,
    Mijlpaal,
    Mijlpaalscore,
    Portefeuille,
)
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, maak_klanten
from tests.fabriek.landkaart import CriteriumFabriek, ScoreFabriek
from tests.landkaart.invullers import mijlpalen as mijlpalen
from tests.landkaart.invullers import mt as mt
from tests.landkaart.invullers import voorbereider as voorbereider
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

Mijlpalen = dict[int, Mijlpaal]


def _bewaar(locatie: Locatie, mijlpaal: Mijlpaal, door: Medewerker, **velden: Any) -> Concept:
    ingevuld = {"percentage": Decimal(100), "criteria": [], "gegevens": {}, "notitie": "Zie bewijs."}
    return voorbereiden.bewaar(
        locatie=locatie, mijlpaal=mijlpaal, door=door, **{"versie": 0, **ingevuld, **velden}
    )


def _bezwaren(locatie: Locatie, mijlpaal: Mijlpaal, **gegevens: Any) -> str:
    return " ".join(eisen.bezwaren(eisen.Ingevuld(locatie, mijlpaal, Decimal(100), "volledig", gegevens)))


@pytest.mark.eis("L-02", "L-06")
def test_het_overzicht_toont_veertien_mijlpalen_in_zes_fasen(
    als: Als, mt: Medewerker, mijlpalen: Mijlpalen
) -> None:
    antwoord = als(mt).get(reverse("landkaart:invullen"))
    woorden = tekst(antwoord)
    for nummer, mijlpaal in mijlpalen.items():
        assert f"{nummer}. {mijlpaal.naam}" in woorden
    assert all(f"Fase {n}" in woorden for n in range(1, 7))
    for tab in ("Aanpak", "Mijlpalen", "Doelstellingen en cijfers", "Documenten"):
        assert tab in woorden


@pytest.mark.eis("L-03", "L-13", "L-14")
def test_op_een_scherm_staan_definitie_criteria_en_een_precies_percentage(
    als: Als, voorbereider: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    criterium = CriteriumFabriek(mijlpaal=mijlpalen[9], antwoord="ontwikkeling", tekst="Er loopt een pilot.")
    url = reverse("landkaart:mijlpaal_invullen", args=["m09"])
    client = als(voorbereider)
    woorden = tekst(client.get(url))
    assert mijlpalen[9].definitie in woorden
    assert "Er loopt een pilot." in woorden
    antwoord = client.post(
        url,
        {
            "versie": 0,
            "antwoord": "ontwikkeling",
            "percentage": "45,5",
            "criteria_ontwikkeling": [criterium.pk],
            "notitie": "",
        },
    )
    assert antwoord.status_code == 302
    concept = Concept.objects.get(locatie=apeldoorn, mijlpaal=mijlpalen[9])
    assert (concept.percentage, concept.antwoord) == (Decimal("45.5"), "ontwikkeling")
    assert concept.criteria == [criterium.pk]
    assert not Mijlpaalscore.objects.exists()
    assert "Bewaard door Tom Teamleider" in tekst(client.get(url))


@pytest.mark.eis("L-15")
@pytest.mark.parametrize(
    ("keuze", "getypt", "gevolg"),
    [
        ("ontwikkeling", "", Decimal(33)),
        ("gedeeltelijk", "99%", Decimal(99)),
        ("volledig", "", Decimal(100)),
        ("ontwikkeling", "66", None),
        ("volledig", "99,9", None),
        ("niet", "33", None),
        ("niet", "-1", None),
        ("volledig", "101", None),
        ("niet", "veel", None),
    ],
)
def test_antwoord_en_percentage_horen_bij_elkaar(
    als: Als, mt: Medewerker, mijlpalen: Mijlpalen, keuze: str, getypt: str, gevolg: Decimal | None
) -> None:
    url = reverse("landkaart:mijlpaal_invullen", args=["m10"])
    antwoord = als(mt).post(
        url, {"versie": 0, "antwoord": keuze, "percentage": getypt, "notitie": "Blijft staan"}
    )
    if gevolg is None:
        assert antwoord.status_code == 422
        assert "Blijft staan" in antwoord.content.decode()
    else:
        assert Concept.objects.get().percentage == gevolg


def test_twee_voorbereiders_zien_elkaars_versie(
    apeldoorn: Locatie, voorbereider: Medewerker, mt: Medewerker, mijlpalen: Mijlpalen, als: Als
) -> None:
    _bewaar(apeldoorn, mijlpalen[2], voorbereider, percentage=Decimal(40))
    with pytest.raises(VersieConflict):
        _bewaar(apeldoorn, mijlpalen[2], mt, percentage=Decimal(50))
    url = reverse("landkaart:mijlpaal_invullen", args=["m02"])
    antwoord = als(mt).post(
        url, {"versie": 0, "antwoord": "gedeeltelijk", "percentage": "70", "notitie": "Mijn versie"}
    )
    assert antwoord.status_code == 422
    assert "Tom Teamleider" in tekst(antwoord) or "iemand buiten het portaal" in tekst(antwoord)
    assert "Zie bewijs." in tekst(antwoord)


@pytest.mark.eis("L-24")
def test_alleen_een_mt_lid_van_de_locatie_dient_in(
    apeldoorn: Locatie,
    gouda: Locatie,
    voorbereider: Medewerker,
    mt: Medewerker,
    mijlpalen: Mijlpalen,
    als: Als,
) -> None:
    concept = _bewaar(apeldoorn, mijlpalen[9], voorbereider, percentage=Decimal(40))
    with pytest.raises(RechtOntbreekt):
        indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=voorbereider)
    mt.locaties.set([gouda])
    with pytest.raises(RechtOntbreekt):
        indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=mt)
    mt.locaties.set([apeldoorn])
    antwoord = als(mt).post(reverse("landkaart:indienen"), {"concepten": [f"{concept.pk}-1"]})
    assert antwoord.status_code == 302
    score = Mijlpaalscore.objects.get()
    assert (score.ingediend_naam, score.ingediend_functie) == ("Paul Manager", "vestigingsmanager")
    assert score.voorbereid_door == voorbereider
    assert Concept.objects.get().open is False


@pytest.mark.eis("L-05")
def test_na_indienen_staan_totaal_fasen_en_het_verschil_op_het_scherm(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[9], percentage=Decimal(10))
    concept = _bewaar(apeldoorn, mijlpalen[9], mt, percentage=Decimal(70))
    client = als(mt)
    woorden = tekst(
        client.post(reverse("landkaart:indienen"), {"concepten": [f"{concept.pk}-1"]}, follow=True)
    )
    assert "Uw score is nu 0,7 van 14" in woorden
    assert "precies 2/3" in woorden
    assert "0,7 meer dan de meting van" in woorden


def test_wat_na_het_lezen_is_gewijzigd_wordt_niet_ingediend(
    apeldoorn: Locatie, mt: Medewerker, voorbereider: Medewerker, mijlpalen: Mijlpalen, als: Als
) -> None:
    concept = _bewaar(apeldoorn, mijlpalen[9], voorbereider, percentage=Decimal(40))
    _bewaar(apeldoorn, mijlpalen[9], voorbereider, versie=1, percentage=Decimal(60))
    with pytest.raises(NietToegestaan, match="net gewijzigd"):
        indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=mt)
    antwoord = als(mt).post(reverse("landkaart:indienen"), {"concepten": [f"{concept.pk}-1"]})
    assert antwoord.status_code == 422
    assert not Mijlpaalscore.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_twee_mt_leden_dienen_een_concept_maar_een_keer_in(
    apeldoorn: Locatie, mt: Medewerker, mijlpalen: Mijlpalen
) -> None:
    concept = _bewaar(apeldoorn, mijlpalen[9], mt, percentage=Decimal(40))

    def dien_in() -> None:
        indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=mt)

    uitkomsten = tegelijk(dien_in, dien_in)
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
    assert Mijlpaalscore.objects.count() == 1


@pytest.mark.eis("L-13", "L-25")
def test_criteria_worden_aangevinkt_of_uitgelegd_en_blijven_bij_de_score(
    apeldoorn: Locatie, mt: Medewerker, mijlpalen: Mijlpalen
) -> None:
    een, ander = (CriteriumFabriek(mijlpaal=mijlpalen[10], antwoord="gedeeltelijk") for _ in range(2))
    concept = _bewaar(apeldoorn, mijlpalen[10], mt, percentage=Decimal(70), notitie="")
    criteria = voorbereiden.geldige_criteria(mijlpalen[10])
    assert "Vink aan" in indienen.bezwaren(concept, criteria)[0]
    concept = _bewaar(
        apeldoorn, mijlpalen[10], mt, versie=1, percentage=Decimal(70), notitie="", criteria=[een.pk]
    )
    assert "Leg in de toelichting uit" in indienen.bezwaren(concept, criteria)[0]
    concept = _bewaar(
        apeldoorn, mijlpalen[10], mt, versie=2, percentage=Decimal(70), criteria=[een.pk, ander.pk]
    )
    [score] = indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 3}, door=mt)
    assert (score.criteria_vereist, score.criteria_gehaald) == (2, 2)
    assert {vink.criterium for vink in score.vinken.all()} == {een, ander}
    [regel] = [r for r in invulbeeld.regels(apeldoorn) if r.score]
    assert regel.kwaliteit and regel.kwaliteit.uitleg == "alle criteria aangevinkt"


@pytest.mark.eis("L-17", "L-33")
def test_mijlpaal_1_is_niet_volledig_zolang_een_gemeente_ontbreekt(
    apeldoorn: Locatie, mijlpalen: Mijlpalen, als: Als, mt: Medewerker
) -> None:
    groot = apeldoorn.partners.get(code="gemeente-apeldoorn")
    klein = KetenpartnerFabriek(code="gemeente-epe")
    apeldoorn.partners.add(klein)
    maak_klanten(10, locatie=apeldoorn)
    Clientbeeld.objects.update(status="actief")
    for nummer, beeld in enumerate(Clientbeeld.objects.select_related("klant")):
        beeld.klant.gemeente = klein if nummer == 0 else groot
        beeld.klant.save()
    Deelname.objects.create(locatie=apeldoorn, gemeente=groot, vorm="zelf")
    assert "Gemeente Epe" in _bezwaren(apeldoorn, mijlpalen[1])
    niet = Deelname.objects.create(
        locatie=apeldoorn, gemeente=klein, vorm="niet", reden="Wil eigen beleid houden"
    )
    assert "doen niet mee: Gemeente Epe" in _bezwaren(apeldoorn, mijlpalen[1])
    woorden = tekst(als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m01"])))
    assert "90%" in woorden  # the share of inflow stands apart
    assert "1 doet zelf mee; 1 doet niet mee" in woorden
    niet.vorm = "isd"
    niet.save()
    assert _bezwaren(apeldoorn, mijlpalen[1]) == ""


@pytest.mark.eis("L-18")
def test_mijlpaal_8_vraagt_een_portefeuille_per_mt_lid(
    apeldoorn: Locatie, mijlpalen: Mijlpalen, mt: Medewerker
) -> None:
    assert "Nu: 0 van de 1" in _bezwaren(apeldoorn, mijlpalen[8])
    Portefeuille.objects.create(locatie=apeldoorn, mt_lid=mt, onderwerp="Werkgevers")
    assert _bezwaren(apeldoorn, mijlpalen[8]) == ""


@pytest.mark.eis("L-20")
@pytest.mark.parametrize("nummer", [6, 7])
def test_een_concept_moet_integraal_zijn(
    apeldoorn: Locatie, mijlpalen: Mijlpalen, mt: Medewerker, nummer: int
) -> None:
    bewijs = Bewijs.objects.create(
        locatie=apeldoorn, mijlpaal=mijlpalen[nummer], soort="link", titel="x", link="https://x.nl", door=mt
    )
    assert "integraal" in _bezwaren(apeldoorn, mijlpalen[nummer])
    Bewijs.objects.filter(pk=bewijs.pk).update(integraal=True)
    assert _bezwaren(apeldoorn, mijlpalen[nummer]) == ""


@pytest.mark.parametrize(
    ("nummer", "te_weinig", "genoeg"),
    [
        pytest.param(2, {}, {"analyse_op": "vandaag"}, marks=pytest.mark.eis("L-34")),
        pytest.param(2, {"analyse_op": "2008-01-01"}, {"analyse_op": "vandaag"}),
        pytest.param(
            3,
            {"vastgesteld_op": "2009-01-01"},
            {"vastgesteld_op": "2009-01-01", "gecommuniceerd_op": "2009-02-01"},
            marks=pytest.mark.eis("L-35"),
        ),
        pytest.param(
            4,
            {"plansoort": "cwi_uwv", "vastgesteld_op": "2009-01-01"},
            {"plansoort": "businessplan", "vastgesteld_op": "2009-01-01"},
            marks=pytest.mark.eis("L-36"),
        ),
        pytest.param(
            5,
            {"uitgewerkt_op": "2009-01-01", "bekrachtigd_op": "2009-01-01"},
            dict.fromkeys(("uitgewerkt_op", "bekrachtigd_op", "gedeeld_op"), "2009-01-01"),
            marks=pytest.mark.eis("L-37"),
        ),
        pytest.param(
            11,
            {"balie": "ja", "telefoon": "ja", "site": "nee"},
            dict.fromkeys(("balie", "telefoon", "site"), "ja"),
            marks=pytest.mark.eis("L-39"),
        ),
        pytest.param(14, {}, {"getoetst_op": "2009-01-01"}, marks=pytest.mark.eis("L-41")),
    ],
)
def test_volledig_vraagt_wat_de_definitie_zegt(
    apeldoorn: Locatie,
    mijlpalen: Mijlpalen,
    nummer: int,
    te_weinig: dict[str, str],
    genoeg: dict[str, str],
) -> None:
    def dagen(gegevens: dict[str, str]) -> dict[str, str]:
        return {k: vandaag().isoformat() if v == "vandaag" else v for k, v in gegevens.items()}

    assert _bezwaren(apeldoorn, mijlpalen[nummer], **dagen(te_weinig))
    assert _bezwaren(apeldoorn, mijlpalen[nummer], **dagen(genoeg)) == ""


def test_een_lager_antwoord_heeft_die_eisen_niet(apeldoorn: Locatie, mijlpalen: Mijlpalen) -> None:
    for mijlpaal in mijlpalen.values():
        ingevuld = eisen.Ingevuld(apeldoorn, mijlpaal, Decimal(99), "gedeeltelijk")
        assert eisen.bezwaren(ingevuld) == []


@pytest.mark.eis("L-09")
def test_vooruitlopen_geeft_een_kanttekening_en_houdt_niets_tegen(
    apeldoorn: Locatie, mt: Medewerker, mijlpalen: Mijlpalen
) -> None:
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[4], percentage=Decimal(10))
    concept = _bewaar(apeldoorn, mijlpalen[10], mt, percentage=Decimal(80))
    zinnen = eisen.kanttekeningen(indienen.ingevuld(concept), invulbeeld.met_fasen(apeldoorn))
    assert any("loopt vooruit: mijlpaal 4" in zin for zin in zinnen)
    assert indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=mt)


@pytest.mark.eis("L-07")
def test_een_meting_is_op_datum_en_op_naam_terug_te_vinden(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    for dagen, percentage in ((200, 40), (5, 80)):
        op = timezone.now() - datetime.timedelta(days=dagen)
        ScoreFabriek(
            locatie=apeldoorn, mijlpaal=mijlpalen[3], percentage=Decimal(percentage), ingediend_op=op
        )
    client, url = als(mt), reverse("landkaart:metingen")
    van, tot = vandaag() - datetime.timedelta(days=250), vandaag() - datetime.timedelta(days=100)
    client.post(
        url,
        {
            "naam": "Eerste meting",
            "van": f"{van:%d-%m-%Y}",
            "tot": f"{tot:%d-%m-%Y}",
            "indiening": "6b3f2f1e-9f0e-4f5b-8d7e-000000000001",
        },
    )
    woorden = tekst(client.get(url))
    assert "Eerste meting" in woorden
    toen = tekst(client.get(f"{url}?op={tot:%Y-%m-%d}"))
    assert "40%" in toen and "80%" not in toen
    assert "80%" in tekst(client.get(f"{url}?op={vandaag():%Y-%m-%d}"))
    assert client.get(f"{url}?op=gisteren").status_code == 200


def test_een_periode_die_nog_loopt_wordt_niet_bevroren(
    als: Als, mt: Medewerker, voorbereider: Medewerker, mijlpalen: Mijlpalen
) -> None:
    velden = {
        "naam": "Nu",
        "van": f"{vandaag():%d-%m-%Y}",
        "tot": f"{vandaag():%d-%m-%Y}",
        "indiening": "6b3f2f1e-9f0e-4f5b-8d7e-000000000002",
    }
    antwoord = als(mt).post(reverse("landkaart:metingen"), velden)
    assert antwoord.status_code == 422
    assert "als de laatste dag voorbij is" in tekst(antwoord)
    assert als(voorbereider).post(reverse("landkaart:metingen"), velden).status_code == 403


@pytest.mark.eis("L-28")
def test_een_volgend_antwoord_begint_met_wat_er_stond(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    ScoreFabriek(
        locatie=apeldoorn,
        mijlpaal=mijlpalen[2],
        percentage=Decimal(70),
        gegevens={"analyse_op": "2026-01-05", "makers": ["cwi", "uwv"]},
        notitie="Met onderwijs erbij",
    )
    inhoud = als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m02"])).content.decode()
    assert 'value="70"' in inhoud
    assert 'value="05-01-2026"' in inhoud
    assert "Met onderwijs erbij" in inhoud


def test_een_andere_locatie_ziet_haar_eigen_landkaart(
    als: Als, gouda: Locatie, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[1], percentage=Decimal(77))
    mt.locaties.set([gouda])
    for naam, args in (("invullen", []), ("mijlpaal_invullen", ["m01"])):
        assert "77%" not in tekst(als(mt).get(reverse(f"landkaart:{naam}", args=args)))


def test_het_overzicht_vraagt_evenveel_van_de_database_bij_meer_metingen(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: Mijlpalen
) -> None:
    client, url = als(mt), reverse("landkaart:invullen")
    ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpalen[1])
    eerst = vragen(client, url)
    for _keer in range(3):
        for mijlpaal in mijlpalen.values():
            ScoreFabriek(locatie=apeldoorn, mijlpaal=mijlpaal)
    assert vragen(client, url) <= eerst + 1  # the result before the last one is only there now


def test_aanpak_en_doelen_zijn_te_bewaren(als: Als, mt: Medewerker, mijlpalen: Mijlpalen) -> None:
    client = als(mt)
    client.post(reverse("landkaart:aanpak"), {"versie": 0, "tekst": "Eerst de balie."})
    assert "Eerst de balie." in tekst(client.get(reverse("landkaart:aanpak")))
    client.post(
        reverse("landkaart:doel_nieuw"),
        {
            "versie": 1,
            "doelstelling": "Meer klanten aan het werk",
            "eenheid": "klanten",
            "nu": "120",
            "streef": "150,5",
            "op": "31-12-2027",
            "indiening": "6b3f2f1e-9f0e-4f5b-8d7e-000000000003",
        },
    )
    woorden = tekst(client.get(reverse("landkaart:doelen")))
    assert "Meer klanten aan het werk" in woorden and "150,5" in woorden
