"""Addresses of signals, and of what waits on the start page."""

from django.urls import path

from handhaving.views import signalen, startblok

urlpatterns = [
    path("blok/", startblok.blok, name="blok_handhaving"),
    path("signalen/", signalen.signalen, name="signalen"),
    path("signalen/bewaren/", signalen.bewaren, name="signalen_bewaren"),
    path("signalen/eigen/", signalen.eigen, name="eigen_signalen"),
    path("signalen/<int:pk>/", signalen.signaal, name="signaal"),
    path("<int:klantnummer>/signaal/", signalen.nieuw, name="signaal_melden"),
]
