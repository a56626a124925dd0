"""What systems hear of a dossier: only what they may, only that it happened, and only when it did."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keten.models import Locatie, Medewerker, Notificatie, Systeem
from klanten import bsn, tijdlijn
from klanten.models import Gebeurtenis, Identiteitsnummer, Klant
from klanten.notificaties import GEHEIM
from tests.fabriek import KlantFabriek
from tests.keten.notificatiewereld import bezorg_alles, neem
from tests.webhookontvanger import ontvanger

Soort = Gebeurtenis.Soort
ALLES = tuple(f"dossier.{soort.value}" for soort in Soort)


@pytest.mark.eis("X-82")
def test_een_systeem_hoort_dat_er_iets_is_maar_niet_wat_of_van_wie(
    klant: Klant, anna: Medewerker, apeldoorn: Locatie
) -> None:
    nummer = "999990019"
    Identiteitsnummer.objects.create(
        klant=klant, versleuteld=bsn.versleutel(nummer), zoeksleutel=bsn.zoeksleutel(nummer)
    )
    with ontvanger() as hier:
        neem(hier.adres, apeldoorn, soorten=("dossier.werkplan", "dossier.diagnose"))
        zin = f"Marieke van der Velde ({nummer}) heeft een werkplan van Anna Intaker."
        tijdlijn.leg_vast(klant, Soort.WERKPLAN, zin, door=anna)
        tijdlijn.leg_vast(klant, Soort.AFSPRAAK, "Komt morgen.", door=anna)  # nobody asked for these
        tijdlijn.leg_vast(klant, Soort.DIAGNOSE, "Kwadrant 4.", door=anna)
        assert bezorg_alles() == 2
    assert hier.soorten == ["nl.lwi.dossier.werkplan", "nl.lwi.dossier.diagnose"]
    assert hier.onderwerpen == [str(klant.klantnummer)] * 2
    for ontvangst in hier.post:
        alles = f"{ontvangst.inhoud.decode()} {ontvangst.koppen}".lower()
        assert ontvangst.gebeurtenis["dataref"].endswith(f"/api/v1/klanten/{klant.klantnummer}")
        for geheim in ("marieke", "velde", "anna", nummer, "kwadrant", "apeldoorn", "heeft een"):
            assert geheim not in alles


def test_geheim_ongezien_elders_en_ongedaan_blijft_binnen(
    klant: Klant, anna: Medewerker, apeldoorn: Locatie, gouda: Locatie
) -> None:
    hier, daar = (
        neem("https://a.example", apeldoorn, soorten=ALLES),
        neem("https://b.example", gouda, soorten=ALLES),
    )
    for soort in GEHEIM:
        tijdlijn.leg_vast(klant, soort, "Iets.", door=anna)
    tijdlijn.leg_vast(klant, Soort.WERKPLAN, "Tussen ons.", door=anna, zichtbaar_voor_klant=False)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tijdlijn.leg_vast(klant, Soort.WERKPLAN, "Toch niet.", door=anna)
        raise ZeroDivisionError
    assert not Notificatie.objects.exists()
    voorbij = {"geldig_tot": hier.systeem.geldig_van, "afgesloten_op": None}
    for weg in (voorbij, {"geldig_tot": None, "afgesloten_op": timezone.now()}):
        Systeem.objects.filter(pk=hier.systeem_id).update(**weg)
        tijdlijn.leg_vast(klant, Soort.WERKPLAN, "Klaar.", door=anna)  # the system has left
        assert not Notificatie.objects.exists()
    ander = KlantFabriek(locatie=gouda)
    tijdlijn.leg_vast(ander, Soort.WERKPLAN, "Klaar.")
    assert [een.abonnement for een in Notificatie.objects.all()] == [daar]
    assert {Soort.HANDHAVING, Soort.MEDISCH, Soort.INCIDENT} < GEHEIM


def test_wie_stilstaat_hoort_het_later_en_wie_gestopt_is_niet(klant: Klant, apeldoorn: Locatie) -> None:
    for stand in ("gepauzeerd", "gestopt"):
        abonnement = neem(f"https://{stand}.example", apeldoorn)
        abonnement.stand, abonnement.reden = stand, "Storing."
        abonnement.save()
    tijdlijn.leg_vast(klant, Soort.WERKPLAN, "Klaar.")
    assert [een.abonnement.stand for een in Notificatie.objects.all()] == ["gepauzeerd"]
    assert bezorg_alles() == 0


def test_werk_aan_veel_dossiers_meldt_met_een_opdracht(klant: Klant, apeldoorn: Locatie) -> None:
    def schrijf(aantal: int) -> int:
        mensen = [KlantFabriek(locatie=apeldoorn) for _ in range(aantal)]
        velden = {
            "klant": F("id"),
            "soort": Value(Soort.CONTACTPERSOON.value),
            "zin": Value("Krijgt een nieuwe contactpersoon."),
            "zichtbaar_voor_klant": Value(True),
        }
        allen = Klant.objects.filter(pk__in=[een.pk for een in mensen]).order_by("pk")
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert tijdlijn.leg_vast_bij_veel(allen, velden) == aantal
            tijdlijn.leg_alle_vast(
                [
                    Gebeurtenis(klant=een, soort=Soort.CONTACTPERSOON, zin="Hoi.", zichtbaar_voor_klant=True)
                    for een in mensen
                ]
            )
        return len(vragen)

    neem("https://a.example", apeldoorn, soorten=("dossier.contactpersoon",))
    neem("https://b.example", apeldoorn, soorten=("dossier.contactpersoon", "dossier.werkplan"))
    assert schrijf(3) == schrijf(30)
    assert Notificatie.objects.count() == 2 * 2 * 33
    assert Notificatie.objects.values("nummer").distinct().count() == 2 * 2 * 33


def test_zonder_abonnement_kost_een_regel_een_opdracht_meer(klant: Klant, anna: Medewerker) -> None:
    with CaptureQueriesContext(connection) as vragen:
        tijdlijn.leg_vast(klant, Soort.WERKPLAN, "Klaar.", door=anna)
    assert [vraag["sql"].split()[0] for vraag in vragen] == ["INSERT", "INSERT"]


def test_alleen_de_tijdlijn_schrijft_regels() -> None:
    schrijft = ("Gebeurtenis.objects.create(", "Gebeurtenis.objects.bulk_create(", "voeg_in_uit(Gebeurtenis,")
    basis = Path(settings.BASE_DIR)
    verkeerd = [
        str(pad.relative_to(basis))
        for app in ("klanten", "werkgevers", "diagnose", "handhaving", "landkaart")
        for pad in (basis / app).rglob("*.py")
        if any(een in "".join(pad.read_text().split()) for een in schrijft)
    ]
    assert verkeerd == ["klanten/tijdlijn.py"]
