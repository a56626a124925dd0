"""The keys of attached systems: what allauth's own provider asks of us (decision 23)."""

from typing import Any, ClassVar

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client
from django.utils.crypto import get_random_string

from keten import inwisselcodes
from keten.api.bereik import Bereik
from keten.models import Gebruiker


class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth has no types
    """Names the scopes in Dutch, makes secrets that can be typed in anywhere, and refuses revoked codes."""

    scope_display: ClassVar[dict[str, Any]] = {bereik.value: bereik.label for bereik in Bereik}

    def generate_client_secret(self) -> str:
        """Letters and digits only: some systems put a secret in a file with quotes of its own."""
        return get_random_string(48)

    def get_user_sub(self, client: Client, user: Gebruiker) -> str:
        """Who gives a code, and the marks of that moment (`keten.inwisselcodes`).

        A code is the only thing that keeps it: the scope `openid`, which would tell it to a system, cannot be
        had here.
        """
        return ":".join([super().get_user_sub(client, user), *inwisselcodes.merken(user, client)])

    def get_user_by_sub(self, client: Client, sub: str) -> Gebruiker | None:
        """Who gave a code; None when it was revoked since, or the account closed."""
        nummer, *toen = sub.split(":")
        gebruiker: Gebruiker | None = super().get_user_by_sub(client, nummer)
        if gebruiker is None or inwisselcodes.is_vervallen(toen, gebruiker, client):
            return None
        return gebruiker
