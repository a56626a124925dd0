"""Addresses of chances of work: the labour market test, the kansverkenner and what was predicted."""

from django.urls import path

from diagnose.views import kansen, kanstabellen, kansverkenner, voorspelkracht

urlpatterns = [
    path("kansen/tabellen/", kanstabellen.lijst, name="kanstabellen"),
    path("kansen/tabellen/laden/", kanstabellen.laden, name="kanstabel_laden"),
    path("kansen/tabellen/voorbeeld/", kanstabellen.voorbeeldbestand, name="kanstabel_voorbeeld"),
    path("kansen/tabellen/<int:pk>/", kanstabellen.tabel, name="kanstabel"),
    path("kansen/tabellen/<int:pk>/bestand/", kanstabellen.bestand, name="kanstabel_bestand"),
    path("kansen/tabellen/<int:pk>/intrekken/", kanstabellen.intrekken, name="kanstabel_intrekken"),
    path("kansen/uitkomst/", voorspelkracht.rapport, name="voorspelkracht"),
    path("mijn/kansen/", kansverkenner.mijn_kansen, name="mijn_kansen"),
    path("<int:klantnummer>/kans/", kansen.toets, name="kans"),
    path("<int:klantnummer>/kans/blok/", kansen.blok, name="blok_kans"),
    path("<int:klantnummer>/kansverkenner/", kansverkenner.verkenner, name="kansverkenner"),
    path("<int:klantnummer>/kansverkenner/blok/", kansverkenner.blok, name="blok_kansverkenner"),
]
