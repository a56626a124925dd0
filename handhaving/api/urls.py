"""Operations of the fourth floor."""

from django.urls import path

from handhaving.api import signalen

urlpatterns = [
    path("signalen", signalen.Signalen.as_view(), name="signalen"),
    path("klanten/<int:klantnummer>/signalen", signalen.Melden.as_view(), name="signaal_melden"),
]
