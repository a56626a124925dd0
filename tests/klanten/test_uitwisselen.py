"""Exchanging with systems of partners: whose value holds, what leaves, and what a person decides."""

import csv
import datetime
import pathlib
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.fixtures import Settings

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.invoer import inlezen, soorten, terugdraaien
from keten.models import Invoerrij, Locatie, Medewerker
from keten.tijd import vandaag
from klanten import bsn, intake, persoonsgegevens
from klanten.models import (
    Contactgegevens,
    Identiteitsnummer,
    Inzage,
    Klant,
    Overname,
    Situatie,
    Taak,
    Uitgifte,
    Uitwisseling,
    Uitwisselkoppeling,
    Verschil,
)
from klanten.tasks import wissel_uit
from klanten.uitwisselen import bestanden, instellen, uitgeven, uitvoeren, verschillen
from klanten.uitwisselen.velden import ADRES, BESCHIKBAAR, TELEFOON, UREN
from klanten.uitwisselen.waarden import Uitkomst, code, uit_rij, vergelijk
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.klanten import UitkeringFabriek
from tests.pagina import tekst
from tests.tegelijk import tegelijk

KOP = "klantnummer;straat;postcode;woonplaats;telefoon;email;gewijzigd-op"
DAG = datetime.timedelta(days=1)
OUD, NIEUW = "055 580 1234", "055 580 9999"


@pytest.fixture
def tom(apeldoorn: Locatie, chaima: Medewerker) -> Medewerker:
    """Tom of the municipality: teamleider in Apeldoorn, who answers for the exchange."""
    apeldoorn.partners.add(chaima.partner)
    return MedewerkerFabriek(
        naam="Tom Teamleider", partner=chaima.partner, rollen=["teamleider"], locaties=[apeldoorn]
    )


@pytest.fixture
def sonar(apeldoorn: Locatie, tom: Medewerker) -> Uitwisselkoppeling:
    """Sonar of the municipality, to have one partner in all tests."""
    return instellen.stel_in(locatie=apeldoorn, systeem="sonar", partner=tom.partner, actief=True, door=tom)


@pytest.fixture
def karin(apeldoorn: Locatie, chaima: Medewerker) -> Klant:
    """A client whom the municipality guides."""
    return KlantFabriek(locatie=apeldoorn, voornamen="Karin", achternaam="Bos", contactpersoon=chaima)


def _rij(klant: Klant, telefoon: str = "", email: str = "", adres: str = ";;", op: str = "") -> str:
    return f"{klant.klantnummer};{adres};{telefoon};{email};{op}"


def _bestand(*rijen: str) -> bytes:
    return "\n".join([KOP, *rijen]).encode()


def _over_werk(klant: Klant, werk: str, telefoon: str = "") -> bytes:
    kop = f"{KOP};laatste-beroep;gewenst-beroep;uren-per-week;beschikbaar-vanaf"
    return f"{kop}\n{_rij(klant, telefoon)};{werk}".encode()


def _situatie(klant: Klant) -> Situatie:
    return Situatie.objects.get(klant=klant)


def _telefoon(klant: Klant) -> str:
    return str(Contactgegevens.objects.get(klant=klant).telefoon.as_national)


def _wijzig(klant: Klant, door: Medewerker, **velden: Any) -> None:
    klant = Klant.objects.get(pk=klant.pk)
    persoonsgegevens.wijzig_contactgegevens(
        klant=klant, versie=klant.contactgegevens.versie, door=door, **velden
    )


@pytest.mark.eis("X-78")
@pytest.mark.parametrize(
    ("basis", "ons", "hun", "wie"),
    [
        ("a", "a", "a", Uitkomst.GELIJK),
        ("a", "a", "b", Uitkomst.HUN),
        ("a", "b", "a", Uitkomst.ONS),
        ("a", "b", "b", Uitkomst.GELIJK),
        ("a", "b", "c", Uitkomst.VERSCHIL),
        ("a", "a", "", Uitkomst.ONS),
        ("a", "", "a", Uitkomst.ONS),
        ("", "", "b", Uitkomst.HUN),
        ("", "b", "c", Uitkomst.VERSCHIL),
    ],
)
def test_wie_iets_wijzigde_bepaalt_wat_er_gebeurt(basis: str, ons: str, hun: str, wie: Uitkomst) -> None:
    assert vergelijk(basis, ons, hun) is wie


def test_een_rij_wordt_gelezen_zoals_mensen_schrijven() -> None:
    waarde, fouten = uit_rij({"straat": "Dorp 1", "postcode": "7311kz", "woonplaats": "Epe"}, ADRES)
    assert (waarde, fouten) == (("Dorp 1", "7311 KZ", "Epe"), [])
    assert uit_rij({"telefoon": "+31 55 5801234"}, TELEFOON) == ((OUD,), [])
    assert uit_rij({"straat": "Dorp 1"}, ADRES)[1] == [("postcode", "Het adres is niet volledig.")]
    assert [kolom for kolom, _zin in uit_rij({"telefoon": "12"}, TELEFOON)[1]] == ["telefoon"]
    assert uit_rij({"uren-per-week": "32"}, UREN) == (("32",), [])
    assert uit_rij({"beschikbaar-vanaf": "2027-03-01"}, BESCHIKBAAR) == (("01-03-2027",), [])
    for veld, onzin in ((UREN, "70"), (UREN, "3.2"), (UREN, "0"), (BESCHIKBAAR, "31-02-2027")):
        waarde, [(kolom, zin)] = uit_rij({veld.kolommen[0].naam: onzin}, veld)
        assert (waarde, kolom, onzin in zin) == (("",), veld.kolommen[0].naam, False)
    assert code(1, "adres", ("DORP  1", "", "")) == code(1, "adres", ("dorp 1", "", ""))
    assert code(1, "adres", ("dorp 1", "", "")) != code(2, "adres", ("dorp 1", "", ""))


@pytest.mark.eis("X-78")
def test_alleen_zij_komt_erin_alleen_wij_blijft_en_allebei_is_een_verschil(
    sonar: Uitwisselkoppeling, tom: Medewerker, karin: Klant, anna: Medewerker, klant: Klant
) -> None:
    def wissel(*rijen: str) -> Uitwisseling:
        return uitvoeren.neem_in(koppeling=sonar, inhoud=_bestand(*rijen), door=tom)

    eerste = wissel(_rij(karin, OUD), _rij(klant, NIEUW), "99999999;;;;;;", "x;;;;12;;")
    assert (eerste.ontvangen, eerste.gelijk, Verschil.objects.count()) == (4, 1, 0)
    # Marieke is no client of this partner; what is wrong names no value.
    assert [rij for rij, _kolom, _zin in eerste.fouten] == [3, 4, 5, 5]
    assert _telefoon(klant) == OUD
    wissel(_rij(karin, NIEUW))  # only theirs
    assert _telefoon(karin) == NIEUW
    regel = karin.gebeurtenissen.order_by("pk").last()
    assert regel and f"overgenomen uit Sonar van {tom.partner}: telefoonnummer" in regel.zin
    _wijzig(karin, anna, telefoon="+31555801111")  # only ours
    assert wissel(_rij(karin, NIEUW, email="k@x.nl")).eigen == 1
    assert _telefoon(karin) == "055 580 1111"
    assert Contactgegevens.objects.get(klant=karin).email == "k@x.nl"
    uitwisseling = wissel(_rij(karin, "055 580 2222", op="01-01-2026"))  # both
    verschil = Verschil.objects.get()
    assert _telefoon(karin) == "055 580 1111"
    assert (verschil.stand, str(verschil.hun_op)) == ("open", "2026-01-01")
    assert verschil.ons_op is not None
    assert Taak.objects.filter(sleutel=f"uitwisseling:{uitwisseling.pk}", voor=tom).exists()
    versie = Contactgegevens.objects.get(klant=karin).versie
    wissel(_rij(karin, "055 580 2222", op="01-01-2026"))  # the same file again
    wissel(_rij(karin, "055-5802222"))  # and in other words
    assert (Verschil.objects.count(), Overname.objects.count()) == (1, 2)
    assert Contactgegevens.objects.get(klant=karin).versie == versie


@pytest.mark.eis("X-78")
def test_een_mens_kiest_en_kan_terug_tot_de_volgende_uitwisseling(
    sonar: Uitwisselkoppeling, tom: Medewerker, karin: Klant, dirk: Medewerker, als: Als
) -> None:
    uitvoeren.neem_in(koppeling=sonar, inhoud=_bestand(_rij(karin, NIEUW)), door=tom)
    verschil = Verschil.objects.get()
    with pytest.raises(RechtOntbreekt):
        verschillen.kies(verschil=verschil, keuze="hun", door=dirk)
    verschillen.kies(verschil=verschil, keuze="hun", door=tom)
    assert _telefoon(karin) == NIEUW
    with pytest.raises(NietToegestaan, match="al opgelost"):
        verschillen.kies(verschil=verschil, keuze="ons", door=tom)
    verschillen.draai_terug(verschil=verschil, door=tom)
    assert _telefoon(karin) == OUD
    verschillen.kies(verschil=verschil, keuze="ons", door=tom)
    uitvoeren.neem_in(koppeling=sonar, inhoud=_bestand(_rij(karin, NIEUW), ""), door=tom)
    assert (_telefoon(karin), Verschil.objects.count()) == (OUD, 1)
    with pytest.raises(NietToegestaan, match="weer uitgewisseld"):
        verschillen.draai_terug(verschil=verschil, door=tom)
    # An address on which a benefit hangs asks why.
    _wijzig(karin, tom, straat="Laan 1", postcode="7311 KZ", woonplaats="Epe")
    UitkeringFabriek(klant=karin, partner=tom.partner)
    uitvoeren.neem_in(
        koppeling=sonar, inhoud=_bestand(_rij(karin, NIEUW, adres="Dorp 2;7311KZ;Epe")), door=tom
    )
    over_adres = Verschil.objects.get(stand="open")
    with pytest.raises(NietToegestaan, match="uitkering"):
        verschillen.kies(verschil=over_adres, keuze="hun", door=tom)
    verschillen.kies(verschil=over_adres, keuze="hun", door=tom, reden="Huurcontract gezien")
    assert Contactgegevens.objects.get(klant=karin).straat == "Dorp 2"


@pytest.mark.eis("X-78")
def test_gegevens_over_werk_komen_erin_en_gaan_eruit(
    sonar: Uitwisselkoppeling, tom: Medewerker, karin: Klant
) -> None:
    def wissel(werk: str, telefoon: str = "") -> Uitwisseling:
        return uitvoeren.neem_in(koppeling=sonar, inhoud=_over_werk(karin, werk, telefoon), door=tom)

    dag = f"{vandaag() + 30 * DAG:%d-%m-%Y}"
    wissel(f"Kok;Chef;32;{dag}")  # nothing was known here
    gekomen = _situatie(karin)
    assert (gekomen.laatste_beroep, gekomen.gewenst_beroep, gekomen.uren_per_week) == ("Kok", "Chef", 32)
    assert f"{gekomen.beschikbaar_vanaf:%d-%m-%Y}" == dag
    regel = karin.gebeurtenissen.latest("pk")
    wat = "laatste beroep, gewenst beroep, uren per week, beschikbaar vanaf"
    assert regel.medewerker == tom
    assert regel.zin == f"Gegevens over werk overgenomen uit Sonar van {tom.partner}: {wat}."
    assert Klant.objects.get(pk=karin.pk).beeld.intake_op is None  # nobody did an intake by that
    [rij] = csv.DictReader(
        uitgeven.geef_uit(koppeling=sonar, door=tom).als_csv().removeprefix("\ufeff").splitlines(),
        delimiter=";",
    )
    assert (rij["gewenst-beroep"], rij["uren-per-week"], rij["beschikbaar-vanaf"]) == ("Chef", "32", dag)
    uitvoeren.neem_in(koppeling=sonar, inhoud=_bestand(_rij(karin, OUD)), door=tom)  # a file without them
    assert wissel("KOK;;;").fouten == [] and _situatie(karin).versie == gekomen.versie
    for onzin in ("Kok;Chef;drie;", "Kok;Chef;32;01-01-1950"):
        assert wissel(onzin, NIEUW).fouten, onzin
    # Of a row with a mistake nothing comes in.
    assert (_situatie(karin).versie, _telefoon(karin)) == (gekomen.versie, OUD)


@pytest.mark.eis("X-78")
def test_over_gegevens_over_werk_die_beide_wijzigden_kiest_een_mens(
    sonar: Uitwisselkoppeling, tom: Medewerker, karin: Klant, als: Als
) -> None:
    for ons, werk in ((32, "Kok;Chef;32;"), (24, "Kok;Kapper;36;")):
        Situatie.objects.filter(klant=karin).update(uren_per_week=ons)
        uitvoeren.neem_in(koppeling=sonar, inhoud=_over_werk(karin, werk), door=tom)
    verschil = Verschil.objects.get()  # hours: both; the work that is sought: only they
    assert (verschil.veld, _situatie(karin).gewenst_beroep) == ("uren_per_week", "Kapper")
    scherm = tekst(als(tom).get(reverse("klanten:verschil", args=[verschil.pk])))
    assert "uren per week" in scherm and "Sonar: 36" in scherm
    assert _situatie(karin).uren_per_week == 24
    verschillen.kies(verschil=verschil, keuze="hun", door=tom)
    assert _situatie(karin).uren_per_week == 36
    verschillen.draai_terug(verschil=verschil, door=tom)
    assert _situatie(karin).uren_per_week == 24


def test_alleen_wie_mag_uitwisselen_neemt_gegevens_over_werk_over(karin: Klant, bram: Medewerker) -> None:
    with pytest.raises(RechtOntbreekt):
        intake.neem_over(klant=karin, versie=karin.situatie.versie, bron="Sonar", door=bram, uren_per_week=8)


@pytest.mark.eis("X-77", "X-78")
def test_met_de_hand_ingelezen_gegevens_over_werk_worden_eerst_gekeurd_en_kunnen_terug(
    tom: Medewerker, karin: Klant, als: Als
) -> None:
    Situatie.objects.filter(klant=karin).update(gewenst_beroep="Kapper")
    soort = soorten.soort_van("sonar")
    assert soort
    hand = {"soort": soort, "naam": "s.csv", "locatie": karin.locatie, "door": tom}
    fout = inlezen.laad(inhoud=_over_werk(karin, "Kok;Lasser;;01-01-1950"), **hand)
    [oordeel] = Invoerrij.objects.filter(bestand=fout)
    assert (oordeel.stand, oordeel.fouten) == ("fout", [["beschikbaar-vanaf", oordeel.fouten[0][1]]])
    goed = inlezen.laad(inhoud=_over_werk(karin, "Kok;Lasser;;"), **hand)
    voorbeeld = als(tom).get(f"{reverse('keten:invoer_bestand', args=[goed.pk])}?toon=goed")
    assert "gewenst beroep: Kapper → Lasser" in tekst(voorbeeld)
    inlezen.start(bestand=goed, door=tom)
    assert _situatie(karin).gewenst_beroep == "Lasser"
    terugdraaien.draai_terug(bestand=goed, door=tom)
    assert _situatie(karin).gewenst_beroep == "Kapper"


@pytest.mark.eis("X-77")
def test_een_bestand_heeft_alleen_klanten_van_de_partner_en_elke_blik_staat_vast(
    apeldoorn: Locatie, tom: Medewerker, karin: Klant, klant: Klant, dirk: Medewerker, anna: Medewerker
) -> None:
    nummer = "123456782"
    Identiteitsnummer.objects.create(
        klant=karin, versleuteld=bsn.versleutel(nummer), zoeksleutel=bsn.zoeksleutel(nummer)
    )
    Klant.objects.filter(pk=karin.pk).update(achternaam="=1+1")
    stel = {"locatie": apeldoorn, "partner": tom.partner, "actief": True}
    for wie in (dirk, anna):
        with pytest.raises(RechtOntbreekt):
            instellen.stel_in(**stel, systeem="gws4all", door=wie)
    gws = instellen.stel_in(**stel, systeem="gws4all", door=tom)
    bestand = uitgeven.geef_uit(koppeling=gws, door=tom)
    [rij] = csv.DictReader(bestand.als_csv().removeprefix("\ufeff").splitlines(), delimiter=";")
    assert (rij["klantnummer"], rij["bsn"], rij["achternaam"]) == (str(karin.klantnummer), nummer, "'=1+1")
    assert Inzage.objects.filter(klant=karin, gebruiker=tom.gebruiker).count() == 1
    assert not Inzage.objects.filter(klant=klant).exists()
    assert list(Uitgifte.objects.values_list("aantal", "met_bsn", "door")) == [(1, True, tom.pk)]
    assert uitgeven.geef_uit(koppeling=gws, door=tom).rijen == []  # nothing changed since
    assert len(uitgeven.geef_uit(koppeling=gws, door=tom, alles=True).rijen) == 1
    _wijzig(karin, anna, telefoon="+31555809999")
    assert len(uitgeven.geef_uit(koppeling=gws, door=tom).rijen) == 1
    ll4all = instellen.stel_in(**stel, systeem="ll4all", door=tom)
    assert uitgeven.geef_uit(koppeling=ll4all, door=tom).rijen == []  # too old for a youth counter
    instellen.wijzig(koppeling=gws, versie=gws.versie, actief=False, door=tom)
    with pytest.raises(NietToegestaan, match="gestopt"):
        uitgeven.geef_uit(koppeling=gws, door=tom)


@pytest.mark.eis("X-77")
def test_met_de_hand_inlezen_toont_eerst_wat_verandert_en_kan_terug(
    tom: Medewerker, karin: Klant, klant: Klant, gouda: Locatie, als: Als, anna: Medewerker
) -> None:
    vreemd = KlantFabriek(locatie=gouda)
    inhoud = _bestand(_rij(karin, NIEUW), _rij(klant, NIEUW), _rij(vreemd, NIEUW), _rij(karin, OUD))
    apeldoorn = karin.locatie
    soort = soorten.soort_van("sonar")
    assert soort
    with pytest.raises(RechtOntbreekt):
        inlezen.laad(soort=soort, naam="s.csv", inhoud=inhoud, locatie=apeldoorn, door=anna)
    bestand = inlezen.laad(soort=soort, naam="s.csv", inhoud=inhoud, locatie=apeldoorn, door=tom)
    url = reverse("keten:invoer_bestand", args=[bestand.pk])
    assert f"telefoonnummer: {OUD} → {NIEUW}" in tekst(als(tom).get(f"{url}?toon=goed"))
    assert Inzage.objects.filter(klant=karin, gebruiker=tom.gebruiker).exists()
    assert "Deze klant staat ook op rij 2." in tekst(als(tom).get(url))
    inlezen.start(bestand=bestand, door=tom)
    assert (_telefoon(karin), _telefoon(klant), _telefoon(vreemd)) == (NIEUW, NIEUW, OUD)
    _wijzig(klant, anna, telefoon="+31555801111")
    klaar = terugdraaien.draai_terug(bestand=bestand, door=tom)
    assert (klaar.aantal_terug, klaar.blijft[0][1]) == (1, 1)
    assert (_telefoon(karin), _telefoon(klant)) == (OUD, "055 580 1111")


@pytest.mark.eis("X-78")
def test_de_wekelijkse_taak_leest_en_schrijft_de_map_en_overleeft_een_fout(
    sonar: Uitwisselkoppeling,
    tom: Medewerker,
    karin: Klant,
    settings: Settings,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wissel_uit()
    assert not Uitwisseling.objects.exists()  # off until there is a folder
    settings.UITWISSELMAP = str(tmp_path)
    (tmp_path / "in").mkdir()
    in_ = tmp_path / "in" / bestanden.naam(sonar)
    in_.write_bytes(b"\xff\xfe\0")
    wissel_uit()
    assert "UTF-8" in Uitwisseling.objects.get().melding
    in_.unlink()
    (tmp_path / "elders").write_bytes(_bestand(_rij(karin, NIEUW)))
    in_.symlink_to(tmp_path / "elders")
    assert bestanden.lees(sonar) is None
    in_.unlink()
    in_.write_bytes(_bestand(_rij(karin, email="k@x.nl")))

    def val_om(*_args: object, **_velden: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as halverwege:
        halverwege.setattr(bestanden, "schrijf", val_om)
        with pytest.raises(RuntimeError):
            wissel_uit()
    assert Contactgegevens.objects.get(klant=karin).email == ""
    for _keer in range(2):
        wissel_uit()
        assert Contactgegevens.objects.get(klant=karin).email == "k@x.nl"
        assert len(list((tmp_path / "uit").iterdir())) == Uitgifte.objects.count() == 1
    assert not in_.exists()
    assert Uitwisseling.objects.get().melding == ""


@pytest.mark.eis("X-78")
@pytest.mark.django_db(transaction=True)
def test_twee_uitwisselingen_tegelijk_doen_het_een_keer(
    sonar: Uitwisselkoppeling, tom: Medewerker, karin: Klant
) -> None:
    def wissel() -> Uitwisseling:
        return uitvoeren.neem_in(koppeling=sonar, inhoud=_bestand(_rij(karin, NIEUW, "k@x.nl")), door=tom)

    uitkomsten = tegelijk(wissel, wissel)
    assert [type(een) for een in uitkomsten] == [Uitwisseling, Uitwisseling]
    assert (Uitwisseling.objects.count(), Overname.objects.count(), Verschil.objects.count()) == (1, 1, 1)


@pytest.mark.eis("X-77", "X-78")
def test_de_schermen_van_instellen_tot_kiezen(
    apeldoorn: Locatie, tom: Medewerker, karin: Klant, dirk: Medewerker, gouda: Locatie, als: Als
) -> None:
    scherm = als(tom)
    assert "Nog geen koppelingen" in tekst(scherm.get(reverse("klanten:uitwisselingen")))
    nieuw = {"systeem": "sonar", "partner": tom.partner.pk, "actief": "on"}
    for _keer in range(2):
        antwoord = scherm.post(
            reverse("klanten:uitwisselkoppeling_nieuw"), {**nieuw, "indiening": str(uuid.uuid4())}
        )
    assert (antwoord.status_code, Uitwisselkoppeling.objects.count()) == (422, 1)
    sonar = Uitwisselkoppeling.objects.get()
    pagina = reverse("klanten:uitwisselkoppeling", args=[sonar.pk])
    assert "Voorbeeldindeling" in tekst(scherm.get(pagina))

    def stuur(inhoud: bytes) -> Any:
        bestand = SimpleUploadedFile("s.csv", inhoud, content_type="text/csv")
        return scherm.post(pagina, {"bestand": bestand, "indiening": str(uuid.uuid4())})

    fout = stuur(b"naam;plaats\nKarin;Epe")
    assert (fout.status_code, Uitwisseling.objects.count()) == (422, 0)
    assert "ontbreekt" in tekst(fout)
    verslag = scherm.get(stuur(_bestand(_rij(karin, NIEUW), "9;;;;;;")).url)
    for zin in ("Karin Bos", "Dit nummer hoort niet bij een klant"):
        assert zin in tekst(verslag)
    lijst = tekst(scherm.get(reverse("klanten:verschillen")))
    assert OUD in lijst and NIEUW in lijst
    assert Inzage.objects.filter(klant=karin, gebruiker=tom.gebruiker).exists()
    een = Verschil.objects.get()
    pad = reverse("klanten:verschil", args=[een.pk])
    scherm.post(pad, {"keuze": "hun", "indiening": str(uuid.uuid4())})
    assert _telefoon(karin) == NIEUW
    assert "Draai de keuze terug" in tekst(scherm.get(pad))
    scherm.post(reverse("klanten:verschil_terug", args=[een.pk]))
    assert _telefoon(karin) == OUD
    rekenblad = scherm.get(
        reverse("klanten:uitwisseling_bewaren", args=[een.uitwisseling_id]) + "?formaat=csv"
    )
    assert f"verschil;;{karin.klantnummer};telefoonnummer;open" in rekenblad.getvalue().decode()
    gehaald = scherm.post(reverse("klanten:uitwisselbestand", args=[sonar.pk]), {"wat": "gewijzigd"})
    assert str(karin.klantnummer) in gehaald.content.decode()
    scherm.post(reverse("klanten:uitwisselkoppeling_stand", args=[sonar.pk]))
    assert stuur(_bestand(_rij(karin, NIEUW))).status_code == 422
    elders = als(MedewerkerFabriek(naam="Gert", rollen=["teamleider"], locaties=[gouda]))
    for adres in (pagina, pad, reverse("klanten:uitwisseling", args=[een.uitwisseling_id])):
        assert elders.get(adres).status_code == 404
    assert als(dirk).get(reverse("klanten:verschillen")).status_code == 403
