"""Nothing is exchanged in the name of somebody who has no access to the portal any more."""

import pathlib

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from keten import accounts
from keten.models import Locatie, Medewerker
from klanten.models import Contactgegevens, Inzage, Taak, Uitgifte, Uitwisseling, Uitwisselkoppeling
from klanten.tasks import wissel_uit
from klanten.uitwisselen import bestanden, instellen
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst


@pytest.mark.eis("X-78")
def test_van_wie_weg_is_gaat_niets_in_of_uit_en_een_teamleider_neemt_het_over(
    apeldoorn: Locatie,
    chaima: Medewerker,
    anna: Medewerker,
    settings: Settings,
    tmp_path: pathlib.Path,
    als: Als,
) -> None:
    apeldoorn.partners.add(chaima.partner)
    leider = {"partner": chaima.partner, "rollen": ["teamleider"], "locaties": [apeldoorn]}
    tom, ria = MedewerkerFabriek(naam="Tom Vertrok", **leider), MedewerkerFabriek(naam="Ria Blijft", **leider)
    karin = KlantFabriek(locatie=apeldoorn, contactpersoon=chaima)
    koppeling = instellen.stel_in(
        locatie=apeldoorn, systeem="sonar", partner=tom.partner, actief=True, door=tom
    )
    settings.UITWISSELMAP = str(tmp_path)
    (tmp_path / "in").mkdir()
    bestand = tmp_path / "in" / bestanden.naam(koppeling)
    kop = "klantnummer;straat;postcode;woonplaats;telefoon;email;gewijzigd-op"
    bestand.write_text(f"{kop}\n{karin.klantnummer};;;;;k@x.nl;\n")
    pagina = reverse("klanten:uitwisselkoppeling", args=[koppeling.pk])
    assert "Zet op mijn naam" not in tekst(als(ria).get(pagina))
    accounts.sluit([tom.gebruiker])
    for _keer in range(2):
        wissel_uit()
    assert "kan niet meer in het portaal" in Uitwisseling.objects.get().melding
    assert Contactgegevens.objects.get(klant=karin).email == "" and bestand.exists()
    assert not Uitgifte.objects.exists() and not Inzage.objects.filter(gebruiker=tom.gebruiker).exists()
    assert not karin.gebeurtenissen.filter(medewerker=tom).exists()
    taak = Taak.objects.get()  # one, for the team leader who is left
    assert (taak.voor, "Sonar" in taak.omschrijving) == (ria, True)
    assert "Tom Vertrok kan niet meer in het portaal" in tekst(als(ria).get(pagina))
    overnemen = reverse("klanten:uitwisselkoppeling_stand", args=[koppeling.pk])
    assert als(anna).post(overnemen, {"overnemen": "1"}).status_code == 403
    gedaan = tekst(als(ria).post(overnemen, {"overnemen": "1"}, follow=True))
    assert "nu op uw naam" in gedaan and "Zet op mijn naam" not in gedaan
    nu = Uitwisselkoppeling.objects.get()
    assert (nu.verantwoordelijk, nu.actief, Taak.objects.open().exists()) == (ria, True, False)
    wissel_uit()
    assert Contactgegevens.objects.get(klant=karin).email == "k@x.nl"
    assert Uitwisseling.objects.get().melding == ""
