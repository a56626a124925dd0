"""Factories of the ground floor."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from keten.models import Arbeidsmarktregio, Gebruiker, Ketenpartner, Locatie, Medewerker, Regime, Team

WACHTWOORD = "een-lang-wachtwoord"


class KetenpartnerFabriek(DjangoModelFactory[Ketenpartner]):
    """A partner; the same code gives the same partner."""

    class Meta:
        model = Ketenpartner
        django_get_or_create = ("code",)

    code = "uwv"
    naam = factory.LazyAttribute(
        lambda o: o.code.replace("-", " ").title() if "-" in o.code else o.code.upper()
    )
    kolom = factory.LazyAttribute(lambda o: "gemeente" if o.code.startswith("gemeente") else o.code)


class RegioFabriek(DjangoModelFactory[Arbeidsmarktregio]):
    """A labour market region."""

    class Meta:
        model = Arbeidsmarktregio
        django_get_or_create = ("code",)

    code = "stedendriehoek"
    naam = factory.LazyAttribute(lambda o: o.code.title())


class LocatieFabriek(DjangoModelFactory[Locatie]):
    """A location with its three partners."""

    class Meta:
        model = Locatie
        django_get_or_create = ("code",)
        skip_postgeneration_save = True

    code = "apeldoorn"
    naam = factory.LazyAttribute(lambda o: f"LWI {o.code.title()}")
    plaats = factory.LazyAttribute(lambda o: o.code.title())
    telefoon = "055 123 45 67"
    regio = factory.SubFactory(RegioFabriek)

    @factory.post_generation
    def partners(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """CWI, UWV and the municipality of the place."""
        codes = ("cwi", "uwv", f"gemeente-{self.code}")
        self.partners.add(*[KetenpartnerFabriek(code=code) for code in codes])


class GebruikerFabriek(DjangoModelFactory[Gebruiker]):
    """An account with the test password."""

    class Meta:
        model = Gebruiker
        django_get_or_create = ("email",)

    naam = factory.Sequence(lambda n: f"Gebruiker {n}")
    email = factory.LazyAttribute(lambda o: f"{o.naam.lower().replace(' ', '.')}@lwi.example")
    password = factory.django.Password(WACHTWOORD)


class MedewerkerFabriek(DjangoModelFactory[Medewerker]):
    """An employee: a werkcoach of UWV in Apeldoorn unless told otherwise."""

    class Meta:
        model = Medewerker
        skip_postgeneration_save = True

    class Params:
        naam = factory.Sequence(lambda n: f"Medewerker {n}")

    gebruiker = factory.SubFactory(GebruikerFabriek, naam=factory.SelfAttribute("..naam"))
    partner = factory.SubFactory(KetenpartnerFabriek)
    rollen = factory.LazyFunction(lambda: ["werkcoach"])
    functie = "werkcoach"
    telefoon = "055 765 43 21"

    @factory.post_generation
    def locaties(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The locations given, or Apeldoorn."""
        self.locaties.set(extracted if extracted is not None else [LocatieFabriek()])


class RegimeFabriek(DjangoModelFactory[Regime]):
    """A benefit scheme."""

    class Meta:
        model = Regime
        django_get_or_create = ("code",)

    code = "ww"
    naam = factory.LazyAttribute(lambda o: o.code.upper())
    omschrijving = factory.LazyAttribute(lambda o: f"Regeling {o.naam}")
    kolom = "uwv"


class TeamFabriek(DjangoModelFactory[Team]):
    """A mixed team in Apeldoorn; `leden` and `leiders` are lists of employees."""

    class Meta:
        model = Team
        skip_postgeneration_save = True

    naam = factory.Sequence(lambda n: f"Team {n}")
    locatie = factory.SubFactory(LocatieFabriek)

    @factory.post_generation
    def leden(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The members given."""
        self.leden.set(extracted or [])

    @factory.post_generation
    def leiders(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The leaders given."""
        self.leiders.set(extracted or [])
