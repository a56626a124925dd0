"""How allauth behaves here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from keten.bronaanmelding import VOORBIJ
from keten.models import Aanmeldbron, Gebruiker, Medewerker
from keten.toelating import is_toegelaten, moet_via_bron

LOS = "Uw account hoort niet meer bij een inlog van uw organisatie. Vraag uw beheerder."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the organisation: nobody signs up. People are addressed as "u"."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet."),
        "too_many_login_attempts": _("Te veel pogingen. Probeer het over een paar minuten opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Send an employee whose own organisation decides who comes in to that organisation's button."""
        antwoord: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if antwoord is not None or "sociallogin" in (kwargs.get("signal_kwargs") or {}):
            return antwoord
        if not (reden := _waarom_niet(user)):
            return None
        clear_login(request)
        messages.warning(request, reden)
        return redirect("account_login")


def _waarom_niet(gebruiker: Gebruiker) -> str:
    """Why a password or passkey does not open an account; empty when it does."""
    geweigerd = Medewerker.objects.filter(~is_toegelaten(), gebruiker=gebruiker).exists()
    bron = moet_via_bron(gebruiker)
    if bron is not None and not Aanmeldbron.objects.open().filter(pk=bron.pk).exists():
        return f"U logde in via {bron.naam}, en dat kan niet meer. Vraag uw beheerder."
    if geweigerd:
        return VOORBIJ if gebruiker.medewerker.bronkoppelingen.filter(ontkoppeld_op=None).exists() else LOS
    return "" if bron is None else f"U logt in via uw eigen organisatie. Kies {bron.naam}."


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in as allauth does it; who asks comes with the employee, in one query on every page."""

    def get_user(self, user_id: int) -> Gebruiker | None:
        """The account behind a session, if it may still come in; a client or employer is no employee."""
        accounts = Gebruiker.objects.select_related("medewerker__partner")
        mag = Q(medewerker=None) | is_toegelaten("medewerker__")
        gebruiker = accounts.filter(mag, pk=user_id).first()
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None
