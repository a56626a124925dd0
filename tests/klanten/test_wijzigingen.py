"""The change history: who changed what, and what it was before."""

import datetime

import pghistory
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from diagnose.models import Afname, Toets, Toetsversie
from handhaving.models import Signaal
from keten.models import Medewerker
from keten.rechten import RECHTEN, Recht, Rol
from keten.tijd import vandaag
from klanten import wijzigingen
from klanten.bsn import versleutel, zoeksleutel
from klanten.models import Contactgegevens, Identiteitsnummer, Klant, Situatie, Uitkering
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, UitkeringFabriek
from tests.pagina import tekst, vragen

ALLES = frozenset(Recht)


def _url(klant: Klant) -> str:
    return reverse("klanten:wijzigingen", args=[klant.klantnummer])


def _lees(klant: Klant) -> list[wijzigingen.Wijziging]:
    return wijzigingen.in_woorden(wijzigingen.van(klant, rechten=ALLES)[:50], klant=klant, rechten=ALLES)


def _zoek(klant: Klant, wat: str, soort: str) -> wijzigingen.Wijziging:
    return next(gevonden for gevonden in _lees(klant) if (gevonden.wat, gevonden.soort) == (wat, soort))


@pytest.mark.eis("K-07")
def test_wat_de_klant_zelf_wijzigt_staat_er_met_tijd_en_als_client(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    assert klant.gebruiker
    formulier = {
        "versie": klant.contactgegevens.versie,
        "straat": "Dorpsstraat 12",
        "woonplaats": "Apeldoorn",
        "voorkeurskanaal": "post",
    }
    als(klant.gebruiker).post("/klanten/mijn/gegevens/", formulier)
    pagina = tekst(als(anna).get(_url(klant)))
    assert "Contactgegevens gewijzigd" in pagina
    assert "cliënt" in pagina
    assert "Straat en huisnummer: niet ingevuld → werd Dorpsstraat 12" in pagina
    assert "Voorkeurskanaal: telefoon → werd post" in pagina
    assert "door cliënt" in tekst(als(anna).get(reverse("klanten:tijdlijn", args=[klant.klantnummer])))


def test_een_medewerker_staat_er_met_naam_en_organisatie(anna: Medewerker, klant: Klant) -> None:
    with pghistory.context(gebruiker=anna.gebruiker_id, naam="Anna Intaker", partner="CWI"):
        klant.roepnaam = "Rieke"
        klant.save()
    laatste = _zoek(klant, "klant", "gewijzigd")
    assert (laatste.wie, laatste.partner) == ("Anna Intaker", "CWI")
    assert laatste.velden == [wijzigingen.Veldwijziging("roepnaam", "niet ingevuld", "Rieke")]


def test_een_wijziging_met_sql_laat_ook_een_spoor_na(als: Als, anna: Medewerker, klant: Klant) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE klanten_contactgegevens SET woonplaats = 'Elders' WHERE klant_id = %s", [klant.pk]
        )
    laatste = _zoek(klant, "contactgegevens", "gewijzigd")
    assert laatste.wie == "buiten het portaal"
    assert [veld.nieuw for veld in laatste.velden] == ["Elders"]
    assert "buiten het portaal" in tekst(als(anna).get(_url(klant)))


def test_waarden_staan_er_in_woorden(klant: Klant, bram: Medewerker) -> None:
    uitkering = UitkeringFabriek(klant=klant, van=datetime.date(2026, 1, 2))
    Uitkering.objects.filter(pk=uitkering.pk).update(
        tot=datetime.date(2026, 12, 31), partner=KetenpartnerFabriek(code="cwi")
    )
    velden = {veld.naam: (veld.oud, veld.nieuw) for veld in _zoek(klant, "uitkering", "gewijzigd").velden}
    assert velden == {"laatste dag": ("niet ingevuld", "31-12-2026"), "wie betaalt": ("UWV", "CWI")}


def test_een_nieuw_gegeven_staat_er_met_wat_is_ingevuld(klant: Klant) -> None:
    UitkeringFabriek(klant=klant, van=datetime.date(2026, 1, 2))
    nieuw = _zoek(klant, "uitkering", "toegevoegd")
    assert {veld.naam for veld in nieuw.velden} == {"regime", "wie betaalt", "eerste dag"}


def test_het_bsn_staat_nooit_in_de_wijzigingen(als: Als, anna: Medewerker, klant: Klant) -> None:
    Identiteitsnummer.objects.create(
        klant=klant, versleuteld=versleutel("123456782"), zoeksleutel=zoeksleutel("123456782")
    )
    assert "123456782" not in tekst(als(anna).get(_url(klant)))
    assert "identiteitsnummer" not in {wijziging.wat for wijziging in _lees(klant)}


def test_wijzigingen_van_een_andere_klant_staan_er_niet_bij(klant: Klant) -> None:
    ander = KlantFabriek(locatie=klant.locatie)
    Contactgegevens.objects.filter(klant=ander).update(woonplaats="Elders")
    assert all(veld.nieuw != "Elders" for wijziging in _lees(klant) for veld in wijziging.velden)


def test_ook_wat_hogere_verdiepingen_bijhouden_hoort_erbij(klant: Klant, bram: Medewerker) -> None:
    begonnen = klant.diagnoses.create(begonnen_door=bram)  # type: ignore[attr-defined]
    begonnen.mogelijkheden = "Kan goed plannen."
    begonnen.save()
    plan = klant.werkplannen.create(nummer=1, doel="Werk in de logistiek", gemaakt_door=bram)  # type: ignore[attr-defined]
    plan.activiteiten.create(
        volgorde=1, omschrijving="Open dag", uitvoerder=bram.partner, financier=bram.partner, begin=vandaag()
    )
    assert {"diagnose", "werkplan", "activiteit"} <= {wijziging.wat for wijziging in _lees(klant)}


def test_de_pagina_vraagt_altijd_evenveel_van_de_database(als: Als, anna: Medewerker, klant: Klant) -> None:
    coach = als(anna)
    metingen = []
    for aantal in (3, 300):
        for nummer in range(aantal):
            Contactgegevens.objects.filter(klant=klant).update(woonplaats=f"Plaats {aantal}-{nummer}")
        metingen.append(vragen(coach, _url(klant)))
    assert metingen[1] <= metingen[0]


@pytest.mark.eis("X-17")
def test_het_rekeningnummer_staat_er_alleen_voor_wie_over_een_uitkering_beslist(klant: Klant) -> None:
    Situatie.objects.filter(klant=klant).update(iban="NL91ABNA0417164300")

    def gelezen(rechten: frozenset[Recht]) -> str:
        rijen = wijzigingen.van(klant, rechten=rechten)[:50]
        return str(wijzigingen.in_woorden(rijen, klant=klant, rechten=rechten))

    assert "NL91ABNA0417164300" in gelezen(ALLES)
    assert "NL91ABNA0417164300" not in gelezen(ALLES - {Recht.CLAIM})


@pytest.mark.eis("H-55")
def test_signalen_en_toetsen_staan_er_alleen_voor_wie_ze_ook_elders_mag_zien(klant: Klant) -> None:
    Signaal.objects.create(
        klant=klant,
        locatie=klant.locatie,
        bron="ib",
        tekst="Werkt elders",
        van=vandaag(),
        vervalt_op=timezone.now(),
    )
    toets = Toets.objects.create(code="kaart", naam="Kaart", soort="scorekaart", handhaving=True)
    versie = Toetsversie.objects.create(toets=toets, nummer=1)
    Afname.objects.create(klant=klant, toets=toets, toetsversie=versie)
    bronnen = {
        rol: {bron for _op, bron, _nummer in wijzigingen.van(klant, rechten=RECHTEN[rol])}
        for rol in (Rol.HANDHAVER, Rol.WERKCOACH, Rol.KCC)
    }
    geheim = {"handhaving.SignaalEvent", "diagnose.AfnameEvent"}
    assert bronnen[Rol.HANDHAVER] >= geheim
    assert bronnen[Rol.WERKCOACH] & geheim == {"diagnose.AfnameEvent"}
    assert bronnen[Rol.KCC] & geheim == set()
