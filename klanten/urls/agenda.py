"""Agendas: planning for every partner, office hours, calendar feeds."""

from django.urls import path

from klanten.views import afspraken, spreekuren

urlpatterns = [
    path("agenda/spreekuren/", spreekuren.instellen, name="spreekuren"),
    path("agenda/spreekuren/<int:pk>/sluiten/", spreekuren.spreekuur_sluiten, name="spreekuur_sluiten"),
    path(
        "agenda/afwezigheid/<int:pk>/intrekken/",
        spreekuren.afwezigheid_intrekken,
        name="afwezigheid_intrekken",
    ),
    path("agenda/adres/", spreekuren.adres, name="agenda_adres"),
    path("agenda/lees-mee.ics", spreekuren.feed, name="agenda_feed"),
    path("<int:klantnummer>/afspraken/<int:pk>/brief/", afspraken.brief, name="afspraak_brief"),
]
