"""Following a plan: off track asks why, a year later asks what came of it, and the region sees its goals."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.maanden import maanden_later
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Taak
from klanten.taaklinks import adres
from landkaart.jaarplan import bewaken, doelen, evalueren, metingen, regio, volgen
from landkaart.models import Doelafwijking, Doelevaluatie, Jaarplan, Jaarplandoel
from tests.conftest import Als
from tests.landkaart.planmakers import doelvelden, gemeten, mt, plan_met_doel, stel_vast
from tests.pagina import tekst

JAAR = 2026


@pytest.fixture
def leden(apeldoorn: Locatie) -> list[Medewerker]:
    return mt(apeldoorn)


@pytest.fixture
def plan(apeldoorn: Locatie, leden: list[Medewerker], monkeypatch: pytest.MonkeyPatch) -> Jaarplan:
    """The adopted plan of a year that is half over."""
    _op(monkeypatch, datetime.date(JAAR, 7, 15))
    return stel_vast(plan_met_doel(apeldoorn, leden[0], jaar=JAAR)[0], leden)


def _op(monkeypatch: pytest.MonkeyPatch, dag: datetime.date) -> None:
    """Let it be another day in the plans and their figures."""
    for waar in (
        "landkaart.jaarplan.plannen",
        "landkaart.jaarplan.volgen",
        "landkaart.jaarplan.evalueren",
        "landkaart.models.jaarplan",
        "landkaart.cijfers.lezen",
    ):
        monkeypatch.setattr(f"{waar}.vandaag", lambda: dag)


@pytest.mark.eis("X-33", "X-51")
def test_een_doel_dat_achterloopt_vraagt_de_eigenaar_een_keer_om_uitleg_en_bewaart_die(
    apeldoorn: Locatie, plan: Jaarplan, leden: list[Medewerker], bram: Medewerker, als: Als
) -> None:
    gemeten(apeldoorn, datetime.date(JAAR, 5, 1), 55)
    assert bewaken.vraag_toelichtingen() == 0, "in mei ligt het cijfer boven de lijn"
    gemeten(apeldoorn, datetime.date(JAAR, 6, 1), 44)
    assert (bewaken.vraag_toelichtingen(), bewaken.vraag_toelichtingen()) == (1, 0)
    taak = Taak.objects.get(sleutel__startswith="jaarplanafwijking:")
    assert taak.voor == leden[0]
    pagina = tekst(als(bram).get(reverse("landkaart:jaarplandoel", args=[plan.doelen.get().pk])))
    assert "loopt achter" in pagina and "In juni 2026 was het cijfer 44%" in pagina
    assert als(bram).get(adres(taak)).status_code == 403, "Bram is geen eigenaar en geen MT-lid"
    assert "was het cijfer 44%" in tekst(als(leden[0]).get(adres(taak)))
    half = als(leden[0]).post(adres(taak), {"oorzaak": "Minder vacatures", "versie": 1})
    assert half.status_code == 422 and half.context["form"].errors["aanpak"]
    vol = {"oorzaak": "Minder vacatures", "aanpak": "Elke week een banenmarkt", "versie": 1}
    assert als(leden[0]).post(adres(taak), vol).status_code == 302
    taak.refresh_from_db()
    assert taak.gedaan_door == leden[0]
    assert "Elke week een banenmarkt" in tekst(
        als(bram).get(reverse("landkaart:jaarplandoel", args=[plan.doelen.get().pk]))
    )
    with pytest.raises(NietToegestaan, match="al een toelichting"):
        bewaken.licht_toe(
            afwijking=Doelafwijking.objects.get(), versie=2, oorzaak="x", aanpak="y", door=leden[0]
        )
    gemeten(apeldoorn, datetime.date(JAAR, 4, 1), 40)
    assert bewaken.vraag_toelichtingen() == 0, "hooguit eens per kwartaal"


@pytest.mark.eis("X-33", "X-53")
def test_een_doel_van_meer_dan_een_jaar_oud_wordt_gemeld_tot_het_is_geevalueerd(
    apeldoorn: Locatie,
    plan: Jaarplan,
    leden: list[Medewerker],
    bram: Medewerker,
    als: Als,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    doel = plan.doelen.get()
    assert "Tijd voor een evaluatie" not in tekst(als(bram).get(reverse("landkaart:jaarplannen")))
    _op(monkeypatch, datetime.date(JAAR + 1, 1, 2))
    assert "Tijd voor een evaluatie" in tekst(als(bram).get(reverse("landkaart:jaarplannen")))
    assert volgen.beelden(plan)[0].verouderd
    form = {"uitkomst": "deels", "tekst": "Eerder bellen werkt.", "indiening": str(uuid.uuid4())}
    waar = reverse("landkaart:jaarplandoel_evaluatie", args=[doel.pk])
    assert als(leden[1]).post(waar, form | {"tekst": ""}).status_code == 422
    assert als(leden[1]).post(waar, form | {"eindwaarde": "57,5"}).status_code == 302
    pagina = tekst(als(bram).get(reverse("landkaart:jaarplandoel", args=[doel.pk])))
    assert "gedeeltelijk gehaald" in pagina and "57,5%" in pagina
    assert not volgen.verouderd(apeldoorn).exists()
    with pytest.raises(NietToegestaan, match="al geëvalueerd"):
        evalueren.evalueer(
            doel=doel,
            uitkomst=Doelevaluatie.Uitkomst.NIET,
            eindwaarde=None,
            tekst="Nog eens",
            beleving="",
            door=leden[0],
        )


@pytest.mark.eis("X-33")
def test_een_cijfer_over_weinig_mensen_wordt_niet_getoond_en_telt_niet_als_achterstand(
    apeldoorn: Locatie, plan: Jaarplan, leden: list[Medewerker], als: Als
) -> None:
    gemeten(apeldoorn, datetime.date(JAAR, 6, 1), 0, van=3, telt=1, mensen=3)
    assert bewaken.vraag_toelichtingen() == 0
    pagina = tekst(als(leden[0]).get(reverse("landkaart:jaarplandoel", args=[plan.doelen.get().pk])))
    assert "zo weinig mensen" in pagina and "33,3" not in pagina


@pytest.mark.eis("X-33")
def test_een_plan_met_veel_doelen_vraagt_de_database_even_vaak(
    apeldoorn: Locatie, leden: list[Medewerker]
) -> None:
    plan, _ = plan_met_doel(apeldoorn, leden[0])
    maand = vandaag().replace(day=1)
    gemeten(apeldoorn, maand, 50)
    gemeten(apeldoorn, maand, 30, uitsplitsing="leeftijd", groep="tot 27 jaar")
    groep = {"uitsplitsing": "leeftijd", "groep": "tot 27 jaar", "nulwaarde": None, "nul_op": None}
    doelen.stel(plan=plan, door=leden[0], **doelvelden(plan, leden[0], **groep))
    with CaptureQueriesContext(connection) as weinig:
        waarden = [beeld.stand.waarde for beeld in volgen.beelden(plan) if beeld.stand]
    assert sorted(waarden) == [30.0, 50.0]
    basis = plan.doelen.latest("pk")
    for code in ("uitstroomquote", "vraaguitval", "participatie", "werkloosheid"):
        velden = doelvelden(plan, leden[0], indicator=code)
        Jaarplandoel.objects.create(plan=plan, begin_op=basis.begin_op, **velden)
    with CaptureQueriesContext(connection) as veel:
        assert len(volgen.beelden(plan)) == 6
    assert len(veel) == len(weinig)


@pytest.mark.eis("X-33")
def test_een_doel_over_een_groep_toont_niets_wat_de_pagina_van_het_cijfer_verbergt(
    apeldoorn: Locatie, leden: list[Medewerker]
) -> None:
    plan, _ = plan_met_doel(apeldoorn, leden[0])
    maand, eerder = vandaag().replace(day=1), maanden_later(vandaag().replace(day=1), -1)
    groot, klein = "schadelast", {"mensen": 2, "telt": 2, "van": 2}
    for dag, anders in ((eerder, {}), (maand, klein)):
        for groep, velden in (("WW", {}), ("WWB", {}), ("IOAW", anders)):
            basis = {"uitsplitsing": "regime", "groep": groep, "telt": 30, "van": 30, "mensen": 30}
            gemeten(apeldoorn, dag, 0, indicator=groot, **basis | velden, versie=2)
    sleutels = [(groot, "regime", groep) for groep in ("WW", "WWB", "IOAW")]
    reeksen = metingen.reeksen(apeldoorn, sleutels, maand, 2)
    getoond = [[metingen.toonbaar(stand) for stand in reeksen[een]] for een in sleutels]
    assert getoond[2] == [True, False], "de kleine groep is verborgen"
    assert sorted(rij[1] for rij in getoond) == [False, False, True], "en nog een: het totaal verraadt haar"
    euro = reeksen[sleutels[0]][0]
    assert euro.waarde == 30 * euro.bedrag > 30 and euro.versie == 2, "in euro's, met de definitie"
    stil = sleutels[[rij[1] for rij in getoond].index(False)]
    velden = {
        "indicator": groot,
        "uitsplitsing": "regime",
        "groep": stil[2],
        "nulwaarde": None,
        "nul_op": None,
    }
    with pytest.raises(NietToegestaan, match="nog geen cijfer"):
        doelen.stel(plan=plan, door=leden[0], **doelvelden(plan, leden[0], **velden | {"nul_op": maand}))


@pytest.mark.eis("X-52")
def test_een_doel_van_de_regio_toont_wat_locaties_doen_en_wie_nog_niets_doet(
    apeldoorn: Locatie, gouda: Locatie, leden: list[Medewerker], bram: Medewerker, als: Als
) -> None:
    jaar = vandaag().year
    nieuw = reverse("landkaart:regiodoel_nieuw")
    form = {
        "jaar": jaar,
        "doelstelling": "Minder jongeren zonder werk",
        "indicator": "preventiequote",
        "streefwaarde": "65",
        "op": f"31-12-{jaar + 1}",
        "versie": 1,
        "indiening": str(uuid.uuid4()),
    }
    buiten = als(leden[0]).post(nieuw, form)
    assert "Kies een dag in" in str(buiten.context["form"].errors)
    assert als(leden[0]).post(nieuw, form | {"op": f"31-12-{jaar}"}).status_code == 302
    lijst = reverse("landkaart:regiodoelen")
    assert "Nog geen locatie werkt hieraan" in tekst(als(bram).get(lijst))
    [beeld] = regio.beelden(apeldoorn.regio, jaar)
    plan, doel = plan_met_doel(apeldoorn, leden[0], uitvoerder=bram)
    velden = doelvelden(plan, leden[0], regiodoel=beeld.doel)
    doelen.wijzig_doel(doel=doel, versie=1, door=leden[0], **velden)
    [concept] = regio.beelden(apeldoorn.regio, jaar)
    assert concept.lokaal == [], "een concept telt nog niet"
    stel_vast(plan, leden)
    pagina = tekst(als(bram).get(lijst))
    for woord in ("Activerium Apeldoorn", "Bel elke nieuwe klant", "Zonder doel: Toonkamer Gouda"):
        assert woord in pagina
    with pytest.raises(NietToegestaan, match="volgen dit doel al"):
        regio.pas_aan(
            doel=beeld.doel,
            versie=1,
            door=leden[0],
            jaar=jaar + 1,
            doelstelling="Later",
            indicator="preventiequote",
            streefwaarde=65,
            op=datetime.date(jaar + 1, 12, 31),
        )
    with pytest.raises(RechtOntbreekt):
        regio.trek_in(doel=beeld.doel, versie=1, door=bram)
    rekenblad = b"".join(als(bram).get(reverse("landkaart:regiodoelen_rekenblad", args=["csv"]))).decode()  # type: ignore[arg-type]
    assert "Toonkamer Gouda;nog geen doel" in rekenblad
