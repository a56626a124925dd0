"""Evidence: a file, a link or a figure; checked, shared or not, and withdrawn with a reason."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from keten.fouten import RechtOntbreekt
from keten.models import Locatie, Medewerker
from landkaart import bewijzen, indienen, voorbereiden
from landkaart.models import Bewijs, Mijlpaal, Scorebewijs
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.landkaart.invullers import aanjager as aanjager
from tests.landkaart.invullers import mijlpalen as mijlpalen
from tests.landkaart.invullers import mt as mt
from tests.landkaart.invullers import voorbereider as voorbereider
from tests.pagina import tekst

PDF = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def _velden(**velden: Any) -> dict[str, Any]:
    return {"titel": "Ketenjaarplan", "link": "", "indiening": str(uuid.uuid4()), "delen": "on", **velden}


@pytest.mark.eis("L-27")
def test_een_document_wordt_bewijs_en_is_door_andere_locaties_te_lezen(
    als: Als, mt: Medewerker, dirk: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    url = reverse("landkaart:bewijs_nieuw", args=["m04"])
    als(mt).post(url, _velden(bestand=SimpleUploadedFile("plan.pdf", PDF)))
    bewijs = Bewijs.objects.get()
    assert "Ketenjaarplan" in tekst(als(mt).get(reverse("landkaart:bewijzen")))
    ophalen = reverse("landkaart:bewijs_ophalen", args=[bewijs.pk])
    antwoord = als(dirk).get(ophalen)
    assert b"".join(antwoord.streaming_content) == PDF  # type: ignore[attr-defined]
    assert antwoord.headers["Content-Disposition"].startswith("attachment")
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    Bewijs.objects.update(delen=False)
    assert als(dirk).get(ophalen).status_code == 404
    eigen = als(mt).get(ophalen)
    assert eigen.status_code == 200
    eigen.close()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({}, "Kies één van de drie"),
        ({"link": "javascript:alert(1)"}, "adres"),
        ({"link": "https://x.nl", "bestand": SimpleUploadedFile("p.pdf", PDF)}, "Kies één van de drie"),
        ({"bestand": SimpleUploadedFile("p.pdf", b"<html>")}, "geen pdf"),
        ({"bestand": SimpleUploadedFile("p.exe", b"MZ")}, "Dit soort bestand kan niet"),
        ({"bestand": SimpleUploadedFile("p.pdf", b"")}, "leeg"),
    ],
)
def test_verkeerd_bewijs_wordt_geweigerd_met_de_reden(
    als: Als, mt: Medewerker, mijlpalen: dict[int, Mijlpaal], velden: dict[str, Any], melding: str
) -> None:
    antwoord = als(mt).post(reverse("landkaart:bewijs_nieuw", args=["m04"]), _velden(**velden))
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert not Bewijs.objects.exists()


def test_twee_keer_versturen_geeft_een_bewijs(
    als: Als, mt: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    velden = _velden(link="https://www.voorbeeld.nl/plan")
    client, url = als(mt), reverse("landkaart:bewijs_nieuw", args=["m04"])
    client.post(url, velden)
    assert client.post(url, velden).status_code == 422
    assert Bewijs.objects.count() == 1


@pytest.mark.eis("L-28")
def test_het_cijfer_van_het_portaal_is_met_een_vinkje_bewijs(
    als: Als, mt: Medewerker, mijlpalen: dict[int, Mijlpaal]
) -> None:
    als(mt).post(reverse("landkaart:bewijs_nieuw", args=["m08"]), _velden(cijfer="on"))
    assert Bewijs.objects.get().cijfer == "0%: 0 van de 1 MT-leden hebben een portefeuille."


def test_ingetrokken_bewijs_opent_niemand_meer_en_blijft_bij_de_score(
    als: Als, mt: Medewerker, apeldoorn: Locatie, mijlpalen: dict[int, Mijlpaal]
) -> None:
    client = als(mt)
    client.post(
        reverse("landkaart:bewijs_nieuw", args=["m10"]), _velden(bestand=SimpleUploadedFile("p.pdf", PDF))
    )
    bewijs = Bewijs.objects.get()
    concept = voorbereiden.bewaar(
        locatie=apeldoorn,
        mijlpaal=mijlpalen[10],
        versie=0,
        percentage=50,  # type: ignore[arg-type]
        criteria=[],
        gegevens={},
        notitie="",
        door=mt,
    )
    indienen.dien_in(locatie=apeldoorn, versies={concept.pk: 1}, door=mt)
    url = reverse("landkaart:bewijs_intrekken", args=[bewijs.pk])
    assert client.post(url, {"reden": ""}).status_code == 422
    client.post(url, {"reden": "Oude versie"})
    assert client.get(reverse("landkaart:bewijs_ophalen", args=[bewijs.pk])).status_code == 404
    assert Scorebewijs.objects.get().bewijs == bewijs
    assert client.get(url).status_code == 404


def test_bewijs_van_een_ander_trekt_niemand_in(
    als: Als, mt: Medewerker, gouda: Locatie, mijlpalen: dict[int, Mijlpaal]
) -> None:
    als(mt).post(reverse("landkaart:bewijs_nieuw", args=["m04"]), _velden(link="https://x.nl/"))
    elders = MedewerkerFabriek(rollen=["mt_lid"], locaties=[gouda])
    url = reverse("landkaart:bewijs_intrekken", args=[Bewijs.objects.get().pk])
    assert als(elders).post(url, {"reden": "weg"}).status_code == 404
    with pytest.raises(RechtOntbreekt):
        bewijzen.trek_in(bewijs=Bewijs.objects.get(), reden="weg", door=elders)


def test_wie_elders_werkt_voegt_hier_niets_toe(
    apeldoorn: Locatie, gouda: Locatie, mijlpalen: dict[int, Mijlpaal]
) -> None:
    elders = MedewerkerFabriek(rollen=["mt_lid"], locaties=[gouda])
    with pytest.raises(RechtOntbreekt):
        bewijzen.voeg_toe(
            locatie=apeldoorn,
            mijlpaal=mijlpalen[4],
            titel="Plan",
            bestand=None,
            link="https://x.nl/",
            cijfer=False,
            integraal=False,
            delen=True,
            door=elders,
            indiening=uuid.uuid4(),
        )
    with pytest.raises(RechtOntbreekt):
        voorbereiden.bewaar(
            locatie=apeldoorn,
            mijlpaal=mijlpalen[4],
            versie=0,
            percentage=Decimal(50),
            criteria=[],
            gegevens={},
            notitie="",
            door=elders,
        )
