"""From the questions of the decision tree to a route that a person chose."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from diagnose import routeren
from diagnose.models import Routering
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regelset, Regelversie
from keten.regels.beheer import eigen_regelset, nieuwe_versie
from keten.tijd import vandaag
from klanten import belemmeringen, contactpersoon
from klanten.models import BelemmeringSoort, Gebeurtenis, Klant
from tests.conftest import Als
from tests.fabriek import RegimeFabriek, UitkeringFabriek

Formulier = dict[str, Any]

pytestmark = pytest.mark.usefixtures("beslisboom")


def soort(code: str) -> BelemmeringSoort:
    """A kind of circumstance."""
    return BelemmeringSoort.objects.get(code=code)


def heeft(klant: Klant, code: str, door: Medewerker) -> None:
    """Let a circumstance hold from today."""
    belemmeringen.leg_vast(klant=klant, soort=soort(code), van=vandaag(), door=door)


def kies(klant: Klant, besluit: str, door: Medewerker, *, reden: str = "", **gezien: Any) -> Routering:
    """Decide as somebody does who sees the page as it is now."""
    vorige = klant.routeringen.first()
    zicht = {"gezien_advies": routeren.adviseer(klant).route, "vorige": vorige.pk if vorige else None}
    return routeren.kies(klant=klant, besluit=besluit, reden=reden, door=door, **{**zicht, **gezien})


def adres(klant: Klant) -> str:
    """The address of the routing screen."""
    return reverse("diagnose:routeren", args=[klant.klantnummer])


def formulier(client: Client, klant: Klant, actie: str, **velden: Any) -> Formulier:
    """What the browser would send: the hidden fields of the page as it is now, and what somebody fills in."""
    context = client.get(adres(klant)).context
    form = context["vragen"] if actie == "vragen" else context["besluit"]
    verborgen = {veld.name: veld.value() for veld in form.hidden_fields()}
    beeld = {"motivatie": "sterk", "zoekgedrag": "onbekend"} if actie == "besluit" else {}
    return {naam: "" if w is None else w for naam, w in verborgen.items()} | {
        "actie": actie,
        **beeld,
        **velden,
    }


# --- advice ---------------------------------------------------------------------------------------------


@pytest.mark.eis("D-10")
def test_zonder_zware_belemmering_is_het_advies_route_a(klant: Klant) -> None:
    advies = routeren.adviseer(klant)
    assert (advies.route, advies.redenen) == ("A", [])


@pytest.mark.eis("D-10")
def test_een_locatie_zonder_beslisboom_adviseert_route_a(klant: Klant, als: Als, anna: Medewerker) -> None:
    Regelset.objects.get(code="routering").versies.update(geldig_tot=vandaag() - datetime.timedelta(days=1))
    assert routeren.adviseer(klant).route == "A"
    assert "heeft geen beslisboom" in als(anna).get(adres(klant)).content.decode()


@pytest.mark.eis("D-12")
@pytest.mark.parametrize(
    ("code", "reden"),
    [
        ("ex-gedetineerd", "Ex-gedetineerd"),
        ("verslaving", "Verslaving"),
        ("zwangerschap", "Zwangerschap"),
        ("medisch", "Medische klachten"),
        ("echtscheiding", "Echtscheiding"),
        ("kleine-kinderen", "Zorg voor kleine kinderen"),
    ],
)
def test_elk_voorbeeld_uit_de_bron_leidt_tot_advies_b(
    klant: Klant, anna: Medewerker, code: str, reden: str
) -> None:
    heeft(klant, code, anna)
    advies = routeren.adviseer(klant)
    assert (advies.route, advies.redenen) == ("B", [reden])


@pytest.mark.eis("D-13")
def test_een_beslisboom_die_niet_te_lezen_is_houdt_het_kiezen_niet_tegen(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    eigen = eigen_regelset(code="routering", locatie=klant.locatie)
    weg = {"een": [{"feit": "schoenmaat", "is": "groter", "waarde": 44}]}
    Regelversie.objects.create(regelset=eigen, nummer=1, boom=weg, geldig_van=vandaag())
    client = als(anna)
    pagina = client.get(adres(klant)).content.decode()
    assert "Er is nu geen advies" in pagina and "Het portaal adviseert" not in pagina
    zonder = client.post(adres(klant), formulier(client, klant, "besluit", besluit="A"))
    assert zonder.status_code == 422 and "Vul in waarom u deze route kiest" in zonder.content.decode()
    goed = formulier(client, klant, "besluit", besluit="A", reden="Zij kan zoeken.")
    assert client.post(adres(klant), goed).status_code == 302
    keuze = klant.routeringen.get()
    assert (keuze.besluit, keuze.regelversie, keuze.reden) == ("A", None, "Zij kan zoeken.")
    assert "geen advies" in keuze.uitleg["bijgesteld"]


@pytest.mark.eis("D-12")
def test_samenloop_van_uitkeringen_leidt_tot_advies_b(klant: Klant) -> None:
    UitkeringFabriek(klant=klant)
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="wwb", kolom="gemeente"))
    assert routeren.adviseer(klant).redenen == ["Samenloop van uitkeringen"]


@pytest.mark.eis("D-11")
def test_de_beslisboom_van_de_eigen_locatie_gaat_voor(klant: Klant, anna: Medewerker) -> None:
    heeft(klant, "verslaving", anna)
    nieuwe_versie(
        regelset=eigen_regelset(code="routering", locatie=klant.locatie),
        boom={"een": [{"feit": "belemmeringen", "is": "bevat", "waarde": "schulden", "naam": "Schulden"}]},
        van=vandaag(),
        toelichting="proef",
        door=None,
    )
    advies = routeren.adviseer(klant)
    assert advies.route == "A"
    assert advies.omstandigheden == {"schulden"}


# --- questions ------------------------------------------------------------------------------------------


@pytest.mark.eis("D-12")
def test_een_aangekruiste_omstandigheid_stelt_route_b_voor_en_vraagt_een_oordeel(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    client = als(anna)
    verstuurd = formulier(client, klant, "vragen", omstandigheden=[soort("verslaving").pk])
    pagina = client.post(adres(klant), verstuurd, follow=True).content.decode()
    assert "Het portaal adviseert route B." in pagina
    assert "Beoordeel zelf of de klant nu werk kan zoeken." in pagina
    assert not klant.routeringen.exists(), "het portaal besluit nooit zelf"


def test_een_weggehaald_kruis_telt_meteen_niet_meer(klant: Klant, als: Als, anna: Medewerker) -> None:
    heeft(klant, "verslaving", anna)
    client = als(anna)
    client.post(adres(klant), formulier(client, klant, "vragen"))
    assert routeren.adviseer(klant).route == "A"


def test_het_kruis_dat_een_collega_intussen_zette_blijft_staan(
    klant: Klant, als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    client = als(anna)
    verstuurd = formulier(client, klant, "vragen", omstandigheden=[soort("echtscheiding").pk])
    heeft(klant, "verslaving", bram)
    client.post(adres(klant), verstuurd)
    assert set(klant.belemmeringen.values_list("soort__code", flat=True)) == {"verslaving", "echtscheiding"}


def test_het_scherm_vraagt_alleen_wat_de_beslisboom_gebruikt(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    pagina = als(anna).get(adres(klant)).content.decode()
    assert "Verslaving" in pagina
    assert "Schulden" not in pagina


def test_een_verzonnen_omstandigheid_wordt_geweigerd(klant: Klant, als: Als, anna: Medewerker) -> None:
    client = als(anna)
    antwoord = client.post(adres(klant), formulier(client, klant, "vragen", omstandigheden=["99999"]))
    assert antwoord.status_code == 422
    assert not klant.belemmeringen.exists()


@pytest.mark.eis("D-20")
@pytest.mark.parametrize(("leeftijd", "gevraagd"), [(19, True), (22, True), (23, False), (45, False)])
def test_de_startkwalificatie_wordt_alleen_aan_jongeren_gevraagd(
    klant: Klant, als: Als, anna: Medewerker, leeftijd: int, gevraagd: bool
) -> None:
    klant.geboortedatum = vandaag().replace(year=vandaag().year - leeftijd, day=1)
    klant.save()
    pagina = als(anna).get(adres(klant)).content.decode()
    assert ("Heeft deze jongere een startkwalificatie?" in pagina) is gevraagd


@pytest.mark.eis("D-20")
def test_een_jongere_zonder_startkwalificatie_krijgt_advies_b(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    klant.geboortedatum = vandaag() - datetime.timedelta(days=19 * 366)
    klant.save()
    client = als(anna)
    assert routeren.adviseer(klant).route == "A", "niet bekend is geen nee"
    client.post(adres(klant), formulier(client, klant, "vragen", startkwalificatie="nee"))
    assert routeren.adviseer(klant).redenen == ["Jongere zonder startkwalificatie"]
    client.post(adres(klant), formulier(client, klant, "vragen", startkwalificatie="ja"))
    assert routeren.adviseer(klant).route == "A"


def test_wat_de_beslisboom_vraagt_en_niet_bekend_is_staat_erbij(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    nieuwe_versie(
        regelset=eigen_regelset(code="routering", locatie=klant.locatie),
        boom={
            "een": [{"feit": "maanden_werkloos", "is": "groter", "waarde": 24, "naam": "Lang zonder werk"}]
        },
        van=vandaag(),
        toelichting="proef",
        door=None,
    )
    pagina = als(anna).get(adres(klant)).content.decode()
    assert "Nog niet bekend: tijd zonder werk." in pagina
    assert "vraagt hier niets" in pagina


# --- decision -------------------------------------------------------------------------------------------


@pytest.mark.eis("D-13")
def test_bij_het_advies_staat_de_weg_door_de_beslisboom(klant: Klant, als: Als, anna: Medewerker) -> None:
    heeft(klant, "verslaving", anna)
    pagina = re.sub(r"\s+", " ", als(anna).get(adres(klant)).content.decode())
    assert "Omstandigheden: Verslaving; gevraagd: Verslaving" in pagina
    assert "Aantal uitkeringen is 0; gevraagd: meer dan 1" in pagina
    assert "Leeftijd is" in pagina


@pytest.mark.eis("D-13", "D-45")
def test_bij_het_besluit_blijven_advies_versie_en_uitleg_bewaard(
    klant: Klant, beslisboom: Regelset, anna: Medewerker
) -> None:
    heeft(klant, "verslaving", anna)
    keuze = kies(klant, "B", anna)
    nieuwe_versie(regelset=beslisboom, boom={"een": []}, van=vandaag(), toelichting="leeg", door=None)
    keuze.refresh_from_db()
    assert keuze.regelversie is not None
    assert (keuze.advies, keuze.regelversie.nummer) == ("B", 1)
    assert "Verslaving" in keuze.uitleg["doorslag"]
    assert keuze.uitleg["waarden"]["belemmeringen"] == ["verslaving"]


def test_de_eerste_keuze_is_voorlopig_en_kan_worden_bevestigd(klant: Klant, anna: Medewerker) -> None:
    assert kies(klant, "A", anna).voorlopig
    assert not kies(klant, "A", anna).voorlopig
    with pytest.raises(NietToegestaan, match="volgt al route A"):
        kies(klant, "A", anna)
    assert [g.zin for g in klant.gebeurtenissen.all()] == [
        "Route A bevestigd.",
        "Route A gekozen, voorlopig.",
    ]


@pytest.mark.eis("D-45")
def test_afwijken_van_het_advies_zonder_reden_wordt_geweigerd(
    klant: Klant, als: Als, anna: Medewerker
) -> None:
    client = als(anna)
    antwoord = client.post(adres(klant), formulier(client, klant, "besluit", besluit="B", reden="  "))
    assert antwoord.status_code == 422
    assert "U wijkt af van het advies. Vul in waarom." in antwoord.content.decode()
    assert not klant.routeringen.exists()


@pytest.mark.eis("D-45")
def test_ook_de_database_weigert_een_afwijking_zonder_reden(klant: Klant, anna: Medewerker) -> None:
    velden = {"klant": klant, "advies": "A", "besluit": "B", "door": anna, "partner": anna.partner}
    with pytest.raises(IntegrityError, match="diagnose_routering_reden"), transaction.atomic():
        Routering.objects.create(**velden)


def test_de_database_laat_een_besluit_niet_meer_veranderen_of_verdwijnen(
    klant: Klant, anna: Medewerker
) -> None:
    keuze = kies(klant, "A", anna)
    with pytest.raises(DatabaseError, match="blijft_staan"), transaction.atomic():
        Routering.objects.filter(pk=keuze.pk).update(besluit="B", reden="toch")
    with pytest.raises(DatabaseError, match="blijft_staan"), transaction.atomic():
        Routering.objects.filter(pk=keuze.pk).delete()


@pytest.mark.eis("D-18")
def test_de_route_verandert_in_beide_richtingen_met_reden_en_geschiedenis(
    klant: Klant, als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    kies(klant, "A", anna)
    kies(klant, "B", bram, reden="Eerst rust thuis.")
    kies(klant, "A", anna, reden="De rust is terug.")
    klant.beeld.refresh_from_db()
    assert klant.beeld.route == "A"
    pagina = als(anna).get(adres(klant)).content.decode()
    for tekst in ("Eerst rust thuis.", "De rust is terug.", "Bram Coach", "wijkt af van het advies"):
        assert tekst in pagina


@pytest.mark.eis("D-18")
def test_de_route_verandert_niet_zonder_reden(klant: Klant, anna: Medewerker) -> None:
    kies(klant, "B", anna, reden="Eerst rust thuis.")
    with pytest.raises(NietToegestaan, match="Vul in waarom de route verandert") as fout:
        kies(klant, "A", anna)
    assert fout.value.veld == "reden"


def test_een_verouderd_advies_wordt_niet_gevolgd_maar_opnieuw_getoond(
    klant: Klant, als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    client = als(anna)
    verstuurd = formulier(client, klant, "besluit", besluit="A", reden="dit typte ik")
    heeft(klant, "verslaving", bram)
    antwoord = client.post(adres(klant), verstuurd)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Het advies is intussen veranderd: het is nu route B." in pagina
    assert "dit typte ik" in pagina
    assert not klant.routeringen.exists()
    opnieuw = {veld.name: veld.value() for veld in antwoord.context["besluit"]} | {"actie": "besluit"}
    assert client.post(adres(klant), opnieuw).status_code == 302
    assert klant.routeringen.get().wijkt_af


def test_de_keuze_van_een_collega_wordt_niet_ongezien_vervangen(
    klant: Klant, als: Als, anna: Medewerker, bram: Medewerker
) -> None:
    client = als(anna)
    verstuurd = formulier(client, klant, "besluit", besluit="B", reden="Eerst rust thuis.")
    kies(klant, "A", bram)
    antwoord = client.post(adres(klant), verstuurd)
    assert antwoord.status_code == 422
    assert "Bram Coach koos intussen route A voor deze klant." in antwoord.content.decode()
    assert klant.routeringen.get().besluit == "A"


def test_twee_keer_versturen_legt_een_keer_vast(klant: Klant, als: Als, anna: Medewerker) -> None:
    client = als(anna)
    verstuurd = formulier(client, klant, "besluit", besluit="A")
    assert client.post(adres(klant), verstuurd).status_code == 302
    tweede = client.post(adres(klant), verstuurd)
    assert tweede.status_code == 422
    assert "was al verstuurd" in tweede.content.decode()
    assert klant.routeringen.count() == 1


def test_zonder_keuze_wordt_om_een_keuze_gevraagd(klant: Klant, als: Als, anna: Medewerker) -> None:
    client = als(anna)
    antwoord = client.post(adres(klant), formulier(client, klant, "besluit"))
    assert antwoord.status_code == 422
    assert "Kies een route." in antwoord.content.decode()


@pytest.mark.django_db(transaction=True)
def test_van_twee_mensen_tegelijk_legt_er_een_de_route_vast(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    def probeer(door: Medewerker) -> str:
        try:
            routeren.kies(klant=klant, besluit="A", reden="", gezien_advies="A", vorige=None, door=door)
        except NietToegestaan:
            return "geweigerd"
        finally:
            connection.close()
        return "vastgelegd"

    with ThreadPoolExecutor(2) as mensen:
        uitkomsten = sorted(mensen.map(probeer, [anna, bram]))
    assert uitkomsten == ["geweigerd", "vastgelegd"]
    assert klant.routeringen.count() == 1


def test_de_klant_ziet_de_route_nergens(klant: Klant, als: Als, anna: Medewerker) -> None:
    heeft(klant, "verslaving", anna)
    kies(klant, "A", anna, reden="Kan goed zoeken.")
    zichtbaar = Gebeurtenis.objects.filter(klant=klant, zichtbaar_voor_klant=True)
    assert not any("route" in gebeurtenis.zin.lower() for gebeurtenis in zichtbaar)
    assert klant.gebruiker
    assert als(klant.gebruiker).get(adres(klant)).status_code == 403


@pytest.mark.eis("K-28")
def test_een_andere_route_laat_de_contactpersoon_met_rust(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    contactpersoon.wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    for route in ("A", "B"):
        routeren.kies(
            klant=klant,
            besluit=route,
            reden="De omstandigheden zijn anders.",
            gezien_advies="A",
            vorige=getattr(klant.routeringen.first(), "pk", None),
            door=anna,
        )
    klant.beeld.refresh_from_db()
    assert (klant.beeld.route, klant.beeld.contactpersoon) == ("B", bram)
    assert klant.contactpersonen.count() == 1
