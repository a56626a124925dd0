"""Codes that systems exchange for a token: none outlives a revocation.

allauth keeps a code in the cache for a minute, under a name that only the system has, so it cannot be looked
up and deleted. Instead a revocation leaves a mark in the same cache, on the person or the system, and a code
carries the marks that were there when it was given. Who loses the marks lost the codes as well.
"""

import uuid
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from allauth.idp.oidc import app_settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Model, QuerySet


@transaction.atomic
def laat_vervallen(eigenaars: QuerySet[Any]) -> None:
    """Let every code of these people or systems be worth nothing; to be done before tokens are deleted.

    An exchange that is under way is waited for (`is_vervallen`). The mark is set once more after the
    transaction: until then a code can still be given by what is about to change.
    """
    namen = [_naam(een) for een in eigenaars.order_by("pk").select_for_update(no_key=True)]
    _merk(namen)
    transaction.on_commit(partial(_merk, namen), robust=True)


def merken(*eigenaars: Model) -> list[str]:
    """The marks that a code carries which is given now; empty where nothing was revoked lately.

    Args:
        eigenaars: the person who gives it and the system that gets it, always in this order.
    """
    namen = [_naam(een) for een in eigenaars]
    gevonden = cache.get_many(namen)
    return [gevonden.get(naam, "") for naam in namen]


def is_vervallen(toen: Sequence[str], *eigenaars: Model) -> bool:
    """Whether there was a revocation since a code was given.

    To be asked in the transaction in which the code becomes a token: who revokes waits for its end.

    Args:
        toen: the marks that the code carries, in the order of `eigenaars`.
    """
    for een in eigenaars:
        type(een)._default_manager.select_for_update(no_key=True).filter(pk=een.pk).first()
    nu = merken(*eigenaars)
    # A mark lives longer than a code: where there is none any more, the code is younger than the revocation.
    return len(nu) != len(toen) or any(merk not in ("", oud) for merk, oud in zip(nu, toen, strict=True))


def _naam(eigenaar: Model) -> str:
    return f"inwisselcodes:{eigenaar._meta.label_lower}:{eigenaar.pk}"


def _merk(namen: Iterable[str]) -> None:
    merk = uuid.uuid4().hex
    cache.set_many(dict.fromkeys(namen, merk), timeout=2 * app_settings.AUTHORIZATION_CODE_EXPIRES_IN)
