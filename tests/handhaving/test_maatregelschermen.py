"""The pages of measures: the course at the desk and in Mijn dossier, lists, and who sees nothing of it."""

import datetime

import pytest
from django.urls import reverse

from handhaving.maatregelen import horen, kennisgeven, vastleggen
from handhaving.models import Overtreding
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Clientbeeld, Klant
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld
from tests.pagina import tekst


@pytest.fixture
def collega(apeldoorn: Locatie) -> Medewerker:
    """Carla of the municipality: a second werkcoach beside Chaima."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Carla Collega", partner=partner, locaties=[apeldoorn])


def _adres(naam: str, zaak: Overtreding) -> str:
    return reverse(f"handhaving:{naam}", args=[zaak.klant.klantnummer, zaak.pk])


def _stuur(client: object, adres: str, **velden: object) -> object:
    """Send the form of a page with what it hides, such as its own number."""
    form = client.get(adres).context["form"]
    verborgen = {veld.name: str(veld.value() or "") for veld in form.hidden_fields()}
    return client.post(adres, {**verborgen, **velden})


@pytest.mark.eis("H-18", "H-44", "H-47")
def test_van_vastleggen_tot_brief_aan_de_balie(
    als: Als, klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    balie, tweede = als(chaima), als(collega)
    nieuw = reverse("handhaving:overtreding_nieuw", args=[klant.klantnummer])
    fout = _stuur(balie, nieuw, soort=wereld.soort().pk, op="31-12-2099", wat="Kwam niet.")
    assert fout.status_code == 422 and "Kwam niet." in fout.content.decode()
    dag = f"{vandaag() - 5 * wereld.DAG:%d-%m-%Y}"
    _stuur(balie, nieuw, soort=wereld.soort().pk, op=dag, wat="Kwam niet.")
    zaak = klant.overtredingen.get()
    voorstel = _adres("maatregel_voorstellen", zaak)
    beeld = tekst(balie.get(voorstel))
    for hulp in ("Ziek gemeld.", "055 123 45 68", "gesprek", "Maatregelenverordening", "20 procent, 1 maand"):
        assert hulp in beeld
    _stuur(balie, voorstel, percentage=20, maanden=1, toelichting="Ook na een gesprek.")
    verhaal = {"stap": "verhaal", "wijze": "telefoon", "verhaal": "Ik was ziek."}
    _stuur(balie, _adres("maatregel_horen", zaak), **verhaal)
    eigen = _stuur(
        balie,
        _adres("maatregel_besluiten", zaak),
        uitkomst="opleggen",
        vanaf=f"{vandaag():%d-%m-%Y}",
        reden="Ja.",
    )
    assert eigen.status_code == 422 and "U deed zelf het voorstel" in tekst(eigen)
    _stuur(
        tweede,
        _adres("maatregel_besluiten", zaak),
        uitkomst="opleggen",
        vanaf=f"{vandaag():%d-%m-%Y}",
        reden="Ja.",
    )
    assert "Voorbeeld, nog niet verstuurd" in tekst(tweede.get(_adres("maatregel_brief", zaak)))
    _stuur(tweede, _adres("maatregel_brief", zaak))
    assert balie.get(_adres("maatregel_brief_pdf", zaak)).content.startswith(b"%PDF")
    assert "bezwaar maken tot en met" in tekst(balie.get(_adres("overtreding", zaak)))
    nergens = reverse(
        "handhaving:overtreding", args=[KlantFabriek(locatie=klant.locatie).klantnummer, zaak.pk]
    )
    assert balie.get(nergens).status_code == 404


@pytest.mark.eis("H-44", "H-45")
def test_de_client_vertelt_leest_en_maakt_bezwaar_in_mijn_dossier(
    als: Als, klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    thuis = als(klant.gebruiker)
    verborgen = wereld.vastgelegd(klant, chaima, dagen=9)
    zaak = wereld.voorgesteld(klant, chaima).overtreding
    lijst = tekst(thuis.get(reverse("handhaving:mijn_besluiten")))
    assert "vertel uw verhaal" in lijst
    assert thuis.get(reverse("handhaving:mijn_besluit", args=[verborgen.pk])).status_code == 404
    adres = reverse("handhaving:mijn_besluit", args=[zaak.pk])
    leeg = _stuur(thuis, adres, stap="verhaal", verhaal=" ")
    assert leeg.status_code == 422
    _stuur(thuis, adres, stap="verhaal", verhaal="Ik was ziek en belde.")
    wereld.leg_op(zaak, collega, reden="Er is niet gebeld.")
    assert "Er is niet gebeld." not in tekst(thuis.get(adres))  # the letter comes first
    assert not tijdlijn.lees_als_klant(klant).filter(zin__contains="esluit genomen").exists()
    kennisgeven.maak_bekend(overtreding=zaak, door=collega)
    beeld = tekst(thuis.get(adres))
    assert "Er is niet gebeld." in beeld and "20 procent lager" in beeld
    for woord in ("groen", "oranje", "rood", "kwadrant"):
        assert woord not in beeld.lower()
    assert thuis.get(reverse("handhaving:mijn_besluit_brief", args=[zaak.pk])).content.startswith(b"%PDF")
    _stuur(thuis, adres, stap="bezwaar", gronden="Ik belde wel.")
    zaak.refresh_from_db()
    assert zaak.stand == "bezwaar"
    ander = KlantFabriek(locatie=klant.locatie, achternaam="Ander", met_account=True)
    assert als(ander.gebruiker).get(adres).status_code == 404


@pytest.mark.eis("H-45")
def test_een_besluit_dat_nooit_verstuurd_is_leest_de_client_niet(
    als: Als, klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    zaak = wereld.besloten(klant, chaima, collega)
    vastleggen.trek_in(overtreding=zaak, reden="Er was niets.", door=chaima)
    beeld = tekst(als(klant.gebruiker).get(reverse("handhaving:mijn_besluit", args=[zaak.pk])))
    assert "Er volgt geen maatregel" in beeld
    assert "procent lager" not in beeld and "Er is niet gebeld." not in beeld


@pytest.mark.eis("H-45")
def test_wie_beslist_krijgt_eerst_te_lezen_wat_de_client_intussen_vertelde(
    als: Als, klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    zaak = wereld.voorgesteld(klant, chaima).overtreding
    adres, balie = _adres("maatregel_besluiten", zaak), als(collega)
    horen.zie_af(overtreding=zaak, toelichting="Wil niet.", wijze="telefoon", door=chaima)
    te_vroeg = tekst(balie.get(adres))
    assert "kan nog zelf reageren" in te_vroeg and "De maatregel zoals voorgesteld" not in te_vroeg
    horen.hoor(overtreding=zaak, verhaal="Ik was ziek.", door=None)
    oud = balie.get(adres).context["form"]
    velden = {veld.name: str(veld.value()) for veld in oud.hidden_fields()}
    velden |= {"uitkomst": "opleggen", "vanaf": f"{vandaag():%d-%m-%Y}", "reden": "Niet gemeld."}
    horen.hoor(overtreding=zaak, verhaal="Hier is mijn briefje.", door=None)
    gemist = balie.post(adres, velden)
    assert gemist.status_code == 422
    for woorden in ("reageerde intussen opnieuw", "Hier is mijn briefje.", "Niet gemeld."):
        assert woorden in tekst(gemist)
    nu = {veld.name: str(veld.value()) for veld in gemist.context["form"].hidden_fields()}
    assert balie.post(adres, velden | nu).status_code == 302


@pytest.mark.eis("H-45")
def test_de_lijst_toont_wat_op_mij_wacht_met_evenveel_vragen_bij_veel_rijen(
    als: Als,
    klant: Klant,
    chaima: Medewerker,
    collega: Medewerker,
    django_assert_max_num_queries: object,
) -> None:
    wereld.klaar(klant)
    gehoord = wereld.voorgesteld(klant, chaima).overtreding
    horen.hoor(overtreding=gehoord, verhaal="Verhaal.", door=None)
    wereld.vastgelegd(klant, chaima, dagen=7)
    adres = reverse("handhaving:overtredingen")
    for nummer in range(12):
        wereld.vastgelegd(klant, chaima, dagen=10 + nummer % 5)
    with django_assert_max_num_queries(30):
        assert len(als(collega).get(adres).context["pagina"]) == 14
    assert [zaak.pk for zaak in als(collega).get(adres, {"wiens": "mij"}).context["pagina"]] == [gehoord.pk]
    assert gehoord.pk not in [z.pk for z in als(chaima).get(adres, {"wiens": "mij"}).context["pagina"]]
    blad = als(collega).get(reverse("handhaving:overtredingen_bewaren"), {"formaat": "csv"})
    regels = b"".join(blad).decode()
    assert str(klant.klantnummer) in regels and "Velde" not in regels


@pytest.mark.eis("H-45")
def test_anderen_zien_niets_van_een_overtreding(
    als: Als, klant: Klant, chaima: Medewerker, dirk: Medewerker, els: Medewerker, apeldoorn: Locatie
) -> None:
    wereld.klaar(klant)
    zaak = wereld.voorgesteld(klant, chaima).overtreding
    mt = MedewerkerFabriek(rollen=["mt_lid"], locaties=[apeldoorn])
    kcc = MedewerkerFabriek(rollen=["kcc"], locaties=[apeldoorn])
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=kcc)
    bladen = (_adres("overtreding", zaak), reverse("handhaving:overtredingen_bewaren") + "?formaat=csv")
    for wie in (els, mt, kcc):
        assert [als(wie).get(blad).status_code for blad in bladen] == [403, 403]
    assert als(dirk).get(bladen[0]).status_code == 404
    assert str(klant.klantnummer) not in b"".join(als(dirk).get(bladen[1])).decode()
    for blad in ("klanten:dossier", "klanten:tijdlijn", "klanten:wijzigingen"):
        pagina = als(kcc).get(reverse(blad, args=[klant.klantnummer]))
        assert pagina.status_code == 200
        for woord in (str(zaak.soort), "voorgesteld", "overtreding", wereld.WAT):
            assert woord not in tekst(pagina), blad


@pytest.mark.eis("H-46")
def test_elke_organisatie_stelt_de_eigen_tabel_vast_vanaf_een_dag(
    als: Als, klant: Klant, chaima: Medewerker, collega: Medewerker, apeldoorn: Locatie
) -> None:
    wereld.klaar(klant)
    wereld.beleid(KetenpartnerFabriek(code="uwv"), procent=10)
    gemeente = KetenpartnerFabriek(code="gemeente-apeldoorn")
    mt = als(MedewerkerFabriek(rollen=["mt_lid"], partner=gemeente, locaties=[apeldoorn]))
    beeld = tekst(mt.get(reverse("handhaving:beleid")))
    assert "10 procent, 1 maand" in beeld and "20 procent, 1 maand" in beeld
    regels = {
        "regel-TOTAL_FORMS": 1,
        "regel-INITIAL_FORMS": 1,
        "regel-0-ernst": "zwaar",
        "regel-0-eerste_percentage": 50,
        "regel-0-eerste_maanden": 0,
        "regel-0-herhaling_percentage": 100,
        "regel-0-herhaling_maanden": 1,
    }
    morgen = vandaag() + datetime.timedelta(days=1)
    kop = {"geldig_van": f"{morgen:%d-%m-%Y}", "recidive_maanden": 12, "bron": "Nieuw", "contact": "Bea"}
    adres = reverse("handhaving:beleid_nieuw")
    fout = _stuur(mt, adres, **kop, **regels)
    assert fout.status_code == 422 and "ook maanden in" in tekst(fout)
    _stuur(mt, adres, **kop, **{**regels, "regel-0-eerste_maanden": 1})
    assert [tabel.geldig_tot for tabel in gemeente.handhavingsbeleid.order_by("geldig_van")] == [
        vandaag(),
        None,
    ]
    zaak = wereld.vastgelegd(klant, chaima)
    assert wereld.stel_voor(zaak, chaima).tabel_percentage == 20  # the table of the day of the breach
    nieuw = gemeente.handhavingsbeleid.latest("geldig_van")
    mt.post(reverse("handhaving:beleid_intrekken", args=[nieuw.pk]))
    assert gemeente.handhavingsbeleid.get(ingetrokken_op=None).geldig_tot is None


@pytest.mark.eis("H-46")
def test_een_herhaling_binnen_de_periode_volgt_de_zwaardere_regel(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    wereld.bekend(klant, chaima, collega)
    voorstel = wereld.stel_voor(wereld.vastgelegd(klant, chaima, dagen=0), chaima, reden_lager="Ziek.")
    assert (voorstel.keer, voorstel.tabel_percentage, voorstel.percentage) == (2, 40, 20)
