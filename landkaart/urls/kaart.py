"""Addresses of the map, locations, reports and the inspectorate."""

from django.urls import path

from landkaart.views import inspectie, kaart, landelijk, locatie, locatieregister, rapport

urlpatterns = [
    path("", kaart.kaart, name="kaart"),
    path("landelijk/", landelijk.landelijk, name="kaart_landelijk"),
    path("locatie/<slug:code>/", locatie.locatie, name="kaart_locatie"),
    path("rapportage/", rapport.rapport, name="kaart_rapport"),
    path("rapportage/<slug:code>/<slug:soort>/", rapport.bestand, name="kaart_rapport_bestand"),
    path("locaties/", locatieregister.inlezen, name="kaart_locaties"),
    path("locaties/bestand/", locatieregister.als_bestand, name="kaart_locaties_bestand"),
    path("inspectie/", inspectie.mijn_locaties, name="inspectie"),
    path("inspectie/toegang/", inspectie.toegangen, name="inspectietoegangen"),
    path("inspectie/toegang/<int:pk>/intrekken/", inspectie.intrekken, name="inspectietoegang_intrekken"),
    path("inspectie/bij/<slug:code>/", inspectie.locatie, name="inspectie_locatie"),
    path("inspectie/bij/<slug:code>/knelpunten/", inspectie.knelpunten, name="inspectie_knelpunten"),
    path("inspectie/bij/<slug:code>/bewijs/<uuid:document>/", inspectie.bewijs, name="inspectie_bewijs"),
]
