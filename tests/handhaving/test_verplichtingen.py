"""Duties: the client's own applications count, and a person judges."""

import pytest
from django.urls import reverse

from handhaving.controles import verplichtingen
from handhaving.models import Verplichting
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import documenten
from klanten.models import Document, Klant, Sollicitatie
from tests.conftest import Als
from tests.handhaving.controlewereld import DAG, bestel, stuur, weiger
from tests.pagina import tekst

pytestmark = pytest.mark.usefixtures("controlemiddelen")


@pytest.mark.eis("H-32")
def test_plichten_tellen_de_eigen_sollicitaties_en_een_mens_oordeelt(
    klant: Klant, chaima: Medewerker, dirk: Medewerker, als: Als
) -> None:
    balie, dag = als(chaima), vandaag()
    nieuw = reverse("handhaving:verplichting_nieuw", args=[klant.klantnummer])
    velden = {"soort": "sollicitatie", "wat": "Twee sollicitaties", "doel": 2, "van": f"{dag:%d-%m-%Y}"}
    fout = stuur(balie, nieuw, **velden, tot=f"{dag - DAG:%d-%m-%Y}")
    assert fout.status_code == 422 and "Twee sollicitaties" in fout.content.decode()
    stuur(balie, nieuw, **velden, tot=f"{dag + 20 * DAG:%d-%m-%Y}")
    plicht = klant.verplichtingen.get()
    for aantal in (1, 2):
        Sollicitatie.objects.create(klant=klant, werkgever="Bakker", functie="Hulp", op=dag)
        Sollicitatie.objects.create(klant=klant, werkgever="Oud", functie="Hulp", op=dag - DAG)
        eigen = tekst(als(klant.gebruiker).get(reverse("handhaving:mijn_besluiten")))
        assert f"U schreef {aantal} van 2 sollicitaties op" in eigen
    assert "gehaald" in eigen

    def oordeel(welk: str, reden: str = "", door: Medewerker = chaima) -> Verplichting:
        return verplichtingen.beoordeel(
            verplichting=plicht, oordeel=welk, reden=reden, versie=plicht.versie, door=door
        )

    weiger(lambda: oordeel("niet_voldaan", "Niets gedaan."), "nog tijd")
    weiger(lambda: oordeel("voldaan", door=dirk), "U werkt niet op")
    pagina = reverse("handhaving:verplichting", args=[klant.klantnummer, plicht.pk])
    zonder = stuur(balie, pagina, oordeel="vrijgesteld", reden="", versie=plicht.versie)
    assert zonder.status_code == 422 and "Schrijf op waarom" in tekst(zonder)
    oordeel("vrijgesteld", "Ziek.")
    botst = stuur(balie, pagina, oordeel="voldaan", reden="", versie=plicht.versie)
    assert botst.status_code == 422 and "Iemand anders heeft deze gegevens gewijzigd" in tekst(botst)
    assert not klant.overtredingen.exists(), "er volgt nooit iets vanzelf"


@pytest.mark.eis("K-65")
def test_wie_een_sollicitatieplicht_controleert_ziet_hoeveel_met_bewijs_is(
    klant: Klant, chaima: Medewerker, als: Als
) -> None:
    van, tot = vandaag() - 20 * DAG, vandaag() - DAG
    plicht = Verplichting.objects.create(
        klant=klant,
        locatie=klant.locatie,
        soort="sollicitatie",
        wat="Drie sollicitaties",
        doel=3,
        van=van,
        tot=tot,
        gemaakt_door=chaima,
        partner=chaima.partner,
    )
    stuk = {
        "klant": klant,
        "mediatype": "text/plain",
        "extensie": "txt",
        "bytes": 1,
        "bestand": "a.txt",
        "door": klant.gebruiker,
    }
    brief, weg = (Document.objects.create(soort="brief", titel=titel, **stuk) for titel in ("A", "B"))
    documenten.trek_in(document=weg, reden="Verkeerd dossier.", door=chaima)
    for bewijs in (brief, weg, None):
        Sollicitatie.objects.create(klant=klant, werkgever="Bakker", functie="Hulp", op=tot, bewijs=bewijs)
    Sollicitatie.objects.create(klant=klant, werkgever="Oud", functie="Hulp", op=van - DAG, bewijs=brief)
    balie = als(chaima)
    pagina = reverse("handhaving:verplichting", args=[klant.klantnummer, plicht.pk])
    gelezen = balie.get(pagina)
    assert "Gevraagd 3 keer" in tekst(gelezen) and "3 keer, 1 met bewijs" in tekst(gelezen)
    naar = (
        f"{reverse('klanten:zoektocht', args=[klant.klantnummer])}?van={van:%d-%m-%Y}&amp;tot={tot:%d-%m-%Y}"
    )
    assert f'href="{naar}"' in gelezen.content.decode()
    erachter = tekst(balie.get(naar.replace("&amp;", "&")))
    assert "3 sollicitaties (3 wacht op antwoord), 1 met bewijs." in erachter
    controle = bestel(klant, "verplichtingen", chaima, "administratief")
    adres = reverse("handhaving:controle", args=[klant.klantnummer, controle.pk])
    assert "3 van 3 sollicitaties, 1 met bewijs" in tekst(balie.get(adres))
    plicht.refresh_from_db()
    assert plicht.oordeel == "" and not klant.overtredingen.exists()
    assert "En nog" not in tekst(balie.get(adres))
    assert "3 van 3 sollicitaties op, 1 met bewijs" in tekst(
        als(klant.gebruiker).get(reverse("handhaving:mijn_besluiten"))
    )
    vast = {"klant": klant, "locatie": klant.locatie, "soort": "anders", "van": van, "tot": tot}
    vast |= {"gemaakt_door": chaima, "partner": chaima.partner}
    Verplichting.objects.bulk_create(Verplichting(wat=f"Plicht {nummer}", **vast) for nummer in range(20))
    vol = balie.get(adres)
    alle = reverse("handhaving:verplichtingen", args=[klant.klantnummer])
    assert f'<a href="{alle}">En nog 11 plichten</a>' in vol.content.decode()
    assert len(vol.context["plichten"]) == 10
    eigen = als(klant.gebruiker).get(reverse("handhaving:mijn_besluiten"))
    assert len(eigen.context["verplichtingen"]) == 21, "de klant leest ze allemaal"
