"""Where the portal may connect to when somebody typed the address: the internet, and named networks."""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from keten.fouten import NietToegestaan

_POORTEN = {"https": 443, "http": 80}
_VERTAALD = ipaddress.ip_network("64:ff9b::/96")  # wraps an IPv4 address that may be anywhere
_BINNEN = "Dit adres ligt binnen een afgesloten netwerk. Dat mag niet."
Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Grens:
    """How far one purpose may reach.

    Attributes:
        alleen_https: whether an address must begin with https.
        netten: networks outside the internet that may be called too, such as `10.20.0.0/16`.
    """

    alleen_https: bool
    netten: Sequence[str]

    def keur(self, adres: str) -> None:
        """Refuse an address that will never be called, as far as can be seen without asking the network.

        Raises:
            NietToegestaan: no HTTPS where that is required, a name and password in it, or a number of a
                computer inside.
        """
        delen = urlsplit(adres)
        if delen.scheme not in _POORTEN or not delen.hostname or poort(delen) is None:
            raise NietToegestaan("Dit is geen webadres. Begin met https://.", veld="adres")
        if delen.scheme == "http" and self.alleen_https:
            raise NietToegestaan("Alleen een beveiligd adres mag: begin met https://.", veld="adres")
        if delen.username is not None or delen.password is not None or delen.fragment:
            raise NietToegestaan(
                "Laat inlognaam, wachtwoord en wat na # komt weg uit het adres.", veld="adres"
            )
        try:
            ip = ipaddress.ip_address(delen.hostname)
        except ValueError:
            return
        if not self._mag(ip):
            raise NietToegestaan(_BINNEN, veld="adres")

    def zoek_op(self, naam: str, poort: int) -> list[Ip]:
        """The addresses of a name, if all that it points to may be called.

        A caller connects to what this returns, so that the name cannot point elsewhere a moment later.

        Raises:
            NietToegestaan: the name does not exist, or points to a computer inside.
        """
        try:
            gevonden = socket.getaddrinfo(naam, poort, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as fout:
            raise NietToegestaan("De naam in dit adres bestaat niet.", veld="adres") from fout
        adressen = [ipaddress.ip_address(str(waar[0]).partition("%")[0]) for *_, waar in gevonden]
        if not all(self._mag(ip) for ip in adressen):
            raise NietToegestaan(_BINNEN, veld="adres")
        return adressen

    def _mag(self, ip: Ip) -> bool:
        if isinstance(ip, ipaddress.IPv6Address):
            if ip.ipv4_mapped is not None:
                return self._mag(ip.ipv4_mapped)
            if ip.sixtofour is not None or ip.teredo is not None or ip in _VERTAALD:
                return False
        toegestaan = (ipaddress.ip_network(net) for net in self.netten)
        return (ip.is_global and not ip.is_multicast) or any(ip in net for net in toegestaan)


def poort(delen: SplitResult) -> int | None:
    """The port of an address; None when it is no number of a port."""
    try:
        return delen.port or _POORTEN.get(delen.scheme)
    except ValueError:
        return None
