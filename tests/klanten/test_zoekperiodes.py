"""The search period ends by itself, once; and route B ends it at once."""

import datetime

import pytest

from diagnose import routeren
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.tijd import vandaag
from klanten import zoekperiodes
from klanten.models import Aanvraag, Gebeurtenis, Klant, Taak
from tests.fabriek import AanvraagFabriek
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)


@pytest.fixture
def beslisboom(db: None) -> None:
    """A decision tree that advises route A here."""
    regelset = Regelset.objects.create(code="routering", naam="Route", soort=Regelset.Soort.ROUTERING)
    boom = {"feit": "aantal_regimes", "is": "groter", "waarde": 5}
    Regelversie.objects.create(regelset=regelset, nummer=1, boom=boom, geldig_van=datetime.date(2002, 1, 1))


def _kies_route_b(klant: Klant, door: Medewerker) -> None:
    routeren.kies(
        klant=klant, besluit="B", reden="Gaat niet anders", gezien_advies="A", vorige=None, door=door
    )


def _zoekt(klant: Klant, tot: datetime.date) -> Aanvraag:
    return AanvraagFabriek(klant=klant, stand="zoekperiode", zoeken_tot=tot)


@pytest.mark.eis("K-41")
def test_op_de_einddatum_gaat_de_aanvraag_vanzelf_in_behandeling(klant: Klant) -> None:
    aanvraag = _zoekt(klant, vandaag())
    assert zoekperiodes.loop_af(op=vandaag() - DAG) == 0
    assert zoekperiodes.loop_af(op=vandaag()) == 1
    aanvraag.refresh_from_db()
    klant.beeld.refresh_from_db()
    assert (aanvraag.stand, aanvraag.behandeld_sinds) == ("in_behandeling", vandaag())
    assert aanvraag.beslissen_voor == vandaag() + datetime.timedelta(weeks=8)
    assert klant.beeld.aanvraag == "in_behandeling"
    assert klant.gebeurtenissen.get().zin == zoekperiodes.ZIN


@pytest.mark.eis("K-41")
def test_een_tweede_nacht_doet_niets_meer(klant: Klant) -> None:
    _zoekt(klant, vandaag() - DAG)
    assert [zoekperiodes.loop_af(op=vandaag()) for _ in range(2)] == [1, 0]
    assert (Taak.objects.count(), Gebeurtenis.objects.count()) == (1, 1)
    assert Taak.objects.get().omschrijving == "Uitkeringsintake WW (CWI)"


@pytest.mark.django_db(transaction=True)
def test_twee_workers_tegelijk_doen_elke_aanvraag_een_keer(klant: Klant) -> None:
    _zoekt(klant, vandaag())
    assert sum(tegelijk(*[lambda: zoekperiodes.loop_af(op=vandaag())] * 2)) == 1
    assert (Taak.objects.count(), Gebeurtenis.objects.count()) == (1, 1)


@pytest.mark.eis("K-43")
def test_route_b_brengt_de_aanvraag_meteen_naar_de_betaler(
    beslisboom: None, klant: Klant, bram: Medewerker
) -> None:
    aanvraag = _zoekt(klant, vandaag() + 20 * DAG)
    _kies_route_b(klant, bram)
    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.intake_door.kolom) == ("in_behandeling", "uwv")
    taak = Taak.objects.get()
    assert taak.omschrijving == "Versnelde overdracht (B): uitkeringsintake WW (UWV)"
    assert taak.vervalt_op.date() > vandaag()
    klant.beeld.refresh_from_db()
    assert klant.beeld.route == "B"


@pytest.mark.eis("K-43")
def test_zonder_aanvraag_weet_uwv_of_gemeente_het_toch(
    beslisboom: None, klant: Klant, bram: Medewerker
) -> None:
    klant.situatie.vraagt_uitkering = True
    klant.situatie.save()
    _kies_route_b(klant, bram)
    assert "UWV of gemeente" in Taak.objects.get().omschrijving


def test_wie_geen_uitkering_vraagt_houdt_op_route_b_een_lege_werkvoorraad(
    beslisboom: None, klant: Klant, bram: Medewerker
) -> None:
    _kies_route_b(klant, bram)
    assert not Taak.objects.exists()


def test_elke_locatie_heeft_haar_eigen_termijn(klant: Klant, gouda: Locatie) -> None:
    ander = AanvraagFabriek(klant__locatie=gouda, stand="zoekperiode", zoeken_tot=vandaag())
    _zoekt(klant, vandaag())
    assert zoekperiodes.loop_af(op=vandaag()) == 2
    ander.refresh_from_db()
    assert ander.stand == "in_behandeling"
