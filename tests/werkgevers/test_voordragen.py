"""No name leaves the LWI before coach and client agreed; every step can be stopped (W-26, W-27)."""

import datetime
import re
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import te_doen
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek, KlantFabriek
from tests.fabriek.werkgevers import AccountmanagerschapFabriek, ContactpersoonFabriek, VacatureFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk
from tests.werkgevers.matchwereld import WAAROM, klaar, voorgeselecteerd, zoekt
from werkgevers import mailen
from werkgevers.kandidaatkaart import kandidatenlijst
from werkgevers.mailtaken import mail_kandidaten
from werkgevers.models import (
    Akkoordkanaal,
    Contactpersoon,
    Leverancier,
    Motivatiesignaal,
    Vacature,
    Voordracht,
)
from werkgevers.motivatie import beoordeel, hoor
from werkgevers.voordracht_beantwoorden import beantwoord, trek_in, trek_in_bij_sluiten
from werkgevers.voordragen import coach_akkoord, draag_voor, klant_akkoord, selecteer, vind
from werkgevers.zoekprofiel import bevestig, trek_toestemming_in

_Stand = Voordracht.Stand


@pytest.fixture
def vacature(apeldoorn: Locatie) -> Vacature:
    """Care work with one place, and a contact person with a mail address."""
    rij: Vacature = VacatureFabriek(locatie=apeldoorn, werkgever__locatie=apeldoorn)
    rij.contactpersoon = ContactpersoonFabriek(werkgever=rij.werkgever)
    rij.save()
    return rij


@pytest.fixture
def marieke(klant: Klant, anna: Medewerker) -> Klant:
    """Marieke looks for work with consent; Anna is her contact person."""
    zoekt(klant)
    wijs_aan(klant=klant, medewerker=anna, reden="", door=anna)
    return Klant.objects.get(pk=klant.pk)


def _kandidaat(naam: str, locatie: Locatie) -> Klant:
    ander: Klant = KlantFabriek(achternaam=naam, locatie=locatie)
    zoekt(ander)
    return ander


def _stuur(voordracht: Voordracht, door: Medewerker) -> Voordracht:
    return draag_voor(vacature=voordracht.vacature, voordrachten=[voordracht], door=door)[0]


@pytest.mark.eis("W-26")
def test_van_gevonden_tot_voorgedragen_vraagt_twee_keer_ja(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = vind(vacature=vacature, klant=marieke, motivatie=WAAROM, door=mark)
    with pytest.raises(NietToegestaan, match="gevonden"):
        _stuur(voordracht, mark)
    selecteer(voordracht=voordracht, door=mark)
    taak = Taak.objects.get(sleutel=f"voordracht:{voordracht.pk}")
    assert (taak.voor, taak.soort) == (anna, "kandidaat")
    assert [ding.sleutel for ding in te_doen.van(marieke)] == ["voordracht"]
    coach_akkoord(voordracht=voordracht, door=anna)
    taak.refresh_from_db()
    assert taak.gedaan_door == anna
    with pytest.raises(NietToegestaan, match="akkoord van de klant ontbreekt"):
        _stuur(voordracht, mark)
    klant_akkoord(voordracht=voordracht)
    assert te_doen.van(marieke) == []
    assert Taak.objects.filter(voor=mark, klant=None, gedaan_op=None).count() == 1
    gestuurd = _stuur(voordracht, mark)
    assert (gestuurd.stand, gestuurd.voorgedragen_door) == (_Stand.VOORGEDRAGEN, mark)
    assert not Taak.objects.filter(voor=mark, gedaan_op=None).exists()
    vacature.refresh_from_db()
    assert vacature.voorgedragen_op == gestuurd.voorgedragen_op
    zinnen = [regel.zin for regel in marieke.gebeurtenissen.filter(soort="bemiddeling")]
    assert f"Voorgedragen voor {vacature.titel} bij {vacature.werkgever}" in zinnen


@pytest.mark.eis("W-26")
def test_de_database_zelf_weigert_een_naam_zonder_akkoord(
    vacature: Vacature, marieke: Klant, mark: Medewerker, anna: Medewerker
) -> None:
    voordracht = voorgeselecteerd(vacature, marieke, mark)
    coach_akkoord(voordracht=voordracht, door=anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voordracht.objects.filter(pk=voordracht.pk).update(voorgedragen_op=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Voordracht.objects.filter(pk=voordracht.pk).update(stand=_Stand.GESPREK)


@pytest.mark.eis("W-26", "W-27")
@pytest.mark.parametrize("wie", ["niemand", "coach", "klant"])
def test_langs_geen_enkele_weg_ziet_een_werkgever_een_naam_zonder_beide_akkoorden(
    wie: str,
    vacature: Vacature,
    marieke: Klant,
    mark: Medewerker,
    anna: Medewerker,
    els: Medewerker,
    als: Als,
) -> None:
    """The list in the portal, the printed list and the mail: every channel reads the same function."""
    voordracht = voorgeselecteerd(vacature, marieke, mark)
    if wie == "coach":
        coach_akkoord(voordracht=voordracht, door=anna)
    if wie == "klant":
        klant_akkoord(voordracht=voordracht)
    assert kandidatenlijst(vacature).kandidaten == []
    assert not vacature.voordrachten.bij_werkgever().exists()
    blad = tekst(als(els).get(f"/werkgevers/vacatures/{vacature.pk}/kandidatenlijst/"))
    assert "nog geen kandidaten" in blad
    assert marieke.achternaam not in blad
    mailen.mail_kandidaten(vacature.pk)
    assert marieke.achternaam not in mail.outbox[0].body


@pytest.mark.eis("W-27")
def test_de_werkgever_krijgt_een_lijst_met_de_naam_van_de_accountmanager(
    vacature: Vacature,
    marieke: Klant,
    apeldoorn: Locatie,
    anna: Medewerker,
    els: Medewerker,
    mark: Medewerker,
    django_capture_on_commit_callbacks: Any,
) -> None:
    AccountmanagerschapFabriek(werkgever=vacature.werkgever, medewerker=els)
    rijen = [klaar(vacature, klant, mark, anna) for klant in (marieke, _kandidaat("Tweede", apeldoorn))]
    with django_capture_on_commit_callbacks() as uitgesteld:
        draag_voor(vacature=vacature, voordrachten=rijen, door=mark)
    taken = [een for een in uitgesteld if getattr(een, "func", None) == mail_kandidaten.delay]
    assert [een.args for een in taken] == [(vacature.pk,)]
    blad = kandidatenlijst(vacature)
    assert blad.accountmanager == els
    assert [een.kaart.naam for een in blad.kandidaten] == [marieke.naam, "Marieke Tweede"]
    assert blad.kandidaten[0].motivatie == WAAROM
    mailen.mail_kandidaten(vacature.pk)
    [bericht] = mail.outbox
    assert "kandidaten" in bericht.subject
    assert not re.search(
        rf"{marieke.achternaam}|Tweede|{marieke.klantnummer}", bericht.subject + bericht.body
    )


@pytest.mark.eis("W-27")
def test_wie_een_account_heeft_komt_uit_de_mail_bij_de_vacature(vacature: Vacature) -> None:
    petra = GebruikerFabriek(naam="Petra Personeel", buitenrol="werkgever")
    Contactpersoon.objects.update(gebruiker=petra)
    mailen.mail_kandidaten(vacature.pk)
    assert reverse("werkgevers:mijn_bedrijf_vacature", args=[vacature.pk]) in mail.outbox[0].body


def test_alles_of_niets_gaat_naar_de_werkgever(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, anna: Medewerker, mark: Medewerker
) -> None:
    wel = klaar(vacature, marieke, mark, anna)
    niet = voorgeselecteerd(vacature, _kandidaat("Tweede", apeldoorn), mark)
    with pytest.raises(NietToegestaan, match="Marieke Tweede kan nog niet"):
        draag_voor(vacature=vacature, voordrachten=[wel, niet], door=mark)
    wel.refresh_from_db()
    assert wel.stand == _Stand.VOORGESELECTEERD
    with pytest.raises(NietToegestaan, match="Kies minstens een kandidaat"):
        draag_voor(vacature=vacature, voordrachten=[], door=mark)


def test_wie_toestemming_introk_of_niet_beschikbaar_is_gaat_niet_naar_een_werkgever(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = klaar(vacature, marieke, mark, anna)
    bevestig(klant=marieke, beschikbaar=False)
    with pytest.raises(NietToegestaan, match="nu niet beschikbaar"):
        _stuur(voordracht, mark)
    assert trek_toestemming_in(klant=marieke) == 1
    voordracht.refresh_from_db()
    assert (voordracht.stand, voordracht.intrekking) == ("ingetrokken", "toestemming")
    with pytest.raises(NietToegestaan, match="toestemming"):
        vind(vacature=vacature, klant=marieke, motivatie=WAAROM, door=mark)
    assert Taak.objects.filter(voor=anna, omschrijving__contains="trok toestemming").exists()


def test_een_gesloten_volle_of_niet_vrijgegeven_vacature_krijgt_geen_kandidaten(
    vacature: Vacature, marieke: Klant, gouda: Locatie, apeldoorn: Locatie, anna: Medewerker, mark: Medewerker
) -> None:
    met_een = klaar(vacature, marieke, mark, anna)
    tweede = klaar(vacature, _kandidaat("Tweede", apeldoorn), mark, anna)
    beantwoord(voordracht=_stuur(met_een, mark), antwoord=_Stand.GEPLAATST, door=None)
    with pytest.raises(NietToegestaan, match="Alle plaatsen"):
        _stuur(tweede, mark)
    Vacature.objects.filter(pk=vacature.pk).update(stand="vervuld", gesloten_op=timezone.now())
    with pytest.raises(NietToegestaan, match="al vervuld"):
        _stuur(tweede, mark)
    with pytest.raises(NietToegestaan, match="niet vrijgegeven"):
        vind(vacature=VacatureFabriek(locatie=gouda), klant=marieke, motivatie=WAAROM, door=mark)


@pytest.mark.eis("W-17")
def test_in_de_eerste_dagen_draagt_alleen_de_kolom_met_voorrang_voor(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    vacature.voorrang_kolom, vacature.voorrang_tot = "uwv", timezone.now() + datetime.timedelta(days=1)
    vacature.save()
    voordracht = klaar(vacature, marieke, mark, anna)
    with pytest.raises(NietToegestaan, match="alleen UWV"):
        _stuur(voordracht, mark)


def test_dezelfde_klant_kan_niet_twee_keer_op_een_lijst(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = vind(vacature=vacature, klant=marieke, door=mark)
    with pytest.raises(NietToegestaan, match="staat al op de lijst van deze vacature, gezet door Mark"):
        vind(vacature=vacature, klant=marieke, door=anna)
    trek_in(voordracht=voordracht, reden=Voordracht.Intrekking.ANDERS, door=mark)
    opnieuw = klaar(vacature, marieke, mark, anna)
    beantwoord(voordracht=_stuur(opnieuw, mark), antwoord=_Stand.AFGEWEZEN, afwijzing="ander", door=None)
    with pytest.raises(NietToegestaan, match="koos voor deze vacature al niet"):
        vind(vacature=vacature, klant=marieke, door=mark)


@pytest.mark.django_db(transaction=True)
def test_twee_matchmakers_met_dezelfde_klant_de_tweede_leest_wie_hem_voor_was(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    zet = partial(vind, vacature=vacature, klant=marieke, motivatie=WAAROM)
    uitkomsten = tegelijk(partial(zet, door=mark), partial(zet, door=anna))
    [fout] = [een for een in uitkomsten if isinstance(een, Exception)]
    assert isinstance(fout, NietToegestaan)
    assert "staat al op de lijst" in fout.melding
    assert vacature.voordrachten.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sturen_en_toestemming_intrekken_op_hetzelfde_moment_kan_niet_beide(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = klaar(vacature, marieke, mark, anna)
    tegelijk(partial(_stuur, voordracht, mark), partial(trek_toestemming_in, klant=marieke))
    voordracht.refresh_from_db()
    marieke.zoekprofiel.refresh_from_db()
    assert marieke.zoekprofiel.toestemming_op is None
    assert (voordracht.stand == "ingetrokken") != (voordracht.voorgedragen_op is not None)


@pytest.mark.parametrize("verder", ["selecteer", "coach", "klant", "stuur"])
def test_wie_gestopt_is_gaat_niet_verder(
    verder: str, vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = vind(vacature=vacature, klant=marieke, motivatie=WAAROM, door=mark)
    trek_in(voordracht=voordracht, reden=Voordracht.Intrekking.KLANT, door=None)
    stappen = {
        "selecteer": partial(selecteer, voordracht=voordracht, door=mark),
        "coach": partial(coach_akkoord, voordracht=voordracht, door=anna),
        "klant": partial(klant_akkoord, voordracht=voordracht),
        "stuur": partial(_stuur, voordracht, mark),
    }
    with pytest.raises(NietToegestaan, match="ingetrokken"):
        stappen[verder]()


@pytest.mark.parametrize("via", Akkoordkanaal)
def test_akkoord_bewaart_waar_het_gegeven_is_en_wie_het_opschreef(
    via: Akkoordkanaal, vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = voorgeselecteerd(vacature, marieke, mark)
    wie, een_ander = (None, anna) if via == Akkoordkanaal.PORTAAL else (anna, None)
    with pytest.raises(NietToegestaan, match="telefoon of aan de balie"):
        klant_akkoord(voordracht=voordracht, via=via, door=een_ander)
    na = klant_akkoord(voordracht=voordracht, via=via, door=wie)
    assert (na.klant_akkoord_via, na.klant_akkoord_door) == (via, wie)


def test_een_collega_van_elders_geeft_geen_akkoord(
    vacature: Vacature, marieke: Klant, dirk: Medewerker, mark: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="locatie van de klant"):
        coach_akkoord(voordracht=voorgeselecteerd(vacature, marieke, mark), door=dirk)


def test_sluit_de_vacature_dan_stopt_wat_nog_in_huis_is(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker, apeldoorn: Locatie
) -> None:
    gestuurd = _stuur(klaar(vacature, marieke, mark, anna), mark)
    binnen = voorgeselecteerd(vacature, _kandidaat("Tweede", apeldoorn), mark)
    assert trek_in_bij_sluiten(vacature=vacature, door=mark) == 1
    binnen.refresh_from_db()
    gestuurd.refresh_from_db()
    assert (binnen.intrekking, gestuurd.stand) == ("vacature", "voorgedragen")


@pytest.mark.eis("W-28")
def test_een_kandidaat_draagt_de_naam_van_zijn_leverancier(
    vacature: Vacature, marieke: Klant, apeldoorn: Locatie, mark: Medewerker, als: Als
) -> None:
    marieke.zoekprofiel.leverancier = Leverancier.objects.create(locatie=apeldoorn, naam="Werkbaan BV")
    marieke.zoekprofiel.save()
    voordracht = vind(vacature=vacature, klant=marieke, door=mark)
    assert str(voordracht.leverancier) == "Werkbaan BV"
    assert "via Werkbaan BV" in tekst(als(mark).get("/werkgevers/voordrachten/"))
    assert "Werkbaan BV" in tekst(als(mark).get("/werkgevers/leveranciers/"))


@pytest.mark.eis("W-27")
@pytest.mark.parametrize(
    ("eerst", "dan", "mag"),
    [
        ([], _Stand.GESPREK, True),
        ([_Stand.GESPREK], _Stand.GEPLAATST, True),
        ([_Stand.GESPREK], _Stand.AFGEWEZEN, True),
        ([_Stand.AFGEWEZEN], _Stand.GEPLAATST, False),
        ([_Stand.GEPLAATST], _Stand.AFGEWEZEN, False),
    ],
)
def test_een_antwoord_volgt_op_het_vorige(
    eerst: list[Voordracht.Stand],
    dan: Voordracht.Stand,
    mag: bool,
    vacature: Vacature,
    marieke: Klant,
    anna: Medewerker,
    mark: Medewerker,
) -> None:
    vacature.plaatsen = 3
    vacature.save()
    voordracht = _stuur(klaar(vacature, marieke, mark, anna), mark)
    zeg = partial(beantwoord, voordracht=voordracht, afwijzing="ervaring", door=None)
    for antwoord in eerst:
        zeg(antwoord=antwoord)
    if mag:
        assert zeg(antwoord=dan).stand == dan
    else:
        with pytest.raises(NietToegestaan, match="Dit kan niet meer"):
            zeg(antwoord=dan)


def test_een_afwijzing_zonder_reden_kan_niet(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker
) -> None:
    voordracht = _stuur(klaar(vacature, marieke, mark, anna), mark)
    with pytest.raises(NietToegestaan, match="Kies waarom"):
        beantwoord(voordracht=voordracht, antwoord=_Stand.AFGEWEZEN, door=None)


@pytest.fixture
def signaal(
    vacature: Vacature, marieke: Klant, anna: Medewerker, mark: Medewerker, els: Medewerker
) -> Motivatiesignaal:
    """An employer said that Marieke was not motivated; Els wrote it down."""
    voordracht = _stuur(klaar(vacature, marieke, mark, anna), mark)
    beantwoord(voordracht=voordracht, antwoord=_Stand.AFGEWEZEN, afwijzing="niet_gemotiveerd", door=els)
    return Motivatiesignaal.objects.get(voordracht=voordracht)


@pytest.mark.eis("W-32")
def test_niet_gemotiveerd_wordt_een_signaal_en_de_klant_wordt_eerst_gehoord(
    signaal: Motivatiesignaal, marieke: Klant, anna: Medewerker
) -> None:
    assert Taak.objects.get(sleutel=f"motivatie:{signaal.pk}").voor == anna
    assert any(ding.sleutel == f"motivatie:{signaal.pk}" for ding in te_doen.van(marieke))
    with pytest.raises(NietToegestaan, match="Hoor eerst de klant"):
        beoordeel(signaal=signaal, oordeel=Motivatiesignaal.Oordeel.TERECHT, waarom="Zo is het", door=anna)
    hoor(signaal=signaal, verhaal="De bus reed niet")
    na = beoordeel(
        signaal=signaal, oordeel=Motivatiesignaal.Oordeel.NIET_TERECHT, waarom="De bus reed niet", door=anna
    )
    assert (na.stand, na.oordeel, na.beoordeeld_door) == ("beoordeeld", "niet_terecht", anna)
    assert not Taak.objects.filter(sleutel=f"motivatie:{signaal.pk}", gedaan_op=None).exists()


@pytest.mark.eis("W-32")
def test_wie_de_opmerking_opschreef_oordeelt_niet_en_na_de_termijn_mag_een_ander_wel(
    signaal: Motivatiesignaal, anna: Medewerker, els: Medewerker
) -> None:
    oordeel = partial(
        beoordeel, signaal=signaal, oordeel=Motivatiesignaal.Oordeel.TERECHT, waarom="Kwam niet opdagen"
    )
    with pytest.raises(NietToegestaan, match="Laat een collega oordelen"):
        oordeel(door=els)
    with pytest.raises(NietToegestaan, match="Zeg waarom"):
        beoordeel(signaal=signaal, oordeel=Motivatiesignaal.Oordeel.TERECHT, waarom=" ", door=anna)
    Motivatiesignaal.objects.filter(pk=signaal.pk).update(
        reactie_tot=timezone.now() - datetime.timedelta(days=1)
    )
    assert oordeel(door=anna).oordeel == "terecht"
    with pytest.raises((NietToegestaan, ValidationError)):
        hoor(signaal=signaal, verhaal="Te laat")


@pytest.mark.eis("W-32")
def test_een_opmerking_telt_niet_mee_bij_ander_werk_en_blijft_uit_het_zicht_van_werkgevers(
    signaal: Motivatiesignaal, marieke: Klant, apeldoorn: Locatie, mark: Medewerker, els: Medewerker, als: Als
) -> None:
    ander = VacatureFabriek(locatie=apeldoorn)
    blik = tekst(als(mark).get(f"/werkgevers/vacatures/{ander.pk}/kandidaten/{marieke.klantnummer}/"))
    assert marieke.naam in blik
    assert "gemotiveerd" not in blik
    assert "Opmerking" not in blik


@pytest.mark.eis("W-24")
def test_een_kaart_openen_is_een_blik_in_het_register(
    vacature: Vacature, marieke: Klant, mark: Medewerker, els: Medewerker, als: Als
) -> None:
    pad = f"/werkgevers/vacatures/{vacature.pk}/kandidaten/{marieke.klantnummer}/"
    assert als(mark).get(pad).status_code == 200
    blik = marieke.inzagen.get(gebruiker=mark.gebruiker)
    assert (blik.doel, blik.onderdeel) == ("bemiddeling", "kaart van een kandidaat")
    assert als(els).get(pad).status_code == 403
    assert vandaag() == timezone.localdate(blik.op)
