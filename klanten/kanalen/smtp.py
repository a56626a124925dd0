"""E-mail over SMTP, by Django's mail settings (EMAIL_URL)."""

import re
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from klanten.kanalen.basis import Geweigerd, Tijdelijk
from klanten.models import Zending

_UITGEBREID = re.compile(r"\b5\.(\d{1,3}\.\d{1,3})\b")
_ADRES_FOUT = re.compile(r"1\.\d+|2\.1")  # RFC 3463: bad address, or a mailbox that is closed
_ADRES_FOUT_KAAL = {550, 551, 553}


class Smtp:
    """Hands mail to a mail server."""

    naam = "smtp"

    def verstuur(self, zending: Zending) -> str:
        """Send one mail; its Message-ID never changes, so that a second try is seen for what it is."""
        kenmerk = message_id(zending)
        mail = EmailMultiAlternatives(
            subject=zending.onderwerp,
            body=zending.tekst,
            to=[zending.aan],
            reply_to=[zending.klant.locatie.email] if zending.klant.locatie.email else None,
            headers={
                "Message-ID": kenmerk,
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
            },
        )
        mail.attach_alternative(render_to_string("klanten/mail.html", {"zending": zending}), "text/html")
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as fout:
            code, tekst = next(iter(fout.recipients.values()))
            raise _fout(code, tekst) from fout
        except smtplib.SMTPResponseException as fout:
            raise _fout(fout.smtp_code, fout.smtp_error) from fout
        except (smtplib.SMTPException, OSError) as fout:
            raise Tijdelijk("De mailserver is niet bereikbaar.") from fout
        return kenmerk


def message_id(zending: Zending) -> str:
    """The Message-ID of a mail, by which a bounce is recognised."""
    domein = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{zending.pk}@{domein}>"


def is_adresfout(code: int, tekst: str) -> bool:
    """Whether a refusal for good is about the address: the extended code says so, or else the plain one."""
    uitgebreid = _UITGEBREID.search(tekst)
    if uitgebreid:
        return bool(_ADRES_FOUT.fullmatch(uitgebreid[1]))
    return code in _ADRES_FOUT_KAAL


def _fout(code: int, tekst: bytes | str) -> Tijdelijk | Geweigerd:
    woorden = tekst.decode(errors="replace") if isinstance(tekst, bytes) else tekst
    if code < 500:
        return Tijdelijk(f"De mailserver vraagt om later terug te komen ({code}).")
    if is_adresfout(code, woorden):
        return Geweigerd(f"De mailserver kent dit adres niet ({code}).", adres_fout=True)
    return Geweigerd(f"De mailserver neemt deze e-mail niet aan ({code}).", adres_fout=False)
