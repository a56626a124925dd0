"""The nightly job in a real Celery worker, killed half-way with `kill -9` and run again."""

import uuid
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from diagnose import herdiagnose
from diagnose.tasks import plan_herdiagnoses
from keten.models import Locatie, Termijnregel
from keten.tijd import vandaag
from klanten.models import Gebeurtenis, Klant, Taak
from tests.fabriek import KlantFabriek
from tests.werker import schiet_dood, wacht_tot, worker


@pytest.fixture
def rij() -> str:
    """A queue of this test's own, so that nobody else's worker takes the job."""
    return f"test-{uuid.uuid4()}"


@pytest.fixture
def klanten(transactional_db: None, apeldoorn: Locatie, gouda: Locatie) -> list[Klant]:
    """Three dossiers at each of two locations that must be looked at again, on terms of their own."""
    for locatie, weken in ((None, 2), (gouda, 3)):
        Termijnregel.objects.create(
            code="herdiagnose", naam="herdiagnose", aantal=weken, eenheid="week", locatie=locatie
        )
    return [
        KlantFabriek(locatie=plek, beeld__herdiagnose_op=vandaag())
        for plek in (apeldoorn, gouda)
        for _ in range(3)
    ]


def iemand_wacht_op_ons() -> bool:
    """Whether another database session waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        return cursor.fetchone() is not None


@pytest.mark.eis("D-54")
def test_een_gedode_worker_verliest_niets_en_verdubbelt_niets(
    klanten: list[Klant], rij: str, tmp_path: Path
) -> None:
    logboek = tmp_path / "worker.log"
    laatste = klanten[-1]
    sleutel = f"herdiagnose:{laatste.pk}:{vandaag()}"
    plan_herdiagnoses.apply_async(queue=rij)
    with worker(rij, logboek) as proces, transaction.atomic():
        # The same task, not yet committed: the worker must wait for us in the middle of the second location.
        Taak.objects.create(
            klant=laatste, locatie=laatste.locatie, vervalt_op=timezone.now(), sleutel=sleutel
        )
        wacht_tot(iemand_wacht_op_ons, proces, logboek)
        schiet_dood(proces)
        transaction.set_rollback(True)
    half = list(Taak.objects.values_list("klant", flat=True).order_by("klant"))
    assert half == [klant.pk for klant in klanten[:3]]
    assert Gebeurtenis.objects.count() == 3

    plan_herdiagnoses.apply_async(queue=rij)
    with worker(rij, logboek) as proces:
        wacht_tot(lambda: Taak.objects.count() == len(klanten), proces, logboek)
    assert herdiagnose.plan(op=vandaag()) == 0
    allemaal = [klant.pk for klant in klanten]
    assert sorted(Taak.objects.values_list("klant", flat=True)) == allemaal
    assert sorted(Gebeurtenis.objects.values_list("klant", flat=True)) == allemaal
