"""Guests: somebody outside who helps with one question, and sees nothing else."""

import re
import uuid

import pytest
from django.core import mail
from django.urls import reverse

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from tests.conftest import Als
from tests.fabriek import GebruikerFabriek
from tests.fabriek.werkgevers import WerkgeversvraagFabriek
from tests.pagina import tekst
from werkgevers import mailen, meehelpen
from werkgevers import vragen as register
from werkgevers.models import Gastuitnodiging, Werkgever, Werkgeversvraag

LIJST = "/werkgevers/vragen/"


def _adres(vraag: Werkgeversvraag) -> str:
    return reverse("werkgevers:vraag", args=[vraag.pk])


def _nodig_uit(als: Als, wie: Medewerker, vraag: Werkgeversvraag) -> str:
    velden = {"naam": "Evert EZ", "email": "evert@gemeente.example", "dienst": "Economische Zaken"}
    adres = reverse("werkgevers:vraag_actie", args=[vraag.pk, "gast"])
    return tekst(als(wie).post(adres, {**velden, "indiening": str(uuid.uuid4())}, follow=True))


@pytest.fixture
def gast(vraag: Werkgeversvraag, els: Medewerker) -> Gebruiker:
    """Evert of Economic Affairs, invited to the question."""
    uitnodiging = meehelpen.nodig_uit(
        vraag=vraag, naam="Evert EZ", email="Evert@gemeente.example", dienst="Economische Zaken", door=els
    )
    return uitnodiging.gebruiker


@pytest.mark.eis("W-07")
def test_een_gast_krijgt_een_uitnodiging_met_alleen_een_link(
    als: Als, vraag: Werkgeversvraag, els: Medewerker
) -> None:
    assert "krijgt een e-mail" in _nodig_uit(als, els, vraag)
    uitnodiging = Gastuitnodiging.objects.get()
    assert not uitnodiging.gebruiker.has_usable_password()
    mailen.mail_gast(uitnodiging.pk)
    [bericht] = mail.outbox
    assert bericht.to == ["evert@gemeente.example"]
    assert f"/werkgevers/gast/{uitnodiging.pk}/" in bericht.body
    assert not re.search("opleiding|Zorggroep", f"{bericht.subject} {bericht.body}")
    assert "al uitgenodigd" in _nodig_uit(als, els, vraag)


@pytest.mark.eis("W-07")
def test_een_gast_ziet_en_beantwoordt_alleen_deze_vraag(
    als: Als, vraag: Werkgeversvraag, gast: Gebruiker, els: Medewerker, werkgever: Werkgever
) -> None:
    register.schrijf(vraag=vraag, tekst="Let op: lastige klant.", soort="notitie", door=els)
    ander = WerkgeversvraagFabriek(werkgever=werkgever, vraag="Geheim plan")
    elders = GebruikerFabriek(naam="Andere Gast", buitenrol="gast")
    Gastuitnodiging.objects.create(vraag=ander, gebruiker=elders, dienst="Beleid", door=els)
    client = als(gast)
    lijst = tekst(client.get("/", follow=True))
    assert "Wie betaalt de opleiding?" in lijst
    assert "Geheim plan" not in lijst
    eigen = Gastuitnodiging.objects.get(gebruiker=gast)
    pagina = tekst(client.get(f"/werkgevers/gast/{eigen.pk}/"))
    assert "Wie betaalt de opleiding?" in pagina
    assert "lastige klant" not in pagina
    assert client.get(f"/werkgevers/gast/{ander.gasten.get().pk}/").status_code == 404
    for dicht in (_adres(vraag), LIJST, "/werkgevers/mijn-bedrijf/", "/klanten/"):
        assert client.get(dicht).status_code == 403, dicht
    velden = {"tekst": "Dat kan via ons fonds.", "indiening": str(uuid.uuid4())}
    assert "Uw antwoord is verstuurd." in tekst(
        client.post(f"/werkgevers/gast/{eigen.pk}/", velden, follow=True)
    )
    assert "antwoord van een gast" in tekst(als(els).get(LIJST))
    assert "Dat kan via ons fonds." in tekst(als(els).get(_adres(vraag)))


@pytest.mark.eis("W-07")
@pytest.mark.parametrize("einde", ["beantwoord", "ingetrokken", "gestopt"])
def test_een_uitnodiging_eindigt_met_de_vraag(
    als: Als, vraag: Werkgeversvraag, gast: Gebruiker, els: Medewerker, einde: str
) -> None:
    uitnodiging = Gastuitnodiging.objects.get()
    if einde == "beantwoord":
        register.beantwoord(vraag=vraag, tekst="Ja.", via="telefoon", door=els)
    elif einde == "ingetrokken":
        register.trek_in(vraag=vraag, door=els, reden="Niet nodig.", account=els.gebruiker)
    else:
        adres = reverse("werkgevers:vraag_gast_stoppen", args=[vraag.pk, uitnodiging.pk])
        gestopt = als(els).post(adres, {"indiening": str(uuid.uuid4())}, follow=True)
        assert "ziet deze vraag niet meer" in tekst(gestopt)
    client = als(gast)
    assert "Er wacht geen vraag op u" in tekst(client.get("/werkgevers/gast/"))
    assert client.get(f"/werkgevers/gast/{uitnodiging.pk}/").status_code == 404
    with pytest.raises(NietToegestaan, match="afgerond"):
        meehelpen.antwoord_als_gast(uitnodiging=uitnodiging, tekst="Toch nog.")


@pytest.mark.eis("W-07")
@pytest.mark.parametrize("einde", ["beantwoord", "ingetrokken"])
@pytest.mark.parametrize("wie", ["werkgever", "medewerker"])
def test_gaat_de_vraag_weer_open_dan_komt_de_gast_niet_terug(
    als: Als, vraag: Werkgeversvraag, gast: Gebruiker, els: Medewerker, einde: str, wie: str
) -> None:
    uitnodiging = Gastuitnodiging.objects.get()
    if einde == "beantwoord":
        register.beantwoord(vraag=vraag, tekst="Ja.", via="telefoon", door=els)
    else:
        register.trek_in(vraag=vraag, door=els, reden="Niet nodig.", account=els.gebruiker)
    if wie == "werkgever":
        register.reageer(vraag=vraag, tekst="Nu iets anders.", door=els.gebruiker)
    else:
        register.heropen(vraag=vraag, door=els, reden="Toch niet klaar.")
    assert als(gast).get(f"/werkgevers/gast/{uitnodiging.pk}/").status_code == 404
    velden = {"naam": "Evert EZ", "email": gast.email, "dienst": "EZ", "door": els}
    opnieuw = meehelpen.nodig_uit(vraag=vraag, **velden)
    assert als(gast).get(f"/werkgevers/gast/{opnieuw.pk}/").status_code == 200


def test_een_gast_van_twee_vragen_heeft_een_account(
    vraag: Werkgeversvraag, gast: Gebruiker, els: Medewerker, werkgever: Werkgever
) -> None:
    tweede = WerkgeversvraagFabriek(werkgever=werkgever)
    velden = {"naam": "E.", "email": gast.email, "dienst": "EZ", "door": els}
    assert meehelpen.nodig_uit(vraag=tweede, **velden).gebruiker == gast
    with pytest.raises(NietToegestaan, match="al een account"):
        meehelpen.nodig_uit(vraag=tweede, **{**velden, "email": els.gebruiker.email})
