"""Whether every function that decides asks by itself who decides, found by reading the source."""

import ast
import pathlib
from collections.abc import Callable, Mapping

from django.db import transaction

from keten.fouten import RechtOntbreekt
from keten.models import Medewerker

Handelingen = Mapping[str, Callable[[Medewerker], object]]

_GEEN_DOMEIN = {"models", "forms", "views", "migrations", "urls"}


def beslissers(app: str) -> set[str]:
    """The public functions of an app that write in a transaction on the authority of somebody, by name."""
    return {
        ".".join((*pad.with_suffix("").parts[1:], functie.name))
        for pad in pathlib.Path(app).rglob("*.py")
        if not _GEEN_DOMEIN & set(pad.parts)
        for functie in ast.parse(pad.read_text()).body
        if isinstance(functie, ast.FunctionDef) and not functie.name.startswith("_")
        if any("atomic" in ast.unparse(merk) for merk in functie.decorator_list)
        if "door" in {arg.arg for arg in functie.args.args + functie.args.kwonlyargs}
    }


def laten_toe(handelingen: Handelingen, door: Medewerker) -> list[str]:
    """Which of these do not refuse a person for who it is."""
    toe = []
    for naam, doe in handelingen.items():
        try:
            with transaction.atomic():
                doe(door)
        except RechtOntbreekt:
            continue
        except Exception as fout:
            naam = f"{naam}: {fout!r}"
        toe.append(naam)
    return toe
