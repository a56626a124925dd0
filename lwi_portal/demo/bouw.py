"""The dossier of one invented person while it is being put together."""

import datetime
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db.models import Model

from klanten.models import Clientbeeld, Gebeurtenis
from lwi_portal.demo.dagen import Dagen
from lwi_portal.demo.partij import Partij
from lwi_portal.demo.persoon import Fase, Persoon
from lwi_portal.demo.plek import Collega, Plek

Soort = Gebeurtenis.Soort


@dataclass(slots=True)
class Bouw:
    """A person, the days, the place, and what has been made of them so far."""

    partij: Partij
    plek: Plek
    rng: Random
    persoon: Persoon
    dagen: Dagen
    klant_id: int
    gebruiker_id: int | None
    beeld: Clientbeeld
    intaker: Collega
    coach: Collega | None = None
    tijdlijn: list[dict[str, Any]] = field(default_factory=list)

    @property
    def gids(self) -> Collega:
        """The contact person, or who did the intake as long as there is none."""
        return self.coach or self.intaker

    def voeg(self, model: type[Model], **waarden: Any) -> None:
        """Keep a row about this client."""
        self.partij.voeg(model, klant_id=self.klant_id, **waarden)

    def kans(self, deel: float) -> bool:
        """Whether something happens that happens to this part of all people."""
        return self.rng.random() < deel

    def is_voorbij(self, fase: Fase) -> bool:
        """Whether a step has been taken."""
        return self.persoon.fase >= fase

    def dag(self, fase: Fase) -> datetime.date:
        """The day of a step that has been taken."""
        return self.dagen.stap[fase]

    def gebeurtenis(
        self,
        op: datetime.datetime,
        soort: Soort,
        zin: str,
        wie: Collega | None = None,
        *,
        door_klant: bool = False,
        zichtbaar: bool = True,
    ) -> None:
        """Add a line to the timeline."""
        self.tijdlijn.append(
            {
                "op": op,
                "soort": soort,
                "zin": zin,
                "medewerker_id": wie.id if wie else None,
                "partner_id": wie.partner_id if wie else None,
                "door_klant": door_klant,
                "zichtbaar_voor_klant": zichtbaar,
            }
        )

    def sluit_tijdlijn(self) -> None:
        """Put the lines in the order of time; the order of their keys follows it."""
        for regel in sorted(self.tijdlijn, key=lambda regel: regel["op"]):
            self.voeg(Gebeurtenis, **regel)
