"""Whose calendar feed still opens."""

from keten.models import Medewerker
from keten.rechten import Rol
from klanten import agendafeed


def test_wie_geen_afspraken_meer_mag_zien_verliest_ook_de_feed(bram: Medewerker) -> None:
    sleutel = agendafeed.maak_sleutel(medewerker=bram)
    assert agendafeed.van_wie(sleutel) == bram
    bram.rollen = [Rol.ACCOUNTMANAGER]
    bram.save(update_fields=["rollen"])
    assert agendafeed.van_wie(sleutel) is None
