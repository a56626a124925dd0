"""The mail that invites somebody with a new account: a link to choose a password, once."""

from datetime import timedelta
from urllib.parse import urljoin

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from keten.models import Gebruiker


def verstuur(gebruiker: Gebruiker, *, portaal: str) -> None:
    """Send the mail; the link stops working once a password has been chosen, or after its term.

    Args:
        portaal: address of the portal (`https://host/`).
    """
    sleutel = default_token_generator.make_token(gebruiker)
    pad = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(gebruiker), "key": sleutel}
    )
    gegevens = {
        "naam": gebruiker.naam,
        "email": gebruiker.email,
        "link": urljoin(portaal, pad),
        "opnieuw": urljoin(portaal, reverse("account_reset_password")),
        "dagen": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days,
    }
    tekst = render_to_string("keten/uitnodiging.txt", gegevens)
    send_mail("Uw account voor het LWI-portaal", tekst, None, [gebruiker.email])
