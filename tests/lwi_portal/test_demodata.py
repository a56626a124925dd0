"""Invented people: the same ones each time, and dossiers in which everything agrees."""

from itertools import islice
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Count, Model
from django.test import Client
from django.utils import timezone
from stdnum.nl import bsn as elfproef

from diagnose import herdiagnose
from diagnose.models import Activiteit, Diagnose, Ketenarrangement, Routering, Werkplan
from diagnose.routeren import adviseer
from keten.medewerkers import ROLLEN
from keten.models import Locatie, Medewerker
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import bsn, uitkeringen
from klanten.clientbeeld import bepaal_volgende_stap
from klanten.models import (
    Afspraak,
    Belemmering,
    Bericht,
    Clientbeeld,
    Contactgegevens,
    Contactmoment,
    Contactpersoonschap,
    Controlemiddel,
    Gebeurtenis,
    Identiteitscontrole,
    Identiteitsnummer,
    Klant,
    Opleiding,
    Situatie,
    Taak,
    Uitkering,
    Werkervaring,
)
from landkaart.jaarplan.bevoegd import namens, partners
from landkaart.models import Jaarplan
from lwi_portal.demo.accounts import ACCOUNTS, BUITENACCOUNTS, KLANT_EMAIL, WACHTWOORD, tabel
from lwi_portal.demo.bsn import demo_bsns
from lwi_portal.demo.plek import lees_plek
from lwi_portal.demo.processen import passend, verdeel_over
from lwi_portal.demo.vullen import mensen

MODELLEN: tuple[type[Model], ...] = (
    Klant,
    Clientbeeld,
    Contactgegevens,
    Situatie,
    Uitkering,
    Belemmering,
    Opleiding,
    Werkervaring,
    Identiteitscontrole,
    Controlemiddel,
    Contactpersoonschap,
    Routering,
    Diagnose,
    Werkplan,
    Activiteit,
    Contactmoment,
    Afspraak,
    Taak,
    Bericht,
    Gebeurtenis,
)

pytestmark = pytest.mark.django_db


def test_het_aantal_klanten_en_locaties_is_zoals_gevraagd(gevuld: None) -> None:
    assert Klant.objects.count() == 200
    per_plek = dict(Klant.objects.values_list("locatie__code").annotate(aantal=Count("pk")))
    assert set(per_plek) == {"apeldoorn", "gouda"}
    assert per_plek["apeldoorn"] > per_plek["gouda"]


def test_een_ander_zaad_geeft_andere_mensen(gevuld: None) -> None:
    apeldoorn = Locatie.objects.select_related("regio").get(code="apeldoorn")
    plek = lees_plek(apeldoorn, vandaag=vandaag(), balie=[], coaches=[])
    proef, ander = ({str(wie.naam) for wie, _ in mensen(plek, 30, zaad=zaad)} for zaad in ("proef", "ander"))
    assert proef <= {klant.naam for klant in Klant.objects.filter(locatie=apeldoorn)}
    assert len(proef & ander) <= 3, "Marieke is er altijd, en soms heet iemand toevallig net zo"


def test_elk_bsn_doorstaat_de_elfproef_en_is_van_niemand(gevuld: None) -> None:
    nummers = [bsn.ontsleutel(nummer.versleuteld) for nummer in Identiteitsnummer.objects.all()]
    assert len(set(nummers)) == 200
    assert all(elfproef.is_valid(nummer) and nummer.startswith("9") for nummer in nummers)
    assert Klant.objects.filter(bsn.heeft_bsn(nummers[0])).count() == 1


def test_er_zijn_genoeg_verschillende_bsns_voor_een_half_land() -> None:
    eerste = list(islice(demo_bsns(), 200_000))
    assert len(set(eerste)) == len(eerste)
    assert all(elfproef.is_valid(nummer) for nummer in eerste[::997])


def test_elke_locatie_heeft_een_eigen_deel_van_de_bsns() -> None:
    eerste, tweede = islice(demo_bsns(), 10_000), islice(demo_bsns(10_000 * 5 // 4 + 100), 10_000)
    assert set(eerste).isdisjoint(tweede)


@pytest.mark.parametrize("processen", [1, 2])
def test_taken_over_processen_komen_in_volgorde_terug(processen: int) -> None:
    assert list(verdeel_over(processen, str.upper, ["een", "twee", "drie"])) == ["EEN", "TWEE", "DRIE"]


def test_alleen_een_grote_vulling_is_meer_processen_waard() -> None:
    assert passend(2_000) == 1
    assert passend(100_000) >= 1


def test_elk_record_houdt_zich_aan_de_regels_van_zijn_formulier(gevuld: None) -> None:
    for model in MODELLEN:
        rijen = list(model._base_manager.all()[:80])
        assert rijen, model
        for rij in rijen:
            rij.full_clean(validate_unique=False, validate_constraints=False)


def test_het_clientbeeld_zegt_wat_er_in_het_dossier_staat(gevuld: None) -> None:
    """Every field of the common picture, worked out anew from the rows."""
    maanden = {a.kwadrant: a for a in Ketenarrangement.objects.filter(locatie=None)}
    for klant in Klant.objects.select_related("beeld", "situatie"):
        beeld = klant.beeld
        diagnose = klant.diagnoses.filter(vastgesteld_op__isnull=False).first()
        route = klant.routeringen.first()
        coach = klant.contactpersonen.filter(tot__isnull=True).first()
        contact = klant.contactmomenten.first()
        gepland = klant.afspraken.filter(stand="gepland").order_by("begin").first()
        controle = klant.identiteitscontroles.filter(uitkomst="vastgesteld").first()
        intake = klant.gebeurtenissen.filter(soort="intake").first()
        assert beeld.locatie_id == klant.locatie_id
        assert beeld.zoeknaam == klant.zoeknaam
        assert beeld.identiteit_op == (controle and timezone.localdate(controle.op))
        assert beeld.intake_op == (intake and timezone.localdate(intake.op))
        assert beeld.route == (route.besluit if route else "")
        assert beeld.contactpersoon_id == (coach and coach.medewerker_id)
        assert beeld.laatste_contact == (contact and timezone.localdate(contact.op))
        assert beeld.volgende_afspraak == (gepland and gepland.begin)
        assert beeld.werkplan == _stand_werkplan(klant)
        if diagnose is None:
            assert (beeld.diagnose_op, beeld.kwadrant, beeld.herdiagnose_op) == (None, "", None)
        else:
            dag = timezone.localdate(diagnose.vastgesteld_op)
            passend = maanden[diagnose.kwadrant]
            assert (beeld.diagnose_op, beeld.kwadrant) == (dag, diagnose.kwadrant)
        if beeld.status != Clientbeeld.Status.ACTIEF:
            assert (beeld.contact_om_de_dagen, beeld.herdiagnose_op) == (None, None)
        elif diagnose is not None:
            assert beeld.contact_om_de_dagen == passend.contact_om_de_dagen
            assert beeld.herdiagnose_op == Duur.maanden(passend.herdiagnose_na_maanden).laatste_dag(dag)
        stap = (beeld.volgende_stap, beeld.volgende_stap_op)
        bepaal_volgende_stap(beeld)
        assert (beeld.volgende_stap, beeld.volgende_stap_op) == stap


def _stand_werkplan(klant: Klant) -> str:
    standen = set(klant.werkplannen.values_list("stand", flat=True))
    return next((stand for stand in ("voorgesteld", "bevestigd", "concept") if stand in standen), "")


def test_de_uitkeringen_in_het_beeld_zijn_die_van_vandaag(gevuld: None) -> None:
    assert uitkeringen.werk_beelden_bij() == 0


def test_het_advies_is_dat_van_de_beslisboom(gevuld: None) -> None:
    routeringen = Routering.objects.select_related("klant__locatie")
    assert {routering.advies for routering in routeringen} == {"A", "B"}
    # Where a medical advice came afterwards, or a benefit ended, the facts are no longer those of that day.
    onveranderd = routeringen.filter(klant__medische_adviezen__isnull=True).exclude(
        klant__uitkeringen__tot__isnull=False
    )
    for routering in onveranderd[:60]:
        assert adviseer(routering.klant).route == routering.advies, routering.klant_id


def test_niets_gebeurde_in_de_toekomst_of_voor_de_aanmelding(gevuld: None) -> None:
    for klant in Klant.objects.all():
        dagen = [timezone.localdate(op) for op in klant.gebeurtenissen.values_list("op", flat=True)]
        assert klant.aangemeld_op <= min(dagen)
        assert max(dagen) <= vandaag()


def test_alles_gebeurt_in_de_volgorde_van_de_balie(gevuld: None) -> None:
    volgorde = ["aanmelding", "identiteit", "intake", "routering", "contactpersoon", "diagnose", "werkplan"]
    for klant in Klant.objects.filter(beeld__werkplan="bevestigd"):
        eerste: dict[str, int] = {}
        for plek, soort in enumerate(
            klant.gebeurtenissen.order_by("op", "pk").values_list("soort", flat=True)
        ):
            eerste.setdefault(soort, plek)
        assert sorted(volgorde, key=lambda soort: eerste[soort]) == volgorde, klant.klantnummer


def test_de_nachtelijke_taak_vult_aan_en_verdubbelt_niets(gevuld: None) -> None:
    toe_aan = Clientbeeld.objects.filter(herdiagnose_op__lte=vandaag())
    assert toe_aan.exists()
    herdiagnose.plan(op=vandaag())
    met_taak = Taak.objects.filter(soort="herdiagnose").values_list("klant", flat=True)
    assert set(toe_aan.values_list("klant", flat=True)) <= set(met_taak)
    assert len(met_taak) == len(set(met_taak))
    assert herdiagnose.plan(op=vandaag()) == 0


def test_sommige_termijnen_zijn_verlopen_en_andere_nog_niet(gevuld: None) -> None:
    nu = timezone.now()
    assert Taak.objects.open().filter(vervalt_op__lt=nu).exists()
    assert Taak.objects.open().filter(vervalt_op__gte=nu).exists()


def test_er_komt_niets_in_de_geschiedenis_van_wie_er_geen_heeft(gevuld: None) -> None:
    gebeurd = apps.get_model("klanten", "KlantEvent").objects
    assert not gebeurd.exclude(achternaam="Velde", voornamen="Marieke").exists()


def test_een_tweede_keer_vullen_wordt_geweigerd(gevuld: None) -> None:
    with pytest.raises(CommandError, match="alleen een leeg portaal"):
        call_command("demodata", klanten=10)
    assert Klant.objects.count() == 200


def test_de_tabel_noemt_elk_account_en_elke_rol_van_een_medewerker() -> None:
    adressen = [adres for _, adres, _ in tabel()]
    assert len(set(adressen)) == len(adressen) == len(ACCOUNTS) + len(BUITENACCOUNTS) + 1
    assert {account.rol for account in ACCOUNTS} == set(ROLLEN)
    assert {account.partner for account in ACCOUNTS} == {"werkbedrijf", "uwv", "gemeente"}


@pytest.mark.eis("X-01", "X-03")
def test_met_elk_account_kan_iemand_inloggen(gevuld: None, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = False  # so many people never sign in from one place within a minute
    for _, adres, wachtwoord in tabel():
        client.post("/account/login/", {"login": adres, "password": wachtwoord})
        assert client.get("/", follow=True).status_code == 200, adres
        assert "_auth_user_id" in client.session, adres
        client.logout()


@pytest.mark.eis("X-02")
def test_sommige_accounts_werken_op_twee_locaties_en_dirk_alleen_in_gouda(gevuld: None) -> None:
    for adres, verwacht in (
        ("inkomensconsulent.uwv@lwi.example", {"apeldoorn", "gouda"}),
        ("werkcoach.gemeente@lwi.example", {"apeldoorn"}),
        ("werkcoach.uwv.gouda@lwi.example", {"gouda"}),
    ):
        medewerker = Medewerker.objects.get(gebruiker__email=adres)
        assert set(medewerker.locaties.values_list("code", flat=True)) == verwacht


def test_de_klant_van_de_demo_heeft_een_plan_een_afspraak_en_een_bericht(gevuld: None) -> None:
    klant = Klant.objects.get(gebruiker__email=KLANT_EMAIL)
    assert klant.naam == "Marieke van der Velde"
    assert klant.gebruiker is not None and klant.gebruiker.check_password(WACHTWOORD)
    assert klant.werkplannen.get().stand == "voorgesteld"
    assert klant.afspraken.filter(stand="gepland", begin__date__gte=vandaag()).exists()
    assert klant.berichten.filter(van_klant=False, gelezen_op__isnull=True).exists()
    assert klant.inzagen.exists()


@pytest.mark.eis("X-05")
def test_elke_partner_heeft_iemand_die_het_ketenjaarplan_tekent(gevuld: None) -> None:
    plannen = Jaarplan.objects.filter(stand="concept").select_related("locatie")
    assert plannen
    for plan in plannen:
        leden = plan.locatie.medewerkers.filter(rollen__contains=["mt_lid"])
        tekenen = {partner for lid in leden for partner in namens(lid, plan.locatie)}
        assert tekenen == set(partners(plan.locatie)), plan.locatie
