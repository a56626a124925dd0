"""The keys of attached systems: what allauth's own provider asks of us (decision 23)."""

from typing import Any, ClassVar

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.utils.crypto import get_random_string

from keten.api.bereik import Bereik


class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth has no types
    """Names the scopes in Dutch, and makes secrets that can be typed in anywhere."""

    scope_display: ClassVar[dict[str, Any]] = {bereik.value: bereik.label for bereik in Bereik}

    def generate_client_secret(self) -> str:
        """Letters and digits only: some systems put a secret in a file with quotes of its own."""
        return get_random_string(48)
