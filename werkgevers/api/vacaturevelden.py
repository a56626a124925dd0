"""A vacancy as it comes in and goes out."""

from typing import Any, ClassVar

from rest_framework import serializers

from keten.api.velden import Code
from klanten.models import Competentie, KlantCompetentie, Opleiding
from werkgevers.models import Beroep, Contactpersoon, Vacature, Vacatureeis, Vestiging, Werkgever
from werkgevers.vacature_eisen import Eis

_MEESTE_EISEN = 20
_WERK = (
    "titel",
    "soort",
    "plaatsen",
    "omschrijving",
    "uren_min",
    "uren_max",
    "loon_van",
    "loon_tot",
    "loon_per",
    "begint_op",
    "postcode",
    "plaats",
    "herkomst",
    "geschikt_wwb",
)
_LOON: dict[str, Any] = {"max_digits": 8, "decimal_places": 2, "min_value": 0, "allow_null": True}


class EisIn(serializers.Serializer[Any]):
    """One thing that the work asks of people."""

    soort = serializers.ChoiceField(Vacatureeis.Soort.choices)
    competentie = Code[Competentie](
        queryset=Competentie.objects.all(), required=False, allow_null=True, help_text="Bij competentie."
    )
    niveau = serializers.ChoiceField(
        KlantCompetentie.Niveau.choices, required=False, allow_null=True, help_text="Bij competentie."
    )
    opleiding = serializers.ChoiceField(
        Opleiding.Niveau.choices, required=False, allow_blank=True, help_text="Bij opleidingsniveau."
    )
    vereist = serializers.BooleanField(default=True, help_text="Anders is het een wens.")
    te_leren = serializers.BooleanField(default=False, help_text="Te leren in het werk.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the domain knows it."""
        return {"eis": Eis(**attrs)}


class EisUit(serializers.ModelSerializer[Vacatureeis]):
    """The same, as it stands."""

    competentie = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    opleiding = serializers.ChoiceField(Opleiding.Niveau.choices, allow_blank=True)

    class Meta:
        model = Vacatureeis
        fields = ("soort", "competentie", "niveau", "opleiding", "vereist", "te_leren")
        read_only_fields = fields


class VacatureWijzig(serializers.ModelSerializer[Vacature]):
    """What changes; what is left out stays. Requirements are sent all together."""

    beroep = Code[Beroep](queryset=Beroep.objects.all(), help_text="Code van het beroep.")
    vestiging = serializers.PrimaryKeyRelatedField(
        queryset=Vestiging.objects.filter(gesloten_op__isnull=True),
        required=False,
        allow_null=True,
        help_text="Nummer van een vestiging van de werkgever.",
    )
    contactpersoon = serializers.PrimaryKeyRelatedField(
        queryset=Contactpersoon.objects.filter(vertrokken_op__isnull=True),
        required=False,
        allow_null=True,
        help_text="Nummer van een contactpersoon bij de werkgever.",
    )
    loon_van = serializers.DecimalField(required=False, **_LOON)
    loon_tot = serializers.DecimalField(required=False, **_LOON)
    postcode = serializers.CharField(
        max_length=7, required=False, help_text="Van het werk; anders die van de vestiging."
    )
    plaats = serializers.CharField(max_length=80, required=False)
    eisen = serializers.ListField(child=EisIn(), required=False, max_length=_MEESTE_EISEN)
    zonder_eisen = serializers.BooleanField(
        required=False, help_text="Er wordt niets gevraagd, en dat is bedoeld."
    )

    class Meta:
        model = Vacature
        fields: tuple[str, ...] = (
            "beroep",
            "vestiging",
            "contactpersoon",
            *_WERK,
            "eisen",
            "zonder_eisen",
        )
        validators: ClassVar[list[Any]] = []

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Requirements as the domain takes them."""
        if "eisen" in attrs:
            attrs["eisen"] = [een["eis"] for een in attrs["eisen"]]
        return attrs


class VacatureIn(VacatureWijzig):
    """A vacancy that comes in; the clock starts."""

    werkgever = serializers.PrimaryKeyRelatedField(
        queryset=Werkgever.objects.lopend(), help_text="Nummer van de werkgever."
    )
    ontvangen_op = serializers.DateTimeField(
        required=False, help_text="Wanneer zij binnenkwam; anders nu. Dan begint de klok van 72 uur."
    )
    toch = serializers.BooleanField(
        default=False, help_text="Dit is een andere vacature dan die er al op lijkt."
    )

    class Meta(VacatureWijzig.Meta):
        fields = ("werkgever", *VacatureWijzig.Meta.fields, "ontvangen_op", "toch")


class VacatureKort(serializers.ModelSerializer[Vacature]):
    """A line of the list, with its clock."""

    werkgever = serializers.IntegerField(source="werkgever_id")
    werkgever_naam = serializers.CharField(source="werkgever.naam")
    beroep = serializers.SlugRelatedField[Any]("code", read_only=True)
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    uitkomst = serializers.ChoiceField(Vacature.Uitkomst.choices, allow_blank=True)

    class Meta:
        model = Vacature
        fields: tuple[str, ...] = (
            "id",
            "werkgever",
            "werkgever_naam",
            "locatie",
            "beroep",
            *(naam for naam in _WERK if naam != "omschrijving"),
            "ontvangen_op",
            "klok_uiterlijk",
            "stil_sinds",
            "melding_uiterlijk",
            "gemeld_op",
            "vervulbaar",
            "voorgedragen_op",
            "actueel_tot",
            "vrijgegeven_op",
            "stand",
            "uitkomst",
            "gesloten_op",
            "versie",
        )
        read_only_fields = fields


class VacatureUit(VacatureKort):
    """One vacancy, with what it asks."""

    vestiging = serializers.IntegerField(source="vestiging_id", allow_null=True)
    contactpersoon = serializers.IntegerField(source="contactpersoon_id", allow_null=True)
    partner = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    eisen = EisUit(many=True)

    class Meta(VacatureKort.Meta):
        fields = (
            *VacatureKort.Meta.fields,
            "omschrijving",
            "vestiging",
            "contactpersoon",
            "partner",
            "toelichting",
            "eisen",
        )
        read_only_fields = fields
