"""What one page costs: statements, the time that the database takes, rendering, and the whole."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.template import loader
from django.test import RequestFactory


@dataclass
class Kosten:
    """The costs of one request, in seconds and bytes.

    Attributes:
        sql: time in the database driver's execute call, over all statements.
        kaal: rendering the page's template alone, without the statements that it causes.
        totaal: from the outermost middleware inwards, with the whole answer in hand.
    """

    vragen: int = 0
    sql: float = 0.0
    kaal: float = 0.0
    totaal: float = 0.0
    grootte: int = 0
    statements: list[str] = field(default_factory=list)


class Bezoeker:
    """Fetches pages from the application itself, as one signed-in person."""

    def __init__(self, sessie: str) -> None:
        self.handler = WSGIHandler()
        self.verzoeken = RequestFactory(headers={"host": "localhost", "cookie": f"sessionid={sessie}"})

    def haal(self, adres: str) -> Kosten:
        """Fetch a page once.

        Raises:
            SystemExit: the page answers anything but 200.
        """
        kosten = Kosten()
        request = self.verzoeken.get(adres)
        with connection.execute_wrapper(_tel(kosten)), _render_apart(kosten):
            begin = perf_counter()
            antwoord = self.handler.get_response(request)
            inhoud = antwoord.content
            kosten.totaal = perf_counter() - begin
        if antwoord.status_code != 200:
            raise SystemExit(f"{adres}: status {antwoord.status_code}")
        kosten.grootte = len(inhoud)
        return kosten

    def meet(self, adres: str, keer: int) -> Kosten:
        """The middle of several fetches, after three to warm up."""
        for _ in range(3):
            self.haal(adres)
        reeks = [self.haal(adres) for _ in range(keer)]
        return Kosten(
            vragen=reeks[-1].vragen,
            sql=statistics.median(k.sql for k in reeks),
            kaal=statistics.median(k.kaal for k in reeks),
            totaal=statistics.median(k.totaal for k in reeks),
            grootte=reeks[-1].grootte,
            statements=reeks[-1].statements,
        )


def _tel(kosten: Kosten) -> Callable[..., Any]:
    def voer_uit(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        begin = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            kosten.sql += perf_counter() - begin
            kosten.vragen += 1
            kosten.statements.append(sql)

    return voer_uit


@contextmanager
def _render_apart(kosten: Kosten) -> Iterator[None]:
    """Time the page's own template; templates of components within it use another name of the function."""
    gewoon = loader.render_to_string

    def gemeten(*args: Any, **kwargs: Any) -> Any:
        begin, sql = perf_counter(), kosten.sql
        try:
            return gewoon(*args, **kwargs)
        finally:
            kosten.kaal += perf_counter() - begin - (kosten.sql - sql)

    with patch.object(loader, "render_to_string", gemeten):
        yield
