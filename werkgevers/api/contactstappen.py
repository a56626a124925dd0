"""Contacts ahead: planned and moved with an eye on the other partners, and called off."""

from collections.abc import Callable
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Toegang
from keten.api.fouten import MEDIATYPE, probleem
from keten.api.views import Bewerking
from keten.rechten import Recht
from klanten.api.dossierdeel import RedenIn
from klanten.api.mensen import Collega
from werkgevers import contact_leggen, contact_plannen
from werkgevers.api.contacten import ContactUit, Persoonsnummer, lees
from werkgevers.api.werkgevers import SCHRIJVEN, open_werkgever
from werkgevers.contact_plannen import DubbeleBenadering
from werkgevers.models import Werkgeverscontact


class DagVanContactIn(serializers.Serializer[Any]):
    """When, and what is needed when another partner is near."""

    op = serializers.DateField(help_text="De dag van het contact.")
    om = serializers.TimeField(required=False, allow_null=True, help_text="Hoe laat.")
    toch_reden = serializers.CharField(
        max_length=300,
        required=False,
        allow_blank=True,
        help_text="Waarom toch, als een andere partner rond die dag ook contact heeft.",
    )
    gewaarschuwd_voor = serializers.IntegerField(
        min_value=1,
        required=False,
        allow_null=True,
        help_text="Nummer van het contact uit de waarschuwing; de reden geldt alleen daarvoor.",
    )


class PlanIn(DagVanContactIn):
    """A contact that is to come."""

    kanaal = serializers.ChoiceField(Werkgeverscontact.Kanaal.choices)
    doel = serializers.ChoiceField(Werkgeverscontact.Doel.choices)
    onderwerp = serializers.CharField(max_length=200, help_text="In een paar woorden, voor alle partners.")
    contactpersoon = Persoonsnummer()
    medewerker = Collega(Recht.WERKGEVERS, required=False, allow_null=True)


class _Stap(Bewerking):
    """What is done to a contact; a warning about another partner comes back with that contact."""

    serializer_class = ContactUit
    queryset = Werkgeverscontact.objects.none()

    def tenzij_dubbel(self, doe: Callable[[], Response]) -> Response:
        """What came of it, or the contact of the other partner that is in the way."""
        try:
            return doe()
        except DubbeleBenadering as fout:
            wat = probleem(
                409,
                fout.melding,
                velden=[{"veld": "tochReden", "melding": fout.melding}],
                contact=ContactUit(fout.contact).data,
            )
            return Response(wat, status=409, content_type=MEDIATYPE)


class Plannen(_Stap):
    """A contact ahead."""

    toegang: ClassVar = {
        "POST": Toegang(
            SCHRIJVEN,
            Recht.WERKGEVERS,
            "Plan een contact; kort op dat van een andere partner komt eerst een waarschuwing (409).",
        )
    }
    invoer = PlanIn

    @extend_schema(responses={201: ContactUit})
    def post(self, request: Request, pk: int) -> Response:
        """Plan it, with a reason when another partner is near."""
        werkgever, velden = open_werkgever(pk), self.ingevuld()

        def plan() -> Werkgeverscontact:
            return contact_plannen.plan(
                werkgever=werkgever, locatie=self.locatie, door=self.medewerker, **velden
            )

        return self.tenzij_dubbel(lambda: self.nieuw(plan, "werkgeverscontact"))


class Verzetten(_Stap):
    """Another day."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Verzet een gepland contact met een werkgever.")
    }
    invoer = DagVanContactIn

    @extend_schema(responses={200: ContactUit})
    def post(self, request: Request, pk: int, nummer: int) -> Response:
        """Move it; the same warning counts as when it was planned."""
        contact, velden = lees(pk, nummer), self.ingevuld()

        def verzet() -> Response:
            contact_plannen.verzet(contact=contact, door=self.medewerker, **velden)
            return self.een(lees(pk, nummer))

        return self.tenzij_dubbel(lambda: self.in_een_keer(verzet))


class Afzeggen(_Stap):
    """It does not take place."""

    toegang: ClassVar = {
        "POST": Toegang(SCHRIJVEN, Recht.WERKGEVERS, "Zeg een gepland contact met een werkgever af.")
    }
    invoer = RedenIn

    @extend_schema(responses={200: ContactUit})
    def post(self, request: Request, pk: int, nummer: int) -> Response:
        """Call it off, with a reason."""
        contact, velden = lees(pk, nummer), self.ingevuld()

        def zeg_af() -> Response:
            contact_leggen.zeg_af(contact=contact, door=self.medewerker, **velden)
            return self.een(lees(pk, nummer))

        return self.in_een_keer(zeg_af)
