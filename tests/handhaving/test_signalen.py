"""Signals: reporting, deciding by somebody else, who sees what, and what the portal notices itself."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone

from diagnose.models import WerkFirstVerzuim
from handhaving.models import Signaal
from handhaving.risico import instellingen as sturing
from handhaving.signalen import beslissen, melden, opsporen
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Identiteitscontrole, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.fabriek.werkfirst import laad_werkfirst, plaats
from tests.fabriek.werkgevers import VoordrachtFabriek
from tests.handhaving import maatregelwereld as wereld
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk
from werkgevers.models import Motivatiesignaal

DAG = datetime.timedelta(days=1)
WAT = "Werkt in het weekend in een winkel."


def _meld(klant: Klant, door: Medewerker, **anders: object) -> Signaal:
    gegevens = {"bron": "consulent", "van": vandaag(), "tekst": WAT, **anders}
    return melden.meld(klant=klant, door=door, **gegevens)  # type: ignore[arg-type]


def _beslis(signaal: Signaal, door: Medewerker, besluit: str = "parallel") -> Signaal:
    return beslissen.beslis(signaal=signaal, besluit=besluit, waarom="Zo is het na te gaan.", door=door)


def _stuur(client: object, adres: str, **velden: object) -> object:
    return client.post(adres, {"indiening": str(uuid.uuid4()), **velden})


@pytest.mark.eis("H-38")
def test_van_melden_in_het_dossier_tot_een_besluit_met_reden(
    als: Als, klant: Klant, bram: Medewerker, hanna: Medewerker
) -> None:
    coach, handhaver = als(bram), als(hanna)
    nieuw = reverse("handhaving:signaal_melden", args=[klant.klantnummer])
    fout = _stuur(coach, nieuw, bron="portaal", van="31-12-2099", tekst=WAT)
    assert fout.status_code == 422 and WAT in fout.content.decode()
    later = _stuur(coach, nieuw, bron="ib", van=f"{vandaag() + DAG:%d-%m-%Y}", tekst=WAT)
    assert "Deze dag ligt in de toekomst." in tekst(later)
    assert "Nog" not in tekst(_stuur(coach, nieuw, bron="consulent", van=f"{vandaag():%d-%m-%Y}", tekst=WAT))
    signaal = klant.signalen.get()
    pagina = reverse("handhaving:signaal", args=[signaal.pk])
    taak = Taak.objects.get(sleutel=f"signaal:{signaal.pk}")
    assert (taak.voor, taak.klant, taak.vervalt_op) == (hanna, None, signaal.vervalt_op)
    assert klant.naam in tekst(handhaver.get(reverse("handhaving:signalen")))
    handhaver.post(pagina, {"actie": "oppakken"})
    assert klant.naam in tekst(handhaver.get(reverse("handhaving:signalen") + "?wiens=mij"))
    leeg = _stuur(handhaver, pagina, besluit="tijdens", waarom=" ")
    assert leeg.status_code == 422 and "Schrijf op waarom." in tekst(leeg)
    naar = _stuur(handhaver, pagina, besluit="overtreding", waarom="De klant zei het zelf.")
    form = handhaver.get(naar.url).context["form"]
    assert form["signaal"].value() == str(signaal.pk)
    taak.refresh_from_db()
    assert taak.gedaan_door == hanna
    eigen = tekst(coach.get(reverse("handhaving:eigen_signalen")))
    assert "De klant zei het zelf." in eigen
    nog_eens = _stuur(handhaver, pagina, besluit="geen_vervolg", waarom="Toch niet.")
    assert nog_eens.status_code == 422 and f"{hanna} besloot al" in tekst(nog_eens)


@pytest.mark.eis("H-38")
def test_wie_meldde_beslist_niet_en_niets_verdwijnt(
    klant: Klant, hanna: Medewerker, dirk: Medewerker, bram: Medewerker
) -> None:
    signaal = _meld(klant, hanna)
    assert not Taak.objects.filter(sleutel=f"signaal:{signaal.pk}").exists()  # nobody else here
    for handeling in (lambda: _beslis(signaal, hanna), lambda: beslissen.pak_op(signaal=signaal, door=hanna)):
        with pytest.raises(NietToegestaan, match="U meldde dit signaal zelf"):
            handeling()
    for wie in (dirk, bram):
        with pytest.raises(RechtOntbreekt):
            _beslis(signaal, wie)
    with pytest.raises(RechtOntbreekt):
        _meld(klant, dirk)
    with pytest.raises(NietToegestaan, match="Kies waar"):
        _meld(klant, bram, bron="portaal")
    besloten = {"stand": "besloten", "besluit": "parallel", "waarom": "Ja.", "besloten_op": signaal.gemeld_op}
    with pytest.raises(IntegrityError, match="handhaving_signaal_ander"), transaction.atomic():
        Signaal.objects.filter(pk=signaal.pk).update(**besloten, besloten_door=hanna)
    tweede = MedewerkerFabriek(partner=hanna.partner, rollen=["handhaver"], locaties=[klant.locatie])
    _beslis(signaal, tweede)
    for poging in (Signaal.objects.all().delete, lambda: Signaal.objects.update(waarom="Anders.")):
        with pytest.raises(InternalError), transaction.atomic():
            poging()


@pytest.mark.eis("H-39")
def test_naast_de_dienstverlening_ziet_niemand_het_en_tijdens_krijgt_de_coach_een_taak(
    als: Als, apeldoorn: Locatie, bram: Medewerker, hanna: Medewerker, chaima: Medewerker
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram, met_account=True)
    stil = _beslis(_meld(klant, chaima), hanna)
    assert Taak.objects.get(sleutel=f"signaal:{stil.pk}:controle").voor == hanna
    coach, eigen = als(bram), als(klant.gebruiker)
    dossier = reverse("klanten:dossier", args=[klant.klantnummer])
    for pagina in (coach.get(dossier), eigen.get("/klanten/mijn/"), coach.get("/klanten/mijn-dag/")):
        assert "ignaal" not in tekst(pagina).replace("Meld een signaal", "") and WAT not in tekst(pagina)
    assert not klant.taken.exists()
    assert not tijdlijn.lees_als_klant(klant).filter(soort="handhaving").exists()
    _beslis(_meld(klant, chaima), hanna, "tijdens")
    taak = klant.taken.get()
    assert taak.voor == bram and "plichten" in taak.omschrijving
    assert not tijdlijn.lees_als_klant(klant).filter(soort="handhaving").exists()


@pytest.mark.eis("H-38", "H-55")
def test_alleen_handhaving_van_de_eigen_locatie_ziet_signalen(
    als: Als, klant: Klant, bram: Medewerker, hanna: Medewerker, els: Medewerker, gouda: Locatie
) -> None:
    signaal = _meld(klant, bram)
    elders = MedewerkerFabriek(partner=hanna.partner, rollen=["handhaver"], locaties=[gouda])
    mt = MedewerkerFabriek(partner=hanna.partner, rollen=["mt_lid"], locaties=[klant.locatie])
    adressen = [
        reverse("handhaving:signalen"),
        reverse("handhaving:signaal", args=[signaal.pk]),
        reverse("handhaving:signalen_bewaren") + "?formaat=csv",
        reverse("keten:invoer_soort", args=["signalen"]),
    ]
    for wie in (els, mt, bram, klant.gebruiker):
        assert [als(wie).get(adres).status_code for adres in adressen[:3]] == [403] * 3
        assert als(wie).get(adressen[3]).status_code == (404 if wie == klant.gebruiker else 403)
    ander = als(elders)
    assert klant.naam not in tekst(ander.get(adressen[0])) and ander.get(adressen[1]).status_code == 404
    assert str(klant.klantnummer) not in b"".join(ander.get(adressen[2]).streaming_content).decode()
    assert WAT not in tekst(
        als(MedewerkerFabriek(locaties=[klant.locatie])).get("/handhaving/signalen/eigen/")
    )
    # Who may record breaches cannot choose a signal that was not decided to be one.
    breuk = als(bram).get(reverse("handhaving:overtreding_nieuw", args=[klant.klantnummer]))
    assert "signaal" not in breuk.context["form"].fields


@pytest.mark.eis("H-38")
def test_de_lijst_zoekt_filtert_en_gaat_zonder_namen_mee(
    als: Als, klant: Klant, bram: Medewerker, hanna: Medewerker
) -> None:
    ander = KlantFabriek(locatie=klant.locatie, achternaam="Zwart")
    _meld(klant, bram)
    _beslis(_meld(ander, bram, bron="ib"), hanna)
    browser, lijst = als(hanna), reverse("handhaving:signalen")
    gevonden = browser.post(lijst, {"zoekterm": "zwart"})
    assert "zwart" not in gevonden.url.lower()
    assert "Zwart" in tekst(browser.get(gevonden.url)) and "Velde" not in tekst(browser.get(gevonden.url))
    op_nummer = browser.post(lijst, {"zoekterm": str(klant.klantnummer)}, follow=True)
    assert "Velde" in tekst(op_nummer) and "Zwart" not in tekst(op_nummer)
    for vraag, naam, niet in (
        ("stand=open", "Velde", "Zwart"),
        ("bron=ib&besluit=parallel", "Zwart", "Velde"),
    ):
        beeld = tekst(browser.get(f"{lijst}?{vraag}"))
        assert naam in beeld and niet not in beeld
    assert "Geen signalen gevonden" in tekst(browser.get(f"{lijst}?stand=te_laat"))
    bewaard = browser.get(reverse("handhaving:signalen_bewaren") + "?formaat=csv")
    blad = b"".join(bewaard.streaming_content).decode()
    assert str(ander.klantnummer) in blad and "Zwart" not in blad
    assert klant.inzagen.filter(onderdeel="lijst als rekenblad").exists()
    eerst = vragen(browser, lijst)
    for _ in range(8):
        _meld(KlantFabriek(locatie=klant.locatie), bram)
    assert vragen(browser, lijst) == eerst


@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("H-38")
def test_twee_mensen_tegelijk_nemen_samen_een_besluit(
    klant: Klant, bram: Medewerker, hanna: Medewerker
) -> None:
    tweede = MedewerkerFabriek(partner=hanna.partner, rollen=["handhaver"], locaties=[klant.locatie])
    signaal = _meld(klant, bram)
    uitkomsten = tegelijk(lambda: _beslis(signaal, hanna), lambda: _beslis(signaal, tweede, "geen_vervolg"))
    [mis] = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert isinstance(mis, NietToegestaan) and "besloot al" in mis.melding


@pytest.mark.eis("H-05", "H-50")
def test_een_derde_document_geeft_een_keer_een_neutraal_signaal(
    klant: Klant, bram: Medewerker, hanna: Medewerker
) -> None:
    ander = KlantFabriek(locatie=klant.locatie)
    for wie, nummers in ((klant, "AAB"), (ander, "CCDE")):
        for nummer in nummers:
            Identiteitscontrole.objects.create(
                klant=wie,
                soort="paspoort",
                documentnummer=f"SPEC{nummer}",
                geldig_tot=vandaag() + 400 * DAG,
                uitkomst="vastgesteld",
                door=bram,
            )
    instellingen.zet(code=sturing.SIGNAAL, gebied=klant.locatie, waarde=False)
    assert opsporen.zoek() == 0
    instellingen.zet(code=sturing.SIGNAAL, gebied=klant.locatie, waarde=True, versie=1)
    assert (opsporen.zoek(), opsporen.zoek()) == (1, 0)
    signaal = ander.signalen.get()
    assert (signaal.bron, signaal.stand, signaal.van) == ("portaal", "nieuw", vandaag())
    assert "fraude" not in f"{signaal} {signaal.tekst}".lower()
    assert Taak.objects.get(sleutel=f"signaal:{signaal.pk}").voor == hanna
    Klant.objects.filter(pk=ander.pk).update(locatie=MedewerkerFabriek(rollen=["handhaver"]).locaties.first())
    assert opsporen.zoek() == 0  # also elsewhere not again


@pytest.mark.eis("H-40")
def test_wat_een_werkgever_terecht_zei_komt_bij_contactpersoon_en_betaler(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, hanna: Medewerker
) -> None:
    MedewerkerFabriek(naam="Aad Handhaver", rollen=["handhaver"], locaties=[apeldoorn])  # of UWV
    klant = wereld.klaar(KlantFabriek(locatie=apeldoorn, contactpersoon=bram))
    niet = KlantFabriek(locatie=apeldoorn)
    for wie, oordeel in ((klant, "terecht"), (niet, "niet_terecht")):
        Motivatiesignaal.objects.create(
            voordracht=VoordrachtFabriek(klant=wie, locatie=apeldoorn),
            klant=wie,
            locatie=apeldoorn,
            reden="niet_gemotiveerd",
            reactie_tot=timezone.now() - DAG,
            stand="beoordeeld",
            oordeel=oordeel,
            waarom="De klant zegt dit zelf ook.",
            beoordeeld_op=timezone.now(),
            beoordeeld_door=anna,
        )
    assert (opsporen.zoek_op(apeldoorn), opsporen.zoek_op(apeldoorn)) == (1, 0)
    signaal = klant.signalen.get()
    assert signaal.bron == "werkgever" and "De klant zegt dit zelf ook." in signaal.tekst
    assert Taak.objects.get(sleutel=f"signaal:{signaal.pk}").voor == hanna  # of who pays
    assert klant.taken.get().voor == bram


@pytest.mark.eis("H-41")
def test_verzuim_boven_de_norm_geeft_een_signaal(klant: Klant, chaima: Medewerker, hanna: Medewerker) -> None:
    laad_werkfirst()
    plaatsing = plaats(klant, chaima)
    for dagen in range(3):
        assert opsporen.zoek_op(klant.locatie) == 0
        WerkFirstVerzuim.objects.create(
            plaatsing=plaatsing, dag=vandaag() + dagen * DAG, afgemeld=False, door=chaima
        )
    assert (opsporen.zoek_op(klant.locatie), opsporen.zoek_op(klant.locatie)) == (1, 0)
    assert klant.signalen.get().bron == "verzuim"
