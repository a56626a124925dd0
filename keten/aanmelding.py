"""How allauth behaves here."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.stagekit import clear_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from keten.bronaanmelding import moet_via_bron
from keten.models import Aanmeldbron, Gebruiker


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
        if antwoord is None and "sociallogin" not in (kwargs.get("signal_kwargs") or {}):
            bron = moet_via_bron(user)
            if bron is not None:
                clear_login(request)
                messages.warning(request, _via_bron(bron))
                return redirect("account_login")
        return antwoord


def _via_bron(bron: Aanmeldbron) -> str:
    if Aanmeldbron.objects.open().filter(pk=bron.pk).exists():
        return f"U logt in via uw eigen organisatie. Kies {bron.naam}."
    return f"U logde in via {bron.naam}, en dat kan niet meer. Vraag uw beheerder."


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in as allauth does it; who asks comes with the employee, in one query on every page."""

    def get_user(self, user_id: int) -> Gebruiker | None:
        """The account behind a session, if it may still sign in."""
        accounts = Gebruiker.objects.select_related("medewerker__partner")
        gebruiker = accounts.filter(pk=user_id).first()
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None
