"""The addresses of the API, put together from all floors under one name."""

from django.urls import path

from diagnose.api import urls as diagnose
from handhaving.api import urls as handhaving
from keten.api import urls as keten
from keten.api.openapi import Openapi
from klanten.api import urls as klanten
from landkaart.api import urls as landkaart
from werkgevers.api import urls as werkgevers

app_name = "api"

urlpatterns = [
    path("openapi.json", Openapi.as_view(), name="openapi"),
    *keten.urlpatterns,
    *klanten.urlpatterns,
    *werkgevers.urlpatterns,
    *diagnose.urlpatterns,
    *handhaving.urlpatterns,
    *landkaart.urlpatterns,
]
