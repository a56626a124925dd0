"""The BSN: encrypted at rest, found by a keyed code, and shown only to somebody who asks for it (K-11)."""

import hmac

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.verzegelen import ontsleutel, versleutel
from klanten.inzage import leg_bijzondere_inzage_vast
from klanten.models import Doel, Identiteitsnummer, Klant


def zoeksleutel(bsn: str) -> bytes:
    """The code by which a BSN is found; without the key nobody can make it, or turn it back."""
    return hmac.digest(settings.BSN_ZOEKSLEUTEL.encode(), bsn.encode(), "sha256")


def heeft_bsn(bsn: str) -> Q:
    """Which clients have this BSN: one, or none."""
    return Q(identiteitsnummer__zoeksleutel=zoeksleutel(bsn))


def is_bsn_van(klant: Klant, bsn: str) -> bool:
    """Whether a BSN is this client's, without reading the client's own."""
    return Klant.objects.filter(heeft_bsn(bsn), pk=klant.pk).exists()


def bewaar(klant: Klant, bsn: str) -> Identiteitsnummer:
    """Keep the BSN of a client: encrypted, and to be found by its code.

    Raises:
        IntegrityError: another client has it already.
    """
    return Identiteitsnummer.objects.create(
        klant=klant, versleuteld=versleutel(bsn), zoeksleutel=zoeksleutel(bsn)
    )


@transaction.atomic
def toon(*, klant: Klant, door: Medewerker, doel: Doel) -> str:
    """Read the BSN of a client; that it was shown is recorded in the same transaction (X-16).

    Raises:
        NietToegestaan: no BSN is known, or the keys do not fit.
    """
    nummer = Identiteitsnummer.objects.filter(klant=klant).first()
    if nummer is None:
        raise NietToegestaan("Van deze klant is geen BSN bekend.")
    leg_bijzondere_inzage_vast(klant=klant, door=door, onderdeel=gettext_noop("BSN getoond"), doel=doel)
    return ontsleutel(nummer.versleuteld)
