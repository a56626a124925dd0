"""What the claims of an identity provider say about somebody, read with the table of a source."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from keten.fouten import NietToegestaan
from keten.medewerkers import ROLLEN
from keten.models import Aanmeldbron, Claim, Locatie, Rolafbeelding
from keten.rechten import Rol
from keten.tijd import vandaag

Claims = Mapping[str, Any]

_MEESTE = 100
_LANGSTE = 200


@dataclass(frozen=True)
class Betekenis:
    """What somebody gets here.

    Attributes:
        rollen: in the order of the rights table.
        onbekend: claim and value of what the table says nothing about.
        laatste_dag: until when, as the provider says; None when it does not.
    """

    rollen: list[str]
    locaties: list[Locatie]
    onbekend: list[tuple[Claim, str]]
    laatste_dag: datetime.date | None = None

    @property
    def rolnamen(self) -> list[str]:
        """The roles in words."""
        return [Rol(rol).label for rol in self.rollen]


def duid(bron: Aanmeldbron, claims: Claims) -> Betekenis:
    """Read the claims of one person.

    Raises:
        NietToegestaan: the last day cannot be read, and nobody can say whether it has passed.
    """
    return vertaal(
        Rolafbeelding.objects.van(bron),
        rollen=waarden(claims, bron.claim_rollen),
        locaties=waarden(claims, bron.claim_locaties),
        laatste_dag=laatste_dag(claims, bron.claim_einde),
    )


def vertaal(
    tabel: Iterable[Rolafbeelding],
    *,
    rollen: list[str],
    locaties: list[str],
    laatste_dag: datetime.date | None = None,
) -> Betekenis:
    """Look values up; one that stands in several rows means all of them, an ended location nothing."""
    tabel, gevraagd = list(tabel), {(Claim.ROL, w) for w in rollen} | {(Claim.LOCATIE, w) for w in locaties}
    geldend = [rij for rij in tabel if (rij.claim, rij.waarde) in gevraagd]
    gekregen = {rij.rol for rij in geldend if rij.rol}
    plekken = {rij.locatie.pk: rij.locatie for rij in geldend if rij.locatie and _bestaat(rij.locatie)}
    bekend = {(rij.claim, rij.waarde) for rij in geldend}
    return Betekenis(
        rollen=[rol.value for rol in ROLLEN if rol in gekregen],
        locaties=sorted(plekken.values(), key=str),
        onbekend=sorted(paar for paar in gevraagd if paar not in bekend),
        laatste_dag=laatste_dag,
    )


def waarden(claims: Claims, naam: str) -> list[str]:
    """The values of a claim: of a list, or of one text; a point in the name goes down into an object.

    A claim whose name has points itself (`https://partner.example/roles`) is found by its whole name.
    """
    gevonden = _zoek(claims, naam)
    lijst = gevonden if isinstance(gevonden, list) else [gevonden]
    teksten = [str(een).strip() for een in lijst if isinstance(een, str | int) and not isinstance(een, bool)]
    return list(dict.fromkeys(tekst for tekst in teksten if 0 < len(tekst) <= _LANGSTE))[:_MEESTE]


def laatste_dag(claims: Claims, naam: str) -> datetime.date | None:
    """The last day on which somebody may come in: a date, or a moment in seconds since 1970.

    Raises:
        NietToegestaan: there is something else in the claim.
    """
    gevonden = _zoek(claims, naam)
    if gevonden in (None, ""):
        return None
    try:
        if isinstance(gevonden, int | float):
            return datetime.datetime.fromtimestamp(gevonden, tz=datetime.UTC).date()
        return datetime.date.fromisoformat(str(gevonden)[:10])
    except (ValueError, OverflowError, OSError):
        melding = "Uw organisatie stuurt een laatste dag mee die niet te lezen is. Vraag het uw beheerder."
        raise NietToegestaan(melding) from None


def _zoek(claims: Claims, naam: str) -> Any:
    if not naam or naam in claims:
        return claims.get(naam)
    deel: Any = claims
    for stap in naam.split("."):
        deel = deel.get(stap) if isinstance(deel, Mapping) else None
    return deel


def _bestaat(locatie: Locatie) -> bool:
    return locatie.geldig_van <= vandaag() and (locatie.geldig_tot is None or locatie.geldig_tot >= vandaag())
