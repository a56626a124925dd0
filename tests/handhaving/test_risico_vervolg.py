"""What follows a colour: the measures of the location's set, and the length of the intake."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from handhaving.risico import aanpakken, vervolg
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import aanvraagvorm, clientbeeld, intakevorm
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek
from tests.handhaving.risicowereld import adres, stel_vast, verborgen, vul_alles_in
from tests.pagina import tekst

pytestmark = pytest.mark.usefixtures("lijsten_en_profielen")

AANPAKKEN = (
    ("", "oranje", "A", "volledig", ["Gesprek over"]),
    ("amsterdam-nieuw-west", "oranje", "A", "volledig", ["Intensieve (groeps)", "Workshop rechten"]),
    ("amsterdam-nieuw-west", "groen", "B", "kort", ["Contract over", "Schriftelijke informatie"]),
    ("tilburg", "groen", "A", "kort", ["Beslis vandaag"]),
    ("tilburg", "oranje", "A", "volledig", ["Gesprek over"]),
    ("apeldoorn", "groen", "A", "kort", ["Korte intake: id", "Korte intake: la", "Voorlichting over"]),
    ("apeldoorn", "groen", "B", "volledig", ["Voorlichting over"]),
    ("leeuwarden", "rood", "A", "volledig", ["Extra controle"]),
)
"""Set, colour, route, length of the intake, and how the planned measures begin."""


@pytest.mark.eis("H-16", "H-25", "H-26", "H-27", "H-28", "K-40")
def test_elke_aanpak_plant_zijn_maatregelen_en_zijn_intake(apeldoorn: Locatie, anna: Medewerker) -> None:
    mila = MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])
    for aanpak, kleur, route, vorm, maatregelen in AANPAKKEN:
        if aanpak:
            aanpakken.neem_over(locatie=apeldoorn, van=aanpakken.voorbeelden().get(code=aanpak), door=mila)
        klant = KlantFabriek(locatie=apeldoorn)
        clientbeeld.werk_bij(klant, route=route)
        vul_alles_in(klant, anna)
        beoordeling = stel_vast(klant, kleur, anna, reden="Volgens het gesprek.")
        gepland = [rij.wat for rij in klant.vervolgmaatregelen.order_by("wat")]
        assert len(gepland) == len(maatregelen), aanpak
        assert all(wat.startswith(begin) for wat, begin in zip(gepland, maatregelen, strict=True)), gepland
        assert (beoordeling.intakevorm, aanvraagvorm.kies_vorm(klant).vorm) == (vorm, vorm)
        gezien = intakevorm.van(klant)
        assert gezien is not None and gezien.kort is (vorm == "kort")
        if (aanpak, kleur) == ("tilburg", "groen"):
            taak = klant.taken.open().get(soort=Taak.Soort.MAATREGEL)
            assert timezone.localdate(taak.vervalt_op) == vandaag() and taak.voor is None


@pytest.mark.eis("H-19")
def test_verhoogd_risico_zonder_open_maatregel_staat_in_de_lijst(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    clientbeeld.werk_bij(klant, contactpersoon=anna)
    vul_alles_in(klant, anna)
    stel_vast(klant, "oranje", anna, reden="Gesprek.")
    client, lijst = als(anna), reverse("handhaving:risicolijst") + "?deel=zonder_vervolg"
    assert klant.naam not in tekst(client.get(lijst))
    maatregel = klant.vervolgmaatregelen.get()
    url = adres("vervolg", klant, maatregel.pk)
    zonder_reden = client.post(url, {**verborgen(client, url), "uitkomst": "vervallen", "reden": " "})
    assert zonder_reden.status_code == 422 and "Vul in waarom" in tekst(zonder_reden)
    assert client.post(url, {**verborgen(client, url), "uitkomst": "gedaan"}).status_code == 302
    assert not klant.taken.open().filter(soort=Taak.Soort.MAATREGEL).exists()
    assert klant.naam in tekst(client.get(lijst))
    with pytest.raises(NietToegestaan, match="intussen gedaan"):
        vervolg.verval(maatregel=maatregel, reden="toch niet", door=anna)
    nieuw = adres("vervolg_nieuw", klant)
    velden = {**verborgen(client, nieuw), "wat": "Gesprek", "factor": "pakkans"}
    assert client.post(nieuw, {**velden, "uiterlijk": "01-01-2020"}).status_code == 422
    dag = vandaag() + datetime.timedelta(days=3)
    assert client.post(nieuw, {**velden, "uiterlijk": f"{dag:%d-%m-%Y}"}).status_code == 302
    assert klant.vervolgmaatregelen.get(stand="open").aard == "repressief"
    assert klant.naam not in tekst(client.get(lijst))


def test_een_andere_kleur_laat_vervallen_wat_niet_meer_past(klant: Klant, anna: Medewerker) -> None:
    vul_alles_in(klant, anna)
    stel_vast(klant, "rood", anna, reden="Gesprek.")
    assert klant.vervolgmaatregelen.filter(stand="open").count() == 2
    stel_vast(klant, "groen", anna)
    assert set(klant.vervolgmaatregelen.values_list("stand", flat=True)) == {"vervallen"}
    assert not klant.taken.open().filter(soort=Taak.Soort.MAATREGEL).exists()


@pytest.mark.eis("H-16")
def test_een_locatie_past_haar_eigen_aanpak_aan(apeldoorn: Locatie, als: Als, gouda: Locatie) -> None:
    mt = {"partner": KetenpartnerFabriek(code="gemeente-apeldoorn"), "rollen": ["mt_lid"]}
    mila, van_gouda = (MedewerkerFabriek(**mt, locaties=[plek]) for plek in (apeldoorn, gouda))
    client = als(mila)
    tilburg = aanpakken.voorbeelden().get(code="tilburg")
    url = reverse("handhaving:aanpak_overnemen")
    assert client.post(url, {**verborgen(client, url), "van": tilburg.pk}).status_code == 302
    nieuw = reverse("handhaving:aanpakmaatregel_nieuw", args=["oranje"])
    velden = {"wat": "Werkbezoek", "factor": "dienstverlening", "binnen_dagen": "10", "uitvoerder": "locatie"}
    assert client.post(nieuw, {**verborgen(client, nieuw), **velden, "binnen_dagen": "-1"}).status_code == 422
    assert client.post(nieuw, {**verborgen(client, nieuw), **velden}).status_code == 302
    assert "Werkbezoek (preventief: betere dienstverlening; binnen 10 dagen)" in tekst(
        client.get(reverse("handhaving:locatie"))
    )
    oranje = aanpakken.per_kleur(aanpakken.geldend(apeldoorn))[1]  # type: ignore[arg-type]
    werkbezoek = oranje.maatregelen.get(wat="Werkbezoek")
    wijzig = reverse("handhaving:aanpakmaatregel", args=[werkbezoek.pk])
    oud = verborgen(client, wijzig)
    assert client.post(wijzig, {**oud, **velden, "factor": "pakkans"}).status_code == 302
    assert client.post(wijzig, {**oud, **velden, "wat": "Anders"}).status_code == 422, "collega was eerder"
    assert als(van_gouda).get(wijzig).status_code == 404
    assert client.post(reverse("handhaving:aanpakmaatregel_weg", args=[werkbezoek.pk])).status_code == 302
    assert "niet meer gepland: Werkbezoek" in tekst(client.get(reverse("handhaving:locatie")))
    assert "Werkbezoek" not in tekst(client.get(reverse("handhaving:locatie")))
    nieuwe: dict[str, Any] = {"wat": "x", "factor": "pakkans"}
    with pytest.raises(NietToegestaan, match="Neem hem eerst over"):
        aanpakken.voeg_maatregel_toe(deel=aanpakken.per_kleur(tilburg)[0], door=mila, **nieuwe)
    for doe in (
        lambda: aanpakken.neem_over(locatie=apeldoorn, van=tilburg, door=van_gouda),
        lambda: aanpakken.voeg_maatregel_toe(deel=oranje, door=van_gouda, **nieuwe),
        lambda: aanpakken.stel_kleur_in(deel=oranje, versie=oranje.versie, door=van_gouda),
        lambda: aanpakken.wijzig_maatregel(maatregel=werkbezoek, versie=1, door=van_gouda, factor="pakkans"),
        lambda: aanpakken.haal_weg(maatregel=werkbezoek, door=van_gouda),
    ):
        with pytest.raises(NietToegestaan, match="U werkt niet op"):
            doe()
