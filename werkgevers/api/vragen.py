"""Questions of employers: the inbox, a new one, and its answer."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.fouten import Geweigerd
from keten.api.velden import Code
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten.api.mensen import MedewerkerUit
from werkgevers import vraaglijst, vragen
from werkgevers.api.werkgevers import LEZEN, SCHRIJVEN
from werkgevers.models import Contactpersoon, Instantie, Vraagbericht, Werkgever, Werkgeversvraag

_Kanaal = Werkgeversvraag.Kanaal
_MET = ("werkgever", "behandelaar__gebruiker", "behandelaar__partner", "van_instantie", "locatie")


class Vragenfilter(django_filters.FilterSet):
    """What the screen of the list can choose, with the same query behind it."""

    stand = django_filters.ChoiceFilter(
        choices=[
            ("te_laat", "te laat"),
            ("reactie", "nieuwe reactie"),
            ("doorgezet", "bij een andere instantie"),
            ("afgerond", "afgerond"),
            ("alle", "alle"),
        ],
        label="Anders wat open is.",
    )
    van = django_filters.ChoiceFilter(
        choices=[("mij", "bij deze medewerker"), ("niemand", "nog bij niemand")],
        label="Bij wie de vraag ligt.",
    )
    soort = django_filters.ChoiceFilter(choices=Werkgeversvraag.Soort.choices)
    kanaal = django_filters.ChoiceFilter(choices=_Kanaal.choices)

    def filter_queryset(self, queryset: QuerySet[Werkgeversvraag]) -> QuerySet[Werkgeversvraag]:
        """The questions that were asked for."""
        wie, keuze = self.request._request.medewerker, self.form.cleaned_data
        gekozen = {naam: keuze[naam] or "" for naam in ("stand", "van", "soort", "kanaal")}
        return vraaglijst.kies(queryset, medewerker=wie, **gekozen)


class VraagIn(serializers.ModelSerializer[Werkgeversvraag]):
    """A question at the desk, over the telephone or by mail, with the answer if it was given at once."""

    werkgever = serializers.PrimaryKeyRelatedField(
        queryset=Werkgever.objects.lopend(),
        required=False,
        allow_null=True,
        help_text="Nummer van de werkgever; anders de naam bij bedrijf.",
    )
    contactpersoon = serializers.PrimaryKeyRelatedField(
        queryset=Contactpersoon.objects.filter(vertrokken_op__isnull=True),
        required=False,
        allow_null=True,
        help_text="Nummer van een contactpersoon bij de werkgever.",
    )
    van_instantie = Code[Instantie](
        queryset=Instantie.objects.all(),
        required=False,
        allow_null=True,
        help_text="Code van de instantie die de vraag doorstuurde.",
    )
    kanaal = serializers.ChoiceField([keuze for keuze in _Kanaal.choices if keuze[0] != _Kanaal.WEB])
    antwoord = serializers.CharField(
        max_length=2000, required=False, allow_blank=True, help_text="Als er meteen antwoord is gegeven."
    )

    class Meta:
        model = Werkgeversvraag
        fields = (
            "werkgever",
            "contactpersoon",
            "bedrijf",
            "vrager",
            "telefoon",
            "email",
            "van_instantie",
            "kanaal",
            "soort",
            "vraag",
            "antwoord",
        )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Somebody asks, and a person belongs to the employer."""
        werkgever, persoon = attrs.get("werkgever"), attrs.get("contactpersoon")
        if werkgever is None and not attrs.get("bedrijf", "").strip():
            raise serializers.ValidationError(
                {"bedrijf": "Kies de werkgever, of vul de naam van het bedrijf in."}
            )
        if persoon is not None and (werkgever is None or persoon.werkgever_id != werkgever.pk):
            raise serializers.ValidationError(
                {"contactpersoon": "Deze persoon hoort niet bij deze werkgever."}
            )
        return attrs


class VraagKort(serializers.ModelSerializer[Werkgeversvraag]):
    """A line of the inbox."""

    werkgever = serializers.IntegerField(source="werkgever_id", allow_null=True)
    van_wie = serializers.CharField(help_text="De werkgever, of wat bekend is van wie het vroeg.")
    van_instantie = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    behandelaar = MedewerkerUit(allow_null=True)

    class Meta:
        model = Werkgeversvraag
        fields: tuple[str, ...] = (
            "id",
            "werkgever",
            "van_wie",
            "locatie",
            "kanaal",
            "soort",
            "vraag",
            "van_instantie",
            "gesteld_op",
            "vervalt_op",
            "behandelaar",
            "stand",
            "afgerond_op",
        )
        read_only_fields = fields


class VraagberichtUit(serializers.ModelSerializer[Vraagbericht]):
    """Something that was said about a question."""

    door = serializers.CharField(source="door.naam")

    class Meta:
        model = Vraagbericht
        fields = ("soort", "tekst", "via", "door", "op")
        read_only_fields = fields


class VraagUit(VraagKort):
    """One question, with what was said."""

    contactpersoon = serializers.IntegerField(source="contactpersoon_id", allow_null=True)
    email = serializers.CharField(help_text="Leeg als het niet bekend is.")
    berichten = VraagberichtUit(many=True)

    class Meta(VraagKort.Meta):
        fields = (*VraagKort.Meta.fields, "contactpersoon", "vrager", "telefoon", "email", "berichten")
        read_only_fields = fields


class VraagantwoordIn(serializers.Serializer[Any]):
    """The answer, and how the employer hears it."""

    tekst = serializers.CharField(max_length=2000)
    via = serializers.ChoiceField(Vraagbericht.Via.choices)


class Vragen(Bewerking):
    """The inbox, and a question more."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "De vragen van werkgevers aan de locatie."),
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS_ZIEN, "Leg een vraag van een werkgever vast."),
    }
    serializer_class = VraagKort
    invoer = VraagIn
    bladert = True
    volgorde = ("vervalt_op", "pk")
    filterset_class = Vragenfilter
    queryset = Werkgeversvraag.objects.none()

    def get(self, request: Request) -> Response:
        """A page, what must be answered first on top."""
        return self.lijst(vraaglijst.lijst(self.medewerker, self.locatie).select_related(*_MET))

    @extend_schema(responses={201: VraagUit})
    def post(self, request: Request) -> Response:
        """Everybody who hears one may; the accountmanager or the team gets it."""
        velden = self.ingevuld()

        def stel() -> Werkgeversvraag:
            nieuw = vragen.stel(locatie=self.locatie, door=self.medewerker, **velden)
            return _lees(self, nieuw.pk)

        return self.nieuw(stel, "werkgeversvraag", als=VraagUit)


class EenVraag(Bewerking):
    """One question that this person may see."""

    toegang: ClassVar = {"GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén vraag van een werkgever.")}
    serializer_class = VraagUit
    queryset = Werkgeversvraag.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """With what was said."""
        return self.een(_lees(self, pk))


class Beantwoorden(Bewerking):
    """The employer has the answer."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Beantwoord een vraag van een werkgever.")
    }
    serializer_class = VraagUit
    invoer = VraagantwoordIn
    queryset = Werkgeversvraag.objects.none()

    @extend_schema(responses={200: VraagUit})
    def post(self, request: Request, pk: int) -> Response:
        """At the location itself; whoever has no account cannot read it in the portal."""
        vraag, velden = _lees(self, pk), self.ingevuld()
        if vraag.locatie_id != self.locatie.pk:
            raise Geweigerd(403, f"{vraag.locatie} beantwoordt deze vraag.")
        persoon = vraag.contactpersoon
        in_portaal = persoon is not None and persoon.gebruiker_id is not None
        if velden["via"] == Vraagbericht.Via.PORTAAL and not in_portaal:
            raise serializers.ValidationError({"via": "Deze werkgever heeft geen account in het portaal."})

        def beantwoord() -> Response:
            vragen.beantwoord(vraag=vraag, door=self.medewerker, **velden)
            return self.een(_lees(self, pk))

        return self.in_een_keer(beantwoord)


def _lees(view: Bewerking, pk: int) -> Werkgeversvraag:
    """A question that this person may see; any other does not exist."""
    zichtbaar = vragen.zichtbaar_voor(view.medewerker, view.locatie).select_related(*_MET, "contactpersoon")
    return get_object_or_404(zichtbaar.prefetch_related("berichten__door"), pk=pk)
