"""Applications as they stand in the middle of the process."""

import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from keten.tijd import vandaag
from klanten.models import Aanvraag
from tests.fabriek.keten import KetenpartnerFabriek, RegimeFabriek
from tests.fabriek.klanten import KlantFabriek


class AanvraagFabriek(DjangoModelFactory[Aanvraag]):
    """A WW application that was handed in ten days ago; `stand="zoekperiode"` and the like set its state."""

    class Meta:
        model = Aanvraag
        skip_postgeneration_save = True

    klant = factory.SubFactory(KlantFabriek)
    locatie = factory.SelfAttribute("klant.locatie")
    regime = factory.SubFactory(RegimeFabriek)
    partner = factory.SubFactory(KetenpartnerFabriek, code="uwv")
    intake_door = factory.SubFactory(KetenpartnerFabriek, code="cwi")
    vorm = "kort"
    stand = "ingediend"
    begonnen_op = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=12))
    ingediend_op = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=10))

    @factory.post_generation
    def beeld(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The common picture knows the state."""
        self.klant.beeld.aanvraag = self.stand
        self.klant.beeld.save(update_fields=["aanvraag"])
