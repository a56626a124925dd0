"""Addresses of signals and their import, and of what waits on the start page."""

from django.urls import path

from handhaving.views import signaalimport, signalen, startblok

urlpatterns = [
    path("blok/", startblok.blok, name="blok_handhaving"),
    path("signalen/", signalen.signalen, name="signalen"),
    path("signalen/bewaren/", signalen.bewaren, name="signalen_bewaren"),
    path("signalen/eigen/", signalen.eigen, name="eigen_signalen"),
    path("signalen/import/", signaalimport.importen, name="signaalimporten"),
    path("signalen/import/<int:pk>/", signaalimport.bekijken, name="signaalimport"),
    path("signalen/import/<int:pk>/rij/<int:nummer>/", signaalimport.rij, name="signaalrij"),
    path("signalen/<int:pk>/", signalen.signaal, name="signaal"),
    path("<int:klantnummer>/signaal/", signalen.nieuw, name="signaal_melden"),
]
