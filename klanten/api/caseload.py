"""The clients of an employee or a location, and registering a new one."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.filters import Filter
from keten.api.toegang import doel_van
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten import aanmelden, tijdlijn
from klanten.api.aanmelden import AanmeldIn
from klanten.api.contactgegevens import ContactgegevensIn
from klanten.api.klanten import BeeldUit, KlantUit
from klanten.caseload import CONTACT, GEGEVENS, NIET, TELLERS, Selectie, kies
from klanten.inzage import leg_lijst_vast
from klanten.models import Clientbeeld, Klant
from klanten.onderdelen import in_woorden

_KEUZES = ("status", "route", "kwadrant", "uitkering", "contact", "gegevens", "competentie")


class Klantenfilter(Filter):
    """What the screen of the caseload can choose, with the same query behind it."""

    wiens = django_filters.ChoiceFilter(
        choices=[("mij", "eigen klanten")], label="Alleen de eigen klanten, anders die van de hele locatie."
    )
    status = django_filters.ChoiceFilter(
        choices=Clientbeeld.Status.choices, label="Anders alleen wie in begeleiding is."
    )
    route = django_filters.ChoiceFilter(choices=[*Clientbeeld.Route.choices, (NIET, "nog geen route")])
    kwadrant = django_filters.ChoiceFilter(
        choices=[*Clientbeeld.Kwadrant.choices, (NIET, "nog geen kwadrant")]
    )
    uitkering = django_filters.CharFilter(label=f"Naam van een uitkering, of {NIET}.")
    contact = django_filters.ChoiceFilter(choices=list(CONTACT.items()), label="Laatste contact.")
    gegevens = django_filters.ChoiceFilter(choices=[(code, naam) for code, (naam, _) in GEGEVENS.items()])
    competentie = django_filters.CharFilter(label="Code van een competentie.")
    teller = django_filters.ChoiceFilter(choices=[(code, teller.naam) for code, teller in TELLERS.items()])
    gewijzigd = django_filters.IsoDateTimeFilter(
        label="Alleen dossiers waarin sinds dit moment iets is gebeurd."
    )

    def filter_queryset(self, queryset: QuerySet[Clientbeeld]) -> QuerySet[Clientbeeld]:
        """The clients that were asked for."""
        verzoek, keuze = self.verzoek, self.form.cleaned_data
        selectie = Selectie(
            locatie=verzoek.locatie,
            van=verzoek.medewerker if keuze["wiens"] else None,
            teller=keuze["teller"] or "alles",
            **{naam: keuze[naam] for naam in _KEUZES},
        )
        beelden = kies(selectie).select_related("klant", "contactpersoon__gebruiker")
        if sinds := keuze["gewijzigd"]:
            beelden = tijdlijn.met_nieuws(beelden, sinds=sinds, rechten=verzoek.rechten)
        return beelden


class KlantInLijst(BeeldUit):
    """A line of the caseload."""

    klantnummer = serializers.IntegerField(source="klant.klantnummer", min_value=10_000_000)
    naam = serializers.CharField(source="klant.naam")

    class Meta(BeeldUit.Meta):
        fields = ("klantnummer", "naam", *BeeldUit.Meta.fields)  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]


class Klanten(Bewerking):
    """The caseload, and a new client."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.KLANTEN_LEZEN, Recht.CASELOAD, "De klanten van de locatie, op klantnummer."),
        "POST": Toegang(Bereik.KLANTEN_SCHRIJVEN, Recht.AANMELDEN, "Meld een klant aan."),
    }
    serializer_class = KlantInLijst
    invoer = AanmeldIn
    bladert = True
    met_doel = ("GET",)
    filterset_class = Klantenfilter
    queryset = Clientbeeld.objects.none()
    veldnamen: ClassVar = {naam: f"contactgegevens.{naam}" for naam in ContactgegevensIn.Meta.fields}

    def get(self, request: Request) -> Response:
        """A page; the list leaves the portal, so the register of looks names it for each client on it."""
        doel = doel_van(request)
        pagina: list[Clientbeeld] = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        leg_lijst_vast(
            Clientbeeld.objects.filter(pk__in=[beeld.pk for beeld in pagina]),
            door=self.medewerker,
            onderdeel=in_woorden("api:klanten"),
            doel=doel,
            systeem=self.verzoek.systeem_of_niets,
        )
        return self.get_paginated_response(self.get_serializer(pagina, many=True).data)

    @extend_schema(responses={201: KlantUit})
    def post(self, request: Request) -> Response:
        """Register somebody; where a dossier has this BSN, that dossier is told, and nobody else."""
        velden = self.ingevuld()
        try:
            return self.nieuw(
                lambda: self._meld_aan(velden),
                "dossier",
                met=lambda klant: [klant.klantnummer],
                als=KlantUit,
            )
        except aanmelden.DossierBestaat as fout:
            aanmelden.signaleer(klant=fout.klant, locatie=self.locatie, door=self.medewerker)
            raise

    def _meld_aan(self, velden: dict[str, Any]) -> Klant:
        nieuw = aanmelden.meld_aan(locatie=self.locatie, door=self.medewerker, **velden)
        met = ("locatie", "beeld__contactpersoon__gebruiker")
        return Klant.objects.select_related(*met).get(pk=nieuw.pk)
