"""Addresses of reports and accounts."""

from django.urls import path

from landkaart.views import verantwoorden, verantwoordingsbestand

urlpatterns = [
    path("verslagen/", verantwoorden.lijst, name="ketenverslagen"),
    path("verslagen/nieuw/", verantwoorden.nieuw, name="ketenverslag_nieuw"),
    path("verslagen/<int:pk>/", verantwoorden.verslag, name="ketenverslag"),
    path("verslagen/<int:pk>/toelichten/", verantwoorden.toelichten, name="ketenverslag_toelichten"),
    path("verslagen/<int:pk>/voorleggen/", verantwoorden.voorleggen, name="ketenverslag_voorleggen"),
    path("verslagen/<int:pk>/terughalen/", verantwoorden.terughalen, name="ketenverslag_terughalen"),
    path("verslagen/<int:pk>/tekenen/", verantwoorden.tekenen, name="ketenverslag_tekenen"),
    path("verslagen/<int:pk>/intrekken/", verantwoorden.intrekken, name="ketenverslag_intrekken"),
    path("verslagen/<int:pk>/<slug:soort>/", verantwoorden.bestand, name="ketenverslag_bestand"),
    path("verantwoording/", verantwoordingsbestand.ophalen, name="verantwoording"),
]
