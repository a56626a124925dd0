"""The layout of a file with vacancies of one employer or more."""

from django.urls import reverse

from keten.invoer.soorten import Invoersoort, Kolom, registreer
from keten.models import Invoerbestand
from keten.rechten import Recht
from klanten.models import Opleiding
from werkgevers.koppelingen.vacatures.keuren import JA_NEE, keur
from werkgevers.koppelingen.vacatures.verwerken import draai_terug, verwerk
from werkgevers.models import Vacature

CODE = "vacatures"


def _kies(naam: str, uitleg: str, voorbeeld: str, keuzes: object) -> Kolom:
    paren = tuple((str(code), str(woord)) for code, woord in keuzes)  # type: ignore[attr-defined]
    return Kolom(naam, uitleg, voorbeeld, verplicht=False, keuzes=paren)


def _mag(naam: str, uitleg: str, voorbeeld: str, *, lang: bool = False) -> Kolom:
    return Kolom(naam, uitleg, voorbeeld, verplicht=False, lang=lang)


KOLOMMEN = (
    Kolom("kvk", "Het KvK-nummer (8 cijfers) van een werkgever die het portaal al kent.", "12345678"),
    _mag("vestigingsnummer", "Het nummer (12 cijfers) van de vestiging waar het werk is.", "000012345678"),
    Kolom("kenmerk", "Waaraan de werkgever de vacature kent. Hetzelfde kenmerk komt er één keer in.", "V-17"),
    Kolom("functie", "Hoe de werkgever het werk noemt.", "Medewerker magazijn"),
    Kolom("beroep", "Naam of code van een beroep uit de lijst van het portaal.", "Magazijnmedewerker"),
    _kies("soort", "Leeg: gewone baan.", "regulier", Vacature.Soort.choices),
    _mag("plaatsen", "Hoeveel mensen er nodig zijn. Leeg: 1.", "2"),
    _mag("omschrijving", "Wat het werk inhoudt.", "Orders verzamelen.", lang=True),
    Kolom("uren-vanaf", "Uren per week, minstens.", "24"),
    _mag("uren-tot", "Uren per week, hoogstens. Leeg: hetzelfde.", "32"),
    _mag("loon-vanaf", "Bruto loon in euro's.", "2400,00"),
    _mag("loon-tot", "Bruto loon in euro's.", "2700,00"),
    _kies("loon-per", "Leeg: per maand.", "maand", Vacature.Loonper.choices),
    _mag("begint-op", "De eerste werkdag, als dag-maand-jaar.", "01-03-2027"),
    _mag("postcode", "Van het werk. Leeg: die van de vestiging, of anders van de hoofdvestiging.", "7311 KZ"),
    _mag("plaats", "Hoort bij de postcode.", "Apeldoorn"),
    _kies("opleiding", "Minstens dit niveau. Leeg: geen opleiding nodig.", "vmbo", Opleiding.Niveau.choices),
    _kies("rijbewijs", "Of rijbewijs B nodig is. Leeg: nee.", "nee", JA_NEE),
    _kies("geschikt-bijstand", "Of het werk past bij mensen uit de bijstand. Leeg: nee.", "ja", JA_NEE),
    _kies("nog-een", "Ja, als er al zo'n vacature open is en dit een andere is.", "nee", JA_NEE),
)


def _bekijk(_bestand: Invoerbestand) -> str:
    return reverse("werkgevers:vacatures")


SOORT = Invoersoort(
    code=CODE,
    naam="vacatures",
    enkelvoud="vacature",
    uitleg="Vacatures van een werkgever die het portaal al kent. De klok van 72 uur begint bij het inlezen.",
    recht=Recht.VACATURES,
    kolommen=KOLOMMEN,
    xml=("vacatures", "vacature"),
    keur=keur,
    verwerk=verwerk,
    draai_terug=draai_terug,
    meeste_rijen=500,
    per_deel=100,
    bekijk=_bekijk,
    kruimel="werkgevers:vacatures",
)


def meld_aan() -> None:
    """Let these files come in."""
    registreer([SOORT])
