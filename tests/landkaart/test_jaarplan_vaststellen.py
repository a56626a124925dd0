"""Adopting a plan: each partner for itself, once, and together at the same moment too."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import InternalError
from django.urls import reverse
from django.utils import timezone

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Taak
from klanten.taaklinks import adres
from landkaart.jaarplan import acties, doelen, plannen, vaststellen
from landkaart.models import Jaarplan, Planakkoord, Vertegenwoordiging
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.landkaart.planmakers import doelvelden, mt, plan_met_doel, stel_vast, teken
from tests.pagina import tekst
from tests.tegelijk import tegelijk


@pytest.fixture
def leden(apeldoorn: Locatie) -> list[Medewerker]:
    return mt(apeldoorn)


@pytest.mark.eis("X-05", "X-50", "X-51")
def test_drie_partners_tekenen_elk_voor_zichzelf_en_dan_ligt_het_werk_bij_de_medewerker(
    apeldoorn: Locatie, leden: list[Medewerker], bram: Medewerker, als: Als
) -> None:
    cwi, uwv, gemeente = leden
    plan, _ = plan_met_doel(apeldoorn, cwi, jaar=vandaag().year + 1, uitvoerder=bram)
    pagina = reverse("landkaart:jaarplan", args=[plan.pk])
    als(cwi).post(reverse("landkaart:jaarplan_voorleggen", args=[plan.pk]))
    assert als(uwv).get(reverse("landkaart:jaarplandoel_nieuw", args=[plan.pk])).status_code == 200
    form = {"ronde": 1, "niveau": "regio", "stand": "wacht", "indiening": str(uuid.uuid4())}
    tekenen = reverse("landkaart:jaarplan_tekenen", args=[plan.pk])
    namens_ander = als(uwv).post(tekenen, form | {"partner": gemeente.partner_id})
    assert namens_ander.status_code == 422 and namens_ander.context["form"].errors["partner"]
    lokaal = als(uwv).post(tekenen, form | {"partner": uwv.partner_id, "niveau": "lokaal"})
    assert "Kies op wie" in str(lokaal.context["form"].errors["niveau"])
    form["indiening"] = str(uuid.uuid4())
    assert als(uwv).post(tekenen, form | {"partner": uwv.partner_id}).status_code == 302
    assert "wacht op regio" in tekst(als(bram).get(pagina))
    teken(plan, cwi)
    teken(plan, gemeente)
    assert not Taak.objects.filter(soort=Taak.Soort.JAARPLAN).exists(), "UWV wacht nog"
    with pytest.raises(NietToegestaan, match="al laten weten"):
        teken(plan, cwi)
    with pytest.raises(RechtOntbreekt):
        vaststellen.teken(
            plan=plan,
            partner=uwv.partner,
            ronde=1,
            door=cwi,
            niveau="lokaal",
            stand="akkoord",
            toelichting="",
        )
    teken(plan, uwv, niveau="regio", toelichting="Regiomanager, per mail")
    plan.refresh_from_db()
    assert plan.stand == "vastgesteld" and plan.vastgesteld_op == vandaag() and not plan.te_laat
    taak = Taak.objects.get(soort=Taak.Soort.JAARPLAN)
    assert (taak.voor, timezone.localdate(taak.vervalt_op)) == (bram, plan.laatste)
    taken.rond_af(taak=taak, door=bram)
    assert "gedaan" in tekst(als(cwi).get(adres(taak)))
    with pytest.raises(InternalError, match="Cannot update"):
        Planakkoord.objects.filter(plan=plan).update(stand="akkoord")


@pytest.mark.eis("X-05")
def test_een_aangewezen_vertegenwoordiger_tekent_en_een_ander_mt_lid_van_de_partner_niet(
    apeldoorn: Locatie, leden: list[Medewerker]
) -> None:
    tweede = MedewerkerFabriek(
        naam="Tweede lid UWV", partner=leden[1].partner, rollen=["mt_lid"], locaties=[apeldoorn]
    )
    plan, _ = plan_met_doel(apeldoorn, leden[0])
    vaststellen.leg_voor(plan=plan, door=leden[0])
    Vertegenwoordiging.objects.create(
        locatie=apeldoorn,
        partner=leden[1].partner,
        medewerker=tweede,
        functie=Vertegenwoordiging.Functie.VERTEGENWOORDIGER,
        geldig_van=datetime.date(2020, 1, 1),
    )
    with pytest.raises(RechtOntbreekt):
        teken(plan, leden[1])
    assert teken(plan, tweede).stand == "akkoord"


@pytest.mark.eis("X-50")
def test_een_onvolledig_plan_gaat_niet_naar_de_partners_en_terugnemen_wist_het_akkoord(
    apeldoorn: Locatie, leden: list[Medewerker], als: Als
) -> None:
    plan = plannen.begin(locatie=apeldoorn, jaar=vandaag().year, door=leden[0])
    with pytest.raises(NietToegestaan, match="visie, ambities, doelgroepen, dienstverlening, ten minste één"):
        vaststellen.leg_voor(plan=plan, door=leden[0])
    pagina = tekst(als(leden[0]).get(reverse("landkaart:jaarplan", args=[plan.pk])))
    assert "Dit plan is te laat" in pagina and "ten minste één doel" in pagina
    plannen.gooi_weg(plan=plan, door=leden[0])
    plan, doel = plan_met_doel(apeldoorn, leden[0])
    vaststellen.leg_voor(plan=plan, door=leden[0])
    teken(plan, leden[0])
    vaststellen.neem_terug(plan=plan, reden="Het tweede doel ontbreekt", door=leden[1])
    doelen.wijzig_doel(
        doel=doel, versie=1, door=leden[0], **doelvelden(plan, leden[0], doelstelling="Beter verwoord")
    )
    vaststellen.leg_voor(plan=plan, door=leden[0])
    with pytest.raises(NietToegestaan, match="veranderd sinds u het opende"):
        vaststellen.teken(
            plan=plan,
            partner=leden[0].partner,
            ronde=1,
            door=leden[0],
            niveau="lokaal",
            stand="akkoord",
            toelichting="",
        )
    for lid in leden:
        teken(plan, lid)
    plan.refresh_from_db()
    assert plan.stand == "vastgesteld" and plan.te_laat
    assert "te laat vastgesteld" in tekst(als(leden[0]).get(reverse("landkaart:jaarplannen")))
    with pytest.raises(NietToegestaan, match="al een plan"):
        plannen.begin(locatie=apeldoorn, jaar=plan.jaar, door=leden[0])


@pytest.mark.eis("X-50", "X-51")
def test_een_wijziging_vervangt_het_plan_en_neemt_de_taken_mee(
    apeldoorn: Locatie, leden: list[Medewerker], bram: Medewerker, anna: Medewerker, als: Als
) -> None:
    plan, doel = plan_met_doel(apeldoorn, leden[0], uitvoerder=bram)
    acties.voeg_actie_toe(
        doel=doel, omschrijving="Vervalt straks", eigenaar=bram, uiterlijk=plan.laatste, door=leden[0]
    )
    stel_vast(plan, leden)
    blijft, vervalt = Taak.objects.filter(soort=Taak.Soort.JAARPLAN).order_by("pk")
    form: dict[str, Any] = {"reden": "De gemeente kreeg minder budget", "indiening": str(uuid.uuid4())}
    antwoord = als(leden[0]).post(reverse("landkaart:jaarplan_wijziging", args=[plan.pk]), form)
    nieuw = Jaarplan.objects.get(nummer=2)
    assert antwoord.status_code == 302 and nieuw.stand == "concept"
    with pytest.raises(NietToegestaan, match="al een wijziging"):
        plannen.maak_wijziging(plan=plan, reden="Nog een", door=leden[0])
    actie, weg = nieuw.doelen.get().acties.order_by("pk")
    acties.haal_actie_weg(actie=weg, door=leden[0])
    acties.wijzig_actie(
        actie=actie, versie=1, omschrijving="Bel vaker", eigenaar=anna, uiterlijk=plan.laatste, door=leden[0]
    )
    blijft.refresh_from_db()
    assert blijft.voor == bram, "tot het akkoord geldt het oude plan"
    stel_vast(nieuw, leden)
    for rij in (plan, blijft, vervalt):
        rij.refresh_from_db()
    assert plan.stand == "vervangen" and not nieuw.te_laat
    assert (blijft.voor, blijft.omschrijving, blijft.gedaan_op) == (anna, "Bel vaker", None)
    assert vervalt.gedaan_op is not None and "Vervallen" in vervalt.resultaat
    actie.refresh_from_db()
    eigenaar = reverse("landkaart:jaarplanactie_eigenaar", args=[actie.pk])
    assert als(leden[1]).post(eigenaar, {"eigenaar": bram.pk, "versie": actie.versie}).status_code == 302
    blijft.refresh_from_db()
    assert blijft.voor == bram
    gedaan = reverse("landkaart:jaarplanactie_gedaan", args=[actie.pk])
    als(anna).post(gedaan)
    blijft.refresh_from_db()
    assert blijft.gedaan_op is None, "de taak is niet meer van Anna"
    als(bram).post(gedaan)
    blijft.refresh_from_db()
    assert blijft.gedaan_door == bram


@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("X-05", "X-50")
def test_drie_akkoorden_op_hetzelfde_moment_stellen_het_plan_een_keer_vast(
    apeldoorn: Locatie, leden: list[Medewerker]
) -> None:
    plan, _ = plan_met_doel(apeldoorn, leden[0])
    vaststellen.leg_voor(plan=plan, door=leden[0])
    plan.refresh_from_db()
    dubbel = [*leden, leden[1]]
    uitkomsten = tegelijk(*(lambda lid=lid: teken(Jaarplan.objects.get(pk=plan.pk), lid) for lid in dubbel))
    assert sum(isinstance(een, Planakkoord) for een in uitkomsten) == 3
    assert [type(een) for een in uitkomsten if not isinstance(een, Planakkoord)] == [NietToegestaan]
    plan.refresh_from_db()
    assert plan.stand == "vastgesteld"
    assert Taak.objects.filter(soort=Taak.Soort.JAARPLAN).count() == 1
