"""Addresses of matching and proposals."""

from django.urls import path

from werkgevers.views import (
    kandidaten,
    klantvacatures,
    leveranciers,
    mijn_vacatures,
    mijn_zoekprofiel,
    motivatie,
    voordrachten,
)

urlpatterns = [
    path("vacatures/<int:pk>/kandidaten/", kandidaten.lijst, name="kandidaten"),
    path("vacatures/<int:pk>/kandidaten/sturen/", kandidaten.sturen, name="kandidaten_sturen"),
    path("vacatures/<int:pk>/kandidatenlijst/", kandidaten.kandidatenlijst, name="kandidatenlijst"),
    path("vacatures/<int:pk>/kandidaten/<int:klantnummer>/", kandidaten.kandidaat, name="kandidaat"),
    path("voordrachten/", voordrachten.lijst, name="voordrachten"),
    path("voordrachten/<int:pk>/", voordrachten.voordracht, name="voordracht"),
    path("voordrachten/<int:pk>/antwoord/", voordrachten.antwoord, name="voordracht_antwoord"),
    path("voordrachten/<int:pk>/stoppen/", voordrachten.stoppen, name="voordracht_stoppen"),
    path("leveranciers/", leveranciers.lijst, name="leveranciers"),
    path("leveranciers/nieuw/", leveranciers.nieuw, name="leverancier_nieuw"),
    path("leveranciers/<int:pk>/", leveranciers.wijzigen, name="leverancier"),
    path("klant/<int:klantnummer>/vacatures/", klantvacatures.overzicht, name="klant_vacatures"),
    path("klant/<int:klantnummer>/zoekprofiel/", klantvacatures.zoekprofiel, name="klant_zoekprofiel"),
    path("klant/<int:klantnummer>/vacatures/<int:pk>/", klantvacatures.voorstellen, name="voorstellen"),
    path(
        "klant/<int:klantnummer>/voordracht/<int:pk>/",
        klantvacatures.beoordelen,
        name="voordracht_beoordelen",
    ),
    path("klant/<int:klantnummer>/opmerking/<int:pk>/", motivatie.signaal, name="motivatiesignaal"),
    path("mijn/vacatures/", mijn_vacatures.lijst, name="mijn_vacatures"),
    path("mijn/vacatures/blok/", mijn_vacatures.blok, name="mijn_blok_vacatures"),
    path("mijn/vacatures/<int:pk>/", mijn_vacatures.vacature, name="mijn_vacature"),
    path("mijn/voordracht/<int:pk>/", mijn_vacatures.voordracht, name="mijn_voordracht"),
    path("mijn/zoekprofiel/", mijn_zoekprofiel.zoekprofiel, name="mijn_zoekprofiel"),
    path("mijn/zoekprofiel/nog/", mijn_zoekprofiel.nog_beschikbaar, name="mijn_beschikbaar"),
    path("mijn/opmerking/<int:pk>/", mijn_zoekprofiel.verhaal, name="mijn_verhaal"),
]
