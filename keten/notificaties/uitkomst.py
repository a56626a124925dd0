"""How one try went, in words for an employee."""

from dataclasses import dataclass
from datetime import timedelta

from keten.notificaties.verbinden import Antwoord

BESTAAT_NIET = "Deze soort gebeurtenis bestaat niet meer."
GEHEIM_ONLEESBAAR = (
    "Het portaal kan het geheim van dit abonnement niet meer lezen, want de sleutel daarvoor is vervangen. "
    "Maak een nieuw geheim, geef dat aan de beheerder van het systeem en hervat daarna het abonnement."
)

_LANGST = timedelta(days=1)  # what a receiver may ask for with `Retry-After`
_WOORDEN = {
    401: "De ontvanger weigert de afzender (401). Kijk of het geheim daar klopt.",
    403: "De ontvanger weigert de afzender (403). Kijk of het geheim daar klopt.",
    404: "Op dit adres neemt niemand notificaties aan (404).",
    410: "De ontvanger wil geen notificaties meer (410).",
    429: "De ontvanger heeft het te druk (429).",
    503: "De ontvanger heeft het te druk of ligt stil (503).",
}


@dataclass(frozen=True)
class Uitkomst:
    """How one try went.

    Attributes:
        status: of the answer; None without one.
        fout: what went wrong, in words; empty when it arrived.
        wachten: how long the receiver asks to wait.
        onbereikbaar: whether it says something about the address, and not about this one message.
        geheim_onleesbaar: nothing was sent, because the secret that signs cannot be read any more.
    """

    status: int | None
    fout: str = ""
    wachten: timedelta = timedelta()
    onbereikbaar: bool = False
    geheim_onleesbaar: bool = False


def lees(antwoord: Antwoord) -> Uitkomst:
    """What an answer means: whether it arrived, and else what went wrong and how long to wait."""
    status = antwoord.status
    if 200 <= status < 300:
        return Uitkomst(status)
    wachten = min(timedelta(seconds=antwoord.wachten), _LANGST) if status in (429, 503) else timedelta()
    fout = _WOORDEN.get(status) or _onbekend(status)
    return Uitkomst(status, fout, wachten, onbereikbaar=status >= 500 or status == 429)


def _onbekend(status: int) -> str:
    if 300 <= status < 400:
        return f"De ontvanger verwijst door naar een ander adres ({status}). Dat volgt het portaal niet."
    return f"De ontvanger nam het niet aan ({status})."
