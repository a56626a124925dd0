"""Aggression at the desk: registered by any partner, a warning for those with the right, for a time."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import incidenten, tijdlijn
from klanten.models import Incident, Klant
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst, vragen

INDIENING = "11111111-2222-4333-8444-55555555555"


def _invulling(**anders: str) -> dict[str, str]:
    gisteren, straks = vandaag() - datetime.timedelta(days=1), vandaag() + datetime.timedelta(days=60)
    return {
        "datum": f"{gisteren:%d-%m-%Y}",
        "tijd": "11:20",
        "soort": "bedreiging",
        "plek": "balie",
        "omschrijving": "De klant dreigde met een stoel.",
        "maatregel": "",
        "advies": "Spreek deze klant met z'n tweeën.",
        "waarschuwen_tot": f"{straks:%d-%m-%Y}",
        "indiening": INDIENING + "1",
        **anders,
    }


def _incident(klant: Klant, door: Medewerker, dagen: int = 30) -> Incident:
    return incidenten.meld(
        klant=klant,
        op=timezone.now(),
        soort="schelden",
        plek="",
        omschrijving="De klant schold.",
        maatregel="",
        aangifte=False,
        advies="Begin op tijd.",
        waarschuwen_tot=vandaag() + datetime.timedelta(days=dagen),
        door=door,
    )


@pytest.mark.eis("X-19")
def test_elke_partner_meldt_een_incident_en_collegas_zien_de_waarschuwing(
    als: Als, klant: Klant, bram: Medewerker, chaima: Medewerker
) -> None:
    pad = reverse("klanten:incident_nieuw", args=[klant.klantnummer])
    assert als(chaima).post(pad, _invulling()).status_code == 302
    dossier = reverse("klanten:dossier", args=[klant.klantnummer])
    assert "Spreek deze klant met z'n tweeën." in tekst(als(bram).get(dossier))
    lijst = tekst(als(bram).get(reverse("klanten:incidenten", args=[klant.klantnummer])))
    assert "De klant dreigde met een stoel." in lijst
    assert "Chaima Klantmanager" in lijst


@pytest.mark.eis("X-19")
def test_zonder_het_recht_is_er_niets_te_zien(
    als: Als, klant: Klant, bram: Medewerker, apeldoorn: Locatie
) -> None:
    _incident(klant, bram)
    rmc = als(MedewerkerFabriek(rollen=["rmc"], locaties=[apeldoorn]))
    for naam in ("dossier", "tijdlijn", "wijzigingen", "inzage"):
        pagina = tekst(rmc.get(reverse(f"klanten:{naam}", args=[klant.klantnummer])))
        assert "Begin op tijd." not in pagina, naam
        assert "Incident gemeld" not in pagina, naam
    assert rmc.get(reverse("klanten:incidenten", args=[klant.klantnummer])).status_code == 403
    assert "Incident gemeld" in tekst(als(bram).get(reverse("klanten:tijdlijn", args=[klant.klantnummer])))
    assert not tijdlijn.lees(klant).filter(soort="incident").exists()


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"omschrijving": ""}, "Vul in wat er is gebeurd."),
        ({"advies": ""}, "waar collega's op moeten letten"),
        ({"datum": "31-12-2099"}, "Dit moment moet nog komen."),
        ({"waarschuwen_tot": "31-12-2099"}, "Daarna kijkt iemand opnieuw."),
        ({"waarschuwen_tot": "01-01-2020"}, "Kies een dag van vandaag"),
    ],
)
def test_wat_niet_klopt_wordt_uitgelegd_en_niets_gaat_verloren(
    als: Als, klant: Klant, bram: Medewerker, fout: dict[str, str], melding: str
) -> None:
    pad = reverse("klanten:incident_nieuw", args=[klant.klantnummer])
    antwoord = als(bram).post(pad, _invulling(**fout))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert "bedreiging" in antwoord.content.decode()
    assert not Incident.objects.exists()


def test_een_waarschuwing_stopt_vanzelf_of_met_een_reden(als: Als, klant: Klant, bram: Medewerker) -> None:
    dossier = reverse("klanten:dossier", args=[klant.klantnummer])
    incident = _incident(klant, bram, dagen=0)
    Incident.objects.filter(pk=incident.pk).update(waarschuwen_tot=vandaag() - datetime.timedelta(days=1))
    assert "Begin op tijd." not in tekst(als(bram).get(dossier))
    pad = reverse("klanten:waarschuwing", args=[klant.klantnummer, incident.pk])
    morgen = f"{vandaag() + datetime.timedelta(days=9):%d-%m-%Y}"
    langer = {"besluit": "verlengen", "waarschuwen_tot": morgen, "indiening": INDIENING + "2"}
    assert als(bram).post(pad, langer).status_code == 302
    assert "Begin op tijd." in tekst(als(bram).get(dossier))
    stop = {"besluit": "beeindigen", "reden": "", "indiening": INDIENING + "3"}
    assert "Vul in waarom de waarschuwing stopt." in tekst(als(bram).post(pad, stop))
    assert als(bram).post(pad, {**stop, "reden": "Goed gesprek gehad."}).status_code == 302
    assert "Begin op tijd." not in tekst(als(bram).get(dossier))
    assert als(bram).get(pad).status_code == 404
    with pytest.raises(NietToegestaan, match="al beëindigd"):
        incidenten.beeindig(incident=incident, reden="Nog eens.", door=bram)


def test_een_incident_van_een_andere_klant_is_hier_niet_te_vinden(
    als: Als, klant: Klant, bram: Medewerker
) -> None:
    ander = Klant.objects.exclude(pk=klant.pk).first()
    assert ander is None
    incident = _incident(klant, bram)
    pad = reverse("klanten:waarschuwing", args=[klant.klantnummer, incident.pk + 1])
    assert als(bram).get(pad).status_code == 404


def test_de_lijst_vraagt_altijd_evenveel_van_de_database(als: Als, klant: Klant, bram: Medewerker) -> None:
    pad, metingen = reverse("klanten:incidenten", args=[klant.klantnummer]), []
    for aantal in (1, 9):
        for _ in range(aantal):
            _incident(klant, bram)
        metingen.append(vragen(als(bram), pad))
    assert metingen[0] == metingen[1]
