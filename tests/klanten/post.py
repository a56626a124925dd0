"""What tests on outgoing mail and sms share: the standard texts, and a client who prefers a channel."""

from pathlib import Path

from django.conf import settings
from django.core import serializers

from klanten.models import Klant


def laad_teksten() -> None:
    """The standard texts as the portal delivers them."""
    bestand = Path(settings.BASE_DIR) / "keten" / "fixtures" / "teksten.json"
    for record in serializers.deserialize("json", bestand.read_text(encoding="utf-8")):
        record.save()


def wil(klant: Klant, kanaal: str, **anders: object) -> Klant:
    """Let the client prefer a channel, with an address and a mobile number."""
    gegevens = klant.contactgegevens
    velden = {
        "voorkeurskanaal": kanaal,
        "email": "marieke@klant.example",
        "telefoon": "+31612345678",
        **anders,
    }
    for naam, waarde in velden.items():
        setattr(gegevens, naam, waarde)
    gegevens.full_clean()
    gegevens.save()
    return Klant.objects.get(pk=klant.pk)
