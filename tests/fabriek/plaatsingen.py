"""Factories of placements and of what employers were promised."""

import datetime

import factory
from factory.django import DjangoModelFactory

from keten.tijd import vandaag
from tests.fabriek.keten import LocatieFabriek, MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek
from tests.fabriek.werkgevers import VacatureFabriek, WerkgeverFabriek
from werkgevers.models import Leveringsafspraak, Marktplan, Plaatsing, Steunmaatregel


class PlaatsingFabriek(DjangoModelFactory[Plaatsing]):
    """A client who began two weeks ago."""

    class Meta:
        model = Plaatsing

    vacature = factory.SubFactory(VacatureFabriek)
    werkgever = factory.SelfAttribute("vacature.werkgever")
    klant = factory.SubFactory(KlantFabriek)
    locatie = factory.SelfAttribute("klant.locatie")
    begint_op = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=14))
    uren = 32
    meetdag = factory.LazyAttribute(lambda o: o.begint_op + datetime.timedelta(days=182))
    door = factory.SubFactory(MedewerkerFabriek, rollen=["accountmanager"])


class SteunmaatregelFabriek(DjangoModelFactory[Steunmaatregel]):
    """A wage subsidy; the same code gives the same one."""

    class Meta:
        model = Steunmaatregel
        django_get_or_create = ("code",)

    code = "loonkostensubsidie"
    naam = factory.LazyAttribute(lambda o: o.code.capitalize())
    soort = "subsidie"


class LeveringsafspraakFabriek(DjangoModelFactory[Leveringsafspraak]):
    """Three candidates, within a week."""

    class Meta:
        model = Leveringsafspraak

    werkgever = factory.SubFactory(WerkgeverFabriek)
    locatie = factory.SelfAttribute("werkgever.locatie")
    wat = "Kandidaten voor de keuken"
    aantal = 3
    uiterlijk = factory.LazyFunction(lambda: vandaag() + datetime.timedelta(days=7))
    verantwoordelijke = factory.SubFactory(MedewerkerFabriek, rollen=["accountmanager"])
    gemaakt_door = factory.SelfAttribute("verantwoordelijke")


class MarktplanFabriek(DjangoModelFactory[Marktplan]):
    """The draft of this year."""

    class Meta:
        model = Marktplan

    locatie = factory.SubFactory(LocatieFabriek)
    jaar = factory.LazyFunction(lambda: vandaag().year)
