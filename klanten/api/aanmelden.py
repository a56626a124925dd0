"""Registering a client: what comes in."""

from typing import Any

from rest_framework import serializers

from klanten.api.contactgegevens import ContactgegevensIn
from klanten.api.mensen import Teamnummer
from klanten.keuring import geldig_bsn
from klanten.models import Contactgegevens, Klant, Situatie
from klanten.namen import splits_achternaam


class AanmeldIn(serializers.ModelSerializer[Klant]):
    """Who it is, how to reach the client, and what the client does now."""

    bsn = serializers.CharField(max_length=20, write_only=True, help_text="Negen cijfers.")
    arbeid = serializers.ChoiceField(choices=Situatie.Arbeid.choices, help_text="De situatie van de klant.")
    contactgegevens = ContactgegevensIn()
    is_een_ander = serializers.BooleanField(
        default=False, help_text="De dossiers die erop lijken zijn bekeken: dit is een ander."
    )
    team = Teamnummer(required=False, allow_null=True, default=None)
    zonder_team = serializers.BooleanField(
        default=False, help_text="De klant hoort bij geen team. Anders gelden de regels van de locatie."
    )

    class Meta:
        model = Klant
        fields = (
            "bsn",
            "voornamen",
            "roepnaam",
            "tussenvoegsel",
            "achternaam",
            "geboortedatum",
            "geslacht",
            "arbeid",
            "contactgegevens",
            "team",
            "zonder_team",
            "is_een_ander",
        )

    def validate_bsn(self, waarde: str) -> str:
        """Nine digits that pass the eleven-test."""
        return geldig_bsn(waarde)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A prefix that was written with the surname stands apart, as on the screen."""
        tussenvoegsel, achternaam = splits_achternaam(attrs["achternaam"])
        if tussenvoegsel and not attrs.get("tussenvoegsel"):
            attrs |= {"tussenvoegsel": tussenvoegsel, "achternaam": achternaam}
        attrs["contactgegevens"].setdefault("voorkeurskanaal", Contactgegevens.Kanaal.TELEFOON)
        return attrs
