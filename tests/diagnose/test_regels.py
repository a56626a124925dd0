"""Reading the rules of a location, and making a version of one's own in a form."""

import datetime
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from diagnose import routeren
from diagnose.models import Routering
from diagnose.regels import bewerken
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.regels.beheer import eigen_regelset, geldige_versie, nieuwe_versie
from keten.tijd import vandaag
from klanten import belemmeringen
from klanten.models import BelemmeringSoort, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, LocatieFabriek
from tests.fabriek.keten import RegioFabriek

AantalQueries = Callable[[int], AbstractContextManager[object]]
LIJST = reverse("diagnose:regels")
MORGEN = vandaag() + datetime.timedelta(days=1)
RIJVELDEN = ("criterium", "feit", "vergelijking", "waarde")
SCHULDEN = ("Schulden", "belemmeringen", "bevat", "Schulden")


@pytest.fixture
def client_mila(als: Als, mila: Medewerker) -> Client:
    return als(mila)


def adres(regelset: Regelset) -> str:
    """Where a new version of a set is made."""
    return reverse("diagnose:regelversie_nieuw", args=[regelset.pk])


def formulier(
    client: Client, regelset: Regelset, *rijen: tuple[str, str, str, str], **velden: Any
) -> dict[str, Any]:
    """What the browser sends: the page as it is now, with these rows, and what else somebody fills in."""
    form = client.get(adres(regelset)).context["form"]
    data = {veld.name: veld.value() for veld in form if veld.value() is not None}
    data |= {"toelichting": "Omdat het moet.", "actie": "bewaar"}
    data |= {"van": f"{form['van'].value():%d-%m-%Y}", "rij-TOTAL_FORMS": len(rijen), "rij-INITIAL_FORMS": 0}
    for nummer, rij in enumerate(rijen):
        data |= {f"rij-{nummer}-{naam}": waarde for naam, waarde in zip(RIJVELDEN, rij, strict=True)}
    return data | velden


def woorden(antwoord: Any) -> str:
    """The words of a page, without the marks between them."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode().split("<main", 1)[1]))


# --- reading --------------------------------------------------------------------------------------------


def test_zonder_regels_zegt_de_lijst_wat_dat_betekent(client_mila: Client) -> None:
    assert "adviseert het portaal altijd route A" in woorden(client_mila.get(LIJST))


@pytest.mark.eis("D-11")
def test_de_lijst_toont_landelijk_regio_en_locatie_en_wat_hier_geldt(
    client_mila: Client, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    regionaal = eigen_regelset(code="routering", regio=apeldoorn.regio)
    nieuwe_versie(regelset=regionaal, boom={"een": []}, van=vandaag(), toelichting="x", door=None)
    plaatselijk = eigen_regelset(code="routering", locatie=apeldoorn)
    nieuwe_versie(regelset=plaatselijk, boom={"een": []}, van=MORGEN, toelichting="x", door=None)
    regels = client_mila.get(LIJST).context["regels"]
    (regel,) = [regel for regel in regels if regel.naam == "Route A of B"]
    assert [(plek.gebied, plek.geldt) for plek in regel.plekken] == [
        ("Activerium Apeldoorn", False),
        (str(apeldoorn.regio), True),
        ("landelijk", False),
    ]
    assert f"versie 1 vanaf {MORGEN.day}" in woorden(client_mila.get(LIJST))


def test_de_lijst_kost_evenveel_vragen_bij_meer_regels(
    client_mila: Client, django_assert_max_num_queries: AantalQueries
) -> None:
    aantallen = []
    for codes in (["a"], ["b", "c", "d", "e"]):
        for code in codes:
            nieuw = Regelset.objects.create(code=code, naam=code, soort=Regelset.Soort.SELECTIE)
            nieuwe_versie(regelset=nieuw, boom={"een": []}, van=vandaag(), toelichting="x", door=None)
        with django_assert_max_num_queries(40) as telling:
            client_mila.get(LIJST)
        aantallen.append(len(telling))  # type: ignore[arg-type]
    assert aantallen[0] == aantallen[1]


def test_een_regel_staat_er_in_woorden_met_periode_schrijver_en_herkomst(
    client_mila: Client, beslisboom: Regelset
) -> None:
    pagina = woorden(client_mila.get(reverse("diagnose:regelset", args=[beslisboom.pk])))
    for deel in (
        "Versie 1 geldt nu voorbeeldinhoud",
        "vanaf 1 januari 2002",
        "meegeleverd met het portaal",
        "Verslaving omstandigheden: Verslaving",
        "Samenloop van uitkeringen aantal uitkeringen: meer dan 1",
        "leeftijd: jonger dan 23 jaar en startkwalificatie: nee",
    ):
        assert deel in pagina


def test_alle_versies_staan_er_de_nieuwste_eerst(
    client_mila: Client, beslisboom: Regelset, mila: Medewerker, django_assert_max_num_queries: AantalQueries
) -> None:
    url = reverse("diagnose:regelset", args=[beslisboom.pk])
    with django_assert_max_num_queries(40) as eerst:
        client_mila.get(url)
    for dagen in (0, 5):
        nieuwe_versie(
            regelset=beslisboom,
            boom={
                "een": [{"feit": "belemmeringen", "is": "bevat", "waarde": "schulden", "naam": "Schulden"}]
            },
            van=vandaag() + datetime.timedelta(days=dagen),
            toelichting="Nieuw inzicht",
            door=mila,
        )
    with django_assert_max_num_queries(40) as daarna:
        pagina = woorden(client_mila.get(url))
    assert len(eerst) == len(daarna)  # type: ignore[arg-type]
    assert re.findall(r"Versie (\d) (geldt \w+)", pagina) == [
        ("3", "geldt straks"),
        ("2", "geldt nu"),
        ("1", "geldt niet"),
    ]
    assert "Mila Manager, Gemeente Apeldoorn" in pagina


@pytest.mark.eis("D-11")
def test_de_regel_van_een_andere_locatie_of_regio_is_niet_te_zien(
    client_mila: Client, beslisboom: Regelset
) -> None:
    elders = LocatieFabriek(code="groningen", regio=RegioFabriek(code="groningen"))
    for waar in ({"locatie": elders}, {"regio": elders.regio}):
        vreemd = eigen_regelset(code="routering", **waar)
        assert client_mila.get(reverse("diagnose:regelset", args=[vreemd.pk])).status_code == 404
        assert client_mila.get(adres(vreemd)).status_code == 404


# --- a new version --------------------------------------------------------------------------------------


def test_het_formulier_begint_met_de_regel_van_nu(client_mila: Client, beslisboom: Regelset) -> None:
    antwoord = client_mila.get(adres(beslisboom))
    rijen = [tuple(form[naam].value() for naam in RIJVELDEN) for form in antwoord.context["rijen"]]
    assert rijen[0] == ("Ex-gedetineerd", "belemmeringen", "bevat", "Ex-gedetineerd")
    assert rijen[-2:] == [
        ("Jongere zonder startkwalificatie", "leeftijd", "kleiner", "23"),
        ("Jongere zonder startkwalificatie", "heeft_startkwalificatie", "gelijk", "nee"),
    ]
    assert antwoord.context["form"]["van"].value() == MORGEN


@pytest.mark.eis("D-11")
def test_een_eigen_versie_geldt_hier_en_nergens_anders(
    client_mila: Client, beslisboom: Regelset, apeldoorn: Locatie, gouda: Locatie, mila: Medewerker
) -> None:
    antwoord = client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN), follow=True)
    assert f"Route A of B, versie 1 voor Activerium Apeldoorn geldt vanaf {MORGEN:%d-%m-%Y}." in woorden(
        antwoord
    )
    hier, daar = (geldige_versie("routering", locatie=plek, op=MORGEN) for plek in (apeldoorn, gouda))
    assert hier and daar
    assert (hier.regelset.locatie, hier.auteur, hier.toelichting) == (apeldoorn, mila, "Omdat het moet.")
    assert hier.boom == {
        "een": [{"feit": "belemmeringen", "is": "bevat", "waarde": "schulden", "naam": "Schulden"}],
        "naam": "Reden om route B te overwegen",
    }
    assert daar.regelset == beslisboom
    assert beslisboom.versies.get().geldig_tot is None, "de landelijke regel blijft zoals hij was"


@pytest.mark.eis("D-11")
def test_een_versie_voor_de_regio_geldt_voor_alle_locaties_daar_en_niet_daarbuiten(
    client_mila: Client, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    buur = LocatieFabriek(code="zutphen", regio=apeldoorn.regio)
    elders = LocatieFabriek(code="groningen", regio=RegioFabriek(code="groningen"))
    client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN, gebied="regio"))
    for plek, regio in ((apeldoorn, apeldoorn.regio), (buur, apeldoorn.regio), (elders, None)):
        versie = geldige_versie("routering", locatie=plek, op=MORGEN)
        assert versie is not None
        assert versie.regelset.regio == regio


def test_een_oud_besluit_houdt_zijn_versie(
    client_mila: Client, beslisboom: Regelset, klant: Klant, anna: Medewerker
) -> None:
    routeren.kies(klant=klant, besluit="A", reden="", gezien_advies="A", vorige=None, door=anna)
    vandaag_nl = f"{vandaag():%d-%m-%Y}"
    client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN, van=vandaag_nl))
    besluit = Routering.objects.select_related("regelversie").get()
    assert besluit.regelversie
    assert besluit.regelversie.regelset == beslisboom
    nu = routeren.adviseer(klant).versie
    assert nu is not None
    assert nu.regelset.locatie == klant.locatie


@pytest.mark.parametrize(
    ("van", "melding"),
    [
        (vandaag() - datetime.timedelta(days=1), "een regel werkt niet terug"),
        (vandaag() + datetime.timedelta(days=800), "binnen twee jaar"),
    ],
)
def test_een_versie_begint_vandaag_of_later(
    client_mila: Client, beslisboom: Regelset, van: datetime.date, melding: str
) -> None:
    data = formulier(client_mila, beslisboom, SCHULDEN, van=f"{van:%d-%m-%Y}")
    antwoord = client_mila.post(adres(beslisboom), data)
    assert antwoord.status_code == 422
    assert melding in woorden(antwoord)
    assert Regelset.objects.filter(code="routering").count() == 1, "er blijft geen lege regelset achter"


def test_een_tweede_versie_op_dezelfde_dag_kan_niet(client_mila: Client, beslisboom: Regelset) -> None:
    client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN))
    antwoord = client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN))
    assert antwoord.status_code == 422
    assert f"Versie 1 geldt vanaf {MORGEN:%d-%m-%Y}. Kies een latere datum." in woorden(antwoord)


@pytest.mark.parametrize(
    ("rij", "anker", "melding"),
    [
        (
            ("", "leeftijd", "kleiner", "23"),
            "#id_rij-1-criterium",
            "Voorwaarde 2, criterium: Geef het criterium",
        ),
        (("Jong", "", "kleiner", "23"), "#id_rij-1-feit", "Voorwaarde 2, feit: Kies een feit."),
        (("Jong", "schoenmaat", "kleiner", "23"), "#id_rij-1-feit", "Dit feit bestaat niet."),
        (("Jong", "leeftijd", "", "23"), "#id_rij-1-vergelijking", "Kies een vergelijking."),
        (("Jong", "leeftijd", "bevat", "23"), "#id_rij-1-vergelijking", "Dit past niet bij leeftijd."),
        (("Jong", "leeftijd", "kleiner", "jong"), "#id_rij-1-waarde", "Vul een getal in"),
        (("Jong", "leeftijd", "kleiner", ""), "#id_rij-1-waarde", "Vul in: een getal (jaar)."),
        (
            ("Zorg", "belemmeringen", "bevat", "Pech"),
            "#id_rij-1-waarde",
            "“Pech” is geen keuze bij omstandigheden.",
        ),
    ],
)
def test_een_fout_in_een_rij_staat_bij_die_rij_en_alles_blijft_staan(
    client_mila: Client, beslisboom: Regelset, rij: tuple[str, str, str, str], anker: str, melding: str
) -> None:
    antwoord = client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN, rij))
    assert antwoord.status_code == 422
    assert melding in woorden(antwoord)
    pagina = antwoord.content.decode()
    assert f'href="{anker}"' in pagina
    assert "Omdat het moet." in pagina
    assert [tuple(form[naam].value() for naam in RIJVELDEN) for form in antwoord.context["rijen"]] == [
        SCHULDEN,
        rij,
    ]
    assert Regelversie.objects.filter(regelset__code="routering").count() == 1


def test_zonder_voorwaarden_of_toelichting_wordt_niets_bewaard(
    client_mila: Client, beslisboom: Regelset
) -> None:
    antwoord = client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, toelichting=""))
    assert antwoord.status_code == 422
    assert "Voeg minstens één voorwaarde toe." in woorden(antwoord)
    assert "Vul in wat er verandert en waarom." in woorden(antwoord)


def test_een_leeggemaakte_rij_telt_niet_mee(
    client_mila: Client, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, ("", "", "", ""), SCHULDEN))
    versie = geldige_versie("routering", locatie=apeldoorn, op=MORGEN)
    assert versie is not None
    assert len(versie.boom["een"]) == 1


def test_rijen_komen_erbij_en_gaan_eraf_zonder_dat_er_iets_verloren_gaat(
    client_mila: Client, beslisboom: Regelset
) -> None:
    half = ("Half", "leeftijd", "", "")
    data = formulier(client_mila, beslisboom, SCHULDEN, half, toelichting="Nog bezig")

    def rijen(**knop: str) -> list[tuple[str, ...]]:
        antwoord = client_mila.post(adres(beslisboom), data | knop)
        assert antwoord.status_code == 200, "er wordt nog niets gecontroleerd"
        assert "Nog bezig" in antwoord.content.decode()
        return [tuple(form[naam].value() or "" for naam in RIJVELDEN) for form in antwoord.context["rijen"]]

    assert rijen(actie="erbij", nieuw_feit="woonvorm") == [SCHULDEN, half, ("", "woonvorm", "", "")]
    assert rijen(actie="weg-0") == [half]
    assert rijen(actie="weg-9") == [SCHULDEN, half]
    assert rijen(actie="weg-x") == [SCHULDEN, half]
    assert Regelversie.objects.filter(regelset__code="routering").count() == 1


def test_een_regel_die_niet_in_het_formulier_past_is_alleen_te_lezen(
    client_mila: Client, beslisboom: Regelset
) -> None:
    diep = {"niet": {"alle": [{"feit": "leeftijd", "is": "kleiner", "waarde": 23}, {"een": []}]}}
    boom = {"een": [{"alle": [{"feit": "leeftijd", "is": "bekend"}, diep]}]}
    nieuwe_versie(regelset=beslisboom, boom=boom, van=vandaag(), toelichting="anders", door=None)
    pagina = woorden(client_mila.get(adres(beslisboom)))
    assert "Deze regel past niet in het formulier" in pagina
    assert "dit geldt niet:" in pagina
    assert "leeftijd: jonger dan 23 jaar" in pagina
    leeg = client_mila.get(f"{adres(beslisboom)}?leeg=ja")
    assert len(leeg.context["rijen"].forms) == 0


@pytest.mark.eis("D-12")
def test_controleren_telt_wat_de_versie_zou_adviseren_en_bewaart_niets(
    client_mila: Client, beslisboom: Regelset, apeldoorn: Locatie, gouda: Locatie, anna: Medewerker
) -> None:
    for codes in (["schulden"], ["verslaving"], ["schulden", "verslaving"], []):
        klant = KlantFabriek(locatie=apeldoorn)
        for code in codes:
            soort = BelemmeringSoort.objects.get(code=code)
            belemmeringen.leg_vast(klant=klant, soort=soort, van=vandaag(), door=anna)
    KlantFabriek(locatie=gouda)
    data = formulier(client_mila, beslisboom, SCHULDEN, actie="controleer", toelichting="")
    antwoord = client_mila.post(adres(beslisboom), data)
    assert antwoord.status_code == 200, "een toelichting is pas nodig bij vaststellen"
    assert antwoord.context["voorspelling"] == bewerken.Voorspelling(
        klanten=4, nu=2, straks=2, erbij=1, eraf=1
    )
    assert "Nog niets opgeslagen." in woorden(antwoord)
    assert Regelversie.objects.filter(regelset__code="routering").count() == 1


def test_wat_een_versie_zou_adviseren_is_een_vraag_aan_de_database(
    beslisboom: Regelset, apeldoorn: Locatie, django_assert_num_queries: AantalQueries
) -> None:
    boom = {"een": [{"feit": "leeftijd", "is": "kleiner", "waarde": 23}]}
    for _ in range(3):
        KlantFabriek(locatie=apeldoorn)
    with django_assert_num_queries(3):  # the rule in force, its choices, and the count
        bewerken.voorspel(regelset=beslisboom, boom=boom, locatie=apeldoorn)


def test_twee_keer_versturen_geeft_een_versie(client_mila: Client, beslisboom: Regelset) -> None:
    data = formulier(client_mila, beslisboom, SCHULDEN)
    assert client_mila.post(adres(beslisboom), data).status_code == 302
    assert "was al verstuurd" in woorden(client_mila.post(adres(beslisboom), data))
    assert Regelversie.objects.filter(regelset__code="routering").count() == 2


def test_de_versie_van_een_collega_wordt_niet_ongezien_vervangen(
    client_mila: Client, beslisboom: Regelset
) -> None:
    data = formulier(client_mila, beslisboom, SCHULDEN)
    later = f"{MORGEN + datetime.timedelta(days=5):%d-%m-%Y}"
    client_mila.post(adres(beslisboom), formulier(client_mila, beslisboom, SCHULDEN))
    antwoord = client_mila.post(adres(beslisboom), data | {"van": later})
    assert antwoord.status_code == 422
    assert "Iemand anders heeft intussen een versie van deze regel vastgesteld of ingetrokken." in woorden(
        antwoord
    )


@pytest.mark.django_db(transaction=True)
def test_van_twee_mensen_tegelijk_stelt_er_een_vast(
    beslisboom: Regelset, apeldoorn: Locatie, mila: Medewerker
) -> None:
    gezien = bewerken.laatste("routering", apeldoorn)

    def probeer(dagen: int) -> str:
        try:
            bewerken.stel_vast(
                regelset=beslisboom,
                gebied="locatie",
                locatie=apeldoorn,
                boom={"een": []},
                van=vandaag() + datetime.timedelta(days=dagen),
                toelichting="proef",
                gezien=gezien,
                door=mila,
            )
        except NietToegestaan:
            return "geweigerd"
        finally:
            connection.close()
        return "vastgesteld"

    with ThreadPoolExecutor(2) as mensen:
        assert sorted(mensen.map(probeer, [1, 2])) == ["geweigerd", "vastgesteld"]
    assert Regelversie.objects.filter(regelset__locatie=apeldoorn).count() == 1


def test_een_werkcoach_leest_de_regels_maar_wijzigt_ze_niet(
    als: Als, bram: Medewerker, beslisboom: Regelset
) -> None:
    client = als(bram)
    assert "Nieuwe versie" not in woorden(client.get(LIJST))
    assert client.get(adres(beslisboom)).status_code == 403
    assert client.post(adres(beslisboom), {}).status_code == 403
