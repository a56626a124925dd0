"""What the dossier knows already, beside the part of the diagnosis that it bears on (K-09, D-01)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

from diagnose import diagnosticeren
from diagnose.models import Diagnose
from keten.tijd import vandaag
from klanten.models import Afspraak, Klant, Opleiding, Situatie, Werkervaring

_EEN_JAAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Gegeven:
    """One thing that is known, in one or more lines."""

    naam: str
    regels: list[str]


def verzamel(klant: Klant) -> dict[str, list[Gegeven]]:
    """For each part of the diagnosis (by its field) what intake, werkmap and contacts already told."""
    situatie: Situatie | None = getattr(klant, "situatie", None)
    gegevens = {
        "kan_zoeken": _belemmeringen(klant)
        + _losse(("Beschikbaar vanaf", _dag(situatie, "beschikbaar_vanaf"))),
        "mogelijkheden": _werkmap(klant) + _losse(("Laatste beroep", _tekst(situatie, "laatste_beroep"))),
        "zoekgedrag": _losse(("Uren per week", _tekst(situatie, "uren_per_week"))) + _laatste_contact(klant),
        "banenaanbod": _losse(
            ("Zoekt werk als", _tekst(situatie, "gewenst_beroep")),
            ("Laatste beroep", _tekst(situatie, "laatste_beroep")),
            ("Rijbewijs", "ja" if situatie and situatie.rijbewijs else ""),
        ),
        "naleving": _afspraken(klant),
    }
    vorige = diagnosticeren.laatste(klant)
    return {veld: lijst + _vorige(vorige, veld) for veld, lijst in gegevens.items()}


def _losse(*paren: tuple[str, str]) -> list[Gegeven]:
    return [Gegeven(naam, [waarde]) for naam, waarde in paren if waarde]


def _tekst(situatie: Situatie | None, veld: str) -> str:
    return str(getattr(situatie, veld, "") or "")


def _dag(situatie: Situatie | None, veld: str) -> str:
    dag = getattr(situatie, veld, None)
    return date_format(dag, "j F Y") if dag else ""


def _belemmeringen(klant: Klant) -> list[Gegeven]:
    nu = klant.belemmeringen.filter(tot__isnull=True).select_related("soort")
    regels = [f"{punt.soort}: {punt.toelichting}" if punt.toelichting else str(punt.soort) for punt in nu]
    return [Gegeven("Belemmeringen", regels or ["Geen in het dossier"])]


def _werkmap(klant: Klant) -> list[Gegeven]:
    return [
        Gegeven("Opleidingen", _of_geen(_opleiding(punt) for punt in klant.opleidingen.all())),
        Gegeven("Werkervaring", _of_geen(_ervaring(punt) for punt in klant.werkervaringen.all())),
    ]


def _of_geen(regels: Iterable[str]) -> list[str]:
    return list(regels) or ["Niets in de werkmap"]


def _opleiding(punt: Opleiding) -> str:
    diploma = "diploma gecontroleerd" if punt.diploma_gezien_op else "diploma behaald" if punt.diploma else ""
    delen = (punt.get_niveau_display(), str(punt.jaar or ""), diploma)
    return f"{punt.naam} ({', '.join(deel for deel in delen if deel)})"


def _ervaring(punt: Werkervaring) -> str:
    wat = f"{punt.functie}, {punt.werkgever}" if punt.werkgever else punt.functie
    return f"{wat} ({punt.van.year} tot {punt.tot.year if punt.tot else 'nu'})"


def _laatste_contact(klant: Klant) -> list[Gegeven]:
    contact = klant.contactmomenten.first()
    if contact is None:
        return []
    dag = date_format(timezone.localdate(contact.op), "j b Y")
    return [Gegeven(f"Wat de klant deed (contact {dag})", [contact.activiteiten])]


def _afspraken(klant: Klant) -> list[Gegeven]:
    gezien = Count("pk", filter=Q(stand=Afspraak.Stand.GEWEEST))
    gemist = Count("pk", filter=Q(stand=Afspraak.Stand.NIET_VERSCHENEN))
    jaar = klant.afspraken.filter(begin__date__gte=vandaag() - _EEN_JAAR)
    tel = jaar.order_by().aggregate(gezien=gezien, gemist=gemist)
    if not any(tel.values()):
        return [Gegeven("Afspraken, laatste 12 maanden", ["Nog geen afspraken geweest"])]
    return [
        Gegeven(
            "Afspraken, laatste 12 maanden", [f"{tel['gezien']} geweest, {tel['gemist']} niet verschenen"]
        )
    ]


def _vorige(diagnose: Diagnose | None, veld: str) -> list[Gegeven]:
    if diagnose is None or diagnose.vastgesteld_op is None:
        return []
    dag = date_format(timezone.localdate(diagnose.vastgesteld_op), "j b Y")
    antwoord = capfirst(diagnosticeren.in_woorden(diagnose, veld))
    uitleg = getattr(diagnose, f"{veld}_toelichting", "")
    return [Gegeven(f"Diagnose van {dag}", [regel for regel in (antwoord, uitleg) if regel])]
