"""Addresses of routing, diagnosis and work plan."""

from django.urls import path

from diagnose.views import (
    activiteit,
    arrangementen,
    diagnose,
    instrumenten,
    jongeren,
    mijn,
    overnemen,
    portfolio,
    regels,
    routeren,
    trajecten,
    werkplan,
)

app_name = "diagnose"

urlpatterns = [
    path("instrumenten/", instrumenten.lijst, name="instrumenten"),
    path("instrumenten/<slug:code>/", instrumenten.kaart, name="instrument"),
    path("instrumenten/<slug:code>/beperken/", instrumenten.beperken, name="instrument_beperken"),
    path(
        "instrumenten/<slug:code>/beschikbaar/<int:pk>/",
        instrumenten.weer_beschikbaar,
        name="instrument_beschikbaar",
    ),
    path("trajecten/", trajecten.overzicht, name="trajecten"),
    path("regels/", regels.lijst, name="regels"),
    path("regels/afwijkingen/", regels.afwijkingen, name="afwijkingen"),
    path("regels/<int:pk>/", regels.versies, name="regelset"),
    path("regels/<int:pk>/nieuw/", regels.nieuwe_versie, name="regelversie_nieuw"),
    path("regels/arrangementen/", arrangementen.lijst, name="arrangementen"),
    path("regels/arrangementen/<slug:kwadrant>/", arrangementen.wijzigen, name="arrangement_wijzigen"),
    path("mijn/werkplan/", mijn.werkplan, name="mijn_werkplan"),
    path("mijn/werkplan/pdf/", mijn.pdf, name="mijn_werkplan_pdf"),
    path("mijn/portfolio/", mijn.portfolio, name="mijn_portfolio"),
    path("mijn/portfolio/pdf/", mijn.portfolio_als_pdf, name="mijn_portfolio_pdf"),
    path("<int:klantnummer>/blok/", diagnose.blok, name="blok"),
    path("<int:klantnummer>/route/", routeren.routeren, name="routeren"),
    path("<int:klantnummer>/", diagnose.stellen, name="diagnose"),
    path("<int:klantnummer>/eerder/", diagnose.eerdere, name="diagnoses"),
    path("<int:klantnummer>/werkplan/", werkplan.overzicht, name="werkplan"),
    path("<int:klantnummer>/werkplan/wijzigen/", werkplan.wijzigen, name="werkplan_wijzigen"),
    path("<int:klantnummer>/werkplan/activiteit/", activiteit.activiteit, name="activiteit_nieuw"),
    path("<int:klantnummer>/werkplan/activiteit/<int:pk>/", activiteit.stap, name="activiteit_stap"),
    path("<int:klantnummer>/werkplan/voorstellen/", werkplan.voorstellen, name="werkplan_voorstellen"),
    path("<int:klantnummer>/werkplan/akkoord/", werkplan.akkoord, name="werkplan_akkoord"),
    path(
        "<int:klantnummer>/werkplan/verzoek/<int:pk>/",
        werkplan.verzoek_beantwoorden,
        name="verzoek_beantwoorden",
    ),
    path("<int:klantnummer>/portfolio/", portfolio.portfolio, name="portfolio"),
    path("<int:klantnummer>/portfolio/pdf/", portfolio.pdf, name="portfolio_pdf"),
    path("<int:klantnummer>/jongeren/", jongeren.overzicht, name="jongeren"),
    path("<int:klantnummer>/jongeren/wijzigen/", jongeren.wijzigen, name="jongeren_wijzigen"),
    path("<int:klantnummer>/jongeren/<int:pk>/afsluiten/", jongeren.afsluiten, name="jongeren_afsluiten"),
    path("<int:klantnummer>/overnemen/", overnemen.overnemen, name="overnemen"),
    path("<int:klantnummer>/werkplan/<int:nummer>/", werkplan.versie, name="werkplan_versie"),
    path("<int:klantnummer>/werkplan/<int:nummer>/pdf/", werkplan.pdf, name="werkplan_pdf"),
]
