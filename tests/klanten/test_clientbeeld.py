"""The common picture: written through one function, and always with the right next step."""

import datetime

import pytest
from django.utils import timezone

from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.models import Afspraak, Clientbeeld, Klant

DAG = datetime.timedelta(days=1)
STAPPEN: list[tuple[str, dict[str, object]]] = [
    ("Identiteit", {}),
    ("Intake", {"identiteit_op": vandaag()}),
    ("Route", {"intake_op": vandaag()}),
    ("Contactpersoon", {"route": "A"}),
    ("Diagnose", {"contactpersoon": "anna"}),
    ("Werkplan", {"diagnose_op": vandaag(), "kwadrant": "Q1"}),
    ("Afspraak", {"werkplan": "bevestigd"}),
    ("Gesprek", {"volgende_afspraak": timezone.now() + 3 * DAG}),
]


def test_na_elke_stap_staat_de_volgende_in_het_beeld(klant: Klant, anna: Medewerker) -> None:
    for stap, velden in STAPPEN:
        waarden = {naam: anna if waarde == "anna" else waarde for naam, waarde in velden.items()}
        beeld = clientbeeld.werk_bij(klant, **waarden)
        assert beeld.volgende_stap == stap
    assert beeld.volgende_stap_op == vandaag() + 3 * DAG


def test_wie_het_bijwerkt_ziet_zelf_ook_het_nieuwe_beeld(klant: Klant) -> None:
    assert klant.beeld.route == ""
    clientbeeld.werk_bij(klant, route="B")
    assert klant.beeld.route == Clientbeeld.objects.get(klant=klant).route == "B"


def test_een_voorgesteld_werkplan_is_nog_geen_afgeronde_stap(klant: Klant, anna: Medewerker) -> None:
    beeld = clientbeeld.werk_bij(
        klant,
        identiteit_op=vandaag(),
        intake_op=vandaag(),
        route="A",
        contactpersoon=anna,
        diagnose_op=vandaag(),
        werkplan="voorgesteld",
    )
    assert beeld.volgende_stap == "Werkplan"


def test_de_dag_van_het_volgende_gesprek_staat_bij_de_volgende_stap(klant: Klant) -> None:
    beeld = clientbeeld.werk_bij(klant, volgende_afspraak=timezone.now() + 2 * DAG)
    assert (beeld.volgende_stap, beeld.volgende_stap_op) == ("Identiteit", vandaag() + 2 * DAG)


def test_een_onbekend_veld_is_een_fout_en_verandert_niets(klant: Klant) -> None:
    with pytest.raises(TypeError, match="geen veld routes"):
        clientbeeld.werk_bij(klant, route="A", routes="B")
    assert Clientbeeld.objects.get(klant=klant).route == ""


def test_alleen_geplande_gesprekken_die_nog_komen_tellen(klant: Klant, anna: Medewerker) -> None:
    def gesprek(over: datetime.timedelta, stand: str = "gepland") -> Afspraak:
        begin = timezone.now() + over
        return Afspraak.objects.create(
            klant=klant,
            medewerker=anna,
            partner=anna.partner,
            locatie=klant.locatie,
            soort="intake",
            begin=begin,
            einde=begin + datetime.timedelta(minutes=30),
            stand=stand,
        )

    assert clientbeeld.eerstvolgende_afspraak(klant) is None
    gesprek(-DAG)
    gesprek(DAG, "afgezegd")
    gesprek(3 * DAG)
    eerste = gesprek(2 * DAG)
    assert clientbeeld.eerstvolgende_afspraak(klant) == eerste.begin


def test_het_volgende_contact_volgt_uit_de_afgesproken_frequentie(klant: Klant) -> None:
    beeld = klant.beeld
    assert clientbeeld.contact_uiterlijk(beeld) is None
    beeld = clientbeeld.werk_bij(klant, contact_om_de_dagen=14)
    assert clientbeeld.contact_uiterlijk(beeld) == vandaag() + 14 * DAG
    beeld = clientbeeld.werk_bij(klant, laatste_contact=vandaag() - 10 * DAG)
    assert clientbeeld.contact_uiterlijk(beeld) == vandaag() + 4 * DAG
