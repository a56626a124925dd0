"""What was agreed with a client, in versions: begun, changed, put before the client and taken back."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import werkplannen
from diagnose.api.activiteiten import ActiviteitUit, Planbewerking, met_namen
from diagnose.models import Werkplan
from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking

LEZEN, SCHRIJVEN = Bereik.DIAGNOSE_LEZEN, Bereik.WERKPLANNEN
_TEKST = ("doel", "afspraken", "wens_klant")


class WerkplanIn(serializers.ModelSerializer[Werkplan]):
    """The text of a plan; what stands in it as a step goes by `activiteiten`."""

    class Meta:
        model = Werkplan
        fields = _TEKST


class WerkplanUit(serializers.ModelSerializer[Werkplan]):
    """One version of the plan, with its steps."""

    activiteiten = ActiviteitUit(many=True, read_only=True)
    stand = serializers.ChoiceField(Werkplan.Stand.choices, read_only=True)

    class Meta:
        model = Werkplan
        fields = (
            "id",
            "nummer",
            "stand",
            *_TEKST,
            "gemaakt_op",
            "akkoord_coach_op",
            "akkoord_klant_op",
            "activiteiten",
            "versie",
        )
        read_only_fields = fields


class Planantwoord(Dossierbewerking):
    """An operation that answers with plans; how many steps those have costs no queries."""

    serializer_class = WerkplanUit

    def weergave(self, record: Werkplan) -> Any:
        """With its steps at once, also of a plan that comes back from the domain."""
        prefetch_related_objects([record], Prefetch("activiteiten", met_namen()))
        return super().weergave(record)


class Werkplannen(Planantwoord):
    """All versions of the plan, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.DOSSIER_INZIEN, "De versies van het werkplan, nieuwste eerst."),
        "POST": Toegang(
            SCHRIJVEN,
            Recht.WERKPLAN,
            "Begin een versie van het werkplan; wat gepland is of loopt, komt mee.",
        ),
    }
    invoer = WerkplanIn
    queryset = Werkplan.objects.none()
    bladert = True
    volgorde = ("-nummer", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        plannen: QuerySet[Werkplan] = self.klant.werkplannen.all()
        return self.lijst(plannen.prefetch_related(Prefetch("activiteiten", met_namen())))

    @extend_schema(responses={201: WerkplanUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Begin one, unless one has been begun; that one comes back then (412)."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: werkplannen.maak(klant=self.klant, door=self.medewerker, **velden), "werkplan"
        )


class EenWerkplan(Planantwoord, Planbewerking):
    """One version of the plan."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.DOSSIER_INZIEN, "Eén versie van het werkplan, met haar activiteiten."),
        "PATCH": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Wijzig de tekst van een werkplan dat in de maak is."),
    }
    invoer = WerkplanIn
    met_versie = True

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """With the version that a change must name."""
        return self.een(self.plan())

    def patch(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        plan, velden, versie = self.plan(), self.ingevuld(deels=True), self.versie()
        alles = {naam: getattr(plan, naam) for naam in _TEKST} | velden
        return self.in_een_keer(
            lambda: self.een(werkplannen.wijzig(plan=plan, versie=versie, door=self.medewerker, **alles))
        )


class _Planhandeling(Planantwoord, Planbewerking):
    """What is done to a plan in the making."""

    handeling: ClassVar[Callable[..., Werkplan]]

    @extend_schema(responses={200: WerkplanUit})
    def post(self, request: Request, klantnummer: int, pk: int) -> Response:
        """Do it, unless its state does not allow it."""
        plan = self.plan()
        return self.in_een_keer(lambda: self.een(type(self).handeling(plan=plan, door=self.medewerker)))


class Voorstellen(_Planhandeling):
    """The coach agrees; the client reads it."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Leg een werkplan voor akkoord aan de klant voor.")
    }
    handeling = staticmethod(werkplannen.stel_voor)


class Terugnemen(_Planhandeling):
    """Back to the drawing table."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKPLAN, "Neem een voorgelegd werkplan terug om het te wijzigen.")
    }
    handeling = staticmethod(werkplannen.neem_terug)
