"""An offered dossier is accepted, returned or withdrawn."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from klanten import overdracht_beantwoorden
from klanten.api.dossierdeel import Dossierbewerking
from klanten.api.overdrachten import RECHT, OverdrachtUit
from klanten.models import Overdracht


class WaaromIn(serializers.Serializer[Any]):
    """Why an offer is returned or withdrawn."""

    reden = serializers.CharField(max_length=1000)


class _Antwoord(Dossierbewerking):
    """What is done to one offer."""

    serializer_class = OverdrachtUit
    queryset = Overdracht.objects.none()

    @extend_schema(responses={200: OverdrachtUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Answer, unless it has been answered in between."""
        overdracht = get_object_or_404(self.klant.overdrachten.met_mensen(), pk=pk)
        velden = self.ingevuld() if self.invoer else {}
        return self.in_een_keer(lambda: self.een(self.doe(overdracht, velden)))

    def doe(self, overdracht: Overdracht, velden: dict[str, Any]) -> Overdracht:
        """The answer itself."""
        raise NotImplementedError


class Aannemen(_Antwoord):
    """By whom it was offered to."""

    toegang: ClassVar = {"POST": Toegang(Bereik.OVERDRACHTEN, RECHT, "Neem een aangeboden dossier aan.")}

    def doe(self, overdracht: Overdracht, velden: dict[str, Any]) -> Overdracht:
        """From now on this employee is the contact person."""
        return overdracht_beantwoorden.aanvaard(overdracht=overdracht, door=self.medewerker)


class Teruggeven(_Antwoord):
    """By whom it was offered to."""

    toegang: ClassVar = {"POST": Toegang(Bereik.OVERDRACHTEN, RECHT, "Geef een aangeboden dossier terug.")}
    invoer = WaaromIn

    def doe(self, overdracht: Overdracht, velden: dict[str, Any]) -> Overdracht:
        """The giver stays contact person, and reads why."""
        return overdracht_beantwoorden.geef_terug(overdracht=overdracht, door=self.medewerker, **velden)


class Intrekken(_Antwoord):
    """By who made the offer."""

    toegang: ClassVar = {"POST": Toegang(Bereik.OVERDRACHTEN, RECHT, "Trek het aanbod van een dossier in.")}
    invoer = WaaromIn

    def doe(self, overdracht: Overdracht, velden: dict[str, Any]) -> Overdracht:
        """Nothing changes for the client."""
        return overdracht_beantwoorden.trek_in(overdracht=overdracht, door=self.medewerker, **velden)
