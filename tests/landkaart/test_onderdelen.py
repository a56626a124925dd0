"""The lists of single milestones, the figures of the portal, and a service concept made together."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld
from landkaart import bewijzen, dienstconcepten, eisen, meten, werkplekken
from landkaart.models import (
    SECTIES,
    Bewijs,
    Conceptversie,
    Deelname,
    Mijlpaal,
    Pilot,
    Portefeuille,
    Raadpleging,
    Verbetervoorstel,
)
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, TeamFabriek, maak_klanten
from tests.fabriek.werkgevers import AccountmanagerschapFabriek, WerkgeverFabriek
from tests.landkaart.invullers import mijlpalen as mijlpalen
from tests.landkaart.invullers import mt as mt
from tests.landkaart.invullers import voorbereider as voorbereider
from tests.pagina import tekst

DAG = datetime.timedelta(days=1)


def _d(dagen: int) -> str:
    return f"{vandaag() + dagen * DAG:%d-%m-%Y}"


def _stuur(als: Als, wie: Medewerker, code: str, lijst: str, **velden: Any) -> Any:
    url = reverse("landkaart:onderdeel_nieuw", args=[code, lijst])
    return als(wie).post(url, {"versie": 1, "indiening": str(uuid.uuid4()), **velden}, follow=True)


@pytest.mark.eis("L-33")
@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"vorm": "zelf", "in_mt": "on"}, ""),
        ({"vorm": "inkoop"}, ""),
        ({"vorm": "andere", "via": "Gemeente Apeldoorn"}, ""),
        ({"vorm": "isd"}, "via welke gemeente of dienst"),
        ({"vorm": "niet"}, "waarom de gemeente niet meedoet"),
        ({"vorm": "niet", "reden": "Wil eigen beleid"}, ""),
    ],
)
def test_elke_gemeente_heeft_een_vorm_van_deelname(
    als: Als,
    mt: Medewerker,
    mijlpalen: dict[int, Mijlpaal],
    velden: dict[str, str],
    melding: str,
) -> None:
    epe = KetenpartnerFabriek(code="gemeente-epe")
    antwoord = _stuur(als, mt, "m01", "deelname", gemeente=epe.pk, **velden)
    if melding:
        assert antwoord.status_code == 422 and melding in tekst(antwoord)
    else:
        assert Deelname.objects.get().vorm == velden["vorm"]
        assert _stuur(als, mt, "m01", "deelname", gemeente=epe.pk, **velden).status_code == 422


@pytest.mark.eis("L-42")
@pytest.mark.parametrize("code", ["m06", "m07", "m14"])
def test_wie_om_advies_is_gevraagd_staat_bij_die_mijlpaal(
    als: Als, voorbereider: Medewerker, mijlpalen: dict[int, Mijlpaal], code: str
) -> None:
    velden = {"soort": "clientenraad", "naam": "Cliëntenraad Apeldoorn", "advies": "Maak het eenvoudiger."}
    assert _stuur(als, voorbereider, code, "raadplegingen", **velden, op=_d(1)).status_code == 422
    woorden = tekst(_stuur(als, voorbereider, code, "raadplegingen", **velden, op=_d(-3)))
    assert "Cliëntenraad Apeldoorn" in woorden and "Maak het eenvoudiger." in woorden
    assert Raadpleging.objects.get().mijlpaal.code == code


@pytest.mark.eis("L-43")
def test_een_pilot_die_al_klaar_had_moeten_zijn_valt_op(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: dict[int, Mijlpaal]
) -> None:
    velden = {"naam": "Pilot WW en WWB", "start_op": _d(-200), "evaluatie_op": _d(-100), "uitkomst": ""}
    fout = _stuur(als, mt, "m12", "pilots", **velden, uitrol_op=_d(-150))
    assert fout.status_code == 422 and "Eerst begint een pilot" in tekst(fout)
    woorden = tekst(_stuur(als, mt, "m12", "pilots", **velden, uitrol_op=_d(-10)))
    assert "Had klaar moeten zijn" in woorden
    pilot = Pilot.objects.get()
    url = reverse("landkaart:onderdeel_wijzigen", args=["pilots", pilot.pk])
    af = {**velden, "uitrol_op": _d(-10), "afgerond_op": _d(0), "uitkomst": "Voor iedereen ingevoerd"}
    als(mt).post(url, {"versie": 1, "indiening": str(uuid.uuid4()), **af})
    pilot.refresh_from_db()
    assert not pilot.te_laat
    with pytest.raises(IntegrityError), transaction.atomic():
        Pilot.objects.filter(pk=pilot.pk).update(uitkomst="")


@pytest.mark.eis("L-41")
def test_een_voorstel_heeft_eigenaar_datum_en_resultaat(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: dict[int, Mijlpaal]
) -> None:
    velden = {"voorstel": "Kortere wachttijd", "eigenaar": mt.pk, "op": _d(-40)}
    woorden = tekst(_stuur(als, mt, "m14", "voorstellen", **velden, uiterlijk=_d(-5)))
    assert "Kortere wachttijd Te laat" in woorden and "Paul Manager" in woorden
    assert meten.METERS[14](apeldoorn).percentage == 0
    regel = Verbetervoorstel.objects.get()
    regel.klaar_op, regel.resultaat = vandaag(), "Twee dagen korter"
    regel.save()
    assert meten.METERS[14](apeldoorn).percentage == 100


def test_een_regel_verdwijnt_uit_de_lijst_en_blijft_in_de_geschiedenis(
    als: Als, mt: Medewerker, apeldoorn: Locatie, dirk: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    _stuur(als, mt, "m08", "portefeuilles", onderwerp="Werkgevers", mt_lid=mt.pk, van=_d(0))
    regel = Portefeuille.objects.get()
    url = reverse("landkaart:onderdeel_weg", args=["portefeuilles", regel.pk])
    als(mt).post(url, {"versie": 9})
    assert Portefeuille.objects.lopend().exists()
    assert (
        _stuur(als, mt, "m08", "portefeuilles", onderwerp="X", mt_lid=dirk.pk, van=_d(0)).status_code == 422
    )
    als(mt).post(url, {"versie": 1})
    assert not Portefeuille.objects.lopend().exists()
    assert Portefeuille.objects.exists()


def test_een_lijst_hoort_bij_haar_eigen_mijlpaal(
    als: Als, mt: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    for code, soort in (("m08", "pilots"), ("m01", "onzin"), ("m99", "deelname")):
        assert als(mt).get(reverse("landkaart:onderdeel_nieuw", args=[code, soort])).status_code == 404


@pytest.mark.eis("L-21", "L-38")
def test_het_portaal_meet_zelf_en_zegt_het_verschil(
    apeldoorn: Locatie, mt: Medewerker, bram: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    maak_klanten(10, locatie=apeldoorn)
    klanten = list(Clientbeeld.objects.values_list("pk", flat=True))
    Clientbeeld.objects.update(contactpersoon=None)
    Clientbeeld.objects.filter(pk__in=klanten[:6]).update(contactpersoon=bram)
    for werkgever in WerkgeverFabriek.create_batch(4, locatie=apeldoorn)[:3]:
        AccountmanagerschapFabriek(werkgever=werkgever)
    assert meten.METERS[9](apeldoorn).percentage == 60
    assert meten.METERS[10](apeldoorn).percentage == 75
    ingevuld = eisen.Ingevuld(apeldoorn, mijlpalen[9], Decimal(100), "volledig")
    [zin] = eisen.kanttekeningen(ingevuld, {})
    assert "40 punten hoger dan wat het portaal meet: 60%" in zin
    assert eisen.bezwaren(ingevuld) == []  # a note, not a lock


def test_zonder_iets_te_tellen_is_er_geen_cijfer(gouda: Locatie) -> None:
    meting = meten.METERS[10](gouda)
    assert meting.percentage is None and "Nog niets te tellen" in meting.zin
    assert meting.afwijking(Decimal(100)) is None


@pytest.mark.eis("L-19")
def test_een_klein_pilotteam_is_niet_gedeeltelijk_gerealiseerd(
    als: Als, apeldoorn: Locatie, mt: Medewerker, bram: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    maak_klanten(10, locatie=apeldoorn)
    team = TeamFabriek(locatie=apeldoorn, soort="integraal", leden=[bram, mt])
    Clientbeeld.objects.filter(pk=Clientbeeld.objects.earliest("pk").pk).update(team=team)
    assert meten.klanten_in_teams(apeldoorn).percentage == 10
    lang_geleden = vandaag() - 400 * DAG
    assert eisen.voorstel_teams(apeldoorn, lang_geleden) == "niet"
    ingevuld = eisen.Ingevuld(apeldoorn, mijlpalen[12], Decimal(70), "gedeeltelijk", {})
    assert any("passen bij 'niet gerealiseerd'" in zin for zin in eisen.kanttekeningen(ingevuld, {}))
    Clientbeeld.objects.update(team=team)
    assert eisen.voorstel_teams(apeldoorn, vandaag() - 10 * DAG) == "ontwikkeling"
    assert eisen.voorstel_teams(apeldoorn, lang_geleden) == "volledig"
    woorden = tekst(als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m12"])))
    assert "100% : 10 van de 10 klanten zitten bij een integraal team." in woorden


@pytest.mark.eis("L-40")
def test_het_portaal_zegt_welke_groep_welke_rechten_heeft(
    als: Als, apeldoorn: Locatie, mt: Medewerker, bram: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    groepen = {groep.rol: groep for groep in werkplekken.groepen(apeldoorn)}
    assert all(groepen["werkcoach"].rechten)
    bram.rollen = ["handhaver"]
    bram.save()
    [handhaver] = werkplekken.groepen(apeldoorn)
    assert handhaver.rechten == (True, True, False, True)
    assert meten.METERS[13](apeldoorn).percentage == 0
    woorden = tekst(als(mt).get(reverse("landkaart:mijlpaal_invullen", args=["m13"])))
    assert "Handhaver (1)" in woorden


@pytest.mark.eis("L-44")
def test_een_dienstverleningsconcept_wordt_bekrachtigd_als_versie_en_is_dan_bewijs(
    als: Als, apeldoorn: Locatie, mt: Medewerker, voorbereider: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    url = reverse("landkaart:dienstconcept", args=["m06"])
    client = als(voorbereider)
    leeg = dict.fromkeys(SECTIES, "")
    assert client.post(url, {"versie": 0, **leeg, "doelgroep": "Alle klanten"}).status_code == 302
    bekrachtigen = reverse("landkaart:dienstconcept_bekrachtigen", args=["m06"])
    assert client.get(bekrachtigen).status_code == 403
    antwoord = als(mt).post(bekrachtigen, {"versie": 1})
    assert antwoord.status_code == 422 and "nog leeg" in tekst(antwoord)
    vol = {**dict.fromkeys(SECTIES, "Zo doen wij het."), "integraal": "on"}
    client.post(url, {"versie": 1, **vol})
    assert als(mt).post(bekrachtigen, {"versie": 1}).status_code == 422  # read before it is confirmed
    assert als(mt).post(bekrachtigen, {"versie": 2}).status_code == 302
    bewijs = Bewijs.objects.get()
    assert bewijs.integraal and bewijs.soort == "concept"
    assert eisen.bezwaren(eisen.Ingevuld(apeldoorn, mijlpalen[6], Decimal(100), "volledig")) == []
    versie = Conceptversie.objects.get()
    assert "Zo doen wij het." in tekst(client.get(reverse("landkaart:conceptversie", args=[versie.pk])))
    with pytest.raises(InternalError), transaction.atomic():
        Conceptversie.objects.update(doelgroep="anders")


def test_een_versie_waarvan_het_bewijs_is_ingetrokken_leest_alleen_de_eigen_locatie(
    als: Als, apeldoorn: Locatie, mt: Medewerker, dirk: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    velden = dict.fromkeys(SECTIES, "tekst")
    concept = dienstconcepten.schrijf(locatie=apeldoorn, mijlpaal=mijlpalen[7], versie=0, velden=velden)
    versie = dienstconcepten.bekrachtig(concept=concept, versie=1, door=mt)
    url = reverse("landkaart:conceptversie", args=[versie.pk])
    assert als(dirk).get(url).status_code == 200
    bewijzen.trek_in(bewijs=versie.bewijs, reden="Klopt niet", door=mt)
    assert als(dirk).get(url).status_code == 404
    assert als(mt).get(url).status_code == 200


def test_een_tweede_versie_vervangt_het_bewijs_van_de_eerste(
    apeldoorn: Locatie, mt: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    velden = dict.fromkeys(SECTIES, "tekst")
    concept = dienstconcepten.schrijf(locatie=apeldoorn, mijlpaal=mijlpalen[7], versie=0, velden=velden)
    for nummer in (1, 2):
        assert dienstconcepten.bekrachtig(concept=concept, versie=1, door=mt).nummer == nummer
    assert Bewijs.objects.filter(ingetrokken_op=None).count() == 1
    with pytest.raises(VersieConflict):
        dienstconcepten.bekrachtig(concept=concept, versie=3, door=mt)
    with pytest.raises(NietToegestaan):
        mt.locaties.clear()
        dienstconcepten.bekrachtig(concept=concept, versie=1, door=mt)
