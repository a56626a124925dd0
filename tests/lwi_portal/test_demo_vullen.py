"""Filling an empty portal: the same people for the same seed, and refusals."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, Model

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from klanten.models import Clientbeeld, Gebeurtenis, Identiteitsnummer, Klant, Taak, Uitkering
from lwi_portal.demo.plaatsen import MEEST, kies_locaties, verdeel
from lwi_portal.demo.vullen import vul

pytestmark = pytest.mark.django_db


def _vul(**anders: Any) -> int:
    return vul(**{"klanten": 200, "locaties": 2, "zaad": "proef", "zeg": str, **anders})


def test_hetzelfde_zaad_geeft_dezelfde_mensen(db: None) -> None:
    assert _nalatenschap() == _nalatenschap()


def _nalatenschap() -> dict[str, list[tuple[Any, ...]]]:
    """What a run leaves behind, without keys; undone afterwards."""
    velden: dict[type[Model], tuple[str, ...]] = {
        Klant: ("zoeknaam", "geboortedatum", "aangemeld_op", "locatie__code"),
        Clientbeeld: (
            "zoeknaam",
            "route",
            "kwadrant",
            "werkplan",
            "volgende_afspraak",
            "contactpersoon__gebruiker__naam",
        ),
        Uitkering: ("klant__zoeknaam", "regime__code", "van", "tot"),
        Taak: ("klant__zoeknaam", "soort", "vervalt_op"),
        Gebeurtenis: ("klant__zoeknaam", "op", "zin"),
        Identiteitsnummer: ("klant__zoeknaam", "zoeksleutel"),
    }
    punt = transaction.savepoint()
    _vul(klanten=30, locaties=1)
    gevonden = {
        model.__name__: sorted(
            (tuple(map(_leesbaar, rij)) for rij in model._base_manager.values_list(*namen)), key=repr
        )
        for model, namen in velden.items()
    }
    transaction.savepoint_rollback(punt)
    return gevonden


def _leesbaar(waarde: Any) -> Any:
    return bytes(waarde) if isinstance(waarde, memoryview) else waarde


def test_een_coach_in_apeldoorn_heeft_een_gewone_caseload(db: None) -> None:
    _vul(klanten=250, locaties=1)  # work for one coach of each partner, beside those with an account
    coaches = Medewerker.objects.filter(rollen__contains=["werkcoach"], locaties__code="apeldoorn")
    for coach in coaches.annotate(aantal=Count("caseload")):
        assert 55 <= coach.aantal <= 95, f"{coach}: {coach.aantal}"


def test_een_portaal_in_gebruik_krijgt_geen_verzonnen_mensen(settings: Any) -> None:
    settings.PRODUCTIE = True
    with pytest.raises(NietToegestaan, match="in gebruik"):
        _vul()


@pytest.mark.parametrize("argument", ["--klanten=0", "--klanten=veel", "--locaties=125", "--locaties=-1"])
def test_een_onmogelijk_aantal_wordt_geweigerd(argument: str) -> None:
    with pytest.raises(CommandError, match="kies een getal van 1"):
        call_command("demodata", argument)


def test_verzonnen_locaties_zijn_als_voorbeeld_gemerkt(referentiedata: None) -> None:
    echt = Locatie.objects.count()
    gekozen = kies_locaties(MEEST)
    assert len(gekozen) == MEEST
    assert sum(locatie.voorbeeld for locatie in gekozen) == MEEST - echt
    assert not any(locatie.voorbeeld for locatie in gekozen[:echt])
    assert sum(verdeel(100_000, gekozen)) == 100_000
    assert [locatie.pk for locatie in kies_locaties(MEEST)] == [locatie.pk for locatie in gekozen]
