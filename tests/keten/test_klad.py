"""Drafts: what was typed is not lost, and belongs to the one who typed it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten import klad
from keten.models import Gebruiker, Klad, Medewerker
from keten.tasks import ruim_kladden_op
from klanten.models import Clientbeeld, Contactmoment, Klant
from tests.conftest import Als
from tests.pagina import tekst

pytestmark = pytest.mark.django_db
GETYPT = "Marieke heeft drie brieven geschreven."


def _adres(klant: Klant) -> str:
    return reverse("klanten:contact_nieuw", args=[klant.klantnummer])


def _bewijs(browser: Client, adres: str) -> str:
    return str(browser.get(adres).context["form"].kladbewijs)


def _typ(browser: Client, adres: str, **velden: str) -> str:
    bewijs = _bewijs(browser, adres)
    antwoord = browser.post(reverse("keten:klad"), {"klad": bewijs, "activiteiten": GETYPT, **velden})
    assert antwoord.status_code == 200
    assert "Als klad bewaard om" in tekst(antwoord)
    return bewijs


def test_wat_half_getypt_was_staat_er_weer_na_een_gesloten_tabblad(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    _typ(als(anna), _adres(klant), kanaal="telefoon", bijgesteld="on")
    form = als(anna).get(_adres(klant)).context["form"]
    assert form["activiteiten"].value() == GETYPT
    assert form["kanaal"].value() == "telefoon"
    assert not form.is_bound


def test_de_pagina_zegt_dat_het_een_klad_is_en_nog_niet_verstuurd(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    browser = als(anna)
    assert "Het is nog niet verstuurd" not in tekst(browser.get(_adres(klant)))
    _typ(browser, _adres(klant))
    assert "Het is nog niet verstuurd" in tekst(browser.get(_adres(klant)))


def test_een_collega_ziet_mijn_klad_niet(als: Als, anna: Medewerker, bram: Medewerker, klant: Klant) -> None:
    _typ(als(anna), _adres(klant))
    assert als(bram).get(_adres(klant)).context["form"]["activiteiten"].value() is None


def test_een_klad_hoort_bij_een_pagina(als: Als, anna: Medewerker, klant: Klant) -> None:
    _typ(als(anna), _adres(klant))
    andere = reverse("klanten:intake", args=[klant.klantnummer])
    assert als(anna).get(andere).context["form"].klad_van is None


def test_na_versturen_is_het_klad_weg(als: Als, anna: Medewerker, klant: Klant) -> None:
    browser = als(anna)
    bewijs = _typ(browser, _adres(klant))
    gegevens = {
        veld.name: veld.value() for veld in browser.get(_adres(klant)).context["form"] if veld.value()
    }
    vandaag = timezone.localtime() - datetime.timedelta(minutes=5)
    gegevens |= {
        "klad": bewijs,
        "datum": f"{vandaag:%d-%m-%Y}",
        "tijd": f"{vandaag:%H:%M}",
        "kanaal": "telefoon",
        "richting": "uit",
        "functies": [],
        "identiteit": "vragen",
        "ondersteuning": "Geen.",
        "resultaten": "Nog geen gesprek.",
        "bijgesteld": "nee",
    }
    antwoord = browser.post(_adres(klant), gegevens)
    assert antwoord.status_code == 302, tekst(antwoord)
    assert Contactmoment.objects.get().activiteiten == GETYPT
    assert not Klad.objects.exists()


def test_een_fout_in_het_formulier_laat_het_klad_staan(als: Als, anna: Medewerker, klant: Klant) -> None:
    browser = als(anna)
    bewijs = _typ(browser, _adres(klant))
    assert browser.post(_adres(klant), {"klad": bewijs, "activiteiten": "kort"}).status_code == 422
    assert Klad.objects.get().velden["activiteiten"] == [GETYPT]


def test_versturen_na_een_verlopen_sessie_verliest_niets(als: Als, anna: Medewerker, klant: Klant) -> None:
    bewijs = _bewijs(als(anna), _adres(klant))
    uitgelogd = Client()
    antwoord = uitgelogd.post(_adres(klant), {"klad": bewijs, "activiteiten": GETYPT})
    assert antwoord.status_code == 302
    assert reverse("account_login") in antwoord["Location"]
    assert als(anna).get(_adres(klant)).context["form"]["activiteiten"].value() == GETYPT


def test_typen_na_een_verlopen_sessie_meldt_dat_u_bent_uitgelogd(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    bewijs = _bewijs(als(anna), _adres(klant))
    antwoord = Client().post(reverse("keten:klad"), {"klad": bewijs, "activiteiten": GETYPT})
    assert "U bent uitgelogd" in tekst(antwoord)
    assert Klad.objects.get().gebruiker == anna.gebruiker


def test_wie_uitgelogd_is_kan_geen_klad_lezen_of_weggooien(als: Als, anna: Medewerker, klant: Klant) -> None:
    bewijs = _typ(als(anna), _adres(klant))
    assert Client().get(_adres(klant)).status_code == 302
    assert Client().post(reverse("keten:klad_weg"), {"klad": bewijs}).status_code == 302
    assert Klad.objects.exists()


def test_weggooien_opent_de_pagina_leeg(als: Als, anna: Medewerker, klant: Klant) -> None:
    browser = als(anna)
    bewijs = _typ(browser, _adres(klant))
    antwoord = browser.post(reverse("keten:klad_weg"), {"klad": bewijs}, follow=True)
    assert "Het klad is weggegooid." in tekst(antwoord)
    assert antwoord.context["form"]["activiteiten"].value() is None


@pytest.mark.parametrize("naam", ["keten:klad", "keten:klad_weg"])
def test_een_vals_bewijs_wordt_geweigerd(als: Als, anna: Medewerker, naam: str) -> None:
    assert als(anna).post(reverse(naam), {"klad": "vals", "activiteiten": GETYPT}).status_code == 400
    assert not Klad.objects.exists()


def test_meer_dan_een_formulier_kan_bevatten_wordt_geweigerd(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    browser = als(anna)
    bewijs = _bewijs(browser, _adres(klant))
    te_veel = {"klad": bewijs, "activiteiten": "x" * (klad.GROOTSTE + 1)}
    assert browser.post(reverse("keten:klad"), te_veel).status_code == 400
    assert not Klad.objects.exists()


def test_een_oud_klad_wordt_niet_teruggezet_en_s_nachts_opgeruimd(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    browser = als(anna)
    _typ(browser, _adres(klant))
    Klad.objects.update(op=timezone.now() - klad.BEWAAR - datetime.timedelta(minutes=1))
    assert browser.get(_adres(klant)).context["form"].klad_van is None
    ruim_kladden_op()
    assert not Klad.objects.exists()


def test_met_een_klad_wint_niemand_van_een_collega(als: Als, anna: Medewerker, klant: Klant) -> None:
    """The draft remembers the version that its writer saw, so the conflict still shows."""
    adres = reverse("klanten:intake", args=[klant.klantnummer])
    versie = als(anna).get(adres).context["form"]["versie"].value()
    klant.situatie.__class__.objects.filter(pk=klant.pk).update(versie=versie + 1)
    browser = als(anna)
    browser.post(reverse("keten:klad"), {"klad": _bewijs(browser, adres), "versie": versie})
    assert str(browser.get(adres).context["form"]["versie"].value()) == str(versie)


def test_wie_eerst_om_een_reden_gevraagd_wordt_houdt_het_klad(
    als: Als, anna: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    browser = als(anna)
    bewijs = _typ(browser, _adres(klant))
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram)
    antwoord = browser.post(_adres(klant), {"klad": bewijs, "activiteiten": GETYPT})
    assert antwoord.status_code == 302
    assert Klad.objects.get().velden["activiteiten"] == [GETYPT]


def test_een_onleesbaar_teken_geeft_geen_storing(als: Als, anna: Medewerker, klant: Klant) -> None:
    browser = als(anna)
    bewijs = _bewijs(browser, _adres(klant))
    gegevens = {"klad": bewijs, "activiteiten": "een\x00twee"}
    assert browser.post(reverse("keten:klad"), gegevens).status_code == 400


def test_van_een_gesloten_account_wordt_niets_meer_bewaard(als: Als, anna: Medewerker, klant: Klant) -> None:
    bewijs = _bewijs(als(anna), _adres(klant))
    Gebruiker.objects.filter(pk=anna.gebruiker_id).update(is_active=False)
    gegevens = {"klad": bewijs, "activiteiten": GETYPT}
    assert Client().post(reverse("keten:klad"), gegevens).status_code == 400
