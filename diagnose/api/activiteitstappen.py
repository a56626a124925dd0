"""What becomes of a step of a plan: moved, taken out, started, done or stopped."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import activiteiten, voortgang
from diagnose.api.activiteiten import ActiviteitUit, Planbewerking
from diagnose.api.werkplannen import SCHRIJVEN, Planantwoord, WerkplanUit
from diagnose.models import Activiteit
from diagnose.voortgang import Stap
from keten.api.bereik import Toegang
from keten.rechten import Recht


class RichtingIn(serializers.Serializer[Any]):
    """Where a step goes."""

    omhoog = serializers.BooleanField(help_text="Eén plaats naar voren in het plan; anders naar achteren.")


class _InConcept(Planantwoord, Planbewerking):
    """What changes a plan in the making; the plan comes back."""

    @extend_schema(responses={200: WerkplanUit})
    def post(self, request: Request, klantnummer: int, pk: int, nummer: int) -> Response:
        """Do it, as long as the plan is being written."""
        activiteit, velden = self.activiteit(), self.ingevuld() if self.invoer else {}

        def doe() -> Response:
            self.doe(activiteit, velden)
            return self.een(self.plan())

        return self.in_een_keer(doe)

    def doe(self, activiteit: Activiteit, velden: dict[str, Any]) -> None:
        """The change itself."""
        raise NotImplementedError


class Verplaatsen(_InConcept):
    """Another place in the plan."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Verplaats een activiteit in een werkplan.")
    }
    invoer = RichtingIn

    def doe(self, activiteit: Activiteit, velden: dict[str, Any]) -> None:
        """At the end of the list nothing changes."""
        activiteiten.verplaats(activiteit=activiteit, door=self.medewerker, **velden)


class Weghalen(_InConcept):
    """Out of the plan."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Haal een activiteit uit een werkplan dat in de maak is.")
    }

    def doe(self, activiteit: Activiteit, velden: dict[str, Any]) -> None:
        """What ran in the version before stays there."""
        activiteiten.verwijder(activiteit=activiteit, door=self.medewerker)


class _Voortgang(Planbewerking):
    """How it goes with a step of the plan that counts."""

    overgang: ClassVar[Stap]
    serializer_class = ActiviteitUit

    @extend_schema(responses={200: ActiviteitUit})
    def post(self, request: Request, klantnummer: int, pk: int, nummer: int) -> Response:
        """Say so, unless it cannot be in its present state."""
        activiteit = self.activiteit()

        def zet() -> Response:
            voortgang.zet(activiteit=activiteit, stap=self.overgang, door=self.medewerker)
            return self.een(self.activiteit())

        return self.in_een_keer(zet)


class Starten(_Voortgang):
    """It began, or began again."""

    toegang: ClassVar = {"POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Zeg dat een activiteit is begonnen.")}
    overgang = Stap.START


class Afronden(_Voortgang):
    """It is done."""

    toegang: ClassVar = {"POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Zeg dat een activiteit is afgerond.")}
    overgang = Stap.AFRONDEN


class Stoppen(_Voortgang):
    """It ended early."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Zeg dat een activiteit eerder is gestopt.")
    }
    overgang = Stap.STOPPEN
