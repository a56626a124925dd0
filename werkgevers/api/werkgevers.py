"""Employers: the list, finding one, registering and changing."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.fouten import Geweigerd
from keten.api.velden import Code
from keten.api.views import Bewerking
from keten.rechten import Recht
from werkgevers import registreren
from werkgevers.models import Sector, Werkgever
from werkgevers.werkgeverslijst import NIET, TELLERS, Selectie, kies, met_lijst, zoek

LEZEN, SCHRIJVEN = Bereik.WERKGEVERS_LEZEN, Bereik.WERKGEVERS_SCHRIJVEN
_MEESTE = 25
_MEDEWERKERS = 1_000_000
_KEUZES = ("sector", "grootte", "stadium", "leeftijd")
_ONBEKEND = (NIET, "nog niet bekend")
_Grootte = Werkgever.Grootte


class Werkgeversfilter(django_filters.FilterSet):
    """What the screen of the list can choose, with the same query behind it."""

    bereik = django_filters.ChoiceFilter(
        choices=[("mij", "accountmanager"), ("land", "heel Nederland")],
        label="Van wie deze medewerker accountmanager is, of heel Nederland; anders die van de locatie.",
    )
    teller = django_filters.ChoiceFilter(choices=[(code, teller.naam) for code, teller in TELLERS.items()])
    sector = django_filters.CharFilter(label=f"Code van een sector, of {NIET}.")
    grootte = django_filters.ChoiceFilter(
        choices=[*((een.value, een.label) for een in _Grootte if een.value), _ONBEKEND]
    )
    stadium = django_filters.ChoiceFilter(choices=[*Werkgever.Stadium.choices, _ONBEKEND])
    leeftijd = django_filters.ChoiceFilter(
        choices=[("oud", "veel mensen van 55 jaar en ouder"), ("jong", "minder"), _ONBEKEND]
    )

    def filter_queryset(self, queryset: QuerySet[Werkgever]) -> QuerySet[Werkgever]:
        """The employers that were asked for."""
        verzoek, keuze = self.request._request, self.form.cleaned_data
        selectie = Selectie(
            locatie=None if keuze["bereik"] else verzoek.locatie,
            van=verzoek.medewerker if keuze["bereik"] == "mij" else None,
            teller=keuze["teller"] or "alles",
            **{naam: keuze[naam] for naam in _KEUZES},
        )
        return kies(selectie)


class WerkgeverKort(serializers.ModelSerializer[Werkgever]):
    """A line of the list."""

    sector = serializers.SlugRelatedField[Any]("code", read_only=True, allow_null=True)
    locatie = serializers.SlugRelatedField[Any]("code", read_only=True)
    grootte = serializers.CharField(help_text="klein, midden of groot; leeg als het niet bekend is.")
    plaats = serializers.CharField()
    accountmanager = serializers.CharField(source="accountmanager_naam", allow_null=True)
    team = serializers.CharField(source="teamnaam", allow_null=True)
    laatste_contact = serializers.DateField(allow_null=True)
    volgend_contact = serializers.DateField(source="gepland_op", allow_null=True)
    open_vacature = serializers.BooleanField(source="heeft_vacature")

    class Meta:
        model = Werkgever
        fields: tuple[str, ...] = (
            "id",
            "naam",
            "kvk_nummer",
            "locatie",
            "sector",
            "medewerkers",
            "grootte",
            "plaats",
            "accountmanager",
            "team",
            "laatste_contact",
            "volgend_contact",
            "open_vacature",
        )
        read_only_fields = fields


class WerkgeverUit(WerkgeverKort):
    """One employer, with the version that a change must name."""

    stadium = serializers.ChoiceField(Werkgever.Stadium.choices, allow_blank=True)
    website = serializers.CharField(help_text="Leeg als het niet bekend is.")

    class Meta(WerkgeverKort.Meta):
        fields = (
            *WerkgeverKort.Meta.fields,
            "stadium",
            "aandeel_55plus",
            "website",
            "notitie",
            "voorbeeld",
            "versie",
        )
        read_only_fields = fields


class WerkgeverWijzig(serializers.ModelSerializer[Werkgever]):
    """What changes; what is left out stays."""

    kvk_nummer = serializers.CharField(
        max_length=20, required=False, allow_blank=True, help_text="Acht cijfers."
    )
    sector = Code[Sector](
        queryset=Sector.objects.all(), required=False, allow_null=True, help_text="Code van de sector."
    )
    medewerkers = serializers.IntegerField(
        min_value=0, max_value=_MEDEWERKERS, required=False, allow_null=True
    )

    class Meta:
        model = Werkgever
        fields: tuple[str, ...] = (
            "naam",
            "kvk_nummer",
            "sector",
            "medewerkers",
            "stadium",
            "aandeel_55plus",
            "website",
            "notitie",
        )
        validators: ClassVar[list[Any]] = []


class WerkgeverIn(WerkgeverWijzig):
    """A new employer, with its main branch."""

    straat = serializers.CharField(max_length=100, allow_blank=True, default="")
    postcode = serializers.CharField(max_length=7)
    plaats = serializers.CharField(max_length=80)
    toch_nieuw = serializers.BooleanField(
        default=False, help_text="Iemand keek naar de werkgevers die erop lijken; dit is een andere."
    )
    word_accountmanager = serializers.BooleanField(default=False)

    class Meta(WerkgeverWijzig.Meta):
        fields = (
            *WerkgeverWijzig.Meta.fields,
            "straat",
            "postcode",
            "plaats",
            "toch_nieuw",
            "word_accountmanager",
        )


class WerkgeverzoekIn(serializers.Serializer[Any]):
    """What to search for."""

    zoekterm = serializers.CharField(
        max_length=100, help_text="Een KvK-nummer, of het begin van een naam of een plaats."
    )


class WerkgeverzoekUit(serializers.Serializer[Any]):
    """Employers of the whole country that fit."""

    werkgevers = WerkgeverKort(many=True)


class Werkgevers(Bewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "De werkgevers van de locatie, op naam."),
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Registreer een werkgever."),
    }
    serializer_class = WerkgeverKort
    invoer = WerkgeverIn
    bladert = True
    volgorde = ("zoeknaam", "pk")
    sorteringen: ClassVar = {"naam": "zoeknaam"}
    filterset_class = Werkgeversfilter
    queryset = Werkgever.objects.none()

    def get(self, request: Request) -> Response:
        """A page."""
        return self.lijst(self.get_queryset())

    @extend_schema(responses={201: WerkgeverUit})
    def post(self, request: Request) -> Response:
        """Take an employer into the register, unless it is there already."""
        velden = self.ingevuld()

        def registreer() -> Werkgever:
            nieuw = registreren.registreer(locatie=self.locatie, door=self.medewerker, **velden)
            return lees(nieuw.pk)

        return self.nieuw(registreer, "werkgever", als=WerkgeverUit)


class WerkgeverZoeken(Bewerking):
    """Searching by body, so that a number or a name never stands in an address."""

    toegang: ClassVar = {
        "POST": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Zoek een werkgever in heel Nederland.")
    }
    serializer_class = WerkgeverzoekUit
    invoer = WerkgeverzoekIn

    @extend_schema(responses={200: WerkgeverzoekUit})
    def post(self, request: Request) -> Response:
        """The employers that fit, at most 25; nothing is written."""
        rijen = met_lijst(Werkgever.objects.lopend()).filter(zoek(self.ingevuld()["zoekterm"]))
        gevonden = list(rijen.select_related("sector", "locatie").order_by("zoeknaam", "pk")[: _MEESTE + 1])
        if len(gevonden) > _MEESTE:
            raise Geweigerd(422, "Er zijn te veel werkgevers. Zoek preciezer.")
        return Response(self.get_serializer({"werkgevers": gevonden}).data)


class EenWerkgever(Bewerking):
    """One employer, of whichever location."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén werkgever."),
        "PATCH": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Wijzig de gegevens van een werkgever."),
    }
    serializer_class = WerkgeverUit
    invoer = WerkgeverWijzig
    met_versie = True
    queryset = Werkgever.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """As all partners know it; one that was merged is not there any more."""
        return self.een(lees(pk))

    def patch(self, request: Request, pk: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        werkgever, velden = lees(pk), self.ingevuld(deels=True)

        def wijzig() -> Response:
            registreren.wijzig(werkgever=werkgever, versie=self.versie(), door=self.medewerker, **velden)
            return self.een(lees(pk))

        return self.in_een_keer(wijzig)

    def weergave(self, record: Any) -> Any:
        """With what the list shows too, also of the version that stood in the way."""
        return super().weergave(record if hasattr(record, "heeft_vacature") else lees(record.pk))


def lees(pk: int) -> Werkgever:
    """An employer that still is one, with what a list shows of it."""
    rijen = met_lijst(Werkgever.objects.lopend()).select_related("sector", "locatie")
    return get_object_or_404(rijen, pk=pk)


def open_werkgever(pk: int) -> Werkgever:
    """An employer that still is one, to read or add to what belongs to it."""
    return get_object_or_404(Werkgever.objects.lopend().select_related("locatie"), pk=pk)
