"""How allauth behaves here."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from keten.models import Gebruiker


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


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in as allauth does it; who asks comes with the employee, in one query on every page."""

    def get_user(self, user_id: int) -> Gebruiker | None:
        """The account behind a session, if it may still sign in."""
        accounts = Gebruiker.objects.select_related("medewerker__partner")
        gebruiker = accounts.filter(pk=user_id).first()
        return gebruiker if gebruiker and self.user_can_authenticate(gebruiker) else None
