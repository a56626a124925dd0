"""The work plan: written by coaches, agreed with by the client, in versions that stay."""

import datetime
from typing import Any

import pytest
from django.db import InternalError, transaction
from django.forms import BaseForm

from diagnose import activiteiten, voortgang, werkplannen
from diagnose.models import Activiteit, Instrument, InstrumentRegime, Ketenarrangement, Werkplan
from diagnose.voortgang import Stap
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Ketenpartner, Medewerker, Termijnregel
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, KlantFabriek, RegimeFabriek, UitkeringFabriek

DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijnen(db: None) -> None:
    for code in ("werkplan_akkoord", "bericht_beantwoorden"):
        Termijnregel.objects.create(code=code, naam=code, aantal=5, eenheid="werkdag")


@pytest.fixture
def gemeente(apeldoorn: object) -> Ketenpartner:
    """The municipality as a partner."""
    return KetenpartnerFabriek(code="gemeente-apeldoorn")


@pytest.fixture
def plan(klant: Klant, bram: Medewerker) -> Werkplan:
    """A first version with one activity."""
    plan = werkplannen.maak(
        klant=klant, door=bram, doel="Werk in de zorg", afspraken="Elke week solliciteren"
    )
    _activiteit(plan, bram, "Sollicitatietraining")
    return plan


def _activiteit(plan: Werkplan, door: Medewerker, wat: str, **anders: Any) -> Activiteit:
    gegevens = {"uitvoerder": door.partner, "financier": door.partner, "begin": vandaag(), **anders}
    return activiteiten.voeg_activiteit_toe(plan=plan, door=door, omschrijving=wat, **gegevens)


def _bevestig(plan: Werkplan, door: Medewerker) -> Werkplan:
    plan = werkplannen.stel_voor(plan=plan, door=door)
    return werkplannen.bevestig(plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.BALIE, door=door)


def _namen(plan: Werkplan) -> list[str]:
    return [activiteit.omschrijving for activiteit in plan.activiteiten.all()]


def _ingevuld(form: BaseForm) -> dict[str, Any]:
    waarden = {form[naam].html_name: form[naam].value() for naam in form.fields}
    return {naam: "" if waarde is None else waarde for naam, waarde in waarden.items()}


# --- writing ---------------------------------------------------------------------------------------


@pytest.mark.eis("K-51", "K-55")
def test_een_coach_maakt_een_plan_en_stelt_het_voor(
    als: Als, bram: Medewerker, klant: Klant, gemeente: Ketenpartner
) -> None:
    client, basis = als(bram), f"/diagnose/{klant.klantnummer}/werkplan/"
    form = client.get(f"{basis}wijzigen/").context["form"]
    client.post(f"{basis}wijzigen/", {**_ingevuld(form), "doel": "Werk als kok"})
    form = client.get(f"{basis}activiteit/?instrument=eigen").context["form"]
    velden = {"uitvoerder": gemeente.pk, "financier": bram.partner.pk, "begin": f"{vandaag():%d-%m-%Y}"}
    client.post(
        f"{basis}activiteit/?instrument=eigen", {**_ingevuld(form), "omschrijving": "Proefdag", **velden}
    )
    plan = werkplannen.in_de_maak(klant)
    assert plan is not None
    (activiteit,) = plan.activiteiten.all()
    assert (activiteit.omschrijving, activiteit.uitvoerder, activiteit.financier) == (
        "Proefdag",
        gemeente,
        bram.partner,
    )
    pagina = client.post(f"{basis}voorstellen/", {"actie": "voorstellen"}, follow=True).content.decode()
    assert "Het plan ligt bij de klant" in pagina and "wacht op akkoord van de klant" in pagina
    assert Clientbeeld.objects.get(klant=klant).werkplan == "voorgesteld"


@pytest.mark.eis("K-53")
def test_stappen_van_verschillende_partners_mogen_tegelijk_lopen(
    als: Als, plan: Werkplan, bram: Medewerker, gemeente: Ketenpartner
) -> None:
    einde = vandaag() + 60 * DAG
    _activiteit(plan, bram, "Schuldhulp", uitvoerder=gemeente, einde=einde)
    _activiteit(plan, bram, "Cursus heftruck", einde=einde)
    pagina = als(bram).get(f"/diagnose/{plan.klant.klantnummer}/werkplan/").content.decode()
    assert pagina.index("1. Sollicitatietraining") < pagina.index("2. Schuldhulp") < pagina.index("3. Cursus")


def test_een_plan_zonder_activiteit_gaat_niet_naar_de_klant(als: Als, bram: Medewerker, klant: Klant) -> None:
    werkplannen.maak(klant=klant, door=bram, doel="Werk")
    antwoord = als(bram).post(
        f"/diagnose/{klant.klantnummer}/werkplan/voorstellen/", {"actie": "voorstellen"}
    )
    assert antwoord.status_code == 409
    assert "minstens één activiteit" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("begin", "einde", "melding"),
    [
        (-400, None, "meer dan een jaar terug"),
        (800, None, "meer dan twee jaar vooruit"),
        (0, -1, "voor de eerste"),
        (0, 3000, "meer dan vijf jaar"),
    ],
)
def test_onmogelijke_dagen_worden_geweigerd(
    plan: Werkplan, bram: Medewerker, begin: int, einde: int | None, melding: str
) -> None:
    laatste = None if einde is None else vandaag() + einde * DAG
    with pytest.raises(NietToegestaan, match=melding):
        _activiteit(plan, bram, "Cursus", begin=vandaag() + begin * DAG, einde=laatste)
    assert _namen(plan) == ["Sollicitatietraining"]


def test_de_volgorde_kan_anders_en_een_stap_kan_eruit(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    tweede = _activiteit(plan, bram, "Stage")
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/"
    client.post(f"{adres}{tweede.pk}/", {"actie": "omhoog"})
    assert _namen(plan) == ["Stage", "Sollicitatietraining"]
    client.post(f"{adres}{tweede.pk}/", {"actie": "omhoog"})
    client.post(f"{adres}{tweede.pk}/", {"actie": "omlaag"})
    assert _namen(plan) == ["Sollicitatietraining", "Stage"]
    client.post(f"{adres}{tweede.pk}/", {"actie": "verwijder"})
    assert _namen(plan) == ["Sollicitatietraining"]
    assert client.post(f"{adres}{tweede.pk}/", {"actie": "omhoog"}).status_code == 404
    assert Gebeurtenis.objects.filter(
        zin="Uit het werkplan gehaald: Stage.", zichtbaar_voor_klant=False
    ).exists()


def test_een_onbekende_actie_doet_niets(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    (activiteit,) = plan.activiteiten.all()
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/{activiteit.pk}/"
    assert als(bram).post(adres, {"actie": "delete"}).status_code == 400


def test_een_activiteit_van_een_ander_dossier_bestaat_hier_niet(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    ander = KlantFabriek(locatie=plan.klant.locatie)
    (activiteit,) = plan.activiteiten.all()
    adres = f"/diagnose/{ander.klantnummer}/werkplan/activiteit/{activiteit.pk}/"
    assert als(bram).post(adres, {"actie": "verwijder"}).status_code == 404
    assert _namen(plan) == ["Sollicitatietraining"]


@pytest.mark.eis("K-01")
def test_twee_coaches_verliezen_elkaars_tekst_niet(
    als: Als, plan: Werkplan, bram: Medewerker, chaima: Medewerker
) -> None:
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/wijzigen/"
    van_bram, van_chaima = als(bram), als(chaima)
    bij_bram, bij_chaima = (_ingevuld(c.get(adres).context["form"]) for c in (van_bram, van_chaima))
    van_bram.post(adres, {**bij_bram, "doel": "Werk in de keuken"})
    antwoord = van_chaima.post(adres, {**bij_chaima, "doel": "Werk in de tuin"})
    assert antwoord.status_code == 422
    pagina = antwoord.content.decode()
    assert "Werk in de keuken" in pagina and "Werk in de tuin" in pagina and "Bram Coach" in pagina
    assert Werkplan.objects.get().doel == "Werk in de keuken"


def test_allebei_tegelijk_beginnen_geeft_een_plan(bram: Medewerker, chaima: Medewerker, klant: Klant) -> None:
    werkplannen.maak(klant=klant, door=bram, doel="Werk in de keuken")
    with pytest.raises(VersieConflict):
        werkplannen.maak(klant=klant, door=chaima, doel="Werk in de tuin")
    assert Werkplan.objects.count() == 1


# --- the toolbox -----------------------------------------------------------------------------------


def _instrument(code: str, **statussen: str) -> Instrument:
    instrument = Instrument.objects.create(code=code, naam=code.title(), kolom="gemeente")
    for regime, status in statussen.items():
        InstrumentRegime.objects.create(
            instrument=instrument,
            regime=RegimeFabriek(code=regime),
            status=status,
            toelichting="Medewerkers zeggen van niet; het hoofdkantoor zegt van wel.",
        )
    return instrument


@pytest.mark.eis("D-27", "D-30")
def test_het_voorstel_begint_met_wat_bij_het_kwadrant_past(
    als: Als, plan: Werkplan, bram: Medewerker
) -> None:
    passend = Ketenarrangement.objects.create(kwadrant="Q4", contact_om_de_dagen=7, herdiagnose_na_maanden=2)
    ander = Ketenarrangement.objects.create(kwadrant="Q1", contact_om_de_dagen=28, herdiagnose_na_maanden=6)
    passend.portfolio.add(_instrument("competentietest"))
    ander.portfolio.add(_instrument("werkmap"))
    for kwadrant, eerst, dan in (("Q4", "competentietest", "werkmap"), ("Q1", "werkmap", "competentietest")):
        Clientbeeld.objects.filter(klant=plan.klant).update(kwadrant=kwadrant, diagnose_op=vandaag())
        pagina = als(bram).get(f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/")
        assert [punt.instrument.code for punt in pagina.context["passend"]] == [eerst]
        ((partner, overig),) = pagina.context["overig"]
        assert (partner, [punt.instrument.code for punt in overig]) == ("Gemeente (1)", [dan])
    assert pagina.context["volgend_contact"] == vandaag() + 28 * DAG


@pytest.mark.eis("D-31")
def test_betwist_wordt_getoond_en_houdt_niets_tegen(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    UitkeringFabriek(klant=plan.klant)
    _instrument("work-first", ww="betwist")
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/?instrument=work-first"
    antwoord = als(bram).get(adres)
    pagina = antwoord.content.decode()
    assert "WW: betwist" in pagina and "het hoofdkantoor zegt van wel" in pagina
    assert "/diagnose/instrumenten/work-first/" in pagina
    velden = {"begin": f"{vandaag():%d-%m-%Y}"}
    assert als(bram).post(adres, {**_ingevuld(antwoord.context["form"]), **velden}).status_code == 302
    assert _namen(plan) == ["Sollicitatietraining", "Work-First"]


@pytest.mark.eis("D-31")
def test_niet_toegestaan_vraagt_een_uitdrukkelijk_ja(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    UitkeringFabriek(klant=plan.klant)
    _instrument("kinderopvang", ww="niet", wwb="toegestaan")
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/?instrument=kinderopvang"
    client = als(bram)
    velden = {**_ingevuld(client.get(adres).context["form"]), "begin": f"{vandaag():%d-%m-%Y}"}
    velden.pop("ondanks_regime")
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 422 and "mag dit niet voor WW" in antwoord.content.decode()
    assert client.post(adres, {**velden, "ondanks_regime": "on"}).status_code == 302
    assert Gebeurtenis.objects.filter(zin__contains="hoewel de partners het voor WW niet toestaan").exists()


def test_een_regime_dat_de_klant_niet_heeft_telt_niet(plan: Werkplan, bram: Medewerker) -> None:
    UitkeringFabriek(klant=plan.klant, van=vandaag() - 90 * DAG, tot=vandaag() - DAG)
    _activiteit(plan, bram, "Kinderopvang", instrument=_instrument("kinderopvang", ww="niet"))


# --- agreeing --------------------------------------------------------------------------------------


@pytest.mark.eis("K-55")
def test_aan_de_balie_bevestigen_legt_de_versie_vast(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    werkplannen.stel_voor(plan=plan, door=bram)
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/akkoord/"
    velden = _ingevuld(client.get(adres).context["form"])
    velden.pop("ja-akkoord")
    assert client.post(adres, velden).status_code == 422
    pagina = client.post(adres, {**velden, "ja-akkoord": "on"}, follow=True).content.decode()
    assert "aan de balie, met handtekening" in pagina
    plan.refresh_from_db()
    assert (plan.stand, plan.akkoord_coach, plan.akkoord_klant_wijze) == ("bevestigd", bram, "balie")
    assert Clientbeeld.objects.get(klant=plan.klant).werkplan == "bevestigd"
    with pytest.raises(NietToegestaan, match="ligt vast"):
        _activiteit(plan, bram, "Stage")
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Werkplan.objects.filter(pk=plan.pk).update(doel="iets anders")


@pytest.mark.eis("K-55")
def test_een_nieuwe_versie_vervangt_de_oude_pas_bij_akkoord(plan: Werkplan, bram: Medewerker) -> None:
    oud = _bevestig(plan, bram)
    klaar = _activiteit_van(oud, "Sollicitatietraining")
    nieuw = werkplannen.maak(klant=oud.klant, door=bram, doel="Vast werk in de zorg")
    assert (nieuw.nummer, _namen(nieuw)) == (2, ["Sollicitatietraining"])
    assert Clientbeeld.objects.get(klant=oud.klant).werkplan == "bevestigd"
    nieuw = werkplannen.stel_voor(plan=nieuw, door=bram)
    assert werkplannen.geldend(oud.klant) == oud
    werkplannen.bevestig(plan=nieuw, versie=nieuw.versie, wijze=Werkplan.Wijze.PORTAAL)
    oud.refresh_from_db()
    assert (oud.stand, werkplannen.geldend(oud.klant)) == ("vervangen", nieuw)
    assert klaar.werkplan == oud


def test_alleen_wat_loopt_of_nog_komt_gaat_mee(plan: Werkplan, bram: Medewerker) -> None:
    _activiteit(plan, bram, "Stage")
    _activiteit(plan, bram, "Cursus")
    oud = _bevestig(plan, bram)
    voortgang.zet(activiteit=_activiteit_van(oud, "Stage"), stap=Stap.STOPPEN, door=bram)
    nieuw = werkplannen.maak(klant=oud.klant, door=bram, doel="Werk")
    assert [(a.volgorde, a.omschrijving) for a in nieuw.activiteiten.all()] == [
        (1, "Sollicitatietraining"),
        (2, "Cursus"),
    ]


def _activiteit_van(plan: Werkplan, wat: str) -> Activiteit:
    return plan.activiteiten.get(omschrijving=wat)


def test_de_voortgang_staat_ook_in_de_versie_die_in_de_maak_is(plan: Werkplan, bram: Medewerker) -> None:
    oud = _bevestig(plan, bram)
    nieuw = werkplannen.maak(klant=oud.klant, door=bram, doel="Werk")
    voortgang.zet(activiteit=_activiteit_van(oud, "Sollicitatietraining"), stap=Stap.START, door=bram)
    voortgang.zet(activiteit=_activiteit_van(nieuw, "Sollicitatietraining"), stap=Stap.AFRONDEN, door=bram)
    standen = Activiteit.objects.filter(werkplan__in=[oud, nieuw]).values_list("stand", flat=True)
    assert list(standen) == ["afgerond", "afgerond"]


@pytest.mark.eis("K-51")
def test_een_activiteit_gaat_van_gepland_naar_afgerond(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    oud = _bevestig(plan, bram)
    activiteit = _activiteit_van(oud, "Sollicitatietraining")
    client = als(bram)
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/activiteit/{activiteit.pk}/"
    assert client.post(adres, {"actie": "rond_af"}).status_code == 409
    for actie, stand in (
        ("start", "loopt"),
        ("stop", "gestopt"),
        ("start", "loopt"),
        ("rond_af", "afgerond"),
    ):
        pagina = client.post(adres, {"actie": actie}, follow=True).content.decode()
        assert f"“Sollicitatietraining” is nu: {stand}." in pagina
    regels = Gebeurtenis.objects.filter(zin__startswith="Activiteit", zichtbaar_voor_klant=True)
    assert regels.count() == 4


def test_een_vervangen_versie_doet_niet_meer_mee(plan: Werkplan, bram: Medewerker) -> None:
    oud = _bevestig(plan, bram)
    _bevestig(werkplannen.maak(klant=oud.klant, door=bram, doel="Werk"), bram)
    with pytest.raises(NietToegestaan, match="vervangen"):
        voortgang.zet(activiteit=_activiteit_van(oud, "Sollicitatietraining"), stap=Stap.START, door=bram)


def test_terugnemen_maakt_het_plan_weer_te_wijzigen(als: Als, plan: Werkplan, bram: Medewerker) -> None:
    werkplannen.stel_voor(plan=plan, door=bram)
    client, basis = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    assert "Neem het eerst terug" in client.get(f"{basis}wijzigen/", follow=True).content.decode()
    client.post(f"{basis}voorstellen/", {"actie": "terug"})
    plan.refresh_from_db()
    assert (plan.stand, plan.akkoord_coach) == ("concept", None)
    assert client.get(f"{basis}wijzigen/").status_code == 200


def test_een_pagina_die_nu_niets_heeft_stuurt_terug(als: Als, bram: Medewerker, klant: Klant) -> None:
    basis = f"/diagnose/{klant.klantnummer}/werkplan/"
    for deel, melding in (
        ("activiteit/", "Er is nog geen werkplan"),
        ("akkoord/", "geen plan bij de klant"),
    ):
        assert melding in als(bram).get(basis + deel, follow=True).content.decode()


@pytest.mark.parametrize("actie", ["terug", "voorstellen"])
def test_wat_de_stand_niet_toelaat_wordt_in_woorden_geweigerd(
    als: Als, plan: Werkplan, bram: Medewerker, actie: str
) -> None:
    if actie == "voorstellen":
        werkplannen.stel_voor(plan=plan, door=bram)
    antwoord = als(bram).post(f"/diagnose/{plan.klant.klantnummer}/werkplan/voorstellen/", {"actie": actie})
    assert antwoord.status_code == 409
    assert "Dit kan nu niet: versie 1 van het werkplan" in antwoord.content.decode()


@pytest.mark.eis("K-55")
def test_een_taak_waakt_over_het_akkoord(klant: Klant, bram: Medewerker) -> None:
    klant = KlantFabriek(locatie=klant.locatie, contactpersoon=bram)
    plan = werkplannen.maak(klant=klant, door=bram, doel="Werk")
    _activiteit(plan, bram, "Stage")
    plan = werkplannen.stel_voor(plan=plan, door=bram)
    taak = Taak.objects.get(klant=klant)
    assert (taak.voor, taak.soort, taak.gedaan_op) == (bram, "werkplan", None)
    assert taak.vervalt_op.date() > vandaag()
    werkplannen.bevestig(plan=plan, versie=plan.versie, wijze=Werkplan.Wijze.PORTAAL)
    taak.refresh_from_db()
    assert taak.gedaan_op is not None


# --- who, and on paper -----------------------------------------------------------------------------


def test_wie_alleen_mag_inzien_ziet_het_plan_zonder_knoppen(
    als: Als, plan: Werkplan, anna: Medewerker
) -> None:
    anna.rollen = ["intaker"]
    anna.save()
    basis = f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    pagina = als(anna).get(basis).content.decode()
    assert "Sollicitatietraining" in pagina
    assert "Activiteit toevoegen" not in pagina and 'action="/diagnose/' not in pagina
    for deel in ("wijzigen/", "activiteit/", "akkoord/"):
        assert als(anna).get(basis + deel).status_code == 403


def test_elke_versie_heeft_een_pagina(als: Als, plan: Werkplan, bram: Medewerker, dirk: Medewerker) -> None:
    _bevestig(plan, bram)
    adres = f"/diagnose/{plan.klant.klantnummer}/werkplan/1/"
    pagina = als(bram).get(adres).content.decode()
    assert "Werkplan, versie 1" in pagina and "Bram Coach" in pagina and f"{adres}pdf/" in pagina
    assert als(bram).get(adres.replace("/1/", "/2/")).status_code == 404
    assert als(dirk).get(adres).status_code == 404


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(
    als: Als, plan: Werkplan, bram: Medewerker, django_assert_max_num_queries: Any
) -> None:
    client, adres = als(bram), f"/diagnose/{plan.klant.klantnummer}/werkplan/"
    for nummer in range(20):
        _activiteit(plan, bram, f"Stap {nummer}", instrument=_instrument(f"stap-{nummer}", ww="betwist"))
    client.get(adres)
    with django_assert_max_num_queries(30):
        client.get(adres)
    with django_assert_max_num_queries(30):
        client.get(f"{adres}activiteit/")
