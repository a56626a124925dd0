"""No measure without information, hearing and a second person; the database holds to that by itself."""

import datetime
from collections.abc import Callable
from typing import Any

import pghistory.models
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from handhaving.maatregelen import besluiten, bezwaren, horen, kennisgeven, vastleggen
from handhaving.maatregelen.aansluiting import FEIT
from handhaving.maatregelen.instellingen import BESLISROL
from handhaving.models import Besluit, Bezwaar, Horing, Kennisgeving, Overtreding, Voorstel
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import te_doen
from klanten.models import Gebeurtenis, Klant, Taak
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld as wereld
from tests.klanten.post import laad_teksten, wil

Stand = Overtreding.Stand


@pytest.fixture
def collega(apeldoorn: Locatie) -> Medewerker:
    """Carla of the municipality: a second werkcoach beside Chaima."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Carla Collega", partner=partner, locaties=[apeldoorn])


@pytest.fixture
def buiten(apeldoorn: Locatie) -> Medewerker:
    """Bea of the municipality: took no part in anything."""
    partner = KetenpartnerFabriek(code="gemeente-apeldoorn")
    return MedewerkerFabriek(naam="Bea Bezwaar", partner=partner, locaties=[apeldoorn])


def _weiger(doe: Callable[[], Any], woorden: str) -> None:
    with pytest.raises(NietToegestaan, match=woorden), transaction.atomic():
        doe()


@pytest.mark.eis("H-18", "H-44", "H-45")
def test_van_overtreding_tot_gegrond_bezwaar(
    klant: Klant, chaima: Medewerker, collega: Medewerker, buiten: Medewerker
) -> None:
    laad_teksten()
    wereld.klaar(wil(klant, "email"))
    zaak = wereld.vastgelegd(klant, chaima)
    assert not klant.gebeurtenissen.filter(zichtbaar_voor_klant=True).exists()  # not before a proposal
    voorstel = wereld.stel_voor(zaak, chaima)
    assert voorstel.voorlichting.vorm == "gesprek"
    assert [ding.uiterlijk for ding in te_doen.van(klant) if ding.sleutel == f"overtreding:{zaak.pk}"] == [
        timezone.localdate(voorstel.reactie_tot)
    ]
    assert klant.zendingen.filter(code="maatregel_horen").exists()
    horen.hoor(overtreding=zaak, verhaal="Ik was ziek.", door=None)
    taak = klant.taken.open().get(soort=Taak.Soort.MAATREGEL)
    assert taak.voor in (collega, buiten)
    besluit = wereld.leg_op(zaak, collega, reden="Niet gemeld.")
    assert (besluit.uitkomst, besluit.voorgesteld_door) == ("opgelegd", chaima)
    brief = kennisgeven.maak_bekend(overtreding=zaak, door=collega)
    assert "20 procent minder uitkering" in brief.tekst and "Niet gemeld." in brief.tekst
    assert kennisgeven.als_pdf(brief).startswith(b"%PDF")
    bezwaren.maak(overtreding=zaak, gronden="Ik heb gebeld.", door=None)
    assert klant.taken.open().get(soort=Taak.Soort.MAATREGEL).voor == buiten

    def wijs_af(door: Medewerker) -> Bezwaar:
        return bezwaren.beslis(overtreding=zaak, uitkomst="ongegrond", reden="Nee.", door=door)

    _weiger(lambda: wijs_af(chaima), "betrokken")
    _weiger(lambda: wijs_af(collega), "betrokken")
    bezwaren.beslis(overtreding=zaak, uitkomst="gegrond", reden="Het telefoontje klopt.", door=buiten)
    zaak.refresh_from_db()
    assert zaak.stand == Stand.OPGEHEVEN
    assert not Overtreding.objects.vastgesteld().exists()
    regels = klant.gebeurtenissen.filter(soort=Gebeurtenis.Soort.HANDHAVING, zichtbaar_voor_klant=True)
    assert regels.count() == 5  # the decision itself is told by the letter


@pytest.mark.eis("H-44")
def test_zonder_uitleg_uitkering_of_beleid_komt_er_geen_voorstel(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant, voorgelicht=False)
    zaak = wereld.vastgelegd(klant, chaima)
    _weiger(lambda: wereld.stel_voor(zaak, chaima), "geen uitleg over rechten en plichten")
    ander = wereld.klaar(KlantFabriek(locatie=klant.locatie))
    zaak = wereld.vastgelegd(ander, chaima)
    _weiger(lambda: wereld.stel_voor(zaak, chaima, percentage=30), "Hoger kan niet")
    with pytest.raises(ValidationError, match="waarom de maatregel lager"), transaction.atomic():
        wereld.stel_voor(zaak, chaima, percentage=10)
    ander.uitkeringen.update(van=vandaag())
    _weiger(lambda: wereld.stel_voor(zaak, chaima), "deze uitkering toen niet")
    assert not Voorstel.objects.exists()


@pytest.mark.eis("H-45")
def test_alleen_een_tweede_persoon_met_de_rol_van_de_uitkerende_organisatie_beslist(
    klant: Klant,
    chaima: Medewerker,
    collega: Medewerker,
    bram: Medewerker,
    ineke: Medewerker,
    hanna: Medewerker,
    dirk: Medewerker,
) -> None:
    wereld.klaar(klant)
    zaak = wereld.voorgesteld(klant, chaima).overtreding
    horen.hoor(overtreding=zaak, verhaal="Ik was ziek.", door=None)
    dag = vandaag()

    def beslis(door: Medewerker, vanaf: datetime.date = dag) -> Besluit:
        return wereld.leg_op(zaak, door, reden="Niet gemeld.", vanaf=vanaf)

    _weiger(lambda: beslis(chaima), "U deed zelf het voorstel")
    _weiger(lambda: beslis(bram), "betaalt de uitkering")
    _weiger(lambda: beslis(hanna), "Uw rol geeft hier geen toegang")
    _weiger(lambda: beslis(ineke), "beslist een werkcoach")
    _weiger(lambda: beslis(dirk), "U werkt niet op")
    _weiger(lambda: beslis(collega, dag - wereld.DAG), "vandaag of later")
    instellingen.zet(code=BESLISROL, gebied=chaima.partner, waarde="inkomensconsulent")
    _weiger(lambda: beslis(collega), "beslist een inkomensconsulent")
    assert beslis(ineke).besloten_door == ineke
    _weiger(lambda: beslis(ineke), "Dit kan nu niet")


@pytest.mark.eis("H-45")
def test_zwijgen_telt_in_het_voordeel_van_de_klant(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    voorstel = wereld.voorgesteld(klant, chaima)
    zaak = voorstel.overtreding
    poging = {"wijze": "telefoon", "toelichting": "Geen gehoor.", "door": chaima}
    _weiger(lambda: horen.probeer_opnieuw(overtreding=zaak, **poging), "kan nog reageren")
    Voorstel.objects.update(reactie_tot=timezone.now() - wereld.DAG)
    _weiger(
        lambda: wereld.leg_op(zaak, collega, reden="Stil."),
        "Zwijgen telt in het voordeel",
    )
    horen.probeer_opnieuw(overtreding=zaak, **poging)
    voorstel.refresh_from_db()
    assert voorstel.reactie_tot > timezone.now()
    Voorstel.objects.update(reactie_tot=timezone.now() - wereld.DAG)
    _weiger(
        lambda: wereld.leg_op(zaak, collega, reden="Stil."),
        "Zwijgen telt in het voordeel",
    )
    weiger_te_praten = {"overtreding": zaak, "wijze": "telefoon"}
    _weiger(lambda: horen.zie_af(**weiger_te_praten, door=chaima), "wat de klant daarover zei")
    horen.zie_af(**weiger_te_praten, toelichting="Wil niet.", door=collega)
    assert not klant.taken.open().exists()  # nobody else here can decide: Carla wrote it down
    _weiger(lambda: wereld.leg_op(zaak, collega), "U schreef zelf op")
    Voorstel.objects.update(reactie_tot=timezone.now() + wereld.DAG)
    horen.zie_af(**weiger_te_praten, toelichting="Wil echt niet.", door=chaima)
    _weiger(lambda: wereld.leg_op(zaak, collega), "kan nog zelf reageren")
    besluiten.spreek_vrij(overtreding=zaak, reden="Twijfel.", door=collega)
    _weiger(lambda: kennisgeven.maak_bekend(overtreding=zaak, door=collega), "Dit kan nu niet")
    _weiger(lambda: besluiten.hef_op(overtreding=zaak, reden="Toch.", door=collega), "Dit kan nu niet")


def test_andere_feiten_stoppen_de_klok_en_alles_begint_opnieuw(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    zaak = wereld.besloten(klant, chaima, collega)
    _weiger(lambda: vastleggen.wijzig_feiten(overtreding=zaak, reden=" ", door=chaima), "Vul in waarom")
    vastleggen.wijzig_feiten(overtreding=zaak, reden="De brief kwam nooit aan.", door=chaima)
    _weiger(lambda: kennisgeven.maak_bekend(overtreding=zaak, door=collega), "Dit kan nu niet")
    nieuw = wereld.stel_voor(Overtreding.objects.get(pk=zaak.pk), chaima)
    assert nieuw.horingen.count() == 0
    _weiger(lambda: wereld.leg_op(zaak, collega, reden="Weer."), "Hoor eerst")
    vastleggen.trek_in(overtreding=zaak, reden="Er was niets.", door=chaima)
    _weiger(lambda: wereld.stel_voor(zaak, chaima), "Dit kan nu niet")
    _weiger(lambda: horen.hoor(overtreding=zaak, verhaal="Hallo?", door=None), "Dit kan nu niet")
    assert not klant.taken.open().exists()


@pytest.mark.eis("H-45")
def test_de_database_weigert_zelf_wat_niet_mag(klant: Klant, chaima: Medewerker, collega: Medewerker) -> None:
    wereld.klaar(klant)
    zaak = wereld.besloten(klant, chaima, collega)
    open_ = wereld.voorgesteld(klant, chaima, dagen=6)
    horing = horen.hoor(overtreding=open_.overtreding, verhaal="Mijn verhaal.", door=None)
    vrij = wereld.voorgesteld(klant, chaima, dagen=7)
    vrijspraak = besluiten.spreek_vrij(overtreding=vrij.overtreding, reden="Twijfel.", door=collega)
    nu = timezone.now()
    goed = {
        "voorstel": open_,
        "uitkomst": "opgelegd",
        "horing": horing,
        "gehoord_op": horing.op,
        "voorgesteld_door": chaima,
        "reden": "Omdat.",
        "vanaf": vandaag(),
        "besloten_door": collega,
        "partner": collega.partner,
        "op": nu,
    }
    brief = {"onderwerp": "Besluit", "tekst": "Tekst", "blad": {}, "bezwaar_tot": vandaag(), "door": collega}
    eerder = nu - wereld.DAG

    def beslis(**anders: Any) -> Besluit:
        return Besluit.objects.create(**{**goed, **anders})

    def zet(voorstel: Voorstel, stand: str) -> int:
        return Overtreding.objects.filter(pk=voorstel.overtreding_id).update(stand=stand)

    ander = wereld.voorgesteld(klant, chaima, dagen=8)
    pogingen: list[tuple[Callable[[], Any], str]] = [
        (lambda: beslis(besloten_door=chaima), "alleen een tweede persoon"),
        (lambda: beslis(voorgesteld_door=collega, besloten_door=chaima), "alleen een tweede persoon"),
        (lambda: beslis(horing=None, gehoord_op=None), "hoor eerst de klant"),
        (lambda: beslis(voorstel=ander, op=timezone.now()), "hoor eerst de klant"),
        (lambda: beslis(vanaf=None), "handhaving_besluit_na_horen"),
        (lambda: beslis(op=eerder), "alleen een tweede persoon"),
        (lambda: beslis(vanaf=vandaag() - wereld.DAG), "geen eerdere datum"),
        (lambda: Kennisgeving.objects.create(besluit=vrijspraak, **brief), "geen brief zonder maatregel"),
        (lambda: zet(open_, "opgelegd"), "geen maatregel zonder besluit"),
        (lambda: zet(vrij, "bekendgemaakt"), "Invalid transition.*vrijgesproken"),
        (lambda: zet(open_, "vastgelegd") and zet(open_, "gehoord"), "Invalid transition.*vastgelegd"),
        (
            lambda: Besluit.objects.update(reden="Anders."),
            "Cannot update or delete rows from handhaving_besluit",
        ),
        (
            lambda: Horing.objects.update(verhaal="Anders."),
            "Cannot update or delete rows from handhaving_horing",
        ),
        (
            lambda: Besluit.objects.filter(pk=vrijspraak.pk)._raw_delete("default"),
            "Cannot update or delete rows from handhaving_besluit",
        ),
        (
            lambda: Overtreding.objects.filter(pk=zaak.pk)._raw_delete("default"),
            "Cannot delete rows from handhaving_overtreding",
        ),
    ]
    for poging, wie_weigert in pogingen:
        with pytest.raises(DatabaseError, match=wie_weigert), transaction.atomic():
            poging()
    assert Besluit.objects.count() == 2
    assert pghistory.models.Events.objects.tracks(zaak).exists()


def test_een_bezwaar_kan_binnen_de_termijn_en_verlaagt_alleen(
    klant: Klant, chaima: Medewerker, collega: Medewerker, buiten: Medewerker
) -> None:
    wereld.klaar(klant)
    zaak = wereld.bekend(klant, chaima, collega)
    bezwaren.maak(overtreding=zaak, gronden="Niet eens.", door=None)
    _weiger(lambda: bezwaren.trek_in(overtreding=zaak, toelichting="Ja.", door=collega), "betrokken")
    _weiger(lambda: bezwaren.trek_in(overtreding=zaak, door=buiten), "wat de klant daarover zei")
    bezwaren.trek_in(overtreding=zaak, door=None)
    bezwaren.maak(overtreding=zaak, gronden="Toch niet eens.", door=chaima)
    beslis = {"overtreding": zaak, "uitkomst": "deels", "reden": "Zwaar getroffen.", "door": buiten}
    _weiger(lambda: bezwaren.beslis(**beslis, percentage=20, maanden=1), "lagere maatregel")
    _weiger(lambda: bezwaren.beslis(**beslis, percentage=0, maanden=1), "waarschuwing niets")
    uit = bezwaren.beslis(**beslis, percentage=0, maanden=0)
    zaak.refresh_from_db()
    assert (zaak.stand, uit.percentage, uit.stand) == (Stand.AANGEPAST, 0, Bezwaar.Stand.BESLIST)
    besluiten.hef_op(overtreding=zaak, reden="Toch niet.", door=collega)
    laat = wereld.bekend(wereld.klaar(KlantFabriek(locatie=klant.locatie)), chaima, collega)
    with pytest.MonkeyPatch.context() as later:
        later.setattr(bezwaren, "vandaag", lambda: vandaag() + 60 * wereld.DAG)
        _weiger(lambda: bezwaren.maak(overtreding=laat, gronden="Te laat.", door=None), "kon tot en met")
        assert bezwaren.maak(
            overtreding=laat, gronden="Te laat.", reden_te_laat="Lag in het ziekenhuis.", door=chaima
        ).reden_te_laat


@pytest.mark.eis("H-45", "H-46")
def test_een_besluit_kent_het_laatste_verhaal_en_de_tabel_van_nu(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    wereld.klaar(klant)
    eerste = wereld.bekend(klant, chaima, collega)
    zaak = wereld.stel_voor(wereld.vastgelegd(klant, chaima, dagen=0), chaima, percentage=40, maanden=2)
    zaak = zaak.overtreding
    gelezen = horen.hoor(overtreding=zaak, verhaal="Ik was ziek.", door=None)
    laatste = horen.hoor(overtreding=zaak, verhaal="Hier is mijn briefje.", door=None)
    _weiger(lambda: wereld.leg_op(zaak, collega, gezien=gelezen.pk), "reageerde intussen opnieuw")
    besluiten.hef_op(overtreding=eerste, reden="Toch niet.", door=collega)
    _weiger(lambda: wereld.leg_op(zaak, collega, gezien=laatste.pk), "stel opnieuw voor")


@pytest.mark.eis("H-18")
def test_een_overtreding_telt_in_regels_pas_als_er_een_maatregel_geldt(
    klant: Klant, chaima: Medewerker, collega: Medewerker
) -> None:
    def feit() -> int:
        return int(Klant.objects.annotate(f=FEIT.uitdrukking()).get(pk=klant.pk).f)

    wereld.klaar(klant)
    wereld.voorgesteld(klant, chaima, dagen=8)
    assert feit() == 0
    zaak = wereld.bekend(klant, chaima, collega)
    assert feit() == 1
    besluiten.hef_op(overtreding=zaak, reden="Toch niet.", door=collega)
    assert feit() == 0
