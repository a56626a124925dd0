"""Factories of employers, vacancies and candidates."""

import datetime
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from tests.fabriek.keten import LocatieFabriek, MedewerkerFabriek
from tests.fabriek.klanten import KlantFabriek
from werkgevers.dubbelen import kernnaam
from werkgevers.models import (
    Accountmanagerschap,
    Beroep,
    Contactpersoon,
    Sector,
    Tevredenheid,
    Vacature,
    Vestiging,
    Voordracht,
    Werkgever,
    Werkgeversvraag,
    Zoekprofiel,
)


class SectorFabriek(DjangoModelFactory[Sector]):
    """A sector; the same code gives the same one."""

    class Meta:
        model = Sector
        django_get_or_create = ("code",)

    code = "q"
    naam = factory.LazyAttribute(
        lambda o: {"q": "Gezondheids- en welzijnszorg"}.get(o.code, f"Sector {o.code}")
    )


class WerkgeverFabriek(DjangoModelFactory[Werkgever]):
    """An employer in Apeldoorn."""

    class Meta:
        model = Werkgever

    naam = factory.Sequence(lambda n: f"Zorggroep {n}")
    zoeknaam = factory.LazyAttribute(lambda o: normaliseer(o.naam))
    kernnaam = factory.LazyAttribute(lambda o: kernnaam(o.naam))
    kvk_nummer = factory.Sequence(lambda n: f"{10_000_000 + n}")
    locatie = factory.SubFactory(LocatieFabriek)
    sector = factory.SubFactory(SectorFabriek)
    medewerkers = 120


class VestigingFabriek(DjangoModelFactory[Vestiging]):
    """The main branch of an employer."""

    class Meta:
        model = Vestiging

    werkgever = factory.SubFactory(WerkgeverFabriek)
    straat = "Hoofdstraat 1"
    postcode = "7311 KZ"
    plaats = "Apeldoorn"
    hoofdvestiging = True


class ContactpersoonFabriek(DjangoModelFactory[Contactpersoon]):
    """Somebody at an employer, without an account."""

    class Meta:
        model = Contactpersoon

    werkgever = factory.SubFactory(WerkgeverFabriek)
    naam = "Petra Personeel"
    functie = "hoofd personeelszaken"
    telefoon = "+31552345678"
    email = factory.Sequence(lambda n: f"petra{n}@bedrijf.example")


class AccountmanagerschapFabriek(DjangoModelFactory[Accountmanagerschap]):
    """The one contact of an employer."""

    class Meta:
        model = Accountmanagerschap

    werkgever = factory.SubFactory(WerkgeverFabriek)
    medewerker = factory.SubFactory(MedewerkerFabriek, rollen=["accountmanager"])
    van = factory.LazyFunction(lambda: vandaag() - datetime.timedelta(days=90))
    door = factory.SelfAttribute("medewerker")


class BeroepFabriek(DjangoModelFactory[Beroep]):
    """An occupation; the same code gives the same one."""

    class Meta:
        model = Beroep
        django_get_or_create = ("code",)

    code = "verzorgende"
    naam = factory.LazyAttribute(lambda o: o.code.replace("-", " ").capitalize())
    groep = "Verzorgenden"
    sector = factory.SubFactory(SectorFabriek)


class VacatureFabriek(DjangoModelFactory[Vacature]):
    """An open vacancy that came in an hour ago."""

    class Meta:
        model = Vacature

    werkgever = factory.SubFactory(WerkgeverFabriek)
    locatie = factory.SelfAttribute("werkgever.locatie")
    titel = "Verzorgende in de wijk"
    beroep = factory.SubFactory(BeroepFabriek)
    soort = "regulier"
    postcode = "7311 KZ"
    plaats = "Apeldoorn"
    uren_min = 24
    uren_max = 32
    herkomst = "verworven"
    ontvangen_op = factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(hours=1))
    klok_uiterlijk = factory.LazyAttribute(lambda o: o.ontvangen_op + datetime.timedelta(hours=72))
    melding_uiterlijk = factory.SelfAttribute("klok_uiterlijk")
    actueel_tot = factory.LazyFunction(lambda: vandaag() + datetime.timedelta(days=30))


class ZoekprofielFabriek(DjangoModelFactory[Zoekprofiel]):
    """A client who gave consent to be matched and is available."""

    class Meta:
        model = Zoekprofiel
        skip_postgeneration_save = True

    klant = factory.SubFactory(KlantFabriek)
    locatie = factory.SelfAttribute("klant.locatie")
    toestemming_op = factory.LazyFunction(timezone.now)
    toestemming_via = "portaal"
    beschikbaar_op = factory.LazyFunction(vandaag)

    @factory.post_generation
    def beroepen(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """What the client looks for: `beroepen=[...]`, or care."""
        self.beroepen.add(*(extracted if extracted is not None else [BeroepFabriek()]))


class VoordrachtFabriek(DjangoModelFactory[Voordracht]):
    """A candidate whom a matchmaker found."""

    class Meta:
        model = Voordracht

    vacature = factory.SubFactory(VacatureFabriek)
    klant = factory.SubFactory(KlantFabriek)
    locatie = factory.SelfAttribute("klant.locatie")
    gevonden_door = factory.SubFactory(MedewerkerFabriek, rollen=["matchmaker"])
    partner = factory.SelfAttribute("gevonden_door.partner")


class WerkgeversvraagFabriek(DjangoModelFactory[Werkgeversvraag]):
    """A question over the telephone that waits for an answer."""

    class Meta:
        model = Werkgeversvraag

    werkgever = factory.SubFactory(WerkgeverFabriek)
    locatie = factory.SelfAttribute("werkgever.locatie")
    kanaal = "telefoon"
    soort = "regels"
    vraag = "Krijg ik subsidie voor een leerwerkplek?"
    vervalt_op = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=2))


class TevredenheidFabriek(DjangoModelFactory[Tevredenheid]):
    """The questionnaire after a vacancy that was filled."""

    class Meta:
        model = Tevredenheid

    vacature = factory.SubFactory(
        VacatureFabriek, stand="vervuld", gesloten_op=factory.LazyFunction(timezone.now)
    )
    werkgever = factory.SelfAttribute("vacature.werkgever")
    locatie = factory.SelfAttribute("vacature.locatie")
