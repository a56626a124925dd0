"""People, money and promises of a location: fte, caseload, budgets, use of instruments and SNO."""

from decimal import Decimal

import pytest
from django.urls import reverse

from diagnose.models import Activiteit, Soort
from keten import instellingen
from keten.fouten import RechtOntbreekt
from keten.indicatoren import tel, vind
from keten.maanden import maanden_tot
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant
from landkaart.bestuur import budgetten, caseload, overeenkomsten
from landkaart.bestuur.budgetten import Budgetjaar, Budgetrij
from landkaart.bestuur.instellingen import CASELOADNORM
from landkaart.models import Budget, Capaciteit, Serviceafspraak, Serviceovereenkomst
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, TeamFabriek, maak_klanten
from tests.fabriek.diagnose import geef_mandaat, maak_instrument, maak_plan, zet_in_plan
from tests.landkaart.bestuurswereld import DAG, Mt, d, stuur
from tests.landkaart.bestuurswereld import mt as mt
from tests.landkaart.cijferwereld import bewaar, vorige
from tests.pagina import tekst, vragen

CAPACITEIT = "/landkaart/bestuur/capaciteit/"
BUDGETTEN = "/landkaart/bestuur/budgetten/"
INZET = "/landkaart/bestuur/inzet/"


@pytest.mark.eis("X-10")
def test_fte_per_partner_en_team_met_periode_en_totaal(als: Als, apeldoorn: Locatie, mt: Mt) -> None:
    paul, team = als(mt.cwi), TeamFabriek(locatie=apeldoorn, naam="Team Zuid")
    velden = {"partner": mt.cwi.partner_id, "team": team.pk, "geldig_van": d(-100), "geldig_tot": ""}
    assert stuur(paul, "capaciteit_nieuw", **velden, fte="0").status_code == 422
    stuur(paul, "capaciteit_nieuw", **velden, fte="4,5")
    stuur(paul, "capaciteit_nieuw", **{**velden, "team": "", "partner": mt.uwv.partner_id}, fte="1,0")
    woorden = tekst(paul.get(CAPACITEIT))
    assert "4,5" in woorden and "5,5" in woorden and f"Nog niet ingevuld: {mt.gemeente.partner}" in woorden
    stuur(paul, "capaciteit_nieuw", **{**velden, "geldig_van": d(-10)}, fte="3,0")
    oud, nieuw = Capaciteit.objects.filter(team=team).order_by("geldig_van")
    assert oud.geldig_tot == vandaag() - 11 * DAG and nieuw.fte == Decimal(3)
    over = stuur(paul, "capaciteit_nieuw", **{**velden, "geldig_van": d(-50), "geldig_tot": d(-5)}, fte="2,0")
    assert over.status_code == 422 and "staat er in deze periode al" in tekst(over)
    terug = {**velden, "geldig_van": d(-10), "fte": "6,0", "versie": 1}
    assert "6,0" in tekst(stuur(paul, "capaciteit_regel", nieuw.pk, **terug))
    bestand = paul.get(f"{CAPACITEIT}bestand/?formaat=csv")
    assert b"Team Zuid;" in b"".join(bestand.streaming_content)


@pytest.mark.eis("X-11", "X-49")
def test_de_caseload_staat_naast_de_norm_en_namen_ziet_alleen_wie_leidt(
    als: Als, apeldoorn: Locatie, mt: Mt, anna: Medewerker, bram: Medewerker
) -> None:
    for coach, aantal in ((anna, 3), (bram, 1), (None, 2)):
        maak_klanten(aantal, locatie=apeldoorn, contactpersoon=coach)
    weg = KlantFabriek(locatie=apeldoorn)
    Clientbeeld.objects.filter(klant=weg).update(contactpersoon=anna, status="gestopt")
    instellingen.zet(code=CASELOADNORM, gebied=apeldoorn, waarde=2)
    beeld = caseload.caseload(apeldoorn)
    assert [(last.naam, last.dossiers, last.boven) for last in beeld.rijen] == [
        ("Anna Intaker", 3, 1),
        ("Bram Coach", 1, 0),
    ]
    assert (beeld.zonder, beeld.boven, beeld.gemiddeld) == (2, 1, 2)
    leiding, coach = tekst(als(mt.cwi).get(CAPACITEIT)), tekst(als(anna).get(CAPACITEIT))
    assert "Anna Intaker" in leiding and "1 meer" in leiding and "Zonder contactpersoon: 2." in leiding
    assert "1 van de 2 medewerkers met klanten heeft er meer" in coach and "Bram Coach" not in coach
    leider = MedewerkerFabriek(partner=mt.uwv.partner, rollen=["teamleider"], locaties=[apeldoorn])
    pagina = als(leider).get(CAPACITEIT).content.decode()
    assert reverse("klanten:verdelen_kies", args=[anna.pk]) in pagina
    eerst = vragen(als(mt.cwi), CAPACITEIT)
    maak_klanten(3, locatie=apeldoorn, contactpersoon=mt.gemeente)
    assert vragen(als(mt.cwi), CAPACITEIT) == eerst


@pytest.fixture
def ingezet(klant: Klant, bram: Medewerker, mt: Mt) -> list[Activiteit]:
    """By UWV: one step that the gemeente pays, one that two pay, one of its own, and one without a price."""
    plan, gemeente = maak_plan(klant, bram), mt.gemeente.partner
    scholing = maak_instrument("scholing", soort=Soort.OPSTAPJE)
    geef_mandaat(van=mt.gemeente, aan=bram)
    for wat, velden in {
        "Taalles": {"financier": gemeente, "prijs": Decimal(1000), "instrument": scholing},
        "Vakcursus": {"medefinancier": gemeente, "prijs": Decimal("2400.50"), "instrument": scholing},
        "Training": {"prijs": Decimal(300), "instrument": scholing},
        "Gesprek": {"instrument": scholing},
        "Valt af": {"prijs": Decimal(900), "instrument": scholing},
    }.items():
        zet_in_plan(plan, bram, wat, **velden)
    Activiteit.objects.filter(werkplan=plan).update(besloten_op=vandaag())
    Activiteit.objects.filter(omschrijving="Valt af").update(stand="niet_gekozen")
    return list(Activiteit.objects.filter(werkplan=plan))


@pytest.mark.eis("X-55")
def test_budget_vastgelegd_en_vrij_per_partner_en_samen(
    als: Als, apeldoorn: Locatie, mt: Mt, ingezet: list[Activiteit], bram: Medewerker
) -> None:
    paul, jaar = als(mt.cwi), vandaag().year
    for wie, bedrag in (("uwv", "10.000"), ("gemeente-apeldoorn", "100.000,00"), ("samen", "2.000")):
        stuur(paul, "budget", wie, bedrag=bedrag)
    assert stuur(paul, "budget", "uwv", bedrag="-5").status_code == 422
    assert stuur(paul, "budget", "geen-partner", bedrag="5").status_code == 404
    rijen = {rij.sleutel: rij for rij in budgetten.overzicht(apeldoorn, jaar).rijen}
    assert (rijen["uwv"].vastgelegd, rijen["uwv"].vrij) == (300, 9700)
    assert rijen["gemeente-apeldoorn"].vastgelegd == 1000
    assert rijen["samen"].vrij == Decimal("-400.50")
    pagina = tekst(paul.get(BUDGETTEN))
    assert "10 keer zo groot" in pagina and "te veel" in pagina and "niet geteld: 1." in pagina
    leeg = budgetten.overzicht(apeldoorn, jaar - 1)
    assert leeg.vastgelegd == 0 and "niet ingevuld" in tekst(paul.get(f"{BUDGETTEN}?jaar={jaar - 1}"))
    assert paul.get(f"{BUDGETTEN}?jaar=x").context["jaar"] == jaar
    stuur(paul, "budget", "uwv", bedrag="11.000")
    assert stuur(paul, "budget", "uwv", bedrag="12.000").status_code == 422
    assert paul.get(f"{BUDGETTEN}bestand/").status_code == 200
    with pytest.raises(RechtOntbreekt):
        budgetten.zet(locatie=apeldoorn, jaar=jaar, partner=None, bedrag=Decimal(1), versie=1, door=bram)


@pytest.mark.eis("X-55")
@pytest.mark.parametrize(
    ("bedragen", "zin"),
    [
        ((100, 100), "bijna even groot"),
        ((100, 250), "is 2,5 keer zo groot als dat van"),
        ((100, None), ""),
        ((0, 100), ""),
    ],
)
def test_de_verhouding_tussen_budgetten_staat_in_een_zin(bedragen: tuple[int | None, ...], zin: str) -> None:
    rijen = [
        Budgetrij(
            Ketenpartner(code=f"p{n}", naam=f"Partner {n}"),
            None if bedrag is None else Budget(bedrag=Decimal(bedrag)),
            Decimal(0),
            0,
        )
        for n, bedrag in enumerate(bedragen)
    ]
    gevonden = Budgetjaar(2026, rijen, 0).verhouding
    assert zin in gevonden and bool(zin) == bool(gevonden)


@pytest.mark.eis("X-57")
def test_elke_inzet_noemt_uitvoerder_en_financier_apart_en_geen_klant(
    als: Als, klant: Klant, anna: Medewerker, dirk: Medewerker, ingezet: list[Activiteit]
) -> None:
    woorden = tekst(als(anna).get(INZET))
    assert klant.achternaam not in woorden and str(klant.klantnummer) not in woorden
    pagina = als(anna).get(INZET).context["pagina"]
    assert [rij.over for rij in pagina] == [True, True, False, False]
    assert len(als(anna).get(f"{INZET}?over=1").context["pagina"]) == 2
    bestand = b"".join(als(anna).get(f"{INZET}bestand/?formaat=csv").streaming_content).decode()
    assert bestand.count("\r\n") == 5 and "2400.50" in bestand.replace(",", ".")
    assert "nog niets ingezet" in tekst(als(dirk).get(INZET))
    eerst = vragen(als(anna), INZET)
    Activiteit.objects.filter(omschrijving="Valt af").update(stand="gepland")
    assert vragen(als(anna), INZET) == eerst


@pytest.mark.eis("X-58")
def test_een_sno_zegt_per_maand_of_de_norm_is_gehaald(
    als: Als, apeldoorn: Locatie, mt: Mt, dirk: Medewerker
) -> None:
    paul = als(mt.cwi)
    velden = {"naam": "Complete dossiers", "leverancier": mt.cwi.partner_id, "geldig_tot": ""}
    velden["geldig_van"] = f"{vorige(3):%d-%m-%Y}"
    assert stuur(paul, "sno_nieuw", **velden, afnemer=mt.cwi.partner_id).status_code == 422
    stuur(paul, "sno_nieuw", **velden, afnemer=mt.gemeente.partner_id)
    sno = Serviceovereenkomst.objects.get()
    afspraak = {"code": "dossiers-compleet", "richting": "minstens", "norm": "80"}
    for fout in ({"code": "bestaat-niet"}, {"norm": "101"}, {"norm": ""}):
        assert stuur(paul, "afspraak_nieuw", sno.pk, **{**afspraak, **fout}).status_code == 422
    stuur(paul, "afspraak_nieuw", sno.pk, **afspraak)
    assert "al een afspraak" in tekst(stuur(paul, "afspraak_nieuw", sno.pk, **afspraak))
    bewaar(apeldoorn, "dossiers-compleet", {vorige(4): (1, 100), vorige(3): (79, 100), vorige(2): (3, 4)})
    bewaar(apeldoorn, "dossiers-compleet", {vorige(1): (80, 100)})
    pagina = paul.get(reverse("landkaart:bestuur_sno", args=[sno.pk]))
    woorden = tekst(pagina)
    assert "Gehaald in 1 van de 2 maanden." in woorden and "te weinig" in woorden and "75" not in woorden
    [beeld] = overeenkomsten.beeld(sno)
    assert [maand.gehaald for maand in beeld.maanden] == [False, None, True]
    bestand = b"".join(
        paul.get(reverse("landkaart:bestuur_sno_bestand", args=[sno.pk]) + "?formaat=csv").streaming_content
    ).decode()
    assert bestand.count("\r\n") == 4 and "ja" in bestand
    assert als(dirk).get(reverse("landkaart:bestuur_sno", args=[sno.pk])).status_code == 404
    regel = Serviceafspraak.objects.get()
    stuur(paul, "afspraak", regel.pk, code="overdrachtsdagen", richting="hoogstens", norm="7")
    assert stuur(paul, "afspraak", regel.pk, **afspraak).status_code == 422
    stuur(paul, "afspraak_weg", regel.pk, versie=2)
    assert "Nog geen afspraken" in tekst(paul.get(reverse("landkaart:bestuur_sno", args=[sno.pk])))


@pytest.mark.eis("X-58")
def test_dossiers_compleet_en_op_tijd_volgen_uit_de_dossiers(apeldoorn: Locatie, mt: Mt) -> None:
    maand = maanden_tot(vandaag(), 3)[0]
    einde = maanden_tot(vandaag(), 2)[0] - DAG
    for volledig_na in (5, 28, 29, None):
        klant = KlantFabriek(locatie=apeldoorn)
        dag = maand - 28 * DAG
        Klant.objects.filter(pk=klant.pk).update(aangemeld_op=dag)
        op = None if volledig_na is None else dag + volledig_na * DAG
        Clientbeeld.objects.filter(klant=klant).update(volledig_op=op)
    tijdig, compleet = vind("dossiers-op-tijd"), vind("dossiers-compleet")
    assert tijdig and compleet
    assert (tel(tijdig, apeldoorn, maand, einde, 28).telt, tel(tijdig, apeldoorn, maand, einde, 28).van) == (
        2,
        4,
    )
    assert (tel(compleet, apeldoorn, maand, einde).telt, tel(compleet, apeldoorn, maand, einde).van) == (3, 4)
    assert tel(compleet, apeldoorn, maand, maand).telt == 2


@pytest.mark.eis("X-10", "X-55", "X-58")
@pytest.mark.parametrize("naam", ["capaciteit_nieuw", "sno_nieuw", "overleg_nieuw", "besluit_nieuw"])
def test_een_ander_dan_het_mt_vult_niets_in(als: Als, anna: Medewerker, naam: str) -> None:
    assert stuur(als(anna), naam).status_code == 403
