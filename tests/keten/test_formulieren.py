"""What somebody sees of a form, and what may be typed into dates, times and amounts."""

from datetime import date, time
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from keten.formulieren import Bedragveld, Datumveld, Tijdveld, render_formulier


class Aanmelding(forms.Form):
    """A form with a field of each kind that differs."""

    groepen = (("Persoon", (("naam", "telefoon"),)),)

    naam = forms.CharField(label="Naam", help_text="Zoals op het paspoort.")
    telefoon = forms.CharField(
        label="Telefoon", required=False, widget=forms.TextInput(attrs={"placeholder": "06"})
    )
    soort = forms.ChoiceField(
        label="Soort", choices=[("a", "Balie"), ("b", "Bellen")], widget=forms.RadioSelect
    )
    akkoord = forms.BooleanField(label="Akkoord")
    versie = forms.IntegerField(widget=forms.HiddenInput)


def html(form: forms.Form) -> str:
    """The form as HTML on one line."""
    return " ".join(str(form).split())


def test_alleen_wat_niet_hoeft_is_gemerkt() -> None:
    tekst = html(Aanmelding())
    assert tekst.count("(niet verplicht)") == 1
    assert 'aria-required="true"' in tekst
    assert " required" not in tekst


def test_een_hint_blijft_staan_en_een_voorbeeld_in_het_vak_is_er_niet() -> None:
    tekst = html(Aanmelding())
    assert 'id="id_naam_helptext">Zoals op het paspoort.' in tekst
    assert 'aria-describedby="id_naam_helptext"' in tekst
    assert "placeholder" not in tekst


def test_keuzerondjes_staan_onder_hun_vraag_en_een_vinkje_naast_zijn_tekst() -> None:
    tekst = html(Aanmelding())
    assert '<legend class="ams-field-set__legend">Soort</legend>' in tekst
    assert 'class="ams-radio__input"' in tekst
    assert tekst.index('type="checkbox"') < tekst.index("<span>Akkoord</span>")


def test_groepen_krijgen_een_kop_en_de_rest_van_de_velden_volgt() -> None:
    tekst = html(Aanmelding())
    assert '<legend class="ams-field-set__legend lwi-formulier__legenda">Persoon</legend>' in tekst
    assert 'class="lwi-formulier__samen"' in tekst
    assert tekst.index("Telefoon") < tekst.index("Soort") < tekst.index("Akkoord")


def test_de_fouten_staan_bovenaan_met_een_link_naar_het_veld_en_nog_eens_bij_het_veld() -> None:
    tekst = html(Aanmelding({"versie": "x"}))
    assert "Verbeter de fouten voor u verdergaat" in tekst
    for anker in ("id_naam", "id_soort_0", "id_akkoord"):
        assert f'href="#{anker}"' in tekst
        assert f'id="{anker}"' in tekst
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in tekst
    assert 'href="#id_versie"' not in tekst


def test_een_formulier_met_fouten_geeft_422_en_een_leeg_formulier_200() -> None:
    request = RequestFactory().post("/")
    sjabloon = "componenten/foutenoverzicht.html"
    assert render_formulier(request, sjabloon, Aanmelding({})).status_code == 422
    assert render_formulier(request, sjabloon, Aanmelding()).status_code == 200


@pytest.mark.parametrize(
    "invoer", ["31-1-2026", "31-01-2026", "31/01/2026", "31.1.2026", " 31 01 2026 ", "31012026", "2026-01-31"]
)
def test_een_datum_mag_op_alle_gewone_manieren(invoer: str) -> None:
    assert Datumveld().clean(invoer) == date(2026, 1, 31)


@pytest.mark.parametrize("invoer", ["31-1-26", "1 januari", "2026", "01-2026", "0", "31-01-20266"])
def test_een_datum_die_niet_te_lezen_is_krijgt_een_voorbeeld(invoer: str) -> None:
    with pytest.raises(ValidationError, match="bijvoorbeeld 31-01-2026"):
        Datumveld().clean(invoer)


@pytest.mark.parametrize("invoer", ["31-02-2026", "29-02-2025", "00-01-2026", "2026-13-01", "32012026"])
def test_een_dag_die_niet_bestaat_wordt_zo_genoemd(invoer: str) -> None:
    with pytest.raises(ValidationError, match="bestaat niet"):
        Datumveld().clean(invoer)


def test_een_datum_wordt_getoond_zoals_mensen_hem_schrijven() -> None:
    class Formulier(forms.Form):
        geboren = Datumveld(autocomplete="bday")

    tekst = html(Formulier(initial={"geboren": date(1984, 3, 14)}))
    assert 'value="14-03-1984"' in tekst
    assert 'inputmode="numeric"' in tekst
    assert 'autocomplete="bday"' in tekst
    assert Datumveld().widget.attrs["autocomplete"] == "off"


@pytest.mark.parametrize("invoer", ["9:30", "09.30", "0930", "930", " 09:30 "])
def test_een_tijd_mag_met_en_zonder_dubbele_punt(invoer: str) -> None:
    assert Tijdveld().clean(invoer) == time(9, 30)


@pytest.mark.parametrize("invoer", ["25:00", "half tien", "9", "09:60"])
def test_een_tijd_die_niet_bestaat_krijgt_een_voorbeeld(invoer: str) -> None:
    with pytest.raises(ValidationError, match="bijvoorbeeld 09:30"):
        Tijdveld().clean(invoer)


@pytest.mark.parametrize(
    ("invoer", "bedrag"),
    [
        ("1250", "1250"),
        ("1.250", "1250"),
        ("1.250,50", "1250.50"),
        ("1250,5", "1250.5"),
        ("12.50", "12.50"),
        ("€ 900", "900"),
    ],
)
def test_een_bedrag_leest_punten_en_kommas_zoals_in_nederland(invoer: str, bedrag: str) -> None:
    assert Bedragveld().clean(invoer) == Decimal(bedrag)


@pytest.mark.parametrize("invoer", ["veel", "1,2,3", "-5", "10,505"])
def test_een_bedrag_dat_niet_kan_wordt_geweigerd(invoer: str) -> None:
    with pytest.raises(ValidationError):
        Bedragveld().clean(invoer)


def test_een_bedrag_staat_er_met_een_komma() -> None:
    assert Bedragveld().prepare_value(Decimal("1250.5")) == "1250,50"
