"""What a rule about risk may never use: not by choice, not through a derived fact, nor around the portal."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import F

from keten.fouten import NietToegestaan
from keten.models import Regelset, Regelversie, Risicofeit
from keten.regels.beheer import nieuwe_versie
from keten.regels.feiten import Feit, Soort, feiten_voor, open_feiten
from keten.regels.verboden import (
    besloten_in,
    codes_in,
    fouten_in,
    herkomst,
    toegestane_feiten,
    waarom_niet,
)
from keten.tijd import vandaag

BESCHERMD = (
    "herkomst",
    "nationaliteit",
    "geboorteland",
    "taal",
    "gezondheid",
    "belemmeringen",
    "postcode",
    "buurt",
    "woonplaats",
    "naam",
    "geslacht",
    "leeftijd",
)

VAN_HANDHAVING = {
    record["fields"]["code"]
    for pad in Path().glob("*/fixtures/toetsen.json")
    for record in json.loads(pad.read_text(encoding="utf-8"))
    if record["fields"]["handhaving"]
}
BESCHERMDE_WOORDEN = (
    *(" taal", "accent", "afkomst", "herkomst", "nationalit", "buitenland", "ander land", "geboorteland"),
    *("geloof", "moskee", "kerk", "gezond", "ziek", "medisch", "handicap", "zwanger", "verslav", "psych"),
    *("geslacht", "man of vrouw", "alleenstaande", "wijk", "buurt", "postcode", "leeftijd", "ouder dan"),
)
"""Words of protected traits, and of what stands in for them, that no sample content of enforcement asks."""


def handhaving_leest(record: dict[str, Any]) -> bool:
    """Whether sample content tells enforcement whom or what to look at."""
    if record["model"] == "diagnose.toetsversie":
        return record["fields"]["toets"][0] in VAN_HANDHAVING
    return record["model"] in {
        f"handhaving.{naam}" for naam in ("fraudevorm", "risicoprofiel", "controlesoort")
    }


def _feit(code: str, *van: str) -> Feit:
    return Feit(code, code, Soort.GETAL, F("pk"), afgeleid_van=van)


@pytest.fixture
def oordelen(db: None) -> dict[str, Risicofeit]:
    """The list that comes along."""
    call_command("loaddata", "risicofeiten", verbosity=0)
    return {oordeel.code: oordeel for oordeel in Risicofeit.objects.all()}


@pytest.fixture
def profiel(oordelen: dict[str, Risicofeit]) -> Regelset:
    """A set of rules about risk."""
    return Regelset.objects.create(code="proef", naam="Proef", soort=Regelset.Soort.RISICO)


def test_herkomst_volgt_de_hele_keten_en_stopt_bij_een_kring() -> None:
    feiten = {f.code: f for f in (_feit("a", "b"), _feit("b", "c", "gezondheid"), _feit("c", "a"))}
    assert herkomst("a", feiten) == ["a", "b", "c", "gezondheid"]


def test_codes_staan_ook_in_een_kapotte_regel() -> None:
    boom = {"alle": [{"feit": "taal"}, "onzin", {"niet": {"een": [{"feit": "buurt", "is": 3}]}}, {"feit": 7}]}
    assert list(codes_in(boom)) == ["taal", "buurt"]
    assert list(codes_in(None)) == []


@pytest.mark.eis("H-12")
def test_over_elk_feit_is_geoordeeld_en_wat_beschermd_is_mag_nooit(oordelen: dict[str, Risicofeit]) -> None:
    feiten = feiten_voor("klant")
    zonder = sorted(set(feiten) - set(oordelen))
    assert not zonder, "oordeel over dit feit in keten/fixtures/risicofeiten.json: " + ", ".join(zonder)
    assert not [code for code in BESCHERMD if oordelen[code].mag]
    for code in feiten:
        if oordelen[code].mag:
            assert not waarom_niet(code, feiten, oordelen), f"{code} is afgeleid van iets dat niet mag"
    assert set(toegestane_feiten()) == {code for code in feiten if oordelen[code].mag}


def test_een_afgeleid_feit_wordt_geweigerd_ook_als_de_lijst_het_toestaat(
    oordelen: dict[str, Risicofeit],
) -> None:
    Risicofeit.objects.filter(code="route").update(mag=True)
    nu = {oordeel.code: oordeel for oordeel in Risicofeit.objects.all()}
    assert "afgeleid van omstandigheden" in waarom_niet("route", feiten_voor("klant"), nu)
    assert "nog niet geoordeeld" in waarom_niet("nieuw", feiten_voor("klant"), nu)


@pytest.mark.eis("H-12")
@pytest.mark.parametrize("code", ["belemmeringen", "aantal_belemmeringen", "leeftijd", "regimes"])
def test_een_risicoregel_met_een_verboden_feit_wordt_geweigerd(profiel: Regelset, code: str) -> None:
    boom = {"niet": {"feit": code, "is": "bekend"}}
    wat = {"boom": boom, "van": vandaag(), "toelichting": "proef", "door": None}
    with pytest.raises(NietToegestaan, match="mag niet in een regel over risico"):
        nieuwe_versie(regelset=profiel, **wat)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError), transaction.atomic():
        Regelversie.objects.create(regelset=profiel, nummer=1, boom=boom, toelichting="buiten het portaal om")
    ander = Regelset.objects.create(code="anders", naam="Anders", soort=Regelset.Soort.SELECTIE)
    assert nieuwe_versie(regelset=ander, **wat).nummer == 1  # type: ignore[arg-type]
    goed = {**wat, "boom": {"feit": "maanden_werkloos", "is": "groter", "waarde": 6}}
    assert nieuwe_versie(regelset=profiel, **goed).nummer == 1  # type: ignore[arg-type]


def test_wat_meegeleverd_wordt_gebruikt_niets_dat_niet_mag(profiel: Regelset) -> None:
    for pad in Path().glob("*/fixtures/*.json"):
        records = json.loads(pad.read_text(encoding="utf-8"))
        risico = {tuple(r["fields"]["regelset"][:1]) for r in records if r["model"] == "keten.regelversie"}
        for record in records:
            if record["model"] == "keten.regelversie" and record["fields"]["regelset"][0].startswith(
                "profiel-"
            ):
                assert risico and not fouten_in(profiel, record["fields"]["boom"]), pad
            if record["model"] == "diagnose.toetsversie" and record["fields"]["toets"][0] in VAN_HANDHAVING:
                codes = {c for c in codes_in(record["fields"]["regels"]) if not c.startswith("antwoord_")}
                assert codes <= set(toegestane_feiten()), pad
            if handhaving_leest(record):
                tekst = json.dumps(record["fields"], ensure_ascii=False).casefold()
                assert not [woord for woord in BESCHERMDE_WOORDEN if woord in tekst], (pad, tekst)


def test_een_uitslag_van_de_handhaving_komt_in_geen_andere_regel(profiel: Regelset) -> None:
    feiten = feiten_voor("klant")
    geheim = {code for code in feiten if feiten[code].besloten}
    assert {f"toets_{code}" for code in VAN_HANDHAVING} & set(feiten) <= geheim
    assert geheim == {"toets_naleving", "aantal_overtredingen"}
    assert not geheim & set(open_feiten("klant"))
    feiten_met_meer = {**feiten, "soms": _feit("soms", "toets_naleving")}
    assert len(besloten_in(["soms", "leeftijd", "toets_naleving"], feiten_met_meer)) == 2
    boom = {"een": [{"feit": "aantal_overtredingen", "is": "groter", "waarde": 0}]}
    wat = {"boom": boom, "van": vandaag(), "toelichting": "proef", "door": None}
    for soort in set(Regelset.Soort) - {Regelset.Soort.RISICO}:
        ander = Regelset.objects.create(code=f"proef-{soort}", naam="Proef", soort=soort)
        with pytest.raises(NietToegestaan, match="hoort bij de handhaving"):
            nieuwe_versie(regelset=ander, **wat)  # type: ignore[arg-type]
    assert nieuwe_versie(regelset=profiel, **wat).nummer == 1  # type: ignore[arg-type]
