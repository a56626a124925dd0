"""Addresses of the dashboards."""

from django.urls import path

from landkaart.views import overzichten

urlpatterns = [
    path("overzicht/", overzichten.locatie, name="overzicht"),
    path("overzicht/team/", overzichten.team, name="overzicht_team"),
    path("overzicht/regio/", overzichten.regio, name="overzicht_regio"),
    path("overzicht/regio/bestand/", overzichten.regio_bestand, name="overzicht_regio_bestand"),
    path("overzicht/landelijk/", overzichten.landelijk, name="overzicht_landelijk"),
    path("overzicht/landelijk/bestand/", overzichten.landelijk_bestand, name="overzicht_landelijk_bestand"),
]
