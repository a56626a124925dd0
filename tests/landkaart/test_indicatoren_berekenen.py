"""A run of figures: cut off, twice at once, under a new definition, and read back."""

import datetime
import io
import time
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.indicatoren import alle, registreer, vind
from keten.instellingen import zet
from keten.maanden import eerste_dag, maanden_tot
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.indicatoren import JAARUITKERING
from klanten.models import Klant, Uitstroom
from landkaart import tasks
from landkaart.cijfers import berekenen, lezen, versies
from landkaart.models import Indicatorronde, Indicatorwaarde
from landkaart.overzichten import maanden
from tests.fabriek import KlantFabriek, MedewerkerFabriek, UitkeringFabriek
from tests.tegelijk import tegelijk

MAAND = eerste_dag(vandaag())
VORIGE = maanden_tot(vandaag(), 2)[0]
CODES = ["instroom", "uitkeringsvolume", "werkloosheid"]


def _waarden() -> list[tuple[Any, ...]]:
    velden = ("indicator", "maand", "locatie", "uitsplitsing", "groep", "telt", "van", "mensen", "versie")
    return list(Indicatorwaarde.objects.order_by(*velden).values_list(*velden))


def _dood_wie_wacht() -> None:
    """End the database session that waits for a lock of this one, as when its process is killed."""
    einde = time.monotonic() + 20
    with connection.cursor() as cursor:
        while time.monotonic() < einde:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks "
                "WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if cursor.fetchone():
                return
    raise AssertionError("nobody waited")


@pytest.mark.eis("X-46")
@pytest.mark.django_db(transaction=True)
def test_een_gedode_en_een_dubbele_berekening_geven_dezelfde_waarden(apeldoorn: Locatie) -> None:
    KlantFabriek.create_batch(3, locatie=apeldoorn, aangemeld_op=vandaag())
    fouten: list[Exception] = []

    def reken() -> None:
        try:
            berekenen.bereken(MAAND, CODES)
        except OperationalError as fout:
            fouten.append(fout)
        finally:
            connection.close()

    versies.leg_vast(alle())
    draad = Thread(target=reken)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE landkaart_indicatorwaarde IN SHARE MODE")
        draad.start()
        _dood_wie_wacht()
    draad.join()
    half = Indicatorronde.objects.get()
    assert len(fouten) == 1 and (half.gedaan, half.klaar_op, _waarden()) == ([], None, [])

    rondes = tegelijk(*[lambda: berekenen.bereken(MAAND, CODES)] * 2)
    assert half.pk in {getattr(ronde, "pk", ronde) for ronde in rondes}  # who comes later begins anew
    eerst = _waarden()
    assert [rij[5] for rij in eerst if rij[0] == "instroom" and rij[3] == ""] == [3]
    berekenen.bereken(MAAND, CODES)
    assert _waarden() == eerst and not Indicatorronde.objects.filter(klaar_op=None).exists()


@pytest.mark.eis("X-46")
def test_een_afgebroken_berekening_gaat_verder_waar_zij_was(apeldoorn: Locatie) -> None:
    UitkeringFabriek(klant=KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag()))

    def stop(code: str) -> None:
        raise KeyboardInterrupt(code)

    with pytest.raises(KeyboardInterrupt):
        berekenen.bereken(MAAND, CODES, na_elk=stop)
    half = Indicatorronde.objects.get()
    assert half.klaar_op is None and str(half).endswith("1 van 3")
    gedaan: list[str] = []
    ronde = berekenen.bereken(MAAND, CODES, na_elk=gedaan.append)
    assert ronde is not None
    assert (ronde.pk, len(gedaan), ronde.klaar_op is not None) == (half.pk, 2, True)
    eerst, tekst = _waarden(), io.StringIO()
    call_command("bereken_indicatoren", maanden=2, tot=MAAND, stdout=tekst)
    tasks.bereken_cijfers()
    assert [rij for rij in _waarden() if rij[0] in CODES and rij[1] == MAAND] == eerst
    assert tekst.getvalue().count("cijfers berekend") == 2 and lezen.laatste_maand() == VORIGE
    assert {rij[0] for rij in _waarden()} == {indicator.code for indicator in alle()}


@pytest.mark.eis("X-30", "X-46")
def test_een_nieuw_getal_in_een_definitie_laat_eerdere_maanden_staan(
    apeldoorn: Locatie, anna: Medewerker
) -> None:
    ako = MedewerkerFabriek(naam="Aukje AKO", rollen=["ako"], locaties=[apeldoorn])
    dag = datetime.timedelta(days=1)
    KlantFabriek(locatie=apeldoorn, aangemeld_op=VORIGE - 91 * dag)
    KlantFabriek(locatie=apeldoorn, aangemeld_op=MAAND - 28 * dag)
    berekenen.bereken(VORIGE, ["preventiequote"])
    nieuw = {"code": "preventiequote", "parameter": 4, "vanaf": MAAND, "reden": "Past bij de afspraak."}
    for anders, fout in (
        ({"door": anna}, RechtOntbreekt),
        ({"parameter": 53}, NietToegestaan),
        ({"parameter": 13}, NietToegestaan),
        ({"vanaf": VORIGE}, NietToegestaan),
        ({"gezien": 2}, NietToegestaan),
        ({"code": "instroom"}, NietToegestaan),
    ):
        with pytest.raises(fout):
            versies.stel_in(**{**nieuw, "gezien": 1, "door": ako, **anders})
    tweede = versies.stel_in(**nieuw, gezien=1, door=ako)
    assert tweede.nummer == 2 and "4 weken" in tweede.zin
    with pytest.raises(NietToegestaan):  # somebody who still looks at the first version
        versies.stel_in(**{**nieuw, "parameter": 8}, gezien=1, door=ako)
    for maand in (VORIGE, MAAND):
        berekenen.bereken(maand, ["preventiequote"])
    standen = lezen.reeks("preventiequote", [apeldoorn], MAAND, 2)[apeldoorn.pk]
    assert [(stand.versie, stand.van) for stand in standen] == [(1, 1), (2, 1)]
    indicator = vind("preventiequote")
    assert indicator is not None and versies.geldend(indicator, VORIGE).parameter == 13
    assert [rij.nummer for rij in versies.versies("preventiequote")] == [2, 1]

    volgende = maanden.vooruit()[1]
    versies.stel_in(**{**nieuw, "parameter": 8, "vanaf": volgende}, gezien=2, door=ako)
    anders = replace(indicator, versie=2)  # after an update the code counts differently
    versies.leg_vast([anders])
    rijen = [(rij.nummer, rij.telling, rij.parameter, rij.door) for rij in versies.versies("preventiequote")]
    assert rijen[:3] == [(5, 2, 8, ako), (4, 2, 4, None), (3, 1, 8, ako)]
    assert [versies.geldend(anders, maand).nummer for maand in (VORIGE, MAAND, volgende)] == [1, 4, 5]
    with pytest.raises(ValueError, match="preventiequote"):
        registreer(*[een for een in alle() if een != indicator], replace(indicator, naam="Anders"))


@pytest.mark.eis("X-46")
def test_een_maand_die_vaststaat_wordt_alleen_op_verzoek_opnieuw_geteld(
    apeldoorn: Locatie, gouda: Locatie
) -> None:
    oud = maanden_tot(vandaag(), 3)[0]
    klant = KlantFabriek(locatie=apeldoorn, aangemeld_op=oud)
    assert berekenen.bereken(oud, ["instroom"]) is not None
    Klant.objects.filter(pk=klant.pk).update(locatie=gouda)
    assert berekenen.bereken(oud, ["instroom"]) is None
    nieuw = berekenen.bereken(oud, ["instroom", "werkloosheid"])
    assert nieuw is not None and nieuw.gedaan == ["werkloosheid"]
    stand = lezen.waarde("instroom", apeldoorn, oud)
    assert stand is not None and stand.telt == 1
    berekenen.bereken(oud, ["instroom"], opnieuw=True)
    stand = lezen.waarde("instroom", gouda, oud)
    assert stand is not None and stand.telt == 1
    assert lezen.waarde("instroom", apeldoorn, oud) is None  # nobody is there any more


@pytest.mark.eis("X-41")
def test_een_ander_bedrag_verandert_de_besparing_die_al_berekend_is(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    for plek in (apeldoorn, apeldoorn, gouda):
        Uitstroom.objects.create(
            klant=KlantFabriek(locatie=plek),
            locatie=plek,
            op=MAAND,
            soort=Uitstroom.Soort.VOORKOMEN,
            door=anna,
            partner=anna.partner,
        )
    berekenen.bereken(MAAND, ["schadelast"])
    standen = lezen.per_locatie(["schadelast"], [apeldoorn, gouda], MAAND)
    assert [standen[plek.pk]["schadelast"].waarde for plek in (apeldoorn, gouda)] == [14_100, 7_050]
    zet(code=JAARUITKERING, gebied=apeldoorn, waarde=10_000)
    standen = lezen.per_locatie(["schadelast"], [apeldoorn, gouda], MAAND)
    samen = lezen.samen([standen[plek.pk]["schadelast"] for plek in (apeldoorn, gouda)])
    assert samen is not None and (samen.waarde, samen.mensen) == (27_050, 3)


def test_lezen_kost_evenveel_vragen_bij_meer_cijfers_en_locaties(
    apeldoorn: Locatie, gouda: Locatie, django_assert_num_queries: Any
) -> None:
    for plek in (apeldoorn, gouda):
        KlantFabriek(locatie=plek)
    codes = ["preventiequote", "plaatsingen", "schadelast", "tevredenheid-klanten"]
    berekenen.bereken(VORIGE, codes)
    berekenen.bereken(MAAND, codes)
    with django_assert_num_queries(2):
        standen = lezen.van_locatie(apeldoorn, MAAND, codes=codes)
    assert {len(reeks) for reeks in standen.values()} == {2}
    assert standen["plaatsingen"][0].waarde == 0 and standen["preventiequote"][0].waarde is None
    with django_assert_num_queries(2):
        assert len(lezen.per_locatie(list(standen), [apeldoorn, gouda], MAAND)[gouda.pk]) == len(standen)
    assert lezen.waarde("bestaat-niet", apeldoorn, MAAND) is None
    assert maanden_tot(datetime.date(2026, 1, 15), 2) == [
        datetime.date(2025, 12, 1),
        datetime.date(2026, 1, 1),
    ]
