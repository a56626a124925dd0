"""Which forms of fraud the means of checking find, and which no means finds (H-20, H-34)."""

from dataclasses import dataclass

from handhaving.models import Controlesoort, Fraudedekking, Fraudevorm

NIET = "niet"


@dataclass(frozen=True)
class Vormrij:
    """A form of fraud with, for each means in order, how far that finds it."""

    vorm: Fraudevorm
    maten: list[str]

    @property
    def onvindbaar(self) -> bool:
        """Whether no means finds it."""
        return all(maat == NIET for maat in self.maten)


@dataclass(frozen=True)
class Dekkingstabel:
    """The table of forms and means."""

    soorten: list[Controlesoort]
    rijen: list[Vormrij]

    @property
    def onvindbaar(self) -> int:
        """How many forms no means finds."""
        return sum(rij.onvindbaar for rij in self.rijen)

    @property
    def aandeel(self) -> int:
        """The share of forms that no means finds, in whole percents."""
        return round(100 * self.onvindbaar / len(self.rijen)) if self.rijen else 0


def tabel() -> Dekkingstabel:
    """The whole table, in three queries."""
    soorten, vormen = list(Controlesoort.objects.all()), list(Fraudevorm.objects.all())
    maten = {
        (dekking.vorm_id, dekking.soort_id): dekking.get_mate_display()
        for dekking in Fraudedekking.objects.all()
    }
    rijen = [Vormrij(vorm, [maten.get((vorm.pk, soort.pk), NIET) for soort in soorten]) for vorm in vormen]
    return Dekkingstabel(soorten, rijen)
