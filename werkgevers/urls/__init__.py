"""Addresses of the second floor, by subject."""

from werkgevers.urls import matchen, relatie, sturen, vacatures, vragen

app_name = "werkgevers"

urlpatterns = [
    *relatie.urlpatterns,
    *vragen.urlpatterns,
    *vacatures.urlpatterns,
    *matchen.urlpatterns,
    *sturen.urlpatterns,
]
