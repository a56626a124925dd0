"""Addresses of routing, diagnosis and work plan."""

from django.urls import path

from diagnose.views import arrangementen, diagnose, instrumenten, mijn, regels, routeren, werkplan

app_name = "diagnose"

urlpatterns = [
    path("instrumenten/", instrumenten.lijst, name="instrumenten"),
    path("instrumenten/<slug:code>/", instrumenten.kaart, name="instrument"),
    path("regels/", regels.lijst, name="regels"),
    path("regels/afwijkingen/", regels.afwijkingen, name="afwijkingen"),
    path("regels/<int:pk>/", regels.versies, name="regelset"),
    path("regels/<int:pk>/nieuw/", regels.nieuwe_versie, name="regelversie_nieuw"),
    path("regels/arrangementen/", arrangementen.lijst, name="arrangementen"),
    path("regels/arrangementen/<slug:kwadrant>/", arrangementen.wijzigen, name="arrangement_wijzigen"),
    path("mijn/werkplan/", mijn.werkplan, name="mijn_werkplan"),
    path("mijn/werkplan/pdf/", mijn.pdf, name="mijn_werkplan_pdf"),
    path("<int:klantnummer>/blok/", diagnose.blok, name="blok"),
    path("<int:klantnummer>/route/", routeren.routeren, name="routeren"),
    path("<int:klantnummer>/", diagnose.stellen, name="diagnose"),
    path("<int:klantnummer>/eerder/", diagnose.eerdere, name="diagnoses"),
    path("<int:klantnummer>/werkplan/", werkplan.overzicht, name="werkplan"),
    path("<int:klantnummer>/werkplan/wijzigen/", werkplan.wijzigen, name="werkplan_wijzigen"),
    path("<int:klantnummer>/werkplan/activiteit/", werkplan.activiteit, name="activiteit_nieuw"),
    path("<int:klantnummer>/werkplan/activiteit/<int:pk>/", werkplan.stap, name="activiteit_stap"),
    path("<int:klantnummer>/werkplan/voorstellen/", werkplan.voorstellen, name="werkplan_voorstellen"),
    path("<int:klantnummer>/werkplan/akkoord/", werkplan.akkoord, name="werkplan_akkoord"),
    path("<int:klantnummer>/werkplan/<int:nummer>/", werkplan.versie, name="werkplan_versie"),
    path("<int:klantnummer>/werkplan/<int:nummer>/pdf/", werkplan.pdf, name="werkplan_pdf"),
]
