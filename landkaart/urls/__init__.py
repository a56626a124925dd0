"""Addresses of the fifth floor, by subject."""

from landkaart.urls import (
    bestuur,
    cijfers,
    experimenten,
    invullen,
    jaarplan,
    kaart,
    overzichten,
    peilingen,
    praktijken,
    verantwoorden,
)

app_name = "landkaart"

urlpatterns = [
    *invullen.urlpatterns,
    *kaart.urlpatterns,
    *praktijken.urlpatterns,
    *cijfers.urlpatterns,
    *overzichten.urlpatterns,
    *jaarplan.urlpatterns,
    *bestuur.urlpatterns,
    *peilingen.urlpatterns,
    *experimenten.urlpatterns,
    *verantwoorden.urlpatterns,
]
