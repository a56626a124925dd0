"""What `benchmarks.landkaart` measures, in a process of its own."""

import datetime
import json
import logging
import os
import statistics
from collections.abc import Callable
from random import Random
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keten.models import Locatie
from landkaart.models import Mijlpaal, Mijlpaalscore
from lwi_portal.demo.landkaart import vul_kaart

_PAGINAS = {"map": "/landkaart/", "national picture": "/landkaart/landelijk/"}
_KAAL = """
    SELECT DISTINCT ON (locatie_id, mijlpaal_id) locatie_id, mijlpaal_id, percentage, antwoord, ingediend_op
    FROM landkaart_mijlpaalscore WHERE ingediend_op <= now()
    ORDER BY locatie_id, mijlpaal_id, ingediend_op DESC, id DESC
"""


def meet(metingen: int, keer: int) -> None:
    """Print the durations in milliseconds, as JSON.

    Args:
        metingen: how many measurements each location has, over ten years.
        keer: how often each page is fetched.
    """
    logging.disable(logging.INFO)  # a line for each request would be measured too
    call_command("migrate", verbosity=0)
    call_command("referentiedata", verbosity=0)
    vul_kaart(zaad="benchmark")
    _vul_aan(metingen)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    uitslag = {
        "locaties": Locatie.objects.count(),
        "scores": Mijlpaalscore.objects.count(),
        "kaal": _mediaan(_lees_kaal, keer),
        "paginas": {naam: _pagina(adres, keer) for naam, adres in _PAGINAS.items()},
    }
    os.write(1, json.dumps(uitslag).encode())


def _vul_aan(metingen: int) -> None:
    """Measurements beside those of the demonstration, until each location has as many as asked."""
    rng, nu = Random("benchmark"), timezone.now()
    mijlpalen, aanwezig = list(Mijlpaal.objects.filter(regio=None)), 8
    for locatie in Locatie.objects.all():
        Mijlpaalscore.objects.bulk_create(
            Mijlpaalscore(
                locatie=locatie,
                mijlpaal=mijlpaal,
                percentage=rng.randint(0, 100),
                ingediend_naam="Voorbeeld",
                ingediend_functie="MT-lid",
                ingediend_op=nu - datetime.timedelta(days=3650 * nummer / metingen + 1),
                voorbeeld=True,
            )
            for nummer in range(metingen - aanwezig)
            for mijlpaal in mijlpalen
        )


def _pagina(adres: str, keer: int) -> dict[str, Any]:
    client = Client(headers={"host": "localhost"})
    antwoord = client.get(adres)
    kenmerk = {"If-None-Match": antwoord["ETag"]}

    def eerst() -> None:
        cache.clear()  # as after a submission: nothing that was kept counts any more
        client.get(adres)

    with CaptureQueriesContext(connection) as opname:
        eerst()
    return {
        "vragen": len(opname),
        "sql": sum(float(vraag["time"]) for vraag in opname.captured_queries) * 1e3,
        "eerst": _mediaan(eerst, keer),
        "daarna": _mediaan(lambda: client.get(adres), keer),
        "onveranderd": _mediaan(lambda: client.get(adres, headers=kenmerk), keer),
        "grootte": len(antwoord.content),
    }


def _lees_kaal() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_KAAL)
        cursor.fetchall()


def _mediaan(doe: Callable[[], object], keer: int) -> float:
    """The middle duration of several runs in milliseconds, after one to warm up."""
    doe()
    duren = []
    for _ in range(keer):
        begin = perf_counter()
        doe()
        duren.append((perf_counter() - begin) * 1e3)
    return statistics.median(duren)
