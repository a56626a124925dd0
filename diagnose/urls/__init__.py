"""Addresses of the third floor, by subject."""

from diagnose.urls import gereedschap, kansen, regels, routeren, toetsen, werkfirst, werkplan

app_name = "diagnose"

urlpatterns = [
    *gereedschap.urlpatterns,
    *kansen.urlpatterns,
    *regels.urlpatterns,
    *routeren.urlpatterns,
    *toetsen.urlpatterns,
    *werkfirst.urlpatterns,
    *werkplan.urlpatterns,
]
