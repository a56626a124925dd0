"""What an operation of the API is: who may, what comes in, which domain function does it, what goes out."""

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, cast
from urllib.parse import parse_qsl

import pghistory
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.generics import GenericAPIView
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.serializers import BaseSerializer
from stdnum.nl import bsn

from keten.api import fouten, herhalen, versies
from keten.api.bereik import Toegang
from keten.api.beschrijving import VERSIE
from keten.api.bladeren import Bladeren
from keten.api.fouten import Geweigerd
from keten.api.inhoud import Bestandslezer, Lezer, Schrijver
from keten.api.limiet import PerSysteem
from keten.api.toegang import Bevoegd, Sleutel
from keten.models import Locatie, Medewerker, MetVersie
from keten.verzoek import Verzoek

_CIJFERS = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_TUSSEN = re.compile(r"[\s.]")


class Bewerking(GenericAPIView[Any]):
    """One address of the API, with for each method what it asks.

    Attributes:
        toegang: per method which scope and which right it needs.
        invoer: the serializer of what comes in on POST and PATCH; `serializer_class` is what goes out.
        bestand: what comes in is a file with its fields (multipart), instead of JSON.
        met_versie: a change names the version that was read.
        bladert: GET gives a page of a list, in the order of `volgorde`.
        sorteringen: by what else a list can be asked: names as in the answer, each with a field of the record
            itself that is never empty, for the cursor compares it.
        met_doel: methods that name a purpose, although they are not about one dossier.
        veldnamen: what a field is called here, when the domain function calls it differently.
    """

    http_method_names: Any = ("get", "head", "post", "patch", "delete")
    toegang: ClassVar[Mapping[str, Toegang]] = {}
    invoer: ClassVar[type[BaseSerializer[Any]] | None] = None
    bestand: ClassVar[bool] = False
    met_versie: ClassVar[bool] = False
    bladert: ClassVar[bool] = False
    volgorde: ClassVar[tuple[str, ...]] = ("pk",)
    sorteringen: ClassVar[Mapping[str, str]] = {}
    veldnamen: ClassVar[Mapping[str, str]] = {}
    met_doel: ClassVar[tuple[str, ...]] = ()
    authentication_classes = (Sleutel,)
    permission_classes = (Bevoegd,)
    throttle_classes = (PerSysteem,)
    parser_classes = (Lezer,)
    renderer_classes: Any = (Schrijver,)
    pagination_class = Bladeren
    filter_backends = (DjangoFilterBackend,)

    @property
    def verzoek(self) -> Verzoek:
        """The request as the doors and screens of the portal know it."""
        return cast(Verzoek, self.request._request)

    @property
    def medewerker(self) -> Medewerker:
        """The employee for whom the system asks."""
        return self.verzoek.medewerker

    @property
    def locatie(self) -> Locatie:
        """The location at which it is asked."""
        return self.verzoek.locatie

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Check key, scope, right and rate; a BSN in an address is refused before anything else."""
        if _noemt_bsn(request.META["QUERY_STRING"]):
            raise Geweigerd(400, "Zet nooit een BSN in een adres. Zoek met POST op /klanten/zoeken.")
        super().initial(request, *args, **kwargs)
        if request.method != "GET":
            herhalen.sleutel_van(request)  # a key that is none is said so, whatever else is wrong

    def get_parsers(self) -> list[BaseParser]:
        """What is read: JSON, or a file where the operation takes one; never both."""
        return [Bestandslezer()] if self.bestand else super().get_parsers()

    def get_exception_handler(self) -> Callable[..., Response | None]:
        """Faults in our own words."""
        return fouten.antwoord

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Every answer names the version of the API and what is left of the limit, and is never kept."""
        antwoord = super().finalize_response(request, response, *args, **kwargs)
        antwoord["API-Version"] = VERSIE
        antwoord.setdefault("Cache-Control", "no-store")
        for naam, waarde in getattr(self.verzoek, "limiet", {}).items():
            antwoord[naam] = waarde
        return antwoord

    def weergave(self, record: Any) -> Any:
        """A record as it goes out."""
        return self.get_serializer(record).data

    def ingevuld(self, *, deels: bool = False) -> dict[str, Any]:
        """What was sent, checked; the names are those of the domain function.

        Args:
            deels: only what should change was sent.

        Raises:
            ValidationError: with a message per field.
        """
        assert self.invoer is not None
        invoer = self.invoer(data=self.request.data, partial=deels, context=self.get_serializer_context())
        invoer.is_valid(raise_exception=True)
        return dict(invoer.validated_data)

    def lijst(self, rijen: Any) -> Response:
        """A page of a list."""
        pagina = self.paginate_queryset(self.filter_queryset(rijen))
        return self.get_paginated_response(self.get_serializer(pagina, many=True).data)

    def een(
        self,
        record: Any,
        *,
        status: int = 200,
        adres: str = "",
        als: type[BaseSerializer[Any]] | None = None,
    ) -> Response:
        """One record, with its version when it has one.

        Args:
            adres: where a new record can be read from now on.
            als: how it goes out, when `serializer_class` is a line of a list.
        """
        koppen = {"ETag": versies.etag(record)} if isinstance(record, MetVersie) else {}
        if adres:
            koppen["Location"] = adres
        uit = als(record, context=self.get_serializer_context()).data if als else self.weergave(record)
        return Response(uit, status=status, headers=koppen)

    def nieuw(
        self,
        maak: Callable[[], Any],
        adres: str = "",
        *,
        met: Callable[[Any], list[Any]] | None = None,
        als: type[BaseSerializer[Any]] | None = None,
    ) -> Response:
        """Make a record once, all or nothing; the answer (201) is the record and where it can be read.

        Args:
            maak: makes it with a domain function.
            adres: name of the address of one such record; empty when there is none.
            met: of what that address is made for a record, when it is not what this address names with the
                number of the record.
            als: as at `een`.
        """

        def doe() -> Response:
            record = maak()
            waar = met(record) if met else [*self.kwargs.values(), record.pk]
            plek = reverse(f"api:{adres}", args=waar, request=self.request) if adres else ""
            return self.een(record, status=201, adres=plek, als=als)

        return self.in_een_keer(doe)

    def versie(self) -> int:
        """The version of the record that the system has read before it changes it."""
        return versies.verwacht(self.request)

    def in_een_keer(self, doe: Callable[[], Response]) -> Response:
        """Do something once for one `Idempotency-Key`, all or nothing, in the name of system and person."""
        systeem = self.verzoek.systeem_of_niets
        assert systeem is not None  # no operation that writes is open to the whole world
        with pghistory.context(
            gebruiker=self.verzoek.user.pk,
            naam=f"{systeem} namens {self.medewerker}",
            partner=self.medewerker.partner.naam,
        ):
            return herhalen.eenmalig(self.request, systeem, doe)


def _noemt_bsn(vraag: str) -> bool:
    """Whether a BSN stands in the question part of an address, also with spaces or points between."""
    woorden = (_TUSSEN.sub("", woord) for paar in parse_qsl(vraag, keep_blank_values=True) for woord in paar)
    return any(bsn.is_valid(getal.zfill(9)) for woord in woorden for getal in _CIJFERS.findall(woord))
