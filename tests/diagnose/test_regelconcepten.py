"""A concept of a rule: written, tried, changed by two people, adopted; and a planned version withdrawn."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diagnose.regels import bewerken, concepten
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelconcept, Regelset, Regelversie
from keten.regels.beheer import geldige_versie, geldige_versies
from keten.tijd import vandaag
from tests.conftest import Als
from tests.diagnose.test_regels import RIJVELDEN
from tests.fabriek import MedewerkerFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
SCHULDEN = ("Schulden", "belemmeringen", "bevat", "Schulden")
BOOM = {"een": [{"feit": "leeftijd", "is": "kleiner", "waarde": 21, "naam": "Jong"}], "naam": "Reden"}


def stuur(client: Client, url: str, *rijen: tuple[str, ...], **velden: Any) -> Any:
    """What the browser sends from the form at an address, with these rows."""
    form = client.get(url).context["form"]
    data = {veld.name: veld.value() for veld in form if veld.value() is not None}
    data |= {"van": f"{vandaag() + DAG:%d-%m-%Y}", "rij-TOTAL_FORMS": len(rijen), "rij-INITIAL_FORMS": 0}
    for nummer, rij in enumerate(rijen):
        data |= {
            f"rij-{nummer}-{naam}": waarde for naam, waarde in zip((*RIJVELDEN, "niet"), rij, strict=False)
        }
    return client.post(url, data | velden, follow=True)


@pytest.mark.eis("D-11")
def test_een_concept_gaat_van_schrijven_via_uitproberen_naar_vaststellen(
    als: Als, mila: Medewerker, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    client = als(mila)
    nieuw = reverse("diagnose:regelversie_nieuw", args=[beslisboom.pk])
    zonder_naam = stuur(client, nieuw, SCHULDEN, actie="concept")
    assert zonder_naam.status_code == 422 and "Geef het concept een naam" in tekst(zonder_naam)
    rijen = [SCHULDEN, ("Jong", "leeftijd", "kleiner", "23", "on"), ("Jong", "woonvorm", "bekend", "")]
    bewaard = stuur(client, nieuw, *rijen, actie="concept", naam="Strenger", opbouw="alle")
    assert "Het concept Strenger is bewaard. Er is nog niets veranderd." in tekst(bewaard)
    concept = Regelconcept.objects.get()
    assert concept.boom["alle"][1] == {
        "een": [
            {"niet": {"feit": "leeftijd", "is": "kleiner", "waarde": 23}},
            {"feit": "woonvorm", "is": "bekend"},
        ],
        "naam": "Jong",
    }
    pagina = reverse("diagnose:regelconcept", args=[concept.pk])
    geprobeerd = stuur(client, pagina, op=f"{vandaag():%d-%m-%Y}")
    assert "Voor geen van de 0 klanten wordt de uitkomst anders." in tekst(geprobeerd)
    wijzigen = reverse("diagnose:regelconcept_wijzigen", args=[concept.pk])
    begin = client.get(wijzigen)
    assert [rij["niet"].value() for rij in begin.context["rijen"]] == [False, True, False]
    assert begin.context["form"]["opbouw"].value() == "alle"
    vast = reverse("diagnose:regelconcept_vaststellen", args=[concept.pk])
    assert "Vul in wat er verandert en waarom." in tekst(stuur(client, vast, toelichting=""))
    klaar = stuur(client, vast, toelichting="Te veel klanten op route B.")
    assert "geldt vanaf" in tekst(klaar) and "Te veel klanten op route B." in tekst(klaar)
    versie = geldige_versie("routering", locatie=apeldoorn, op=vandaag() + DAG)
    concept.refresh_from_db()
    assert versie == concept.vastgesteld_als and versie.auteur == mila and versie.boom == concept.boom
    assert client.get(pagina).status_code == 404, "een vastgesteld concept is geen concept meer"


def test_tegenspraak_is_te_bewaren_maar_niet_vast_te_stellen(
    als: Als, mila: Medewerker, beslisboom: Regelset
) -> None:
    client = als(mila)
    nieuw = reverse("diagnose:regelversie_nieuw", args=[beslisboom.pk])
    rijen = [("Raar", "leeftijd", "kleiner", "20"), ("Raar", "leeftijd", "groter", "30"), SCHULDEN]
    gecontroleerd = stuur(client, nieuw, *rijen, actie="controleer")
    assert "“Raar” kan nooit gelden: leeftijd jonger dan 20 jaar en tegelijk" in tekst(gecontroleerd)
    geweigerd = stuur(client, nieuw, *rijen, actie="bewaar", toelichting="Proef")
    assert geweigerd.status_code == 422 and "kan nooit gelden" in tekst(geweigerd)
    kring = stuur(client, nieuw, ("Route", "route", "gelijk", "route B"), actie="bewaar", toelichting="Proef")
    assert kring.status_code == 422 and "draait de regel in een kring" in tekst(kring)
    stuur(client, nieuw, *rijen, actie="concept", naam="Half af")
    concept = Regelconcept.objects.get(naam="Half af")
    assert "kan nooit gelden" in tekst(client.get(reverse("diagnose:regelconcept", args=[concept.pk])))
    dubbel = stuur(client, nieuw, SCHULDEN, actie="concept", naam="Half af")
    assert dubbel.status_code == 422 and "Er is al een concept van deze regel met deze naam." in tekst(dubbel)


def test_wie_wat_met_een_concept_mag_en_een_collega_die_eerder_was(
    als: Als, mila: Medewerker, bram: Medewerker, beslisboom: Regelset, apeldoorn: Locatie, gouda: Locatie
) -> None:
    concept = concepten.bewaar(regelset=beslisboom, locatie=apeldoorn, naam="Proef", boom=BOOM, door=mila)
    adres = reverse("diagnose:regelconcept", args=[concept.pk])
    gelezen = tekst(als(bram).get(adres))
    assert "jonger dan 21 jaar" in gelezen and "Vaststellen" not in gelezen
    vreemd = MedewerkerFabriek(rollen=["mt_lid"], locaties=[gouda])
    assert als(vreemd).get(adres).status_code == 404
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        concepten.leg_weg(concept=concept, door=vreemd)
    wijzigen, client = reverse("diagnose:regelconcept_wijzigen", args=[concept.pk]), als(mila)
    concepten.bewaar(
        regelset=beslisboom, locatie=apeldoorn, naam="Proef", boom=BOOM, door=mila, concept=concept, versie=1
    )
    oud = stuur(client, wijzigen, SCHULDEN, actie="concept", versie=1)
    assert oud.status_code == 422 and "Iemand anders" in tekst(oud) and "Schulden" in tekst(oud)
    vast = reverse("diagnose:regelconcept_vaststellen", args=[concept.pk])
    assert "intussen gewijzigd" in tekst(stuur(client, vast, toelichting="Toch", versie=1))
    weg = reverse("diagnose:regelconcept_weg", args=[concept.pk])
    assert "is weggelegd" in tekst(client.post(weg, follow=True))
    with pytest.raises(NietToegestaan, match="weggelegd"):
        concepten.leg_weg(concept=concept, door=mila)


@pytest.mark.eis("D-11")
def test_een_geplande_versie_is_met_een_reden_in_te_trekken(
    als: Als, mila: Medewerker, beslisboom: Regelset, apeldoorn: Locatie, gouda: Locatie
) -> None:
    begin: dict[str, Any] = {"regelset": beslisboom, "gebied": "locatie", "locatie": apeldoorn, "door": mila}
    gezien = bewerken.laatste("routering", apeldoorn)
    nu = bewerken.stel_vast(**begin, boom=BOOM, van=vandaag(), toelichting="Nu", gezien=gezien)
    straks = bewerken.stel_vast(
        **begin, boom=BOOM, van=vandaag() + 9 * DAG, toelichting="Straks", gezien=nu.pk
    )
    client, adres = als(mila), reverse("diagnose:regelversie_intrekken", args=[straks.pk])
    assert stuur(client, adres, reden="").status_code == 422
    open_formulier = client.get(adres).context["form"]["indiening"].value()
    assert "is ingetrokken en gaat niet gelden" in tekst(stuur(client, adres, reden="Vergissing."))
    pagina = tekst(client.get(reverse("diagnose:regelset", args=[nu.regelset_id])))
    assert "ingetrokken" in pagina and "Vergissing." in pagina
    assert geldige_versie("routering", locatie=apeldoorn, op=vandaag() + 30 * DAG) == nu
    nogmaals = client.post(adres, {"indiening": open_formulier, "reden": "Nog eens"})
    assert nogmaals.status_code == 422 and "al ingetrokken" in tekst(nogmaals)
    with pytest.raises(NietToegestaan, match="vastgesteld of ingetrokken"):
        bewerken.stel_vast(
            **begin, boom=BOOM, van=vandaag() + 20 * DAG, toelichting="Later", gezien=straks.pk
        )
    opnieuw = bewerken.stel_vast(
        **begin, boom=BOOM, van=vandaag() + 9 * DAG, toelichting="Opnieuw", gezien=nu.pk
    )
    assert opnieuw.nummer == 3, "een nummer komt nooit terug"
    with pytest.raises(NietToegestaan, match="geldt al"):
        bewerken.trek_in(versie=nu, locatie=apeldoorn, reden="Weg", door=mila)
    vreemd = MedewerkerFabriek(rollen=["mt_lid"], locaties=[gouda])
    assert als(vreemd).get(reverse("diagnose:regelversie_intrekken", args=[opnieuw.pk])).status_code == 404
    assert geldige_versies(["routering"], locaties=[apeldoorn, gouda], op=vandaag()) == {
        ("routering", apeldoorn.pk): Regelversie.objects.get(pk=nu.pk),
        ("routering", gouda.pk): beslisboom.versies.get(),
    }


def test_een_feit_dat_verdween_laat_de_regel_leesbaar(
    als: Als, mila: Medewerker, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    Regelset.objects.create(code="oud", naam="Oude regel", soort="selectie")
    oud = Regelset.objects.get(code="oud")
    Regelversie.objects.create(
        regelset=oud,
        nummer=1,
        geldig_van=vandaag(),
        boom={"een": [{"feit": "schoenmaat", "is": "groter", "waarde": 44}, BOOM["een"][0]]},
    )
    client = als(mila)
    pagina = tekst(client.get(reverse("diagnose:regelset", args=[oud.pk])))
    assert "Deze regel vraagt iets dat niet meer bestaat" in pagina
    assert "“schoenmaat groter 44”: dit feit bestaat niet meer" in pagina and "jonger dan 21 jaar" in pagina
    editor = tekst(client.get(reverse("diagnose:regelversie_nieuw", args=[oud.pk])))
    assert "Maak een nieuwe versie zonder dit feit." in editor and "Begin met een lege regel" in editor
    assert bewerken.voorspel(regelset=oud, boom=BOOM, locatie=apeldoorn).nu == 0


@pytest.mark.eis("H-10")
def test_een_uitslag_van_de_handhaving_is_in_geen_regel_te_kiezen(
    als: Als, mila: Medewerker, beslisboom: Regelset, apeldoorn: Locatie
) -> None:
    client, nieuw = als(mila), reverse("diagnose:regelversie_nieuw", args=[beslisboom.pk])
    assert "nalevingsbereidheidstoets" not in tekst(client.get(nieuw))
    slim = ("Rood", "toets_naleving", "bekend", "")
    antwoord = stuur(client, nieuw, slim, actie="concept", naam="Slim", opbouw="een")
    assert antwoord.status_code == 422 and "Dit feit bestaat niet" in tekst(antwoord)
    boom = {"een": [{"feit": "toets_naleving", "is": "bekend"}]}
    with pytest.raises(NietToegestaan, match="hoort bij de handhaving"):
        concepten.bewaar(regelset=beslisboom, locatie=apeldoorn, naam="Slim", boom=boom, door=mila)


@pytest.mark.django_db(transaction=True)
def test_van_twee_mensen_die_een_concept_vaststellen_lukt_het_er_een(
    beslisboom: Regelset, apeldoorn: Locatie, mila: Medewerker
) -> None:
    concept = concepten.bewaar(regelset=beslisboom, locatie=apeldoorn, naam="Proef", boom=BOOM, door=mila)
    gezien = bewerken.laatste("routering", apeldoorn)

    def stel_vast() -> Regelversie:
        return concepten.stel_vast(
            concept=concept,
            versie=1,
            gebied="locatie",
            van=vandaag() + DAG,
            toelichting="Proef",
            gezien=gezien,
            door=mila,
        )

    uitkomsten = tegelijk(stel_vast, stel_vast)
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["NietToegestaan", "Regelversie"]
    assert Regelversie.objects.filter(regelset__locatie=apeldoorn).count() == 1
