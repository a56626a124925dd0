"""An identity provider on this machine, like a real one: discovery, code flow with PKCE, userinfo."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit


class Aanbieder:
    """What the provider knows: who stands before it, and which codes it gave out."""

    def __init__(self, adres: str) -> None:
        self.adres = adres
        self.subject = "subject-van-marieke"
        self.codes: dict[str, str] = {}

    def meld_aan(self, url: str) -> str:
        """What happens in the person's browser: prove who you are; returns where the browser goes next."""
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(url).query).items()}
        assert (vraag["response_type"], vraag["code_challenge_method"]) == ("code", "S256")
        code = f"code-{len(self.codes)}"
        self.codes[code] = vraag["code_challenge"]
        return f"{vraag['redirect_uri']}?{urlencode({'code': code, 'state': vraag['state']})}"

    def wissel_in(self, vorm: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """A code for a token, once, and only for who holds the verifier of PKCE."""
        som = hashlib.sha256(vorm.get("code_verifier", "").encode()).digest()
        uitdaging = base64.urlsafe_b64encode(som).rstrip(b"=").decode()
        if self.codes.pop(vorm.get("code", ""), None) != uitdaging:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "toegang", "token_type": "Bearer", "expires_in": 60}


@contextmanager
def aanbieder() -> Iterator[Aanbieder]:
    """Run the provider on a free port, as long as the test needs it."""

    class Antwoorder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pad, basis = urlsplit(self.path).path, bestuur.adres
            if pad == "/.well-known/openid-configuration":
                self._zeg(
                    200,
                    {
                        "issuer": basis,
                        "authorization_endpoint": f"{basis}/authorize",
                        "token_endpoint": f"{basis}/token",
                        "userinfo_endpoint": f"{basis}/userinfo",
                        "jwks_uri": f"{basis}/jwks",
                        "token_endpoint_auth_methods_supported": ["client_secret_post"],
                    },
                )
            elif pad == "/userinfo" and self.headers["Authorization"] == "Bearer toegang":
                self._zeg(200, {"sub": bestuur.subject, "email": "iemand@anders.example", "name": "M. Velde"})
            else:
                self._zeg(404, {})

        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._zeg(*bestuur.wissel_in({naam: w[0] for naam, w in parse_qs(inhoud).items()}))

        def _zeg(self, status: int, inhoud: dict[str, Any]) -> None:
            tekst = json.dumps(inhoud).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(tekst)))
            self.end_headers()
            self.wfile.write(tekst)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Antwoorder) as server:
        bestuur = Aanbieder(f"http://127.0.0.1:{server.server_address[1]}")
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        try:
            yield bestuur
        finally:
            server.shutdown()
            draad.join()
