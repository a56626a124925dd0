"""The data dictionary as a whole: entities per app, and the facts that rules use."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from keten.gegevensboek.register import Omschrijving, omschrijvingen, onderdelen
from keten.gegevensboek.velden import Veld, velden
from keten.regels.feiten import Feit, feiten_voor
from keten.zoekterm import normaliseer

KOPPEN = (
    "onderdeel",
    "entiteit",
    "betekenis van de entiteit",
    "veld",
    "naam",
    "betekenis",
    "soort",
    "lengte",
    "toegestane waarden",
    "verplicht",
    "verwijst naar",
    "persoonsgegevens",
    "bewaren",
    "te zien met het recht",
)


@dataclass(frozen=True)
class Entiteit:
    """One entity: what its app says of it, and its fields.

    Attributes:
        code: `app.entity`, its anchor in the page and what other entities refer to.
    """

    code: str
    app: str
    naam: str
    over: Omschrijving
    velden: tuple[Veld, ...]

    @property
    def rechten(self) -> list[str]:
        """What somebody must be allowed to do to see it."""
        return [str(recht.label) for recht in self.over.rechten]

    @property
    def samenvatting(self) -> str:
        """How many fields it has and whether it says something about a person, in a line."""
        aantal = f"{len(self.velden)} {'veld' if len(self.velden) == 1 else 'velden'}"
        return f"{aantal}; persoonsgegevens: {self.over.persoonsgegevens.label}"

    def bevat(self, term: str) -> bool:
        """Whether all words of a normalised term occur in the entity or in one of its fields."""
        tekst = " ".join(
            (self.naam, self.over.betekenis, *(f"{v.code} {v.naam} {v.betekenis}" for v in self.velden))
        )
        kaal = normaliseer(tekst)
        return all(woord in kaal for woord in term.split())

    def als_json(self) -> dict[str, Any]:
        """The entity for a machine."""
        return {
            "code": self.code,
            "onderdeel": self.app,
            "naam": self.naam,
            "betekenis": self.over.betekenis,
            "rechten": [recht.value for recht in self.over.rechten],
            "persoonsgegevens": self.over.persoonsgegevens.value,
            "bewaren": str(self.over.bewaren.label),
            "velden": [veld.als_json() for veld in self.velden],
        }


@cache
def entiteiten(app: str) -> tuple[Entiteit, ...]:
    """The entities of an app, by name."""
    rijen = [
        Entiteit(
            code=een.model._meta.label_lower,
            app=app,
            naam=str(een.model._meta.verbose_name),
            over=een,
            velden=velden(een.model),
        )
        for een in omschrijvingen(app)
    ]
    return tuple(sorted(rijen, key=lambda een: een.naam.casefold()))


def alle(app: str = "") -> list[Entiteit]:
    """Every entity, of one app or of all."""
    return [een for naam in onderdelen() if app in ("", naam) for een in entiteiten(naam)]


def zoek(term: str, *, app: str = "") -> list[Entiteit]:
    """The entities in which every word of a term occurs, in their own words or in those of a field."""
    kaal = normaliseer(term)
    return [een for een in alle(app) if een.bevat(kaal)]


def feiten(term: str = "") -> list[Feit]:
    """The facts about a client that rules use, by label; facts of enforcement stay inside."""
    kaal = normaliseer(term)
    open_ = [feit for feit in feiten_voor("klant").values() if not feit.besloten]
    gevonden = [f for f in open_ if all(w in normaliseer(f"{f.label} {f.uitleg}") for w in kaal.split())]
    return sorted(gevonden, key=lambda feit: feit.label.casefold())


def rijen(app: str = "") -> Iterator[tuple[Any, ...]]:
    """The book as rows of a spreadsheet: one per field."""
    for een in alle(app):
        for veld in een.velden:
            yield (
                een.app,
                een.naam,
                een.over.betekenis,
                veld.code,
                veld.naam,
                veld.betekenis,
                veld.soort,
                veld.lengte,
                ", ".join(f"{code} = {naam}" for code, naam in veld.keuzes),
                "ja" if veld.verplicht else "nee",
                veld.naar,
                str(een.over.persoonsgegevens.label),
                str(een.over.bewaren.label),
                ", ".join(een.rechten),
            )


def als_json(versie: str) -> dict[str, Any]:
    """The book for a machine, with the version of the portal that it describes."""
    return {
        "versie": versie,
        "api": "/api/v1/openapi.json",
        "entiteiten": [een.als_json() for een in alle()],
        "feiten": [_feit(feit) for feit in feiten()],
    }


def _feit(feit: Feit) -> dict[str, Any]:
    return {
        "code": feit.code,
        "naam": feit.label,
        "soort": feit.soort.value,
        "eenheid": feit.eenheid,
        "betekenis": feit.uitleg,
        "waarden": feit.keuzelijst(),
        "bron": feit.bron,
    }
