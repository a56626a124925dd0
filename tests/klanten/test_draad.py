import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from keten.models import Medewerker
from klanten import berichten, brieven, contacten, klantvragen
from klanten.models import Klant, Zending
from tests.conftest import Als
from tests.klanten.post import wil
from tests.pagina import tekst, vragen

EVALUATIE = {
    "document_kenmerk": "",
    "identiteit": "vragen",
    "activiteiten": "Vier brieven.",
    "ondersteuning": "Eén gesprek.",
    "bijgesteld": False,
}


def _url(klant: Klant) -> str:
    return reverse("klanten:contacten", args=[klant.klantnummer])


def _contact(klant: Klant, door: Medewerker, resultaten: str, **anders: object) -> None:
    velden = {"op": timezone.now(), "kanaal": "telefoon", **EVALUATIE, "resultaten": resultaten, **anders}
    contacten.leg_vast(klant=klant, door=door, **velden)  # type: ignore[arg-type]


def _vul(klant: Klant, anna: Medewerker) -> None:
    """Something over every channel, in both directions."""
    wil(klant, "email", straat="Hoofdstraat 1", postcode="7311 AA", woonplaats="Apeldoorn")
    klant = Klant.objects.get(pk=klant.pk)
    _contact(klant, anna, "aan de lijn", richting="in", functies=["analyse", "pakket"])
    berichten.verstuur(klant=klant, tekst="Bericht van Anna", door=anna)
    assert klant.gebruiker
    berichten.verstuur_als_klant(klant=klant, tekst="Bericht van Marieke", door=klant.gebruiker)
    klantvragen.neem_aan(klant=klant, kanaal="email", vraag="Vraag per mail", door=anna)
    velden = {"klant": klant, "kanaal": "email", "aan": "m@klant.example", "code": "x", "tekst": "Log in."}
    Zending.objects.create(onderwerp="Uw plan staat klaar", sleutel="a", **velden)  # type: ignore[misc]
    brieven.schrijf(
        klant=klant, onderwerp="Uw afspraak", tekst="Tot dinsdag.", door=anna, indiening=uuid.uuid4()
    )


@pytest.mark.eis("K-05", "X-20")
def test_alles_wat_er_over_en_weer_ging_staat_in_een_draad(als: Als, anna: Medewerker, klant: Klant) -> None:
    _vul(klant, anna)
    pagina = als(anna).get(_url(klant))
    woorden = tekst(pagina)
    for stuk in (
        "Resultaat: aan de lijn",
        "Bericht van Anna",
        "Bericht van Marieke",
        "Vraag per mail",
        "Uw plan staat klaar",
        "wacht op verzending",
        "Aan m@klant.example",
        "Uw afspraak",
        "Open de brief",
    ):
        assert stuk in woorden, stuk
    momenten = [regel.op for regel in pagina.context["regels"]]
    assert momenten == sorted(momenten, reverse=True)


@pytest.mark.eis("K-59", "X-20")
@pytest.mark.parametrize(
    ("filter_", "wel"),
    [
        ({"kanaal": "telefoon"}, {"contact"}),
        ({"kanaal": "portaal"}, {"bericht"}),
        ({"kanaal": "email"}, {"zending", "vraag"}),
        ({"kanaal": "post"}, {"brief"}),
        ({"kanaal": "sms"}, set()),
        ({"richting": "in"}, {"contact", "bericht", "vraag"}),
        ({"richting": "uit"}, {"bericht", "zending", "brief"}),
        ({"kanaal": "post", "richting": "in"}, set()),
        ({"functie": "analyse"}, {"contact"}),
        ({"functie": "verplichtingen"}, set()),
        ({"functie": "analyse", "kanaal": "portaal"}, set()),
        ({"functie": "onzin", "kanaal": "duif"}, {"contact", "bericht", "zending", "vraag", "brief"}),
    ],
)
def test_de_draad_is_te_filteren_op_kanaal_richting_en_functie(
    als: Als, anna: Medewerker, klant: Klant, filter_: dict[str, str], wel: set[str]
) -> None:
    _vul(klant, anna)
    antwoord = als(anna).get(_url(klant), filter_)
    assert antwoord.status_code == 200
    soorten = {regel.sjabloon.removeprefix("klanten/_draad_") for regel in antwoord.context["regels"]}
    assert soorten == {f"{soort}.html" for soort in wel}


@pytest.mark.eis("K-59")
def test_een_gesprek_kan_meer_dan_een_functie_hebben(als: Als, anna: Medewerker, klant: Klant) -> None:
    nu = timezone.localtime()
    velden = {
        **EVALUATIE,
        "bijgesteld": "nee",
        "resultaten": "Duidelijk.",
        "datum": f"{nu:%d-%m-%Y}",
        "tijd": "00:00",
        "kanaal": "balie",
        "richting": "in",
        "functies": ["analyse", "verplichtingen"],
        "indiening": str(uuid.uuid4()),
    }
    url = reverse("klanten:contact_nieuw", args=[klant.klantnummer])
    assert als(anna).post(url, velden | {"functies": ["gezelligheid"]}).status_code == 422
    assert als(anna).post(url, velden).status_code == 302
    contact = klant.contactmomenten.get()
    assert (contact.richting, contact.functies) == ("in", ["analyse", "verplichtingen"])
    pagina = tekst(als(anna).get(_url(klant)))
    assert "nagaan of de klant zich aan de verplichtingen houdt" in pagina


@pytest.mark.eis("K-58")
def test_wordt_de_dienstverlening_bijgesteld_dan_opent_het_werkplan(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    nu = timezone.localtime()
    velden = {
        **EVALUATIE,
        "bijgesteld": "ja",
        "resultaten": "Anders.",
        "datum": f"{nu:%d-%m-%Y}",
        "tijd": "00:00",
        "kanaal": "balie",
        "richting": "uit",
        "indiening": str(uuid.uuid4()),
    }
    antwoord = als(anna).post(reverse("klanten:contact_nieuw", args=[klant.klantnummer]), velden)
    assert antwoord["Location"] == reverse("diagnose:werkplan", args=[klant.klantnummer])


def test_een_zending_die_niet_aankwam_staat_er_met_de_reden(als: Als, anna: Medewerker, klant: Klant) -> None:
    Zending.objects.create(
        klant=klant,
        kanaal="sms",
        aan="+31612345678",
        code="x",
        onderwerp="Let op",
        tekst="Log in.",
        sleutel="a",
        stand="mislukt",
        fout="NotifyNL kent dit adres of nummer niet (400).",
        afgerond_op=timezone.now(),
    )
    pagina = tekst(als(anna).get(_url(klant)))
    assert "niet aangekomen" in pagina
    assert "NotifyNL kent dit adres of nummer niet" in pagina


def test_een_lange_draad_heeft_paginas_en_vraagt_altijd_evenveel(
    als: Als, anna: Medewerker, klant: Klant
) -> None:
    _vul(klant, anna)
    weinig = vragen(als(anna), _url(klant))
    for nummer in range(12):
        berichten.verstuur(klant=klant, tekst=f"Bericht {nummer}", door=anna)
    for dag in range(4):
        _contact(klant, anna, f"dag {dag}", op=timezone.now() - timedelta(days=dag))
    assert vragen(als(anna), _url(klant)) <= weinig
    assert als(anna).get(_url(klant), {"pagina": "2"}).context["pagina"].number == 2
