"""One account for each address, and one answer to whoever tries an address that is taken."""

from typing import Any

import pytest
from django.core import mail

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from keten.rechten import Rol
from keten.uitnodigen import geef_account, maak_account
from tests.fabriek import GebruikerFabriek


def test_wie_de_rol_al_heeft_houdt_zijn_account_en_krijgt_geen_tweede_uitnodiging(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as eerste:
        gast = geef_account(email=" Evert@Gemeente.example", naam=" Evert ", rol=Rol.GAST)
    assert (gast.email, gast.naam, gast.buitenrol) == ("evert@gemeente.example", "Evert", "gast")
    assert not gast.has_usable_password()
    with django_capture_on_commit_callbacks() as tweede:
        assert geef_account(email="evert@gemeente.example", naam="Iemand", rol=Rol.GAST) == gast
    assert (len(eerste), len(tweede)) == (1, 0)
    assert mail.outbox == []


def test_een_bezet_adres_verraadt_niet_van_wie_het_is(anna: Medewerker) -> None:
    coach = GebruikerFabriek(buitenrol="coach")
    gesloten = GebruikerFabriek(buitenrol="gast", is_active=False)
    adressen = (anna.gebruiker.email, coach.email, gesloten.email.upper())
    meldingen = set()
    for maak in (geef_account, maak_account):
        for adres in adressen:
            with pytest.raises(NietToegestaan) as fout:
                maak(email=adres, naam="Gast", rol=Rol.GAST)
            assert fout.value.veld == "email"
            meldingen.add(str(fout.value))
    assert len(meldingen) == 1
    assert Gebruiker.objects.filter(naam="Gast").count() == 0
