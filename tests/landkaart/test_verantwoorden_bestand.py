"""What each parent organisation fetches: counted from the dossiers, without persons."""

import csv
import datetime
import io
import itertools

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.fouten import RechtOntbreekt
from keten.kleine_getallen import ONDER, scherm_af
from keten.models import Ketenpartner, Locatie, Medewerker, Regime
from klanten.models import Aanvraag, Clientbeeld, Klant, Uitkering, Uitstroom
from landkaart.models import Periodesoort, Verantwoordingsbestand
from landkaart.verantwoorden import bestanden, partnercijfers, perioden
from landkaart.verantwoorden.afschermen import afgeschermd
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek, RegimeFabriek, maak_klanten
from tests.fabriek.aanvraag import AanvraagFabriek
from tests.landkaart.cijferwereld import bewaar
from tests.landkaart.planmakers import mt
from tests.pagina import tekst

KWARTAAL = next(p for p in perioden.voorbij() if p.soort == Periodesoort.KWARTAAL)
EERSTE, TWEEDE, DERDE = KWARTAAL.maanden
DAG = datetime.timedelta(days=1)
ADRES = "landkaart:verantwoording"


def _haal(client: Client, **velden: str) -> list[dict[str, str]]:
    """The rows of a file, as a spreadsheet program reads them."""
    antwoord = client.post(reverse(ADRES), {"periode": KWARTAAL.code, "formaat": "csv", **velden})
    assert antwoord.status_code == 200
    inhoud = antwoord.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(inhoud), delimiter=";"))


def _waarde(rijen: list[dict[str, str]], maand: datetime.date, onderdeel: str, **waar: str) -> str:
    zoek = {"maand": f"{maand:%Y-%m}", "onderdeel": onderdeel, "uitkering": "alle", "route": "alle", **waar}
    gevonden = [rij["waarde"] for rij in rijen if zoek.items() <= rij.items()]
    assert len(gevonden) == 1, (zoek, gevonden)
    return gevonden[0]


def _klanten(locatie: Locatie, aantal: int, route: str) -> list[Klant]:
    klanten = maak_klanten(aantal, locatie=locatie)
    Clientbeeld.objects.filter(klant__in=klanten).update(route=route)
    Klant.objects.filter(pk__in=[klant.pk for klant in klanten]).update(aangemeld_op=EERSTE)
    return klanten


def _uitkering(klant: Klant, regime: Regime, partner: Ketenpartner, tot: datetime.date | None = None) -> None:
    Uitkering.objects.create(klant=klant, regime=regime, partner=partner, van=EERSTE + DAG, tot=tot)


@pytest.fixture
def bevolking(apeldoorn: Locatie, gouda: Locatie, anna: Medewerker) -> list[Klant]:
    """Eight people of UWV (two of them with a WWB too), six of the municipality, and strangers."""
    ww, wwb = RegimeFabriek(code="ww"), RegimeFabriek(code="wwb")
    uwv, gemeente = (KetenpartnerFabriek(code=code) for code in ("uwv", "gemeente-apeldoorn"))
    route_a, route_b = _klanten(apeldoorn, 8, "A"), _klanten(apeldoorn, 6, "B")
    for nummer, klant in enumerate(route_a):
        _uitkering(klant, ww, uwv, tot=TWEEDE if nummer == 7 else None)
    for klant in (*route_b, *route_a[:2]):
        _uitkering(klant, wwb, gemeente)
    for klant in _klanten(gouda, 9, "A"):
        _uitkering(klant, ww, uwv)
    weg = {"locatie": apeldoorn, "door": anna, "partner": anna.partner}
    for klant in route_a[:6]:
        Uitstroom.objects.create(klant=klant, op=DERDE, soort="regulier", **weg)
    for nummer, klant in enumerate(route_b):
        afgezien = {"stand": "afgezien", "afgezien_op": DERDE, "afzienreden": "zegt_niet"}
        AanvraagFabriek(
            klant=klant, regime=wwb, partner=gemeente, ingediend_op=TWEEDE, **(afgezien if nummer else {})
        )
    return [*route_a, *route_b]


@pytest.mark.eis("X-39")
def test_elke_partner_haalt_de_eigen_aantallen_op_uit_dezelfde_dossiers(
    apeldoorn: Locatie, bevolking: list[Klant], als: Als
) -> None:
    cwi, uwv, gemeente = mt(apeldoorn)
    van_uwv, van_gemeente, van_cwi = (_haal(als(lid)) for lid in (uwv, gemeente, cwi))
    assert _waarde(van_uwv, EERSTE, "uitkeringen_lopend") == "8"
    assert _waarde(van_uwv, EERSTE, "uitkeringen_lopend", uitkering="ww", route="A") == "8"
    assert _waarde(van_uwv, TWEEDE, "uitkeringen_lopend") == "7"
    assert _waarde(van_uwv, TWEEDE, "uitkeringen_beeindigd") == ""  # one person
    assert _waarde(van_uwv, EERSTE, "uitkeringen_begonnen") == "8"
    assert _waarde(van_uwv, DERDE, "uitgestroomd_werk") == "6"
    assert _waarde(van_gemeente, EERSTE, "uitkeringen_lopend") == "8"
    assert {
        _waarde(van_gemeente, EERSTE, "uitkeringen_lopend", uitkering="wwb", route=route) for route in "AB"
    } == {""}  # two people of route A, and what the total would leave over
    assert _waarde(van_gemeente, TWEEDE, "aanvragen_ingediend") == "6"
    assert _waarde(van_gemeente, DERDE, "aanvragen_afgezien") == "5"
    assert _waarde(van_gemeente, DERDE, "uitgestroomd_werk") == ""  # the two with both benefits
    assert _waarde(van_cwi, EERSTE, "aangemeld") == "14"
    assert _waarde(van_cwi, EERSTE, "in_begeleiding") == "14"
    assert _waarde(van_cwi, DERDE, "in_begeleiding") == "8"
    assert _waarde(van_cwi, DERDE, "uitgestroomd_werk") == "6"
    assert not any(rij["onderdeel"].startswith("uitkeringen") for rij in van_cwi)
    alles = str((van_uwv, van_gemeente, van_cwi))
    assert not any(str(klant.klantnummer) in alles or klant.achternaam in alles for klant in bevolking)
    assert set(van_uwv[0]) == {naam for naam, _ in partnercijfers.KOLOMMEN}


@pytest.mark.eis("X-39")
def test_de_opgeslagen_cijfers_van_de_partner_gaan_mee(apeldoorn: Locatie, als: Als) -> None:
    cwi, uwv, gemeente = mt(apeldoorn)
    bewaar(apeldoorn, "claims-uwv-op-tijd", {EERSTE: (9, 15)})
    bewaar(apeldoorn, "een-contactpersoon", {EERSTE: (3, 4)})
    for partner, telt in ((uwv.partner, 40), (gemeente.partner, 3), (cwi.partner, 30)):
        groep = {"uitsplitsing": "partner", "groep": partner.naam}
        bewaar(apeldoorn, "een-contactpersoon", {EERSTE: (telt, telt)}, **groep)
    van_uwv, van_gemeente, van_cwi = (_haal(als(lid)) for lid in (uwv, gemeente, cwi))
    assert _waarde(van_uwv, EERSTE, "claims-uwv-op-tijd") == "60.0"
    assert _waarde(van_uwv, EERSTE, "een-contactpersoon") == "100.0"
    assert _waarde(van_gemeente, EERSTE, "een-contactpersoon") == ""  # three people
    assert _waarde(van_cwi, EERSTE, "een-contactpersoon") == ""  # or the location less these told those three
    assert not any(rij["onderdeel"] == "claims-uwv-op-tijd" for rij in van_gemeente)


@pytest.mark.eis("X-39")
def test_twee_gemeenten_op_een_locatie_halen_elk_alleen_het_eigene_op(
    apeldoorn: Locatie, bevolking: list[Klant], als: Als
) -> None:
    andere = KetenpartnerFabriek(code="gemeente-epe", kolom="gemeente")
    gemeente = mt(apeldoorn)[2]
    apeldoorn.partners.add(andere)
    epe = MedewerkerFabriek(partner=andere, rollen=["mt_lid"], locaties=[apeldoorn])
    wwb = RegimeFabriek(code="wwb")
    for klant in bevolking[2:7]:
        _uitkering(klant, wwb, andere, tot=TWEEDE if klant == bevolking[2] else None)
    bewaar(apeldoorn, "uitkeringen-gemeente-beeindigd", {EERSTE: (9, 9)})
    eigen, ander = (_haal(als(lid)) for lid in (gemeente, epe))
    assert (ander[0]["partner"], eigen[0]["partner"]) == ("gemeente-epe", "gemeente-apeldoorn")
    assert _waarde(ander, EERSTE, "uitkeringen_begonnen") == "5"
    assert _waarde(ander, TWEEDE, "uitkeringen_beeindigd") == ""  # one person
    assert _waarde(eigen, EERSTE, "uitkeringen_begonnen") == "8"
    assert not any(rij["onderdeel"].startswith("aanvragen") for rij in ander)
    # A figure about both of them is not the own one.
    assert not any(rij["soort"] == "cijfer" for rij in (*eigen, *ander))


@pytest.mark.eis("X-39")
def test_wie_iets_ophaalde_staat_erbij_en_een_ander_mag_niet(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker, als: Als
) -> None:
    cwi, uwv, _gemeente = mt(apeldoorn)
    client, url = als(uwv), reverse(ADRES)
    assert "Nog niets opgehaald" in tekst(client.get(url))
    for fout, melding in (
        ({"formaat": "csv"}, "Kies een periode."),
        ({"periode": "kwartaal-2099-1", "formaat": "csv"}, "Kies een periode die voorbij is."),
        ({"periode": KWARTAAL.code, "formaat": "exe"}, "Kies xlsx, ods of csv."),
    ):
        antwoord = client.post(url, fout)
        assert antwoord.status_code == 422 and melding in tekst(antwoord)
    assert not Verantwoordingsbestand.objects.exists()
    assert client.post(url, {"periode": KWARTAAL.code, "formaat": "xlsx"}).content[:2] == b"PK"
    assert str(uwv) in tekst(client.get(url)) and str(uwv) not in tekst(als(cwi).get(url))
    assert als(bram).get(url).status_code == 403
    vreemd = mt(gouda)[2]
    vreemd.locaties.set([apeldoorn])
    for wie in (bram, vreemd):
        with pytest.raises(RechtOntbreekt):
            bestanden.haal_op(locatie=apeldoorn, periode=KWARTAAL, formaat="csv", door=wie)
    for poging in (Verantwoordingsbestand.objects.all().delete, _hernoem):
        with pytest.raises(DatabaseError), transaction.atomic():
            poging()


def _hernoem() -> None:
    Verantwoordingsbestand.objects.update(rijen=0)


@pytest.mark.eis("X-39")
def test_meer_klanten_is_niet_meer_werk_voor_de_database(apeldoorn: Locatie, bevolking: list[Klant]) -> None:
    def meet() -> list[int]:
        aantallen = []
        for partner in apeldoorn.partners.all():
            with CaptureQueriesContext(connection) as gesteld:
                partnercijfers.rijen(apeldoorn, partner, KWARTAAL)
            aantallen.append(len(gesteld))
        return aantallen

    eerst = meet()
    ww, uwv = RegimeFabriek(code="ww"), KetenpartnerFabriek(code="uwv")
    for klant in _klanten(apeldoorn, 5, ""):
        _uitkering(klant, ww, uwv)
        Aanvraag.objects.filter(klant=klant).update(ingediend_op=EERSTE)
    assert meet() == eerst


@pytest.mark.eis("X-39")
def test_wat_leeg_blijft_is_niet_af_te_trekken_van_het_totaal() -> None:
    for aantallen in itertools.chain(*(itertools.product((0, 1, 2, 4, 5, 12), repeat=n) for n in range(5))):
        getoond = scherm_af(aantallen)
        verborgen = {plek for plek, cel in enumerate(getoond) if cel is None}
        assert all(cel in (None, echt) for echt, cel in zip(aantallen, getoond, strict=True))
        assert not any(0 < aantallen[plek] < ONDER for plek in range(len(aantallen)) if plek not in verborgen)
        if verborgen and any(cel for cel in getoond):  # there was something left to hide with
            assert len(verborgen) >= 2 and sum(aantallen[plek] for plek in verborgen) >= ONDER


@pytest.mark.eis("X-39")
@pytest.mark.parametrize(
    ("begonnen", "beeindigd", "totalen", "zichtbaar"),
    [
        ({"ww": 20, "wia": 9, "wwb": 7}, {"ww": 8, "wia": 6}, (36, 14), 5),
        ({"ww": 20, "wia": 9}, {"ww": 3}, (None, None), 0),  # two stocks and the one told the other
        ({"ww": 20, "wia": 9, "wwb": 7}, {"ww": 8, "wia": 1, "wwb": 12}, (36, 21), 2),
    ],
)
def test_wat_begon_verraadt_niet_hoe_weinig_er_eindigde(
    begonnen: dict[str, int],
    beeindigd: dict[str, int],
    totalen: tuple[int | None, int | None],
    zichtbaar: int,
) -> None:
    delen = [{(regime, "alle"): n for regime, n in deel.items()} for deel in (begonnen, beeindigd)]
    getoond = afgeschermd(delen)
    assert tuple(totaal for totaal, _ in getoond) == totalen
    assert sum(n is not None for _, cellen in getoond for n in cellen.values()) == zichtbaar
