"""The dossier as people open it: who this is, what comes next, and everything that happened."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld, tijdlijn
from klanten.dossierkop import leeftijd
from klanten.models import Afspraak, Contactpersoonschap, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen

Soort = Gebeurtenis.Soort


def _dossier(klant: Klant) -> str:
    return reverse("klanten:dossier", args=[klant.klantnummer])


def _tijdlijn(klant: Klant) -> str:
    return reverse("klanten:tijdlijn", args=[klant.klantnummer])


def _plek(patroon: str, pagina: str) -> int:
    gevonden = re.search(patroon, pagina)
    assert gevonden, patroon
    return gevonden.start()


@pytest.mark.eis("K-01")
def test_wat_de_klant_wijzigt_ziet_de_coach_na_herladen(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert klant.gebruiker
    versie = klant.contactgegevens.versie
    formulier = {
        "versie": versie,
        "straat": "Dorpsstraat 12",
        "woonplaats": "Apeldoorn",
        "voorkeurskanaal": "post",
    }
    assert als(klant.gebruiker).post("/klanten/mijn/gegevens/", formulier).status_code == 302
    assert "Contactgegevens gewijzigd" in tekst(als(anna).get(_dossier(klant)))


def test_de_kop_zegt_wie_dit_is(als: Als, anna: Medewerker, klant: Klant) -> None:
    clientbeeld.werk_bij(klant, regimes="WW, WIA", route="A", kwadrant="Q2")
    pagina = tekst(als(anna).get(_dossier(klant)))
    nummer = str(klant.klantnummer)
    for stuk in (
        "Marieke van der Velde",
        f"{nummer[:4]} {nummer[4:]}",
        "14 maart 1984",
        "route A",
        "kwadrant Q2",
    ):
        assert stuk in pagina
    assert f"({leeftijd(klant.geboortedatum, vandaag())} jaar)" in pagina
    assert "WW" in pagina
    assert "WIA" in pagina
    assert "werkloos" in pagina


def test_zonder_uitkering_staat_dat_er_ook(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert "geen uitkering" in tekst(als(anna).get(_dossier(klant)))


@pytest.mark.parametrize(
    ("dag", "jaren"),
    [(datetime.date(2026, 3, 13), 41), (datetime.date(2026, 3, 14), 42), (datetime.date(2026, 12, 31), 42)],
)
def test_iemand_wordt_op_de_verjaardag_een_jaar_ouder(dag: datetime.date, jaren: int) -> None:
    assert leeftijd(datetime.date(1984, 3, 14), dag) == jaren


@pytest.mark.eis("K-24")
def test_het_dossier_noemt_de_contactpersoon_met_organisatie_en_bereikbaarheid(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    bram.bereikbaar = "maandag tot en met donderdag"
    bram.save()
    Contactpersoonschap.objects.create(klant=klant, medewerker=bram, reden="eerste", aangewezen_door=bram)
    clientbeeld.werk_bij(klant, contactpersoon=bram)
    pagina = tekst(als(bram).get(_dossier(klant)))
    for stuk in ("Bram Coach, UWV", "055 765 43 21", "maandag tot en met donderdag"):
        assert stuk in pagina


def test_de_volgende_stap_is_de_hoofdactie(als: Als, anna: Medewerker, klant: Klant) -> None:
    pagina = als(anna).get(_tijdlijn(klant)).content.decode()
    url = reverse("klanten:identiteit", args=[klant.klantnummer])
    assert re.search(rf'href="{url}"[^>]*>.*?Identiteit controleren', pagina, re.DOTALL)


def test_wie_de_volgende_stap_niet_mag_doen_krijgt_er_geen_knop_voor(als: Als, klant: Klant) -> None:
    handhaver = MedewerkerFabriek(rollen=["handhaver"], locaties=[klant.locatie])
    antwoord = als(handhaver).get(_dossier(klant))
    assert reverse("klanten:identiteit", args=[klant.klantnummer]) not in antwoord.content.decode()
    assert "Volgende stap Identiteit" in tekst(antwoord)


def test_na_alle_stappen_is_een_contact_vastleggen_de_hoofdactie(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    clientbeeld.werk_bij(
        klant,
        identiteit_op=vandaag(),
        intake_op=vandaag(),
        route="A",
        contactpersoon=anna,
        diagnose_op=vandaag(),
        kwadrant="Q1",
        werkplan="bevestigd",
        volgende_afspraak=timezone.now() + datetime.timedelta(days=3),
    )
    pagina = als(anna).get(_tijdlijn(klant)).content.decode()
    assert reverse("klanten:contact_nieuw", args=[klant.klantnummer]) in pagina


def test_het_tabblad_van_deze_pagina_is_gemarkeerd(als: Als, anna: Medewerker, klant: Klant) -> None:
    pagina = als(anna).get(_tijdlijn(klant)).content.decode()
    assert re.search(rf'href="{_tijdlijn(klant)}" aria-current="page"', pagina)


def test_de_diagnose_komt_later_en_is_zonder_javascript_een_link(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    pagina = als(anna).get(_dossier(klant)).content.decode()
    assert f'hx-get="{reverse("diagnose:blok", args=[klant.klantnummer])}"' in pagina
    assert f'href="{reverse("diagnose:diagnoses", args=[klant.klantnummer])}"' in pagina


def test_naam_en_bsn_staan_niet_in_het_adres_en_het_bsn_niet_op_de_pagina(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    antwoord = als(anna).get(_dossier(klant))
    assert "velde" not in antwoord.request["PATH_INFO"].lower()
    assert not re.search(r"\b\d{9}\b", tekst(antwoord))


def test_het_overzicht_vraagt_altijd_evenveel_van_de_database(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    coach = als(anna)
    metingen = []
    for aantal in (1, 12):
        for nummer in range(aantal):
            begin = timezone.now() + datetime.timedelta(days=aantal + nummer)
            tijdlijn.leg_vast(klant, Soort.TAAK, "Gebeld.", door=bram)
            Taak.objects.create(
                klant=klant, locatie=klant.locatie, voor=bram, omschrijving="Bellen", vervalt_op=begin
            )
            Afspraak.objects.create(
                klant=klant,
                medewerker=bram,
                partner=bram.partner,
                locatie=klant.locatie,
                soort="voortgang",
                begin=begin,
                einde=begin + datetime.timedelta(hours=1),
            )
        metingen.append(vragen(coach, _dossier(klant)))
    assert metingen[0] == metingen[1]


@pytest.mark.eis("K-03")
def test_de_tijdlijn_toont_alles_van_alle_partners_de_nieuwste_eerst(
    als: Als, anna: Medewerker, bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    tijdlijn.leg_vast(klant, Soort.INTAKE, "Intake afgerond.", door=anna)
    tijdlijn.leg_vast(klant, Soort.DIAGNOSE, "Diagnose vastgesteld.", door=bram, zichtbaar_voor_klant=False)
    tijdlijn.leg_vast(klant, Soort.CONTACT, "Contact: balie", door=chaima)
    tijdlijn.leg_vast(klant, Soort.GEGEVENS, "Telefoonnummer gewijzigd.", door_klant=True)
    tijdlijn.leg_vast(klant, Soort.HERDIAGNOSE, "Herdiagnose gevraagd.")
    pagina = tekst(als(anna).get(_tijdlijn(klant)))
    regels = [
        "Herdiagnose gevraagd. * het portaal",
        "Telefoonnummer gewijzigd. * door cliënt",
        "Contact: balie * Chaima Klantmanager · Gemeente Apeldoorn",
        "Diagnose vastgesteld. * Bram Coach · UWV",
        "Intake afgerond. * Anna Intaker · CWI",
    ]
    moment = r"\d+ \w+ \d{4}, \d\d:\d\d · "
    plekken = [_plek(re.escape(regel).replace(r"\*\ ", moment), pagina) for regel in regels]
    assert plekken == sorted(plekken)


def test_een_regel_die_de_klant_ook_leest_is_gemerkt(als: Als, anna: Medewerker, klant: Klant) -> None:
    tijdlijn.leg_vast(klant, Soort.DIAGNOSE, "Voor collega's.", door=anna, zichtbaar_voor_klant=False)
    assert "Zichtbaar voor klant" not in tekst(als(anna).get(_tijdlijn(klant)))
    tijdlijn.leg_vast(klant, Soort.CONTACT, "Voor iedereen.", door=anna)
    assert tekst(als(anna).get(_tijdlijn(klant))).count("Zichtbaar voor klant") == 1


@pytest.mark.parametrize(
    ("keuze", "wel", "niet"),
    [
        ({"soort": "contact"}, "Contact", "Intake gedaan"),
        ({"partner": "uwv"}, "Contact gehad", "Intake gedaan"),
    ],
)
def test_de_tijdlijn_is_te_filteren(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant, keuze: dict[str, str], wel: str, niet: str
) -> None:
    tijdlijn.leg_vast(klant, Soort.INTAKE, "Intake gedaan.", door=anna)
    tijdlijn.leg_vast(klant, Soort.CONTACT, "Contact gehad.", door=bram)
    if "partner" in keuze:
        keuze = {"partner": str(bram.partner.pk)}
    pagina = tekst(als(anna).get(_tijdlijn(klant), keuze))
    assert wel in pagina
    assert niet not in pagina


@pytest.mark.parametrize(
    "keuze", [{"soort": "geen"}, {"partner": "999999"}, {"partner": "x"}, {"pagina": "x"}]
)
def test_een_verzonnen_filter_breekt_de_tijdlijn_niet(
    als: Als, anna: Medewerker, klant: Klant, keuze: dict[str, str]
) -> None:
    tijdlijn.leg_vast(klant, Soort.INTAKE, "Intake gedaan.", door=anna)
    antwoord = als(anna).get(_tijdlijn(klant), keuze)
    assert antwoord.status_code == 200
    assert "Intake gedaan." in tekst(antwoord)


def test_een_lange_tijdlijn_staat_op_paginas_en_voor_papier_op_een(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    coach = als(anna)
    for nummer in range(30):
        tijdlijn.leg_vast(klant, Soort.TAAK, f"Taak nummer {nummer}.", door=anna)
    eerste, tweede = (tekst(coach.get(_tijdlijn(klant), {"pagina": nummer})) for nummer in (1, 2))
    assert "Taak nummer 29." in eerste
    assert "Taak nummer 0." in tweede
    alles = tekst(coach.get(_tijdlijn(klant), {"alles": "ja"}))
    assert "Taak nummer 0." in alles
    assert "Taak nummer 29." in alles


def test_de_tijdlijn_vraagt_altijd_evenveel_van_de_database(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    coach = als(anna)
    metingen = []
    for aantal in (1, 60):
        for _ in range(aantal):
            tijdlijn.leg_vast(klant, Soort.TAAK, "Gebeld.", door=anna)
            tijdlijn.leg_vast(klant, Soort.TAAK, "Gemaild.", door=bram)
        metingen.append(vragen(coach, _tijdlijn(klant)))
    assert metingen[0] == metingen[1]


def test_een_dossier_zonder_situatie_is_ook_te_openen(als: Als, anna: Medewerker, klant: Klant) -> None:
    ander = KlantFabriek(locatie=klant.locatie)
    ander.situatie.delete()
    assert als(anna).get(_dossier(ander)).status_code == 200
