"""Outside partners see what was referred to them, report, and lose sight when it ends (X-13)."""

import datetime
import uuid
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, transaction
from django.utils import timezone

from diagnose.models import Werkplan
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import ExternePartner, Gebruiker, Locatie, Medewerker, Partneraccount
from keten.partneraccounts import bewaar_account
from keten.tijd import vandaag
from klanten import partnerbewaken, partnerverwijzen, taaklinks, uitstromen, voortgang, wissen
from klanten.models import (
    Belemmering,
    Document,
    Inzage,
    Klant,
    Opleiding,
    Partnerverwijzing,
    Taak,
    Voortgangsverslag,
)
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek, GebruikerFabriek, KlantFabriek, MedewerkerFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

pytestmark = pytest.mark.eis("X-13")
DAG = datetime.timedelta(days=1)
LIJST = "/klanten/verwezen/"


def _partner(naam: str, *locaties: Locatie) -> ExternePartner:
    partner = ExternePartner.objects.create(
        naam=naam, soort="reintegratie", email_domein="lwi.example", overeenkomst_van=vandaag() - 30 * DAG
    )
    partner.locaties.set(locaties)
    return partner


def _iemand(partner: ExternePartner, naam: str) -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFabriek(naam=naam, buitenrol="extern")
    Partneraccount.objects.create(gebruiker=gebruiker, partner=partner, tot=vandaag() + 90 * DAG)
    return gebruiker


@pytest.fixture
def stap(apeldoorn: Locatie) -> ExternePartner:
    """A company for reintegration."""
    return _partner("Stap Verder", apeldoorn)


@pytest.fixture
def rosa(stap: ExternePartner) -> Gebruiker:
    """Rosa works there."""
    return _iemand(stap, "Rosa Extern")


def _verwijs(klant: Klant, partner: ExternePartner, door: Medewerker, **anders: Any) -> Partnerverwijzing:
    velden: dict[str, Any] = {
        "doel": "Leren solliciteren",
        "delen": ["contact"],
        "tot": vandaag() + 60 * DAG,
        "grond": "toestemming",
        "toestemming_op": vandaag(),
        **anders,
    }
    return partnerverwijzen.verwijs(klant=klant, partner=partner, door=door, **velden)


def _pad(verwijzing: Partnerverwijzing) -> str:
    return f"{LIJST}{verwijzing.pk}/"


def _verslag(**anders: Any) -> dict[str, Any]:
    return {
        "indiening": str(uuid.uuid4()),
        "soort": "voortgang",
        "datum": f"{vandaag():%d-%m-%Y}",
        "gedaan": "Drie brieven geschreven.",
        "aanwezig": "steeds",
        "voor_klant": "on",
        **anders,
    }


def _meld(verwijzing: Partnerverwijzing, wie: Gebruiker, **anders: Any) -> Voortgangsverslag:
    velden: dict[str, Any] = {
        "soort": "voortgang",
        "datum": vandaag(),
        "gedaan": "Geoefend.",
        "aanwezig": "steeds",
        "voor_klant": True,
        **anders,
    }
    return voortgang.meld(verwijzing=verwijzing, gebruiker=wie, indiening=uuid.uuid4(), **velden)


def test_de_partner_ziet_alleen_wie_naar_haar_verwezen_is(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, apeldoorn: Locatie, als: Als
) -> None:
    ander = KlantFabriek(locatie=apeldoorn, achternaam="Anders")
    elders = _verwijs(ander, _partner("Elders BV", apeldoorn), bram)
    verwijzing = _verwijs(klant, stap, bram)
    browser = als(rosa)
    assert browser.get("/")["Location"] == LIJST
    lijst = tekst(browser.get(LIJST))
    assert "Marieke van der Velde" in lijst
    assert "Anders" not in lijst
    assert browser.get(_pad(verwijzing)).status_code == 200
    assert browser.get(_pad(elders)).status_code == 404
    assert browser.get(f"/klanten/{klant.klantnummer}/").status_code == 403
    gevonden = tekst(browser.post(LIJST, {"zoek": "vélde"}, follow=True))
    assert "Marieke" in gevonden
    assert "Niemand gevonden" in tekst(browser.post(LIJST, {"zoek": "niemand"}, follow=True))
    blik = Inzage.objects.get(gebruiker=rosa)
    assert (blik.klant, blik.onderdeel) == (klant, "wat een externe partner mag zien")
    assert klant.gebruiker
    kijkers = tekst(als(klant.gebruiker).get("/klanten/mijn/inzage/"))
    assert "Stap Verder" in kijkers


def test_alleen_de_aangevinkte_delen_zijn_te_zien_en_nooit_meer(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    Opleiding.objects.create(klant=klant, naam="Lassen niveau 2", niveau="mbo")
    Belemmering.objects.create(klant=klant, soort=BelemmeringSoortFabriek(naam="Schulden"), van=vandaag())
    Werkplan.objects.create(
        klant=klant, nummer=1, doel="Lasser worden", stand="bevestigd", gemaakt_door=bram,
        akkoord_coach_op=timezone.now(), akkoord_klant_op=timezone.now(), akkoord_klant_wijze="portaal",
    )  # fmt: skip
    geheim = ("055 580 1234", "Lassen niveau 2", "Schulden", "Lasser worden")
    verwijzing = _verwijs(klant, stap, bram, delen=[])
    pagina = tekst(als(rosa).get(_pad(verwijzing)))
    assert not [woord for woord in geheim if woord in pagina]
    with pytest.raises(ValidationError, match="Vul in waarom de partner ook de belemmeringen"):
        _verwijs(klant, _partner("Tweede", klant.locatie), bram, delen=["belemmeringen"])
    partnerverwijzen.beeindig(verwijzing=verwijzing, reden="Anders", door=bram)
    alles = _verwijs(
        klant, stap, bram, delen=Partnerverwijzing.Deel.values, reden_belemmeringen="Voor het rooster"
    )
    pagina = tekst(als(rosa).get(_pad(alles)))
    assert [woord for woord in geheim if woord not in pagina] == []
    assert "BSN" not in pagina


def test_het_cv_gaat_alleen_mee_met_de_werkmap_en_andere_documenten_nooit(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    cv, brief = (
        Document.objects.create(
            klant=klant, soort=soort, titel=soort, extensie="pdf", mediatype="application/pdf", bytes=9,
            door=bram.gebruiker, bestand=SimpleUploadedFile("x.pdf", b"%PDF-1.4\n"),
        )
        for soort in ("cv", "brief")
    )  # fmt: skip
    verwijzing = _verwijs(klant, stap, bram)
    browser = als(rosa)
    assert browser.get(f"{_pad(verwijzing)}{cv.pk}/").status_code == 404
    Partnerverwijzing.objects.update(delen=["werkmap"])
    assert b"".join(browser.get(f"{_pad(verwijzing)}{cv.pk}/")) == b"%PDF-1.4\n"  # type: ignore[arg-type]
    assert browser.get(f"{_pad(verwijzing)}{brief.pk}/").status_code == 404


_EINDEN: dict[str, Any] = {
    "de contactpersoon": lambda v, bram: partnerverwijzen.beeindig(verwijzing=v, reden="Werk", door=bram),
    "de klant": lambda v, bram: partnerverwijzen.trek_toestemming_in(verwijzing=v),
    "het vertrek": lambda v, bram: uitstromen.stroom_uit(
        klant=v.klant, soort="geen_hulp", op=vandaag(), door=bram
    ),
    "de laatste dag": lambda v, bram: Partnerverwijzing.objects.update(
        van=vandaag() - 9 * DAG, tot=vandaag() - DAG, verslag_voor=vandaag() - DAG
    ),
    "de partner dicht": lambda v, bram: ExternePartner.objects.update(actief=False),
    "de overeenkomst": lambda v, bram: ExternePartner.objects.update(overeenkomst_tot=vandaag() - DAG),
    "de locatie": lambda v, bram: v.partner.locaties.clear(),
    "het account": lambda v, bram: Partneraccount.objects.update(van=vandaag() - DAG, tot=vandaag() - DAG),
}


@pytest.mark.parametrize("einde", _EINDEN)
def test_na_het_einde_is_de_klant_meteen_uit_het_zicht(
    einde: str, klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    verwijzing, browser = _verwijs(klant, stap, bram), als(rosa)
    assert browser.get(_pad(verwijzing)).status_code == 200
    _EINDEN[einde](verwijzing, bram)
    assert browser.get(_pad(verwijzing)).status_code == 404
    assert browser.post(_pad(verwijzing), _verslag()).status_code == 404
    assert "Marieke" not in tekst(browser.get(LIJST))
    with pytest.raises(NietToegestaan, match="voorbij"):
        _meld(verwijzing, rosa)


def test_een_gesloten_account_is_er_meteen_uit_en_een_nieuw_krijgt_een_uitnodiging(
    klant: Klant, stap: ExternePartner, apeldoorn: Locatie, als: Als,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    beheer = als(MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn]))
    pad = "/beheer/partneraccounts/nieuw/"
    invulling = {
        "naam": "Nina Nieuw", "email": "nina@elders.example", "partner": stap.pk,
        "van": f"{vandaag():%d-%m-%Y}", "tot": f"{vandaag() + 30 * DAG:%d-%m-%Y}",
    }  # fmt: skip
    fout = beheer.post(pad, {**invulling, "indiening": str(uuid.uuid4())})
    assert fout.status_code == 422
    assert "eindigt op @lwi.example" in tekst(fout)
    with django_capture_on_commit_callbacks() as uitnodigingen:
        goed = {**invulling, "email": "nina@lwi.example", "indiening": str(uuid.uuid4())}
        assert beheer.post(pad, goed).status_code == 302
    assert len(uitnodigingen) == 1
    nina = Partneraccount.objects.get(gebruiker__email="nina@lwi.example")
    browser = als(nina.gebruiker)
    assert browser.get(LIJST).status_code == 200
    bewaar_account(
        nina, email="nina@lwi.example", naam="Nina", partner=stap, van=nina.van, tot=nina.tot, actief=False,
        portaal="",
    )  # fmt: skip
    assert browser.get(LIJST)["Location"].startswith("/account/login/")


def test_een_verslag_komt_bij_de_contactpersoon_de_klant_en_in_de_tijdlijn(
    bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, apeldoorn: Locatie, als: Als
) -> None:
    klant = KlantFabriek(locatie=apeldoorn, contactpersoon=bram, met_account=True)
    verwijzing, browser = _verwijs(klant, stap, bram), als(rosa)
    fout = browser.post(_pad(verwijzing), _verslag(gedaan="", datum="31-12-2099"))
    assert fout.status_code == 422
    assert "Vul in wat er is gedaan." in tekst(fout)
    pdf = SimpleUploadedFile("verslag.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    assert browser.post(_pad(verwijzing), _verslag(bestand=pdf)).status_code == 302
    vals = SimpleUploadedFile("verslag.pdf", b"MZ echt niet", content_type="application/pdf")
    assert browser.post(_pad(verwijzing), _verslag(bestand=vals)).status_code == 422
    assert "Deze dag moet nog komen." in tekst(browser.post(_pad(verwijzing), _verslag(datum="31-12-2099")))
    verslag = Voortgangsverslag.objects.get()
    verwijzing.refresh_from_db()
    assert verwijzing.stand == "begonnen"
    taak = Taak.objects.get(sleutel=f"partnerverwijzing:{verwijzing.pk}:verslag:{verslag.pk}")
    assert taak.voor == bram
    dossier = als(bram)
    pagina = tekst(dossier.get(taaklinks.adres(taak)))
    assert "Drie brieven geschreven." in pagina
    assert "Verslag van Stap Verder" in pagina
    assert "Rosa Extern" in tekst(dossier.get(f"/klanten/{klant.klantnummer}/documenten/"))
    assert "Stap Verder" in tekst(dossier.get(f"/klanten/{klant.klantnummer}/rond/"))
    assert klant.gebeurtenissen.filter(zin__startswith="Verslag van Rosa Extern").exists()
    eigen = als(klant.gebruiker)
    assert "Drie brieven geschreven." in tekst(eigen.get("/klanten/mijn/verwijzingen/"))
    _meld(verwijzing, rosa, gedaan="Alleen voor collega's", voor_klant=False)
    assert "Alleen voor collega's" not in tekst(eigen.get("/klanten/mijn/verwijzingen/"))
    assert b"Alleen voor collega" not in b"".join(eigen.post("/klanten/mijn/rechten/downloaden/"))  # type: ignore[arg-type]


def test_een_verslag_blijft_staan_en_verbeteren_kan_een_keer_met_een_nieuw(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    verwijzing, browser = _verwijs(klant, stap, bram), als(rosa)
    fout = _meld(verwijzing, rosa, soort="niet_verschenen", gedaan="Niet gekomen.")
    with pytest.raises(InternalError), transaction.atomic():
        Voortgangsverslag.objects.update(gedaan="Anders")
    _meld(verwijzing, rosa)
    pad = f"{_pad(verwijzing)}?verbetert={fout.pk}"
    assert "Niet gekomen." in browser.get(pad).content.decode()
    assert browser.post(pad, _verslag(gedaan="Later toch gekomen.")).status_code == 302
    beter = Voortgangsverslag.objects.get(verbetert=fout)
    verwijzing.refresh_from_db()
    assert (beter.soort, verwijzing.stand) == ("niet_verschenen", "begonnen")
    assert browser.get(pad).status_code == 404
    assert browser.get(f"{_pad(verwijzing)}?verbetert={'9' * 5000}").status_code == 404
    with pytest.raises(NietToegestaan, match="collega heeft dit verslag al verbeterd"):
        _meld(verwijzing, rosa, verbetert=fout)
    assert klant.gebruiker
    eigen = tekst(als(klant.gebruiker).get("/klanten/mijn/verwijzingen/"))
    assert "Later toch gekomen." in eigen
    assert "Niet gekomen." not in eigen


def test_afgerond_is_voorbij_en_daarna_kan_een_nieuwe_verwijzing(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    verwijzing, browser = _verwijs(klant, stap, bram), als(rosa)
    with pytest.raises(ValidationError, match="loopt al een verwijzing naar deze partner"):
        _verwijs(klant, stap, bram)
    klaar = browser.post(_pad(verwijzing), _verslag(soort="afgerond"))
    assert klaar["Location"] == LIJST
    assert browser.get(_pad(verwijzing)).status_code == 404
    opnieuw = _verwijs(klant, stap, bram)
    Partnerverwijzing.objects.filter(pk=opnieuw.pk).update(
        van=vandaag() - 9 * DAG, tot=vandaag() - DAG, verslag_voor=vandaag() - DAG
    )
    derde = _verwijs(klant, stap, bram)
    assert list(klant.partnerverwijzingen.lopend()) == [derde]


def test_wie_niet_mag_verwijst_niet_en_een_andere_locatie_ziet_niets(
    klant: Klant, bram: Medewerker, dirk: Medewerker, hanna: Medewerker, stap: ExternePartner, als: Als
) -> None:
    for wie in (dirk, hanna):
        with pytest.raises(RechtOntbreekt):
            _verwijs(klant, stap, wie)
    with pytest.raises(NietToegestaan, match="werkt nu niet voor"):
        _verwijs(klant, _partner("Gouda BV", dirk.locaties.get()), bram)
    for anders, melding in (
        ({"tot": vandaag()}, "na vandaag"),
        ({"tot": vandaag() + 400 * DAG}, "meer dan een jaar"),
        ({"toestemming_op": vandaag() + DAG}, "moet nog komen"),
        ({"toestemming_op": vandaag() - 91 * DAG}, "opnieuw"),
    ):
        with pytest.raises(NietToegestaan, match=melding):
            _verwijs(klant, stap, bram, **anders)
    verwijzing = _verwijs(klant, stap, bram)
    pad = f"/klanten/{klant.klantnummer}/partner/{verwijzing.pk}/"
    assert als(dirk).get(pad).status_code == 404
    assert als(hanna).get(f"{pad}stoppen/").status_code == 403
    with pytest.raises(RechtOntbreekt):
        partnerverwijzen.beeindig(verwijzing=verwijzing, reden="x", door=hanna)


def test_verwijzen_en_stoppen_op_het_scherm(
    klant: Klant, bram: Medewerker, stap: ExternePartner, als: Als
) -> None:
    client, pad = als(bram), f"/klanten/{klant.klantnummer}/partner/"
    formulier = {
        "partner": stap.pk, "doel": "Taalles", "delen": ["belemmeringen"], "grond": "taak",
        "tot": f"{vandaag() + 30 * DAG:%d-%m-%Y}", "indiening": str(uuid.uuid4()),
    }  # fmt: skip
    fout = client.post(f"{pad}nieuw/", formulier)
    assert fout.status_code == 422
    assert {"reden_belemmeringen", "grond_toelichting"} == set(fout.context["form"].errors)
    assert "Taalles" in fout.content.decode()
    goed = {**formulier, "delen": ["plan"], "grond_toelichting": "Inburgering"}
    assert "is verwezen naar Stap Verder" in tekst(client.post(f"{pad}nieuw/", goed, follow=True))
    verwijzing = Partnerverwijzing.objects.get()
    stop = f"{pad}{verwijzing.pk}/stoppen/"
    assert client.post(stop, {"reden": "", "indiening": str(uuid.uuid4())}).status_code == 422
    klaar = client.post(stop, {"reden": "Werk gevonden", "indiening": str(uuid.uuid4())}, follow=True)
    assert "Werk gevonden" in tekst(klaar)
    assert client.post(stop, {"reden": "Nog eens", "indiening": str(uuid.uuid4())}).status_code == 422


def test_de_klant_leest_wie_wat_en_waarom_en_kan_nee_zeggen(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    met = _verwijs(klant, stap, bram)
    zonder = _verwijs(
        klant, _partner("Zonder", klant.locatie), bram, grond="taak", grond_toelichting="Inburgering"
    )
    assert klant.gebruiker
    eigen, pad = als(klant.gebruiker), "/klanten/mijn/verwijzingen/"
    assert "Lees naar wie wij u verwezen" in tekst(eigen.get("/klanten/mijn/"))
    pagina = tekst(eigen.get(pad))
    for woord in ("Stap Verder", "Leren solliciteren", "geboortedatum, adres", "Inburgering"):
        assert woord in pagina
    assert "Lees naar wie wij u verwezen" in tekst(eigen.get("/klanten/mijn/"))  # a look is no answer
    eigen.post(pad, {"gelezen": "1"})
    assert "Lees naar wie wij u verwezen" not in tekst(eigen.get("/klanten/mijn/"))
    assert eigen.post(f"{pad}{zonder.pk}/intrekken/").status_code == 404
    assert "blijft in uw dossier" in tekst(eigen.get(f"{pad}{met.pk}/intrekken/"))
    ja = {"indiening": str(uuid.uuid4())}
    assert eigen.post(f"{pad}{met.pk}/intrekken/", ja).status_code == 302
    opnieuw = eigen.post(f"{pad}{met.pk}/intrekken/", {"indiening": str(uuid.uuid4())})
    assert (opnieuw.status_code, "al gestopt" in tekst(opnieuw)) == (422, True)
    assert als(rosa).get(_pad(met)).status_code == 404
    assert eigen.get(f"{pad}{met.pk}/bezwaar/").status_code == 404
    leeg = eigen.post(f"{pad}{zonder.pk}/bezwaar/", {"waarom": "", "indiening": str(uuid.uuid4())})
    assert leeg.status_code == 422
    bezwaar = {"waarom": "Ik ken ze niet.", "indiening": str(uuid.uuid4())}
    assert eigen.post(f"{pad}{zonder.pk}/bezwaar/", bezwaar).status_code == 302
    assert klant.berichten.get().tekst.endswith("Ik ken ze niet.")
    dossier = als(bram).get(f"/klanten/{klant.klantnummer}/partner/{zonder.pk}/")
    assert "De klant is het er niet mee eens" in tekst(dossier)
    ander = KlantFabriek(locatie=klant.locatie, met_account=True)
    assert als(ander.gebruiker).post(f"{pad}{zonder.pk}/intrekken/").status_code == 404


def test_de_partner_wordt_herinnerd_en_daarna_de_contactpersoon(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    verwijzing = _verwijs(klant, stap, bram, tot=vandaag() + 300 * DAG)
    assert verwijzing.verslag_voor == vandaag() + 56 * DAG
    assert partnerbewaken.herinner(op=vandaag()) == 0
    Partnerverwijzing.objects.update(van=vandaag() - 70 * DAG, verslag_voor=vandaag() - 8 * DAG)
    for verwacht in (1, 0):
        with django_capture_on_commit_callbacks() as mails:
            assert partnerbewaken.herinner(op=vandaag()) == verwacht
        assert len(mails) == verwacht
    partnerbewaken.mail(Partneraccount.objects.get().pk, 1)
    assert [(brief.to, "Marieke" in brief.body) for brief in mail.outbox] == [([rosa.email], False)]
    assert [partnerbewaken.meld_uitblijven(op=vandaag()) for _ in range(2)] == [1, 1]
    assert Taak.objects.get(klant=klant).omschrijving.startswith("Stap Verder: er is nog geen verslag")
    ExternePartner.objects.update(actief=False)
    assert [partnerbewaken.sluit_af(op=vandaag()) for _ in range(2)] == [1, 0]
    verwijzing.refresh_from_db()
    assert (verwijzing.stand, verwijzing.reden_einde) == (
        "beeindigd", "De overeenkomst met de partner is voorbij.",
    )  # fmt: skip


def test_de_lijsten_vragen_altijd_evenveel_van_de_database(
    apeldoorn: Locatie, klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker, als: Als
) -> None:
    verwijzing, metingen = _verwijs(klant, stap, bram), []
    for aantal in (1, 3):
        for nummer in range(aantal):
            _verwijs(KlantFabriek(locatie=apeldoorn), stap, bram)
            _meld(verwijzing, rosa)
            if nummer % 2:
                _verwijs(klant, _partner(f"P{aantal}{nummer}", apeldoorn), bram)
        paden = (LIJST, _pad(verwijzing))
        staf = [f"/klanten/{klant.klantnummer}/{rest}" for rest in ("rond/", f"partner/{verwijzing.pk}/")]
        metingen.append([*(vragen(als(rosa), p) for p in paden), *(vragen(als(bram), p) for p in staf)])
    assert metingen[0][:2] == metingen[1][:2]
    assert metingen[0][3] == metingen[1][3]
    assert metingen[1][2] <= metingen[0][2]


def test_wissen_laat_van_verwijzing_en_verslag_niets_over(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker
) -> None:
    _meld(_verwijs(klant, stap, bram), rosa)
    gevonden = wissen.verwijzingen(Klant, [klant.pk])
    assert {Partnerverwijzing, Voortgangsverslag} <= set(gevonden)
    assert not {ExternePartner, Partneraccount, Gebruiker} & set(gevonden)


@pytest.mark.django_db(transaction=True)
def test_twee_collegas_melden_en_een_rondt_af_op_hetzelfde_moment(
    klant: Klant, bram: Medewerker, stap: ExternePartner, rosa: Gebruiker
) -> None:
    verwijzing, sem = _verwijs(klant, stap, bram), _iemand(stap, "Sem Extern")
    uitkomsten = tegelijk(
        lambda: _meld(verwijzing, rosa),
        lambda: _meld(Partnerverwijzing.objects.get(pk=verwijzing.pk), sem, soort="afgerond"),
        lambda: _meld(Partnerverwijzing.objects.get(pk=verwijzing.pk), sem),
    )
    verwijzing.refresh_from_db()
    assert verwijzing.stand == "afgerond"
    geweigerd = [een for een in uitkomsten if isinstance(een, Exception)]
    assert all(isinstance(een, NietToegestaan) for een in geweigerd)
    assert Voortgangsverslag.objects.count() == 3 - len(geweigerd)
    laatste = Voortgangsverslag.objects.earliest("-pk")
    assert laatste.soort == "afgerond", "na het afronden komt er niets meer bij"
