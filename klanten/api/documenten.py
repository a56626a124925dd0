"""The documents of a dossier: what there is, their content, a new one, and one taken out of use."""

import uuid
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.api.inhoud import Schrijver
from keten.rechten import Recht
from klanten import documenten
from klanten.api.dossierdeel import Dossierbewerking, RedenIn
from klanten.bestanden import als_bijlage, samen
from klanten.bestandssoorten import EXTENSIES, SOORTEN
from klanten.models import Document

_LEZEN, _WIJZIGEN = Bereik.KLANTEN_LEZEN, Bereik.CONTACTEN


class DocumentIn(serializers.ModelSerializer[Document]):
    """A file with what it is; whether the file is what its name says, the house finds out."""

    bestand = serializers.FileField(
        max_length=200,
        allow_empty_file=True,  # the domain says that it is empty, in our words
        help_text=f"Een van deze soorten: {', '.join(EXTENSIES)}.",
    )
    zichtbaar_voor_klant = serializers.BooleanField(
        default=True, help_text="Of de klant het document ziet; weggelaten: ja."
    )

    class Meta:
        model = Document
        fields = ("bestand", "soort", "titel", "zichtbaar_voor_klant")


class DocumentUit(serializers.ModelSerializer[Document]):
    """What is known of a file, without its content."""

    wie = serializers.CharField(help_text="Wie het toevoegde, in woorden.")

    class Meta:
        model = Document
        fields = (
            "id",
            "soort",
            "titel",
            "mediatype",
            "bytes",
            "op",
            "wie",
            "zichtbaar_voor_klant",
            "ingetrokken_op",
            "reden_intrekken",
        )
        read_only_fields = fields


class _OverDocumenten(Dossierbewerking):
    """What the operations on the records share."""

    serializer_class = DocumentUit
    queryset = Document.objects.none()

    def rijen(self) -> QuerySet[Document]:
        """Those of this client, with who added them."""
        return self.klant.documenten.select_related(
            "door__medewerker__partner", "door__partneraccount__partner"
        )


class Documenten(_OverDocumenten):
    """The list, and a new one."""

    toegang: ClassVar = {
        "GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De documenten van een klant, nieuwste eerst."),
        "POST": Toegang(_WIJZIGEN, Recht.CONTACT, "Voeg een document toe, als multipart/form-data."),
    }
    invoer = DocumentIn
    bestand = True
    bladert = True
    volgorde = ("-op", "-pk")

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page; what was withdrawn keeps its line, with the reason."""
        return self.lijst(self.rijen())

    @extend_schema(responses={201: DocumentUit})
    def post(self, request: Request, klantnummer: int) -> Response:
        """Add a file; when the answer cannot be kept after all, neither file nor record is."""
        velden = self.ingevuld()
        with samen():
            return self.nieuw(lambda: self._bewaar(velden), "document")

    def _bewaar(self, velden: dict[str, Any]) -> Document:
        """The same request is known by its `Idempotency-Key`, so the number of a form is always new."""
        return documenten.bewaar(klant=self.klant, door=self.medewerker, indiening=uuid.uuid4(), **velden)


class EenDocument(_OverDocumenten):
    """One document."""

    toegang: ClassVar = {"GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "Eén document van een klant.")}

    def get(self, request: Request, klantnummer: int, document: uuid.UUID) -> Response:
        """What is known of it."""
        return self.een(get_object_or_404(self.rijen(), pk=document))


class Intrekken(_OverDocumenten):
    """One document taken out of use."""

    toegang: ClassVar = {
        "POST": Toegang(_WIJZIGEN, Recht.CONTACT, "Trek een document in; niemand opent het daarna nog.")
    }
    invoer = RedenIn

    @extend_schema(responses={200: DocumentUit})
    def post(self, request: Request, klantnummer: int, document: uuid.UUID) -> Response:
        """With the reason; the line stays."""
        gekozen, velden = get_object_or_404(self.rijen(), pk=document), self.ingevuld()
        return self.in_een_keer(
            lambda: self.een(documenten.trek_in(document=gekozen, door=self.medewerker, **velden))
        )


class AlsBestand(Schrijver):
    """Lets any type of file through; what goes wrong is told in JSON."""

    media_type: ClassVar[str] = "*/*"


class Inhoud(Dossierbewerking):
    """The content of one document."""

    toegang: ClassVar = {"GET": Toegang(_LEZEN, Recht.DOSSIER_INZIEN, "De inhoud van een document.")}
    renderer_classes = (AlsBestand,)
    queryset = Document.objects.none()

    @extend_schema(responses={(200, soort.mediatype): OpenApiTypes.BINARY for soort in SOORTEN})
    def get(self, request: Request, klantnummer: int, document: uuid.UUID) -> FileResponse:
        """The file, to be kept as one; what was withdrawn nobody opens any more."""
        return als_bijlage(get_object_or_404(self.klant.documenten, pk=document, ingetrokken_op=None))
