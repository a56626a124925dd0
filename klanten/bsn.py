"""The BSN: encrypted at rest, found by a keyed code, and shown only to somebody who asks for it (K-11)."""

import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from klanten.inzage import leg_bijzondere_inzage_vast
from klanten.models import Doel, Identiteitsnummer, Klant


def versleutel(bsn: str) -> bytes:
    """Encrypt a BSN with the newest key; twice the same BSN gives two different texts."""
    return _fernet().encrypt(bsn.encode())


def ontsleutel(versleuteld: bytes | memoryview) -> str:
    """Read an encrypted BSN with whichever key made it.

    Raises:
        NietToegestaan: none of the keys in the settings fits.
    """
    try:
        return _fernet().decrypt(bytes(versleuteld)).decode()
    except InvalidToken as fout:
        raise NietToegestaan("Dit BSN is niet te lezen met de sleutels van het portaal.") from fout


def zoeksleutel(bsn: str) -> bytes:
    """The code by which a BSN is found; without the key nobody can make it, or turn it back."""
    return hmac.digest(settings.BSN_ZOEKSLEUTEL.encode(), bsn.encode(), "sha256")


def heeft_bsn(bsn: str) -> Q:
    """Which clients have this BSN: one, or none."""
    return Q(identiteitsnummer__zoeksleutel=zoeksleutel(bsn))


def is_bsn_van(klant: Klant, bsn: str) -> bool:
    """Whether a BSN is this client's, without reading the client's own."""
    return Klant.objects.filter(heeft_bsn(bsn), pk=klant.pk).exists()


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


def versleutel_opnieuw(*, per_keer: int = 500) -> int:
    """Encrypt every BSN that an older key made with the newest key.

    Batches commit one by one, and what the newest key made is passed over: stopped half-way, the next run
    goes on where this one ended.

    Returns:
        How many BSNs got the newest key.

    Raises:
        NietToegestaan: a BSN was made with a key that is no longer in the settings.
    """
    nieuwste = Fernet(settings.BSN_SLEUTELS[0])
    gedaan, laatste = 0, 0
    while True:
        with transaction.atomic():
            rij = Identiteitsnummer.objects.select_for_update().filter(pk__gt=laatste).order_by("pk")
            nummers = list(rij[:per_keer])
            oud = [nummer for nummer in nummers if not _gemaakt_met(nieuwste, nummer)]
            for nummer in oud:
                nummer.versleuteld = versleutel(ontsleutel(nummer.versleuteld))
            Identiteitsnummer.objects.bulk_update(oud, ["versleuteld"])
        if not nummers:
            return gedaan
        gedaan, laatste = gedaan + len(oud), nummers[-1].pk


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in settings.BSN_SLEUTELS])


def _gemaakt_met(sleutel: Fernet, nummer: Identiteitsnummer) -> bool:
    try:
        sleutel.decrypt(bytes(nummer.versleuteld))
    except InvalidToken:
        return False
    return True
