"""An application for a benefit: few questions, asked once, followed by the client, decided by a person."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker, Regelset, Regelversie, Regime, Team, Termijnregel
from keten.tijd import vandaag
from klanten import aanvragen, clientbeeld, lopend, te_doen
from klanten.aanvraagvragen import vragen_van
from klanten.instellingen_aanvraag import EINTAKE_GEMEENTE, INTAKE_DOOR, KORT, REGIE
from klanten.models import Aanvraag, Betwisting, Klant, Situatie, Taak, Uitkering
from tests.conftest import Als
from tests.fabriek import (
    AanvraagFabriek,
    BelemmeringSoortFabriek,
    MedewerkerFabriek,
    RegimeFabriek,
)
from tests.pagina import tekst
from tests.tegelijk import tegelijk

MIJN = "/klanten/mijn/aanvraag/"
IBAN = "NL91ABNA0417164300"
BOOM = {
    "alle": [
        {"feit": "route", "is": "gelijk", "waarde": "A", "naam": "Route A"},
        {"feit": "aantal_belemmeringen", "is": "kleiner_gelijk", "waarde": 0, "naam": "Laag risico"},
    ]
}


@pytest.fixture
def ww(db: None) -> Regime:
    """WW, paid by UWV."""
    return RegimeFabriek(code="ww")


@pytest.fixture
def wwb(db: None) -> Regime:
    """WWB, paid by the municipality."""
    return RegimeFabriek(code="wwb", kolom="gemeente")


@pytest.fixture
def regel(db: None) -> Regelversie:
    """Route A without circumstances gets the short form."""
    regelset = Regelset.objects.create(code="korte-aanvraag", naam="Kort", soort=Regelset.Soort.SELECTIE)
    return Regelversie.objects.create(
        regelset=regelset, nummer=1, boom=BOOM, geldig_van=datetime.date(2002, 1, 1)
    )


@pytest.fixture
def ineke(apeldoorn: Locatie) -> Medewerker:
    """Ineke of UWV decides on benefits."""
    return MedewerkerFabriek(naam="Ineke Inkomen", rollen=["inkomensconsulent"], locaties=[apeldoorn])


@pytest.fixture
def marieke(als: Als, klant: Klant) -> Client:
    """The client's own browser; her identity has been established."""
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    assert klant.gebruiker
    return als(klant.gebruiker)


def _begin(klant: Klant, regime: Regime, door: Medewerker | None = None) -> Aanvraag:
    klant.refresh_from_db()
    return aanvragen.begin(klant=klant, regime=regime, door=door)


def _nu(aanvraag: Aanvraag) -> Aanvraag:
    return Aanvraag.objects.get(pk=aanvraag.pk)


def _antwoorden(aanvraag: Aanvraag, **anders: Any) -> dict[str, Any]:
    """A complete short form; the situation 'werkloos' is known already."""
    return {
        "versie": _nu(aanvraag).versie,
        "eerste_dag": f"{vandaag():%d-%m-%Y}",
        "reden_werkloos": "contract",
        "klopt_arbeid": "ja",
        "werkloos_sinds": "1-3-2026",
        "laatste_beroep": "Kok",
        "beschikbaar_vanaf": f"{vandaag():%d-%m-%Y}",
        "uren_per_week": "32",
        "woonvorm": "alleen",
        "inkomsten_per_maand": "1.250,50",
        "iban": IBAN,
        **anders,
    }


def _staf(klant: Klant, aanvraag: Aanvraag, naam: str = "aanvraag_bekijken") -> str:
    return reverse(f"klanten:{naam}", args=[klant.klantnummer, aanvraag.pk])


# --- which form ------------------------------------------------------------------------------------


@pytest.mark.eis("K-40")
def test_route_a_met_laag_risico_krijgt_ongeveer_tien_vragen(
    klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    assert aanvraag.vorm == "kort"
    assert len(vragen_van(aanvraag)) == 10
    assert aanvraag.regelversie == regel
    assert aanvraag.uitleg["doorslag"] == ["Route A", "Laag risico"]


@pytest.mark.eis("K-40")
def test_een_ander_krijgt_het_volledige_formulier(
    klant: Klant, ww: Regime, wwb: Regime, anna: Medewerker, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="B")
    assert _begin(klant, ww).vorm == "volledig"
    clientbeeld.werk_bij(klant, route="A")
    klant.belemmeringen.create(soort=BelemmeringSoortFabriek(), van=vandaag())
    aanvraag = _begin(klant, wwb, anna)
    assert aanvraag.vorm == "volledig"
    assert {"vermogen", "woonlasten"} <= {vraag.code for vraag in vragen_van(aanvraag)}


@pytest.mark.eis("K-40")
def test_een_locatie_kan_de_korte_aanvraag_uitzetten(
    klant: Klant, ww: Regime, regel: Regelversie, apeldoorn: Locatie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    instellingen.zet(code=KORT, gebied=apeldoorn, waarde=False)
    assert _begin(klant, ww).vorm == "volledig"


# --- online ----------------------------------------------------------------------------------------


@pytest.mark.eis("K-35")
def test_online_aanvragen_kan_alleen_waar_de_locatie_dat_wil(
    marieke: Client, klant: Klant, ww: Regime, wwb: Regime, apeldoorn: Locatie
) -> None:
    nieuw = f"{MIJN}nieuw/"
    pagina = marieke.get(nieuw)
    assert "WWB" not in tekst(pagina)
    nummer = pagina.context["form"]["indiening"].value()
    geweigerd = marieke.post(nieuw, {"regime": wwb.pk, "indiening": nummer})
    assert geweigerd.status_code == 422
    assert not Aanvraag.objects.exists()
    instellingen.zet(code=EINTAKE_GEMEENTE, gebied=apeldoorn, waarde=True)
    assert "WWB" in tekst(marieke.get(nieuw))
    antwoord = marieke.post(nieuw, {"regime": wwb.pk, "indiening": nummer})
    aanvraag = Aanvraag.objects.get()
    assert antwoord["Location"] == f"{MIJN}{aanvraag.pk}/"
    assert aanvraag.partner.kolom == "gemeente"


def test_een_domeinfunctie_weigert_online_ook_zelf(klant: Klant, wwb: Regime) -> None:
    with pytest.raises(NietToegestaan, match="balie"):
        _begin(klant, wwb)


@pytest.mark.eis("K-09", "K-40")
def test_wat_bekend_is_wordt_bevestigd_en_niet_gevraagd(
    marieke: Client, klant: Klant, ww: Regime, bram: Medewerker
) -> None:
    Uitkering.objects.create(
        klant=klant, regime=RegimeFabriek(code="wia"), partner=bram.partner, van=datetime.date(2026, 1, 5)
    )
    aanvraag = _begin(klant, ww)
    pagina = marieke.get(f"{MIJN}{aanvraag.pk}/")
    velden = pagina.context["form"].fields
    assert "arbeid" not in velden and "klopt_arbeid" in velden
    assert "WIA" in str(velden["klopt_andere_uitkering"].label)
    assert velden["klopt_andere_uitkering"].help_text == "Bekend sinds 5 januari 2026, door UWV"
    assert "Bekend sinds" in tekst(pagina)


@pytest.mark.eis("K-35", "K-46", "K-34")
def test_de_klant_verstuurt_en_volgt_de_aanvraag(
    marieke: Client, klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    antwoord = marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag))
    assert antwoord["Location"] == MIJN
    nu = _nu(aanvraag)
    assert (nu.stand, nu.ingediend_op) == ("ingediend", vandaag())
    situatie = Situatie.objects.get(klant=klant)
    assert (situatie.iban, situatie.laatste_beroep, situatie.vraagt_uitkering) == (IBAN, "Kok", True)
    Aanvraag.objects.update(ingediend_op=vandaag() - datetime.timedelta(days=6))
    pagina = tekst(marieke.get(MIJN))
    assert "Uw aanvraag loopt nu 6 dagen." in pagina
    assert "Wij bekijken uw aanvraag" in pagina
    klant.beeld.refresh_from_db()
    assert klant.beeld.aanvraag == "ingediend"
    assert any(zaak.sleutel == f"aanvraag:{aanvraag.pk}" for zaak in lopend.van(klant))


def test_bewaren_mag_half_en_versturen_niet(
    marieke: Client, klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    adres, half = f"{MIJN}{aanvraag.pk}/", {"versie": 1, "laatste_beroep": "Kok", "eerste_dag": "31-12-2026"}
    versturen = marieke.post(adres, half)
    assert versturen.status_code == 422
    assert "Kok" in versturen.content.decode()
    assert marieke.post(adres, {**half, "actie": "bewaar"}).status_code == 302
    form = marieke.get(adres).context["form"]
    assert (form["laatste_beroep"].value(), form["eerste_dag"].value()) == ("Kok", "31-12-2026")
    assert Situatie.objects.get(klant=klant).laatste_beroep == ""
    assert [ding.sleutel for ding in te_doen.van(klant) if "aanvraag" in ding.sleutel] == [
        f"aanvraag:{aanvraag.pk}"
    ]


@pytest.mark.eis("H-01")
def test_zonder_vastgestelde_identiteit_wordt_niets_verstuurd(
    als: Als, klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    client = als(klant.gebruiker)  # type: ignore[arg-type]
    assert "Laat eerst zien wie u bent" in tekst(client.get(f"{MIJN}{aanvraag.pk}/"))
    antwoord = client.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag))
    assert antwoord.status_code == 422
    assert "identiteit" in tekst(antwoord)
    assert _nu(aanvraag).stand == "concept"


@pytest.mark.eis("K-09")
def test_wat_niet_klopt_wordt_een_betwisting_en_niet_stil_gewijzigd(
    marieke: Client, klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    zonder = marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag, klopt_arbeid="nee"))
    assert zonder.status_code == 422
    met = _antwoorden(aanvraag, klopt_arbeid="nee", anders_arbeid="Ik werk nog twee weken")
    assert marieke.post(f"{MIJN}{aanvraag.pk}/", met).status_code == 302
    situatie = Situatie.objects.get(klant=klant)
    assert (situatie.arbeid, situatie.werkloos_sinds, situatie.iban) == ("werkloos", None, IBAN)
    assert Betwisting.objects.get(klant=klant).toelichting == "Ik werk nog twee weken"


def test_antwoorden_die_elkaar_tegenspreken_geven_een_melding_in_gewone_woorden(
    marieke: Client, klant: Klant, ww: Regime, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    antwoord = marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag, werkloos_sinds="1-3-1985"))
    assert antwoord.status_code == 422
    assert "Deze datum past niet bij uw situatie" in tekst(antwoord)
    assert _nu(aanvraag).stand == "concept"


def test_twee_schrijvers_zien_elkaars_antwoorden(
    marieke: Client, klant: Klant, ww: Regime, bram: Medewerker, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    marieke.post(f"{MIJN}{aanvraag.pk}/", {"versie": 1, "laatste_beroep": "Kok", "actie": "bewaar"})
    oud = marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag, versie=1, laatste_beroep="Bakker"))
    assert oud.status_code == 422
    assert "Kok" in tekst(oud) and "Bakker" in oud.content.decode()
    nieuw = oud.context["form"]["versie"].value()
    assert marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag, versie=nieuw)).status_code == 302


def test_een_klant_komt_niet_bij_de_aanvraag_van_een_ander(marieke: Client, klant: Klant, ww: Regime) -> None:
    ander = AanvraagFabriek(regime=ww, stand="concept")
    for deel in ("", "stoppen/"):
        assert marieke.get(f"{MIJN}{ander.pk}/{deel}").status_code == 404
    assert marieke.post(f"{MIJN}{ander.pk}/bevestigen/").status_code == 404


def test_een_tweede_aanvraag_van_dezelfde_uitkering_kan_niet(klant: Klant, ww: Regime) -> None:
    _begin(klant, ww)
    with pytest.raises(ValidationError, match="loopt al een aanvraag"):
        _begin(klant, ww)


@pytest.mark.django_db(transaction=True)
def test_twee_aanvragen_op_hetzelfde_moment_worden_er_een(klant: Klant, ww: Regime) -> None:
    uitkomsten = tegelijk(*[lambda: aanvragen.begin(klant=klant, regime=ww, door=None)] * 2)
    assert Aanvraag.objects.count() == 1
    assert sum(isinstance(uitkomst, Exception) for uitkomst in uitkomsten) == 1


# --- on behalf of the client -----------------------------------------------------------------------


@pytest.mark.eis("K-36")
def test_wat_een_medewerker_invult_is_gemerkt_en_kan_de_klant_bevestigen(
    als: Als, marieke: Client, klant: Klant, wwb: Regime, bram: Medewerker, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, route="A")
    client, nieuw = als(bram), reverse("klanten:aanvraag_nieuw", args=[klant.klantnummer])
    nummer = client.get(nieuw).context["form"]["indiening"].value()
    antwoord = client.post(nieuw, {"regime": wwb.pk, "indiening": nummer})
    aanvraag = Aanvraag.objects.get()
    assert antwoord["Location"] == _staf(klant, aanvraag, "aanvraag_invullen")
    assert client.post(antwoord["Location"], _antwoorden(aanvraag)).status_code == 302
    bekeken = tekst(client.get(_staf(klant, aanvraag)))
    assert "Ingevuld namens cliënt door Bram Coach. De cliënt heeft dit nog niet bevestigd." in bekeken
    assert "Ingevuld namens u door Bram Coach" in tekst(marieke.get(MIJN))
    marieke.post(f"{MIJN}{aanvraag.pk}/bevestigen/")
    assert _nu(aanvraag).bevestigd_op is not None
    assert "De cliënt bevestigde dit" in tekst(client.get(_staf(klant, aanvraag)))
    zin = klant.gebeurtenissen.filter(soort="aanvraag").first()
    assert zin is not None and zin.door_klant and "bevestigd" in zin.zin


# --- who takes it in -------------------------------------------------------------------------------


@pytest.mark.eis("K-50")
def test_de_gemeente_kiest_wie_de_uitkeringsintake_doet(
    als: Als, klant: Klant, wwb: Regime, anna: Medewerker, chaima: Medewerker, regel: Regelversie
) -> None:
    clientbeeld.werk_bij(klant, identiteit_op=vandaag())
    gemeente = Ketenpartner.objects.get(code="gemeente-apeldoorn")
    eerste = _begin(klant, wwb, anna)
    assert eerste.intake_door.kolom == "cwi"
    aanvragen.zie_af(aanvraag=eerste, afzienreden="anders", reden="vergissing", door=anna)
    instellingen.zet(code=INTAKE_DOOR, gebied=gemeente, waarde="gemeente")
    tweede = _begin(klant, wwb, anna)
    assert tweede.intake_door == gemeente
    eigen = "/klanten/aanvragen/?van=eigen"
    assert [a.pk for a, _ in als(chaima).get(eigen).context["rijen"]] == [tweede.pk]
    assert als(anna).get(eigen).context["rijen"] == []


@pytest.mark.eis("K-50")
def test_wie_ouder_is_dan_de_grens_gaat_meteen_naar_de_betaler(klant: Klant, ww: Regime) -> None:
    klant.geboortedatum = vandaag() - datetime.timedelta(days=66 * 366)
    klant.save()
    assert _begin(klant, ww).intake_door.kolom == "uwv"


def test_de_intake_wacht_op_de_backoffice_van_wie_hem_doet(
    klant: Klant, ww: Regime, anna: Medewerker, bram: Medewerker, marieke: Client, regel: Regelversie
) -> None:
    team = Team.objects.create(naam="Backoffice", locatie=klant.locatie, soort=Team.Soort.BACKOFFICE)
    team.leden.add(anna)
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag))
    taak = Taak.objects.get(sleutel=f"aanvraag:{aanvraag.pk}:intake")
    assert (taak.team, taak.voor) == (team, None)
    assert taak.omschrijving == "Uitkeringsintake WW (CWI)"


# --- the search period -----------------------------------------------------------------------------


@pytest.mark.eis("K-41")
def test_op_route_a_begint_een_zoekperiode_met_een_zichtbaar_einde(
    marieke: Client, klant: Klant, ww: Regime, regel: Regelversie, apeldoorn: Locatie
) -> None:
    Termijnregel.objects.create(
        code="zoekperiode", naam="zoeken", aantal=4, eenheid="week", locatie=apeldoorn
    )
    clientbeeld.werk_bij(klant, route="A")
    aanvraag = _begin(klant, ww)
    marieke.post(f"{MIJN}{aanvraag.pk}/", _antwoorden(aanvraag))
    nu, einde = _nu(aanvraag), vandaag() + datetime.timedelta(weeks=4)
    assert (nu.stand, nu.zoeken_tot) == ("zoekperiode", einde)
    assert not Taak.objects.filter(soort=Taak.Soort.AANVRAAG).exists()
    assert "Daarna gaat uw aanvraag vanzelf verder" in tekst(marieke.get(MIJN))


# --- who does which step ---------------------------------------------------------------------------


@pytest.mark.eis("K-44")
def test_de_werkcoach_start_een_stap_maar_voert_geen_bedrag_in(
    als: Als, klant: Klant, bram: Medewerker
) -> None:
    aanvraag, client = AanvraagFabriek(klant=klant), als(bram)
    assert "ingediend" in tekst(client.get(_staf(klant, aanvraag)))
    client.post(_staf(klant, aanvraag, "aanvraag_behandelen"))
    nu = _nu(aanvraag)
    assert (nu.stand, nu.behandeld_sinds) == ("in_behandeling", vandaag())
    assert nu.beslissen_voor == vandaag() + datetime.timedelta(weeks=8)
    assert client.get(_staf(klant, aanvraag, "aanvraag_besluit")).status_code == 403


@pytest.mark.eis("K-44")
def test_bij_een_partner_kan_alleen_de_consulent_een_stap_starten(
    als: Als, klant: Klant, bram: Medewerker, ineke: Medewerker
) -> None:
    aanvraag = AanvraagFabriek(klant=klant)
    instellingen.zet(code=REGIE, gebied=aanvraag.partner, waarde="inkomensconsulent")
    antwoord = als(bram).post(_staf(klant, aanvraag, "aanvraag_behandelen"), follow=True)
    assert "Bij UWV neemt de inkomensconsulent de aanvraag in behandeling." in tekst(antwoord)
    als(ineke).post(_staf(klant, aanvraag, "aanvraag_behandelen"))
    assert _nu(aanvraag).stand == "in_behandeling"


@pytest.mark.eis("K-20")
def test_wie_afziet_houdt_een_open_dossier_zonder_inkomensgegevens(
    marieke: Client, klant: Klant, als: Als, bram: Medewerker
) -> None:
    Situatie.objects.filter(klant=klant).update(iban=IBAN, vraagt_uitkering=True)
    aanvraag = AanvraagFabriek(klant=klant)
    Taak.objects.create(
        klant=klant,
        locatie=klant.locatie,
        omschrijving="Uitkeringsintake",
        vervalt_op="2027-01-01T12:00Z",
        sleutel=f"aanvraag:{aanvraag.pk}:intake",
    )
    adres = f"{MIJN}{aanvraag.pk}/stoppen/"
    antwoord = marieke.post(adres, {"afzienreden": "werk", "reden": "Bij de bakker"}, follow=True)
    assert "Wij helpen u nog wel met werk zoeken." in tekst(antwoord)
    klant.beeld.refresh_from_db()
    assert (_nu(aanvraag).stand, klant.beeld.aanvraag, klant.beeld.status) == (
        "afgezien",
        "afgezien",
        "actief",
    )
    situatie = Situatie.objects.get(klant=klant)
    assert (situatie.iban, situatie.vraagt_uitkering) == ("", False)
    assert Taak.objects.get().gedaan_op is not None
    assert als(bram).get(reverse("klanten:dossier", args=[klant.klantnummer])).status_code == 200
    nog_eens = marieke.post(adres, {"afzienreden": "zegt_niet"})
    assert nog_eens.status_code == 422
    assert "Dit kan niet meer" in tekst(nog_eens)


@pytest.mark.eis("H-43")
def test_stoppen_vraagt_een_reden_thuis_en_aan_de_balie(
    marieke: Client, klant: Klant, als: Als, bram: Medewerker, ww: Regime, wwb: Regime
) -> None:
    thuis, balie = AanvraagFabriek(klant=klant, regime=ww), AanvraagFabriek(klant=klant, regime=wwb)
    mijn, staf, coach = f"{MIJN}{thuis.pk}/stoppen/", _staf(klant, balie, "aanvraag_afzien"), als(bram)
    assert "Dat zeg ik liever niet" in tekst(marieke.get(mijn))
    for client, adres in ((marieke, mijn), (coach, staf)):
        for fout, melding in (
            ({"reden": "Zomaar."}, "Kies "),
            ({"afzienreden": "onzin", "reden": "Zomaar."}, "geldige keuze"),
            ({"afzienreden": "anders", "reden": " "}, "Vul in wat de reden is."),
        ):
            antwoord = client.post(adres, fout)
            assert antwoord.status_code == 422 and melding in tekst(antwoord)
            assert fout["reden"].strip() in antwoord.content.decode()
    marieke.post(mijn, {"afzienreden": "zegt_niet"})
    coach.post(staf, {"afzienreden": "work_first", "reden": "Vindt het te ver."})
    thuis.refresh_from_db()
    balie.refresh_from_db()
    assert (thuis.afzienreden, thuis.reden, thuis.afgezien_op) == ("zegt_niet", "", vandaag())
    assert (balie.afzienreden, balie.reden) == ("work_first", "Vindt het te ver.")
    pagina = tekst(coach.get(_staf(klant, balie, "aanvraag_bekijken")))
    assert "wil niet meedoen aan Work First" in pagina and "Vindt het te ver." in pagina
