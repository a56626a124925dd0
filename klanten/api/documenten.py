"""The documents of a dossier: what there is, and their content."""

import uuid
from typing import ClassVar

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
from klanten.api.dossierdeel import Dossierbewerking
from klanten.bestanden import als_bijlage
from klanten.bestandssoorten import SOORTEN
from klanten.models import Document


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


class Documenten(Dossierbewerking):
    """The list."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De documenten van een klant, nieuwste eerst."
        )
    }
    serializer_class = DocumentUit
    bladert = True
    volgorde = ("-op", "-pk")
    queryset = Document.objects.none()

    def get(self, request: Request, klantnummer: int) -> Response:
        """A page; what was withdrawn keeps its line, with the reason."""
        return self.lijst(self.klant.documenten.select_related("door"))


class AlsBestand(Schrijver):
    """Lets any type of file through; what goes wrong is told in JSON."""

    media_type: ClassVar[str] = "*/*"


class Inhoud(Dossierbewerking):
    """The content of one document."""

    toegang: ClassVar = {
        "GET": Toegang(Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "De inhoud van een document.")
    }
    renderer_classes = (AlsBestand,)
    queryset = Document.objects.none()

    @extend_schema(responses={(200, soort.mediatype): OpenApiTypes.BINARY for soort in SOORTEN})
    def get(self, request: Request, klantnummer: int, document: uuid.UUID) -> FileResponse:
        """The file, to be kept as one; what was withdrawn nobody opens any more."""
        return als_bijlage(get_object_or_404(self.klant.documenten, pk=document, ingetrokken_op=None))
