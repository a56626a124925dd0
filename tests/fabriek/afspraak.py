"""Meetings as they stand in the agenda."""

import datetime

import factory
from factory.django import DjangoModelFactory

from keten.tijd import vandaag
from klanten.afspraken import aanvang
from klanten.models import Afspraak
from tests.fabriek.keten import MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek


class AfspraakFabriek(DjangoModelFactory[Afspraak]):
    """An intake of half an hour, tomorrow at ten; `stand="afgezegd"` and the like set its state."""

    class Meta:
        model = Afspraak

    klant = factory.SubFactory(KlantFabriek)
    medewerker = factory.SubFactory(
        MedewerkerFabriek, locaties=factory.LazyAttribute(lambda o: [o.factory_parent.klant.locatie])
    )
    partner = factory.SelfAttribute("medewerker.partner")
    locatie = factory.SelfAttribute("klant.locatie")
    soort = "intake"
    begin = factory.LazyFunction(lambda: aanvang(vandaag() + datetime.timedelta(days=1), datetime.time(10)))
    einde = factory.LazyAttribute(lambda o: o.begin + datetime.timedelta(minutes=30))
