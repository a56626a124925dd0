"""The arbeidsmarkttoets of a client, its table, and the tipping point that becomes a task."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from diagnose.kansen import arbeidsmarkttoets, kantelpunten, tabellen
from diagnose.models import Herdiagnoseaanleiding, Kans, Kansmeting, Kanstabel
from keten.csvbestand import BestandFout
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Situatie, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek, RegimeFabriek, UitkeringFabriek
from tests.fabriek.diagnose import maak_kansmeting, maak_kanstabel
from tests.fabriek.werkgevers import BeroepFabriek, SectorFabriek
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk
from werkgevers.models import Sector

DAG = datetime.timedelta(days=1)
GOED = "v;35-44;q;{};12,5"


@pytest.fixture
def zorg(db: None) -> Sector:
    """The sector in which the client worked."""
    return BeroepFabriek(naam="Verzorgende", sector=SectorFabriek(code="q", naam="Zorg")).sector


@pytest.fixture
def verzorgende(klant: Klant, zorg: Sector, bram: Medewerker) -> Klant:
    """Marieke of bram's caseload: two months without work, after years in care."""
    Clientbeeld.objects.filter(klant=klant).update(contactpersoon=bram, route="A")
    Situatie.objects.filter(klant=klant).update(
        werkloos_sinds=vandaag() - 40 * DAG, laatste_beroep="verzorgende"
    )
    return Klant.objects.get(pk=klant.pk)


def _bestand(*rijen: str) -> io.BytesIO:
    return io.BytesIO("\r\n".join([";".join(tabellen.KOPPEN), *rijen]).encode())


@pytest.mark.eis("D-41")
def test_alle_fouten_in_een_bestand_komen_tegelijk_en_er_wordt_niets_geladen(
    zorg: Sector, mila: Medewerker, als: Als
) -> None:
    rijen = [f"{g};{lft};q;{m};1,5" for g in "vmx" for lft in ("15-24", "25-34") for m in range(1, 13)]
    fout = {
        3: "vrouw;15-24;q;2;1,5",
        5: "v;15-26;q;4;1,5",
        7: "v;15-24;zorg;6;1,5",
        9: "v;15-24;q;13;1,5",
        11: "v;15-24;q;10;101",
        13: "v;15-24;q;12;veel",
        15: "v;25-34;q;2;-1",
        17: "v;25-34;q;;1,5",
        20: ";;;;",
        22: "v;25-34;q;8;1,5",
        24: "v;25-34;q;11;" + "9" * 400,
    }
    for nummer, rij in fout.items():
        rijen[nummer - 2] = rij
    with pytest.raises(BestandFout) as gevangen:
        tabellen.lees(_bestand(*rijen))
    gevonden = [(punt.rij, punt.kolom) for punt in gevangen.value.fouten]
    assert gevonden == [
        (3, "geslacht"),
        (5, "leeftijdsgroep"),
        (7, "bedrijfstak"),
        (9, "maand"),
        (11, "kans"),
        (13, "kans"),
        (15, "kans"),
        (17, "maand"),
        (22, ""),
        (24, "kans"),
    ]
    antwoord = als(mila).post(
        reverse("diagnose:kanstabel_laden"),
        {
            "indiening": "6f0b3d5e-2b0a-4f0e-9d53-0a3a2b7c1f10",
            "naam": "Kansen 2026",
            "bron": "Eigen onderzoek",
            "gebied": "locatie",
            "bestand": SimpleUploadedFile("kansen.csv", _bestand(*rijen).getvalue()),
        },
    )
    assert antwoord.status_code == 422
    inhoud = tekst(antwoord)
    assert all(f"Rij {nummer}" in inhoud for nummer in (3, 5, 7, 9, 11, 13, 15, 17, 24))
    assert "Kansen 2026" in antwoord.content.decode()
    assert not Kanstabel.objects.exists()
    assert not Kans.objects.exists()


@pytest.mark.eis("D-41")
def test_een_groep_met_een_gat_in_de_maanden_wordt_geweigerd(zorg: Sector) -> None:
    rijen = [GOED.format(maand) for maand in range(1, 13) if maand not in (4, 9)]
    with pytest.raises(BestandFout) as gevangen:
        tabellen.lees(_bestand(*rijen))
    assert [str(punt) for punt in gevangen.value.fouten] == [
        "Rij 2, kolom maand: voor deze groep ontbreekt maand 4, 9."
    ]
    with pytest.raises(NietToegestaan, match="geen kansen"):
        tabellen.lees(_bestand())


@pytest.mark.eis("D-41")
def test_het_voorbeeldbestand_is_te_laden_en_elke_versie_is_in_te_trekken(
    zorg: Sector, mila: Medewerker, gouda: Locatie, als: Als
) -> None:
    mt = als(mila)
    voorbeeld = b"".join(mt.get(reverse("diagnose:kanstabel_voorbeeld")))  # type: ignore[arg-type]
    invoer = {"naam": "Kansen", "bron": "Onderzoek", "gebied": "locatie", "voorbeeld": "on"}
    invoer["indiening"] = "6f0b3d5e-2b0a-4f0e-9d53-0a3a2b7c1f11"
    bestand = SimpleUploadedFile("kansen.csv", voorbeeld)
    antwoord = mt.post(reverse("diagnose:kanstabel_laden"), {**invoer, "bestand": bestand}, follow=True)
    assert "Kansen, versie 1 is geladen: 120 kansen." in tekst(antwoord)
    eigen = Kanstabel.objects.get()
    assert (eigen.locatie, eigen.voorbeeld, eigen.geladen_door) == (mila.locaties.get(), True, mila)
    terug = b"".join(mt.get(reverse("diagnose:kanstabel_bestand", args=[eigen.pk])))  # type: ignore[arg-type]
    assert sorted(terug.split()) == sorted(voorbeeld.split())

    landelijk = maak_kanstabel(zorg)
    elders = maak_kanstabel(zorg, locatie=gouda)
    lijst = tekst(mt.get(reverse("diagnose:kanstabellen")))
    assert lijst.count("Intrekken") == 1  # that of the country is not hers
    assert "geldt nu" in lijst
    assert mt.get(reverse("diagnose:kanstabel", args=[elders.pk])).status_code == 404
    assert mt.post(reverse("diagnose:kanstabel_intrekken", args=[elders.pk])).status_code == 404
    with pytest.raises(NietToegestaan, match="beheerder"):
        tabellen.trek_in(tabel=landelijk, door=mila)
    weg = {"indiening": "6f0b3d5e-2b0a-4f0e-9d53-0a3a2b7c1f12"}
    mt.post(reverse("diagnose:kanstabel_intrekken", args=[eigen.pk]), weg)
    assert tabellen.geldende(mila.locaties.get()) == landelijk
    groepen = tekst(mt.get(reverse("diagnose:kanstabel", args=[landelijk.pk]), {"leeftijd": "35-44"}))
    assert "Zorg v 35-44 20,0 18,0" in groepen


@pytest.mark.eis("D-41", "D-42")
def test_de_coach_bewaart_de_uitkomst_als_advies_en_er_verandert_niets_anders(
    verzorgende: Klant, zorg: Sector, bram: Medewerker, als: Als
) -> None:
    maak_kanstabel(zorg)
    pad = reverse("diagnose:kans", args=[verzorgende.klantnummer])
    coach = als(bram)
    pagina = coach.get(pad)
    inhoud = tekst(pagina)
    assert "macrostatistiek" in inhoud
    assert "In maand 6" in inhoud  # 0.9 ** 4 is less than seven tenths, from month 2 on
    assert "Eigen schatting: onvoldoende gegevens" in inhoud
    voor = Clientbeeld.objects.filter(klant=verzorgende).values().get()
    form = pagina.context["form"]
    invoer = {veld.name: veld.value() for veld in form}
    assert (invoer["geslacht"], invoer["leeftijd"], invoer["sector"]) == ("v", "35-44", "q")
    coach.post(pad, invoer)
    nog_eens = coach.post(pad, invoer)
    assert nog_eens.status_code == 422
    assert "al verstuurd" in tekst(nog_eens)
    meting = Kansmeting.objects.get()
    begin = vandaag() - 40 * DAG
    assert (meting.maand, meting.kantelmaand, meting.kansen[0]) == (2, 6, 0.2)
    assert meting.kantelpunt_op is not None
    assert 140 < (meting.kantelpunt_op - begin).days < 160
    assert Clientbeeld.objects.filter(klant=verzorgende).values().get() == voor
    assert not verzorgende.routeringen.exists()
    assert not Gebeurtenis.objects.get(klant=verzorgende, soort="toets").zichtbaar_voor_klant
    with pytest.raises(DatabaseError), transaction.atomic():
        Kansmeting.objects.update(daling=1)
    blok = tekst(coach.get(reverse("diagnose:blok_kans", args=[verzorgende.klantnummer])))
    assert "van mensen in deze groep" in blok


@pytest.mark.eis("D-43")
def test_zonder_gegevens_of_na_een_jaar_is_er_niets_te_bewaren(
    verzorgende: Klant, zorg: Sector, bram: Medewerker, dirk: Medewerker, als: Als
) -> None:
    bijstand = RegimeFabriek(code="wwb", naam="WWB")
    UitkeringFabriek(klant=verzorgende, regime=bijstand)
    pad = reverse("diagnose:kans", args=[verzorgende.klantnummer])
    inhoud = tekst(als(bram).get(pad))
    assert "Onvoldoende gegevens" in inhoud
    assert "Klant met bijstand" in inhoud
    groep = arbeidsmarkttoets.Groep("v", "35-44", zorg)
    with pytest.raises(NietToegestaan, match="onvoldoende gegevens"):
        arbeidsmarkttoets.bewaar(klant=verzorgende, groep=groep, door=bram)
    maak_kanstabel(zorg)
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        arbeidsmarkttoets.bewaar(klant=verzorgende, groep=groep, door=dirk)
    assert als(dirk).get(pad).status_code == 404
    Situatie.objects.filter(klant=verzorgende).update(
        werkloos_sinds=vandaag() - 400 * DAG, laatste_beroep="iets anders"
    )
    pagina = als(bram).get(pad, {"sector": "q", "leeftijd": "onzin"})
    assert "Buiten het eerste jaar" in tekst(pagina)
    assert "Bewaar bij het dossier" not in tekst(pagina)
    with pytest.raises(NietToegestaan, match="eerste jaar"):
        arbeidsmarkttoets.bewaar(klant=Klant.objects.get(pk=verzorgende.pk), groep=groep, door=bram)
    assert "Kies de bedrijfstak" in tekst(als(bram).get(pad))


def test_de_pagina_van_de_toets_vraagt_niet_meer_naarmate_er_meer_bewaard_is(
    verzorgende: Klant, zorg: Sector, bram: Medewerker, als: Als
) -> None:
    maak_kanstabel(zorg)
    pad = reverse("diagnose:kans", args=[verzorgende.klantnummer])
    maak_kansmeting(verzorgende, bram)
    een = vragen(als(bram), pad)
    for dagen in range(6):
        maak_kansmeting(verzorgende, bram, op=vandaag() - dagen * DAG)
    assert vragen(als(bram), pad) == een


@pytest.fixture
def _termijn(db: None) -> None:
    Termijnregel.objects.create(code="herdiagnose", naam="herdiagnose", aantal=2, eenheid="week")


def _met_kantelpunt(door: Medewerker, dagen: int, **anders: object) -> Klant:
    """A client whose tipping point is this many days from today, months after registration."""
    klant: Klant = KlantFabriek(locatie=door.locaties.all()[0], contactpersoon=door, **anders)
    op = vandaag() - 120 * DAG
    maak_kansmeting(klant, door, op=op, kantelmaand=5, kantelpunt_op=vandaag() + dagen * DAG)
    return klant


@pytest.mark.eis("D-56")
def test_in_de_maand_van_het_kantelpunt_komt_er_een_taak_en_maar_een(
    _termijn: None, bram: Medewerker, dirk: Medewerker, django_assert_num_queries: Callable[[int], object]
) -> None:
    nu, elders = _met_kantelpunt(bram, 0), _met_kantelpunt(dirk, -3)
    _met_kantelpunt(bram, 1)  # tomorrow
    _met_kantelpunt(bram, -90)  # no news any more
    _met_kantelpunt(bram, 0, beeld__status="gestopt")
    later = _met_kantelpunt(bram, 0)
    maak_kansmeting(later, bram, op=vandaag())  # a newer outcome without a tipping point
    assert kantelpunten.plan(op=vandaag()) == 2
    assert kantelpunten.plan(op=vandaag()) == 0
    taken = Taak.objects.filter(soort="herdiagnose").order_by("pk")
    assert {(taak.klant, taak.voor) for taak in taken} == {(nu, bram), (elders, dirk)}
    assert set(Herdiagnoseaanleiding.objects.values_list("soort", "klant")) == {
        ("kantelpunt", nu.pk),
        ("kantelpunt", elders.pk),
    }
    assert Gebeurtenis.objects.get(klant=nu).zin == "Het is tijd om samen te kijken of het plan nog past."
    for _ in range(5):
        _met_kantelpunt(bram, 0)
    with django_assert_num_queries(9):  # one location, however many clients
        assert kantelpunten.plan(op=vandaag(), locatie=bram.locaties.get()) == 5


@pytest.mark.eis("D-56")
@pytest.mark.django_db(transaction=True)
def test_twee_keer_tegelijk_draaien_geeft_elke_taak_een_keer(_termijn: None, bram: Medewerker) -> None:
    for _ in range(4):
        _met_kantelpunt(bram, 0)
    gemaakt = tegelijk(*[lambda: kantelpunten.plan(op=vandaag())] * 2)
    assert sum(gemaakt) == 4
    assert Herdiagnoseaanleiding.objects.count() == 4
