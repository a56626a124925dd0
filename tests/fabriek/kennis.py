"""Factories of practices, themes and bottlenecks."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart import zoekindex
from landkaart.models import Expertgroep, Knelpunt, KnelpuntBij, Mijlpaal, Praktijk, Thema
from landkaart.models.mijlpaal import Fase
from tests.fabriek.keten import LocatieFabriek, MedewerkerFabriek


class ThemaFabriek(DjangoModelFactory[Thema]):
    """A theme; the same code gives the same theme."""

    class Meta:
        model = Thema
        django_get_or_create = ("code",)

    code = "jongeren"
    naam = factory.LazyAttribute(lambda o: o.code.replace("-", " ").capitalize())
    omschrijving = "Waar het over gaat."


class PraktijkFabriek(DjangoModelFactory[Praktijk]):
    """A practice of Apeldoorn that has been described, on the youth theme; it is in the index."""

    class Meta:
        model = Praktijk
        skip_postgeneration_save = True

    naam = factory.Sequence(lambda n: f"Praktijk {n}")
    plaats = "Apeldoorn"
    wat = "Wij spreken elke jongere binnen een week."
    proces = True
    mensen = True
    stap = "beschreven"
    geidentificeerd_op = factory.LazyFunction(vandaag)
    beschreven_op = factory.LazyFunction(vandaag)

    @factory.post_generation
    def locaties(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The locations given, or Apeldoorn."""
        self.locaties.set([LocatieFabriek()] if extracted is None else extracted)

    @factory.post_generation
    def themas(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The themes given, or the one about youth."""
        self.themas.set(extracted or [ThemaFabriek()])
        zoekindex.neem_op(self)


class KnelpuntFabriek(DjangoModelFactory[Knelpunt]):
    """A bottleneck that a location entered; it is in the index."""

    class Meta:
        model = Knelpunt
        skip_postgeneration_save = True

    titel = factory.Sequence(lambda n: f"Knelpunt {n}")
    omschrijving = "Hier lopen wij tegenaan."
    categorie = "operationeel"

    @factory.post_generation
    def bij(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The locations that have it."""
        for locatie in extracted or []:
            KnelpuntBij.objects.create(knelpunt=self, locatie=locatie)
        zoekindex.neem_op(self)


def maak_mijlpaal(code: str = "m09", nummer: int = 9) -> Mijlpaal:
    """A milestone with its phase."""
    fase, _ = Fase.objects.get_or_create(nummer=5, defaults={"naam": "Realiseren"})
    mijlpaal, _ = Mijlpaal.objects.get_or_create(
        code=code,
        defaults={"nummer": nummer, "fase": fase, "naam": "Eén aanspreekpunt", "definitie": "Eén."},
    )
    return mijlpaal


def maak_experts(thema: Thema, locatie: Locatie) -> tuple[Expertgroep, Medewerker, Medewerker]:
    """A group with two experts of two partners."""
    groep = Expertgroep.objects.create(code=f"groep-{thema.code}", naam="Expertgroep Jongerenaanpak")
    groep.themas.set([thema])
    een = MedewerkerFabriek(naam="Yvonne Expert", rollen=["ketenaanjager"], locaties=[locatie])
    ander = MedewerkerFabriek(naam="Omar Expert", rollen=["ketenaanjager"], locaties=[locatie])
    groep.leden.set([een, ander])
    return groep, een, ander
