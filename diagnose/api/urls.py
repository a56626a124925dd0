"""Operations of the third floor, all on one dossier."""

from django.urls import path

from diagnose.api import diagnoses, werkplannen

_DOSSIER = "klanten/<int:klantnummer>"

urlpatterns = [
    path(f"{_DOSSIER}/routeringen", diagnoses.Routeringen.as_view(), name="routeringen"),
    path(f"{_DOSSIER}/diagnoses", diagnoses.Diagnoses.as_view(), name="diagnoses"),
    path(f"{_DOSSIER}/arrangement", werkplannen.Arrangement.as_view(), name="arrangement"),
    path(f"{_DOSSIER}/werkplannen", werkplannen.Werkplannen.as_view(), name="werkplannen"),
]
