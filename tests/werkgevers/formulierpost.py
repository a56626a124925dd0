"""Sending a form of this floor as a browser does."""

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse


def verstuur(client: Client, adres: str, *args: Any, **velden: Any) -> Any:
    """Send a form, each time with a number of its own, and follow where it leads."""
    velden["indiening"] = uuid.uuid4()
    return client.post(reverse(f"werkgevers:{adres}", args=args), velden, follow=True)
