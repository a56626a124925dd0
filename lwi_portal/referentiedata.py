"""Loading the reference data that come with the portal: facts from the sources, and marked examples."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import serializers
from django.db import transaction

from diagnose.models import Toetsversie
from handhaving.models import Beleid, Beleidsregel, Risicogrenzen
from keten.models import Regelversie
from keten.postcodes import laad_postcodegebieden
from landkaart import zoekindex

BESTANDEN = (
    "keten/fixtures/partners.json",
    "keten/fixtures/regios.json",
    "keten/fixtures/locaties.json",
    "keten/fixtures/teams.json",
    "keten/fixtures/onderwerpen.json",
    "keten/fixtures/regimes.json",
    "keten/fixtures/termijnen.json",
    "keten/fixtures/risicofeiten.json",
    "keten/fixtures/regels.json",
    "keten/fixtures/treden.json",
    "keten/fixtures/teksten.json",
    "klanten/fixtures/belemmeringsoorten.json",
    "klanten/fixtures/bewaartermijnen.json",
    "klanten/fixtures/processtappen.json",
    "klanten/fixtures/competenties.json",
    "klanten/fixtures/taakrelaties.json",
    "klanten/fixtures/hulporganisaties.json",
    "werkgevers/fixtures/sectoren.json",
    "werkgevers/fixtures/beroepen.json",
    "werkgevers/fixtures/instanties.json",
    "werkgevers/fixtures/steunmaatregelen.json",
    "diagnose/fixtures/instrumentregels.json",
    "diagnose/fixtures/instrumenten.json",
    "diagnose/fixtures/instrumentregimes.json",
    "diagnose/fixtures/standpunten.json",
    "diagnose/fixtures/samenhang.json",
    "diagnose/fixtures/arrangementen.json",
    "diagnose/fixtures/werkfirst.json",
    "diagnose/fixtures/toetsen.json",
    "diagnose/fixtures/toetsversies.json",
    "diagnose/fixtures/tegenstrijdigheden.json",
    "handhaving/fixtures/toetsen.json",
    "handhaving/fixtures/toetsversies.json",
    "handhaving/fixtures/profielen.json",
    "handhaving/fixtures/grenzen.json",
    "handhaving/fixtures/aanpakken.json",
    "handhaving/fixtures/overtredingsoorten.json",
    "handhaving/fixtures/maatregelenbeleid.json",
    "handhaving/fixtures/controlesoorten.json",
    "handhaving/fixtures/fraudevormen.json",
    "landkaart/fixtures/fasen.json",
    "landkaart/fixtures/mijlpalen.json",
    "landkaart/fixtures/themas.json",
    "landkaart/fixtures/expertgroepen.json",
    "landkaart/fixtures/toetsvragen.json",
    "landkaart/fixtures/praktijken.json",
    "landkaart/fixtures/onderzocht.json",
    "landkaart/fixtures/knelpunten.json",
    "landkaart/fixtures/oplossingen.json",
    "landkaart/fixtures/kennisstukken.json",
    "landkaart/fixtures/deelstanden.json",
    "landkaart/fixtures/criteria.json",
    "landkaart/fixtures/meetperiodes.json",
    "landkaart/fixtures/ijkdata.json",
    "landkaart/fixtures/peilingen.json",
    "landkaart/fixtures/referentieresultaten.json",
)
"""In this order: a file refers only to records of files before it."""

_VAST = (Regelversie, Toetsversie, Beleid, Beleidsregel, Risicogrenzen)
"""Once adopted these never change, or only by their own act; the portal leaves what it finds.

The last day alone is set, when a newer version of a questionnaire comes along.
"""


@dataclass
class Geladen:
    """What a run did, in numbers of records by model."""

    nieuw: dict[str, int] = field(default_factory=dict)
    teruggezet: int = 0
    gelaten: int = 0


@transaction.atomic
def laad(*, opnieuw: bool = False) -> Geladen:
    """Add the reference data that this database does not have yet.

    A record that is known by its natural key is left as it is, because a location may have changed it.

    Args:
        opnieuw: put known records back to how the portal delivers them. What was adopted never changes,
            so that one is left in any case.
    """
    geladen = Geladen()
    laad_postcodegebieden()
    for record in _records():
        bekend = record.object.pk is not None
        if bekend and (not opnieuw or isinstance(record.object, _VAST)):
            _sluit(record.object)
            geladen.gelaten += 1
            continue
        record.save()
        if bekend:
            geladen.teruggezet += 1
        else:
            naam = str(record.object._meta.verbose_name_plural)
            geladen.nieuw[naam] = geladen.nieuw.get(naam, 0) + 1
    zoekindex.herbouw()
    return geladen


def _sluit(record: Any) -> None:
    """Let a version end that has a successor by now; two never hold on one day."""
    if isinstance(record, Toetsversie) and record.geldig_tot is not None:
        Toetsversie.objects.filter(pk=record.pk, geldig_tot=None).update(geldig_tot=record.geldig_tot)


def _records() -> Iterator[Any]:
    """The records in order; each is looked up by its natural key at the moment it is reached."""
    for bestand in BESTANDEN:
        tekst = (Path(settings.BASE_DIR) / bestand).read_text(encoding="utf-8")
        yield from serializers.deserialize("json", tekst)
