"""Where and how a client is reached."""

from typing import ClassVar

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from keten.api.bereik import Bereik, Toegang
from keten.rechten import Recht
from klanten import persoonsgegevens
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Contactgegevens

_VELDEN = ("straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal", "taal")


class ContactgegevensIn(serializers.ModelSerializer[Contactgegevens]):
    """What changes; what is left out stays."""

    class Meta:
        model = Contactgegevens
        fields = _VELDEN


class ContactgegevensUit(serializers.ModelSerializer[Contactgegevens]):
    """The same, with the version."""

    class Meta:
        model = Contactgegevens
        fields = (*_VELDEN, "versie")
        read_only_fields = fields


class Gegevens(Dossierbewerking):
    """Reading and changing."""

    toegang: ClassVar = {
        "GET": Toegang(
            Bereik.KLANTEN_LEZEN, Recht.DOSSIER_INZIEN, "Adres, telefoon en e-mail van een klant."
        ),
        "PATCH": Toegang(
            Bereik.KLANTEN_SCHRIJVEN, Recht.DOSSIER_WIJZIGEN, "Wijzig adres, telefoon of e-mail."
        ),
    }
    serializer_class = ContactgegevensUit
    invoer = ContactgegevensIn
    met_versie = True

    def get(self, request: Request, klantnummer: int) -> Response:
        """As known now."""
        return self.een(self.klant.contactgegevens)

    def patch(self, request: Request, klantnummer: int) -> Response:
        """Change what was sent, unless somebody else changed it in between."""
        velden = self.ingevuld(deels=True)
        return self.in_een_keer(
            lambda: self.een(
                persoonsgegevens.wijzig_contactgegevens(
                    klant=self.klant, versie=self.versie(), door=self.medewerker, **velden
                )
            )
        )
