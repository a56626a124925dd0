"""The arrangement of one client: what is proposed and why, and choosing several at once."""

import datetime
from typing import Any

import pytest
from django.test import Client

from diagnose.gereedschap import ervaringen, voorstellen
from diagnose.models import (
    Activiteit,
    Diagnose,
    Instrument,
    Instrumentplaatsen,
    InstrumentRegime,
    Ketenarrangement,
    Samenhang,
    Werkplan,
)
from keten.models import Medewerker, Regelset, Regelversie, Regime
from keten.tijd import vandaag
from klanten import clientbeeld
from klanten.models import Klant, Uitstroom
from tests.conftest import Als
from tests.fabriek import KlantFabriek, UitkeringFabriek
from tests.fabriek.diagnose import geef_mandaat, maak_instrument, maak_plan
from tests.pagina import tekst, vragen

DAG = datetime.timedelta(days=1)


@pytest.fixture
def ww(klant: Klant) -> Regime:
    """Marieke has WW, and stands in Q1."""
    clientbeeld.werk_bij(klant, kwadrant="Q1", diagnose_op=vandaag())
    return UitkeringFabriek(klant=klant).regime


def _adres(klant: Klant, *codes: str) -> str:
    kies = "".join(f"kies={code}&" for code in codes)
    return f"/diagnose/{klant.klantnummer}/arrangement/{f'kiezen/?{kies}' if codes else ''}"


def _ingevuld(client: Client, adres: str, **anders: Any) -> dict[str, Any]:
    """What the page asks, filled in from today, in the names of its forms."""
    velden: dict[str, Any] = {}
    for _, form in client.get(adres).context["rijen"]:
        for naam in form.fields:
            waarde = form[naam].value()
            waarde = getattr(waarde, "pk", waarde)
            velden[form[naam].html_name] = "" if waarde in (None, False) else waarde
        velden[form["begin"].html_name] = f"{vandaag():%d-%m-%Y}"
    return velden | anders


@pytest.mark.eis("D-29", "D-33", "D-24")
def test_wat_het_best_past_staat_bovenaan_met_de_redenen_in_woorden(
    als: Als, klant: Klant, bram: Medewerker, ww: Regime
) -> None:
    past, vol, mag, nooit, los = (
        maak_instrument(code, kolom=kolom)
        for code, kolom in (
            ("past", "cwi"),
            ("vol", "uwv"),
            ("mag", "gemeente"),
            ("nooit", "uwv"),
            ("los", ""),
        )
    )
    maak_instrument("boete", doelen=["maatregel"])
    Instrument.objects.filter(pk=mag.pk).update(doelen=["drempel"])
    arrangement = Ketenarrangement.objects.create(
        kwadrant="Q1", contact_om_de_dagen=7, herdiagnose_na_maanden=3
    )
    arrangement.portfolio.set([past, vol])
    Instrumentplaatsen.objects.create(instrument=vol, locatie=klant.locatie, aantal=0)
    for instrument, status in ((past, "betwist"), (mag, "toegestaan"), (nooit, "niet")):
        InstrumentRegime.objects.create(instrument=instrument, regime=ww, status=status)
    clientbeeld.werk_bij(klant, route="B")
    scherm = als(bram)
    pagina = scherm.get(_adres(klant))
    volgorde = [punt.aanbod.instrument.code for punt in pagina.context["eerste"]]
    assert volgorde == ["mag", "past", "los", "nooit", "vol"]
    for deel in (
        "Hoort bij het arrangement van deze locatie voor voldoende banen",
        "Bij WW zijn de partners het niet eens of dit mag.",
        "Mag bij WW.",
        "Volgens de partners mag dit niet bij WW.",
        "zwaartepunt bij re-integratie",
        "Alle 0 plaatsen op deze locatie zijn bezet.",
        "1 van CWI, 2 van UWV, 1 van gemeente",
    ):
        assert deel in tekst(pagina)
    vraag = {"partner": "uwv", "beschikbaar": "on"}
    assert [punt.aanbod.instrument.code for punt in scherm.get(_adres(klant), vraag).context["eerste"]] == [
        "nooit"
    ]
    assert los.pk and "Kies minder filters" in tekst(scherm.get(_adres(klant), {"doel": "starten"}))


def test_een_voorwaarde_als_regel_zegt_of_deze_klant_eraan_voldoet(
    als: Als, klant: Klant, bram: Medewerker, ww: Regime
) -> None:
    for code, grens in (("jong", 23), ("oud", 120)):
        regel = Regelset.objects.create(code=f"voor-{code}", naam=code, soort="instrument")
        boom = {"feit": "leeftijd", "is": "kleiner", "waarde": grens, "naam": f"Jonger dan {grens}"}
        Regelversie.objects.create(regelset=regel, nummer=1, boom=boom)
        maak_instrument(code, voorwaarderegel=regel)
    weg = Regelset.objects.create(code="voor-weg", naam="weg", soort="instrument")
    Regelversie.objects.create(regelset=weg, nummer=1, boom={"feit": "bestaat_niet", "is": "bekend"})
    maak_instrument("weg", voorwaarderegel=weg)
    redenen = {
        punt.aanbod.instrument.code: [reden.zin for reden in punt.redenen] for punt in voorstellen.voor(klant)
    }
    assert redenen["weg"] == [voorstellen.ONLEESBAAR.zin]
    assert "Het portaal kan de voorwaarde nu niet lezen" in tekst(als(bram).get(_adres(klant)))
    assert redenen["jong"] == ["Voldoet niet aan de voorwaarde: Jonger dan 23."]
    assert redenen["oud"] == ["Voldoet aan de voorwaarde: Jonger dan 120."]


def test_de_voorstellen_kosten_evenveel_vragen_bij_meer_instrumenten(
    als: Als, klant: Klant, bram: Medewerker, ww: Regime
) -> None:
    scherm, aantallen = als(bram), []
    for aantal in (2, 12):
        for nummer in range(aantal):
            instrument = maak_instrument(f"i-{aantal}-{nummer}")
            InstrumentRegime.objects.create(instrument=instrument, regime=ww, status="betwist")
            Instrumentplaatsen.objects.create(instrument=instrument, locatie=klant.locatie, aantal=3)
        aantallen.append(vragen(scherm, _adres(klant)))
    assert aantallen[0] == aantallen[1]


@pytest.mark.eis("D-33", "D-37", "D-53")
def test_instrumenten_van_drie_partners_gaan_samen_in_het_plan_en_worden_samen_bekeken(
    als: Als, klant: Klant, bram: Medewerker, chaima: Medewerker, anna: Medewerker, ww: Regime
) -> None:
    training = maak_instrument("training", kolom="cwi")
    schuldhulp = maak_instrument("schuldhulp", kolom="gemeente", leverancier="gemeente", domein="zorg")
    maak_instrument("traject", kolom="uwv")
    Samenhang.objects.create(
        eerste=schuldhulp, tweede=training, soort="synergie", toelichting="Rust helpt bij solliciteren."
    )
    scherm, adres = als(bram), _adres(klant, "training", "schuldhulp", "traject")
    assert "Begin eerst een plan" in tekst(scherm.get(adres, follow=True))
    plan = maak_plan(klant, bram)
    assert "Kies eerst een of meer instrumenten" in tekst(scherm.get(_adres(klant, "verzonnen"), follow=True))
    pagina = tekst(scherm.get(adres))
    assert "schuldhulp en training versterken elkaar" in pagina.lower()
    assert "Rust helpt bij solliciteren." in pagina
    velden = _ingevuld(scherm, adres)
    gemeente = velden["schuldhulp-uitvoerder"]
    assert gemeente == chaima.partner.pk, "de gemeente voert uit, ook voor een klant met WW"
    fout = scherm.post(adres, velden | {"traject-begin": "31-02-2026", "training-omschrijving": "Oefenen"})
    assert fout.status_code == 422 and plan.activiteiten.count() == 0, "alles of niets"
    assert b'value="Oefenen"' in fout.content
    geweigerd = scherm.post(adres, velden | {"schuldhulp-financier": chaima.partner.pk})
    assert "geen mandaat" in tekst(geweigerd) and plan.activiteiten.count() == 0
    geef_mandaat(van=chaima, aan=bram)
    klaar = scherm.post(adres, velden | {"schuldhulp-financier": chaima.partner.pk}, follow=True)
    assert "3 activiteiten staan in het plan" in tekst(klaar)
    stap = plan.activiteiten.get(instrument=schuldhulp)
    assert (stap.uitvoerder, stap.financier, stap.namens) == (
        chaima.partner,
        chaima.partner,
        str(chaima.partner),
    )
    assert "al verstuurd" in tekst(scherm.post(adres, velden)) and plan.activiteiten.count() == 3
    assert "Een van beide staat al in het plan" in tekst(scherm.get(_adres(klant, "training", "traject")))
    assert "staat in het plan" in tekst(scherm.get(_adres(klant)))


def test_wie_kiest_merkt_dat_er_intussen_iets_is_veranderd(
    als: Als, klant: Klant, bram: Medewerker, ww: Regime
) -> None:
    cursus, stage = maak_instrument("cursus", kolom="uwv"), maak_instrument("stage", kolom="uwv")
    plan = maak_plan(klant, bram)
    scherm, adres = als(bram), _adres(klant, "cursus", "stage")
    velden = _ingevuld(scherm, adres)
    InstrumentRegime.objects.create(instrument=cursus, regime=ww, status="betwist")
    anders = scherm.post(adres, velden)
    assert anders.status_code == 422 and "Er is net iets anders vastgesteld" in tekst(anders)
    assert "WW: betwist" in tekst(anders)
    InstrumentRegime.objects.filter(instrument=cursus).update(status="niet")
    velden["cursus-gezien"] = "ww:niet"
    verboden = scherm.post(adres, velden)
    assert "Vink aan dat u het toch in het plan zet" in tekst(verboden)
    plaats = Instrumentplaatsen.objects.create(instrument=stage, locatie=klant.locatie, aantal=0)
    vol = scherm.post(adres, velden | {"cursus-ondanks_regime": "on"})
    assert vol.status_code == 422 and "zijn bezet" in tekst(vol) and plan.activiteiten.count() == 0
    plaats.delete()
    Instrument.objects.filter(pk=stage.pk).update(geldig_tot=vandaag() - DAG)
    weg = scherm.post(adres, velden | {"cursus-ondanks_regime": "on"})
    assert weg.status_code == 422 and "Niet alles is nog te kiezen" in tekst(weg)
    Instrument.objects.filter(pk=stage.pk).update(geldig_tot=None)
    assert scherm.post(adres, velden | {"cursus-ondanks_regime": "on"}).status_code == 302
    regel = klant.gebeurtenissen.filter(zin__contains="niet toestaan").first()
    assert regel is not None and "WW" in regel.zin, "nooit in stilte"


def _eerder(klant: Klant, door: Medewerker, instrument: Instrument, *, werk_na: int | None) -> None:
    """A client of the same kwadrant and scheme who agreed with an instrument 400 days ago."""
    ander = KlantFabriek(locatie=klant.locatie)
    toen = vandaag() - 400 * DAG
    UitkeringFabriek(klant=ander, van=toen - DAG)
    diagnose = Diagnose.objects.create(
        klant=ander, banenaanbod="voldoende", zoekgedrag="optimaal", begonnen_door=door
    )
    plan = Werkplan.objects.create(klant=ander, nummer=1, diagnose=diagnose, doel="Werk", gemaakt_door=door)
    Activiteit.objects.create(
        werkplan=plan,
        volgorde=1,
        omschrijving="Stage",
        instrument=instrument,
        uitvoerder=door.partner,
        financier=door.partner,
        begin=toen,
        besloten_op=toen,
    )
    if werk_na is not None:
        Uitstroom.objects.create(
            klant=ander,
            locatie=klant.locatie,
            op=toen + werk_na * DAG,
            soort="regulier",
            door=door,
            partner=door.partner,
        )


def test_wat_er_daarna_gebeurde_telt_vergelijkbare_klanten_en_verbergt_kleine_aantallen(
    als: Als, klant: Klant, bram: Medewerker, ww: Regime
) -> None:
    stage, zelden = maak_instrument("stage"), maak_instrument("zelden")
    for werk_na in (30, 60, 90, 120, 150, 300, None):
        _eerder(klant, bram, stage, werk_na=werk_na)
    _eerder(klant, bram, zelden, werk_na=30)
    gevonden = ervaringen.na_vergelijkbare(klant, [ww])
    assert [str(vervolg) for vervolg in gevonden[stage.pk]] == [
        "na 6 maanden: 5 van 7 aan het werk",
        "na 12 maanden: 6 van 7 aan het werk",
    ]
    assert "te weinig klanten" in str(gevonden[zelden.pk][0])
    pagina = tekst(als(bram).get(_adres(klant)))
    assert "Na 6 maanden: 5 van 7 aan het werk" in pagina
    assert "Het zegt niet dat het instrument de oorzaak was" in pagina
    clientbeeld.werk_bij(klant, kwadrant="Q4")
    klant.refresh_from_db()
    assert ervaringen.na_vergelijkbare(klant, [ww]) == {}


def test_een_andere_locatie_ziet_geen_voorstellen_en_een_handhaver_kiest_niet(
    als: Als, klant: Klant, dirk: Medewerker, hanna: Medewerker
) -> None:
    assert als(dirk).get(_adres(klant)).status_code in (403, 404)
    assert als(hanna).get(_adres(klant)).status_code == 200
    assert als(hanna).get(_adres(klant, "stage")).status_code == 403
