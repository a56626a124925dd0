"""Which entities stand in the data dictionary, as each app names its own in `<app>/gegevens/`.

`gegevensboek.csv` names the shared ones: what they mean, which rights open them, whether they say something
about a person, and how long they are kept. `intern.csv` names the others, with the reason.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from keten.rechten import RECHTEN, Recht

_ONDERDELEN: dict[str, Path] = {}


class Persoonsgegevens(models.TextChoices):
    """Whether an entity says something about a person."""

    GEEN = "geen", "nee"
    JA = "ja", "ja"
    BIJZONDER = "bijzonder", "ja, extra beschermd"


class Bewaren(models.TextChoices):
    """How long an entity is kept."""

    DOSSIER = "dossier", "zolang het dossier bestaat; gewist na de bewaartermijn van de organisatie"
    BEWIJS = "bewijs", "blijft bewaard als bewijs, ook nadat het dossier is gewist"
    GELDIG = "geldig", "zolang het geldt; wat eerder gold blijft te zien"
    ACCOUNT = "account", "zolang het account bestaat; daarna alleen bij wat deze persoon deed"
    RELATIE = "relatie", "zolang de keten met de werkgever te maken heeft"
    JAREN = "jaren", "blijft bewaard om jaren te vergelijken"
    KORT = "kort", "kort: tot het werk klaar is"


@dataclass(frozen=True)
class Omschrijving:
    """What an app says about one of its entities."""

    model: type[models.Model]
    betekenis: str
    rechten: tuple[Recht, ...]
    persoonsgegevens: Persoonsgegevens
    bewaren: Bewaren

    @property
    def rollen(self) -> list[str]:
        """Who can see it, as roles."""
        return [str(rol.label) for rol, rechten in RECHTEN.items() if set(self.rechten) & rechten]


def registreer(app: str, map_: Path) -> None:
    """Let an app take part; doing so twice changes nothing.

    Args:
        map_: the folder with both files.
    """
    _ONDERDELEN[app] = map_


def onderdelen() -> list[str]:
    """The apps that take part, from the ground floor up."""
    return sorted(_ONDERDELEN, key=list(apps.app_configs).index, reverse=True)


@cache
def omschrijvingen(app: str) -> tuple[Omschrijving, ...]:
    """The entities of an app that stand in the book, in the order of its file.

    Raises:
        LookupError, ValueError: the file names a model, a right or a word that does not exist.
    """
    return tuple(
        Omschrijving(
            model=apps.get_model(app, rij["entiteit"]),
            betekenis=rij["betekenis"],
            rechten=tuple(Recht(code) for code in rij["rechten"].split()),
            persoonsgegevens=Persoonsgegevens(rij["persoonsgegevens"]),
            bewaren=Bewaren(rij["bewaren"]),
        )
        for rij in _lees(app, "gegevensboek.csv")
    )


def intern(app: str) -> dict[str, str]:
    """The models of an app that no other needs to know, by name, with the reason."""
    return {rij["entiteit"]: rij["reden"] for rij in _lees(app, "intern.csv")}


def vergeten(app: str) -> set[str]:
    """The models of an app that stand neither in the book nor among the internal ones."""
    genoemd = {een.model for een in omschrijvingen(app)} | {apps.get_model(app, naam) for naam in intern(app)}
    eigen = {model for model in apps.get_app_config(app).get_models() if not _is_geschiedenis(model)}
    return {model.__name__ for model in eigen - genoemd}


def _is_geschiedenis(model: Any) -> bool:
    """Whether a model is the trail of another one, kept by the database."""
    return hasattr(model, "pgh_tracked_model")


def _lees(app: str, bestand: str) -> Iterator[dict[str, str]]:
    with (_ONDERDELEN[app] / bestand).open(encoding="utf-8", newline="") as invoer:
        yield from csv.DictReader(invoer, delimiter=";")
