"""The components as a reader, a keyboard user or a screen reader meets them."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from keten.galerij import voorbeelden


def toon(sjabloon: str, pad: str = "/", **gegevens: object) -> str:
    """A template as HTML, with spaces and line ends made one."""
    html = Template(sjabloon).render(Context({"request": RequestFactory().get(pad), **gegevens}))
    return " ".join(html.split())


@pytest.mark.parametrize(
    "sjabloon",
    [
        '{% badge "Klaar" "paars" %}',
        '{% knop "Klik" soort="groot" %}',
        '{% melding "ramp" %}x{% endmelding %}',
        '{% kaart "Kop" soort="glas" %}x{% endkaart %}',
        '{% teller "Te laat" 3 "/" soort="paars" %}',
        '{% stap "Intake" "misschien" %}{% endstap %}',
        '{% kwadrant "genoeg" "optimaal" %}',
        '{% tabel "Lijst" smal="weg" %}{% endtabel %}',
        '{% icoon "bestaat-niet" %}',
    ],
)
def test_een_onbekende_soort_valt_meteen_op(sjabloon: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        toon(sjabloon)


def test_wat_iemand_intypte_wordt_nooit_als_html_uitgevoerd() -> None:
    html = toon(
        '{% badge x %}{% kaart x %}{% gegeven x x %}{% endkaart %}{% knoplink x "/" %}', x="<b>Jan</b>"
    )
    assert "<b>" not in html
    assert html.count("&lt;b&gt;Jan&lt;/b&gt;") >= 4


def test_een_melding_zegt_ook_in_woorden_wat_voor_melding_het_is() -> None:
    html = toon('{% melding "let_op" %}<p>Termijn verlopen</p>{% endmelding %}')
    assert 'role="img"' in html
    assert 'aria-label="Let op"' in html
    assert "<p>Termijn verlopen</p>" in html


def test_een_waarde_die_er_niet_is_staat_er_in_woorden() -> None:
    assert "Niet bekend" in toon('{% gegeven "Telefoon" "" %}')
    assert "0" in toon('{% gegeven "Kinderen" aantal %}', aantal=0)


def test_sorteren_op_een_kolom_keert_de_volgende_keer_om_en_houdt_de_filters() -> None:
    kolom = '{% kolom "Naam" sorteer="naam" %}'
    assert 'href="?gemeente=Ede&amp;sorteer=naam"' in toon(kolom, "/?gemeente=Ede&pagina=4")
    assert 'aria-sort="none"' in toon(kolom)
    oplopend = toon(kolom, "/?sorteer=naam")
    assert 'aria-sort="ascending"' in oplopend
    assert 'href="?sorteer=-naam"' in oplopend
    assert 'aria-sort="descending"' in toon(kolom, sortering="-naam")


def test_een_kolom_kan_gezet_worden_door_de_pagina_zelf() -> None:
    assert 'aria-sort="ascending"' in toon('{% kolom "Naam" sorteer="naam" %}', sortering="naam")


def test_elke_cel_kent_op_een_telefoon_de_naam_van_haar_kolom() -> None:
    assert 'data-label="Gemeente"' in toon('{% cel "Gemeente" %}Ede{% endcel %}')
    assert "lwi-cel--breed" in toon('{% cel "Waarvoor" breed=True %}Leren solliciteren{% endcel %}')
    assert '<th class="ams-table__cell" data-label="Naam" scope="row">' in toon(
        '{% cel "Naam" rijkop=True %}Jan{% endcel %}'
    )


def test_een_lege_lijst_toont_uitleg_in_plaats_van_een_lege_tabel() -> None:
    sjabloon = '{% tabel "Klanten" rijen=rijen leeg="Geen klanten gevonden" %}<tbody></tbody>{% endtabel %}'
    assert "<table" not in toon(sjabloon, rijen=[])
    assert "Geen klanten gevonden" in toon(sjabloon, rijen=[])
    assert "<table" in toon(sjabloon, rijen=[1])


def test_bladeren_houdt_zoekterm_en_volgorde_vast() -> None:
    pagina = Paginator(range(60), 25).get_page(2)
    html = toon('{% paginering pagina "klanten" %}', "/?zoek=a&sorteer=naam&pagina=2", pagina=pagina)
    assert 'href="?zoek=a&amp;sorteer=naam&amp;pagina=3"' in html
    assert "26 tot en met 50 van 60 klanten" in html
    assert html.count('aria-current="page"') == 1


def test_filteren_houdt_de_volgorde_en_gaat_terug_naar_de_eerste_bladzijde() -> None:
    html = toon("{% filterbalk %}{% endfilterbalk %}", "/lijst/?sorteer=-naam&pagina=3")
    assert 'name="sorteer" value="-naam"' in html
    assert "pagina" not in html
    assert "Wis filters" not in html
    assert 'href="/lijst/"' in toon("{% filterbalk %}{% endfilterbalk %}", "/lijst/?gemeente=Ede")


def test_een_knop_in_een_lijst_zegt_een_schermlezer_waarover_hij_gaat() -> None:
    waarover = '<span class="ams-visually-hidden">: Excel &amp; Word</span>'
    assert f"Weghalen{waarover}</button>" in toon('{% knop "Weghalen" over=wat %}', wat="Excel & Word")
    assert f"Bekijken{waarover}</a>" in toon('{% knoplink "Bekijken" "/" over=wat %}', wat="Excel & Word")
    assert "hidden" not in toon('{% knop "Weghalen" %}')


def test_zoeken_op_naam_zet_niets_in_het_adres() -> None:
    sjabloon = '{% zoekbalk "Zoeken in klanten" veld="Zoek op naam" term=term wis="/klanten/" %}'
    html = toon(sjabloon, term='"Jan"', csrf_token="bewijs")
    assert 'method="post" role="search" aria-label="Zoeken in klanten"' in html
    assert 'value="&quot;Jan&quot;"' in html
    assert 'name="csrfmiddlewaretoken" value="bewijs"' in html
    assert 'href="/klanten/"' in html
    assert "/klanten/" not in toon(sjabloon, term="")


def test_een_lijst_gaat_mee_in_drie_soorten_met_uitleg_wat_erin_staat() -> None:
    html = toon('{% als_rekenblad "/lijst" "stand=laat" zonder_namen=True %}')
    for soort in ("xlsx", "ods", "csv"):
        assert f'href="/lijst?stand=laat&amp;formaat={soort}" download' in html
    assert "met alle bladzijden. Zonder namen van klanten." in html
    assert "bladzijden" not in toon('{% als_rekenblad "/lijst" uitleg="" %}')


def test_een_teller_is_een_link_met_getal_en_woord() -> None:
    html = toon('{% teller "Te laat" 3 "?stand=laat" actief=True soort="fout" %}')
    assert 'href="?stand=laat" aria-current="true"' in html
    assert "3" in html
    assert "Te laat" in html


def test_de_tijdlijn_noemt_tijd_persoon_en_organisatie() -> None:
    moment = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    sjabloon = (
        '{% gebeurtenis "Gesprek" moment door="S. Jansen" organisatie="UWV" %}<p>Goed</p>{% endgebeurtenis %}'
    )
    html = toon(sjabloon, moment=moment)
    assert "17 november 2026, 10:30" in html
    assert "S. Jansen" in html
    assert "UWV" in html
    assert "<p>Goed</p>" in html
    zonder_tijd = toon(sjabloon, moment=date(2026, 11, 17))
    assert 'datetime="2026-11-17"' in zonder_tijd
    assert "10:30" not in zonder_tijd


def test_een_stap_zegt_in_woorden_hoe_ver_hij_is() -> None:
    assert "Klaar" in toon('{% stap "Intake" "klaar" %}{% endstap %}')
    assert 'aria-current="step"' in toon('{% stap "Intake" "bezig" %}{% endstap %}')
    assert "Komt nog" in toon('{% stap "Intake" "komt" %}{% endstap %}')


@pytest.mark.eis("D-26")
def test_het_kwadrant_noemt_de_plaats_nu_en_eerder_in_woorden() -> None:
    eerder = [("onvoldoende", "onvolledig", date(2026, 3, 2))]
    html = toon('{% kwadrant "voldoende" "optimaal" eerder=eerder wie="Jan" %}', eerder=eerder)
    assert html.count("staat hier") == 1
    assert "Eerder: 2 maart 2026" in html
    assert html.index("Voldoende banen") < html.index("Jan staat hier") < html.index("Onvoldoende banen")


def test_zonder_oordeel_staat_de_klant_nog_in_geen_enkel_vak() -> None:
    assert "staat hier" not in toon('{% kwadrant "" "" %}')


def test_bij_twee_versies_staan_beide_waarden_naast_elkaar() -> None:
    rijen = [("Telefoon", "055", "06"), ("Gemeente", "Ede", "Ede")]
    html = toon(
        "{% conflict rijen 'P. de Groot' nu %}", rijen=rijen, nu=datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    )
    assert "<mark>055</mark>" in html
    assert "<mark>06</mark>" in html
    assert html.count("Anders") == 1
    assert "door P. de Groot, 17 november 2026 10:30" in html


def test_bevestigen_stuurt_een_formulier_met_een_weg_terug() -> None:
    html = toon(
        '{% bevestig "Ja, verwijder" "/terug/" %}<p>Dit verdwijnt.</p>{% endbevestig %}', csrf_token="geheim"
    )
    assert 'method="post"' in html
    assert "geheim" in html
    assert 'href="/terug/"' in html


@pytest.mark.parametrize("basis", ["medewerker", "klant", "open"])
def test_de_titel_van_het_venster_is_die_van_de_pagina(basis: str) -> None:
    blokken = '{% block titel %}Jan &amp; Piet <span class="ams-badge">Let op</span>{% endblock %}'
    html = toon(
        f'{{% extends "basis/{basis}.html" %}}{blokken}',
        csrf_token="x",
        navigatie=[],
        locatie="Activerium Apeldoorn",
        versie="1.0",
        medewerker=None,
    )
    assert "<title>Jan &amp; Piet Let op · Activerium Apeldoorn</title>" in html
    assert "<h1>Jan &amp; Piet <span" in html


def test_alle_onderdelen_staan_in_de_galerij() -> None:
    request = RequestFactory().get("/componenten/")
    gegevens = {"navigatie": [], "medewerker": None, "locatie": None, "versie": "1.0", "csrf_token": "x"}
    sjabloon = Template('{% include "keten/componenten.html" %}')
    html = sjabloon.render(Context({"request": request, **gegevens, **voorbeelden(request)}))
    for kop in ("Knoppen", "Badges", "Werkzoekenden", "Kwadrant", "Twee versies", "Formulier met fouten"):
        assert f">{kop}</h2>" in html
