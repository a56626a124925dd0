"""Addresses of vacancies and their clock."""

from django.urls import path

from werkgevers.views import vacaturefeed, vacatureoverzicht, vacatures, vacaturestand

urlpatterns = [
    path("vacatures/", vacatures.lijst, name="vacatures"),
    path("vacatures/bewaren/", vacatures.bewaren, name="vacatures_bewaren"),
    path("vacatures/nieuw/", vacatures.kies_werkgever, name="vacature_kies_werkgever"),
    path("vacatures/cijfers/", vacatureoverzicht.cijfers, name="vacaturecijfers"),
    path("vacatures/leerwerk/", vacatureoverzicht.leerwerk, name="leerwerkplaatsen"),
    path("vacatures/leerwerk/blok/", vacatureoverzicht.blok_leerwerk, name="blok_leerwerkplaatsen"),
    path("vacatures/uit/", vacaturefeed.feed, name="vacaturefeed"),
    path("vacatures/uit/bestand/", vacaturefeed.bestand, name="vacaturefeed_bestand"),
    path("vacatures/<int:pk>/", vacatures.vacature, name="vacature"),
    path("vacatures/<int:pk>/wijzigen/", vacatures.wijzigen, name="vacature_wijzigen"),
    path("vacatures/<int:pk>/pauzeren/", vacaturestand.pauzeren, name="vacature_pauzeren"),
    path("vacatures/<int:pk>/hervatten/", vacaturestand.hervatten, name="vacature_hervatten"),
    path("vacatures/<int:pk>/melden/", vacaturestand.melden, name="vacature_melden"),
    path("vacatures/<int:pk>/verlengen/", vacaturestand.verlengen, name="vacature_verlengen"),
    path("vacatures/<int:pk>/vrijgeven/", vacaturestand.vrijgeven, name="vacature_vrijgeven"),
    path("vacatures/<int:pk>/sluiten/", vacaturestand.sluiten, name="vacature_sluiten"),
    path("vacatures/<int:pk>/vervuld/", vacaturestand.vervuld, name="vacature_vervuld"),
    path("vacatures/<int:pk>/heropenen/", vacaturestand.heropenen, name="vacature_heropenen"),
    path("bord/", vacatureoverzicht.toon_bord, name="bord"),
    path("<int:pk>/vacatures/nieuw/", vacatures.nieuw, name="vacature_nieuw"),
    path("<int:pk>/vacatures/blok/", vacatureoverzicht.blok_werkgever, name="blok_vacatures_werkgever"),
]
