"""Scopes: what a system may be allowed to do at all, in words of the table of rights (`keten.rechten`)."""

from dataclasses import dataclass

from django.db import models

from keten.rechten import Recht


class Bereik(models.TextChoices):
    """A scope of the API; the label stands on the page where a person or a beheerder allows it."""

    KLANTEN_LEZEN = "klanten.lezen", "dossiers zoeken en lezen"
    KLANTEN_SCHRIJVEN = "klanten.schrijven", "klanten aanmelden en gegevens in een dossier wijzigen"
    CONTACTEN = "contacten.schrijven", "contactmomenten, berichten en documenten vastleggen"
    AFSPRAKEN = "afspraken", "afspraken lezen en plannen"
    TAKEN = "taken", "taken in de werkvoorraad lezen en afhandelen"
    OVERDRACHTEN = "overdrachten", "klanten overdragen en een contactpersoon aanwijzen"
    DIAGNOSE_LEZEN = "diagnose.lezen", "routes, diagnoses, arrangementen en werkplannen lezen"
    DIAGNOSE_SCHRIJVEN = "diagnose.schrijven", "routes kiezen en diagnoses vastleggen"
    WERKPLANNEN = "werkplannen.schrijven", "werkplannen maken en bijhouden"
    SIGNALEN = "signalen.melden", "signalen over klanten melden"
    WERKGEVERS_LEZEN = "werkgevers.lezen", "werkgevers, vacatures en plaatsingen lezen"
    WERKGEVERS_SCHRIJVEN = "werkgevers.schrijven", "werkgevers en vacatures bijhouden"
    BEMIDDELEN = "bemiddelen", "kandidaten voordragen en plaatsen"
    CIJFERS = "cijfers.lezen", "cijfers van de keten lezen"


# Which rights a scope can open; nothing that the table does not give to the person opens by it.
RECHTEN_VAN: dict[Bereik, frozenset[Recht]] = {
    Bereik.KLANTEN_LEZEN: frozenset({Recht.ZOEKEN, Recht.CASELOAD, Recht.DOSSIER_INZIEN}),
    Bereik.KLANTEN_SCHRIJVEN: frozenset({Recht.AANMELDEN, Recht.DOSSIER_WIJZIGEN}),
    Bereik.CONTACTEN: frozenset({Recht.CONTACT}),
    Bereik.AFSPRAKEN: frozenset({Recht.AFSPRAKEN}),
    Bereik.TAKEN: frozenset({Recht.WERKVOORRAAD}),
    Bereik.OVERDRACHTEN: frozenset({Recht.OVERDRAGEN, Recht.CONTACTPERSOON}),
    Bereik.DIAGNOSE_LEZEN: frozenset({Recht.DOSSIER_INZIEN}),
    Bereik.DIAGNOSE_SCHRIJVEN: frozenset({Recht.ROUTEREN, Recht.DIAGNOSE}),
    Bereik.WERKPLANNEN: frozenset({Recht.WERKPLAN}),
    Bereik.SIGNALEN: frozenset({Recht.SIGNALEREN}),
    Bereik.WERKGEVERS_LEZEN: frozenset({Recht.WERKGEVERS_ZIEN}),
    # Whoever hears a question of an employer may write it down, as on screen.
    Bereik.WERKGEVERS_SCHRIJVEN: frozenset({Recht.WERKGEVERS, Recht.VACATURES, Recht.WERKGEVERS_ZIEN}),
    Bereik.BEMIDDELEN: frozenset({Recht.VACATURES, Recht.MATCHEN, Recht.KANDIDATEN, Recht.PLAATSEN}),
    Bereik.CIJFERS: frozenset({Recht.KETENCIJFERS}),
}


@dataclass(frozen=True)
class Toegang:
    """What one operation asks: a scope of the system, and a right of the person for whom it asks.

    Attributes:
        bereik, recht: None for an operation that is open to the whole world.
        zin: what it does, for the description that is published.
    """

    bereik: Bereik | None
    recht: Recht | None
    zin: str

    def __post_init__(self) -> None:
        if self.bereik is not None and self.recht not in RECHTEN_VAN[self.bereik]:
            raise ValueError(f"the scope {self.bereik} does not open {self.recht}")


def openbaar(zin: str) -> Toegang:
    """What anybody may read, such as the Landkaart."""
    return Toegang(None, None, zin)
