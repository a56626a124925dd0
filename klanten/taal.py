"""The language in which a client reads the pages and gets mail, sms and letters."""

from django.conf import settings
from django.db import transaction
from django.db.models import F

from keten.models import Gebruiker, Tekstblok
from klanten import tijdlijn
from klanten.models import Contactgegevens, Gebeurtenis

TALEN = frozenset(code for code, _naam in settings.LANGUAGES)


def van(gebruiker: Gebruiker) -> str:
    """The language that the dossier of this account knows; Dutch without a dossier."""
    bekend = Contactgegevens.objects.filter(klant__gebruiker=gebruiker).values_list("taal", flat=True)
    return bekend.first() or settings.LANGUAGE_CODE


@transaction.atomic
def onthoud(*, gebruiker: Gebruiker, taal: str) -> None:
    """Keep in the dossier which language the client chose; without a dossier there is nothing to keep.

    Whoever has the contact details open meanwhile is told, as after any other change.
    """
    gegevens = Contactgegevens.objects.select_for_update(of=("self",)).select_related("klant")
    huidig = gegevens.filter(klant__gebruiker=gebruiker).exclude(taal=taal).first()
    if huidig is None:
        return
    Contactgegevens.objects.filter(pk=huidig.pk).update(taal=taal, versie=F("versie") + 1)
    tijdlijn.leg_vast(
        huidig.klant,
        Gebeurtenis.Soort.GEGEVENS,
        f"Taal van pagina's en berichten gekozen: {Tekstblok.Taal(taal).label}.",
        door_klant=True,
    )
