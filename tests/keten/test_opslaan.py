"""Saving: nobody overwrites another unseen, and a double click does nothing twice."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from keten.fouten import VersieConflict
from keten.models import Indiening, Medewerker
from keten.opslaan import AlIngediend, eenmalig, voeg_toe, wijzig
from klanten.models import Contactgegevens, Klant, Uitkering
from tests.fabriek import UitkeringFabriek


def test_wie_een_oude_versie_bewaart_overschrijft_niets(klant: Klant) -> None:
    gegevens = klant.contactgegevens
    eerste = wijzig(gegevens, versie=1, woonplaats="Ede")
    assert eerste.versie == 2
    with pytest.raises(VersieConflict) as conflict:
        wijzig(gegevens, versie=1, woonplaats="Tiel")
    assert conflict.value.opgeslagen.woonplaats == "Ede"
    assert Contactgegevens.objects.get(pk=klant.pk).woonplaats == "Ede"


def test_een_verkeerde_waarde_wordt_niet_bewaard(klant: Klant) -> None:
    with pytest.raises(ValidationError) as fout:
        wijzig(klant.contactgegevens, versie=1, postcode="0999 AA")
    assert "geen geldige postcode" in str(fout.value)
    assert Contactgegevens.objects.get(pk=klant.pk).versie == 1


def test_hetzelfde_formulier_telt_een_keer(anna: Medewerker) -> None:
    nummer = uuid.uuid4()
    eenmalig(nummer, gebruiker=anna.gebruiker)
    with pytest.raises(AlIngediend):
        eenmalig(nummer, gebruiker=anna.gebruiker)
    assert Indiening.objects.filter(nummer=nummer).count() == 1


def test_een_nieuw_record_dat_een_regel_breekt_meldt_het_in_gewone_taal(klant: Klant) -> None:
    bestaand = UitkeringFabriek(klant=klant)
    tweede = Uitkering(klant=klant, regime=bestaand.regime, partner=bestaand.partner, van=bestaand.van)
    with pytest.raises(ValidationError) as fout:
        voeg_toe(tweede)
    assert "al een uitkering van dit regime" in str(fout.value)
