"""Attached systems, with keys to the API."""

import base64
import hashlib
import itertools
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.idp.oidc.models import Client, Token
from django.test import Client as Browser
from django.urls import reverse

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


def geef_code(systeem: Systeem, browser: Browser, bereik: Bereik) -> Callable[[], Any]:
    """Let whoever is signed in allow something to a system; what comes back exchanges the code for a key."""
    terug, geheim, bewijs = "https://sonar.example/terug", "geheim-van-het-systeem", "b" * 64
    systeem.client.set_redirect_uris([terug])
    systeem.client.grant_types = "client_credentials\nauthorization_code\nrefresh_token"
    systeem.client.set_secret(geheim)
    systeem.client.save()
    afdruk = base64.urlsafe_b64encode(hashlib.sha256(bewijs.encode()).digest()).rstrip(b"=").decode()
    vraag = {
        "response_type": "code",
        "client_id": systeem.client_id,
        "redirect_uri": terug,
        "scope": bereik.value,
        "state": "kenmerk",
        "code_challenge": afdruk,
        "code_challenge_method": "S256",
    }
    pagina = browser.get(reverse("idp:oidc:authorization"), vraag)
    toegestaan = {
        "request": pagina.context["form"]["request"].value(),
        "scopes": bereik.value,
        "action": "grant",
    }
    antwoord = browser.post(reverse("idp:oidc:authorization"), toegestaan)
    [code] = parse_qs(urlsplit(antwoord["Location"]).query)["code"]
    wie = base64.b64encode(f"{systeem.client_id}:{geheim}".encode()).decode()
    velden = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": terug,
        "code_verifier": bewijs,
    }
    return lambda: Browser().post(
        reverse("idp:oidc:token"), velden, headers={"Authorization": f"Basic {wie}"}
    )
