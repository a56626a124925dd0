"""A part of a number, with its share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Aandeel:
    """So many of so many, as people compare it."""

    deel: int
    geheel: int

    @property
    def percentage(self) -> int | None:
        """The share in whole percents; None of nothing."""
        return round(100 * self.deel / self.geheel) if self.geheel else None
