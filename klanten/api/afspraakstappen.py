"""What becomes of a meeting: moved, called off, held or not."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from klanten import afspraken
from klanten.api.afspraken import MOMENT, RECHT, AfspraakUit, MomentIn, met_namen
from klanten.api.dossierdeel import Dossierbewerking, RedenIn
from klanten.models import Afspraak


class VerzetIn(MomentIn):
    """Another moment for a meeting that still stands where it was seen."""

    gezien = serializers.DateTimeField(help_text="Het begin van de afspraak zoals u die las.")


class UitkomstIn(serializers.Serializer[Any]):
    """Whether the client came."""

    verschenen = serializers.BooleanField()


class _Stap(Dossierbewerking):
    """Something that is done to one meeting."""

    serializer_class = AfspraakUit
    queryset = Afspraak.objects.none()

    @extend_schema(responses={200: AfspraakUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Doing the same twice changes nothing."""
        afspraak = get_object_or_404(met_namen(self.klant.afspraken.all()), pk=pk)
        velden = self.ingevuld()
        return self.in_een_keer(lambda: self.een(self.doe(afspraak, velden)))

    def doe(self, afspraak: Afspraak, velden: dict[str, Any]) -> Afspraak:
        """The step itself."""
        raise NotImplementedError


class Verzetten(_Stap):
    """To another moment."""

    toegang: ClassVar = {"POST": Toegang(Bereik.AFSPRAKEN, RECHT, "Verzet een afspraak.")}
    invoer = VerzetIn
    veldnamen = MOMENT

    def doe(self, afspraak: Afspraak, velden: dict[str, Any]) -> Afspraak:
        """Move it, unless somebody else moved it in between."""
        return afspraken.verzet(afspraak=afspraak, door=self.medewerker, **velden)


class Afzeggen(_Stap):
    """With a reason that the client can read."""

    toegang: ClassVar = {"POST": Toegang(Bereik.AFSPRAKEN, RECHT, "Zeg een afspraak af.")}
    invoer = RedenIn

    def doe(self, afspraak: Afspraak, velden: dict[str, Any]) -> Afspraak:
        """Call it off."""
        return afspraken.zeg_af(afspraak=afspraak, door=self.medewerker, **velden)


class Uitkomst(_Stap):
    """After the moment."""

    toegang: ClassVar = {"POST": Toegang(Bereik.AFSPRAKEN, RECHT, "Leg vast of de klant kwam.")}
    invoer = UitkomstIn

    def doe(self, afspraak: Afspraak, velden: dict[str, Any]) -> Afspraak:
        """Say whether the client came."""
        return afspraken.leg_uitkomst_vast(afspraak=afspraak, door=self.medewerker, **velden)
