"""Operations of the ground floor: reference data, and what a key may do."""

from django.urls import path

from keten.api import gegevens

urlpatterns = [
    path("toegang", gegevens.EigenToegang.as_view(), name="toegang"),
    path("locaties", gegevens.Locaties.as_view(), name="locaties"),
    path("ketenpartners", gegevens.Ketenpartners.as_view(), name="ketenpartners"),
    path("regimes", gegevens.Regimes.as_view(), name="regimes"),
    path("arbeidsmarktregios", gegevens.Arbeidsmarktregios.as_view(), name="arbeidsmarktregios"),
]
