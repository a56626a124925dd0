"""Addresses of routing and diagnosis."""

from django.urls import path

from diagnose.views import diagnose, duo, routeerwijze, routeren

urlpatterns = [
    path("<int:klantnummer>/blok/", diagnose.blok, name="blok"),
    path("<int:klantnummer>/route/", routeren.routeren, name="routeren"),
    path("<int:klantnummer>/route/duo/<int:pk>/", duo.gesprek, name="duogesprek"),
    path("<int:klantnummer>/route/duo/<int:pk>/stoppen/", duo.stoppen, name="duogesprek_stoppen"),
    path("<int:klantnummer>/", diagnose.stellen, name="diagnose"),
    path("<int:klantnummer>/eerder/", diagnose.eerdere, name="diagnoses"),
    path("<int:klantnummer>/eerder/vergelijken/", diagnose.vergelijken, name="diagnoses_vergelijken"),
    path("regels/routeren/", routeerwijze.overzicht, name="routeerwijze"),
    path("regels/routeren/wijzigen/", routeerwijze.wijzigen, name="routeerwijze_wijzigen"),
    path("regels/routeren/fasen/", routeerwijze.fasen_laden, name="fasen_laden"),
    path("regels/routeren/voorwaarde/<slug:soort>/", routeerwijze.voorwaarde, name="routeervoorwaarde"),
]
