"""Addresses of the first floor, by subject."""

from klanten.urls import (
    aanvragen,
    agenda,
    dossier,
    kanalen,
    lijsten,
    mijn,
    overdragen,
    privacy,
    teams,
    uitwisselen,
    verwezen,
    volgen,
)

app_name = "klanten"

urlpatterns = [
    *lijsten.urlpatterns,
    *mijn.urlpatterns,
    *dossier.urlpatterns,
    *overdragen.urlpatterns,
    *volgen.urlpatterns,
    *aanvragen.urlpatterns,
    *kanalen.urlpatterns,
    *agenda.urlpatterns,
    *privacy.urlpatterns,
    *teams.urlpatterns,
    *uitwisselen.urlpatterns,
    *verwezen.urlpatterns,
]
