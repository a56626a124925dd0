"""Signing in through an identity provider, by OpenID Connect: what allauth asks, answered for three groups.

Employees come through the provider of their own organisation (`keten.bronaanmelding`). A person from outside
is let in only by the subject that is stored with an account, never by an e-mail address or name that the
provider happens to send. A client's gets there with an activation code from the counter; an employer, who was
invited by mail, signs in once with the password and links it then.

Until the code is there the subject waits in the session, for minutes and for one visit: the page for the code
must carry the mark (`kenmerk`) that it got, so that the next person at a shared computer does not link a
stranger.
"""

import datetime
from typing import Any, NoReturn
from urllib.parse import urlencode

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten import bronaanmelding, bronsessies
from keten.aanbieders import SOORT, Aanbieder, Groep, apps, vind
from keten.fouten import NietToegestaan
from keten.models import Gebruiker
from keten.oidcverbinding import Sessie
from keten.rechten import Rol

TE_LAAT = gettext_lazy("Het duurde te lang. Log nog een keer in en vul daarna de code in.")
_SESSIE = "oidc_onbekend"
_BEDENKTIJD = datetime.timedelta(minutes=5)
_ROL = {Groep.KLANTEN: Rol.KLANT, Groep.WERKGEVERS: Rol.WERKGEVER}


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up; who is unknown is linked first, each group in its own way."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """The provider that an address names; nothing is kept in tables of allauth."""
        return apps(provider) if provider and provider != SOORT else []

    def get_requests_session(self) -> Sessie:
        """Everything that is asked of a provider goes through here."""
        return Sessie()

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in who may, and send anybody else where the way goes on.

        What the provider tells about the person is not kept: the portal needs the subject alone.
        """
        account, aanbieder = sociallogin.account, vind(sociallogin.account.provider)
        verteld = account.extra_data
        if sociallogin.is_existing:
            SocialAccount.objects.filter(pk=account.pk).update(extra_data={})
        if aanbieder is None or not _is_van(aanbieder, verteld):
            _ga(mislukt(request))
        if request.user.is_authenticated:
            _ga(_ingelogd(request, aanbieder, sociallogin))
        if aanbieder.bron is not None and aanbieder.groep == Groep.MEDEWERKERS:
            claims = {**verteld["id_token"], **verteld.get("userinfo", {})}
            try:
                sociallogin.user = bronaanmelding.laat_binnen(
                    bron=aanbieder.bron, subject=account.uid, claims=claims
                )
            except NietToegestaan as fout:
                _ga(geweigerd(request, aanbieder, fout.melding))
        elif not sociallogin.is_existing:
            _ga(_eerst_koppelen(request, aanbieder, account.uid))
        elif sociallogin.user.buitenrol != _ROL[Groep(aanbieder.groep)]:
            _ga(geweigerd(request, aanbieder, _("Dit account is niet voor deze manier van inloggen.")))
        if aanbieder.bron is not None:
            bewijs = verteld["id_token"]
            bronsessies.begin(request, bron=aanbieder.bron, gebruiker=sociallogin.user, bewijs=bewijs)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say it in words, on a page of our own."""
        _ga(mislukt(request))


def mislukt(request: HttpRequest) -> HttpResponse:
    """The page for when the identity provider cannot be reached or did not let somebody in."""
    gevraagd = request.resolver_match.kwargs.get("provider_id", "") if request.resolver_match else ""
    return render(request, "keten/oidc_mislukt.html", {"aanbieder": vind(gevraagd)}, status=502)


def geweigerd(request: HttpRequest, aanbieder: Aanbieder, melding: str) -> HttpResponse:
    """The page for who did prove an identity, and does not come in with it."""
    context = {"aanbieder": aanbieder, "melding": melding}
    return render(request, "keten/oidc_geweigerd.html", context, status=403)


def aanbieder_van_sessie(request: HttpRequest) -> str:
    """The code of the provider at which this session began; empty when it began otherwise."""
    methoden = request.session.get("account_authentication_methods", [])
    codes = [een.get("provider", "") for een in methoden if een.get("method") == "socialaccount"]
    return codes[-1] if codes else ""


def gekoppelde_aanbieders(gebruiker: Gebruiker) -> set[str]:
    """The codes of the providers that are a key to an account."""
    return set(SocialAccount.objects.filter(user=gebruiker).values_list("provider", flat=True))


def wacht_op_koppeling(request: HttpRequest, kenmerk: str) -> bool:
    """Whether somebody has just proved an identity at the provider that no account knows yet.

    What waits from another visit, or for too long, is dropped.

    Args:
        kenmerk: the mark that the page for the code got; empty on a page that was opened without one.
    """
    if _bewaard(request, kenmerk) is not None:
        return True
    request.session.pop(_SESSIE, None)
    return False


def koppel(request: HttpRequest, gebruiker: Gebruiker, *, kenmerk: str) -> None:
    """Store the subject that waits with an account, from now on the key to it; an older one is replaced.

    Raises:
        NietToegestaan: nothing waits any more, or the subject is the key to another account.
    """
    bewaard = _bewaard(request, kenmerk)
    request.session.pop(_SESSIE, None)
    if bewaard is None:
        raise NietToegestaan(str(TE_LAAT))
    _bewaar(gebruiker, bewaard["provider"], bewaard["uid"])


def kwam_binnen(request: HttpRequest) -> bool:
    """Whether this session began at the identity provider, which has checked a second factor itself."""
    return bool(aanbieder_van_sessie(request))


def _bewaard(request: HttpRequest, kenmerk: str) -> dict[str, str] | None:
    bewaard: dict[str, str] | None = request.session.get(_SESSIE)
    if bewaard is None or datetime.datetime.fromisoformat(bewaard["tot"]) < timezone.now():
        return None
    return bewaard if kenmerk and constant_time_compare(bewaard.get("kenmerk", ""), kenmerk) else None


def _ga(antwoord: HttpResponse) -> NoReturn:
    raise ImmediateHttpResponse(antwoord)


def _is_van(aanbieder: Aanbieder, verteld: dict[str, Any]) -> bool:
    """Whether what was told comes from this issuer, and is about one person.

    allauth compares the issuer with what the provider says of itself, not with what was configured.
    """
    bewijs, profiel = verteld.get("id_token") or {}, verteld.get("userinfo") or {}
    zelfde = profiel.get("sub", bewijs.get("sub")) == bewijs.get("sub")
    return zelfde and str(bewijs.get("iss", "")).rstrip("/") == aanbieder.adres.rstrip("/")


def _eerst_koppelen(request: HttpRequest, aanbieder: Aanbieder, uid: str) -> HttpResponse:
    """Where somebody from outside goes whose subject no account has yet."""
    if aanbieder.groep == Groep.WERKGEVERS:
        messages.info(
            request,
            _("Wij kennen deze inlog nog niet. Log één keer in met uw e-mailadres en wachtwoord.")
            + " "
            + _("Koppel deze inlog daarna bij uw gegevens."),
        )
        return redirect("account_login")
    tot, kenmerk = timezone.now() + _BEDENKTIJD, get_random_string(32)
    request.session[_SESSIE] = {
        "provider": aanbieder.code,
        "uid": uid,
        "tot": tot.isoformat(),
        "kenmerk": kenmerk,
    }
    return redirect(f"{reverse('klanten:activeren')}?{urlencode({'koppeling': kenmerk})}")


def _ingelogd(request: HttpRequest, aanbieder: Aanbieder, sociallogin: Any) -> HttpResponse:
    """Link an employer who asks for it; anybody else who is signed in links nothing this way."""
    naar = redirect(sociallogin.get_redirect_url(request) or "keten:start")
    gebruiker: Any = request.user
    mag = aanbieder.groep == Groep.WERKGEVERS and gebruiker.buitenrol == Rol.WERKGEVER
    if not mag or sociallogin.state.get("process") != "connect":
        messages.info(request, _("U bent al ingelogd."))
        return naar
    try:
        _bewaar(gebruiker, aanbieder.code, sociallogin.account.uid)
        messages.success(request, _("U kunt voortaan inloggen met %(naam)s.") % {"naam": aanbieder.naam})
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return naar


def _bewaar(gebruiker: Gebruiker, code: str, uid: str) -> None:
    """Make a subject the key to an account; an older one of the same provider is replaced."""
    if SocialAccount.objects.filter(provider=code, uid=uid).exclude(user=gebruiker).exists():
        raise NietToegestaan(_("U logt hiermee al in op een ander account. Vraag hulp bij de balie."))
    SocialAccount.objects.filter(user=gebruiker, provider=code).delete()
    SocialAccount.objects.create(user=gebruiker, provider=code, uid=uid)
