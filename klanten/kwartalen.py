"""Quarters of the year, for figures."""

import datetime
from dataclasses import dataclass
from typing import Self

from keten.tijd import vandaag


@dataclass(frozen=True, order=True, slots=True)
class Kwartaal:
    """One quarter; `nummer` goes from 1 to 4."""

    jaar: int
    nummer: int

    @classmethod
    def van(cls, dag: datetime.date) -> Self:
        """The quarter in which a day falls."""
        return cls(dag.year, (dag.month + 2) // 3)

    @classmethod
    def lees(cls, code: str) -> Self | None:
        """The quarter that `code` names; None when it is not one of the present century before next year."""
        jaar, streep, nummer = code.partition("-")
        if not (streep and len(jaar) == 4 and jaar.isdecimal() and nummer in ("1", "2", "3", "4")):
            return None
        return cls(int(jaar), int(nummer)) if 2000 <= int(jaar) <= vandaag().year else None

    @property
    def eerste(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.jaar, self.nummer * 3 - 2, 1)

    @property
    def laatste(self) -> datetime.date:
        """Its last day."""
        return self.volgende.eerste - datetime.timedelta(days=1)

    @property
    def volgende(self) -> "Kwartaal":
        """The one after it."""
        return Kwartaal(self.jaar + 1, 1) if self.nummer == 4 else Kwartaal(self.jaar, self.nummer + 1)

    @property
    def vorige(self) -> "Kwartaal":
        """The one before it."""
        return Kwartaal(self.jaar - 1, 4) if self.nummer == 1 else Kwartaal(self.jaar, self.nummer - 1)

    @property
    def code(self) -> str:
        """What an address calls it: 2026-4."""
        return f"{self.jaar}-{self.nummer}"

    def __str__(self) -> str:
        return f"{self.nummer}e kwartaal {self.jaar}"


def laatste_kwartalen(aantal: int) -> list[Kwartaal]:
    """The present quarter and those before it, the latest first."""
    rij = [Kwartaal.van(vandaag())]
    while len(rij) < aantal:
        rij.append(rij[-1].vorige)
    return rij
