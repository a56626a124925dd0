"""What is about a candidate is asked for one purpose only: to find work for that client."""

from rest_framework.request import Request

from keten.api.fouten import Geweigerd
from keten.api.toegang import DOEL, doel_van
from keten.doelen import Doel


def vereis_bemiddeling(request: Request) -> None:
    """Let a system at a candidate's card only to bring client and employer together.

    Raises:
        Geweigerd: no purpose, one that the system may not use, or another than this.
    """
    if doel_van(request) != Doel.BEMIDDELING:
        raise Geweigerd(403, f"Kandidaten zijn er alleen om te bemiddelen: zet {Doel.BEMIDDELING} in {DOEL}.")
