"""Addresses of practices and the knowledge base."""

from django.urls import path

from landkaart.views import beoordelen, kennisbank, knelpunten, nieuws, praktijk_bewerken, praktijken

urlpatterns = [
    path("praktijken/", praktijken.lijst, name="praktijken"),
    path("praktijken/fiches/", praktijken.fiches, name="fiches"),
    path("praktijken/witte-vlekken/", praktijken.witte_vlekken, name="witte_vlekken"),
    path("praktijken/nieuw/", praktijk_bewerken.nieuw, name="praktijk_nieuw"),
    path("praktijken/<int:pk>/", praktijken.praktijk, name="praktijk"),
    path("praktijken/<int:pk>/wijzigen/", praktijk_bewerken.wijzigen, name="praktijk_wijzigen"),
    path("praktijken/<int:pk>/publiceren/", praktijk_bewerken.publiceren, name="praktijk_publiceren"),
    path("praktijken/<int:pk>/verspreiden/", praktijk_bewerken.verspreiden, name="praktijk_verspreiden"),
    path("praktijken/<int:pk>/overnemen/", praktijk_bewerken.overnemen, name="praktijk_overnemen"),
    path("praktijken/<int:pk>/stoppen/", praktijk_bewerken.stoppen, name="praktijk_stoppen"),
    path("praktijken/<int:pk>/beoordelen/", beoordelen.beoordeling, name="praktijk_beoordelen"),
    path("praktijken/<int:pk>/oordeel/", beoordelen.oordeel, name="praktijk_oordeel"),
    path("themas/", beoordelen.themas, name="themas"),
    path("themas/<int:pk>/", beoordelen.thema, name="thema"),
    path("themas/<int:pk>/vraag/", beoordelen.vraag_nieuw, name="toetsvraag_nieuw"),
    path("toetsvragen/<int:pk>/", beoordelen.vraag_wijzigen, name="toetsvraag_wijzigen"),
    path("expertgroepen/<int:pk>/", beoordelen.expertgroep, name="expertgroep"),
    path("kennisbank/", kennisbank.zoeken, name="kennisbank"),
    path("kennisbank/nieuw/", kennisbank.nieuw, name="kennisstuk_nieuw"),
    path("kennisbank/blok/", kennisbank.blok, name="blok_kennis"),
    path("kennisbank/gelezen/", kennisbank.gelezen, name="kennis_gelezen"),
    path("kennisbank/volgen/<slug:soort>/<int:pk>/", kennisbank.volg, name="kennis_volgen"),
    path("kennisbank/<int:pk>/", kennisbank.stuk, name="kennisstuk"),
    path("kennisbank/<int:pk>/bestand/", kennisbank.bestand, name="kennisstuk_bestand"),
    path("kennisbank/<int:pk>/intrekken/", kennisbank.intrekken, name="kennisstuk_intrekken"),
    path("knelpunten/", knelpunten.lijst, name="knelpunten"),
    path("knelpunten/nieuw/", knelpunten.nieuw, name="knelpunt_nieuw"),
    path("knelpunten/<int:pk>/", knelpunten.knelpunt, name="knelpunt"),
    path("knelpunten/<int:pk>/bij-ons/", knelpunten.bij_ons, name="knelpunt_bij_ons"),
    path("knelpunten/<int:pk>/stand/", knelpunten.stand, name="knelpunt_stand"),
    path("knelpunten/<int:pk>/antwoord/", knelpunten.antwoord, name="knelpunt_antwoord"),
    path("nieuws/", nieuws.lijst, name="nieuws"),
    path("nieuws/nieuw/", nieuws.nieuw, name="nieuws_nieuw"),
    path("nieuws/blok/", nieuws.blok, name="blok_nieuws"),
    path("nieuws/<int:pk>/", nieuws.bericht, name="nieuwsbericht"),
    path("nieuws/<int:pk>/intrekken/", nieuws.intrekken, name="nieuws_intrekken"),
]
