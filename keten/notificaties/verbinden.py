"""Posting to an address that somebody typed: only where that may lead, never for long, never onwards.

The name is looked up once and the connection goes to what was found and approved, so that a name cannot point
elsewhere a moment later. Redirects are not followed and certificates are checked.
"""

import http.client
import io
import socket
import ssl
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.netwerk import Grens, poort


class GeenAntwoord(Exception):
    """The address gave no answer, or may not be called; the message is for an employee."""


@dataclass(frozen=True)
class Antwoord:
    """What an address answered.

    Attributes:
        wachten: after how many seconds it wants to be asked again; 0 when it did not say.
    """

    status: int
    wachten: int = 0


def keur_adres(adres: str) -> None:
    """Refuse an address that will never be called, as far as can be seen without asking the network.

    Raises:
        NietToegestaan: as in `Grens.keur`.
    """
    _grens().keur(adres)


def post(adres: str, inhoud: bytes, koppen: dict[str, str]) -> Antwoord:
    """Post something and give what was answered; of the answer only its first lines are read.

    Raises:
        GeenAntwoord: it may not be called, cannot be reached, is not who it says, or takes too long.
    """
    try:
        keur_adres(adres)
        delen = urlsplit(adres)
        with _verbind(delen) as stekker:
            return _vraag(stekker, delen, inhoud, koppen)
    except NietToegestaan as fout:
        raise GeenAntwoord(fout.melding) from fout
    except TimeoutError as fout:
        raise GeenAntwoord("Het antwoord bleef te lang uit.") from fout
    except ssl.SSLCertVerificationError as fout:
        raise GeenAntwoord("Het certificaat van dit adres klopt niet.") from fout
    except ssl.SSLError as fout:
        raise GeenAntwoord("De beveiligde verbinding kwam niet tot stand.") from fout
    except (OSError, http.client.HTTPException, ValueError) as fout:
        raise GeenAntwoord("Dit adres is niet bereikbaar, of geeft geen leesbaar antwoord.") from fout


def _grens() -> Grens:
    return Grens(alleen_https=settings.NOTIFICATIES_ALLEEN_HTTPS, netten=settings.NOTIFICATIES_NETTEN)


def _verbind(delen: SplitResult) -> socket.socket:
    assert delen.hostname is not None  # `keur_adres`
    nummer = poort(delen) or 0
    ip = _grens().zoek_op(delen.hostname, nummer)[0]
    stekker = socket.create_connection((str(ip), nummer), timeout=settings.NOTIFICATIES_SECONDEN_VERBINDEN)
    if delen.scheme == "http":
        return stekker
    try:
        return ssl.create_default_context().wrap_socket(stekker, server_hostname=delen.hostname)
    except BaseException:
        stekker.close()
        raise


def _vraag(stekker: socket.socket, delen: SplitResult, inhoud: bytes, koppen: dict[str, str]) -> Antwoord:
    assert delen.hostname is not None
    einde = time.monotonic() + settings.NOTIFICATIES_SECONDEN_ANTWOORD
    stekker.settimeout(settings.NOTIFICATIES_SECONDEN_ANTWOORD)
    verbinding = http.client.HTTPConnection(delen.hostname, poort(delen))
    verbinding.sock = stekker
    pad = delen._replace(scheme="", netloc="", fragment="").geturl() or "/"
    verbinding.request("POST", pad, inhoud, {**koppen, "Connection": "close"})
    antwoord = http.client.HTTPResponse(_OpTijd(stekker, einde), method="POST")  # type: ignore[arg-type]
    antwoord.begin()
    return Antwoord(antwoord.status, _wachten(antwoord.headers.get("Retry-After", "")))


class _OpTijd(io.RawIOBase):
    """A connection as a file that is read until a fixed moment, however slowly the bytes drip in."""

    def __init__(self, stekker: socket.socket, einde: float) -> None:
        super().__init__()
        self._stekker, self._einde = stekker, einde

    def makefile(self, mode: str) -> io.BufferedReader:
        """What `http.client` asks of a connection."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what is there; raises `TimeoutError` when the moment has come."""
        over = self._einde - time.monotonic()
        if over <= 0:
            raise TimeoutError
        self._stekker.settimeout(over)
        return self._stekker.recv_into(buffer)


def _wachten(kop: str) -> int:
    """A `Retry-After`, a number of seconds or a moment, as seconds."""
    if kop.isdecimal():
        return min(int(kop[:9]), 10**6)
    try:
        return max(0, int((parsedate_to_datetime(kop) - timezone.now()).total_seconds()))
    except (ValueError, TypeError):
        return 0
