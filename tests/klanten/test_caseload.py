"""The caseload: the right clients in the right order, with the right word beside them, however many."""

import csv
import datetime
import io
import logging

import pytest
import tablib
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from keten.models import Locatie, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten import taken
from klanten.caseload import SORTERINGEN, TELLERS, Selectie, kies, tel
from klanten.models import Clientbeeld, Inzage, Klant, Taak
from klanten.rekenblad import KOPPEN
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, maak_klanten
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)
CASELOAD = "/klanten/"


@pytest.fixture
def klaar(apeldoorn: Locatie, anna: Medewerker) -> Klant:
    """Zaal, of whom everything has been arranged."""
    return KlantFabriek(
        locatie=apeldoorn,
        achternaam="Zaal",
        contactpersoon=anna,
        beeld__identiteit_op=vandaag(),
        beeld__route="A",
        beeld__kwadrant="Q2",
        beeld__diagnose_op=vandaag(),
        beeld__werkplan="bevestigd",
        beeld__regimes="WW, WIA",
        beeld__laatste_contact=vandaag(),
        beeld__volgende_afspraak=timezone.now() + 3 * DAG,
        beeld__volgende_stap="Gesprek",
        beeld__volgende_stap_op=vandaag() + 3 * DAG,
    )


@pytest.fixture
def nieuw(apeldoorn: Locatie, anna: Medewerker) -> Klant:
    """Aker, who registered today."""
    return KlantFabriek(locatie=apeldoorn, achternaam="Aker", contactpersoon=anna, aangemeld_op=vandaag())


def _namen(client: Client, vraag: str = "") -> list[str]:
    antwoord = client.get(f"{CASELOAD}{vraag}")
    assert antwoord.status_code == 200
    return [rij.beeld.klant.achternaam for rij in antwoord.context["rijen"]]


def _stand(client: Client, klant: Klant) -> tuple[str, str]:
    rijen = client.get(f"{CASELOAD}?bereik=locatie").context["rijen"]
    return next((rij.stand, rij.waarom) for rij in rijen if rij.beeld.klant == klant)


def _taak(klant: Klant, over: datetime.timedelta) -> Taak:
    return taken.maak(
        klant=klant,
        voor=None,
        locatie=klant.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving="Bel",
        vervalt_op=timezone.now() + over,
    )


# --- who is in it -----------------------------------------------------------------------------------


@pytest.mark.eis("X-02")
def test_mijn_caseload_en_die_van_de_locatie(
    als: Als, klaar: Klant, nieuw: Klant, gouda: Locatie, anna: Medewerker, bram: Medewerker
) -> None:
    KlantFabriek(locatie=gouda, achternaam="Gouwenaar", contactpersoon=anna)
    KlantFabriek(locatie=klaar.locatie, achternaam="Midden", contactpersoon=bram)
    client = als(anna)
    assert _namen(client) == ["Aker", "Zaal"]
    assert _namen(client, "?bereik=locatie") == ["Aker", "Midden", "Zaal"]


@pytest.mark.eis("X-02")
def test_wie_van_locatie_wisselt_ziet_alleen_die_locatie(
    als: Als, klaar: Klant, gouda: Locatie, anna: Medewerker
) -> None:
    anna.locaties.add(gouda)
    KlantFabriek(locatie=gouda, achternaam="Gouwenaar", contactpersoon=anna)
    client = als(anna)
    client.post("/locatie/", {"locatie": gouda.pk})
    assert _namen(client) == _namen(client, "?bereik=locatie") == ["Gouwenaar"]


def test_wie_niemand_begeleidt_begint_bij_de_hele_locatie(als: Als, klaar: Klant) -> None:
    intaker = MedewerkerFabriek(rollen=["intaker"], locaties=[klaar.locatie])
    assert _namen(als(intaker)) == ["Zaal"]


def test_een_lege_caseload_wijst_de_weg(als: Als, bram: Medewerker) -> None:
    assert "U begeleidt nog niemand" in tekst(als(bram).get(CASELOAD))
    assert "Nog geen klanten" in tekst(als(bram).get(f"{CASELOAD}?bereik=locatie"))
    assert "Niemand gevonden" in tekst(als(bram).get(f"{CASELOAD}?route=A"))


# --- how a dossier stands ---------------------------------------------------------------------------


def test_op_schema(als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker) -> None:
    client = als(anna)
    assert _stand(client, klaar) == _stand(client, nieuw) == ("Op schema", "")


@pytest.mark.eis("K-04")
def test_een_taak_die_te_laat_is_kleurt_het_dossier_rood_tot_hij_gedaan_is(
    als: Als, klaar: Klant, anna: Medewerker
) -> None:
    client = als(anna)
    taak = _taak(klaar, -2 * DAG)
    assert _stand(client, klaar)[0] == "Termijn verlopen"
    taken.rond_af(taak=taak, door=anna)
    assert _stand(client, klaar)[0] == "Op schema"


@pytest.mark.parametrize(("over", "stand"), [(6 * DAG, "Let op"), (8 * DAG, "Op schema")])
def test_een_taak_voor_deze_week_vraagt_aandacht(
    als: Als, klaar: Klant, anna: Medewerker, over: datetime.timedelta, stand: str
) -> None:
    _taak(klaar, over)
    gevonden, waarom = _stand(als(anna), klaar)
    assert gevonden == stand
    assert waarom.startswith("taak uiterlijk") == (stand == "Let op")


@pytest.mark.eis("K-47")
@pytest.mark.parametrize(("dagen", "stand"), [(7, "Op schema"), (8, "Termijn verlopen")])
def test_wie_na_een_week_nog_van_niets_weet_staat_in_het_rood(
    als: Als, apeldoorn: Locatie, anna: Medewerker, dagen: int, stand: str
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - dagen * DAG)
    assert _stand(als(anna), klant)[0] == stand


@pytest.mark.eis("K-47")
@pytest.mark.parametrize(
    "velden", [{"werkplan": "voorgesteld"}, {"volgende_afspraak": timezone.now() + 2 * DAG}]
)
def test_een_plan_of_een_afspraak_geeft_duidelijkheid(
    als: Als, klant: Klant, anna: Medewerker, velden: dict[str, object]
) -> None:
    Clientbeeld.objects.filter(klant=klant).update(**velden)
    assert _stand(als(anna), klant)[0] == "Op schema"


@pytest.mark.eis("K-47")
def test_de_locatie_stelt_zelf_vast_hoe_lang_dat_mag_duren(als: Als, klant: Klant, anna: Medewerker) -> None:
    Termijnregel.objects.create(
        code="duidelijkheid_na_melding",
        naam="duidelijkheid",
        aantal=2,
        eenheid="maand",
        locatie=klant.locatie,
    )
    assert _stand(als(anna), klant)[0] == "Op schema"


def test_te_lang_geen_contact_vraagt_aandacht(als: Als, klaar: Klant, anna: Medewerker) -> None:
    beeld = Clientbeeld.objects.filter(klant=klaar)
    lang_geleden = vandaag() - 40 * DAG
    beeld.update(contact_om_de_dagen=14, laatste_contact=vandaag() - 14 * DAG, diagnose_op=lang_geleden)
    assert _stand(als(anna), klaar) == ("Op schema", "")
    beeld.update(laatste_contact=vandaag() - 15 * DAG)
    assert _stand(als(anna), klaar) == ("Let op", "te lang geen contact")


def test_een_gesprek_zonder_uitkomst_vraagt_aandacht(als: Als, klaar: Klant, anna: Medewerker) -> None:
    Clientbeeld.objects.filter(klant=klaar).update(volgende_afspraak=timezone.now() - DAG)
    assert _stand(als(anna), klaar) == ("Let op", "uitkomst afspraak ontbreekt")


# --- counters, filters, search, order, pages ---------------------------------------------------------


@pytest.mark.eis("K-13")
def test_elke_teller_telt_precies_de_lijst_die_hij_opent(
    als: Als, apeldoorn: Locatie, klaar: Klant, nieuw: Klant, klant: Klant, anna: Medewerker
) -> None:
    _taak(klaar, -DAG)
    _taak(nieuw, DAG)
    KlantFabriek(locatie=apeldoorn, beeld__werkplan="voorgesteld", beeld__route="B")
    aantallen = tel(Selectie(locatie=apeldoorn))
    assert aantallen == {
        "alles": 4,
        "verlopen": 2,
        "let_op": 1,
        "zonder_route": 2,
        "zonder_diagnose": 3,
        "akkoord": 1,
        "geen_afspraak": 3,
        "geen_contactpersoon": 2,
        "stap_te_laat": 0,
        "onduidelijk": 1,
    }
    client = als(anna)
    for code in TELLERS:
        assert len(_namen(client, f"?bereik=locatie&teller={code}")) == aantallen[code]


@pytest.mark.parametrize(
    ("vraag", "namen"),
    [
        ("route=A", ["Zaal"]),
        ("route=niet", ["Aker"]),
        ("kwadrant=Q2", ["Zaal"]),
        ("kwadrant=niet", ["Aker"]),
        ("uitkering=WIA", ["Zaal"]),
        ("uitkering=WW", ["Zaal"]),
        ("uitkering=WWB", []),
        ("uitkering=niet", ["Aker"]),
        ("stap=Gesprek", ["Zaal"]),
        ("contact=maand", ["Zaal"]),
        ("contact=niet", ["Aker"]),
        ("contact=langer", []),
        ("route=A&kwadrant=Q1", []),
    ],
)
def test_filters(
    als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker, vraag: str, namen: list[str]
) -> None:
    for code in ("ww", "wwb", "wia"):
        RegimeFabriek(code=code)
    assert _namen(als(anna), f"?{vraag}") == namen


def test_een_verzonnen_filter_doet_niets(als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker) -> None:
    onzin = "?route=Z&kwadrant='&teller=x&sorteer=id;--&per=9999&bereik=land&pagina=abc&z=zomaar"
    assert _namen(als(anna), onzin) == ["Aker", "Zaal"]


@pytest.mark.parametrize(
    ("term", "namen"),
    [("zaal", ["Zaal"]), ("ZÁÁL", ["Zaal"]), ("mar", ["Aker", "Zaal"]), ("niemand", []), ("%_", [])],
)
def test_zoeken_op_naam(
    als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker, term: str, namen: list[str]
) -> None:
    client = als(anna)
    antwoord = client.post(CASELOAD, {"zoek": term})
    assert antwoord.status_code == 302
    assert _namen(client, antwoord["Location"].removeprefix(CASELOAD)) == namen


def test_zoeken_op_klantnummer(als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker) -> None:
    client, nummer = als(anna), str(klaar.klantnummer)
    for term in (nummer, f"{nummer[:4]} {nummer[4:]}"):
        antwoord = client.post(CASELOAD, {"zoek": term})
        assert _namen(client, antwoord["Location"].removeprefix(CASELOAD)) == ["Zaal"]


@pytest.mark.eis("X-17")
def test_de_naam_komt_niet_in_het_adres_en_de_filters_blijven(
    als: Als, klaar: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    client = als(anna)
    naar = client.post(f"{CASELOAD}?route=A&bereik=locatie&pagina=3", {"zoek": "Zaal"})["Location"]
    assert "aal" not in naar and "pagina" not in naar
    assert "route=A" in naar and "bereik=locatie" in naar
    assert "Zaal" in client.get(naar).content.decode()
    assert client.post(naar, {"zoek": " "})["Location"] == f"{CASELOAD}?route=A&bereik=locatie"
    assert als(bram).get(naar).context["selectie"].term == "", "een ander heeft niets aan dit adres"


@pytest.mark.parametrize("sleutel", SORTERINGEN)
def test_elke_kolom_sorteert_heen_en_terug_met_lege_waarden_achteraan(
    apeldoorn: Locatie, klaar: Klant, nieuw: Klant, anna: Medewerker, bram: Medewerker, sleutel: str
) -> None:
    KlantFabriek(
        locatie=apeldoorn,
        achternaam="Midden",
        contactpersoon=bram,
        beeld__route="B",
        beeld__kwadrant="Q4",
        beeld__regimes="WWB",
        beeld__laatste_contact=vandaag() - 40 * DAG,
        beeld__volgende_stap_op=vandaag() + 9 * DAG,
    )
    KlantFabriek(locatie=apeldoorn, achternaam="Leeg", aangemeld_op=vandaag())
    heen, terug = (
        [beeld.klant.achternaam for beeld in kies(Selectie(locatie=apeldoorn, sortering=richting + sleutel))]
        for richting in ("", "-")
    )
    leeg = {"Leeg", "Aker"} if sleutel in ("uitkering", "route", "kwadrant", "contact", "stap") else set()
    leeg = {"Leeg"} if sleutel == "contactpersoon" else leeg
    gevuld = [naam for naam in heen if naam not in leeg]
    assert set(heen[len(gevuld) :]) == set(terug[len(gevuld) :]) == leeg
    if sleutel not in ("status", "contactpersoon"):
        assert terug[: len(gevuld)] == gevuld[::-1]


def test_wie_het_dringendst_is_staat_bij_status_bovenaan(
    als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker
) -> None:
    _taak(klaar, -DAG)
    client = als(anna)
    assert _namen(client, "?sorteer=status") == ["Zaal", "Aker"]
    assert _namen(client, "?sorteer=-status") == ["Aker", "Zaal"]


def test_bladzijden_houden_filter_en_volgorde_vast(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    maak_klanten(60, locatie=apeldoorn, contactpersoon=anna)
    client = als(anna)
    assert len(_namen(client)) == 25
    assert len(_namen(client, "?per=50")) == 50
    assert _namen(client, "?pagina=3")[0] == "Persoon00050"
    assert len(_namen(client, "?pagina=3")) == 10
    assert _namen(client, "?pagina=99") == _namen(client)  # what is not there begins again
    pagina = client.get(f"{CASELOAD}?sorteer=-naam&teller=zonder_route&pagina=2").content.decode()
    assert "?sorteer=-naam&amp;teller=zonder_route&amp;pagina=3" in pagina


def test_er_wordt_pas_geteld_als_iemand_het_vraagt(als: Als, apeldoorn: Locatie, anna: Medewerker) -> None:
    maak_klanten(30, locatie=apeldoorn, contactpersoon=anna)
    client = als(anna)
    zonder = client.get(CASELOAD)
    assert "Werkzoekenden 1 tot en met 25" in tekst(zonder)
    assert "van 30" not in tekst(zonder)
    met = client.get(f"{CASELOAD}?tellen=ja")
    assert "30 werkzoekenden" in tekst(met)
    assert "1 tot en met 25 van 30 werkzoekenden" in tekst(met)
    assert vragen(client, CASELOAD) == vragen(client, f"{CASELOAD}?tellen=ja") - 2  # the count and its term


def test_zonder_tellen_is_er_ook_een_volgende_en_een_vorige_bladzijde(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    maak_klanten(30, locatie=apeldoorn, contactpersoon=anna)
    client = als(anna)
    eerste, tweede = (client.get(f"{CASELOAD}?pagina={nummer}").content.decode() for nummer in (1, 2))
    assert 'rel="next"' in eerste
    assert 'rel="prev"' not in eerste
    assert 'rel="prev"' in tweede
    assert 'rel="next"' not in tweede


@pytest.mark.parametrize("nummer", ["0", "-1", "nee", "99999999999999999999"])
def test_een_verzonnen_bladzijde_is_de_eerste(
    als: Als, apeldoorn: Locatie, anna: Medewerker, nummer: str
) -> None:
    maak_klanten(30, locatie=apeldoorn, contactpersoon=anna)
    assert _namen(als(anna), f"?pagina={nummer}") == _namen(als(anna))


@pytest.mark.eis("X-17")
def test_de_volgende_stap_is_een_link_voor_wie_hem_mag_zetten(als: Als, klaar: Klant) -> None:
    Clientbeeld.objects.filter(klant=klaar).update(volgende_stap="Diagnose")
    stap = f"/diagnose/{klaar.klantnummer}/"
    coach, handhaver = (
        MedewerkerFabriek(rollen=[rol], locaties=[klaar.locatie]) for rol in ("werkcoach", "handhaver")
    )
    assert f'href="{stap}"' in als(coach).get(f"{CASELOAD}?bereik=locatie").content.decode()
    assert f'href="{stap}"' not in als(handhaver).get(CASELOAD).content.decode()


def test_evenveel_vragen_bij_tien_als_bij_duizend_klanten(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    client = als(anna)
    maak_klanten(10, locatie=apeldoorn, contactpersoon=anna)
    adressen = [CASELOAD, f"{CASELOAD}?bereik=locatie&sorteer=status", f"{CASELOAD}blok/"]
    weinig = [vragen(client, adres) for adres in adressen]
    klanten = maak_klanten(990, locatie=apeldoorn, contactpersoon=anna)
    Taak.objects.bulk_create(
        Taak(locatie=apeldoorn, klant=klant, omschrijving="Bel", vervalt_op=timezone.now() - DAG)
        for klant in klanten
    )
    assert [vragen(client, adres) for adres in adressen] == weinig


# --- as a spreadsheet -------------------------------------------------------------------------------


def _csv(client: Client, vraag: str = "") -> list[list[str]]:
    antwoord = client.get(f"{CASELOAD}bewaren/?formaat=csv{vraag}")
    assert isinstance(antwoord, StreamingHttpResponse)
    inhoud = b"".join(antwoord).decode()  # type: ignore[arg-type]
    assert inhoud.startswith("\ufeff")
    return list(csv.reader(io.StringIO(inhoud.removeprefix("\ufeff")), delimiter=";"))


def test_het_rekenblad_is_de_lijst_met_dezelfde_filters_en_alle_bladzijden(
    als: Als, apeldoorn: Locatie, klaar: Klant, anna: Medewerker
) -> None:
    maak_klanten(60, locatie=apeldoorn, contactpersoon=anna)
    client = als(anna)
    assert len(_csv(client)) == 62
    kop, rij = _csv(client, "&route=A")
    assert tuple(kop) == KOPPEN
    assert rij[:6] == ["Marieke Zaal", str(klaar.klantnummer), "WW, WIA", "A", "Q2", "Anna Intaker"]
    assert rij[6] == f"{vandaag():%d-%m-%Y}" and rij[9] == "Op schema"


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_het_rekenblad_in_andere_vormen(als: Als, klaar: Klant, anna: Medewerker, formaat: str) -> None:
    antwoord = als(anna).get(f"{CASELOAD}bewaren/?formaat={formaat}")
    assert (
        antwoord["Content-Disposition"] == f'attachment; filename="caseload-{vandaag():%Y-%m-%d}.{formaat}"'
    )
    blad = tablib.Dataset().load(antwoord.content, format=formaat)
    assert tuple(blad.headers) == KOPPEN
    assert (blad[0][0], int(blad[0][1])) == ("Marieke Zaal", klaar.klantnummer)


@pytest.mark.parametrize("naam", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx"])
def test_een_naam_wordt_nooit_een_formule(als: Als, apeldoorn: Locatie, anna: Medewerker, naam: str) -> None:
    KlantFabriek(locatie=apeldoorn, voornamen=naam, contactpersoon=anna)
    assert _csv(als(anna))[1][0].startswith(f"'{naam}")


def test_wie_hoeveel_bewaarde_staat_in_het_logboek_zonder_namen(
    als: Als, klaar: Klant, nieuw: Klant, anna: Medewerker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        als(anna).get(f"{CASELOAD}bewaren/?formaat=xlsx")
    (regel,) = [regel for regel in caplog.records if regel.name == "klanten.views.caseload"]
    assert regel.getMessage() == "caseload saved as xlsx: 2 clients"
    assert regel.user == anna.gebruiker.pk  # type: ignore[attr-defined]


def test_alleen_wie_mag_bewaren_kan_dat(als: Als, klaar: Klant, anna: Medewerker) -> None:
    intaker = als(MedewerkerFabriek(rollen=["intaker"], locaties=[klaar.locatie]))
    assert "Als rekenblad" not in tekst(intaker.get(CASELOAD))
    assert intaker.get(f"{CASELOAD}bewaren/").status_code == 403
    assert "Als rekenblad" in tekst(als(anna).get(CASELOAD))
    assert als(anna).get(f"{CASELOAD}bewaren/?formaat=exe").status_code == 404


def test_het_rekenblad_vraagt_evenveel_bij_veel_klanten(
    als: Als, apeldoorn: Locatie, anna: Medewerker
) -> None:
    client, adres = als(anna), f"{CASELOAD}bewaren/?formaat=xlsx"
    maak_klanten(10, locatie=apeldoorn, contactpersoon=anna)
    weinig = vragen(client, adres)
    maak_klanten(300, locatie=apeldoorn, contactpersoon=anna)
    assert vragen(client, adres) == weinig


# --- on the start page ------------------------------------------------------------------------------


def test_het_blok_is_kaal_voor_htmx_en_een_bladzijde_zonder_javascript(
    als: Als, klaar: Klant, anna: Medewerker
) -> None:
    client = als(anna)
    kaal = client.get(f"{CASELOAD}blok/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in kaal and 'href="/klanten/?teller=verlopen"' in kaal
    assert "<h1>Mijn caseload</h1>" in client.get(f"{CASELOAD}blok/").content.decode()


@pytest.mark.eis("X-16")
def test_wie_een_lijst_meeneemt_staat_bij_elke_klant_in_de_inzagen(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    maak_klanten(3, locatie=apeldoorn, contactpersoon=bram)
    als(bram).get("/klanten/bewaren/?formaat=csv")
    inzagen = Inzage.objects.filter(onderdeel="caseload als rekenblad", gebruiker=bram.gebruiker)
    assert inzagen.values("klant").distinct().count() == 3
