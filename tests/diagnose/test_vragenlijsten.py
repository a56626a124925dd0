"""Editing questionnaires as a form, and setting a test out for many clients (D-39, D-44, D-47)."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen import afnemen, beheren, bewerken, klaarzetten
from diagnose.toetsen.scoren import lees_versie
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Competentie, Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import maak_klanten
from tests.fabriek.toetsen import laad_toetsen, maak_toets, neem_af
from tests.pagina import tekst, vragen


def _velden(pagina: Any) -> dict[str, Any]:
    """What the editing form would send."""
    velden: dict[str, Any] = {}
    formulier = pagina.context["rijen"]
    losse = [pagina.context["form"]]
    for groep in formulier.sets.values():
        losse += [groep.management_form, *groep.forms]
    for form in losse:
        for naam in form.fields:
            veld = form[naam]
            waarde = veld.value()
            if waarde is True:
                velden[veld.html_name] = "on"
            elif waarde not in (None, False):
                velden[veld.html_name] = (
                    waarde if isinstance(waarde, list) else veld.field.prepare_value(waarde)
                )
    return {**velden, "van": f"{vandaag():%d-%m-%Y}"}


@pytest.mark.eis("D-39", "D-44")
def test_elke_meegeleverde_lijst_kan_als_rijen_en_terug(db: None) -> None:
    laad_toetsen()
    for versie in Toetsversie.objects.filter(toets__bron__startswith="Goed bekeken!"):
        lijst = lees_versie(versie)
        rijen = bewerken.als_rijen(lijst)
        assert rijen is not None, versie
        opnieuw = bewerken.als_inhoud(*rijen)
        assert [v["tekst"] for v in opnieuw["vragen"]] == [v.tekst for v in lijst.vragen]
        assert [v.get("competentie", "") for v in opnieuw["vragen"]] == [v.competentie for v in lijst.vragen]
        assert [r["punten"] for r in opnieuw["regels"]] == [r.punten for r in lijst.regels]
        assert [u["code"] for u in opnieuw["uitkomsten"]] == [u.code for u in lijst.uitkomsten]


@pytest.mark.eis("D-39", "D-44")
def test_een_nieuwe_versie_maken_zonder_code(
    als: Als, mila: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    toets = maak_toets()
    Competentie.objects.create(code="plannen", naam="Plannen", uitleg="Werk op tijd doen.")
    neem_af(klant, "cv", {"cv": True}, door=bram)
    client, adres = als(mila), "/diagnose/vragenlijsten/cv/nieuw/"
    velden = _velden(client.get(adres))
    erbij = client.post(adres, {**velden, "actie": "erbij-vragen"})
    assert len(erbij.context["rijen"].sets["vragen"].forms) == 3
    nieuw = {
        **_velden(erbij),
        "vragen-2-tekst": "Hoe vaak solliciteert u?",
        "vragen-2-soort": "getal",
        "vragen-2-van": "0",
        "vragen-2-tot": "9",
        "vragen-2-toon_vraag": "4",
        "vragen-2-toon_is": "gelijk",
        "vragen-2-toon_waarde": "ja",
        "regels-0-waarde": "misschien",
        "toelichting": "Met een vraag erbij.",
    }
    fout = client.post(adres, {**nieuw, "actie": "controleer"})
    assert fout.status_code == 422
    zinnen = [zin for _, zin in fout.context["rijfouten"]]
    assert zinnen == [
        "Vraag 3, alleen na vraag nummer: Dit feit bestaat niet. Kies er een uit de lijst.",
        "Puntenregel 1, waarde: Vul ja of nee in.",
    ]
    beter = {**nieuw, "vragen-2-toon_vraag": "1", "regels-0-waarde": "nee", "regels-0-punten": "5"}
    for code, melding in (
        ("plannen", "Een competentie meet u met een schaal"),
        ("x", "Selecteer een geldige"),
    ):
        geen_schaal = client.post(adres, {**beter, "actie": "controleer", "vragen-2-competentie": code})
        assert geen_schaal.status_code == 422 and melding in tekst(geen_schaal)
    scheef = client.post(adres, {**beter, "actie": "controleer", "uitkomsten-1-van": "9"})
    assert "Een score van 2 heeft geen uitkomst." in tekst(scheef) or "komt nooit voor" in tekst(scheef)
    goed = client.post(adres, {**beter, "actie": "controleer"})
    gezien = tekst(goed)
    assert goed.status_code == 200 and not Toetsversie.objects.filter(auteur=mila).exists()
    assert "Een score ligt tussen 0 en 5." in gezien
    assert "Van de 1 uitslagen bij Activerium Apeldoorn zouden er 1 een andere uitkomst krijgen." in gezien
    pagina = tekst(client.post(adres, {**beter, "actie": "vaststellen"}, follow=True))
    assert "versie 1 voor Activerium Apeldoorn geldt vanaf" in pagina
    versie = Toetsversie.objects.get(auteur=mila)
    assert [vraag["code"] for vraag in versie.vragen] == ["cv", "waarom", "hoe_vaak_solliciteert_u"]
    assert afnemen.geldende_versie(toets, klant) == versie
    te_laat = client.post(
        adres, {**beter, "indiening": "0b0c1f6e-93c5-4f0c-8b9f-1d1f4ce6a0aa", "actie": "vaststellen"}
    )
    assert te_laat.status_code == 422 and "Iemand anders heeft intussen" in tekst(te_laat)
    weg = f"/diagnose/vragenlijsten/cv/{versie.pk}/intrekken/"
    assert client.post(weg, {"reden": ""}).status_code == 422
    assert "ingetrokken" in tekst(client.post(weg, {"reden": "Een tikfout."}, follow=True))
    landelijk = afnemen.geldende_versie(toets, klant)
    assert landelijk is not None and landelijk.locatie is None


def test_een_versie_proberen_toont_de_vragen_die_volgen(als: Als, bram: Medewerker) -> None:
    versie = maak_toets().versies.get()
    adres = f"/diagnose/vragenlijsten/cv/{versie.pk}/"
    client = als(bram)
    assert "Waarom nog niet?" not in tekst(client.get(adres)).split("In woorden")[0]
    gekozen = client.get(adres, {"probeer": "ja", "antwoord_cv": "nee"})
    assert "Waarom nog niet?" in tekst(gekozen).split("In woorden")[0]
    assert client.get("/diagnose/vragenlijsten/cv/nieuw/").status_code == 403
    assert not Afname.objects.exists()


def test_een_lijst_van_handhaving_leest_alleen_wie_daarover_gaat(
    als: Als, mila: Medewerker, els: Medewerker, hanna: Medewerker, db: None
) -> None:
    laad_toetsen()
    for wie, ziet in ((mila, True), (hanna, True), (els, False)):
        client = als(wie)
        assert ("Nalevingsbereidheidstoets" in tekst(client.get("/diagnose/vragenlijsten/"))) is ziet
        assert client.get("/diagnose/vragenlijsten/naleving/").status_code == (200 if ziet else 404)
    keer = vragen(als(mila), "/diagnose/vragenlijsten/")
    for nummer in range(10):
        maak_toets(f"extra{nummer}")
    assert vragen(als(mila), "/diagnose/vragenlijsten/") == keer


@pytest.mark.eis("H-10", "H-12")
def test_een_lijst_telt_geen_gegevens_mee_die_daar_niet_mogen(
    als: Als, mila: Medewerker, apeldoorn: Locatie
) -> None:
    laad_toetsen()
    call_command("loaddata", "risicofeiten", verbosity=0)
    client = als(mila)
    for code, mag, mag_niet, zin in (
        ("naleving", "maanden_werkloos", "kinderen_thuis", "mag niet in een regel over risico"),
        ("motivatie", "kinderen_thuis", "toets_naleving", "hoort bij de handhaving"),
    ):
        adres = f"/diagnose/vragenlijsten/{code}/nieuw/"
        pagina = client.get(adres)
        rij = pagina.context["rijen"].sets["regels"].forms[0]
        keuzes = dict(rij.fields["feit"].choices)
        assert mag in keuzes and mag_niet not in keuzes
        verzonnen = {**_velden(pagina), "regels-0-feit": mag_niet, "actie": "controleer"}
        assert client.post(adres, verzonnen).status_code == 422
        toets = Toets.objects.get(code=code)
        nu = toets.versies.get(locatie=None)
        regel = {"naam": "R", "gebied": "g", "boom": {"feit": mag_niet, "is": "bekend"}, "punten": 0}
        inhoud = {"vragen": nu.vragen, "regels": [*nu.regels, regel], "uitkomsten": nu.uitkomsten}
        with pytest.raises(NietToegestaan, match=zin):
            beheren.stel_vast(
                toets=toets,
                locatie=apeldoorn,
                inhoud=inhoud,
                van=vandaag(),
                geldig_dagen=100,
                toelichting="Proef",
                gezien=beheren.nieuwste(toets, apeldoorn),
                door=mila,
            )


def test_een_lijst_die_niet_in_rijen_past_wordt_niet_stil_vervangen(als: Als, mila: Medewerker) -> None:
    diep = {"een": [{"feit": "antwoord_cv", "is": "bekend"}, {"feit": "leeftijd", "is": "bekend"}]}
    maak_toets(regels=[{"naam": "Diep", "gebied": "g", "boom": diep, "punten": 2}])
    client, adres = als(mila), "/diagnose/vragenlijsten/cv/nieuw/"
    gezien = client.get(adres)
    assert "past niet in het formulier" in tekst(gezien) and "Versie 1 blijft gelden" in tekst(gezien)
    assert "Hebt u een cv?" in tekst(gezien) and "form" not in gezien.context
    leeg = client.get(adres + "?leeg=ja")
    assert leeg.status_code == 200 and not leeg.context["rijen"].sets["regels"].forms


@pytest.mark.eis("D-47")
def test_een_toets_klaarzetten_voor_een_deel_van_het_bestand(
    als: Als, bram: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    laad_toetsen()
    klanten = maak_klanten(12, locatie=apeldoorn, contactpersoon=bram)
    maak_klanten(3, locatie=gouda, contactpersoon=bram)
    Clientbeeld.objects.filter(klant__in=klanten[:8]).update(kwadrant="Q4")
    ctc = Toets.objects.get(code="competentie")
    afnemen.begin(klant=klanten[0], toets=ctc, door=bram)
    client, adres = als(bram), "/diagnose/toetsen/klaarzetten/?kwadrant=Q4"
    pagina = client.get(adres)
    assert "8 klanten" in tekst(pagina)
    velden = {"toets": ctc.pk, "indiening": pagina.context["form"]["indiening"].value(), "aantal": 8}
    assert client.post(adres, {**velden, "aantal": 5}).status_code == 422
    gedaan = tekst(client.post(adres, velden, follow=True))
    assert "De competentietest (CTC) staat klaar voor 7 klanten." in gedaan
    assert Afname.objects.filter(toets=ctc, voor_klant=True).count() == 7
    assert Gebeurtenis.objects.filter(soort="toets").count() == 7
    alle = Clientbeeld.objects.filter(klant__in=klanten)
    with CaptureQueriesContext(connection) as een:
        assert klaarzetten.zet_klaar(toets=ctc, beelden=alle, locatie=apeldoorn, door=bram) == 4
    assert klaarzetten.zet_klaar(toets=ctc, beelden=alle, locatie=apeldoorn, door=bram) == 0
    assert len(een) < 15
