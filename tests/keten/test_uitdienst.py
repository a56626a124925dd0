"""A partner sends a list, and accounts of people who left close: looked at first, and each can open again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from keten import medewerkers, uitdienst
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Gebruiker, Locatie, Medewerker, Uitdienst, Uitdienstlijst
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst

OVERZICHT = "/beheer/uitdienst/"


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    """Who administers, employed by UWV."""
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


def _laad(bureau: Client, medewerker: Medewerker, soort: str, *regels: str) -> Any:
    bestand = SimpleUploadedFile("lijst.csv", "\n".join(["e-mailadres", *regels]).encode())
    nummer = bureau.get(OVERZICHT).context["form"]["indiening"].value()
    invulling = {"partner": medewerker.partner_id, "soort": soort, "bestand": bestand, "indiening": nummer}
    return bureau.post(OVERZICHT, invulling)


def _sluit(bureau: Client, pagina: Any, *mensen: Medewerker) -> Any:
    form = pagina.context["form"]
    velden = {naam: form[naam].value() for naam in ("soort", "indiening")}
    partner = form["partner"].value()
    keuze = {"medewerkers": [wie.pk for wie in mensen], "partner": partner}
    return bureau.post("/beheer/uitdienst/sluiten/", {**velden, **keuze}, follow=True)


def _heropen(bureau: Client, rij: Uitdienst) -> Any:
    return bureau.post(f"/beheer/uitdienst/mensen/{rij.pk}/heropenen/", follow=True)


def _kan_inloggen(wie: Medewerker) -> bool:
    return Gebruiker.objects.get(medewerker=wie).is_active


@pytest.mark.eis("X-02")
def test_een_lijst_van_vertrokken_mensen_sluit_hun_accounts_en_sessies(
    als: Als, beheerder: Medewerker, bram: Medewerker, anna: Medewerker, dirk: Medewerker
) -> None:
    bureau, van_bram = als(beheerder), als(bram)
    assert van_bram.get("/").status_code == 200
    pagina = _laad(
        bureau, bram, "vertrokken",
        "BRAM.coach@lwi.example", "bram.coach@lwi.example", "geen adres", "wie@elders.example",
        anna.gebruiker.email, beheerder.gebruiker.email,
    )  # fmt: skip
    woorden = tekst(pagina)
    assert pagina.context["voorstel"].mensen == [bram]
    assert "Rij 3, kolom e-mailadres: dit adres staat er al eerder." in woorden
    assert "Rij 4, kolom e-mailadres: dit is geen e-mailadres." in woorden
    assert "Rij 5, kolom e-mailadres: er is geen medewerker met dit e-mailadres." in woorden
    assert "Rij 6, kolom e-mailadres: deze medewerker werkt niet voor UWV." in woorden
    assert "Bram Coach (bram.coach@lwi.example)" in woorden
    assert _kan_inloggen(bram)
    klaar = _sluit(bureau, pagina, bram)
    assert "1 account is gesloten." in tekst(klaar)
    assert van_bram.get("/").status_code == 302
    assert not _kan_inloggen(bram)
    assert _kan_inloggen(dirk)
    rij = Uitdienst.objects.get()
    weer = _heropen(bureau, rij)
    assert "Bram Coach kan weer inloggen." in tekst(weer)
    assert _kan_inloggen(bram)


def test_een_lijst_van_wie_er_nog_werkt_stelt_de_anderen_voor(
    als: Als, beheerder: Medewerker, bram: Medewerker, dirk: Medewerker, anna: Medewerker
) -> None:
    bureau = als(beheerder)
    pagina = _laad(bureau, bram, "aanwezig", dirk.gebruiker.email)
    assert pagina.context["voorstel"].mensen == [bram]
    assert pagina.context["form"]["medewerkers"].value() == [bram.pk]
    onzeker = _laad(bureau, bram, "aanwezig", dirk.gebruiker.email, "bram.coah@lwi.example")
    assert "Kies zelf wie weg is" in tekst(onzeker)
    assert onzeker.context["form"]["medewerkers"].value() == []
    niets = _sluit(bureau, onzeker)
    assert "Er is niets gesloten. Kies minstens één medewerker." in tekst(niets)
    leeg = _laad(bureau, bram, "aanwezig")
    assert leeg.context["voorstel"].mensen == [bram, dirk]


def test_wat_niet_te_lezen_is_of_niet_mag_sluit_niemand(
    als: Als, beheerder: Medewerker, bram: Medewerker, anna: Medewerker
) -> None:
    bestand = SimpleUploadedFile("lijst.csv", b"naam\nBram")
    nummer = als(beheerder).get(OVERZICHT).context["form"]["indiening"].value()
    invulling = {"partner": bram.partner_id, "soort": "vertrokken", "bestand": bestand, "indiening": nummer}
    antwoord = als(beheerder).post(OVERZICHT, invulling)
    assert antwoord.status_code == 422
    assert "kolom e-mailadres: deze kolom ontbreekt" in tekst(antwoord)
    soort = Uitdienstlijst.Soort.VERTROKKEN
    for wie in (anna, beheerder):
        with pytest.raises(NietToegestaan):
            uitdienst.sluit(partner=bram.partner, soort=soort, medewerkers=[bram, wie], door=beheerder)
    with pytest.raises(RechtOntbreekt):
        uitdienst.sluit(partner=bram.partner, soort=soort, medewerkers=[bram], door=anna)
    rij = Uitdienst.objects.create(
        lijst=Uitdienstlijst.objects.create(partner=bram.partner, soort=soort, door=beheerder),
        medewerker=bram,
    )
    with pytest.raises(RechtOntbreekt):
        uitdienst.heropen(uitdienst=rij, door=anna)
    assert _kan_inloggen(bram)


def test_een_oude_lijst_opent_niemand_die_daarna_om_iets_anders_dicht_ging(
    als: Als, beheerder: Medewerker, bram: Medewerker
) -> None:
    bureau = als(beheerder)

    def zet(*, actief: bool) -> None:
        nu = Medewerker.objects.get(pk=bram.pk)
        medewerkers.wijzig(
            medewerker=nu, email=nu.gebruiker.email, naam="Bram", actief=actief, partner=nu.partner,
            locaties=nu.locaties.all(), rollen=nu.rollen, door=beheerder,
        )  # fmt: skip

    lijst = uitdienst.sluit(
        partner=bram.partner, soort=Uitdienstlijst.Soort.VERTROKKEN, medewerkers=[bram], door=beheerder
    )
    rij, adres = lijst.mensen.get(), f"/beheer/uitdienst/{lijst.pk}/"
    zet(actief=False)
    assert "Open weer" in tekst(bureau.get(adres)), "nog een keer dicht laten is geen nieuwe sluiting"
    zet(actief=True)
    assert "Open weer" not in tekst(bureau.get(adres))
    assert "kan al weer inloggen" in tekst(_heropen(bureau, rij))
    zet(actief=False)
    assert "na deze lijst opnieuw gesloten" in tekst(bureau.get(adres))
    assert "nog een keer gesloten" in tekst(_heropen(bureau, rij))
    assert not _kan_inloggen(bram)
    rij.refresh_from_db()
    assert rij.heropend_op is None
