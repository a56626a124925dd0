"""Two stretches of time of one key never share a minute, and the database holds it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from keten.models import Medewerker, Regime
from klanten.models import Afspraak, Klant, Uitkering
from tests.fabriek import KlantFabriek, RegimeFabriek, UitkeringFabriek

NEGEN = timezone.make_aware(datetime.datetime(2026, 11, 24, 9, 0))


def _afspraak(klant: Klant, medewerker: Medewerker, *, na: int, duur: int = 30, **velden: str) -> Afspraak:
    begin = NEGEN + datetime.timedelta(minutes=na)
    return Afspraak(
        klant=klant,
        medewerker=medewerker,
        partner=medewerker.partner,
        locatie=klant.locatie,
        soort="intake",
        begin=begin,
        einde=begin + datetime.timedelta(minutes=duur),
        **velden,
    )


@pytest.mark.parametrize("na", [-29, 0, 29])
def test_een_minuut_overlap_is_teveel(klant: Klant, anna: Medewerker, bram: Medewerker, na: int) -> None:
    _afspraak(klant, anna, na=0).save()
    with pytest.raises(ValidationError, match="De klant heeft op dit moment al een afspraak"):
        _afspraak(klant, bram, na=na).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        _afspraak(klant, bram, na=na).save()


def test_aansluitende_afspraken_passen(klant: Klant, anna: Medewerker) -> None:
    _afspraak(klant, anna, na=0).save()
    for na in (-30, 30):
        volgende = _afspraak(klant, anna, na=na)
        volgende.full_clean()
        volgende.save()
    assert Afspraak.objects.count() == 3


def test_wie_niet_dezelfde_is_zit_een_ander_niet_in_de_weg(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    _afspraak(klant, anna, na=0).save()
    ander = _afspraak(KlantFabriek(locatie=klant.locatie), bram, na=0)
    ander.full_clean()
    ander.save()


def test_wat_is_afgezegd_telt_niet_mee(klant: Klant, anna: Medewerker) -> None:
    _afspraak(klant, anna, na=0, stand="afgezegd").save()
    nieuw = _afspraak(klant, anna, na=0)
    nieuw.full_clean()
    nieuw.save()


def test_twee_klanten_mogen_dezelfde_uitkering_hebben(klant: Klant) -> None:
    regime: Regime = RegimeFabriek()
    UitkeringFabriek(klant=klant, regime=regime)
    Uitkering(
        klant=KlantFabriek(locatie=klant.locatie),
        regime=regime,
        partner=klant.uitkeringen.get().partner,
        van=klant.uitkeringen.get().van,
    ).full_clean()


def test_een_periode_die_voor_het_begin_eindigt_wordt_in_woorden_geweigerd(
    klant: Klant, anna: Medewerker
) -> None:
    uitkering = UitkeringFabriek.build(klant=klant, regime=RegimeFabriek(), partner=anna.partner)
    uitkering.tot = uitkering.van - datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="De laatste dag ligt voor de eerste"):
        uitkering.full_clean()
    with pytest.raises(ValidationError):
        _afspraak(klant, anna, na=0, duur=-30).full_clean()
