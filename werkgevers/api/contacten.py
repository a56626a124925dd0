"""The one register of contacts with an employer, of all partners; recording one that took place."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten.api.mensen import MedewerkerUit
from werkgevers import contact_leggen
from werkgevers.api.werkgevers import LEZEN, SCHRIJVEN, open_werkgever
from werkgevers.models import Contactpersoon, Werkgeverscontact

PLEKKEN = ("plekken_leren", "plekken_kans", "banen_behouden")
_MEESTE = 5000
_Doel = Werkgeverscontact.Doel


class Persoonsnummer(serializers.PrimaryKeyRelatedField[Contactpersoon]):
    """Somebody who works at the employer in the address, by number."""

    def __init__(self, **kwargs: Any) -> None:
        vast = {"required": False, "allow_null": True, "help_text": "Nummer van de contactpersoon."}
        super().__init__(queryset=Contactpersoon.objects.none(), **{**vast, **kwargs})

    def get_queryset(self) -> QuerySet[Contactpersoon]:
        """Whoever has not left."""
        werkgever = self.context["view"].kwargs.get("pk")
        return Contactpersoon.objects.filter(werkgever=werkgever, vertrokken_op__isnull=True)


def _aantal(uitleg: str) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=0, max_value=_MEESTE, required=False, help_text=uitleg)


class AfrondenIn(serializers.Serializer[Any]):
    """What came of a contact."""

    op = serializers.DateField(help_text="De dag waarop het plaatsvond.")
    contactpersoon = Persoonsnummer()
    verslag = serializers.CharField(
        max_length=4000, help_text="Alle partners lezen dit. Schrijf niets over klanten."
    )
    resultaat = serializers.CharField(max_length=300, required=False, allow_blank=True)
    plekken_leren = _aantal("Leerwerkplekken erbij.")
    plekken_kans = _aantal("Plekken voor langdurig werklozen erbij.")
    banen_behouden = _aantal("Banen behouden bij dreigend ontslag.")


class ContactIn(AfrondenIn):
    """A contact that took place without being planned."""

    kanaal = serializers.ChoiceField(Werkgeverscontact.Kanaal.choices)
    doel = serializers.ChoiceField(_Doel.choices)
    onderwerp = serializers.CharField(max_length=200, help_text="In een paar woorden, voor alle partners.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Places count at vraagbeïnvloeding only."""
        return keur_plekken(attrs, attrs["doel"])


class ContactUit(serializers.ModelSerializer[Werkgeverscontact]):
    """A contact, of whichever partner."""

    contactpersoon = serializers.IntegerField(source="contactpersoon_id", allow_null=True)
    medewerker = MedewerkerUit()
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    kort_op = serializers.IntegerField(
        source="kort_op_id", allow_null=True, help_text="Het contact waarvoor is gewaarschuwd."
    )

    class Meta:
        model = Werkgeverscontact
        fields = (
            "id",
            "contactpersoon",
            "medewerker",
            "locatie",
            "kanaal",
            "doel",
            "onderwerp",
            "gepland_op",
            "gepland_om",
            "gevoerd_op",
            "verslag",
            "resultaat",
            *PLEKKEN,
            "kort_op",
            "toch_reden",
            "stand",
            "afzegreden",
            "versie",
        )
        read_only_fields = fields


class Contacten(Bewerking):
    """The register of one employer, and an addition to it."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Alle contacten met een werkgever, laatste eerst."),
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Leg een contact met een werkgever vast."),
    }
    serializer_class = ContactUit
    invoer = ContactIn
    bladert = True
    volgorde = ("-dag", "-pk")
    queryset = Werkgeverscontact.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """A page, of all partners."""
        rijen = contact_leggen.register(open_werkgever(pk))
        return self.lijst(rijen.select_related("medewerker__partner"))

    @extend_schema(responses={201: ContactUit})
    def post(self, request: Request, pk: int) -> Response:
        """Record one that took place."""
        werkgever, velden = open_werkgever(pk), self.ingevuld()
        return self.nieuw(
            lambda: contact_leggen.leg_vast(
                werkgever=werkgever, locatie=self.locatie, door=self.medewerker, **velden
            ),
            "werkgeverscontact",
        )


class EenContact(Bewerking):
    """One contact; its own partner says what came of it."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén contact met een werkgever."),
        "PATCH": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Zeg wat er van een contact kwam, of verbeter dat."),
    }
    serializer_class = ContactUit
    invoer = AfrondenIn
    met_versie = True
    queryset = Werkgeverscontact.objects.none()

    def get(self, request: Request, pk: int, nummer: int) -> Response:
        """With the version that a change must name."""
        return self.een(lees(pk, nummer))

    def patch(self, request: Request, pk: int, nummer: int) -> Response:
        """Finish or correct it, unless somebody else did in between; what is left out stays."""
        contact, velden = lees(pk, nummer), self.ingevuld(deels=True)
        nu = {"op": contact.gevoerd_op or contact.gepland_op, "verslag": contact.verslag}
        velden = {**nu, "contactpersoon": contact.contactpersoon, **keur_plekken(velden, contact.doel)}

        def rond_af() -> Response:
            contact_leggen.rond_af(contact=contact, versie=self.versie(), door=self.medewerker, **velden)
            return self.een(lees(pk, nummer))

        return self.in_een_keer(rond_af)


def lees(pk: int, nummer: int) -> Werkgeverscontact:
    """A contact with an employer that still is one, with what is shown of it."""
    rijen = open_werkgever(pk).contacten.met_mensen()
    return get_object_or_404(rijen.select_related("medewerker__partner", "werkgever"), pk=nummer)


def keur_plekken(velden: dict[str, Any], doel: str) -> dict[str, Any]:
    """Refuse places that are said at another purpose than vraagbeïnvloeding.

    Raises:
        ValidationError: with the field.
    """
    te_veel = {naam: "Telt alleen bij vraagbeïnvloeding." for naam in PLEKKEN if velden.get(naam)}
    if te_veel and doel != _Doel.VRAAGBEINVLOEDING:
        raise serializers.ValidationError(te_veel)
    return velden
