"""One page of a ranking, with names and explanations: made for the rows on the page, never for all."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from keten.bladeren import OngeteldBlad, OngeteldeBladen
from keten.models import Medewerker
from klanten.models import Clientbeeld, Klant
from werkgevers.matchen.kandidaten import voor_vacature
from werkgevers.matchen.ranglijst import Match, Ranglijst
from werkgevers.matchen.uitleggen import Lezer, Uitleg, leg_uit
from werkgevers.matchen.vacatures import voor_klant
from werkgevers.models import Vacature, Zoekprofiel


@dataclass(frozen=True)
class Kandidaatregel:
    """A client in the ranking of a vacancy."""

    klant: Klant
    profiel: Zoekprofiel
    contactpersoon: Medewerker | None
    match: Match
    uitleg: Uitleg


@dataclass(frozen=True)
class Vacatureregel:
    """A vacancy in the ranking of a client."""

    vacature: Vacature
    match: Match
    uitleg: Uitleg


def kandidaten(
    lijst: Ranglijst, vacature: Vacature, *, nummer: str | int | None = 1, per: int = 25
) -> OngeteldBlad:
    """A page of clients, with who their contact persons are, each explained to a matchmaker."""
    rijen: Any = lijst
    pagina = OngeteldeBladen(rijen, per).get_page(nummer)
    matches: list[Match] = list(pagina.object_list)
    sleutels = [match.sleutel for match in matches]
    profielen = Zoekprofiel.objects.select_related("klant", "leverancier").in_bulk(sleutels)
    wie = contactpersonen(sleutels)
    eisen = list(vacature.eisen.select_related("competentie"))
    pagina.object_list = [
        Kandidaatregel(
            profielen[match.sleutel].klant,
            profielen[match.sleutel],
            wie.get(match.sleutel),
            match,
            leg_uit(
                match,
                vacature=vacature,
                eisen=eisen,
                profiel=profielen[match.sleutel],
                lezer=Lezer.MATCHMAKER,
            ),
        )
        for match in matches
    ]
    return pagina


def vacatures(
    lijst: Ranglijst, profiel: Zoekprofiel, *, lezer: Lezer, nummer: str | int | None = 1, per: int = 25
) -> OngeteldBlad:
    """A page of vacancies for a client, each explained to the one who reads."""
    bron: Any = lijst
    pagina = OngeteldeBladen(bron, per).get_page(nummer)
    matches: list[Match] = list(pagina.object_list)
    rijen: Any = Vacature.objects.select_related("werkgever", "beroep", "locatie")
    gevonden = rijen.prefetch_related("eisen__competentie").in_bulk([match.sleutel for match in matches])
    pagina.object_list = [
        Vacatureregel(
            gevonden[match.sleutel],
            match,
            leg_uit(
                match,
                vacature=gevonden[match.sleutel],
                eisen=gevonden[match.sleutel].eisen.all(),
                profiel=profiel,
                lezer=lezer,
            ),
        )
        for match in matches
    ]
    return pagina


def contactpersonen(klanten: Collection[int]) -> dict[int, Medewerker]:
    """Who to call about each of these clients; nothing else of the common picture is read."""
    paren = Clientbeeld.objects.filter(klant__in=klanten, contactpersoon__isnull=False)
    van = dict(paren.values_list("klant", "contactpersoon"))
    mensen = Medewerker.objects.select_related("gebruiker", "partner").in_bulk(set(van.values()))
    return {klant: mensen[medewerker] for klant, medewerker in van.items()}


def van_een(vacature: Vacature, klant: Klant) -> Uitleg | None:
    """Why one client fits a vacancy, for a matchmaker; None when the ranking does not hold the client."""
    profiel = Zoekprofiel.objects.get(klant=klant)
    lijst = voor_vacature(vacature, profiel.locatie, alleen=klant)
    match = next(iter(lijst[0:1]), None)
    if match is None:
        return None
    eisen = vacature.eisen.select_related("competentie")
    return leg_uit(match, vacature=vacature, eisen=eisen, profiel=profiel, lezer=Lezer.MATCHMAKER)


def vacature_voor(klant: Klant, profiel: Zoekprofiel, vacature: Vacature) -> Uitleg | None:
    """Why one vacancy fits a client, for the client; None when it lies farther than the client travels."""
    match = next(iter(voor_klant(klant, profiel, alleen=vacature)[0:1]), None)
    if match is None:
        return None
    eisen = vacature.eisen.select_related("competentie")
    return leg_uit(match, vacature=vacature, eisen=eisen, profiel=profiel, lezer=Lezer.KLANT)
