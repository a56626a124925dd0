"""Addresses of the work plan, the portfolio of a client, and what young people need."""

from django.urls import path

from diagnose.views import activiteit, jongeren, mijn, overnemen, portfolio, trajecten, werkplan

urlpatterns = [
    path("trajecten/", trajecten.overzicht, name="trajecten"),
    path("mijn/werkplan/", mijn.werkplan, name="mijn_werkplan"),
    path("mijn/werkplan/pdf/", mijn.pdf, name="mijn_werkplan_pdf"),
    path("mijn/portfolio/", mijn.portfolio, name="mijn_portfolio"),
    path("mijn/portfolio/pdf/", mijn.portfolio_als_pdf, name="mijn_portfolio_pdf"),
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
