"""Invented companies: what they are called, what they do and how large they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Bedrijf:
    """A company that does not exist.

    Attributes:
        sector: code of the SBI section.
        ouder: percentage of its people who are 55 or older; None when nobody asked.
    """

    naam: str
    sector: str
    medewerkers: int | None
    ouder: int | None
    stadium: str


# Sector, what such companies are called, and how many people they have at least and at most.
_SOORTEN = (
    ("q", ("Zorggroep", "Thuiszorg", "Verpleeghuis", "Kinderopvang", "Gehandicaptenzorg"), 15, 900),
    ("c", ("Machinefabriek", "Bakkerij", "Drukkerij", "Kunststofverwerking", "Meubelmakerij"), 8, 350),
    ("g", ("Supermarkt", "Bouwmarkt", "Groothandel", "Kledingwinkel", "Autobedrijf"), 4, 160),
    ("h", ("Transport", "Distributiecentrum", "Pakketdienst", "Taxibedrijf"), 6, 400),
    ("f", ("Bouwbedrijf", "Installatiebedrijf", "Schildersbedrijf", "Dakdekkers"), 3, 180),
    ("i", ("Hotel", "Restaurant", "Catering", "Camping"), 3, 120),
    ("n", ("Schoonmaakbedrijf", "Beveiliging", "Hoveniersbedrijf", "Uitzendbureau"), 10, 500),
    ("j", ("Softwarehuis", "Datacentrum", "Callcenter"), 5, 140),
    ("k", ("Verzekeraar", "Administratiekantoor"), 8, 300),
    ("p", ("Basisschool", "Vakschool"), 20, 260),
    ("a", ("Kwekerij", "Loonbedrijf"), 3, 45),
    ("r", ("Sportcentrum", "Theater"), 5, 80),
    ("e", ("Kringloopbedrijf", "Recycling"), 12, 150),
)
_EIGENNAMEN = (
    "De Linde", "Van Voorbeeld", "Het Hof", "De Korenaar", "Veluwezoom", "De Brug", "Fictie", "De Molen",
    "Zuidwest", "De Kroon", "Nooitgedacht", "Het Anker", "De Ploeg", "Morgenrood", "Oosterlicht", "De Wissel",
    "Tussen de Bomen", "De Vier Winden", "Weltevree", "De Toekomst", "Het Kompas", "De Eik", "Samen",
    "De Beek", "Groenendal", "De Schakel", "Nieuwland", "De Hoek",
)  # fmt: skip
_VORMEN = ("", "", " B.V.", " B.V.", " V.O.F.")


def verzin_bedrijven(rng: Random, aantal: int) -> Iterator[Bedrijf]:
    """Make so many companies with different names; sectors take turns."""
    gebruikt: set[str] = set()
    nummer = 0
    while nummer < aantal:
        sector, soorten, minst, meest = _SOORTEN[nummer % len(_SOORTEN)]
        naam = f"{rng.choice(soorten)} {rng.choice(_EIGENNAMEN)}"
        if naam in gebruikt:
            continue
        gebruikt.add(naam)
        nummer += 1
        klein = rng.random() < 0.6
        yield Bedrijf(
            naam=naam + ("" if sector in "pqr" else rng.choice(_VORMEN)),
            sector=sector,
            medewerkers=rng.randint(minst, max(minst + 5, meest // 5) if klein else meest),
            ouder=rng.choice((None, 8, 12, 17, 22, 28, 31, 38, 45)),
            stadium=rng.choice(("", "start", "groei", "stabiel", "stabiel", "krimp")),
        )
