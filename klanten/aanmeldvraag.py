"""Who was searched for at the counter, on the way from search to registration, outside the address."""

import datetime
import json
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest

from keten import zoekterm
from keten.verzegelen import ontsleutel, versleutel
from klanten.namen import splits_achternaam

_MERK = "aanmelden:"


@dataclass(frozen=True, repr=False)  # what can be printed ends up in a log
class Aanmeldvraag:
    """What was typed; a surname may still have its prefix."""

    bsn: str
    achternaam: str
    geboortedatum: datetime.date | None

    def bewaar(self, request: HttpRequest) -> str:
        """Keep it in the session, the BSN encrypted; returns the token that may stand in the address."""
        regel = {
            "bsn": versleutel(self.bsn).decode() if self.bsn else "",
            "achternaam": self.achternaam,
            "geboortedatum": self.geboortedatum.isoformat() if self.geboortedatum else "",
        }
        return zoekterm.bewaar(request, _MERK + json.dumps(regel))

    @classmethod
    def lees(cls, request: HttpRequest, token: str) -> Self | None:
        """What stands behind a token; None when that is nothing, another person's or too old."""
        term = zoekterm.lees(request, token)
        if not term.startswith(_MERK):
            return None
        regel = json.loads(term.removeprefix(_MERK))
        dag = regel["geboortedatum"]
        return cls(
            bsn=ontsleutel(regel["bsn"].encode()) if regel["bsn"] else "",
            achternaam=regel["achternaam"],
            geboortedatum=datetime.date.fromisoformat(dag) if dag else None,
        )

    def begin(self) -> dict[str, Any]:
        """What the registration form starts with."""
        tussenvoegsel, achternaam = splits_achternaam(self.achternaam)
        return {
            "bsn": self.bsn,
            "tussenvoegsel": tussenvoegsel,
            "achternaam": achternaam,
            "geboortedatum": self.geboortedatum,
        }
