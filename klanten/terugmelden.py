"""What comes back after sending: reports of NotifyNL, and mail that could not be delivered."""

import logging
import re
import uuid
from email import message_from_bytes
from email.message import Message
from typing import Any

from klanten.kanalen import Stand
from klanten.kanalen.notify import lees_stand
from klanten.kanalen.smtp import is_adresfout
from klanten.models import Zending
from klanten.verzenden import werk_stand_bij

log = logging.getLogger(__name__)

_NUMMER = re.compile(r"<([0-9a-f-]{36})@", re.IGNORECASE)


class OnleesbareMelding(Exception):
    """This is not a report, or not one about something that we sent."""


def verwerk_notify(melding: Any) -> bool:
    """Record a delivery receipt of NotifyNL; the same one twice changes nothing.

    Args:
        melding: the JSON that it posted, with at least `reference` and `status`.

    Returns:
        Whether the state changed.

    Raises:
        OnleesbareMelding: something else was posted, or about something else.
    """
    if not isinstance(melding, dict) or not isinstance(melding.get("status"), str):
        raise OnleesbareMelding
    return werk_stand_bij(_bestaand(str(melding.get("reference"))), lees_stand(melding["status"]))


def verwerk_bounce(bericht: bytes) -> bool:
    """Record a mail server's report (RFC 3464) that a mail did not arrive; a report of delay changes nothing.

    Args:
        bericht: the report as it was mailed back.

    Returns:
        Whether the state changed.

    Raises:
        OnleesbareMelding: it is no such report, or about something else.
    """
    mail = message_from_bytes(bericht)
    velden = _ontvanger(mail)
    nummer = _bestaand(_oorspronkelijk(mail))
    if velden["action"].lower() != "failed":
        return False
    code = velden.get("status", "").strip()
    fout = f"De e-mail kwam terug van de mailserver ({code})."
    return werk_stand_bij(nummer, Stand(Zending.Stand.MISLUKT, fout, adres_fout=is_adresfout(0, code)))


def _ontvanger(mail: Message) -> dict[str, str]:
    """The fields about the recipient, by name in small letters."""
    for deel in mail.walk():
        if deel.get_content_type() == "message/delivery-status":
            blokken: Any = deel.get_payload()  # a list of parts; text when somebody else wrote it
            for blok in blokken if isinstance(blokken, list) else []:
                velden = {naam.lower(): str(waarde) for naam, waarde in blok.items()}
                if "action" in velden:
                    return velden
    raise OnleesbareMelding


def _oorspronkelijk(mail: Message) -> str:
    """Our number, from the Message-ID of the mail that is sent back inside the report."""
    for deel in mail.walk():
        if deel is not mail and deel.get_content_type() == "text/rfc822-headers":
            deel = message_from_bytes(deel.get_payload(decode=True) or b"")  # type: ignore[arg-type]
        if deel is not mail and (gevonden := _NUMMER.search(str(deel.get("Message-ID", "")))):
            return gevonden[1]
    raise OnleesbareMelding


def _bestaand(nummer: str) -> uuid.UUID:
    try:
        sleutel = uuid.UUID(nummer)
    except ValueError as fout:
        raise OnleesbareMelding from fout
    if not Zending.objects.filter(pk=sleutel).exists():
        raise OnleesbareMelding
    return sleutel
