"""Who may come in is one answer, at every door: a page, the password, the API and the calendar feed."""

import datetime
from typing import Any

from django.test import Client

from keten.models import Aanmeldbron, Bronkoppeling, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import agendafeed
from tests.conftest import Als
from tests.fabriek.keten import WACHTWOORD
from tests.fabriek.systemen import sleutel_van, systeem_voor
from tests.pagina import tekst

OPEN, DICHT = {"actief": True}, {"actief": False}
LEIDEND = {"leidend": True, **OPEN}
VOORBIJ = {"laatste_dag": vandaag() - datetime.timedelta(days=1)}


def _bron(bram: Medewerker, code: str, **velden: Any) -> Aanmeldbron:
    vast = {"partner": bram.partner, "naam": "UWV", "adres": "https://uwv.example", "client": code}
    return Aanmeldbron.objects.create(code=code, **vast, **velden)


def test_pagina_api_en_feed_gaan_samen_open_en_dicht_en_het_wachtwoord_nooit_vaker(
    bram: Medewerker, apeldoorn: Locatie, als: Als
) -> None:
    browser, feed = als(bram), agendafeed.maak_sleutel(medewerker=bram)
    sleutel = sleutel_van(systeem_voor(bram.partner, apeldoorn))
    namens = {"Authorization": f"Bearer {sleutel}", "Namens": bram.gebruiker.email}
    bron, ander = _bron(bram, "uwv"), _bron(bram, "gemeente")

    def deuren() -> tuple[bool, bool, bool, bool]:
        inlog = {"login": bram.gebruiker.email, "password": WACHTWOORD}
        (met_wachtwoord := Client()).post("/account/login/", inlog)
        return (
            browser.get("/account/").status_code == 200,
            browser.get("/api/v1/toegang", headers=namens).status_code == 200,
            agendafeed.van_wie(feed) == bram,
            "_auth_user_id" in met_wachtwoord.session,
        )

    def gekoppeld(aan: Aanmeldbron, **velden: Any) -> None:
        Bronkoppeling.objects.create(bron=aan, medewerker=bram, wijze="email", **velden)

    alles, alleen_via_bron, niets = (True,) * 4, (True, True, True, False), (False,) * 4
    assert deuren() == alles
    gekoppeld(bron)
    for stand, verwacht in (
        (DICHT, alles),
        (LEIDEND, alleen_via_bron),
        ({**LEIDEND, **DICHT}, niets),
    ):
        Aanmeldbron.objects.filter(pk=bron.pk).update(**stand)
        assert deuren() == verwacht, stand
    gekoppeld(ander)
    assert deuren() == alleen_via_bron, "een andere open bron laat binnen"
    Bronkoppeling.objects.filter(bron=ander).update(**VOORBIJ)
    assert deuren() == niets
    Medewerker.objects.filter(pk=bram.pk).update(rollen=["beheerder", "werkcoach"])
    assert deuren() == alles, "een beheerder houdt het wachtwoord"
    Medewerker.objects.filter(pk=bram.pk).update(rollen=["werkcoach"])
    sessie = browser.session
    sessie["account_authentication_methods"] = [{"method": "socialaccount", "provider": "uwv"}]
    sessie.save()
    assert "Inloggen via uw organisatie kan niet meer." in tekst(browser.get("/", follow=True))
