"""A small Landkaart: phases, milestones, criteria and what a location submitted."""

import datetime
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from landkaart.models import Criterium, Fase, Mijlpaal, Mijlpaalscore
from tests.fabriek.keten import LocatieFabriek, MedewerkerFabriek

FASEN = {1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 4, 7: 4, 14: 6}
"""Phase by number of the milestone; the others are of phase 5."""


class FaseFabriek(DjangoModelFactory[Fase]):
    """A phase; the same number gives the same one."""

    class Meta:
        model = Fase
        django_get_or_create = ("nummer",)

    nummer = 1
    naam = factory.LazyAttribute(lambda o: f"Fase {o.nummer}")
    uitvoering = factory.LazyAttribute(lambda o: o.nummer >= 5)


class MijlpaalFabriek(DjangoModelFactory[Mijlpaal]):
    """One of the fourteen; the same number gives the same one."""

    class Meta:
        model = Mijlpaal
        django_get_or_create = ("code",)

    nummer = 1
    code = factory.LazyAttribute(lambda o: f"m{o.nummer:02}")
    naam = factory.LazyAttribute(lambda o: f"Mijlpaal nummer {o.nummer}")
    definitie = "Wat het is."
    fase = factory.LazyAttribute(lambda o: FaseFabriek(nummer=FASEN.get(o.nummer, 5)))


class CriteriumFabriek(DjangoModelFactory[Criterium]):
    """A criterion that holds."""

    class Meta:
        model = Criterium

    mijlpaal = factory.SubFactory(MijlpaalFabriek)
    antwoord = "volledig"
    code = factory.Sequence(lambda n: f"criterium-{n}")
    tekst = factory.Sequence(lambda n: f"Dit is zo, {n}.")
    geldig_van = datetime.date(2008, 1, 1)


class ScoreFabriek(DjangoModelFactory[Mijlpaalscore]):
    """What an MT member submitted, ten days ago."""

    class Meta:
        model = Mijlpaalscore

    locatie = factory.SubFactory(LocatieFabriek)
    mijlpaal = factory.SubFactory(MijlpaalFabriek)
    percentage = Decimal(50)
    ingediend_door = factory.SubFactory(MedewerkerFabriek, rollen=["mt_lid"])
    ingediend_naam = factory.LazyAttribute(lambda o: str(o.ingediend_door))
    ingediend_functie = "vestigingsmanager"
    ingediend_op = factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=10))


def veertien(**velden: Any) -> list[Mijlpaal]:
    """The fourteen fixed milestones."""
    return [MijlpaalFabriek(nummer=nummer, **velden) for nummer in range(1, 15)]
