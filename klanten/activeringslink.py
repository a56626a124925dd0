"""The link with which clients confirm that an e-mail address is their own."""

import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext, override

from keten.fouten import NietToegestaan
from keten.models import Gebruiker
from klanten.models import Activeringscode

GELDIG = datetime.timedelta(hours=24)
_ZOUT = "klanten.activeringslink"


def verstuur(code_id: int) -> None:
    """Mail the link, or tell the owner of an address in use that somebody else typed it."""
    code = Activeringscode.objects.open().exclude(gekozen_email="").filter(pk=code_id).first()
    if code is None:
        return  # used or withdrawn while the mail server was away
    pad = reverse("klanten:activeren_bevestigen", args=[kenmerk(code)])
    gegevens = {
        "bezet": is_adres_bezet(code),
        "link": urljoin(settings.PORTAAL_ADRES, pad),
        "inloggen": urljoin(settings.PORTAAL_ADRES, reverse("account_login")),
        "uren": int(GELDIG.total_seconds() // 3600),
    }
    with override(code.klant.contactgegevens.taal):
        onderwerp = gettext("Uw account voor het LWI-portaal")
        tekst = render_to_string("klanten/activeringsmail.txt", gegevens)
    send_mail(onderwerp, tekst, None, [code.gekozen_email])


def kenmerk(code: Activeringscode) -> str:
    """What stands in the link: the number of the code, and a fingerprint of what the client chose."""
    return signing.dumps([code.pk, _vingerafdruk(code)], salt=_ZOUT)


def nummer_in(kenmerk: str) -> int:
    """The number of the code that a link is about.

    Raises:
        NietToegestaan: the link is too old, or was not made here.
    """
    try:
        nummer, _ = signing.loads(kenmerk, salt=_ZOUT, max_age=GELDIG)
    except signing.BadSignature as fout:
        raise NietToegestaan(
            gettext("Deze link werkt niet meer. Vul uw gegevens nog een keer in, dan krijgt u een nieuwe.")
        ) from fout
    return int(nummer)


def past(kenmerk: str, code: Activeringscode) -> bool:
    """Whether the client has not chosen another address or password after this link was mailed."""
    _, vingerafdruk = signing.loads(kenmerk, salt=_ZOUT)
    return bool(code.gekozen_email) and constant_time_compare(vingerafdruk, _vingerafdruk(code))


def is_adres_bezet(code: Activeringscode) -> bool:
    """Whether the address that the client chose is another person's."""
    eigenaar = Gebruiker.objects.filter(email=code.gekozen_email).first()
    return eigenaar is not None and eigenaar.pk != code.klant.gebruiker_id


def _vingerafdruk(code: Activeringscode) -> str:
    tekst = f"{code.gekozen_email}:{code.gekozen_wachtwoord}"
    return salted_hmac(_ZOUT, tekst, algorithm="sha256").hexdigest()[:16]
