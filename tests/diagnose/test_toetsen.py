"""Tests of clients: taking them, their results, who may see them, and the profile (D-39, D-46 to D-58)."""

import pytest
from django.core.management import call_command
from django.db import InternalError, transaction
from django.utils.formats import date_format

from diagnose import diagnosticeren, toetsen
from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen import afnemen, beheren
from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Medewerker
from keten.tijd import vandaag
from klanten import competenties, te_doen
from klanten.models import Competentie, Gebeurtenis, Klant, Opleiding
from tests.conftest import Als
from tests.fabriek.toetsen import (
    MOTIVATIE_HOOG,
    MOTIVATIE_LAAG,
    VRAGEN,
    laad_toetsen,
    maak_toets,
    neem_af,
    oude_uitslag,
)
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

DIAGNOSE = {
    "kan_zoeken": "ja",
    "mogelijkheden": "Werkt graag met mensen.",
    "zoekgedrag": "onvolledig",
    "banenaanbod": "onvoldoende",
    "naleving": "goed",
    "koers": "zelf",
}


@pytest.mark.eis("D-39", "D-44")
def test_een_toets_afnemen_geeft_een_uitslag_die_zichzelf_uitlegt(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    client, basis = als(bram), f"/diagnose/{klant.klantnummer}/toetsen/"
    antwoord = client.post(f"{basis}beginnen/", {"toets": "motivatie"})
    adres = antwoord["Location"]
    pagina = tekst(client.get(adres))
    assert "voorbeeldvragen" in pagina and "Wat houdt u tegen?" not in pagina
    half = {"versie": 1, "actie": "afronden", "antwoord_zin_in_werk": "5", "antwoord_hindernis": "ja"}
    fout = client.post(adres, half)
    assert fout.status_code == 422
    assert set(fout.context["form"].errors) == {"antwoord_belang", "antwoord_vertrouwen"}
    assert "Wat houdt u tegen?" in tekst(fout)
    assert fout.context["form"]["antwoord_zin_in_werk"].value() == "5"
    heel = {
        **half,
        "antwoord_belang": "4",
        "antwoord_vertrouwen": "3",
        "antwoord_bereid": ["leren", "reizen"],
    }
    uitslag = tekst(client.post(adres, heel, follow=True))
    assert "Redelijke motivatie , 7 punten" in uitslag
    assert "Zin in werk: hoog" in uitslag and "“Hoe graag wilt u nu werken?” is 5" in uitslag
    (regel,) = Gebeurtenis.objects.filter(klant=klant, soort="toets")
    assert (regel.zin, regel.zichtbaar_voor_klant) == ("Motivatietoets ingevuld.", True)
    assert client.post(adres, heel).status_code == 422  # a second click changes nothing
    afname = toetsen.laatste(klant, "motivatie")
    assert afname is not None and (afname.punten, afname.uitkomst, afname.door) == (7, "midden", bram)
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        Afname.objects.filter(pk=afname.pk).update(punten=11)


@pytest.mark.eis("D-52", "D-07")
def test_de_klant_vult_de_zelftest_thuis_in_en_leest_geen_label(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    als(bram).post(
        f"/diagnose/{klant.klantnummer}/toetsen/beginnen/", {"toets": "zelftest", "voor_klant": "ja"}
    )
    [ding] = [ding for ding in te_doen.van(klant) if ding.sleutel.startswith("toets:")]
    assert ding.wat == "Vul in: Zelftest"
    thuis = als(klant.gebruiker)
    assert "Zelftest" in tekst(thuis.get("/diagnose/mijn/toetsen/"))
    nee = {"versie": 1, "antwoord_nu_werken": "nee", "antwoord_uren": "12"}
    thuis.post(ding.url, {**nee, "actie": "bewaar"})
    verder = thuis.get(ding.url)
    assert "Wat maakt dat u nu niet kunt werken?" in tekst(verder)
    assert verder.context["form"]["antwoord_uren"].value() == 12
    af = {
        **nee,
        "versie": verder.context["form"]["versie"].value(),
        "antwoord_weet_wat": "nee",
        "antwoord_zoeken": ["niet"],
        "antwoord_hulp": "5",
        "actie": "afronden",
    }
    uitslag = tekst(thuis.post(ding.url, af, follow=True))
    assert "U wilt eerst iets anders regelen." in uitslag
    assert "eerst iets anders ," not in uitslag and "punten" not in uitslag
    assert not [ding for ding in te_doen.van(klant) if ding.sleutel.startswith("toets:")]
    lijst = tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/toetsen/"))
    assert "Eerst iets anders" in lijst and "de klant" in lijst


def test_een_toets_staat_maar_een_keer_open(bram: Medewerker, klant: Klant) -> None:
    toets = maak_toets()
    afname = afnemen.begin(klant=klant, toets=toets, door=bram, voor_klant=True)
    with pytest.raises(NietToegestaan, match="staat al open"):
        afnemen.begin(klant=klant, toets=toets, door=bram)
    bewaard = afnemen.beantwoord(
        afname=afname, versie=1, antwoorden={"cv": False, "waarom": "tijd"}, door=None
    )
    with pytest.raises(VersieConflict):
        afnemen.beantwoord(afname=afname, versie=1, antwoorden={"cv": True}, door=bram)
    ja = afnemen.beantwoord(
        afname=afname, versie=bewaard.versie, antwoorden={"cv": True, "waarom": "tijd"}, door=bram
    )
    assert ja.antwoorden == {"cv": True}  # "Waarom nog niet?" does not apply any more
    with pytest.raises(NietToegestaan, match="past niet bij de vraag") as fout:
        afnemen.beantwoord(afname=afname, versie=ja.versie, antwoorden={"cv": "misschien"}, door=bram)
    assert fout.value.veld == "antwoord_cv"
    afnemen.trek_terug(afname=afname, door=bram)
    with pytest.raises(NietToegestaan, match="teruggenomen"):
        afnemen.rond_af(afname=afname, versie=ja.versie, antwoorden={"cv": True}, door=None)
    assert afnemen.begin(klant=klant, toets=toets, door=bram).stand == "open"


@pytest.mark.django_db(transaction=True)
def test_wie_tegelijk_afronden_geven_samen_een_uitslag(
    bram: Medewerker, chaima: Medewerker, klant: Klant
) -> None:
    afname = afnemen.begin(klant=klant, toets=maak_toets(), door=bram)
    uitkomsten = tegelijk(
        *(
            lambda wie=wie: afnemen.rond_af(afname=afname, versie=1, antwoorden={"cv": True}, door=wie)
            for wie in (bram, chaima)
        )
    )
    fouten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietToegestaan)]
    assert len(fouten) == 1
    assert Afname.objects.get().stand == "afgerond"


def test_een_ingetrokken_versie_kan_niet_meer_af_en_een_verlopen_wel(
    mila: Medewerker, bram: Medewerker, klant: Klant
) -> None:
    toets = maak_toets()
    landelijk = afnemen.begin(klant=klant, toets=toets, door=bram)
    eigen = beheren.stel_vast(
        toets=toets,
        locatie=klant.locatie,
        inhoud={"vragen": VRAGEN[:1], "regels": [], "uitkomsten": []},
        van=vandaag(),
        geldig_dagen=30,
        toelichting="korter",
        gezien=beheren.nieuwste(toets, klant.locatie),
        door=mila,
    )
    klaar = afnemen.rond_af(afname=landelijk, versie=1, antwoorden={"cv": True}, door=bram)
    assert klaar.toetsversie.locatie is None and klaar.uitkomst == "ja"
    tweede = afnemen.begin(klant=klant, toets=toets, door=bram)
    assert tweede.toetsversie == eigen
    beheren.trek_in(versie=eigen, reden="De vraag was onduidelijk.", door=mila)
    with pytest.raises(NietToegestaan, match="ingetrokken omdat er een fout in zat"):
        afnemen.rond_af(afname=tweede, versie=1, antwoorden={"cv": True}, door=bram)
    opnieuw = afnemen.begin(klant=klant, toets=toets, door=bram)
    tweede.refresh_from_db()
    assert (tweede.stand, opnieuw.toetsversie.locatie) == ("vervallen", None)


@pytest.mark.eis("H-10", "X-18")
def test_de_nalevingstoets_ziet_alleen_wie_het_risico_beoordeelt(
    als: Als, bram: Medewerker, hanna: Medewerker, dirk: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    antwoorden = {"afspraken": "soms", "inlichtingen": "nee", "wil": 2}
    afname = neem_af(klant, "naleving", antwoorden, door=hanna)
    assert (afname.uitkomst, afname.uitslag["kleur"], afname.toetsversie.nummer) == ("zorg", "rood", 1)
    bram.rollen = ["teamleider"]
    bram.save()
    adres = f"/diagnose/{klant.klantnummer}/toetsen/"
    assert "Nalevingsbereidheidstoets" in tekst(als(hanna).get(adres))
    for deel in ("", f"{afname.pk}/"):
        gezien = als(bram).get(adres + deel)
        assert gezien.status_code == (404 if deel else 200)
        assert "Nalevingsbereidheidstoets" not in tekst(gezien)
        assert als(dirk).get(adres + deel).status_code == 404
    assert als(klant.gebruiker).get(f"/diagnose/mijn/toetsen/{afname.pk}/").status_code == 404
    assert not Gebeurtenis.objects.filter(klant=klant).exclude(soort="handhaving").exists()
    assert not Gebeurtenis.objects.filter(klant=klant, zichtbaar_voor_klant=True).exists()
    for wie, code in ((dirk, "motivatie"), (hanna, "motivatie"), (bram, "naleving")):
        with pytest.raises(RechtOntbreekt):
            afnemen.begin(klant=klant, toets=Toets.objects.get(code=code), door=wie)


@pytest.mark.eis("D-58")
def test_een_oude_uitslag_is_verouderd_en_waarschuwt(als: Als, bram: Medewerker, klant: Klant) -> None:
    laad_toetsen()
    oud = oude_uitslag(klant, "motivatie", "hoog", dagen=200)
    assert toetsen.verouderd(oud, vandaag())
    [waarschuwing] = toetsen.waarschuwingen(klant)
    assert waarschuwing.zin.startswith("De uitslag van de motivatietoets is verouderd")
    assert "verouderd" in tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/toetsen/"))
    neem_af(klant, "motivatie", MOTIVATIE_LAAG, door=bram)
    assert toetsen.waarschuwingen(klant) == []


@pytest.mark.eis("D-58")
def test_een_nieuwe_diagnose_vraagt_de_motivatie_opnieuw(als: Als, bram: Medewerker, klant: Klant) -> None:
    laad_toetsen()
    assert toetsen.waarschuwingen(klant) == []
    oude_uitslag(klant, "motivatie", "hoog", dagen=100)
    diagnosticeren.stel_vast(klant=klant, versie=0, door=bram, **DIAGNOSE)
    [waarschuwing] = toetsen.waarschuwingen(klant)
    assert waarschuwing.zin in tekst(als(bram).get(f"/diagnose/{klant.klantnummer}/"))
    assert "Vraag de motivatie opnieuw" in waarschuwing.zin
    neem_af(klant, "motivatie", MOTIVATIE_HOOG, door=bram)
    assert toetsen.waarschuwingen(klant) == []


@pytest.mark.eis("D-46", "D-47", "D-48")
def test_de_competentietest_is_er_voor_wie_weinig_kansen_en_geen_diploma_heeft(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    client, adres = als(bram), f"/diagnose/{klant.klantnummer}/toetsen/"
    assert "voorgesteld" not in tekst(client.get(adres))
    diagnosticeren.stel_vast(klant=klant, versie=0, door=bram, **DIAGNOSE)
    assert "voorgesteld Weinig banen, onvolledig zoekgedrag en geen diploma" in tekst(client.get(adres))
    opleiding = Opleiding.objects.create(klant=klant, naam="Verzorgende", niveau="mbo", diploma=True)
    assert "voorgesteld" not in tekst(client.get(adres))
    opleiding.delete()
    sterk = dict.fromkeys(("samenwerken", "plannen", "klant", "handen", "leren"), 4)
    afname = neem_af(klant, "competentie", {**sterk, "zelfde_werk": True, "papier": False}, door=bram)
    assert afname.evc
    uitslag = client.get(f"{adres}{afname.pk}/")
    assert "EVC-indicatie" in tekst(uitslag)
    assert f"/werkgevers/klant/{klant.klantnummer}/vacatures/" in uitslag.content.decode()
    assert "voorgesteld" not in tekst(client.get(adres))


@pytest.mark.eis("K-66")
def test_wat_een_toets_meet_komt_vanzelf_met_bron_en_dag_in_het_competentieprofiel(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    call_command("loaddata", "competenties", verbosity=0)
    plannen = Competentie.objects.get(code="plannen")
    competenties.voeg_competentie_toe(klant=klant, competentie=plannen, niveau=2, door=bram)
    sterk = {"samenwerken": 5, "plannen": 4, "klant": 1, "handen": 3, "leren": 2, "zelfde_werk": False}
    afname = neem_af(klant, "competentie", sterk, door=bram)
    gemeten = klant.competenties.geldig().filter(bron="test")
    niveaus = dict(gemeten.values_list("competentie__code", "niveau"))
    assert niveaus == {"samenwerken": 4, "plannen": 3, "klantgericht": 1, "handig": 2, "leren": 1}
    client = als(bram)
    uitslag = client.get(f"/diagnose/{klant.klantnummer}/toetsen/{afname.pk}/").content.decode()
    adres = f"/klanten/{klant.klantnummer}/zoektocht/"
    in_profiel = f'<a href="{adres}">competentieprofiel</a>'
    assert in_profiel in uitslag
    vandaag_kort = date_format(vandaag(), "j b Y")
    regel = f"Plannen en regelen Competentietest (CTC) goed een test {vandaag_kort}"
    pagina = tekst(client.get(adres))
    assert regel in pagina and f"Plannen en regelen redelijk de werkcoach {vandaag_kort}" in pagina

    neem_af(klant, "competentie", sterk | {"plannen": 2}, door=bram, als_klant=True)
    record = gemeten.get(competentie=plannen)
    assert (record.niveau, record.door, record.versie) == (1, klant.gebruiker, 2)
    assert record.toelichting == "Competentietest (CTC), door de klant ingevuld"
    assert gemeten.count() == 5, "de nieuwe uitslag komt in de plaats van de oude"
    zinnen = klant.gebeurtenissen.filter(zin__startswith="In het competentieprofiel uit een test: ")
    assert [regel.door_klant for regel in zinnen.order_by("pk")] == [False, True]
    zonder = neem_af(klant, "motivatie", MOTIVATIE_HOOG, door=bram)
    assert zinnen.count() == 2
    eerste = Toets.objects.get(code="competentie").versies.get(nummer=1)  # that measured nothing
    eerder = afnemen.begin(klant=klant, toets=eerste.toets, door=bram)
    Afname.objects.filter(pk=eerder.pk).update(toetsversie=eerste)
    afnemen.rond_af(afname=eerder, versie=eerder.versie, antwoorden=sterk, door=bram)
    vragen = [{**vraag, "verplicht": False} for vraag in afname.toetsversie.vragen]
    Toetsversie.objects.create(toets=eerste.toets, locatie=klant.locatie, nummer=1, vragen=vragen)
    leeg = neem_af(klant, "competentie", {"zelfde_werk": False}, door=bram)
    record.toelichting = "Assessment van bureau Meet"
    record.save()
    neem_af(klant, "competentie", sterk | {"plannen": 5}, door=bram, als_klant=True)
    assert gemeten.get(competentie=plannen).niveau == 1, "wat van een toets elders kwam, blijft staan"
    for afname in (zonder, eerder, leeg):
        pagina = client.get(f"/diagnose/{klant.klantnummer}/toetsen/{afname.pk}/")
        assert pagina.status_code == 200 and in_profiel not in pagina.content.decode()


@pytest.mark.eis("D-05", "D-53")
def test_het_profiel_zet_alles_naast_elkaar_en_wijst_op_tegenspraak(
    als: Als, bram: Medewerker, klant: Klant
) -> None:
    laad_toetsen()
    client, adres = als(bram), f"/diagnose/{klant.klantnummer}/profiel/"
    leeg = tekst(client.get(adres))
    assert "Nog geen toetsen ingevuld" in leeg and "Nog geen diagnose" in leeg
    oude_uitslag(klant, "motivatie", "laag", dagen=90, punten=2)
    diagnosticeren.stel_vast(klant=klant, versie=0, door=bram, **DIAGNOSE)
    neem_af(klant, "motivatie", MOTIVATIE_HOOG, door=bram)
    diagnosticeren.bewaar(
        klant=klant, versie=0, door=bram, vorige=klant.diagnoses.get().pk, mogelijkheden="Spreekt Pools."
    )
    gezien = client.get(adres)
    profiel = gezien.context["profiel"]
    assert [punt.naam for punt in profiel.strijdig] == ["Hoge motivatie, maar onvolledig zoekgedrag"]
    assert profiel.strijdig[0].zinnen == [
        "uitslag van de motivatietoets is hoge motivatie",
        "zoekgedrag volgens de diagnose is onvolledig",
    ]
    delen = {deel.naam: deel.professional for deel in profiel.delen}
    assert (delen["Mogelijkheden"].tekst, delen["Mogelijkheden"].let_op) == ("Spreekt Pools.", "concept")
    assert (delen["Zoekgedrag"].tekst, delen["Zoekgedrag"].op) == ("Onvolledig", vandaag())
    [motivatie] = profiel.toetsen
    assert motivatie.professional.tekst == "Hoge motivatie" and motivatie.klant.tekst == "Uitkomst laag"
    assert [punt.punten for punt in profiel.motivatie] == [2, 8]
    assert "Van 2 punten" in profiel.figuur.label and "<svg" in gezien.content.decode()


def test_een_rekenblad_van_de_uitslagen(als: Als, bram: Medewerker, hanna: Medewerker, klant: Klant) -> None:
    laad_toetsen()
    neem_af(klant, "motivatie", MOTIVATIE_HOOG, door=bram)
    adres = f"/diagnose/{klant.klantnummer}/toetsen/bestand/?formaat=csv"
    regels = b"".join(als(bram).get(adres).streaming_content).decode().splitlines()
    assert "Motivatietoets" in regels[1] and "hoge motivatie" in regels[1] and len(regels) == 2
    assert als(hanna).get(adres).status_code == 403


def test_de_lijst_kost_evenveel_vragen_met_meer_uitslagen(als: Als, bram: Medewerker, klant: Klant) -> None:
    laad_toetsen()
    client = als(bram)
    for dagen in (30, 20):
        oude_uitslag(klant, "motivatie", "hoog", dagen=dagen, punten=9)
    oude_uitslag(klant, "zelftest", "klaar", dagen=30)
    paden = [f"/diagnose/{klant.klantnummer}/{deel}/" for deel in ("toetsen", "profiel")]
    eerst = [vragen(client, pad) for pad in paden]
    for dagen in range(15):
        oude_uitslag(klant, "motivatie", "hoog", dagen=dagen, punten=dagen % 9)
        oude_uitslag(klant, "zelftest", "klaar", dagen=dagen)
    assert [vragen(client, pad) for pad in paden] == eerst
