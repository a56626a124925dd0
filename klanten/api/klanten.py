"""Finding a client, and the head of a dossier."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.fouten import Geweigerd
from keten.api.toegang import doel_van
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten import persoonsgegevens
from klanten.api.dossierdeel import Dossierbewerking
from klanten.inzage import leg_lijst_vast
from klanten.models import Clientbeeld, Klant
from klanten.onderdelen import in_woorden
from klanten.zoeken import is_nummer, met_nummer

_LEZEN = Bereik.KLANTEN_LEZEN
_MEESTE = 25


class KlantKort(serializers.ModelSerializer[Klant]):
    """Who it is, to recognise the right person."""

    class Meta:
        model = Klant
        fields = ("klantnummer", "naam", "geboortedatum")
        read_only_fields = fields

    klantnummer = serializers.IntegerField(min_value=10_000_000)
    naam = serializers.CharField()


class ZoekIn(serializers.Serializer[Any]):
    """What to search for."""

    zoekterm = serializers.CharField(
        max_length=100, help_text="Een BSN, een klantnummer of (het begin van) een naam."
    )


class ZoekUit(serializers.Serializer[Any]):
    """Clients of the own location that fit."""

    klanten = KlantKort(many=True)


class Zoeken(Bewerking):
    """Searching by body only: a BSN or a name never stands in an address."""

    toegang: ClassVar = {"POST": Toegang(_LEZEN, Recht.ZOEKEN, "Zoek een klant van de locatie.")}
    serializer_class = ZoekUit
    invoer = ZoekIn
    met_doel = ("POST",)

    @extend_schema(responses={200: ZoekUit})
    def post(self, request: Request) -> Response:
        """The clients that fit, at most 25; the register of looks names the search for each of them."""
        doel = doel_van(request)
        term = self.ingevuld()["zoekterm"]
        if is_nummer(term):
            klant = met_nummer(term, locatie=self.locatie)
            gevonden = [klant] if klant else []
        else:
            klanten = Klant.objects.van_locatie(self.locatie).zoek_naam(term).order_by("zoeknaam", "pk")
            gevonden = list(klanten[: _MEESTE + 1])
        if len(gevonden) > _MEESTE:
            raise Geweigerd(422, "Er zijn te veel klanten met deze naam. Zoek preciezer.")
        leg_lijst_vast(
            Clientbeeld.objects.filter(klant__in=gevonden),
            door=self.medewerker,
            onderdeel=in_woorden("api:klanten_zoeken"),
            doel=doel,
            systeem=self.verzoek.systeem_of_niets,
        )
        return Response(self.get_serializer({"klanten": gevonden}).data)


class BeeldUit(serializers.ModelSerializer[Clientbeeld]):
    """Where the client stands now, as every list of the portal shows it."""

    contactpersoon = serializers.CharField(allow_null=True, help_text="Naam van de vaste contactpersoon.")

    class Meta:
        model = Clientbeeld
        fields = (
            "status",
            "regimes",
            "contactpersoon",
            "identiteit_op",
            "intake_op",
            "route",
            "diagnose_op",
            "kwadrant",
            "werkplan",
            "laatste_contact",
            "volgende_afspraak",
            "volgende_stap",
            "volgende_stap_op",
            "herdiagnose_op",
        )
        read_only_fields = fields


class KlantUit(serializers.ModelSerializer[Klant]):
    """Who the client is, and where the client stands."""

    klantnummer = serializers.IntegerField(min_value=10_000_000)
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    beeld = BeeldUit()

    class Meta:
        model = Klant
        fields = (
            "klantnummer",
            "voornamen",
            "roepnaam",
            "tussenvoegsel",
            "achternaam",
            "geboortedatum",
            "geslacht",
            "aangemeld_op",
            "locatie",
            "beeld",
            "versie",
        )
        read_only_fields = fields


class PersoonIn(serializers.ModelSerializer[Klant]):
    """What is corrected; what is left out stays."""

    class Meta:
        model = Klant
        fields = ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht")


class Dossier(Dossierbewerking):
    """The head of a dossier; its parts have addresses of their own below it."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De kop van een dossier."),
        "PATCH": Toegang(
            Bereik.KLANTEN_SCHRIJVEN, Recht.DOSSIER_WIJZIGEN, "Verbeter naam, geboortedatum of geslacht."
        ),
    }
    serializer_class = KlantUit
    invoer = PersoonIn
    met_versie = True

    def get(self, request: Request, klantnummer: int) -> Response:
        """Who it is, with the version that a change must name."""
        return self.een(self.klant)

    def patch(self, request: Request, klantnummer: int) -> Response:
        """Correct what was sent, unless somebody else changed it in between."""
        velden = self.ingevuld(deels=True)
        return self.in_een_keer(
            lambda: self.een(
                persoonsgegevens.wijzig_persoon(
                    klant=self.klant, versie=self.versie(), door=self.medewerker, **velden
                )
            )
        )
