"""Choices of route: what the portal advises, what was chosen, and a new choice."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from diagnose import routeren
from diagnose.models import Motivatie, Routeerwijze, Routering, Zoekbeeld
from diagnose.routes import wijzen
from keten.api.bereik import Bereik, Toegang
from keten.fouten import NietToegestaan
from keten.rechten import Recht
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Clientbeeld

_LEZEN, _SCHRIJVEN = Bereik.DIAGNOSE_LEZEN, Bereik.DIAGNOSE_SCHRIJVEN


class RouteringIn(serializers.ModelSerializer[Routering]):
    """What is chosen beside the advice that was read."""

    gezien_advies = serializers.ChoiceField(
        Clientbeeld.Route.choices, help_text="De route uit het advies dat is gelezen."
    )
    vorige = serializers.IntegerField(
        min_value=1,
        max_value=2**62,
        allow_null=True,
        default=None,
        help_text="Nummer van de vorige keuze uit het advies dat is gelezen; leeg als er geen was.",
    )
    reden = serializers.CharField(
        max_length=1000,
        allow_blank=True,
        default="",
        help_text="Nodig bij afwijken van het advies en als de route verandert. Zonder namen: "
        "de reden staat ook in het overzicht van de locatie.",
    )
    motivatie = serializers.ChoiceField(Motivatie.choices, help_text="Hoe de motivatie nu is.")
    zoekgedrag = serializers.ChoiceField(Zoekbeeld.choices, help_text="Hoe de klant nu naar werk zoekt.")

    class Meta:
        model = Routering
        fields = ("besluit", "reden", "gezien_advies", "vorige", "motivatie", "zoekgedrag")


class RouteringUit(serializers.ModelSerializer[Routering]):
    """One choice of route: what was advised, what was decided, and why."""

    door = serializers.CharField(help_text="Naam van wie besliste.")
    partner = serializers.SlugRelatedField[Any]("code", read_only=True)

    class Meta:
        model = Routering
        fields = ("id", "op", "methode", "advies", "besluit", "reden", "voorlopig", "door", "partner")
        read_only_fields = fields


class Routeringen(Dossierbewerking):
    """The routes that were chosen, and choosing one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De gekozen routes van een klant, nieuwste eerst."),
        "POST": Toegang(_SCHRIJVEN, Recht.ROUTEREN, "Kies een route, na het lezen van het advies."),
    }
    serializer_class = RouteringUit
    invoer = RouteringIn
    queryset = Routering.objects.none()
    bladert = True
    volgorde = ("-op", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page, newest first."""
        return self.lijst(self.klant.routeringen.select_related("door__gebruiker", "partner"))

    @extend_schema(responses={201: RouteringUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Choose in the name of the employee, unless advice or route changed since they were read."""
        velden = self.ingevuld()
        return self.nieuw(
            lambda: routeren.kies(klant=self.klant, door=self.medewerker, **velden), "routering"
        )


class EenRoutering(Dossierbewerking):
    """One choice of route."""

    toegang: ClassVar = {"GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén gekozen route van een klant.")}
    serializer_class = RouteringUit
    queryset = Routering.objects.none()

    def get(self, request: Request, klantnummer: int, pk: int) -> Response:
        """As it was decided."""
        rijen = self.klant.routeringen.select_related("door__gebruiker", "partner")
        return self.een(get_object_or_404(rijen, pk=pk))


class CriteriumUit(serializers.Serializer[Any]):
    """One criterion of the decision tree."""

    naam = serializers.CharField(help_text="Leeg als het criterium geen naam heeft.")
    zin = serializers.CharField(help_text="Wat wordt gevraagd, en wat het dossier daarover zegt.")
    uitkomst = serializers.BooleanField(help_text="Of het criterium geldt.")


class AdviesUit(serializers.Serializer[Any]):
    """What the portal advises now, and on what."""

    route = serializers.ChoiceField(
        Clientbeeld.Route.choices, help_text="Noem deze bij de keuze in `gezienAdvies`."
    )
    vorige = serializers.IntegerField(
        allow_null=True, help_text="Nummer van de laatste keuze; noem het bij de keuze in `vorige`."
    )
    wijze = serializers.ChoiceField(
        Routeerwijze.WIJZEN, help_text="Hoe de locatie een route kiest; een duogesprek staat op het scherm."
    )
    redenen = serializers.ListField(
        child=serializers.CharField(), help_text="De criteria die tot route B leidden."
    )
    criteria = CriteriumUit(many=True, help_text="Elk criterium van de beslisboom.")
    onbekend = serializers.ListField(
        child=serializers.CharField(), help_text="Wat de beslisboom vraagt en het dossier niet zegt."
    )
    omstandigheden = serializers.ListField(
        child=serializers.CharField(),
        help_text="Codes van de belemmeringen die de beslisboom vraagt; leg ze vast bij belemmeringen.",
    )
    vraagt_startkwalificatie = serializers.BooleanField(
        help_text="Of de startkwalificatie meetelt; leg die vast bij situatie."
    )
    bijgesteld = serializers.CharField(help_text="Wat het advies van de beslisboom veranderde, of leeg.")
    onleesbaar = serializers.CharField(help_text="Waarom er geen advies is, of leeg; dan is een reden nodig.")


class Advies(Dossierbewerking):
    """The advice about a route."""

    toegang: ClassVar = {
        "GET": Toegang(_SCHRIJVEN, Recht.ROUTEREN, "Het advies over de route van een klant, met uitleg.")
    }
    serializer_class = AdviesUit

    def get(self, request: Request, klantnummer: int) -> Response:
        """On what the dossier says now; a location without routes gives none."""
        locatie = self.klant.locatie
        if not locatie.met_routes:
            raise NietToegestaan(routeren.ZONDER_ROUTES)
        advies, vorige = routeren.adviseer(self.klant), self.klant.routeringen.first()
        uit = {
            "route": advies.route,
            "vorige": vorige and vorige.pk,
            "wijze": wijzen.geldend(locatie).wijze,
            "redenen": advies.redenen,
            "criteria": advies.criteria,
            "onbekend": advies.onbekend,
            "omstandigheden": sorted(advies.omstandigheden),
            "vraagt_startkwalificatie": advies.vraagt_startkwalificatie,
            "bijgesteld": advies.bijgesteld,
            "onleesbaar": advies.onleesbaar,
        }
        return Response(self.get_serializer(uit).data)
