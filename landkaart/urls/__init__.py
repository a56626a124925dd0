"""Addresses of the fifth floor, by subject."""

from landkaart.urls import invullen, kaart, praktijken

app_name = "landkaart"

urlpatterns = [
    *invullen.urlpatterns,
    *kaart.urlpatterns,
    *praktijken.urlpatterns,
]
