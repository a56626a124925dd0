"""The werkcoach says yes to a proposal, and writes down what the client said."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking
from werkgevers import voordragen
from werkgevers.api.bemiddeling import vereis_bemiddeling
from werkgevers.api.voordrachten import BEREIK, VoordrachtKort
from werkgevers.models import Akkoordkanaal, Voordracht


class AkkoordIn(serializers.Serializer[Any]):
    """What the client said to the werkcoach, if anything."""

    klant = serializers.ChoiceField(
        [(een.value, een.label) for een in (Akkoordkanaal.TELEFOON, Akkoordkanaal.BALIE)],
        required=False,
        allow_null=True,
        help_text="Waar de klant ja zei; laat weg als de klant zelf antwoordt in het portaal.",
    )


class Akkoord(Dossierbewerking):
    """Yes; a no stops the proposal."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.KANDIDATEN, "Geef als werkcoach akkoord op een voordracht.")
    }
    serializer_class = VoordrachtKort
    invoer = AkkoordIn
    queryset = Voordracht.objects.none()

    @extend_schema(responses={200: VoordrachtKort})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Saying so twice changes nothing."""
        vereis_bemiddeling(request)
        rijen = self.klant.voordrachten.met_mensen().select_related("locatie")
        voordracht, kanaal = get_object_or_404(rijen, pk=pk), self.ingevuld().get("klant")

        def geef_akkoord() -> Response:
            if kanaal:
                voordragen.klant_akkoord(
                    voordracht=voordracht, via=Akkoordkanaal(kanaal), door=self.medewerker
                )
            voordragen.coach_akkoord(voordracht=voordracht, door=self.medewerker)
            return self.een(rijen.get(pk=pk))

        return self.in_een_keer(geef_akkoord)
