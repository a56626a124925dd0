"""Whose diagnosis must be looked at again: noticed once, whatever happens to the job."""

import datetime
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.utils import timezone

from diagnose import herdiagnose, tasks
from keten.models import Locatie, Medewerker, Regelset, Regelversie, Termijnregel
from keten.tijd import vandaag
from klanten import taaklinks
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijn(db: None) -> None:
    Termijnregel.objects.create(code="herdiagnose", naam="herdiagnose", aantal=2, eenheid="week")


def _toe_aan(locatie: Locatie, contactpersoon: Medewerker | None = None, dagen: int = 0) -> Klant:
    """A client whose diagnosis must be looked at again, since a number of days."""
    op = vandaag() - dagen * DAG
    return KlantFabriek(locatie=locatie, contactpersoon=contactpersoon, beeld__herdiagnose_op=op)


def _taken() -> list[Taak]:
    return list(Taak.objects.filter(soort="herdiagnose").order_by("klant"))


@pytest.mark.eis("D-54")
def test_de_contactpersoon_krijgt_de_taak_en_de_klant_leest_het(apeldoorn: Locatie, bram: Medewerker) -> None:
    klant = _toe_aan(apeldoorn, bram)
    assert herdiagnose.plan(op=vandaag()) == 1
    (taak,) = _taken()
    assert (taak.klant, taak.voor, taak.locatie, taak.gedaan_op) == (klant, bram, apeldoorn, None)
    assert timezone.localdate(taak.vervalt_op) == vandaag() + 14 * DAG
    (regel,) = Gebeurtenis.objects.filter(klant=klant)
    assert (regel.soort, regel.wie, regel.zichtbaar_voor_klant) == ("herdiagnose", "het portaal", True)


@pytest.mark.eis("D-54")
def test_een_termijn_die_nog_loopt_geeft_niets(apeldoorn: Locatie, bram: Medewerker) -> None:
    _toe_aan(apeldoorn, bram, dagen=-1)
    KlantFabriek(locatie=apeldoorn)
    assert herdiagnose.plan(op=vandaag()) == 0
    assert herdiagnose.plan(op=vandaag() + DAG) == 1


@pytest.mark.eis("D-54")
def test_nog_een_keer_draaien_verdubbelt_niets(apeldoorn: Locatie, gouda: Locatie, bram: Medewerker) -> None:
    for dagen in range(3):
        _toe_aan(apeldoorn, bram, dagen)
        _toe_aan(gouda, dagen=dagen)
    assert herdiagnose.plan(op=vandaag()) == 6
    assert herdiagnose.plan(op=vandaag()) == 0
    assert len(_taken()) == 6
    assert Gebeurtenis.objects.count() == 6


def test_een_nieuwe_termijn_geeft_een_nieuwe_taak(apeldoorn: Locatie) -> None:
    klant = _toe_aan(apeldoorn, dagen=90)
    herdiagnose.plan(op=vandaag())
    Clientbeeld.objects.filter(klant=klant).update(herdiagnose_op=vandaag() - DAG)
    assert herdiagnose.plan(op=vandaag()) == 1


def test_wie_hier_niet_meer_werkt_krijgt_geen_taak(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker
) -> None:
    _toe_aan(apeldoorn)
    _toe_aan(apeldoorn, bram)
    bram.locaties.set([gouda])
    herdiagnose.plan(op=vandaag())
    assert [taak.voor for taak in _taken()] == [None, None]


def test_een_locatie_kan_apart(apeldoorn: Locatie, gouda: Locatie) -> None:
    _toe_aan(apeldoorn)
    elders = _toe_aan(gouda)
    assert herdiagnose.plan(op=vandaag(), locatie=gouda) == 1
    assert [taak.klant for taak in _taken()] == [elders]


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(
    apeldoorn: Locatie, gouda: Locatie, django_assert_num_queries: Callable[[int], object]
) -> None:
    for _ in range(3):
        _toe_aan(apeldoorn)
    # counts, places, terms, rules, savepoint, locks, tasks, triggers, lines, notifications, release
    with django_assert_num_queries(11):
        herdiagnose.plan(op=vandaag())
    for _ in range(9):
        _toe_aan(apeldoorn)
        _toe_aan(gouda)
    with django_assert_num_queries(11):
        herdiagnose.plan(op=vandaag())


def test_grote_locaties_gaan_apart_en_een_fout_bij_de_ene_houdt_de_andere_niet_tegen(
    apeldoorn: Locatie, gouda: Locatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier, daar = _toe_aan(apeldoorn), _toe_aan(gouda)
    monkeypatch.setattr(herdiagnose, "PER_KEER", 1)
    with connection.cursor() as cursor:  # as when one location has a row that the database refuses
        weiger = f"CHECK (locatie_id <> {min(apeldoorn.pk, gouda.pk)})"
        cursor.execute(f"ALTER TABLE klanten_taak ADD CONSTRAINT proef {weiger}")
    with pytest.raises(IntegrityError):
        herdiagnose.plan(op=vandaag())
    laatste = max((hier, daar), key=lambda klant: klant.locatie_id)
    assert [taak.klant for taak in _taken()] == [laatste]


def test_een_regel_die_niet_te_lezen_is_geeft_een_taak_en_houdt_de_nacht_niet_tegen(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, als: Als
) -> None:
    bij_gouda = _toe_aan(gouda)
    _toe_aan(apeldoorn)
    landelijk = Regelset.objects.create(code="herdiagnose-periodiek", naam="De periode", soort="herdiagnose")
    eigen = Regelset.objects.create(
        code="herdiagnose-periodiek", naam="De periode", soort="herdiagnose", locatie=apeldoorn
    )
    boom = {"feit": "dagen_over_herdiagnose", "is": "groter_gelijk", "waarde": 0}
    weg = {"feit": "schoenmaat", "is": "groter", "waarde": 44}
    Clientbeeld.objects.update(diagnose_op=vandaag() - 400 * DAG)
    for regelset, inhoud in ((landelijk, boom), (eigen, weg)):
        Regelversie.objects.create(regelset=regelset, nummer=1, boom=inhoud, geldig_van=vandaag() - DAG)
    for _ in range(2):
        tasks.plan_herdiagnoses()
    assert [taak.klant for taak in _taken()] == [bij_gouda]
    (taak,) = Taak.objects.filter(sleutel__startswith="regel-herstellen:")
    assert (taak.locatie, taak.klant, taak.voor) == (apeldoorn, None, None)
    assert taaklinks.adres(taak) == f"/diagnose/regels/{eigen.pk}/"
    assert "niet meer te lezen" in tekst(als(anna).get("/diagnose/regels/"))


@pytest.mark.eis("D-54")
@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_maken_samen_elke_taak_een_keer(apeldoorn: Locatie, gouda: Locatie) -> None:
    klanten = [_toe_aan(locatie) for locatie in (apeldoorn, gouda) for _ in range(10)]
    samen, gemaakt = Barrier(2), []

    def draai() -> None:
        samen.wait()
        gemaakt.append(herdiagnose.plan(op=vandaag()))
        connection.close()

    draden = [Thread(target=draai) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sum(gemaakt) == 20
    assert [taak.klant for taak in _taken()] == klanten
    assert sorted(Gebeurtenis.objects.values_list("klant", flat=True)) == [klant.pk for klant in klanten]


def test_het_commando_zegt_wat_het_deed(
    apeldoorn: Locatie, gouda: Locatie, capsys: pytest.CaptureFixture
) -> None:
    _toe_aan(apeldoorn)
    _toe_aan(gouda, dagen=-10)
    call_command("plan_herdiagnoses", locatie="apeldoorn")
    assert capsys.readouterr().out == "1 herdiagnoses klaargezet.\n"
    call_command("plan_herdiagnoses", op=vandaag() + 10 * DAG)
    assert capsys.readouterr().out == "1 herdiagnoses klaargezet.\n"


def test_het_commando_meldt_een_onbekende_locatie_of_termijn(apeldoorn: Locatie) -> None:
    with pytest.raises(CommandError, match="geen locatie met de code nergens"):
        call_command("plan_herdiagnoses", locatie="nergens")
    Termijnregel.objects.all().delete()
    _toe_aan(apeldoorn)
    with pytest.raises(CommandError, match="nog niet vastgesteld"):
        call_command("plan_herdiagnoses")
