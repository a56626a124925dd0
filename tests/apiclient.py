"""The API as an attached system uses it."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from keten.api.bereik import Bereik
from keten.doelen import Doel
from keten.models import Medewerker, Systeem
from tests.fabriek.systemen import sleutel_van, systeem_voor


class Api:
    """A system that asks for one employee and one purpose; headers can be changed per request."""

    def __init__(
        self,
        medewerker: Medewerker | None,
        *bereiken: Bereik,
        systeem: Systeem | None = None,
        doel: Doel = Doel.BEGELEIDING,
    ) -> None:
        assert medewerker or systeem
        self.systeem = systeem or systeem_voor(medewerker.partner, *medewerker.locaties.all())  # type: ignore[union-attr]
        self.koppen = {
            "Authorization": f"Bearer {sleutel_van(self.systeem, *bereiken)}",
            "Doel": doel.value,
        }
        if medewerker:
            self.koppen["Namens"] = medewerker.gebruiker.email
        self._client = Client()

    def get(self, adres: str, **koppen: str | None) -> HttpResponse:
        """Read."""
        return self._client.get(f"/api/v1/{adres}", headers=self._met(koppen))

    def post(self, adres: str, inhoud: Any, **koppen: str | None) -> HttpResponse:
        """Send something new."""
        return self._stuur("POST", adres, inhoud, koppen)

    def upload(self, adres: str, velden: dict[str, Any], **koppen: str | None) -> HttpResponse:
        """Send a file with the fields that belong to it."""
        return self._client.post(f"/api/v1/{adres}", velden, headers=self._met(koppen))

    def patch(self, adres: str, inhoud: Any, **koppen: str | None) -> HttpResponse:
        """Change something."""
        return self._stuur("PATCH", adres, inhoud, koppen)

    def delete(self, adres: str, **koppen: str | None) -> HttpResponse:
        """Take something away."""
        return self._stuur("DELETE", adres, "", koppen)

    def _stuur(self, werkwoord: str, adres: str, inhoud: Any, koppen: dict[str, str | None]) -> HttpResponse:
        tekst = inhoud if isinstance(inhoud, (str, bytes)) else json.dumps(inhoud)
        return self._client.generic(
            werkwoord, f"/api/v1/{adres}", tekst, content_type="application/json", headers=self._met(koppen)
        )

    def _met(self, anders: dict[str, str | None]) -> dict[str, str]:
        """The headers of this system, with some changed (`If_Match` for `If-Match`) or left out (None)."""
        koppen = {**self.koppen, **{naam.replace("_", "-"): waarde for naam, waarde in anders.items()}}
        return {naam: waarde for naam, waarde in koppen.items() if waarde is not None}
