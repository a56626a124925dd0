"""The identity providers of today: those of partners, which are data, and those of the settings."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from keten.models import Aanmeldbron
from keten.models.aanmeldbron import INSTELLINGCODES
from keten.verzegelen import ontsleutel

SOORT = "openid_connect"
Groep = Aanmeldbron.Groep


@dataclass(frozen=True)
class Aanbieder:
    """One provider, wherever it comes from.

    Attributes:
        adres: its issuer.
        groep: who sign in with it (`Aanmeldbron.Groep`).
        bron: the source of a partner; None for one of the settings.
    """

    code: str
    naam: str
    groep: str
    adres: str
    bron: Aanmeldbron | None = None

    @property
    def url(self) -> str:
        """Where its button leads."""
        return reverse("openid_connect_login", kwargs={"provider_id": self.code})

    @property
    def oorsprong(self) -> str:
        """Scheme and host, as a Content Security Policy names them."""
        delen = urlsplit(self.adres)
        return f"{delen.scheme}://{delen.netloc}"


def aanbieders() -> list[Aanbieder]:
    """All through which somebody can sign in today, employees first."""
    bronnen = [_van(bron) for bron in Aanmeldbron.objects.open().select_related("partner").order_by("naam")]
    volgorde = list(Groep)
    return sorted(bronnen + _vast(), key=lambda een: volgorde.index(Groep(een.groep)))


def vind(code: str) -> Aanbieder | None:
    """The provider with a code, if somebody can sign in with it today."""
    if code in INSTELLINGCODES:
        return next((een for een in _vast() if een.code == code), None)
    bron = Aanmeldbron.objects.open().select_related("partner__opvolger").filter(code=code).first()
    return bron and _van(bron)


def knoppen(request: HttpRequest, *groepen: str) -> list[tuple[str, list[Aanbieder]]]:
    """The buttons of a page, by group; the answer to this request may then send a form to them.

    A button is a form, and a browser checks where a form ends up (`keten.middleware.Aanmeldbronnen`).

    Args:
        groepen: only these groups; none means all.
    """
    hier = [een for een in aanbieders() if not groepen or een.groep in groepen]
    request.oorsprongen = sorted({een.oorsprong for een in hier})  # type: ignore[attr-defined]
    namen = {groep: [een for een in hier if een.groep == groep] for groep in Groep}
    return [(groep.value, lijst) for groep, lijst in namen.items() if lijst]


def apps(code: str) -> list[Any]:
    """What allauth must know of a provider; it asks by the kind, or by the code in the address."""
    vaste = [een for een in settings.OIDC_AANBIEDERS if een["code"] == code]
    if vaste:
        een = vaste[0]
        return [_app(een["code"], een["naam"], een["client"], een["geheim"], {"server_url": een["adres"]})]
    aanbieder = vind(code)
    if aanbieder is None or aanbieder.bron is None:
        return []
    bron = aanbieder.bron
    instellingen = {"server_url": bron.adres, "scope": bron.scopes.split()}
    return [_app(bron.code, bron.naam, bron.client, ontsleutel(bron.geheim), instellingen)]


def _app(code: str, naam: str, client: str, geheim: str, instellingen: dict[str, Any]) -> SocialApp:
    return SocialApp(
        provider=SOORT, provider_id=code, name=naam, client_id=client, secret=geheim, settings=instellingen
    )


def _van(bron: Aanmeldbron) -> Aanbieder:
    return Aanbieder(bron.code, bron.naam, bron.groep, bron.adres, bron)


def _vast() -> list[Aanbieder]:
    return [
        Aanbieder(een["code"], een["naam"], een["groep"], een["adres"]) for een in settings.OIDC_AANBIEDERS
    ]
