"""Signing in through an identity provider such as DigiD, by OpenID Connect; off until LWI_OIDC_URL is set.

A person from outside is let in only by the subject that is stored with an account. It gets there with an
activation code from the counter, never by an e-mail address or name that the provider happens to send.
Until the code is there it waits in the session, for minutes and for one visit: the page for the code must
carry the mark (`kenmerk`) that it got, so that the next person at a shared computer does not link a stranger.
"""

import datetime
from typing import Any
from urllib.parse import urlencode

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten.fouten import NietToegestaan
from keten.models import Gebruiker

TE_LAAT = gettext_lazy("Het duurde te lang. Log nog een keer in en vul daarna de code in.")
_SESSIE = "oidc_onbekend"
_BEDENKTIJD = datetime.timedelta(minutes=5)


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up; who is unknown is asked for an activation code first."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in whose subject is known; send anybody else to the page for the code.

        What the provider tells about the person is not kept: the portal needs the subject alone.
        """
        if sociallogin.state.get("process") not in (None, "login") or request.user.is_authenticated:
            messages.info(request, _("U bent al ingelogd."))
            raise ImmediateHttpResponse(redirect("keten:start"))
        account = sociallogin.account
        if sociallogin.is_existing:
            SocialAccount.objects.filter(pk=account.pk).update(extra_data={})
            return
        tot, kenmerk = timezone.now() + _BEDENKTIJD, get_random_string(32)
        request.session[_SESSIE] = {
            "provider": account.provider,
            "uid": account.uid,
            "tot": tot.isoformat(),
            "kenmerk": kenmerk,
        }
        vraag = urlencode({"koppeling": kenmerk})
        raise ImmediateHttpResponse(redirect(f"{reverse('klanten:activeren')}?{vraag}"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say it in words, on a page of our own."""
        raise ImmediateHttpResponse(mislukt(request))


def mislukt(request: HttpRequest) -> HttpResponse:
    """The page for when the identity provider cannot be reached or did not let somebody in."""
    return render(request, "keten/oidc_mislukt.html", {"oidc": aanbieder()}, status=502)


def aanbieder() -> dict[str, str] | None:
    """Name of the identity provider and where its button leads; None when there is none."""
    if not settings.OIDC_URL:
        return None
    url = reverse("openid_connect_login", kwargs={"provider_id": settings.OIDC_CODE})
    return {"naam": settings.OIDC_NAAM, "url": url}


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
    sleutel = {"provider": bewaard["provider"], "uid": bewaard["uid"]}
    if SocialAccount.objects.filter(**sleutel).exclude(user=gebruiker).exists():
        raise NietToegestaan(_("U logt hiermee al in op een ander account. Vraag hulp bij de balie."))
    SocialAccount.objects.filter(user=gebruiker, provider=bewaard["provider"]).delete()
    SocialAccount.objects.create(user=gebruiker, **sleutel)


def kwam_binnen(request: HttpRequest) -> bool:
    """Whether this session began at the identity provider, which has checked a second factor itself."""
    methoden = request.session.get("account_authentication_methods", [])
    return any(methode.get("method") == "socialaccount" for methode in methoden)


def _bewaard(request: HttpRequest, kenmerk: str) -> dict[str, str] | None:
    bewaard: dict[str, str] | None = request.session.get(_SESSIE)
    if bewaard is None or datetime.datetime.fromisoformat(bewaard["tot"]) < timezone.now():
        return None
    return bewaard if kenmerk and constant_time_compare(bewaard.get("kenmerk", ""), kenmerk) else None
