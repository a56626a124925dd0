"""What `benchmarks.indicatoren` measures, inside the process that has the filled database."""

import datetime
import json
import time
from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from benchmarks.bevolking import Grootte, vul
from keten.indicatoren import alle
from keten.maanden import maanden_tot
from keten.models import Ketenpartner, Locatie, Regime
from keten.tijd import vandaag
from landkaart.cijfers import berekenen, lezen, opdracht, versies
from landkaart.models import Indicatorwaarde

# Everybody has one benefit that runs; half have a second one, of which a part has ended.
_UITKERINGEN = """
INSERT INTO klanten_uitkering (klant_id, regime_id, partner_id, van, tot)
SELECT k.id, %s, %s, k.aangemeld_op + (k.id %% 60)::int,
       CASE WHEN k.id %% 3 = 0 THEN k.aangemeld_op + (60 + k.id %% 300)::int END
FROM klanten_klant k WHERE k.id %% 2 = 0
"""


def meet(*, dossiers: int, maanden: int) -> None:
    """Fill the database, measure, and print the figures as one line of JSON."""
    vul(Grootte(land=dossiers, groot=min(20_000, dossiers // 3)))
    _geef_uitkeringen()
    reeks = maanden_tot(vandaag(), maanden)
    plek = Locatie.objects.order_by("pk")[0]
    taak = _duur(lambda: [berekenen.bereken(maand) for maand in reeks])
    uitslag = {
        "dossiers": dossiers,
        "locaties": Locatie.objects.count(),
        "cijfers": len(alle()),
        "maanden": maanden,
        "taak": taak,
        "kaal": _duur(lambda: [_kaal(*berekenen.dagen_van(maand)) for maand in reeks]),
        "nogmaals": _duur(lambda: [berekenen.bereken(maand, opnieuw=True) for maand in reeks]),
        "lezen": _duur(lambda: lezen.van_locatie(plek, vandaag())),
        "waarden": Indicatorwaarde.objects.count(),
    }
    print(json.dumps(uitslag))


def _geef_uitkeringen() -> None:
    gemeente = Ketenpartner.Kolom.GEMEENTE
    regime = Regime.objects.filter(kolom=gemeente).order_by("-pk")[0]  # the first has the one that all have
    partner = Ketenpartner.objects.filter(kolom=gemeente).order_by("pk")[0]
    with connection.cursor() as cursor:
        cursor.execute(_UITKERINGEN, [regime.pk, partner.pk])
        cursor.execute("ANALYZE")


def _kaal(van: datetime.date, tot: datetime.date) -> None:
    """Ask for the same values and throw them away."""
    definities = versies.geldende(alle(), van)
    with connection.cursor() as cursor:
        for indicator in alle():
            cursor.execute(*opdracht.vraag(indicator, definities[indicator.code], van, tot, timezone.now()))
            cursor.fetchall()


def _duur(handeling: Callable[[], object]) -> float:
    begin = time.monotonic()
    handeling()
    return time.monotonic() - begin
