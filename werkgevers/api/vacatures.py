"""Vacancies: the list, entering, reading and changing one."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.views import Bewerking
from keten.models import Locatie
from keten.rechten import Recht
from werkgevers import vacaturelijst, vacatures
from werkgevers.api.vacaturevelden import VacatureIn, VacatureKort, VacatureUit, VacatureWijzig
from werkgevers.api.werkgevers import LEZEN, SCHRIJVEN
from werkgevers.models import Vacature
from werkgevers.vacature_eisen import eisen_van
from werkgevers.vacaturelijst import ANDERE, EIGEN, TELLERS, Selectie

_ALLES = "alles"
_MET = ("werkgever", "beroep", "locatie", "partner")
_NAMEN: dict[str, str] = {"ontvangen_dag": "ontvangen_op"}
_JA = [("ja", "ja")]


class Vacaturefilter(django_filters.FilterSet):
    """What the screen of the list can choose, with the same query behind it."""

    bereik = django_filters.ChoiceFilter(
        choices=[(ANDERE, "vrijgegeven door anderen")],
        label="Wat andere locaties vrijgaven; anders de vacatures van de eigen locatie.",
    )
    teller = django_filters.ChoiceFilter(choices=[(code, teller.naam) for code, teller in TELLERS.items()])
    stand = django_filters.ChoiceFilter(
        choices=[*Vacature.Stand.choices, (_ALLES, "alle")], label="Anders alleen wat open staat."
    )
    soort = django_filters.ChoiceFilter(choices=Vacature.Soort.choices)
    groep = django_filters.CharFilter(label="Naam van een beroepsgroep.")
    sector = django_filters.CharFilter(label="Code van een sector.")
    mijn = django_filters.ChoiceFilter(choices=_JA, label="Alleen van de eigen werkgevers.")
    vrij = django_filters.ChoiceFilter(choices=_JA, label="Alleen wat is vrijgegeven.")
    term = django_filters.CharFilter(max_length=80, label="Deel van de functie of de werkgever.")

    def filter_queryset(self, queryset: QuerySet[Vacature]) -> QuerySet[Vacature]:
        """The vacancies that were asked for."""
        verzoek, keuze = self.request._request, self.form.cleaned_data
        stand = keuze["stand"]
        selectie = Selectie(
            locatie=verzoek.locatie,
            bereik=keuze["bereik"] or EIGEN,
            teller=keuze["teller"] or ("" if stand else "open"),
            stand="" if stand == _ALLES else stand,
            van=verzoek.medewerker if keuze["mijn"] else None,
            vrij=bool(keuze["vrij"]),
            **{naam: keuze[naam] for naam in ("soort", "groep", "sector", "term")},
        )
        return vacaturelijst.kies(selectie).select_related(*_MET)


class Vacatures(Bewerking):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "De vacatures van de locatie, nieuwste eerst."),
        "POST": Toegang(SCHRIJVEN, Recht.VACATURES, "Voer een vacature in; de klok van 72 uur begint."),
    }
    serializer_class = VacatureKort
    invoer = VacatureIn
    bladert = True
    volgorde = ("-ontvangen_op", "-pk")
    sorteringen: ClassVar = {"ontvangenOp": "ontvangen_op", "titel": "titel", "stand": "stand"}
    filterset_class = Vacaturefilter
    veldnamen = _NAMEN
    queryset = Vacature.objects.none()

    def get(self, request: Request) -> Response:
        """A page."""
        return self.lijst(self.get_queryset())

    @extend_schema(responses={201: VacatureUit})
    def post(self, request: Request) -> Response:
        """Register it; every partner of the location sees it at once."""
        velden = {"eisen": [], **self.ingevuld()}

        def registreer() -> Vacature:
            nieuw = vacatures.registreer(locatie=self.locatie, door=self.medewerker, **velden)
            return lees(self.locatie, nieuw.pk)

        return self.nieuw(registreer, "vacature", als=VacatureUit)


class EenVacature(Bewerking):
    """One vacancy of the location, or one that another released."""

    toegang: ClassVar = {
        "GET": Toegang(LEZEN, Recht.WERKGEVERS_ZIEN, "Eén vacature, met wat zij vraagt en haar klok."),
        "PATCH": Toegang(SCHRIJVEN, Recht.VACATURES, "Wijzig een open vacature."),
    }
    serializer_class = VacatureUit
    invoer = VacatureWijzig
    met_versie = True
    queryset = Vacature.objects.none()

    def get(self, request: Request, pk: int) -> Response:
        """With the version that a change must name."""
        return self.een(lees(self.locatie, pk))

    def patch(self, request: Request, pk: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        vacature, velden = eigen(self.locatie, pk), self.ingevuld(deels=True)
        velden.setdefault("eisen", eisen_van(vacature))
        velden.setdefault("zonder_eisen", not velden["eisen"] and not vacature.eisen.exists())

        def wijzig() -> Response:
            vacatures.wijzig(vacature=vacature, versie=self.versie(), door=self.medewerker, **velden)
            return self.een(lees(self.locatie, pk))

        return self.in_een_keer(wijzig)


def lees(locatie: Locatie, pk: int) -> Vacature:
    """A vacancy that this location may see, with what is shown of it."""
    rijen = Vacature.objects.zichtbaar_op(locatie).select_related(*_MET)
    return get_object_or_404(rijen.prefetch_related("eisen__competentie"), pk=pk)


def eigen(locatie: Locatie, pk: int) -> Vacature:
    """A vacancy of the location itself, which may change it."""
    rijen: QuerySet[Any] = Vacature.objects.filter(locatie=locatie).select_related("werkgever", "locatie")
    vacature: Vacature = get_object_or_404(rijen, pk=pk)
    return vacature
