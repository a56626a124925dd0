"""What systems can be told: each floor declares its kinds of event at start-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from django.conf import settings

PROEF = "proef"
"""The kind with which a subscription is tried out; it cannot be chosen, and is about nobody."""

_SOORTEN: dict[str, "Notificatiesoort"] = {}


@dataclass(frozen=True)
class Notificatiesoort:
    """A kind of event.

    Attributes:
        code: such as `dossier.werkplan`; with `nl.lwi.` before it the type of the CloudEvent.
        naam: what people call it.
        groep: under which heading it stands.
        pad: where a receiver reads what happened, below `/api/v1/`; `{onderwerp}` is the subject.
    """

    code: str
    naam: str
    groep: str
    pad: str

    def link(self, onderwerp: str) -> str:
        """The address at which a receiver with a key of its own reads more."""
        pad = self.pad.format(onderwerp=quote(onderwerp, safe=""))
        portaal: str = settings.PORTAAL_ADRES
        return urljoin(portaal, f"/api/v1/{pad}")


_PROEF = Notificatiesoort(PROEF, "proefbericht", "", "openapi.json")


def registreer(soorten: Iterable[Notificatiesoort]) -> None:
    """Declare kinds of event; doing so twice changes nothing."""
    for soort in soorten:
        _SOORTEN[soort.code] = soort


def alle() -> list[Notificatiesoort]:
    """Every kind that can be chosen, by heading and name."""
    return sorted(_SOORTEN.values(), key=lambda soort: (soort.groep, soort.naam))


def vind(code: str) -> Notificatiesoort:
    """A kind by its code.

    Raises:
        KeyError: no floor declared it.
    """
    return _PROEF if code == PROEF else _SOORTEN[code]


def naam(code: str) -> str:
    """What people call a kind; of one that no longer exists the code."""
    return vind(code).naam if code in (PROEF, *_SOORTEN) else code
