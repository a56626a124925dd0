"""Addresses of the figures of the chain and their definitions."""

from django.urls import path

from landkaart.views import cijfer, cijfers

urlpatterns = [
    path("cijfers/", cijfers.lijst, name="cijfers"),
    path("cijfers/bestand/", cijfers.bestand, name="cijfers_bestand"),
    path("cijfers/elders/", cijfers.elders, name="cijfers_elders"),
    path("cijfers/voor-iedereen/", cijfers.voor_iedereen, name="cijfers_openbaar"),
    path("cijfers/<slug:code>/", cijfer.toon, name="cijfer"),
    path("cijfers/<slug:code>/bestand/", cijfer.bestand, name="cijfer_bestand"),
    path("cijfers/<slug:code>/klanten/", cijfer.klanten, name="cijfer_klanten"),
    path("cijfers/<slug:code>/definitie/", cijfer.instellen, name="cijfer_instellen"),
]
