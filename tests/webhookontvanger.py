"""A system of a partner on this machine that takes webhooks, and fails, hangs, drips or answers twice."""

import json
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass
class Ontvangst:
    """One message as it came in."""

    koppen: dict[str, str]
    inhoud: bytes

    @property
    def gebeurtenis(self) -> dict[str, Any]:
        """The event in it."""
        uit: dict[str, Any] = json.loads(self.inhoud)
        return uit


@dataclass
class Ontvanger:
    """What came in, and how the receiver behaves.

    Attributes:
        status: what it answers, by subject or else by itself; 0 hangs up without a word.
        koppen: what it answers beside that.
        manier: "gewoon", "hangt" (no answer), "druppelt" (bytes without an end) or "dubbel" (two answers).
        bij_ontvangst: done while the sender waits for the answer.
    """

    adres: str
    status: dict[str, int] = field(default_factory=lambda: {"": 204})
    koppen: dict[str, str] = field(default_factory=dict)
    manier: str = "gewoon"
    bij_ontvangst: Callable[[], object] = lambda: None
    post: list[Ontvangst] = field(default_factory=list)
    los: threading.Event = field(default_factory=threading.Event)

    @property
    def onderwerpen(self) -> list[str]:
        """About what, in the order in which it came in."""
        return [ontvangst.gebeurtenis["subject"] for ontvangst in self.post]

    @property
    def soorten(self) -> list[str]:
        """Of which kind, in the order in which it came in."""
        return [ontvangst.gebeurtenis["type"] for ontvangst in self.post]

    @property
    def nummers(self) -> Counter[str]:
        """How often each event came in."""
        return Counter(ontvangst.gebeurtenis["id"] for ontvangst in self.post)


class _Antwoorder(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        hier: Ontvanger = self.server.ontvanger  # type: ignore[attr-defined]
        inhoud = self.rfile.read(int(self.headers["Content-Length"]))
        hier.post.append(Ontvangst({kop.lower(): waarde for kop, waarde in self.headers.items()}, inhoud))
        hier.bij_ontvangst()
        status = hier.status.get(hier.post[-1].gebeurtenis["subject"], hier.status[""])
        if hier.manier == "hangt":
            hier.los.wait(timeout=30)
        elif hier.manier == "druppelt":
            self._druppel(hier.los)
        elif status:
            for _ in range(2 if hier.manier == "dubbel" else 1):
                self.send_response(status)
                for kop, waarde in hier.koppen.items():
                    self.send_header(kop, waarde)
                self.end_headers()

    def _druppel(self, los: threading.Event) -> None:
        """A header that never ends; each bit comes well within any time-out of a single read."""
        self.wfile.write(b"HTTP/1.1 204 No Content\r\nX-Lang: ")
        while not los.wait(timeout=0.02):
            try:
                self.wfile.write(b"a")
            except OSError:
                return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing on the terminal."""


@contextmanager
def ontvanger(*, sleutelpaar: tuple[Path, Path] | None = None) -> Iterator[Ontvanger]:
    """Run the receiver on a free port, as long as the test needs it.

    Args:
        sleutelpaar: files of a certificate and its key, for HTTPS.
    """

    schema = "https" if sleutelpaar else "http"
    hier = Ontvanger(schema)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Antwoorder) as server:
        server.ontvanger = hier  # type: ignore[attr-defined]
        if sleutelpaar is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*sleutelpaar)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        hier.adres = f"{schema}://127.0.0.1:{server.server_address[1]}/lwi?van=portaal"
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        draad.start()
        try:
            yield hier
        finally:
            hier.los.set()
            server.shutdown()
            draad.join()
