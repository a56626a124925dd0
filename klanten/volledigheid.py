"""Whether a dossier holds all that it must, and since when (K-12).

What can be asked stands in one table; which of it a location asks is a setting. The same condition tells what
one dossier lacks, keeps `Clientbeeld.volledig` up to date, and filters lists.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce

from keten.instellingen import waarde
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant

VERPLICHT = "verplichte_gegevens"
BINNEN = "volledig_binnen_dagen"


@dataclass(frozen=True)
class Gegeven:
    """Something that a dossier must hold.

    Attributes:
        scherm: the page on which it is filled in; upper floors are known by URL name.
        ontbreekt: for which pictures it is missing.
    """

    naam: str
    scherm: str
    ontbreekt: Q


def _leeg(*velden: str) -> Q:
    """Texts of which at least one is empty; a record that is not there lacks them all."""
    waar = Q()
    for veld in velden:
        waar |= Q(**{veld: ""}) | Q(**{f"{veld}__isnull": True})
    return waar


def _niets(*velden: str) -> Q:
    """Values of which at least one is unknown."""
    waar = Q()
    for veld in velden:
        waar |= Q(**{f"{veld}__isnull": True})
    return waar


GEGEVENS: dict[str, Gegeven] = {
    "identiteit": Gegeven("vastgestelde identiteit", "klanten:identiteit", _niets("identiteit_op")),
    "adres": Gegeven(
        "adres",
        "klanten:contactgegevens_wijzigen",
        _leeg(*(f"klant__contactgegevens__{veld}" for veld in ("straat", "postcode", "woonplaats"))),
    ),
    "bereikbaar": Gegeven(
        "telefoonnummer of e-mailadres",
        "klanten:contactgegevens_wijzigen",
        _leeg("klant__contactgegevens__telefoon") & _leeg("klant__contactgegevens__email"),
    ),
    "intake": Gegeven("intake", "klanten:intake", _niets("intake_op")),
    "gewenst_beroep": Gegeven("gewenst beroep", "klanten:intake", _leeg("klant__situatie__gewenst_beroep")),
    "uren": Gegeven("uren per week", "klanten:intake", _niets("klant__situatie__uren_per_week")),
    "beschikbaar": Gegeven(
        "beschikbaar vanaf", "klanten:intake", _niets("klant__situatie__beschikbaar_vanaf")
    ),
    "startkwalificatie": Gegeven(
        "startkwalificatie", "klanten:intake", _niets("klant__situatie__startkwalificatie")
    ),
    "bemiddelbaar": Gegeven("bemiddelbaar of niet", "klanten:intake", _niets("bemiddelbaar")),
    "route": Gegeven("route", "diagnose:routeren", Q(route="")),
    "contactpersoon": Gegeven("contactpersoon", "klanten:contactpersoon", _niets("contactpersoon")),
}
"""All that can be asked, by its code in the setting."""

STANDAARD = [code for code in GEGEVENS if code not in ("startkwalificatie", "contactpersoon")]


def gevraagd(locatie: Locatie) -> dict[str, Gegeven]:
    """What a location asks of a dossier, in the order of the table."""
    codes = [code for code in waarde(VERPLICHT, locatie) if code != "route" or locatie.met_routes]
    return {code: gegeven for code, gegeven in GEGEVENS.items() if code in codes}


def ontbreekt(klant: Klant) -> list[Gegeven]:
    """What this dossier lacks."""
    vragen = gevraagd(klant.locatie)
    vlaggen = {f"mist_{code}": _vlag(gegeven.ontbreekt) for code, gegeven in vragen.items()}
    gevonden: dict[str, Any] = Clientbeeld.objects.annotate(**vlaggen).values(*vlaggen, "pk").get(klant=klant)
    return [gegeven for code, gegeven in vragen.items() if gevonden[f"mist_{code}"]]


def mist(code: str) -> Q:
    """The pictures that lack one thing, whether or not their location asks for it.

    Raises:
        KeyError: there is no such thing in the table.
    """
    return GEGEVENS[code].ontbreekt


def werk_bij(beeld: Clientbeeld) -> None:
    """Keep `volledig` of one picture, and the first day on which it was so; the caller saves nothing more."""
    onvolledig = _onvolledig(beeld.locatie)
    beeld.volledig = not Clientbeeld.objects.filter(onvolledig, pk=beeld.pk).exists()
    if beeld.volledig and beeld.volledig_op is None:
        beeld.volledig_op = vandaag()
    Clientbeeld.objects.filter(pk=beeld.pk).update(volledig=beeld.volledig, volledig_op=beeld.volledig_op)


def herstel(locatie: Locatie | None = None) -> int:
    """Work out `volledig` anew for whole locations: after a change of the setting, and every night.

    Set-based, and safe to run again.

    Returns:
        How many pictures changed.
    """
    locaties = [locatie] if locatie else Locatie.objects.all()
    return sum(_herstel_op(plek) for plek in locaties)


@transaction.atomic
def _herstel_op(locatie: Locatie) -> int:
    beelden = Clientbeeld.objects.filter(locatie=locatie)
    onvolledig = beelden.filter(_onvolledig(locatie)).values("pk")
    minder = beelden.filter(volledig=True, pk__in=onvolledig).update(volledig=False)
    heel = beelden.filter(volledig=False).exclude(pk__in=onvolledig)
    sinds = Coalesce("volledig_op", Value(vandaag()))
    return minder + heel.update(volledig=True, volledig_op=sinds)


def _onvolledig(locatie: Locatie) -> Q:
    waar = Q(pk__isnull=True)  # nobody, as long as nothing is asked
    for gegeven in gevraagd(locatie).values():
        waar |= gegeven.ontbreekt
    return waar


def _vlag(waar: Q) -> Case:
    return Case(When(waar, then=Value(True)), default=Value(False), output_field=models.BooleanField())
