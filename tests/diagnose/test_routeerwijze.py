"""How a location routes: nothing is switched on before it can work, and routes can be left out altogether."""

import datetime
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diagnose import routeren
from diagnose.models import Fasering, Instrument, Ketenarrangement, Routeerwijze
from diagnose.routes import fasen, wijzen
from keten.csvbestand import BestandFout
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker
from klanten import clientbeeld
from klanten.clientbeeld import herstel_stappen, werk_bij
from klanten.models import BelemmeringSoort, Clientbeeld, Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst

SCHERM = reverse("diagnose:routeerwijze")
WIJZIGEN = reverse("diagnose:routeerwijze_wijzigen")
KEUZE = {"beoordelaars": 1, "andere_partner": True, "reden": "Zo is het afgesproken.", "vorige": None}


def geef_aanbod(*kolommen: str) -> None:
    """The national arrangement, with an instrument of each of these partners."""
    arrangement = Ketenarrangement.objects.create(
        kwadrant="Q1", contact_om_de_dagen=28, herdiagnose_na_maanden=6
    )
    for kolom in kolommen:
        arrangement.portfolio.add(Instrument.objects.create(code=kolom, naam=kolom, kolom=kolom))


def regel_voorwaarden(locatie: Locatie, door: Medewerker, *behalve: str) -> None:
    """Say that the preconditions have been met."""
    for soort in wijzen.Soort.values:
        stand = "bezig" if soort in behalve else "geregeld"
        wijzen.leg_voorwaarde_vast(
            locatie=locatie, soort=soort, stand=stand, toelichting="Zie de agenda.", versie=0, door=door
        )


def vul_in(client: Client, adres: str, **velden: Any) -> dict[str, Any]:
    """The form as the browser got it, with what somebody fills in."""
    form = client.get(adres).context["form"]
    waarden = {naam: form[naam].value() for naam in form.fields}
    return {naam: w for naam, w in waarden.items() if w is not None and w is not False} | velden


@pytest.mark.eis("D-21", "D-25")
def test_routeren_gaat_pas_aan_met_vier_voorwaarden_en_aanbod_van_elke_partner(
    apeldoorn: Locatie, als: Als, mila: Medewerker, bram: Medewerker
) -> None:
    client = als(mila)
    geef_aanbod("uwv", "gemeente")
    regel_voorwaarden(apeldoorn, mila, "training")
    scherm = tekst(client.get(SCHERM))
    for woord in ("In de maak", "Aanbod van CWI", "Training, coaching", "Mila Manager"):
        assert woord.lower() in scherm.lower()
    with pytest.raises(NietToegestaan, match=r"training, coaching.*aanbod van CWI"):
        wijzen.schakel(locatie=apeldoorn, wijze="duo", door=mila, **{**KEUZE, "beoordelaars": 2})
    adres = reverse("diagnose:routeervoorwaarde", args=["training"])
    assert client.post(adres, vul_in(client, adres, stand="geregeld", toelichting="")).status_code == 422
    assert (
        client.post(adres, vul_in(client, adres, stand="geregeld", toelichting="Elke maand.")).status_code
        == 302
    )
    with pytest.raises(VersieConflict):
        wijzen.leg_voorwaarde_vast(
            locatie=apeldoorn, soort="training", stand="niet", toelichting="Nee.", versie=1, door=mila
        )
    Ketenarrangement.objects.get().portfolio.add(Instrument.objects.create(code="c", naam="c", kolom="cwi"))
    velden = vul_in(client, WIJZIGEN, wijze="duo", beoordelaars="2", andere_partner="on", reden="")
    assert client.post(WIJZIGEN, velden).status_code == 422
    assert client.post(WIJZIGEN, {**velden, "reden": "Wij willen elkaar leren kennen."}).status_code == 302
    besluit = apeldoorn.routeerwijzen.get()
    assert (besluit.wijze, besluit.beoordelaars, besluit.door) == ("duo", 2, mila)
    assert besluit.gezien["aanbod"]["CWI"] == 1
    assert als(bram).get(SCHERM).status_code == 200
    assert als(bram).get(WIJZIGEN).status_code == 403


@pytest.mark.eis("D-23")
def test_van_twee_beoordelaars_naar_een_is_een_besluit_met_naam_en_reden(
    apeldoorn: Locatie, mila: Medewerker, dirk: Medewerker
) -> None:
    geef_aanbod("cwi", "uwv", "gemeente")
    regel_voorwaarden(apeldoorn, mila)
    twee = wijzen.schakel(locatie=apeldoorn, wijze="duo", door=mila, **{**KEUZE, "beoordelaars": 2})
    with pytest.raises(NietToegestaan, match="Mila Manager besloot intussen anders"):
        wijzen.schakel(locatie=apeldoorn, wijze="duo", door=mila, **KEUZE)
    gezien = {**KEUZE, "vorige": twee.pk}
    with pytest.raises(NietToegestaan, match="werkt al zo"):
        wijzen.schakel(locatie=apeldoorn, wijze="duo", door=mila, **{**gezien, "beoordelaars": 2})
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        wijzen.schakel(locatie=apeldoorn, wijze="duo", door=dirk, **gezien)
    wijzen.schakel(locatie=apeldoorn, wijze="duo", door=mila, **gezien)
    assert wijzen.geldend(apeldoorn).beoordelaars == 1
    assert apeldoorn.routeerwijzen.count() == 2


@pytest.mark.eis("D-22")
def test_zonder_routes_staat_de_route_nergens_en_gaat_de_klant_door_naar_de_volgende_stap(
    apeldoorn: Locatie, klant: Klant, als: Als, mila: Medewerker, anna: Medewerker
) -> None:
    werk_bij(klant, identiteit_op=klant.aangemeld_op, intake_op=klant.aangemeld_op)
    assert klant.beeld.volgende_stap == "Route"
    uit = wijzen.schakel(locatie=apeldoorn, wijze=Routeerwijze.GEEN, door=mila, **KEUZE)
    klant.refresh_from_db()
    klant.beeld.refresh_from_db()
    assert klant.beeld.volgende_stap == "Contactpersoon"
    client = als(anna)
    route = reverse("diagnose:routeren", args=[klant.klantnummer])
    assert "werkt zonder routes" in tekst(client.get(route))
    assert "werkt zonder routes" in tekst(client.post(route, {"actie": "besluit", "besluit": "A"}))
    with pytest.raises(NietToegestaan, match="zonder routes"):
        routeren.kies(klant=klant, besluit="A", reden="", gezien_advies="A", vorige=None, door=anna)
    lijst = client.get(reverse("klanten:caseload"), {"bereik": "locatie"}).content.decode()
    dossier = tekst(client.get(reverse("klanten:dossier", args=[klant.klantnummer])))
    assert klant.achternaam in lijst and "Route" not in lijst
    assert "Route" not in dossier
    boek = client.get(reverse("klanten:caseload_bewaren"), {"formaat": "csv", "bereik": "locatie"})
    assert "Route" not in b"".join(boek.streaming_content if boek.streaming else [boek.content]).decode()
    geef_aanbod("cwi", "uwv", "gemeente")
    regel_voorwaarden(apeldoorn, mila)
    wijzen.schakel(locatie=apeldoorn, wijze="beslisboom", door=mila, **{**KEUZE, "vorige": uit.pk})
    klant.beeld.refresh_from_db()
    assert klant.beeld.volgende_stap == "Route"


@pytest.mark.eis("D-22")
def test_de_stappen_van_een_hele_locatie_zijn_die_van_elk_dossier_apart(
    apeldoorn: Locatie, bram: Medewerker
) -> None:
    dag = KlantFabriek(locatie=apeldoorn).aangemeld_op
    vooraf: list[dict[str, Any]] = [{}, {"identiteit_op": dag}, {"intake_op": dag}, {"route": "A"}]
    vooraf += [{"contactpersoon": bram}, {"diagnose_op": dag}, {"werkplan": "bevestigd"}]
    velden: dict[str, Any] = {}
    for stap in vooraf:
        velden |= stap
        klant = KlantFabriek(locatie=apeldoorn)
        Clientbeeld.objects.filter(klant=klant).update(**velden, volgende_stap="?")
    for met_routes in (True, False):
        apeldoorn.met_routes = met_routes
        apeldoorn.save()
        herstel_stappen(apeldoorn)
        for beeld in Clientbeeld.objects.select_related("locatie"):
            gevonden = beeld.volgende_stap
            clientbeeld.bepaal_volgende_stap(beeld)
            assert gevonden == beeld.volgende_stap


@pytest.mark.eis("D-15")
def test_een_bestand_met_fasen_meldt_elke_fout_en_laadt_dan_niets(
    apeldoorn: Locatie, klant: Klant, als: Als, mila: Medewerker, dirk: Medewerker
) -> None:
    def bestand(*regels: str) -> io.BytesIO:
        inhoud = io.BytesIO("\n".join(["klantnummer;fase;vanaf", *regels]).encode())
        inhoud.name = "fasen.csv"
        return inhoud

    nummer = klant.klantnummer
    elders = KlantFabriek(locatie=dirk.locaties.get())
    fout = bestand(
        f"{nummer};5;01-03-2004",
        f"{elders.klantnummer};1;01-03-2004",
        f"{nummer};1;31-02-2004",
        f"{nummer};2;01-01-2100",
        f"{nummer};1;01-04-2004",
        f"{nummer};2;01-04-2004",
    )
    with pytest.raises(BestandFout) as gemeld:
        fasen.laad(inhoud=fout, locatie=apeldoorn, door=mila)
    assert [(een.rij, een.kolom) for een in gemeld.value.fouten] == [
        (2, "fase"),
        (3, "klantnummer"),
        (4, "vanaf"),
        (5, "vanaf"),
        (7, ""),
    ]
    assert "krijgt niemand een nieuwe fase" in str(gemeld.value.fouten[3])
    assert not Fasering.objects.exists()
    client, adres = als(mila), reverse("diagnose:fasen_laden")
    goed = [f"{nummer};3;01-03-2003", f"{nummer};1;2004-04-01"]
    assert client.post(adres, vul_in(client, adres, bestand=bestand(*goed))).status_code == 302
    geladen = fasen.laad(inhoud=bestand(*goed), locatie=apeldoorn, door=mila)
    assert (geladen.nieuw, geladen.bekend) == (0, 2)
    with pytest.raises(BestandFout, match="al een andere fase"):
        fasen.laad(inhoud=bestand(f"{nummer};2;01-03-2003"), locatie=apeldoorn, door=mila)


@pytest.mark.eis("D-15")
@pytest.mark.usefixtures("beslisboom")
def test_fase_een_van_vroeger_telt_alleen_waar_de_locatie_nog_zo_routeert(
    apeldoorn: Locatie, klant: Klant, als: Als, anna: Medewerker, mila: Medewerker
) -> None:
    klant.belemmeringen.create(
        soort=BelemmeringSoort.objects.get(code="echtscheiding"), van=klant.aangemeld_op
    )
    Fasering.objects.create(klant=klant, fase=1, vanaf=klant.aangemeld_op)
    pagina = tekst(als(anna).get(reverse("diagnose:routeren", args=[klant.klantnummer])))
    assert "Fase 1 vanaf" in pagina and "Het portaal adviseert route B." in pagina
    Routeerwijze.objects.create(
        locatie=apeldoorn, wijze="fasering", reden="Zo doen wij het nog.", door=mila, partner=mila.partner
    )
    advies = routeren.adviseer(klant)
    assert (advies.route, advies.redenen) == ("A", [])
    assert "fase 1" in advies.bijgesteld
    keuze = routeren.kies(klant=klant, besluit="A", reden="", gezien_advies="A", vorige=None, door=anna)
    assert keuze.uitleg["bijgesteld"] == advies.bijgesteld and keuze.methode == "fasering"
    Fasering.objects.create(klant=klant, fase=2, vanaf=klant.aangemeld_op + datetime.timedelta(days=1))
    assert routeren.adviseer(klant).route == "B"
