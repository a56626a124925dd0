"""The client's own pages: plain words, own data only, and nothing that labels."""

import datetime

import pghistory
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import berichten, betwisten, clientbeeld, lopend, tijdlijn
from klanten.inzage import geef_reden
from klanten.models import Afspraak, Contactgegevens, Contactpersoonschap, Doel, Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, GebruikerFabriek, KlantFabriek, UitkeringFabriek
from tests.pagina import tekst, vragen

START = "/klanten/mijn/"
GEGEVENS = "/klanten/mijn/gegevens/"
INZAGE = "/klanten/mijn/inzage/"
ALLE = (START, GEGEVENS, "/klanten/mijn/berichten/", INZAGE, f"{INZAGE}?deel=verloop")


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser."""
    assert klant.gebruiker
    return als(klant.gebruiker)


def _contact(klant: Klant, **anders: object) -> dict[str, object]:
    return {
        "versie": klant.contactgegevens.versie,
        "straat": "Dorpsstraat 12",
        "postcode": "7311 AB",
        "woonplaats": "Apeldoorn",
        "telefoon": "055 580 12 34",
        "email": "marieke@lwi.example",
        "voorkeurskanaal": "email",
        "taal": "nl",
        **anders,
    }


def _afspraak(klant: Klant, medewerker: Medewerker, dagen: int) -> Afspraak:
    begin = timezone.localtime().replace(hour=10, minute=0) + datetime.timedelta(days=dagen)
    return Afspraak.objects.create(
        klant=klant,
        medewerker=medewerker,
        partner=medewerker.partner,
        locatie=klant.locatie,
        soort="voortgang",
        begin=begin,
        einde=begin + datetime.timedelta(hours=1),
    )


@pytest.mark.eis("K-24")
def test_de_startpagina_noemt_de_contactpersoon_en_hoe_die_te_bereiken_is(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    bram.bereikbaar = "maandag tot en met donderdag"
    bram.save()
    Contactpersoonschap.objects.create(klant=klant, medewerker=bram, reden="eerste", aangewezen_door=bram)
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    pagina = tekst(marieke.get(START))
    for stuk in (
        "mevrouw Van der Velde",
        "Bram Coach",
        "UWV",
        "055 765 43 21",
        "maandag tot en met donderdag",
    ):
        assert stuk in pagina


@pytest.mark.eis("K-06")
def test_bij_de_stap_van_nu_staat_met_wie_en_wanneer(klant: Klant, bram: Medewerker, marieke: Client) -> None:
    clientbeeld.werk_bij(klant, identiteit_op=vandaag(), intake_op=vandaag(), route="A", contactpersoon=bram)
    afspraak = _afspraak(klant, bram, dagen=4)
    pagina = tekst(marieke.get(START))
    assert "Samen bekijken wat u kunt Nu bezig" in pagina
    assert f"Uw volgende afspraak is op {afspraak.begin.day} " in pagina
    assert "met Bram Coach." in pagina


def test_na_de_intake_vraagt_de_startpagina_om_de_gegevens_na_te_kijken(
    klant: Klant, marieke: Client
) -> None:
    assert "U hoeft nu niets te doen." in tekst(marieke.get(START))
    clientbeeld.werk_bij(klant, intake_op=vandaag())
    assert "Kijk na of uw gegevens kloppen" in tekst(marieke.get(START))
    betwisten.bevestig(klant=klant)
    assert "U hoeft nu niets te doen." in tekst(marieke.get(START))
    lang_geleden = timezone.now() - datetime.timedelta(days=200)
    klant.gegevensbevestigingen.update(op=lang_geleden)
    assert "Kijk na of uw gegevens kloppen" in tekst(marieke.get(START))


@pytest.mark.eis("K-45")
def test_werk_zoeken_staat_voor_de_uitkering(klant: Klant, marieke: Client) -> None:
    UitkeringFabriek(klant=klant)
    pagina = tekst(marieke.get(START))
    assert pagina.index("Hebt u gesolliciteerd?") < pagina.index("Uw uitkering")
    meer = marieke.get("/klanten/mijn/meer/")
    assert "Mijn aanvraag" in tekst(meer)
    assert "Mijn aanvraag" not in {str(keuze.naam) for keuze in meer.context["navigatie"]}


@pytest.mark.eis("K-06")
def test_wat_er_loopt_staat_erbij_met_wie_het_doet_maar_niet_wat_alleen_voor_medewerkers_is(
    klant: Klant, marieke: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bron(klant: Klant) -> list[lopend.Lopend]:
        return [
            lopend.Lopend("a:1", "activiteit", "training presenteren", "UWV", tot=datetime.date(2027, 3, 1)),
            lopend.Lopend("a:2", "verzoek", "onder ons", "CWI", zichtbaar_voor_klant=False),
        ]

    monkeypatch.setattr(lopend, "_BRONNEN", [bron])
    pagina = tekst(marieke.get(START))
    assert "Training presenteren UWV, tot en met 1 maart 2027" in pagina
    assert "onder ons" not in pagina.lower()


@pytest.mark.parametrize(
    ("url", "punt"),
    [
        (START, "Mijn start"),
        ("/klanten/mijn/zoektocht/nieuw/", "Werk zoeken"),
        (GEGEVENS, "Meer"),
        ("/klanten/mijn/meer/", "Meer"),
    ],
)
def test_het_menu_laat_zien_waar_de_klant_is(marieke: Client, url: str, punt: str) -> None:
    actief = [keuze.naam for keuze in marieke.get(url).context["navigatie"] if keuze.actief]
    assert actief == [punt]


def test_achter_meer_staat_de_rest_van_het_dossier(marieke: Client) -> None:
    antwoord = marieke.get("/klanten/mijn/meer/")
    for url in (GEGEVENS, INZAGE, "/klanten/mijn/documenten/", "/klanten/mijn/competenties/"):
        assert f'href="{url}"' in antwoord.content.decode()


def test_een_nieuw_bericht_staat_op_de_startpagina(klant: Klant, bram: Medewerker, marieke: Client) -> None:
    berichten.verstuur(klant=klant, tekst="Uw plan staat klaar.", door=bram)
    assert "Lees uw nieuwe bericht" in tekst(marieke.get(START))
    berichten.verstuur(klant=klant, tekst="Hebt u het gelezen?", door=bram)
    assert "Lees uw 2 nieuwe berichten" in tekst(marieke.get(START))


def test_een_afgezegde_of_voorbije_afspraak_staat_er_niet(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    _afspraak(klant, bram, dagen=-2)
    afgezegd = _afspraak(klant, bram, dagen=3)
    afgezegd.stand = Afspraak.Stand.AFGEZEGD
    afgezegd.save()
    assert "U hebt nu geen afspraak staan." in tekst(marieke.get(START))


@pytest.mark.eis("D-07")
def test_nergens_ziet_de_klant_een_route_kwadrant_of_etiket(
    klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    clientbeeld.werk_bij(
        klant,
        identiteit_op=vandaag(),
        intake_op=vandaag(),
        route="B",
        contactpersoon=bram,
        diagnose_op=vandaag(),
        kwadrant="Q4",
    )
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.ROUTERING, "Route B gekozen.", door=bram, zichtbaar_voor_klant=False
    )
    for url in ALLE:
        pagina = tekst(marieke.get(url)).lower()
        for woord in ("route", "kwadrant", "q4", "zoekgedrag", "onvoldoende", "belemmering"):
            assert woord not in pagina, (url, woord)


@pytest.mark.eis("K-07")
def test_de_klant_wijzigt_het_eigen_adres_en_dat_staat_in_de_tijdlijn(klant: Klant, marieke: Client) -> None:
    assert marieke.post(GEGEVENS, _contact(klant)).status_code == 302
    regel = klant.gebeurtenissen.get(soort=Gebeurtenis.Soort.GEGEVENS)
    assert regel.wie == "door cliënt"
    assert Contactgegevens.objects.get(klant=klant).straat == "Dorpsstraat 12"


@pytest.mark.parametrize(
    "fout", [{"postcode": "73"}, {"telefoon": "123"}, {"email": "geen adres"}, {"email": ""}]
)
def test_een_gegeven_dat_niet_klopt_wordt_gemeld_en_niets_gaat_verloren(
    klant: Klant, marieke: Client, fout: dict[str, str]
) -> None:
    antwoord = marieke.post(GEGEVENS, _contact(klant, **fout))
    assert antwoord.status_code == 422
    assert 'value="Dorpsstraat 12"' in antwoord.content.decode()
    assert Contactgegevens.objects.get(klant=klant).straat == ""


@pytest.mark.eis("K-01")
def test_twee_coaches_en_de_klant_wijzigen_tegelijk_zonder_iets_te_verliezen(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    van_anna, van_bram, van_klant = (
        _contact(klant, straat="Annastraat 1"),
        _contact(klant, straat="Bramstraat 2"),
        _contact(klant, straat="Mijnstraat 3"),
    )
    coach = reverse("klanten:contactgegevens_wijzigen", args=[klant.klantnummer])
    assert als(anna).post(coach, van_anna).status_code == 302
    voor_bram = als(bram).post(coach, van_bram)
    voor_klant = marieke.post(GEGEVENS, van_klant)
    assert (voor_bram.status_code, voor_klant.status_code) == (422, 422)
    for antwoord, eigen in ((voor_bram, "Bramstraat 2"), (voor_klant, "Mijnstraat 3")):
        assert eigen in antwoord.content.decode()
        assert "Annastraat 1" in antwoord.content.decode()
    assert Contactgegevens.objects.get(klant=klant).straat == "Annastraat 1"


def test_een_ander_adres_naast_een_uitkering_vraagt_een_ja(klant: Klant, marieke: Client) -> None:
    UitkeringFabriek(klant=klant)
    eerst = marieke.post(GEGEVENS, _contact(klant))
    assert eerst.status_code == 422
    assert "Klopt uw nieuwe adres?" in tekst(eerst)
    assert 'value="Dorpsstraat 12"' in eerst.content.decode()
    assert Contactgegevens.objects.get(klant=klant).straat == ""
    assert marieke.post(GEGEVENS, _contact(klant, zeker="on")).status_code == 302
    assert Contactgegevens.objects.get(klant=klant).straat == "Dorpsstraat 12"
    klant.contactgegevens.refresh_from_db()
    assert marieke.post(GEGEVENS, _contact(klant, telefoon="055 580 12 35")).status_code == 302


def test_na_het_vergelijken_kan_de_klant_bewust_opslaan(
    als: Als, anna: Medewerker, klant: Klant, marieke: Client
) -> None:
    eerste = _contact(klant, straat="Mijnstraat 3")
    Contactgegevens.objects.filter(klant=klant).update(straat="Annastraat 1", versie=eerste["versie"] + 1)  # type: ignore[operator]
    antwoord = marieke.post(GEGEVENS, eerste)
    nieuwe_versie = antwoord.context["form"]["versie"].value()
    assert marieke.post(GEGEVENS, {**eerste, "versie": nieuwe_versie}).status_code == 302
    assert Contactgegevens.objects.get(klant=klant).straat == "Mijnstraat 3"


@pytest.mark.eis("X-18")
def test_de_klant_ziet_de_eigen_gegevens_en_van_wie_ze_komen(
    klant: Klant, anna: Medewerker, marieke: Client
) -> None:
    with pghistory.context(gebruiker=anna.gebruiker_id, naam="Anna Intaker", partner="CWI"):
        klant.belemmeringen.create(
            soort=BelemmeringSoortFabriek(naam="opvang van kinderen"),
            van=vandaag(),
            toelichting="Op woensdag.",
        )
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.INTAKE, "Intake afgerond.", door=anna)
    pagina = tekst(marieke.get(GEGEVENS))
    for stuk in ("14 maart 1984", "Opvang van kinderen", "Op woensdag.", "Werkloos", "door CWI."):
        assert stuk in pagina
    verloop = tekst(marieke.get(f"{INZAGE}?deel=verloop"))
    assert "Intake afgerond." in verloop
    assert "Anna Intaker · CWI" in verloop


@pytest.mark.eis("X-18")
def test_regels_voor_medewerkers_ziet_de_klant_niet(klant: Klant, anna: Medewerker, marieke: Client) -> None:
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.TAAK, "Onder collega's.", door=anna, zichtbaar_voor_klant=False
    )
    assert "Onder collega's." not in tekst(marieke.get(f"{INZAGE}?deel=verloop"))


@pytest.mark.eis("X-16")
def test_de_klant_ziet_wie_keek_met_functie_organisatie_en_reden_maar_zonder_naam(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, marieke: Client
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    geef_reden(klant=klant, door=bram, doel=Doel.WAARNEMING, reden="Collega is vrij.")
    als(bram).get(reverse("klanten:dossier", args=[klant.klantnummer]))
    pagina = tekst(marieke.get(INZAGE))
    assert "Werkcoach van UWV" in pagina
    assert "Omdat een collega er niet was" in pagina
    assert "Reden: Collega is vrij." in pagina
    assert "Bram" not in pagina


def test_een_klant_ziet_alleen_het_eigen_dossier(
    als: Als, klant: Klant, bram: Medewerker, marieke: Client
) -> None:
    marieke.post(GEGEVENS, _contact(klant))
    berichten.verstuur(klant=klant, tekst="Alleen voor Marieke.", door=bram)
    ander = als(KlantFabriek(locatie=klant.locatie, voornamen="Jan", met_account=True).gebruiker)
    for url in ALLE:
        pagina = tekst(ander.get(url))
        for stuk in ("Marieke", "Dorpsstraat 12", "Alleen voor Marieke."):
            assert stuk not in pagina, (url, stuk)


@pytest.mark.parametrize("url", ALLE)
def test_een_klant_opent_geen_paginas_voor_medewerkers_en_andersom(
    als: Als, anna: Medewerker, klant: Klant, marieke: Client, url: str
) -> None:
    assert als(anna).get(url).status_code == 403
    assert marieke.get(reverse("klanten:dossier", args=[klant.klantnummer])).status_code == 403


@pytest.mark.parametrize("url", ALLE)
def test_een_account_zonder_dossier_krijgt_geen_pagina(als: Als, db: None, url: str) -> None:
    assert als(GebruikerFabriek(buitenrol="klant")).get(url).status_code == 404


@pytest.mark.parametrize("url", ALLE)
def test_elke_pagina_vraagt_altijd_evenveel_van_de_database(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, marieke: Client, url: str
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    metingen = []
    for aantal in (1, 30):
        for dag in range(aantal):
            _afspraak(klant, bram, dagen=aantal + dag)
            berichten.verstuur(klant=klant, tekst="Hallo", door=bram)
            geef_reden(klant=klant, door=bram, doel=Doel.WAARNEMING, reden=f"Reden {dag}")
        metingen.append(vragen(marieke, url))
    assert metingen[1] - metingen[0] in (0, -1)
