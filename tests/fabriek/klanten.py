"""Factories of the dossier."""

import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import (
    BelemmeringSoort,
    Clientbeeld,
    Contactgegevens,
    Contactpersoonschap,
    Klant,
    Situatie,
    Uitkering,
    zoeknaam,
)
from tests.fabriek.keten import GebruikerFabriek, KetenpartnerFabriek, LocatieFabriek, RegimeFabriek


class KlantFabriek(DjangoModelFactory[Klant]):
    """A client as `klanten.aanmelden` leaves it, with situations to add by name."""

    class Meta:
        model = Klant
        skip_postgeneration_save = True

    class Params:
        met_account = factory.Trait(
            gebruiker=factory.SubFactory(
                GebruikerFabriek, naam=factory.SelfAttribute("..achternaam"), buitenrol="klant"
            )
        )

    locatie = factory.SubFactory(LocatieFabriek)
    voornamen = "Marieke"
    tussenvoegsel = ""
    achternaam = factory.Sequence(lambda n: f"Velde{n}")
    zoeknaam = factory.LazyAttribute(
        lambda o: zoeknaam(achternaam=o.achternaam, voornamen=o.voornamen, tussenvoegsel=o.tussenvoegsel)
    )
    geboortedatum = datetime.date(1984, 3, 14)
    geslacht = "v"
    aangemeld_op = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=30))

    @factory.post_generation
    def beeld(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The common picture; `beeld__route="A"` and the like set its fields."""
        Clientbeeld.objects.create(
            klant=self,
            locatie=self.locatie,
            zoeknaam=self.zoeknaam,
            **{"volgende_stap": "Identiteit", **kwargs},
        )
        Contactgegevens.objects.create(klant=self, woonplaats=self.locatie.plaats, telefoon="+31555801234")
        Situatie.objects.create(klant=self, arbeid=Situatie.Arbeid.WERKLOOS)

    @factory.post_generation
    def contactpersoon(self, create: bool, extracted: Medewerker | None, **kwargs: Any) -> None:
        """The fixed contact person, when one is given."""
        if extracted is not None:
            Contactpersoonschap.objects.create(
                klant=self, medewerker=extracted, reden="eerste contactpersoon", aangewezen_door=extracted
            )
            Clientbeeld.objects.filter(klant=self).update(contactpersoon=extracted)


class UitkeringFabriek(DjangoModelFactory[Uitkering]):
    """A running WW benefit."""

    class Meta:
        model = Uitkering

    klant = factory.SubFactory(KlantFabriek)
    regime = factory.SubFactory(RegimeFabriek)
    partner = factory.SubFactory(KetenpartnerFabriek)
    van = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=100))


class BelemmeringSoortFabriek(DjangoModelFactory[BelemmeringSoort]):
    """A kind of circumstance."""

    class Meta:
        model = BelemmeringSoort
        django_get_or_create = ("code",)

    code = "schulden"
    naam = factory.LazyAttribute(lambda o: o.code)


def maak_klanten(aantal: int, *, locatie: Locatie, contactpersoon: Medewerker | None = None) -> list[Klant]:
    """Many clients at once, for tests on the number of queries."""
    klanten = Klant.objects.bulk_create(
        Klant(
            locatie=locatie,
            voornamen="Test",
            achternaam=f"Persoon{n:05}",
            zoeknaam=f"persoon{n:05} test",
            geboortedatum=datetime.date(1980, 1, 1),
            geslacht="v",
        )
        for n in range(aantal)
    )
    Clientbeeld.objects.bulk_create(
        Clientbeeld(
            klant=klant,
            locatie=locatie,
            zoeknaam=klant.zoeknaam,
            contactpersoon=contactpersoon,
            volgende_stap="Identiteit",
        )
        for klant in klanten
    )
    return klanten
