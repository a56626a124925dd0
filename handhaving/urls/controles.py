"""Addresses of checks, samples and duties."""

from django.urls import path

from handhaving.views import controles, huisbezoeken, mijn_controles, steekproeven, verplichtingen

urlpatterns = [
    path("controles/", controles.lijst, name="controles"),
    path("controles/bewaren/", controles.bewaren, name="controles_bewaren"),
    path("controles/middelen/", steekproeven.middelen, name="controlemiddelen"),
    path("steekproeven/", steekproeven.lijst, name="steekproeven"),
    path("steekproeven/<int:pk>/", steekproeven.steekproef, name="steekproef"),
    path("mijn/controles/<int:pk>/", mijn_controles.controle, name="mijn_controle"),
    path("<int:klantnummer>/controles/", controles.van_klant, name="klant_controles"),
    path("<int:klantnummer>/controles/nieuw/", controles.nieuw, name="controle_nieuw"),
    path("<int:klantnummer>/controles/<int:pk>/", controles.controle, name="controle"),
    path(
        "<int:klantnummer>/controles/<int:pk>/afgelasten/", controles.afgelasten, name="controle_afgelasten"
    ),
    path("<int:klantnummer>/controles/<int:pk>/huisbezoek/", huisbezoeken.stap, name="huisbezoek"),
    path("<int:klantnummer>/verplichtingen/", verplichtingen.lijst, name="verplichtingen"),
    path("<int:klantnummer>/verplichtingen/nieuw/", verplichtingen.nieuw, name="verplichting_nieuw"),
    path("<int:klantnummer>/verplichtingen/<int:pk>/", verplichtingen.beoordelen, name="verplichting"),
]
