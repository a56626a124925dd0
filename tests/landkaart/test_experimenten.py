"""Experiments: set up, drawn by lot, told to the client, and read only when that says something."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import lopend, tijdlijn
from klanten.models import Gebeurtenis, Klant
from landkaart.experimenten import deelnemen, doelgroep, kijken, opzetten, resultaat, uitvoeren, verwoorden
from landkaart.experimenten.resultaat import Uitslag
from landkaart.models import Experiment, Experimentdeelname
from landkaart.tasks import loot_voor_experimenten
from tests.fabriek import KlantFabriek, MedewerkerFabriek, RegimeFabriek, UitkeringFabriek, maak_klanten
from tests.landkaart.experimentwereld import DAG, EINDE, ZAAD, afgerond, maak, start
from tests.tegelijk import tegelijk


@pytest.fixture
def mieke(apeldoorn: Locatie) -> Medewerker:
    """Mieke: member of the MT in Apeldoorn."""
    return MedewerkerFabriek(naam="Mieke Manager", rollen=["mt_lid"], locaties=[apeldoorn])


def _groepen(experiment: Experiment) -> dict[int, str]:
    return dict(experiment.deelnames.values_list("klant__klantnummer", "groep"))


def _nummers(klanten: list[Klant]) -> list[int]:
    gemaakt = Klant.objects.filter(pk__in=[klant.pk for klant in klanten])
    return list(gemaakt.values_list("klantnummer", flat=True))


@pytest.mark.eis("D-36")
def test_het_lot_verdeelt_wie_past_en_elke_nacht_wie_erbij_komt(
    apeldoorn: Locatie, gouda: Locatie, mieke: Medewerker
) -> None:
    klanten = maak_klanten(20, locatie=apeldoorn)
    maak_klanten(3, locatie=gouda)
    KlantFabriek(locatie=apeldoorn, beeld__status="gestopt")
    opzet = maak(apeldoorn, mieke, verdeling="geslacht")

    with pytest.raises(RuntimeError), transaction.atomic():  # the power fails during the drawing
        start(opzet, mieke, zaad=ZAAD)
        eerste_keer = _groepen(opzet)
        raise RuntimeError
    opzet.refresh_from_db()
    assert (opzet.stand, opzet.deelnames.count()) == ("concept", 0)

    experiment = start(opzet, mieke, zaad=ZAAD)
    assert _groepen(experiment) == eerste_keer
    assert set(eerste_keer) == set(_nummers(klanten))
    assert sorted(eerste_keer.values()).count("E") == 10
    assert set(experiment.deelnames.values_list("laag", flat=True)) == {"vrouw"}
    regel = tijdlijn.lees_als_klant(klanten[0]).get()
    assert "door het lot in de" in regel.zin and regel.soort == Gebeurtenis.Soort.EXPERIMENT

    maak_klanten(4, locatie=apeldoorn)
    loot_voor_experimenten()
    loot_voor_experimenten()
    assert _groepen(experiment).items() >= eerste_keer.items()
    assert sorted(_groepen(experiment).values()).count("E") == 12
    assert experiment.deelnames.count() == Gebeurtenis.objects.filter(soort="experiment").count() == 24


@pytest.mark.eis("D-36")
def test_alleen_wie_aan_de_keuze_voldoet_doet_mee(apeldoorn: Locatie, mieke: Medewerker) -> None:
    ww = RegimeFabriek(code="ww", naam="WW")
    jong = KlantFabriek(locatie=apeldoorn, geboortedatum=vandaag() - 20 * 366 * DAG)
    oud = KlantFabriek(locatie=apeldoorn)
    for klant in (jong, oud):
        UitkeringFabriek(klant=klant, regime=ww)
    KlantFabriek(locatie=apeldoorn, geboortedatum=vandaag() - 20 * 366 * DAG)
    regel = doelgroep.regel(regimes=["ww"], kwadranten=[], vanaf=18, tot_en_met=26)
    assert doelgroep.in_woorden(regel) == ["uitkeringen: WW", "leeftijd: van 18 jaar tot en met 26 jaar"]
    assert doelgroep.keuzes(regel)["tot_en_met"] == 26

    experiment = start(maak(apeldoorn, mieke, wie=regel, verdeling="leeftijd"), mieke)
    deelname = experiment.deelnames.get()
    assert (deelname.klant, deelname.laag) == (jong, "tot 27 jaar")

    nieuw = start(maak(apeldoorn, mieke, instroom="nieuw", indicator="uitstroomquote"), mieke)
    later = KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag())
    loot_voor_experimenten()
    assert [een.klant for een in nieuw.deelnames.all()] == [later]


@pytest.mark.eis("L-49")
def test_starten_kan_pas_als_de_opzet_af_is_en_dan_ligt_hij_vast(
    apeldoorn: Locatie, klant: Klant, mieke: Medewerker, bram: Medewerker, gouda: Locatie
) -> None:
    kaal = opzetten.maak(locatie=apeldoorn, door=mieke, naam="Iets nieuws", aanpak="een ander gesprek")
    with pytest.raises(NietToegestaan, match=r"een verwachting vooraf.*controlegroep.*cijfer.*einde"):
        start(kaal, mieke)
    experiment = maak(apeldoorn, mieke)
    elders = MedewerkerFabriek(rollen=["mt_lid"], locaties=[gouda])
    for wie in (bram, elders):
        with pytest.raises(RechtOntbreekt):
            start(experiment, wie)
    with pytest.raises(NietToegestaan, match="einde is al geweest"):
        start(maak(apeldoorn, mieke, einde_op=vandaag(), evaluatie_op=None), mieke)
    with pytest.raises(NietToegestaan, match="net gewijzigd"):
        uitvoeren.start(experiment=experiment, versie=experiment.versie - 1, door=mieke)
    for onbruikbaar in (
        "instroom",
        "een-contactpersoon",
        "scholing",
    ):  # who is helped would leave the last two
        with pytest.raises(NietToegestaan, match="niet te vergelijken"):
            maak(apeldoorn, mieke, indicator=onbruikbaar)
    with pytest.raises(NietToegestaan, match="buiten de 0 en 100"):
        maak(apeldoorn, mieke, uitgangswaarde=95, effect=10)
    with pytest.raises(ValidationError, match="niet na de start"):
        maak(apeldoorn, mieke, start_op=EINDE + DAG)

    opzetten.gooi_weg(experiment=kaal, door=mieke)
    assert not Experiment.objects.filter(pk=kaal.pk).exists()
    with pytest.raises(RechtOntbreekt):
        opzetten.gooi_weg(experiment=experiment, door=elders)
    experiment = start(experiment, mieke)
    with pytest.raises(NietToegestaan, match="al begonnen"):
        opzetten.gooi_weg(experiment=experiment, door=mieke)
    with pytest.raises(NietToegestaan, match="ligt vast"):
        opzetten.pas_aan(experiment=experiment, versie=experiment.versie, door=mieke, naam="Anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        Experiment.objects.filter(pk=experiment.pk).update(indicator="uitstroomquote")
    with pytest.raises(DatabaseError), transaction.atomic():
        experiment.deelnames.update(laag="anders")


@pytest.mark.eis("D-36")
def test_een_klant_zit_nooit_in_twee_experimenten_met_hetzelfde_cijfer(
    apeldoorn: Locatie, mieke: Medewerker
) -> None:
    maak_klanten(6, locatie=apeldoorn)
    eerste = start(maak(apeldoorn, mieke, instroom="bestaand"), mieke)
    zelfde, ander = maak(apeldoorn, mieke), maak(apeldoorn, mieke, indicator="uitstroomquote")
    assert start(zelfde, mieke).deelnames.count() == 0
    assert start(ander, mieke).deelnames.count() == 6
    deelname = eerste.deelnames.earliest("pk")
    dubbel = Experimentdeelname(
        experiment=zelfde, klant=deelname.klant, indicator=deelname.indicator, groep="E"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        dubbel.save()

    eerste = uitvoeren.beeindig(
        experiment=Experiment.objects.get(pk=eerste.pk), versie=eerste.versie, slot="Te duur.", door=mieke
    )
    assert eerste.stand == Experiment.Stand.GESTOPT
    loot_voor_experimenten()
    assert zelfde.deelnames.count() == 6


@pytest.mark.django_db(transaction=True)
def test_twee_experimenten_die_tegelijk_starten_verdelen_de_klanten_zonder_botsing(
    apeldoorn: Locatie, mieke: Medewerker
) -> None:
    maak_klanten(10, locatie=apeldoorn)
    twee = [maak(apeldoorn, mieke), maak(apeldoorn, mieke)]
    uitkomsten = tegelijk(*(lambda een=een: start(een, mieke) for een in twee))
    assert all(isinstance(uitkomst, Experiment) for uitkomst in uitkomsten)
    assert sorted(een.deelnames.count() for een in twee) == [0, 10]


@pytest.mark.eis("H-53")
def test_na_het_einde_staat_de_preventiequote_van_beide_groepen_er(
    apeldoorn: Locatie, mieke: Medewerker
) -> None:
    experiment = afgerond(apeldoorn, mieke)
    gevonden = resultaat.bereken(experiment)
    assert gevonden is not None and kijken.mag_zien(experiment, mieke)
    assert [(groep.n, groep.deel) for groep in gevonden.geheel.groepen] == [(24, 75.0), (24, 25.0)]
    assert gevonden.uitslag == Uitslag.BETER
    eerste, tweede = verwoorden.uitkomst(gevonden)
    assert eerste == (
        "Preventiequote: 75,0 procent in de experimentgroep (24 klanten) en 25,0 procent in de controlegroep "
        "(24 klanten)."
    )
    assert tweede.startswith("In de experimentgroep is dat 50,0 procentpunt meer.")
    figuur = verwoorden.figuur(gevonden)
    assert figuur is not None and "75,0 procent" in figuur.label
    assert next(verwoorden.rijen(gevonden))[:6] == ("alle klanten", "experimentgroep", 24, 24, 18, 75.0)

    uit = experiment.deelnames.filter(groep="E").earliest("pk")
    deelnemen.kies(deelname=uit, meedoen=False)
    weer = resultaat.bereken(experiment)
    assert weer is not None and weer.geheel.experiment.n == 24
    assert resultaat.verdeling(experiment)["experimentgroep"] == (24, 1)

    # Drawn after the outcome was known, and an outcome after the planned end: neither is an effect.
    for dagen in (95, 91):
        KlantFabriek(locatie=apeldoorn, aangemeld_op=vandaag() - dagen * DAG)
    assert uitvoeren.deel_in(experiment, op=vandaag() - DAG) == 2
    later = resultaat.bereken(experiment)
    assert later is not None and sum(groep.geloot for groep in later.geheel.groepen) == 50
    assert [(groep.n, groep.telt) for groep in later.geheel.groepen] == [(24, 18), (24, 6)]


def test_een_groep_waarin_iemand_te_herkennen_is_wordt_niet_getoond(
    apeldoorn: Locatie, mieke: Medewerker
) -> None:
    gevonden = resultaat.bereken(afgerond(apeldoorn, mieke, per_groep=6))
    assert gevonden is not None and gevonden.uitslag == Uitslag.TE_WEINIG
    assert (gevonden.geheel.experiment.deel, gevonden.geheel.verschil) == (None, None)
    assert verwoorden.uitkomst(gevonden) == [] and verwoorden.figuur(gevonden) is None
    assert next(verwoorden.rijen(gevonden))[2:6] == ("6", "minder dan 5", "", "")


@pytest.mark.eis("D-36")
def test_de_klant_leest_het_en_mag_nee_zeggen_en_de_coach_ziet_dat(
    apeldoorn: Locatie, klant: Klant, mieke: Medewerker, bram: Medewerker, dirk: Medewerker
) -> None:
    experiment = start(maak(apeldoorn, mieke), mieke)
    [zaak] = [zaak for zaak in lopend.van(klant) if zaak.soort == "experiment"]
    assert zaak.zichtbaar_voor_klant and "Workshop in week één" in zaak.wat
    deelname = deelnemen.kies(deelname=experiment.deelnames.get(), meedoen=False)
    assert deelname.afgemeld_op and tijdlijn.lees_als_klant(klant)[0].door_klant
    assert not [zaak for zaak in lopend.van(klant) if zaak.soort == "experiment"]
    with pytest.raises(RechtOntbreekt):
        deelnemen.kies(deelname=deelname, meedoen=True, door=dirk)
    assert deelnemen.kies(deelname=deelname, meedoen=True, door=bram).afgemeld_op is None
    Klant.objects.filter(pk=klant.pk).update(locatie=dirk.locaties.get())  # who moves says no there
    assert deelnemen.kies(deelname=deelname, meedoen=False, door=dirk).afgemeld_door == dirk
    with pytest.raises(RechtOntbreekt):
        deelnemen.kies(deelname=deelname, meedoen=True, door=bram)
    uitvoeren.beeindig(experiment=experiment, versie=experiment.versie, slot="Klaar.", door=mieke)
    with pytest.raises(NietToegestaan, match="voorbij"):
        deelnemen.kies(deelname=deelname, meedoen=False)
