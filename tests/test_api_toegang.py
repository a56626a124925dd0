"""Every operation of the API times every scope, role and location: what opens it, and what never does."""

import datetime
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import pytest
from allauth.idp.oidc.models import Client as Sleutelhouder
from allauth.idp.oidc.models import Token
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request

from keten.api.bereik import RECHTEN_VAN, Bereik, Toegang
from keten.api.fouten import Geweigerd
from keten.api.toegang import Bevoegd
from keten.api.views import Bewerking
from keten.models import Locatie, Medewerker, Systeem
from keten.rechten import BUITENROLLEN, RECHTEN, Recht, Rol
from keten.tijd import vandaag
from klanten.api.dossierdeel import Dossierbewerking
from klanten.models import Inzage, Klant
from klanten.onderdelen import VIA_SYSTEEM
from lwi_portal import api
from tests.apiclient import Api
from tests.fabriek.systemen import sleutel_van, systeem_voor

OPENBAAR = {
    "openapi",
    "toegang",
    "locaties",
    "ketenpartners",
    "regimes",
    "arbeidsmarktregios",
    "sectoren",
    "beroepen",
    "competentielijst",
    "landkaart",
    "mijlpalen",
}
"""What the whole world may read."""

LIJST_VAN_DOSSIERS = {"klanten", "klanten_zoeken", "vacaturevoordrachten", "voordracht"}
"""Operations about clients whose address names none; the register of looks has a word for them too."""


class Een(NamedTuple):
    """One operation: an address, a method, and what it says that it asks."""

    patroon: URLPattern
    methode: str
    vraagt: Toegang

    @property
    def view(self) -> type[Bewerking]:
        """The class behind the address."""
        return cast(Any, self.patroon.callback).cls

    @property
    def van_dossier(self) -> bool:
        """Whether the address names a client."""
        return "klantnummer" in self.patroon.pattern.converters

    def __str__(self) -> str:
        return f"{self.methode} {self.patroon.name}"

    def adres(self, klantnummer: int) -> str:
        """Filled in, below `/api/v1/`; what is not about this client does not exist."""
        vast: dict[str, Any] = {"uuid": "00000000-0000-0000-0000-000000000000", "int": 1}
        waarden = {
            naam: klantnummer
            if naam == "klantnummer"
            else vast.get(type(soort).__name__[:-9].lower(), "geen")
            for naam, soort in self.patroon.pattern.converters.items()
        }
        return reverse(f"api:{self.patroon.name}", kwargs=waarden).removeprefix("/api/v1/")


def _alle() -> Iterator[Een]:
    for patroon in api.urlpatterns:
        for methode, vraagt in cast(Any, patroon.callback).cls.toegang.items():
            yield Een(patroon, methode, vraagt)


ALLE = list(_alle())
DICHT = [een for een in ALLE if een.vraagt.bereik is not None]
DOSSIERS = [een for een in ALLE if een.van_dossier]


def test_elke_bewerking_zegt_wat_zij_vraagt_en_alles_is_genoemd() -> None:
    assert len(ALLE) > 80
    for een in ALLE:
        bestaat = {
            naam.upper() for naam in ("get", "post", "put", "patch", "delete") if hasattr(een.view, naam)
        }
        assert bestaat == set(een.view.toegang), f"{een}: een methode zonder regel, of andersom"
        assert een.vraagt.zin[0].isupper() and een.vraagt.zin.endswith("."), f"{een}: {een.vraagt.zin}"
        assert een.view.permission_classes == (Bevoegd,), f"{een} heeft een eigen deur"
        for deel in ("authentication_classes", "throttle_classes", "parser_classes"):
            assert getattr(een.view, deel) == getattr(Bewerking, deel), f"{een}: {deel}"
        if een.vraagt.bereik is not None:
            assert een.vraagt.recht in RECHTEN_VAN[een.vraagt.bereik], een
        if een.methode in {"PATCH", "DELETE"}:
            assert een.view.met_versie, f"{een} wijzigt zonder te vragen welke versie is gelezen"
    assert {een.patroon.name for een in ALLE if een.vraagt.bereik is None} == OPENBAAR
    assert {een.methode for een in ALLE if een.vraagt.bereik is None} == {"GET"}
    assert {een.vraagt.bereik for een in DICHT} == set(Bereik), "een bereik opent niets"


def test_elke_bewerking_op_een_dossier_gaat_door_de_deur_en_heeft_een_woord_in_het_register() -> None:
    namen = {cast(str, een.patroon.name) for een in DOSSIERS}
    for een in ALLE:
        assert issubclass(een.view, Dossierbewerking) == een.van_dossier, een
        if een.van_dossier:
            assert een.view.initial is Dossierbewerking.initial, f"{een} gaat om de deur heen"
            assert een.vraagt.bereik is not None, een
    assert {f"api:{naam}" for naam in namen | LIJST_VAN_DOSSIERS} == set(VIA_SYSTEEM)


def _gevraagd(een: Een, *bereiken: Bereik, rechten: frozenset[Recht], medewerker: bool = True) -> bool:
    """Ask the door itself; what it refuses never reaches the operation."""
    bewijs = Token(type=Token.Type.ACCESS_TOKEN, client=Sleutelhouder(scopes="\n".join(Bereik)))
    bewijs.set_scopes([bereik.value for bereik in bereiken])
    verzoek = SimpleNamespace(rechten=rechten, medewerker_of_niets=medewerker or None)
    request = SimpleNamespace(method=een.methode, auth=bewijs, _request=verzoek)
    try:
        return Bevoegd().has_permission(cast(Request, request), een.view)
    except Geweigerd as fout:
        assert fout.status_code == 403
        return False


@pytest.mark.eis("X-82")
def test_alleen_het_genoemde_bereik_en_recht_openen_een_bewerking() -> None:
    elk = frozenset(Recht)
    for een in DICHT:
        vraagt = een.vraagt
        open_met = [bereik for bereik in Bereik if _gevraagd(een, bereik, rechten=elk)]
        assert open_met == [vraagt.bereik], een
        overige = [bereik for bereik in Bereik if bereik != vraagt.bereik]
        assert not _gevraagd(een, *overige, rechten=elk), f"{een} gaat open met alle andere bereiken samen"
        for rol in Rol:
            mag = _gevraagd(een, *Bereik, rechten=RECHTEN[rol])
            assert mag == (vraagt.recht in RECHTEN[rol]), f"{een}: {rol}"
            assert not (mag and rol in BUITENROLLEN and een.van_dossier), f"{een}: {rol} komt van buiten"
        assert not _gevraagd(een, *Bereik, rechten=elk - {cast(Recht, vraagt.recht)}), een
        assert not _gevraagd(een, *Bereik, rechten=elk, medewerker=False), f"{een}: voor niemand gevraagd"
        zonder = SimpleNamespace(method=een.methode, auth=None, user=AnonymousUser())
        with pytest.raises(NotAuthenticated):
            Bevoegd().has_permission(cast(Request, zonder), een.view)


def test_zonder_sleutel_is_alleen_het_openbare_te_lezen(klant: Klant, client: Client) -> None:
    for een in ALLE:
        antwoord = client.generic(
            een.methode, f"/api/v1/{een.adres(klant.klantnummer)}", b"{}", "application/json"
        )
        if een.vraagt.bereik is None:
            assert antwoord.status_code == 200, een
        else:
            assert antwoord.status_code == 401, f"{een}: {antwoord.status_code}"
            assert antwoord["WWW-Authenticate"].startswith("Bearer"), een
            assert antwoord["Content-Type"] == "application/problem+json", een


@pytest.mark.eis("X-17")
def test_voor_een_andere_locatie_bestaat_een_dossier_niet_meer_dan_een_verzonnen_nummer(
    klant: Klant, dirk: Medewerker
) -> None:
    dirk.rollen = [rol.value for rol in Rol if rol not in BUITENROLLEN]
    dirk.save()
    api_van_dirk = Api(dirk)
    verzonnen = Klant.objects.order_by("-klantnummer").values_list("klantnummer", flat=True)[0] + 1000
    for een in DOSSIERS:
        antwoorden = [
            api_van_dirk._stuur(een.methode, een.adres(nummer), {}, {"Reden": "Waarom ook niet."})
            for nummer in (klant.klantnummer, verzonnen)
        ]
        assert [antwoord.status_code for antwoord in antwoorden] == [404, 404], een
        assert antwoorden[0].content == antwoorden[1].content, f"{een} verraadt dat het dossier er is"
    assert not Inzage.objects.exists()


def _beeindig_systeem(api: Api, wie: Medewerker) -> None:
    Systeem.objects.update(geldig_van="2020-01-01", geldig_tot=vandaag() - datetime.timedelta(days=1))


def _sluit_medewerker(api: Api, wie: Medewerker) -> None:
    wie.gebruiker.is_active = False
    wie.gebruiker.save()


def _laat_verlopen(api: Api, wie: Medewerker) -> None:
    Token.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))


def _beperk_doelen(api: Api, wie: Medewerker) -> None:
    api.systeem.doelen = ["controle"]
    api.systeem.save()


def _neem_locatie_af(api: Api, wie: Medewerker) -> None:
    api.systeem.locaties.clear()


def _sluit_wie_inlogde(api: Api, wie: Medewerker) -> None:
    sleutel = sleutel_van(systeem_voor(wie.partner, *wie.locaties.all()), gebruiker=wie.gebruiker)
    api.koppen["Authorization"] = f"Bearer {sleutel}"
    _sluit_medewerker(api, wie)


@pytest.mark.parametrize(
    ("gebeurtenis", "status"),
    [
        (_beeindig_systeem, 403),
        (_sluit_medewerker, 403),
        (_sluit_wie_inlogde, 401),
        (_laat_verlopen, 401),
        (_beperk_doelen, 403),
        (_neem_locatie_af, 403),
    ],
)
def test_wat_ophoudt_te_gelden_sluit_de_deur_meteen(
    klant: Klant, anna: Medewerker, gebeurtenis: Any, status: int
) -> None:
    koppeling = Api(anna)
    adres = f"klanten/{klant.klantnummer}"
    assert koppeling.get(adres).status_code == 200
    gebeurtenis(koppeling, anna)
    assert koppeling.get(adres).status_code == status
    assert koppeling.patch(adres, {"achternaam": "Weg"}, If_Match='"1"').status_code == status
    assert Inzage.objects.count() == 1


def test_een_systeem_van_een_andere_partner_vraagt_niets_voor_deze_medewerker(
    klant: Klant, anna: Medewerker, bram: Medewerker, apeldoorn: Locatie
) -> None:
    vreemd = Api(anna, systeem=systeem_voor(bram.partner, apeldoorn))
    assert vreemd.get(f"klanten/{klant.klantnummer}").status_code == 403
