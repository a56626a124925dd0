"""What every channel does, and the two ways in which it may fail."""

from dataclasses import dataclass
from typing import Protocol

from klanten.models import Zending


class Tijdelijk(Exception):
    """It did not work now, but may later; the message is for an employee."""


class Geweigerd(Exception):
    """It will never work.

    Attributes:
        adres_fout: it is the address or number that does not exist.
    """

    def __init__(self, melding: str, *, adres_fout: bool) -> None:
        super().__init__(melding)
        self.adres_fout = adres_fout


@dataclass(frozen=True)
class Stand:
    """What a service says of something it took over.

    Attributes:
        stand: `Zending.Stand`: still on its way (verzonden), afgeleverd or mislukt.
        fout: why it failed, in words.
        adres_fout: the address or number does not exist.
    """

    stand: Zending.Stand
    fout: str = ""
    adres_fout: bool = False


class Verzender(Protocol):
    """A way to send."""

    naam: str

    def verstuur(self, zending: Zending) -> str:
        """Hand over one message.

        Returns:
            What the service knows it by.

        Raises:
            Tijdelijk: try again later.
            Geweigerd: do not.
        """
        ...
