"""Addresses of surveys."""

from django.urls import path

from landkaart.views import peiling_antwoorden, peiling_instellen, peiling_mijn, peilingen

urlpatterns = [
    path("peilingen/", peilingen.resultaten, name="peilingen"),
    path("peilingen/bestand/", peilingen.bestand, name="peilingen_bestand"),
    path("peilingen/vragen/", peiling_instellen.overzicht, name="peilingen_instellen"),
    path("peilingen/vragen/nieuw/", peiling_instellen.vraag_nieuw, name="peilingvraag_nieuw"),
    path("peilingen/vragen/<int:pk>/", peiling_instellen.vraag, name="peilingvraag"),
    path("peilingen/vragen/<int:pk>/stoppen/", peiling_instellen.vraag_stoppen, name="peilingvraag_stoppen"),
    path("peilingen/antwoorden/", peiling_antwoorden.lijst, name="peilingantwoorden"),
    path("peilingen/antwoorden/<uuid:sleutel>/", peiling_antwoorden.antwoord, name="peilingantwoord"),
    path("peilingen/codes/nieuw/", peiling_antwoorden.code_nieuw, name="antwoordcode_nieuw"),
    path("peilingen/codes/<int:pk>/", peiling_antwoorden.code, name="antwoordcode"),
    path("mijn/peiling/", peiling_mijn.vragenlijst, name="mijn_peiling"),
]
