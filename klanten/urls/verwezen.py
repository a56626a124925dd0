"""Referrals to outside partners: for employees, for the partners, and for clients."""

from django.urls import path

from klanten.views import mijn_verwijzingen, partnerverwijzen, verwezen

urlpatterns = [
    path("<int:klantnummer>/partner/nieuw/", partnerverwijzen.nieuw, name="partnerverwijzing_nieuw"),
    path("<int:klantnummer>/partner/<int:pk>/", partnerverwijzen.verwijzing, name="partnerverwijzing"),
    path(
        "<int:klantnummer>/partner/<int:pk>/stoppen/",
        partnerverwijzen.stoppen,
        name="partnerverwijzing_stoppen",
    ),
    path("verwezen/", verwezen.lijst, name="verwezen"),
    path("verwezen/<int:pk>/", verwezen.klant, name="verwezen_klant"),
    path("verwezen/<int:pk>/<uuid:document>/", verwezen.document, name="verwezen_document"),
    path("mijn/verwijzingen/", mijn_verwijzingen.lijst, name="mijn_verwijzingen"),
    path(
        "mijn/verwijzingen/<int:pk>/intrekken/", mijn_verwijzingen.intrekken, name="mijn_verwijzing_intrekken"
    ),
    path("mijn/verwijzingen/<int:pk>/bezwaar/", mijn_verwijzingen.bezwaar, name="mijn_verwijzing_bezwaar"),
]
