"""Addresses of the fourth floor, by subject."""

from handhaving.urls import controles, maatregelen, monitor, risico, signalen

app_name = "handhaving"

urlpatterns = [
    *controles.urlpatterns,
    *maatregelen.urlpatterns,
    *monitor.urlpatterns,
    *risico.urlpatterns,
    *signalen.urlpatterns,
]
