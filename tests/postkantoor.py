"""A mail server and a NotifyNL of our own, on this machine, that behave like the real ones."""

import asyncio
import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from notifications_python_client.authentication import decode_jwt_token

DIENST = "11111111-2222-3333-4444-555555555555"
GEHEIM = "66666666-7777-8888-9999-000000000000"
SLEUTEL = f"lwi-{DIENST}-{GEHEIM}"


class Mailserver:
    """Keeps what it takes; refuses addresses as told.

    Attributes:
        weigert: the answer to a recipient, by address.
        houdt_op: while set, a mail is neither taken nor refused.
        wacht: set when a mail is being held up.
    """

    def __init__(self) -> None:
        self.post: list[Message] = []
        self.weigert: dict[str, str] = {}
        self.houdt_op = threading.Event()
        self.wacht = threading.Event()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, opties: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if address in self.weigert:
            return self.weigert[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail, unless it is held up until the sender is gone."""
        if self.houdt_op.is_set():
            self.wacht.set()
            while self.houdt_op.is_set():
                await asyncio.sleep(0.01)
            return "451 Too late"
        self.post.append(message_from_bytes(envelope.content or b""))  # type: ignore[arg-type]
        return "250 OK"


class _Controller(Controller):
    """Runs the server on whichever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mailserver() -> Iterator[tuple[Mailserver, int]]:
    """A mail server on a free port, with its number."""
    server = Mailserver()
    controller = _Controller(server, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield server, controller.port
    finally:
        server.houdt_op.clear()
        controller.stop()


class Notifydienst:
    """What NotifyNL remembers.

    Attributes:
        berichten: what it took, by number.
        geeft: status and error to give to every new message, in place of taking it.
        valt_weg: take the next message, but break the connection before the answer.
    """

    def __init__(self) -> None:
        self.berichten: dict[str, dict[str, Any]] = {}
        self.geeft: tuple[int, str] | None = None
        self.valt_weg = False


@contextmanager
def notifydienst() -> Iterator[tuple[Notifydienst, str]]:
    """A NotifyNL on a free port, with its address."""
    dienst = Notifydienst()

    class Loket(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bericht = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._keur_sleutel()
            if dienst.geeft:
                status, fout = dienst.geeft
                self._antwoord(status, {"errors": [{"error": "ValidationError", "message": fout}]})
                return
            nummer = str(uuid.uuid4())
            dienst.berichten[nummer] = {"id": nummer, "status": "created", "soort": self.path, **bericht}
            if dienst.valt_weg:
                dienst.valt_weg = False
                self.close_connection = True
                return
            self._antwoord(201, {"id": nummer, "reference": bericht["reference"]})

        def do_GET(self) -> None:
            self._keur_sleutel()
            deel = urlsplit(self.path)
            if deel.path == "/v2/notifications":
                [kenmerk] = parse_qs(deel.query)["reference"]
                gevonden = [b for b in dienst.berichten.values() if b["reference"] == kenmerk]
                self._antwoord(200, {"notifications": gevonden, "links": {}})
                return
            self._antwoord(200, dienst.berichten[deel.path.rpartition("/")[2]])

        def _keur_sleutel(self) -> None:
            decode_jwt_token(self.headers["Authorization"].removeprefix("Bearer "), GEHEIM)

        def _antwoord(self, status: int, inhoud: dict[str, Any]) -> None:
            tekst = json.dumps(inhoud).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(tekst)))
            self.end_headers()
            self.wfile.write(tekst)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Loket)
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield dienst, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        draad.join()
        server.server_close()
