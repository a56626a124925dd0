"""Encrypting what may lie in the database only unreadably, with the keys of the settings."""

from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from keten.fouten import NietToegestaan


def versleutel(tekst: str) -> bytes:
    """Encrypt a text with the newest key; twice the same text gives two different results."""
    return _fernet().encrypt(tekst.encode())


def ontsleutel(versleuteld: bytes | memoryview) -> str:
    """Read an encrypted text with whichever key made it.

    Raises:
        NietToegestaan: none of the keys in the settings fits.
    """
    try:
        return _fernet().decrypt(bytes(versleuteld)).decode()
    except InvalidToken as fout:
        raise NietToegestaan("Dit is niet te lezen met de sleutels van het portaal.") from fout


def is_leesbaar(versleuteld: bytes | memoryview) -> bool:
    """Whether one of the keys in the settings fits."""
    try:
        ontsleutel(versleuteld)
    except NietToegestaan:
        return False
    return True


def versleutel_opnieuw(rijen: QuerySet[Any], *velden: str, per_keer: int = 500) -> int:
    """Encrypt fields of records that an older key made with the newest key.

    Batches commit one by one, and what the newest key made is passed over: stopped half-way, the next run
    goes on where this one ended.

    Args:
        velden: names of encrypted fields; an empty one stays empty.

    Returns:
        How many records got the newest key.

    Raises:
        NietToegestaan: one was made with a key that is no longer in the settings.
    """
    nieuwste = Fernet(settings.BSN_SLEUTELS[0])
    gedaan, laatste = 0, 0
    while True:
        with transaction.atomic():
            deel = list(rijen.select_for_update().filter(pk__gt=laatste).order_by("pk")[:per_keer])
            oud = [rij for rij in deel if any([_vernieuw(rij, veld, nieuwste) for veld in velden])]
            if oud:
                rijen.model._base_manager.bulk_update(oud, velden)
        if not deel:
            return gedaan
        gedaan, laatste = gedaan + len(oud), deel[-1].pk


def _vernieuw(rij: Any, veld: str, nieuwste: Fernet) -> bool:
    """Encrypt one field anew; False when it is empty or has the newest key already."""
    waarde = getattr(rij, veld)
    if not waarde:
        return False
    try:
        nieuwste.decrypt(bytes(waarde))
    except InvalidToken:
        setattr(rij, veld, versleutel(ontsleutel(waarde)))
        return True
    return False


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in settings.BSN_SLEUTELS])
