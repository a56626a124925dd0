"""Attached systems, with keys to the API."""

import itertools
from collections.abc import Iterable

from allauth.idp.oidc.models import Client, Token

from keten.api.bereik import Bereik
from keten.doelen import SYSTEEMDOELEN, Doel
from keten.models import Gebruiker, Ketenpartner, Locatie, Systeem

_TELLER = itertools.count(1)


def systeem_voor(
    partner: Ketenpartner,
    *locaties: Locatie,
    doelen: Iterable[Doel] = SYSTEEMDOELEN,
    bereiken: Iterable[Bereik] = tuple(Bereik),
    per_minuut: int = 10_000,
) -> Systeem:
    """A system of a partner at these locations; without limits unless they are named."""
    nummer = next(_TELLER)
    client = Client(
        id=f"systeem-{nummer}", name=f"Systeem {nummer}", grant_types=Client.GrantType.CLIENT_CREDENTIALS
    )
    client.set_scopes([bereik.value for bereik in bereiken])
    client.save()
    systeem = Systeem.objects.create(
        naam=f"Systeem {nummer}",
        partner=partner,
        client=client,
        doelen=[doel.value for doel in doelen],
        contact="beheer@systeem.example",
        per_minuut=per_minuut,
    )
    systeem.locaties.set(locaties)
    return systeem


def sleutel_van(
    systeem: Systeem, *bereiken: Bereik, gebruiker: Gebruiker | None = None, secret: str = ""
) -> str:
    """A key that is valid now, as the portal gives out for a quarter of an hour."""
    waarde = secret or f"sleutel-{next(_TELLER)}"
    bewijs = Token(type=Token.Type.ACCESS_TOKEN, client=systeem.client, user=gebruiker)
    bewijs.set_value(waarde)
    bewijs.set_scopes([bereik.value for bereik in bereiken or tuple(Bereik)])
    bewijs.save()
    return waarde
