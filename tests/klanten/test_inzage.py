"""The door to a dossier: who gets in, what is asked, and what is written down."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from keten.models import Medewerker
from klanten.inzage import geef_reden
from klanten.models import Afspraak, Contactpersoonschap, Doel, Gebeurtenis, Inzage, Klant, Taak
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst as lees
from tests.pagina import vragen


def _dossier(klant: Klant) -> str:
    return reverse("klanten:dossier", args=[klant.klantnummer])


@pytest.fixture
def van_anna(klant: Klant, anna: Medewerker) -> Klant:
    """The client with Anna as contact person, so outside everybody else's circle."""
    Contactpersoonschap.objects.create(klant=klant, medewerker=anna, reden="eerste", aangewezen_door=anna)
    klant.beeld.contactpersoon = anna
    klant.beeld.save()
    return klant


@pytest.mark.eis("X-17")
def test_een_dossier_van_een_andere_locatie_bestaat_niet(als: Als, dirk: Medewerker, klant: Klant) -> None:
    assert als(dirk).get(_dossier(klant)).status_code == 404
    assert not klant.inzagen.exists()


def test_een_klantnummer_dat_niet_bestaat_geeft_geen_pagina(als: Als, anna: Medewerker, klant: Klant) -> None:
    assert als(anna).get(reverse("klanten:dossier", args=[99_999_999])).status_code == 404


def test_zolang_er_geen_contactpersoon_is_kan_ieder_op_de_locatie_erin(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    assert als(bram).get(_dossier(klant)).status_code == 200


@pytest.mark.eis("X-16")
def test_elke_blik_wordt_vastgelegd_met_wie_waarom_en_wat(
    als: Als, anna: Medewerker, van_anna: Klant
) -> None:
    als(anna).get(reverse("klanten:tijdlijn", args=[van_anna.klantnummer]))
    blik = van_anna.inzagen.get()
    assert (blik.gebruiker, blik.partner, blik.onderdeel, blik.doel) == (
        anna.gebruiker,
        anna.partner,
        "tijdlijn",
        Doel.BEGELEIDING,
    )


@pytest.mark.parametrize("kop", [{"HX-Request": "true"}, {"HX-Boosted": "true", "HX-Request": "true"}])
def test_met_een_htmx_kop_komt_niemand_ongezien_binnen(
    als: Als, anna: Medewerker, van_anna: Klant, kop: dict[str, str]
) -> None:
    als(anna).get(_dossier(van_anna), headers=kop)
    assert van_anna.inzagen.count() == 1


@pytest.mark.eis("X-16", "X-17")
def test_buiten_de_eigen_kring_wordt_eerst_een_reden_gevraagd(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    antwoord = als(bram).get(_dossier(van_anna))
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(reverse("klanten:reden", args=[van_anna.klantnummer]))
    assert not van_anna.inzagen.exists()


def test_na_een_reden_is_het_dossier_die_dag_open_en_telt_dat_doel(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    geef_reden(klant=van_anna, door=bram, doel=Doel.WAARNEMING, reden="Anna is ziek.")
    assert als(bram).get(_dossier(van_anna)).status_code == 200
    laatste = van_anna.inzagen.first()
    assert laatste is not None and laatste.doel == Doel.WAARNEMING


def test_een_reden_van_gisteren_telt_vandaag_niet(als: Als, bram: Medewerker, van_anna: Klant) -> None:
    Inzage.objects.create(
        klant=van_anna,
        gebruiker=bram.gebruiker,
        partner=bram.partner,
        onderdeel="reden gegeven",
        doel=Doel.WAARNEMING,
        reden="Anna was ziek.",
        op=timezone.now() - datetime.timedelta(days=1),
    )
    assert als(bram).get(_dossier(van_anna)).status_code == 302


def test_de_reden_van_een_collega_opent_het_dossier_niet(
    als: Als, bram: Medewerker, chaima: Medewerker, van_anna: Klant
) -> None:
    geef_reden(klant=van_anna, door=chaima, doel=Doel.WAARNEMING, reden="Anna is ziek.")
    assert als(bram).get(_dossier(van_anna)).status_code == 302


def test_een_reden_opent_geen_dossier_van_een_andere_locatie(
    als: Als, dirk: Medewerker, van_anna: Klant
) -> None:
    geef_reden(klant=van_anna, door=dirk, doel=Doel.WAARNEMING, reden="Nieuwsgierig.")
    assert als(dirk).get(_dossier(van_anna)).status_code == 404


def test_een_open_taak_brengt_de_klant_in_de_eigen_kring(als: Als, bram: Medewerker, van_anna: Klant) -> None:
    Taak.objects.create(
        klant=van_anna,
        locatie=van_anna.locatie,
        voor=bram,
        soort="contact",
        omschrijving="Bellen",
        vervalt_op=timezone.now(),
    )
    assert als(bram).get(_dossier(van_anna)).status_code == 200


def test_een_taak_die_men_zelf_vroeg_brengt_de_klant_niet_in_de_eigen_kring(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    Taak.objects.create(
        klant=van_anna,
        voor=bram,
        gevraagd_door=bram,
        locatie=van_anna.locatie,
        soort=Taak.Soort.BACKOFFICE,
        omschrijving="Kijk na of de reiskosten vergoed worden",
        vervalt_op=timezone.now() + datetime.timedelta(days=1),
    )
    assert als(bram).get(_dossier(van_anna)).status_code == 302


def test_een_komende_afspraak_brengt_de_klant_in_de_eigen_kring(
    als: Als, bram: Medewerker, van_anna: Klant
) -> None:
    begin = timezone.now() + datetime.timedelta(days=1)
    Afspraak.objects.create(
        klant=van_anna,
        medewerker=bram,
        partner=bram.partner,
        locatie=van_anna.locatie,
        soort=Afspraak.Soort.VOORTGANG,
        begin=begin,
        einde=begin + datetime.timedelta(hours=1),
    )
    assert als(bram).get(_dossier(van_anna)).status_code == 200


@pytest.mark.parametrize(
    ("rol", "doel"),
    [("handhaver", Doel.CONTROLE), ("inkomensconsulent", Doel.INKOMEN), ("intaker", Doel.AANMELDING)],
)
def test_het_doel_volgt_uit_het_werk(als: Als, klant: Klant, rol: str, doel: Doel) -> None:
    als(MedewerkerFabriek(rollen=[rol], locaties=[klant.locatie])).get(_dossier(klant))
    assert klant.inzagen.get().doel == doel


@pytest.mark.parametrize("handeling", ["wijzig", "verwijder"])
@pytest.mark.parametrize("soort", [Inzage, Gebeurtenis])
def test_register_en_tijdlijn_zijn_niet_te_veranderen(
    als: Als, anna: Medewerker, klant: Klant, soort: type[Inzage] | type[Gebeurtenis], handeling: str
) -> None:
    als(anna).get(_dossier(klant))
    Gebeurtenis.objects.create(klant=klant, soort=Gebeurtenis.Soort.TAAK, zin="Gebeld.")
    rijen = soort.objects.filter(klant=klant)
    with pytest.raises(DatabaseError), transaction.atomic():
        if handeling == "wijzig":
            rijen.update(op=timezone.now())
        else:
            rijen.delete()
    assert rijen.count() == 1


@pytest.mark.eis("X-16")
def test_de_inzagepagina_toont_per_dag_en_persoon_wat_en_waarom(
    als: Als, anna: Medewerker, bram: Medewerker, van_anna: Klant
) -> None:
    coach = als(bram)
    geef_reden(klant=van_anna, door=bram, doel=Doel.WAARNEMING, reden="Anna is vandaag vrij.")
    coach.get(_dossier(van_anna))
    coach.get(reverse("klanten:documenten", args=[van_anna.klantnummer]))
    tekst = lees(als(anna).get(reverse("klanten:inzage", args=[van_anna.klantnummer])))
    assert "Bram Coach" in tekst
    assert "waarnemen voor een collega" in tekst
    assert "Reden: Anna is vandaag vrij." in tekst
    assert "documenten, overzicht" in tekst
    assert tekst.count("Bram Coach") == 1


def test_de_inzagepagina_vraagt_altijd_evenveel_van_de_database(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    coach = als(anna)
    aantallen = []
    for aantal in (3, 300):
        Inzage.objects.bulk_create(
            Inzage(
                klant=klant,
                gebruiker=anna.gebruiker,
                partner=anna.partner,
                onderdeel="overzicht",
                doel=Doel.BEGELEIDING,
                op=timezone.now() - datetime.timedelta(days=dag),
            )
            for dag in range(aantal)
        )
        aantallen.append(vragen(coach, reverse("klanten:inzage", args=[klant.klantnummer])))
    assert aantallen[0] == aantallen[1]
