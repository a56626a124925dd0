"""What every operation on a dossier shares: through the door, for a purpose, and written down."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request

from keten.api.toegang import doel_van, reden_van
from keten.api.views import Bewerking
from klanten.inzage import open_voor_systeem
from klanten.models import Klant


class Dossierbewerking(Bewerking):
    """An operation on one dossier; its address has the klantnummer."""

    klant: Klant
    dossier = True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After key, scope and right the door: location, purpose and reason; the look is recorded."""
        super().initial(request, *args, **kwargs)
        self.klant = open_voor_systeem(
            self.verzoek, kwargs["klantnummer"], doel=doel_van(request), reden=reden_van(request)
        )


class EindeIn(serializers.Serializer[Any]):
    """The last day of something that has been going on."""

    tot = serializers.DateField()


class RedenIn(serializers.Serializer[Any]):
    """Why something does not go on."""

    reden = serializers.CharField(max_length=300)
