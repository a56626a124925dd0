"""What is done with one vacancy: renewed, filled, or closed with an outcome."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from werkgevers import vacature_afsluiten, vacatures
from werkgevers.api.vacatures import eigen, lees
from werkgevers.api.vacaturevelden import VacatureUit
from werkgevers.api.werkgevers import SCHRIJVEN
from werkgevers.models import Vacature


class SluitenIn(serializers.Serializer[Any]):
    """How a vacancy ended."""

    uitkomst = serializers.ChoiceField(
        [keuze for keuze in Vacature.Uitkomst.choices if keuze[0] != Vacature.Uitkomst.VERLOPEN]
    )
    toelichting = serializers.CharField(max_length=500, allow_blank=True, default="")


class _Stap(Bewerking):
    """What is done to a vacancy of the own location."""

    serializer_class = VacatureUit
    queryset = Vacature.objects.none()

    @extend_schema(responses={200: VacatureUit})
    def post(self, request: Request, pk: int) -> Response:
        """Do it, if that can be done now."""
        vacature = eigen(self.locatie, pk)
        velden = self.ingevuld() if self.invoer else {}

        def zet() -> Response:
            self.doe(vacature, velden)
            return self.een(lees(self.locatie, pk))

        return self.in_een_keer(zet)

    def doe(self, vacature: Vacature, velden: dict[str, Any]) -> None:
        """The step itself."""
        raise NotImplementedError


class Verlengen(_Stap):
    """Still current."""

    toegang: ClassVar = {"POST": Toegang(SCHRIJVEN, Recht.VACATURES, "Zeg dat een vacature nog actueel is.")}

    def doe(self, vacature: Vacature, velden: dict[str, Any]) -> None:
        """It stays open for another term."""
        vacatures.verleng(vacature=vacature, door=self.medewerker)


class Vervuld(_Stap):
    """Every place has been taken."""

    toegang: ClassVar = {"POST": Toegang(SCHRIJVEN, Recht.VACATURES, "Zeg dat een vacature is vervuld.")}

    def doe(self, vacature: Vacature, velden: dict[str, Any]) -> None:
        """It closes."""
        vacature_afsluiten.vervul(vacature=vacature, door=self.medewerker)


class Sluiten(_Stap):
    """It ended otherwise, or closed by itself before."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.VACATURES, "Sluit een vacature, met hoe het is afgelopen.")
    }
    invoer = SluitenIn

    def doe(self, vacature: Vacature, velden: dict[str, Any]) -> None:
        """With its outcome."""
        verlopen = vacature.uitkomst == Vacature.Uitkomst.VERLOPEN
        sluit = vacature_afsluiten.bepaal_uitkomst if verlopen else vacature_afsluiten.sluit
        sluit(vacature=vacature, door=self.medewerker, **velden)
