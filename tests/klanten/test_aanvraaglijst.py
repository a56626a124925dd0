"""The list of applications, and who gets to one."""

import pytest
from django.urls import reverse

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Aanvraag, Klant
from tests.conftest import Als
from tests.fabriek import AanvraagFabriek, KetenpartnerFabriek, RegimeFabriek, maak_klanten
from tests.pagina import tekst, vragen

LIJST = "/klanten/aanvragen/"


def _adres(klant: Klant, aanvraag: Aanvraag) -> str:
    return reverse("klanten:aanvraag_bekijken", args=[klant.klantnummer, aanvraag.pk])


def test_de_lijst_filtert_sorteert_en_kent_alleen_de_eigen_locatie(
    als: Als, klant: Klant, bram: Medewerker, gouda: Locatie
) -> None:
    ww, wwb = RegimeFabriek(code="ww"), RegimeFabriek(code="wwb", kolom="gemeente")
    een = AanvraagFabriek(klant=klant, regime=ww)
    twee = AanvraagFabriek(
        klant=klant, regime=wwb, stand="in_behandeling", ingediend_op=vandaag(), intake_door=bram.partner
    )
    AanvraagFabriek(klant__locatie=gouda, regime=ww)
    AanvraagFabriek(klant=klant, regime=ww, stand="afgezien")
    client = als(bram)

    def rijen(vraag: str = "") -> list[int]:
        return [aanvraag.pk for aanvraag, _ in client.get(f"{LIJST}{vraag}").context["rijen"]]

    assert rijen() == [een.pk, twee.pk]
    assert rijen("?sorteer=-ingediend") == [twee.pk, een.pk]
    assert rijen("?regime=wwb") == [twee.pk]
    assert rijen("?van=eigen") == [twee.pk]
    assert len(rijen("?stand=alles")) == 3
    assert rijen("?stand=onzin&sorteer=onzin") == [een.pk, twee.pk]
    assert "Geen aanvragen gevonden" in tekst(client.get(f"{LIJST}?stand=afgewezen"))


def test_de_lijst_vraagt_de_database_niet_meer_bij_meer_aanvragen(
    als: Als, bram: Medewerker, apeldoorn: Locatie
) -> None:
    client, ww, cwi = als(bram), RegimeFabriek(code="ww"), KetenpartnerFabriek(code="cwi")

    def vul(aantal: int) -> None:
        Aanvraag.objects.bulk_create(
            Aanvraag(
                klant=k, locatie=apeldoorn, regime=ww, partner=bram.partner, intake_door=cwi, vorm="kort"
            )
            for k in maak_klanten(aantal, locatie=apeldoorn)
        )

    vul(5)
    weinig = vragen(client, LIJST)
    vul(60)
    assert vragen(client, LIJST) == weinig


@pytest.mark.eis("X-17")
def test_een_andere_locatie_ziet_de_aanvraag_niet(als: Als, klant: Klant, dirk: Medewerker) -> None:
    aanvraag = AanvraagFabriek(klant=klant)
    assert als(dirk).get(_adres(klant, aanvraag)).status_code == 404


def test_een_nummer_van_een_ander_dossier_bestaat_hier_niet(als: Als, klant: Klant, bram: Medewerker) -> None:
    ander = AanvraagFabriek()
    assert als(bram).get(_adres(klant, ander)).status_code == 404
