"""What makes a link to choose a password work once, for who the account is of now."""

import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from keten.models import Gebruiker


class Kenmerk(PasswordResetTokenGenerator):
    """The mark in the link of an invitation or of a forgotten password (setting in `lwi_portal.settings`).

    It stops working with another address or password, when the account is used, and when it closes. Allauth's
    own also keeps a list of addresses beside the account; here the address of the account is the only one.
    """

    def check_token(self, user: Gebruiker | None, token: str | None) -> bool:
        """Whether a link works; never for an account that is closed."""
        return user is not None and user.is_active and super().check_token(user, token)

    def _make_hash_value(self, user: Gebruiker, timestamp: int) -> str:
        gesloten: datetime.datetime | None = user.gesloten_op
        return f"{super()._make_hash_value(user, timestamp)}{gesloten or ''}"
