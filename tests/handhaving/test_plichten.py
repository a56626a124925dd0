"""Search period, contract, and what followed on information (H-35 to H-37, H-48, H-49)."""

import datetime
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from handhaving.maatregelen import contracten, effect
from handhaving.models import Risicobeoordeling
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten import zoekperiodes
from klanten.models import Aanvraag, Klant, Voorlichting
from tests.conftest import Als
from tests.fabriek import AanvraagFabriek, KlantFabriek, MedewerkerFabriek, RegimeFabriek, UitkeringFabriek
from tests.handhaving import maatregelwereld as wereld
from tests.pagina import tekst


@pytest.mark.eis("H-36")
def test_een_zoekperiode_vanuit_handhaving_eindigt_op_de_dag_van_de_aanvraag(
    als: Als, klant: Klant, chaima: Medewerker, dirk: Medewerker
) -> None:
    Termijnregel.objects.create(code="zoekperiode", naam="zoekperiode", aantal=4, eenheid="week")
    gisteren = vandaag() - wereld.DAG
    aanvraag = AanvraagFabriek(klant=klant, locatie=klant.locatie, stand="ingediend", ingediend_op=gisteren)
    einde = gisteren + datetime.timedelta(weeks=4)
    assert zoekperiodes.laatste_dag(aanvraag) == einde
    with pytest.raises(NietToegestaan, match="hoort bij"), transaction.atomic():
        zoekperiodes.begin(aanvraag=aanvraag, reden="Eerst zoeken.", door=dirk)
    adres = reverse("handhaving:zoekperiode", args=[klant.klantnummer])
    pagina = als(chaima).get(adres)
    nummer = str(pagina.context["form"]["indiening"].value())
    als(chaima).post(adres, {"indiening": nummer, "reden": "Eerst zoeken."})
    aanvraag.refresh_from_db()
    assert (aanvraag.stand, aanvraag.zoeken_tot) == (Aanvraag.Stand.ZOEKPERIODE, einde)
    assert zoekperiodes.loop_af(op=einde) == 1


@pytest.mark.eis("H-37")
def test_een_contract_bij_laag_risico_vraagt_een_bevestiging_na_een_waarschuwing(
    als: Als, klant: Klant, chaima: Medewerker
) -> None:
    van = vandaag() - 30 * wereld.DAG
    UitkeringFabriek(klant=klant, regime=RegimeFabriek(code="ww"), van=van)
    Risicobeoordeling.objects.create(
        klant=klant,
        locatie=klant.locatie,
        advies="groen",
        besluit="groen",
        door=chaima,
        partner=chaima.partner,
    )
    adres = reverse("handhaving:contract", args=[klant.klantnummer])
    balie = als(chaima)
    beeld = balie.get(adres)
    assert "niet de snelste weg naar werk" in tekst(beeld) and "poortwachtertoets" in tekst(beeld)
    velden = {
        "indiening": str(beeld.context["form"]["indiening"].value()),
        "afspraken": "Elke week een sollicitatie.",
        "tot": f"{vandaag() + 60 * wereld.DAG:%d-%m-%Y}",
        "reden": "De klant vraagt er zelf om.",
    }
    assert balie.post(adres, velden).status_code == 422
    with pytest.raises(NietToegestaan, match="Vul in waarom een contract"), transaction.atomic():
        contracten.sluit(klant=klant, afspraken="A", tot=vandaag() + wereld.DAG, door=chaima)
    balie.post(adres, {**velden, "bevestigd": "on"})
    contract = klant.plichtencontracten.get()
    assert (
        contract.ondanks_laag_risico and contract.van == vandaag()
    )  # the test of three months delays nothing
    assert "Elke week een sollicitatie." in tekst(
        als(klant.gebruiker).get(reverse("handhaving:mijn_besluiten"))
    )
    contracten.beeindig(contract=contract, door=chaima)
    assert not klant.plichtencontracten.filter(beeindigd_op=None).exists()


@pytest.mark.eis("H-35", "H-49")
def test_latere_overtredingen_per_vorm_en_voorkomen_naast_ingrijpen(
    als: Als, chaima: Medewerker, hanna: Medewerker, apeldoorn: Locatie
) -> None:
    wereld.beleid(chaima.partner)
    tweede = MedewerkerFabriek(partner=chaima.partner, locaties=[apeldoorn])
    for nummer in range(14):
        vorm = "workshop" if nummer < 12 else "gesprek"
        klant = KlantFabriek(locatie=apeldoorn)
        Voorlichting.objects.create(
            klant=klant,
            op=vandaag() - 20 * wereld.DAG,
            vorm=vorm,
            onderwerp="Plichten",
            medewerker=chaima,
            partner=chaima.partner,
        )
        if nummer < 6:
            wereld.bekend(wereld.klaar(klant, voorgelicht=False), chaima, tweede)
    per_vorm = {
        rij.vorm: rij for rij in effect.per_vorm(apeldoorn, van=vandaag() - 90 * wereld.DAG, tot=vandaag())
    }
    workshop, gesprek = per_vorm["workshop"], per_vorm["gesprek"]
    assert (workshop.klanten, workshop.later, workshop.procent) == (12, 6, 50)
    assert (gesprek.klanten, gesprek.later) == (None, None)  # two people: too few to tell
    per_factor = effect.per_factor(apeldoorn, van=vandaag() - 90 * wereld.DAG, tot=vandaag())
    assert {(rij.aard, rij.factor): rij.aantal for rij in per_factor if rij.aantal} == {
        ("preventief", "voorlichting"): 14,
        ("repressief", "sanctiekans"): 6,
        ("repressief", "uitvoeringskans"): 6,
    }
    Voorlichting.objects.filter(vorm="workshop").update(op=vandaag() - 100 * wereld.DAG)
    gegeven = effect.per_factor(apeldoorn, van=vandaag() - 90 * wereld.DAG, tot=vandaag())
    assert next(rij.aantal for rij in gegeven if rij.factor == "voorlichting") is None  # two people
    Voorlichting.objects.filter(vorm="workshop").update(op=vandaag() - 20 * wereld.DAG)
    beeld = tekst(als(hanna).get(reverse("handhaving:voorlichting")))
    assert "50%" in beeld and "bewijst niet" in beeld and "te weinig" in beeld


@pytest.mark.eis("H-48")
def test_maatregel_en_boete_staan_in_de_lijst_voor_jongeren() -> None:
    bestand = Path(settings.BASE_DIR) / "diagnose" / "fixtures" / "instrumenten.json"
    rijen = [rij["fields"] for rij in json.loads(bestand.read_text(encoding="utf-8"))]
    assert {"sanctie-uitkering", "boete"} <= {rij["code"] for rij in rijen if rij["jongeren"]}
