"""How the portal asks something of an identity provider: only where that may lead, never long, never onwards.

A provider names the addresses of its tokens, keys and profiles itself, so each of them is checked when it is
called and not only when an administrator typed the issuer.
"""

import socket
from typing import Any

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from keten.fouten import NietToegestaan
from keten.netwerk import Grens

_SECONDEN = (5, 10)
"""To connect, and to wait for each next part of an answer."""


def grens() -> Grens:
    """Where a provider may be."""
    return Grens(alleen_https=settings.PRODUCTIE, netten=settings.AANMELDEN_NETTEN)


class Sessie(requests.Session):
    """Requests to a provider; never by way of a proxy, which would look up the name itself."""

    def __init__(self) -> None:
        super().__init__()
        for begin in ("https://", "http://"):
            self.mount(begin, _Poort())

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        """Send it when the address may be called.

        Raises:
            requests.RequestException: it may not, cannot be reached, takes too long, or points elsewhere.
        """
        try:
            grens().keur(request.url or "")
        except NietToegestaan as fout:
            raise requests.exceptions.InvalidURL(fout.melding) from fout
        kwargs.update(timeout=_SECONDEN, allow_redirects=False, proxies={})
        antwoord = super().send(request, **kwargs)
        if antwoord.is_redirect:
            raise requests.TooManyRedirects("The provider points elsewhere.", response=antwoord)
        return antwoord


class _Verbinding(HTTPConnection):
    """A connection to the address that was looked up and checked; the certificate is that of the name."""

    def _new_conn(self) -> socket.socket:
        naam = self._dns_host
        try:
            adressen = grens().zoek_op(naam, self.port)
        except NietToegestaan as fout:
            raise NewConnectionError(self, fout.melding) from fout
        try:
            for adres in adressen[:-1]:
                self._dns_host = str(adres)
                try:
                    return super()._new_conn()
                except (NewConnectionError, ConnectTimeoutError):
                    continue
            self._dns_host = str(adressen[-1])
            return super()._new_conn()
        finally:
            self._dns_host = naam


class _VeiligeVerbinding(_Verbinding, HTTPSConnection):
    """The same, with TLS."""


class _Open(HTTPConnectionPool):
    ConnectionCls = _Verbinding


class _Veilig(HTTPSConnectionPool):
    ConnectionCls = _VeiligeVerbinding


class _Poort(HTTPAdapter):
    """Makes those connections, and no others."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Open, "https": _Veilig}
