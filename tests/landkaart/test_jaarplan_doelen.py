"""Goals of a plan: measurable or refused, next to the field and in the database."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from landkaart.jaarplan import acties, doelen, plannen
from landkaart.jaarplan.streven import streefwaarden
from landkaart.models import Jaarplan, Jaarplanactie, Jaarplandoel
from tests.conftest import Als
from tests.landkaart.planmakers import doelvelden, gemeten, mt, plan_met_doel, stel_vast
from tests.pagina import tekst


@pytest.fixture
def leden(apeldoorn: Locatie) -> list[Medewerker]:
    return mt(apeldoorn)


@pytest.mark.eis("X-33")
def test_een_doel_zonder_cijfer_streefcijfer_datum_of_nulmeting_wordt_geweigerd_naast_het_veld(
    apeldoorn: Locatie, leden: list[Medewerker], als: Als
) -> None:
    plan = plannen.begin(locatie=apeldoorn, jaar=vandaag().year, door=leden[0])
    browser = als(leden[0])
    adres = reverse("landkaart:jaarplandoel_nieuw", args=[plan.pk])
    leeg = browser.post(adres, {"doelstelling": "Iets goeds doen", "versie": 1})
    assert leeg.status_code == 422
    for veld in ("indicator", "streefwaarde", "op", "eigenaar"):
        assert leeg.context["form"].errors[veld], veld
    assert "Iets goeds doen" in leeg.content.decode(), "wat is ingevuld blijft staan"
    vol = {
        "doelstelling": "Meer mensen aan het werk",
        "indicator": "preventiequote",
        "streefwaarde": "62,5",
        "op": f"31-12-{plan.jaar}",
        "eigenaar": leden[1].pk,
        "versie": 1,
        "indiening": "8a4f6f0c-4d0f-4a39-a7a5-0d5b7a3a4c11",
    }
    zonder = browser.post(adres, vol)
    assert zonder.status_code == 422 and "nog geen cijfer" in str(zonder.context["form"].errors["nulwaarde"])
    later = browser.post(adres, vol | {"op": f"31-01-{plan.jaar + 1}", "nulwaarde": "40"})
    assert "binnen 12 maanden" in str(later.context["form"].errors["op"])
    maand = vandaag().replace(day=1)
    gemeten(apeldoorn, maand, 41.5)
    assert browser.post(adres, vol).status_code == 302
    doel = plan.doelen.get()
    assert (doel.nulwaarde, doel.nul_op, doel.nul_gemeten) == (Decimal("41.5"), maand, True)
    assert doel.streefwaarde == Decimal("62.5")
    anders = vol | {"nulwaarde": "39", "nul_op": f"{maand:%d-%m-%Y}", "versie": doel.versie}
    wijzig = reverse("landkaart:jaarplandoel_wijzigen", args=[doel.pk])
    anders["indiening"] = "8a4f6f0c-4d0f-4a39-a7a5-0d5b7a3a4c12"
    geweigerd = browser.post(wijzig, anders)
    assert "41,5 gemeten" in str(geweigerd.context["form"].errors["nul_reden"])
    assert browser.post(wijzig, anders | {"nul_reden": "Nieuwe definitie"}).status_code == 302
    doel.refresh_from_db()
    assert (doel.nulwaarde, doel.nul_gemeten, doel.nul_reden) == (39, False, "Nieuwe definitie")


@pytest.mark.eis("X-33")
@pytest.mark.parametrize(
    "anders",
    [
        {"indicator": None},
        {"indicator": ""},
        {"nulwaarde": None},
        {"streefwaarde": None},
        {"op": None},
        {"streefwaarde": Decimal(40)},
        {"op": datetime.date(2028, 2, 1)},
        {"nul_reden": ""},
        {"uitsplitsing": "leeftijd"},
    ],
    ids=str,
)
def test_ook_de_database_bewaart_geen_doel_dat_niet_te_meten_is(
    apeldoorn: Locatie, leden: list[Medewerker], anders: dict[str, object]
) -> None:
    plan = Jaarplan.objects.create(locatie=apeldoorn, jaar=2027, gemaakt_door=leden[0])
    velden = doelvelden(plan, leden[0], **anders)
    with pytest.raises(IntegrityError), transaction.atomic():
        Jaarplandoel.objects.create(plan=plan, begin_op=plan.eerste, **velden)


@pytest.mark.eis("X-50")
def test_na_vaststelling_staat_de_inhoud_vast_ook_in_de_database(
    apeldoorn: Locatie, leden: list[Medewerker]
) -> None:
    plan, doel = plan_met_doel(apeldoorn, leden[0])
    assert streefwaarden(apeldoorn, plan.eerste) == {}, "een concept stuurt nog niet"
    stel_vast(plan, leden)
    streven = streefwaarden(apeldoorn, plan.eerste)["preventiequote"]
    assert (streven.waarde, streven.op, streven.doel) == (60.0, plan.laatste, doel)
    assert streefwaarden(apeldoorn, plan.laatste + datetime.timedelta(days=1)) == {}
    doel.refresh_from_db()
    with pytest.raises(NietToegestaan, match="geen concept"):
        doelen.wijzig_doel(doel=doel, versie=1, door=leden[0], **doelvelden(plan, leden[0]))
    with pytest.raises(NietToegestaan, match="geen concept"):
        plannen.gooi_weg(plan=plan, door=leden[0])
    for daad in (
        lambda: Jaarplandoel.objects.update(streefwaarde=1),
        lambda: Jaarplanactie.objects.update(omschrijving="Niets"),
        lambda: Jaarplanactie.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            daad()


@pytest.mark.eis("X-51")
def test_een_actie_krijgt_een_eigenaar_van_de_locatie_met_werkvoorraad(
    apeldoorn: Locatie, leden: list[Medewerker], bram: Medewerker, dirk: Medewerker
) -> None:
    plan, doel = plan_met_doel(apeldoorn, leden[0])
    nieuw = {"doel": doel, "omschrijving": "Bel", "uiterlijk": plan.laatste, "door": leden[0]}
    with pytest.raises(NietToegestaan, match="werkt niet op"):
        acties.voeg_actie_toe(eigenaar=dirk, **nieuw)
    with pytest.raises(NietToegestaan, match="Kies die dag of eerder"):
        acties.voeg_actie_toe(
            eigenaar=bram, **nieuw | {"uiterlijk": plan.laatste + datetime.timedelta(days=1)}
        )
    with pytest.raises(RechtOntbreekt):
        acties.voeg_actie_toe(eigenaar=bram, **nieuw | {"door": bram})
    actie = acties.voeg_actie_toe(eigenaar=bram, **nieuw)
    velden = {"omschrijving": "Bel of mail", "eigenaar": bram, "uiterlijk": plan.laatste, "door": leden[0]}
    acties.wijzig_actie(actie=actie, versie=1, **velden)
    with pytest.raises(VersieConflict):
        acties.wijzig_actie(actie=actie, versie=1, **velden)


@pytest.mark.eis("X-49", "X-50")
def test_collegas_lezen_het_plan_en_een_andere_locatie_niet(
    apeldoorn: Locatie, leden: list[Medewerker], bram: Medewerker, dirk: Medewerker, als: Als
) -> None:
    plan, doel = plan_met_doel(apeldoorn, leden[0], uitvoerder=bram)
    adressen = [
        reverse("landkaart:jaarplan", args=[plan.pk]),
        reverse("landkaart:jaarplandoel", args=[doel.pk]),
        reverse("landkaart:jaarplanactie", args=[doel.acties.get().pk]),
        reverse("landkaart:jaarplan_pdf", args=[plan.pk]),
        reverse("landkaart:jaarplan_rekenblad", args=[plan.pk, "csv"]),
    ]
    assert str(plan) in tekst(als(bram).get(reverse("landkaart:jaarplannen")))
    for adres in adressen:
        assert als(bram).get(adres).status_code == 200, adres
        assert als(dirk).get(adres).status_code == 404, adres
    pdf = als(bram).get(adressen[3]).content
    assert pdf.startswith(b"%PDF") and b"/StructTreeRoot" in pdf
    csv = b"".join(als(bram).get(adressen[4])).decode()  # type: ignore[arg-type]
    assert "Meer mensen aan het werk zonder uitkering;" in csv
    for naam in ("jaarplan_schrijven", "jaarplandoel_nieuw"):
        assert als(bram).get(reverse(f"landkaart:{naam}", args=[plan.pk])).status_code == 403
