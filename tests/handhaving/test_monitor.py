"""The monitor: its figures, equal treatment, groups of an audit, trainings and the register."""

import datetime
import io
import json
from math import exp, log, sqrt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import given, settings
from hypothesis import strategies as st

from handhaving.models import Alertheidstraining, Auditbestand, Auditgroep, Risicoprofiel, Signaal
from handhaving.monitor import algoritmes, auditgroepen, cijfers, gelijkheid, trainingen
from handhaving.monitor.gelijkheid import Groepregel, Indeling
from handhaving.monitor.verhoudingen import Band, Telling, verborgen, verhouding
from handhaving.tasks import wis_auditgroepen
from keten.csvbestand import BestandFout
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from tests.conftest import Als
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.handhaving.monitorwereld import Mens, bevolking, maak
from tests.pagina import tekst

BAND = Band(0.8, 1.25)
VAN, TOT = vandaag() - datetime.timedelta(days=30), vandaag()
GELIJK = {"v": 0.25, "m": 0.25}
SCHEEF = {"v": 0.15, "m": 0.45}


@pytest.fixture
def auditor(apeldoorn: Locatie) -> Medewerker:
    """Olga, who may load groups."""
    return MedewerkerFabriek(naam="Olga Auditor", rollen=["auditor"], locaties=[apeldoorn])


@pytest.fixture
def mt(apeldoorn: Locatie) -> Medewerker:
    """Paul of the management."""
    return MedewerkerFabriek(naam="Paul Baas", rollen=["mt_lid"], locaties=[apeldoorn])


def _vergelijk(locatie: Locatie) -> list[Indeling]:
    return gelijkheid.indelingen(locatie, van=VAN, tot=TOT, band=BAND)


def _regel(indeling: Indeling, maat: str, groep: str) -> Groepregel:
    [vergelijking] = [een for een in indeling.vergelijkingen if een.maat.code == maat]
    return next(regel for regel in vergelijking.regels if regel.groep == groep)


def _csv(*regels: str) -> io.BytesIO:
    return io.BytesIO("\n".join(("klantnummer;groep", *regels)).encode())


# --- without a database ---------------------------------------------------------------------------------

_tellingen = st.lists(
    st.integers(0, 60).flatmap(lambda geheel: st.builds(Telling, st.integers(0, geheel), st.just(geheel))),
    max_size=6,
)


@given(_tellingen)
@settings(max_examples=50)
def test_een_verborgen_aantal_is_niet_terug_te_rekenen(tellingen: list[Telling]) -> None:
    weg = verborgen(tellingen)
    for plek, (deel, geheel) in enumerate(tellingen):
        if {geheel, deel, geheel - deel} & {1, 2, 3, 4}:
            assert plek in weg
    zichtbaar = [plek for plek, telling in enumerate(tellingen) if plek not in weg and telling.geheel]
    assert len(weg) != 1 or not zichtbaar


@pytest.mark.parametrize(
    ("groep", "rest", "valt_op"),
    [
        (Telling(90, 200), Telling(30, 200), True),
        (Telling(30, 200), Telling(90, 200), True),
        (Telling(51, 200), Telling(50, 200), False),
        (Telling(9, 25), Telling(6, 25), False),  # far apart, but too few to exclude chance
        (Telling(0, 200), Telling(60, 200), True),
    ],
)
def test_alleen_een_verschil_dat_geen_toeval_is_valt_op(groep: Telling, rest: Telling, valt_op: bool) -> None:
    uitkomst = verhouding(groep, rest)
    assert uitkomst is not None and uitkomst.laag < uitkomst.waarde < uitkomst.hoog
    assert BAND.valt_op(uitkomst) is valt_op
    assert verhouding(Telling(9, 19), rest) is None and verhouding(Telling(0, 50), Telling(0, 50)) is None


# --- equal treatment ------------------------------------------------------------------------------------


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_de_verhoudingen_zijn_die_van_een_eigen_berekening(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, zaad: int, django_assert_num_queries: object
) -> None:
    mensen = bevolking(300, zaad=zaad, kans=SCHEEF)
    maak(mensen, locatie=apeldoorn, door=anna)
    maak(bevolking(40, zaad=9, kans=SCHEEF), locatie=gouda, door=anna)  # must not count
    with django_assert_num_queries(3):  # type: ignore[operator]
        geslacht, leeftijd, uitkering = _vergelijk(apeldoorn)
    for naam, code in (("vrouw", "v"), ("man", "m")):
        groep = [mens for mens in mensen if mens.geslacht == code]
        rest = [mens for mens in mensen if mens.geslacht != code]
        regel = _regel(geslacht, "verhoogd", naam)
        deel = sum(mens.kleur != "groen" for mens in groep)
        ander = sum(mens.kleur != "groen" for mens in rest)
        assert (regel.deel, regel.geheel) == (deel, len(groep))
        waarde = (deel / len(groep)) / (ander / len(rest))
        ruim = 2.5758 * sqrt(1 / deel - 1 / len(groep) + 1 / ander - 1 / len(rest))
        assert regel.verhouding is not None
        assert regel.verhouding.waarde == pytest.approx(waarde)
        assert regel.verhouding.laag == pytest.approx(exp(log(waarde) - ruim))
        raak = _regel(geslacht, "treffer", naam)
        gecontroleerd = [mens for mens in groep if mens.uitkomst]
        assert raak.geheel in (None, len(gecontroleerd))
        assert raak.deel in (None, sum(mens.uitkomst == "treffer" for mens in gecontroleerd))
    for naam, jaren in (("jonger dan 27 jaar", 20), ("45 jaar of ouder", 60)):
        assert _regel(leeftijd, "verhoogd", naam).geheel == sum(mens.jaren == jaren for mens in mensen)
    zonder = _regel(uitkering, "gecontroleerd", "geen of onbekend")
    assert zonder.deel == sum(bool(mens.uitkomst) for mens in mensen if not mens.regimes)


def test_een_geplante_scheefheid_valt_op_en_gelijke_behandeling_niet(
    apeldoorn: Locatie, gouda: Locatie, anna: Medewerker, mt: Medewerker, als: Als
) -> None:
    maak(bevolking(800, zaad=5, kans=SCHEEF), locatie=apeldoorn, door=anna)
    maak(bevolking(800, zaad=6, kans=GELIJK), locatie=gouda, door=anna)
    geslacht, *_ = _vergelijk(apeldoorn)
    assert ("verhoogd", "man") in {(maat.code, regel.groep) for maat, regel in geslacht.seinen}
    assert not [sein for indeling in _vergelijk(gouda) for sein in indeling.seinen]
    client = als(mt)
    pagina = tekst(client.get(reverse("handhaving:gelijkheid")))
    assert "Er vallen verschillen op" in pagina and "Geslacht, man: oranje of rood." in pagina
    assert "Kijk welke regel of vraag deze groep raakt" in pagina
    mt.locaties.set([gouda])
    assert "Geen opvallende verschillen" in tekst(client.get(reverse("handhaving:gelijkheid")))


# --- figures --------------------------------------------------------------------------------------------


@pytest.mark.eis("H-22", "H-24", "H-31", "H-54")
def test_de_monitor_telt_tijd_controles_treffers_en_vragen(
    apeldoorn: Locatie, anna: Medewerker, hanna: Medewerker, mt: Medewerker, als: Als
) -> None:
    rood = Mens("v", 35, "WW", "rood", "treffer", minuten=90)
    groen = Mens("m", 35, "WW", "groen", "in_orde", grond="steekproef", minuten=30, intensief=True)
    maak(
        [rood] * 15 + [groen] * 30 + [Mens("m", 35, "WW", "rood", "in_orde")] * 10,
        locatie=apeldoorn,
        door=anna,
    )
    kleuren = {regel.kleur: regel for regel in cijfers.per_kleur(apeldoorn, van=VAN, tot=TOT)}
    minuten = 15 * 90 + 10 * 30
    assert kleuren["rood"].minuten == minuten
    assert cijfers.op_verhoogd(kleuren.values()) == round(100 * minuten / (minuten + 900))
    assert (kleuren["rood"].vragen, kleuren["groen"].vragen) == (4.0, 1.0)
    assert kleuren["groen"].documenten == 2.0 and kleuren["rood"].klantdeel == 45
    gronden = {een.naam: een for een in cijfers.per_grond(apeldoorn, van=VAN, tot=TOT)}
    assert gronden["risicoprofiel"].procent == 60 and gronden["steekproef"].procent == 0
    assert gronden["signaal"].interval is None
    client = als(mt)
    pagina = tekst(client.get(reverse("handhaving:monitor")))
    assert "onder de norm" in pagina and "30 keer kreeg een klant met groen een intensieve controle" in pagina
    assert "Persoon" not in pagina
    leeg = tekst(client.get(reverse("handhaving:monitor"), {"vanaf": "01-01-2020", "tot": "31-01-2020"}))
    assert "Nog geen controletijd" in leeg
    blad = client.get(reverse("handhaving:monitor_bewaren"), {"formaat": "csv"})
    inhoud = b"".join(blad.streaming_content).decode()  # type: ignore[attr-defined]
    assert "Per grond;risicoprofiel;procent niet in orde;60" in inhoud
    assert als(anna).get(reverse("handhaving:monitor")).status_code == 403
    assert als(hanna).get(reverse("handhaving:monitor")).status_code == 200


@pytest.mark.eis("H-30")
def test_een_profiel_dat_niets_vindt_krijgt_dat_te_horen(apeldoorn: Locatie, anna: Medewerker) -> None:
    call_command(
        "loaddata",
        "risicofeiten",
        "toetsen",
        "toetsversies",
        "sectoren",
        "beroepen",
        "profielen",
        verbosity=0,
    )
    goed, slecht, *_ = Risicoprofiel.objects.filter(locatie=None)

    def keer(aantal: int, uitkomst: str, *codes: str, grond: str = "profiel") -> list[Mens]:
        return [Mens("v", 35, "WW", "oranje", uitkomst, grond=grond, profielen=codes)] * aantal

    mensen = keer(60, "treffer", goed.code) + keer(20, "in_orde", goed.code)
    mensen += keer(5, "treffer", slecht.code) + keer(75, "in_orde", slecht.code)
    mensen += keer(30, "treffer", grond="steekproef") + keer(70, "in_orde", grond="steekproef")
    maak(mensen, locatie=apeldoorn, door=anna)
    regels = {een.naam: een for een in cijfers.per_profiel(apeldoorn, van=VAN, tot=TOT)}
    assert regels[goed.naam].oordeel == "Dit profiel vindt vaker iets dan het lot."
    assert regels[slecht.naam].oordeel.endswith("Pas het aan of trek het in.")
    assert all(
        een.oordeel.startswith("Onvoldoende gegevens")
        for een in regels.values()
        if een.naam not in (goed.naam, slecht.naam)
    )


def test_de_wachttijd_is_van_signaal_tot_besluit(klant: Klant, anna: Medewerker, hanna: Medewerker) -> None:
    nu = timezone.now()
    for dagen in (2, 4):
        Signaal.objects.create(
            klant=klant,
            locatie=klant.locatie,
            bron="consulent",
            tekst="Iets gezien.",
            van=vandaag(),
            gemeld_op=nu - datetime.timedelta(days=dagen),
            gemeld_door=anna,
            vervalt_op=nu,
            stand="besloten",
            besluit="geen_vervolg",
            waarom="Het klopt.",
            besloten_op=nu,
            besloten_door=hanna,
        )
    assert cijfers.wachttijd(klant.locatie, van=VAN, tot=TOT) == cijfers.Wachttijd(2, 3.0)


# --- training -------------------------------------------------------------------------------------------


@pytest.mark.eis("H-51")
def test_het_mt_legt_trainingen_vast_en_ziet_het_deel(
    apeldoorn: Locatie, anna: Medewerker, bram: Medewerker, dirk: Medewerker, mt: Medewerker, als: Als
) -> None:
    client, url = als(mt), reverse("handhaving:trainingen")
    form = client.get(url).context["form"]
    begin = {"indiening": str(form["indiening"].value()), "medewerkers": [anna.pk]}
    morgen = vandaag() + datetime.timedelta(days=1)
    fout = client.post(url, {**begin, "gevolgd_op": f"{morgen:%d-%m-%Y}"})
    assert fout.status_code == 422 and "Deze dag moet nog komen" in tekst(fout)
    goed = client.post(url, {**begin, "gevolgd_op": f"{vandaag():%d-%m-%Y}"}, follow=True)
    assert "1 van 2 medewerkers (50%)" in tekst(goed)
    assert cijfers.training(apeldoorn, tot=vandaag()).procent == 50
    account = reverse("keten:account")
    assert date_format(vandaag(), "j F Y") in tekst(als(anna).get(account))
    assert "nog niet gevolgd" in tekst(als(bram).get(account))
    mensen = Medewerker.objects.filter(pk__in=[anna.pk, bram.pk])
    trainingen.leg_vast(medewerkers=mensen, gevolgd_op=vandaag(), locatie=apeldoorn, door=mt)
    assert Alertheidstraining.objects.count() == 2  # Anna's was there already
    vreemd = Medewerker.objects.filter(pk=dirk.pk)
    for wie, door in ((vreemd, mt), (mensen, anna)):
        with pytest.raises(NietToegestaan):
            trainingen.leg_vast(medewerkers=wie, gevolgd_op=vandaag(), locatie=apeldoorn, door=door)


# --- groups of an audit ---------------------------------------------------------------------------------


def test_een_auditor_ziet_van_geladen_groepen_alleen_aandelen(
    apeldoorn: Locatie, anna: Medewerker, auditor: Medewerker, mt: Medewerker, als: Als
) -> None:
    mensen = bevolking(400, zaad=4, kans=SCHEEF)
    klanten = maak(mensen, locatie=apeldoorn, door=anna)
    for klant in klanten:
        klant.refresh_from_db(fields=["klantnummer"])
    paren = list(zip(klanten, mensen, strict=True))
    regels = [f"{k.klantnummer};{'met hulp' if m.geslacht == 'm' else 'zonder hulp'}" for k, m in paren]
    client, url = als(auditor), reverse("handhaving:audits")
    velden = {
        "indiening": str(client.get(url).context["form"]["indiening"].value()),
        "naam": "Hulp bij invullen",
        "doel": "Nagaan of hulp uitmaakt.",
        "bewaren_tot": f"{vandaag() + datetime.timedelta(days=90):%d-%m-%Y}",
    }

    def bestand(*rijen: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("groepen.csv", _csv(*rijen).read())

    fout = client.post(url, {**velden, "bestand": bestand(*regels, "99;met hulp")})
    assert fout.status_code == 422 and "dit is geen klant van deze locatie" in tekst(fout)
    assert not Auditbestand.objects.exists()
    pagina = tekst(client.post(url, {**velden, "bestand": bestand(*regels)}, follow=True))
    assert "De groepen staan klaar: 400 klanten." in pagina
    assert "Hulp bij invullen, met hulp: oranje of rood." in pagina and "Persoon" not in pagina
    auditgroepen.laad(  # a second file must not mix with the first
        inhoud=_csv(*(f"{k.klantnummer};{n % 2}" for n, k in enumerate(klanten))),
        locatie=apeldoorn,
        naam="Lot",
        doel="Nagaan.",
        bewaren_tot=vandaag() + datetime.timedelta(days=9),
        door=auditor,
    )
    eerste = Auditbestand.objects.earliest("pk")
    indeling = auditgroepen.vergelijk(eerste, van=VAN, tot=TOT, band=BAND, door=auditor)
    mannen = [mens for mens in mensen if mens.geslacht == "m"]
    regel = _regel(indeling, "verhoogd", "met hulp")
    assert (regel.deel, regel.geheel) == (sum(m.kleur != "groen" for m in mannen), len(mannen))
    assert als(mt).get(reverse("handhaving:audit", args=[eerste.pk])).status_code == 403
    with pytest.raises(NietToegestaan):
        auditgroepen.vergelijk(eerste, van=VAN, tot=TOT, band=BAND, door=mt)
    gewist = client.post(reverse("handhaving:audit_wissen", args=[eerste.pk]), follow=True)
    assert "zijn gewist" in tekst(gewist) and not eerste.rijen.exists()
    assert "De groepen zijn gewist" in tekst(client.get(reverse("handhaving:audit", args=[eerste.pk])))


def test_te_kleine_groepen_en_een_te_lange_termijn_worden_geweigerd(
    apeldoorn: Locatie, gouda: Locatie, auditor: Medewerker
) -> None:
    nummers = [KlantFabriek(locatie=apeldoorn).pk + 10_000_000 for _ in range(9)]
    regels = [f"{nummer};{'a' if plek < 5 else 'b'}" for plek, nummer in enumerate(nummers)]
    half_jaar = vandaag() + auditgroepen.LANGST
    vast = {"naam": "Proef", "doel": "Nagaan.", "locatie": apeldoorn, "door": auditor}
    with pytest.raises(BestandFout, match="minder dan 5 klanten"):
        auditgroepen.laad(inhoud=_csv(*regels), bewaren_tot=half_jaar, **vast)  # type: ignore[arg-type]
    with pytest.raises(BestandFout, match="meer dan één keer"):
        auditgroepen.laad(inhoud=_csv(*regels, regels[0]), bewaren_tot=half_jaar, **vast)  # type: ignore[arg-type]
    for dag in (vandaag(), half_jaar + datetime.timedelta(days=1)):
        with pytest.raises(NietToegestaan, match="binnen een half jaar"):
            auditgroepen.laad(inhoud=_csv(*regels), bewaren_tot=dag, **vast)  # type: ignore[arg-type]
    with pytest.raises(NietToegestaan, match="U werkt niet op"):
        auditgroepen.van_locatie(gouda, door=auditor)


def test_na_de_termijn_zijn_de_groepen_weg_en_blijft_staan_wie_ze_laadde(
    klant: Klant, auditor: Medewerker
) -> None:
    gisteren = vandaag() - datetime.timedelta(days=1)
    for dag in (gisteren, vandaag()):
        bestand = Auditbestand.objects.create(
            locatie=klant.locatie, naam="Proef", doel="Nagaan.", bewaren_tot=dag, geladen_door=auditor
        )
        Auditgroep.objects.create(bestand=bestand, klant=klant, groep="a")
    wis_auditgroepen()
    [over] = Auditgroep.objects.select_related("bestand")
    assert over.bestand.bewaren_tot == vandaag()
    weg = Auditbestand.objects.get(bewaren_tot=gisteren)
    assert weg.gewist_op is not None and weg.geladen_door == auditor


# --- register of algorithms -----------------------------------------------------------------------------


def test_iedereen_leest_het_register_zoals_de_regels_nu_gelden(client: object, apeldoorn: Locatie) -> None:
    call_command(
        "loaddata",
        "risicofeiten",
        "toetsen",
        "toetsversies",
        "sectoren",
        "beroepen",
        "profielen",
        verbosity=0,
    )
    pagina = client.get(reverse("handhaving:algoritmes"))  # type: ignore[attr-defined]
    assert pagina.status_code == 200 and "Fraudescorekaart" in tekst(pagina)
    versie = algoritmes.regels().filter(regelset__soort="risico")[0]
    adres = reverse("handhaving:algoritme", args=["regel", versie.pk])
    een = tekst(client.get(adres))  # type: ignore[attr-defined]
    for kop in (
        "Waarvoor",
        "Welke gegevens",
        "Hoe het werkt",
        "Wat een mens doet",
        "Wat nooit mag meetellen",
    ):
        assert kop in een
    assert "Een medewerker beslist" in een
    alles = json.loads(client.get(reverse("handhaving:algoritmes_bestand")).content)["algoritmes"]  # type: ignore[attr-defined]
    assert {naam for een in alles for naam in [een["type"]]} >= {"Risicoprofiel", "Vragenlijst met punten"}
    assert all(een["doel"] and een["gegevens"] and een["werking"] and een["bezwaar"] for een in alles)
    assert client.get(f"{adres}?formaat=json").json()["naam"] == versie.regelset.naam  # type: ignore[attr-defined]
    assert client.get(reverse("handhaving:algoritme", args=["regel", 0])).status_code == 404  # type: ignore[attr-defined]
