"""Every address times every role: who gets in, who does not, and nothing without a declared right."""

from collections.abc import Iterator
from typing import cast

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from keten.middleware import PAKKETTEN, bezwaar, is_api
from keten.models import Locatie, Medewerker
from keten.rechten import BUITENROLLEN, RECHTEN, Recht, Rol
from keten.verzoek import Verzoek
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek, MedewerkerFabriek
from tests.toegangstabel import OPENBAAR, TABEL

Adres = tuple[str, URLPattern]
EERSTE: dict[Recht | None, Rol] = {
    None: Rol.INTAKER,
    **{recht: next(rol for rol in Rol if recht in RECHTEN[rol]) for recht in Recht},
}
"""The first role that has a right; as that one its addresses are visited. Every employee has None."""
STEEKPROEF = 7  # where a refusal comes before the view, one in so many addresses is asked for


def _adressen(resolver: URLResolver | None = None, naamruimte: str = "") -> Iterator[Adres]:
    for patroon in (resolver or get_resolver()).url_patterns:
        if isinstance(patroon, URLResolver):
            ruimte = f"{patroon.namespace}:" if patroon.namespace else ""
            yield from _adressen(patroon, naamruimte + ruimte)
        else:
            yield f"{naamruimte}{patroon.name}", patroon


EIGEN = [
    (naam, patroon)
    for naam, patroon in _adressen()
    if not (patroon.callback.__module__.startswith(PAKKETTEN) or is_api(patroon.callback))
]


def _url(naam: str, patroon: URLPattern, klant: Klant) -> str:
    waarden: dict[str, object] = {
        "klantnummer": klant.klantnummer,
        "pk": 1,
        "nummer": 1,
        "document": "00000000-0000-0000-0000-000000000000",
        "soort": "locaties",
        "code": "geen",
        "kwadrant": "Q1",
        "kleur": "oranje",
        "veld": "geboortedatum",
        "kenmerk": "geen",
        "sleutel": "00000000-0000-0000-0000-000000000000",
    }
    return reverse(naam, kwargs={k: waarden[k] for k in patroon.pattern.converters})


def test_elk_adres_staat_in_de_tabel_en_noemt_hetzelfde_recht() -> None:
    gevonden = {naam: getattr(patroon.callback, "recht", "ontbreekt") for naam, patroon in EIGEN}
    assert gevonden == TABEL


def test_alleen_de_genoemde_paginas_zijn_openbaar() -> None:
    openbaar = {naam for naam, patroon in EIGEN if not getattr(patroon.callback, "login_required", True)}
    assert openbaar == OPENBAAR


@pytest.mark.eis("X-01", "X-03")
@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in BUITENROLLEN])
def test_een_rol_komt_precies_waar_de_tabel_het_zegt(
    rol: Rol, als: Als, klant: Klant, apeldoorn: Locatie
) -> None:
    client = als(MedewerkerFabriek(rollen=[rol.value], locaties=[apeldoorn]))
    _vergelijk(client, RECHTEN[rol], klant, bezoek={recht for recht, wie in EERSTE.items() if wie == rol})


def test_een_klant_komt_alleen_op_de_eigen_paginas(als: Als, klant: Klant) -> None:
    assert klant.gebruiker
    _vergelijk(als(klant.gebruiker), RECHTEN[Rol.KLANT], klant)


@pytest.mark.parametrize("rol", [rol for rol in BUITENROLLEN if rol != Rol.KLANT])
def test_wie_van_buiten_komt_komt_alleen_op_de_eigen_paginas(als: Als, klant: Klant, rol: Rol) -> None:
    _vergelijk(als(GebruikerFabriek(naam="Bo Buiten", buitenrol=rol)), RECHTEN[rol], klant)


@pytest.mark.eis("X-17")
def test_een_klant_van_een_andere_locatie_komt_niet_bij_dit_dossier(
    als: Als, klant: Klant, gouda: Locatie
) -> None:
    ander = KlantFabriek(locatie=gouda, met_account=True)
    _vergelijk(als(ander.gebruiker), RECHTEN[Rol.KLANT], klant)


def _vergelijk(
    client: Client, rechten: frozenset[Recht], klant: Klant, *, bezoek: set[Recht | None] | None = None
) -> None:
    """Visit the addresses that these rights open, and hear of every other that it stays closed.

    Who is refused, is refused before the view: what the middleware says of a view is all there is to ask.

    Args:
        bezoek: visit only the addresses of these rights, and hear of the others that they are open.
    """
    verzoek = cast(Verzoek, client.get(reverse("keten:start")).wsgi_request)
    for naam, patroon in EIGEN:
        recht = TABEL[naam]
        if recht is not None and recht not in rechten:
            assert bezwaar(verzoek, patroon.callback), f"{naam} gaat open zonder het recht {recht}"
        elif bezoek is None or recht in bezoek:
            status = client.get(_url(naam, patroon, klant)).status_code
            assert status in {200, 302, 400, 404, 405, 409, 422}, f"{naam}: {status}, maar dit recht is er"
        else:
            assert not bezwaar(verzoek, patroon.callback), f"{naam} blijft dicht met het recht {recht}"


def test_zonder_het_recht_is_elk_verzoek_een_weigering(als: Als, klant: Klant, apeldoorn: Locatie) -> None:
    client = als(MedewerkerFabriek(rollen=["rmc"], locaties=[apeldoorn]))
    dicht = [(naam, patroon) for naam, patroon in EIGEN if TABEL[naam] not in {None, *RECHTEN[Rol.RMC]}]
    for naam, patroon in dicht[::STEEKPROEF]:
        assert client.get(_url(naam, patroon, klant)).status_code == 403, naam
        assert client.post(_url(naam, patroon, klant)).status_code == 403, naam


@pytest.mark.eis("X-17")
def test_voor_een_andere_locatie_bestaat_het_dossier_niet(als: Als, klant: Klant, dirk: Medewerker) -> None:
    client = als(dirk)
    for naam, patroon in EIGEN:
        if "klantnummer" in patroon.pattern.converters and TABEL[naam] in RECHTEN[Rol.WERKCOACH]:
            url = _url(naam, patroon, klant)
            assert client.get(url).status_code in {404, 405}, naam
            assert client.post(url).status_code in {404, 405}, naam


def test_zonder_inloggen_zijn_alleen_de_openbare_paginas_te_zien(client: Client, klant: Klant) -> None:
    for plek, (naam, patroon) in enumerate(EIGEN):
        antwoord = client.get(_url(naam, patroon, klant))
        if naam in OPENBAAR:
            # A step on the way of a public page sends back to its beginning, never to the sign-in page.
            terug = antwoord.status_code == 302 and reverse("account_login") not in antwoord["Location"]
            assert terug or antwoord.status_code in {200, 404, 405}, naam
        else:
            assert antwoord.status_code == 302, naam
            if plek % STEEKPROEF == 0:
                assert client.post(_url(naam, patroon, klant)).status_code == 302, naam
            assert antwoord["Location"].startswith("/account/login/"), naam
