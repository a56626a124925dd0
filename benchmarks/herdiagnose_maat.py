"""What `benchmarks.herdiagnose` measures, inside the process that has the filled database."""

import json
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone

from benchmarks.bevolking import GROOT, Grootte, vul
from diagnose import herdiagnose
from diagnose.herdiagnose import AANLEIDINGEN
from diagnose.models import Herdiagnoseaanleiding
from diagnose.regels import simuleren
from keten.models import Locatie, Medewerker, Regelset
from keten.regels.beheer import geldige_versie
from keten.regels.boom import gebruikte_feiten
from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import leg_uit, waarden_van
from keten.regels.valideren import lees
from keten.termijnen import termijn
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

_TABELLEN = ("klanten_klant", "klanten_clientbeeld", "klanten_belemmering", "klanten_afspraak")
_BOOM = {
    "een": [
        {"feit": "aantal_belemmeringen", "is": "groter", "waarde": 0},
        {"feit": "leeftijd", "is": "kleiner", "waarde": 30},
    ]
}


def meet(*, dossiers: int, steekproef: int) -> None:
    """Fill the database, measure, and print the figures as one line of JSON."""
    vul(Grootte(land=dossiers, groot=min(20_000, dossiers // 3)))
    coach = Medewerker.objects.get(gebruiker__email=GROOT)
    groot = coach.locaties.get()
    uitslag: dict[str, Any] = {
        "dossiers": dossiers,
        "locaties": Locatie.objects.count(),
        "steekproef": steekproef,
        "scan": _duur(_scan),
        "een_voor_een": _duur(lambda: _een_voor_een(steekproef)),
        "taak": _duur(lambda: herdiagnose.plan(op=vandaag())),
        "nogmaals": _duur(lambda: herdiagnose.plan(op=vandaag())),
        "simulatie": _duur(lambda: _simuleer(groot, coach)),
        "klanten_daar": Klant.objects.filter(locatie=groot).count(),
        "taken": Taak.objects.filter(soort=Taak.Soort.HERDIAGNOSE).count(),
    }
    print(json.dumps(uitslag))


def _duur(handeling: Callable[[], object]) -> float:
    begin = time.monotonic()
    handeling()
    return time.monotonic() - begin


def _scan() -> None:
    """Read every row of the tables once, in order, as plainly as the database can."""
    with connection.cursor() as cursor:
        cursor.execute("SET enable_indexscan = off; SET enable_indexonlyscan = off")
        for tabel in _TABELLEN:
            cursor.execute(f"SELECT count(*), max(length(t::text)) FROM {tabel} t")
        cursor.execute("RESET enable_indexscan; RESET enable_indexonlyscan")


def _een_voor_een(aantal: int) -> None:
    """The same decision and the same rows for some dossiers, with objects."""
    feiten = feiten_voor("klant")
    for klant in Klant.objects.select_related("locatie", "beeld").order_by("-pk")[:aantal]:
        for aanleiding in AANLEIDINGEN:
            versie = geldige_versie(aanleiding.regel, locatie=klant.locatie, op=vandaag())
            if versie is None:
                continue
            codes = gebruikte_feiten(lees(versie.boom, feiten))
            if leg_uit(versie.boom, waarden_van(klant, codes, feiten), feiten).uitkomst:
                _zet_klaar(klant, aanleiding.sleutel)


def _zet_klaar(klant: Klant, sleutel: str) -> None:
    taak = taken.maak(
        klant=klant,
        voor=None,
        locatie=klant.locatie,
        soort=Taak.Soort.HERDIAGNOSE,
        omschrijving=herdiagnose.TAAK,
        vervalt_op=termijn(herdiagnose.TERMIJN, klant.locatie).vervalt(timezone.now()),
        sleutel=f"een-voor-een-{sleutel}{klant.pk}",
    )
    Herdiagnoseaanleiding.objects.create(klant=klant, soort=herdiagnose.Soort.PERIODIEK, taak=taak)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.HERDIAGNOSE, herdiagnose.ZIN)


def _simuleer(locatie: Locatie, door: Medewerker) -> None:
    routering = Regelset.objects.get(code="routering", locatie=None, regio=None)
    simulatie = simuleren.simuleer(regelset=routering, boom=_BOOM, locatie=locatie, op=vandaag(), door=door)
    if simulatie.milliseconden is None:
        simuleren.voer_uit(simulatie)
