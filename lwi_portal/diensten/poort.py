"""A free port for the demo."""

import errno
import socket

from lwi_portal.diensten.fouten import DienstFout

EERSTE, LAATSTE = 8000, 8050


def luister(gewenst: int | None) -> tuple[int, list[socket.socket]]:
    """Open a port on this computer only, and return it with its sockets.

    The web server gets these very sockets: a port that was merely looked up could be taken meanwhile.
    Browsers take `localhost` for ::1 as well as 127.0.0.1, so both must be ours.

    Args:
        gewenst: the only port that will do; otherwise the first free one from 8000 to 8050.

    Raises:
        DienstFout: no port is free.
    """
    for poort in [gewenst] if gewenst else range(EERSTE, LAATSTE + 1):
        if sockets := _open(poort):
            return poort, sockets
    if gewenst:
        raise DienstFout(f"Poort {gewenst} (LWI_POORT) is bezet. Kies een andere, of laat LWI_POORT weg.")
    raise DienstFout(f"Alle poorten van {EERSTE} tot en met {LAATSTE} zijn bezet. Zet LWI_POORT.")


def _open(poort: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    for familie, adres in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            gang = socket.socket(familie, socket.SOCK_STREAM)
        except OSError:
            continue  # this computer has no IPv6
        sockets.append(gang)
        gang.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if familie == socket.AF_INET6:
            gang.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        try:
            gang.bind((adres, poort))
            gang.listen(128)
        except OSError as fout:
            if fout.errno == errno.EADDRNOTAVAIL:  # IPv6 is known, but switched off
                sockets.pop().close()
                continue
            for geopend in sockets:
                geopend.close()
            return []
    return sockets
