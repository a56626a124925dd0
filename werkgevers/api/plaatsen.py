"""A client starts in a job: after a proposal, or having come in another way."""

from typing import Any, ClassVar

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.doelen import Doel
from keten.rechten import Recht
from klanten.inzage import leg_bijzondere_inzage_vast
from klanten.models import Klant
from werkgevers import klantkeuze, plaatsen
from werkgevers.api.bemiddeling import vereis_bemiddeling
from werkgevers.api.plaatsingen import BEREIK, ONDERDEEL, BaanWijzig, OverPlaatsing, PlaatsingUit
from werkgevers.api.vacatures import lees as lees_vacature
from werkgevers.models import Vacature, Voordracht


class BaanIn(BaanWijzig):
    """When the work begins, and for how long."""

    begint_op = serializers.DateField(help_text="De eerste werkdag.")


class DirectIn(BaanIn):
    """The same, for a client who is known already by number and name."""

    klantnummer = serializers.CharField(max_length=14, help_text="Zoals op een brief.")
    achternaam = serializers.CharField(max_length=100)


class _Plaatsen(OverPlaatsing):
    """A new placement."""

    met_doel = ("POST",)

    def plaats(
        self, vacature: Vacature, klant: Klant, velden: dict[str, Any], voordracht: Voordracht | None = None
    ) -> Response:
        """Record it, once."""
        return self.nieuw(
            lambda: plaatsen.plaats(
                vacature=vacature, klant=klant, voordracht=voordracht, door=self.medewerker, **velden
            ),
            "plaatsing",
            met=lambda plaatsing: [plaatsing.pk],
        )


class NaVoordracht(_Plaatsen):
    """The employer accepted a candidate."""

    toegang: ClassVar = {
        "POST": Toegang(BEREIK, Recht.PLAATSEN, "Leg de plaatsing van een aangenomen kandidaat vast.")
    }
    invoer = BaanIn

    @extend_schema(responses={201: PlaatsingUit})
    def post(self, request: Request, pk: int) -> Response:
        """Of a client or at a vacancy of the location; the look is recorded."""
        vereis_bemiddeling(request)
        hier = Q(locatie=self.locatie) | Q(vacature__locatie=self.locatie)
        aangenomen = Voordracht.objects.filter(hier, stand=Voordracht.Stand.GEPLAATST)
        met = ("klant__locatie", "klant__beeld__contactpersoon__partner", "vacature__werkgever")
        voordracht = get_object_or_404(aangenomen.select_related(*met), pk=pk)
        leg_bijzondere_inzage_vast(
            klant=voordracht.klant,
            door=self.medewerker,
            onderdeel=ONDERDEEL,
            doel=Doel.BEMIDDELING,
            systeem=self.verzoek.systeem_of_niets,
        )
        return self.plaats(voordracht.vacature, voordracht.klant, self.ingevuld(), voordracht)


class Direct(_Plaatsen):
    """Without a proposal."""

    toegang: ClassVar = {
        "POST": Toegang(
            BEREIK, Recht.PLAATSEN, "Leg de plaatsing vast van een klant die zonder voordracht begon."
        )
    }
    invoer = DirectIn

    @extend_schema(responses={201: PlaatsingUit})
    def post(self, request: Request, pk: int) -> Response:
        """Number and surname together name the client; the look is recorded."""
        vereis_bemiddeling(request)
        vacature, velden = lees_vacature(self.locatie, pk), self.ingevuld()
        klant = klantkeuze.kies(
            klantnummer=velden.pop("klantnummer"),
            achternaam=velden.pop("achternaam"),
            locatie=self.locatie,
            door=self.medewerker,
            onderdeel=ONDERDEEL,
            systeem=self.verzoek.systeem_of_niets,
        )
        return self.plaats(vacature, klant, velden)
