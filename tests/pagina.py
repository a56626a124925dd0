"""Reading a page as a visitor does, and counting what it asks of the database."""

import html
import re

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

_HULP = r'<details class="lwi-uitklap lwi-hulp.*?</details>'
_WEG = re.compile(rf"{_HULP}|<(head|script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def tekst(antwoord: HttpResponse) -> str:
    """The words on a page, in one line; without the help, which is about the page."""
    return " ".join(html.unescape(_WEG.sub(" ", antwoord.content.decode())).split())


def vragen(client: Client, url: str) -> int:
    """How many queries a page takes for somebody who has been there before."""
    client.get(url)
    with CaptureQueriesContext(connection) as opname:
        assert client.get(url).status_code == 200
    return len(opname)
