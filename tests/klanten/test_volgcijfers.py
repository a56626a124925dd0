"""Figures of clients on their way through the chain: right, of the own location, with their lists."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.models import Locatie, Medewerker, Regime
from keten.tijd import vandaag
from klanten import regimecijfers, uitstromen, uitstroomcijfers, wettelijketaken
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from klanten.models import Competentie, Klant, KlantCompetentie, Uitkering, Uitstroom
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, UitkeringFabriek, maak_klanten
from tests.fabriek.werkgevers import VacatureFabriek
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Marion", rollen=["mt_lid"], locaties=[apeldoorn])


@pytest.fixture
def leider(apeldoorn: Locatie) -> Medewerker:
    """May see the figures and the clients behind them."""
    return MedewerkerFabriek(naam="Teun Teamleider", rollen=["teamleider"], locaties=[apeldoorn])


@pytest.fixture
def bijstand(db: None) -> Regime:
    """Paid by the municipality."""
    return RegimeFabriek(code="participatiewet", kolom="gemeente")


def _uitkering(klant: Klant, regime: Regime, van: int, tot: int | None) -> Uitkering:
    """A benefit from so many days ago to so many days ago."""
    partner = klant.locatie.partners.get(kolom=regime.kolom)
    return UitkeringFabriek(
        klant=klant,
        regime=regime,
        partner=partner,
        van=vandaag() - van * DAG,
        tot=None if tot is None else vandaag() - tot * DAG,
    )


def _nu(locatie: Locatie) -> dict[str, int]:
    return regimecijfers.per_kwartaal(locatie)[0].aantallen


def _klik(client: Client, pagina: str, patroon: str) -> str:
    """Follow the link behind a number."""
    gevonden = re.search(rf'href="([^"]*{patroon})"', client.get(pagina).content.decode())
    assert gevonden, patroon
    return tekst(client.get(gevonden[1].replace("&amp;", "&")))


@pytest.mark.eis("K-22")
def test_samenloop_en_overgang_tellen_per_kwartaal(
    apeldoorn: Locatie, gouda: Locatie, bijstand: Regime
) -> None:
    ww, wia = RegimeFabriek(), RegimeFabriek(code="wia")
    keten, zelfde_partner, over, te_laat, elders = (
        KlantFabriek(locatie=plek) for plek in (apeldoorn, apeldoorn, apeldoorn, apeldoorn, gouda)
    )
    for klant in (keten, elders):
        _uitkering(klant, ww, 100, None)
        _uitkering(klant, bijstand, 0, None)
    _uitkering(zelfde_partner, ww, 100, 0)
    _uitkering(zelfde_partner, wia, 0, None)
    _uitkering(over, ww, 200, 1)
    _uitkering(over, bijstand, 0, None)
    _uitkering(te_laat, ww, 200, 60)
    _uitkering(te_laat, bijstand, 0, None)
    assert _nu(apeldoorn) == {"samenloop": 2, "keten": 1, "overgang": 1}


def test_een_kwartaal_van_twee_jaar_geleden_telt_nog_mee(apeldoorn: Locatie, bijstand: Regime) -> None:
    oud = laatste_kwartalen(8)[-1]
    klant = KlantFabriek(locatie=apeldoorn)
    dagen = (vandaag() - oud.eerste).days
    _uitkering(klant, RegimeFabriek(), dagen, dagen - 10)
    _uitkering(klant, bijstand, dagen - 5, dagen - 20)
    cijfers = regimecijfers.per_kwartaal(apeldoorn)
    assert [rij.aantallen["samenloop"] for rij in cijfers] == [0] * 7 + [1]


@pytest.mark.eis("K-22")
def test_achter_elk_getal_zit_de_lijst_voor_wie_die_mag_zien(
    apeldoorn: Locatie, bijstand: Regime, als: Als, mt: Medewerker, leider: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, achternaam="Samenloper")
    _uitkering(klant, RegimeFabriek(), 10, None)
    _uitkering(klant, bijstand, 10, None)
    pagina = reverse("klanten:cijfers_regimes")
    code = Kwartaal.van(vandaag()).code
    assert klant.naam in _klik(als(leider), pagina, f"soort=keten&amp;kwartaal={code}")
    assert "soort=keten" not in als(mt).get(pagina).content.decode()
    assert als(mt).get(reverse("klanten:regimes_lijst")).status_code == 403


@pytest.mark.parametrize(
    "vraag",
    [
        "",
        "?soort=raar&kwartaal=2026-1",
        "?soort=keten&kwartaal=9999-7",
        f"?soort=keten&kwartaal={'9' * 5000}-1",
    ],
)
def test_een_lijst_van_niets_bestaat_niet(als: Als, leider: Medewerker, vraag: str) -> None:
    assert als(leider).get(reverse("klanten:regimes_lijst") + vraag).status_code == 404


@pytest.mark.eis("K-88")
def test_uitstroom_telt_per_soort_en_toont_wie_nog_werkt(
    apeldoorn: Locatie, bram: Medewerker, als: Als, mt: Medewerker, leider: Medewerker
) -> None:
    for nummer, duurzaam in enumerate((True, True, False, None)):
        klant = KlantFabriek(locatie=apeldoorn, achternaam=f"Werker{nummer}")
        uitstroom = uitstromen.stroom_uit(
            klant=klant, soort="regulier", op=vandaag(), door=bram, werkgever="Bol", uren=36
        )
        if duurzaam is not None:
            Uitstroom.objects.filter(pk=uitstroom.pk).update(duurzaam=duurzaam, gemeten_op=vandaag())
    uitstromen.stroom_uit(klant=KlantFabriek(locatie=apeldoorn), soort="school", op=vandaag(), door=bram)
    rijen = {
        rij.soort.value: rij for rij in uitstroomcijfers.per_soort(apeldoorn, uitstroomcijfers.periode(""))
    }
    regulier = rijen["regulier"]
    assert (regulier.aantal, regulier.werkt, regulier.gestopt, regulier.open) == (4, 2, 1, 1)
    assert regulier.percentage == 67
    assert (rijen["school"].aantal, rijen["subsidie"].percentage) == (1, None)
    pagina = reverse("klanten:cijfers_uitstroom")
    assert "67%" in tekst(als(mt).get(pagina))
    lijst = _klik(als(leider), pagina, "soort=regulier&amp;duurzaam=nee")
    assert "Werker2" in lijst
    assert "Werker1" not in lijst


@pytest.mark.eis("K-19")
def test_een_voorkomen_uitkering_telt_in_de_preventiequote(
    apeldoorn: Locatie, bram: Medewerker, als: Als, mt: Medewerker
) -> None:
    voorkomen, kreeg_ww, had_al = (KlantFabriek(locatie=apeldoorn) for _ in range(3))
    uitstromen.stroom_uit(klant=voorkomen, soort="voorkomen", op=vandaag(), door=bram)
    _uitkering(kreeg_ww, RegimeFabriek(), 3, None)
    _uitkering(had_al, RegimeFabriek(), 500, None)
    assert uitstroomcijfers.preventie(apeldoorn, uitstroomcijfers.periode("")) == (1, 2)
    gelezen = tekst(als(mt).get(reverse("klanten:cijfers_uitstroom")))
    assert "50% : bij 1 klant is een uitkering voorkomen." in gelezen
    assert "Definitie 1" in gelezen


@pytest.mark.eis("K-39")
def test_de_vijf_taken_tonen_welke_organisatie_wat_deed(
    klant: Klant, anna: Medewerker, bram: Medewerker, als: Als, mt: Medewerker
) -> None:
    for soort, door in (("intake", anna), ("diagnose", bram), ("herdiagnose", bram), ("contact", bram)):
        klant.gebeurtenissen.create(soort=soort, zin="Gedaan", medewerker=door, partner=door.partner)
    klant.gebeurtenissen.create(soort="herdiagnose", zin="Door het portaal")
    cijfers = wettelijketaken.cijfers(klant.locatie, van=vandaag(), tot=vandaag())
    assert [(c.taak.label, c.partner.code, c.klanten, c.keren) for c in cijfers] == [
        ("Intake", "cwi", 1, 1),
        ("Diagnose", "uwv", 1, 2),
        ("Arbeidsbemiddeling", "uwv", 1, 1),
    ]
    for wie, op in ((anna, nu := timezone.now()), (anna, nu), (None, nu), (anna, nu - 400 * DAG)):
        partner = wie.partner if wie else None  # without one the employer did it
        VacatureFabriek(locatie=klant.locatie, partner=partner, ontvangen_op=op)
    pagina = reverse("klanten:cijfers_taken")
    registratie = tekst(als(mt).get(f"{pagina}?taak=vacatureregistratie&partner={anna.partner.pk}"))
    assert "Vacatureregistratie CWI \u2013 2" in registratie and "Intake CWI" not in registratie
    assert "Vacatureregistratie CWI" not in tekst(als(mt).get(f"{pagina}?partner={bram.partner.pk}"))
    gefilterd = tekst(als(mt).get(f"{pagina}?taak=diagnose&partner={bram.partner.pk}"))
    assert "Diagnose UWV 1" in gefilterd
    assert "Intake CWI" not in gefilterd
    blok = tekst(als(anna).get(reverse("klanten:blok_volgen", args=[klant.klantnummer])))
    assert "Diagnose UWV" in blok


def test_werk_van_voor_de_periode_telt_niet_mee(klant: Klant, anna: Medewerker) -> None:
    klant.gebeurtenissen.create(
        soort="intake", zin="Gedaan", partner=anna.partner, op=timezone.now() - 10 * DAG
    )
    van = vandaag() - 5 * DAG
    assert wettelijketaken.cijfers(klant.locatie, van=van, tot=vandaag()) == []


@pytest.mark.eis("K-13")
def test_klanten_tellen_per_competentie_met_de_lijst_erachter(
    klant: Klant, anna: Medewerker, als: Als, leider: Medewerker
) -> None:
    lassen = Competentie.objects.create(code="lassen", naam="Lassen", uitleg="Metaal verbinden")
    for bron in ("klant", "coach"):
        KlantCompetentie.objects.create(
            klant=klant, competentie=lassen, bron=bron, niveau=3, door=anna.gebruiker
        )
    client = als(leider)
    assert "Lassen 1" in tekst(client.get(reverse("klanten:cijfers")))
    assert klant.naam in _klik(client, reverse("klanten:cijfers"), "competentie=lassen")


@pytest.mark.parametrize("naam", ["cijfers_regimes", "cijfers_uitstroom", "cijfers_taken", "uitstroom_lijst"])
def test_cijfers_kosten_niet_meer_vragen_bij_meer_klanten(
    naam: str, apeldoorn: Locatie, leider: Medewerker, bram: Medewerker, als: Als
) -> None:
    client, pagina = als(leider), reverse(f"klanten:{naam}")
    _vul(apeldoorn, bram, 2)
    weinig = vragen(client, pagina)
    _vul(apeldoorn, bram, 40)
    assert vragen(client, pagina) == weinig


def test_een_lege_locatie_heeft_lege_cijfers(als: Als, mt: Medewerker) -> None:
    for naam in ("cijfers_regimes", "cijfers_uitstroom", "cijfers_taken", "cijfers_volledig"):
        assert als(mt).get(reverse(f"klanten:{naam}")).status_code == 200, naam


def _vul(locatie: Locatie, door: Medewerker, aantal: int) -> None:
    klanten = maak_klanten(aantal, locatie=locatie)
    meting = vandaag() + 180 * DAG
    Uitstroom.objects.bulk_create(
        Uitstroom(
            klant=klant,
            locatie=locatie,
            op=vandaag(),
            soort="regulier",
            door=door,
            partner=door.partner,
            meetdag=meting,
        )
        for klant in klanten
    )
    for klant in klanten:
        klant.gebeurtenissen.create(soort="intake", zin="Gedaan", partner=door.partner)
