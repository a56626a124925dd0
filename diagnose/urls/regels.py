"""Addresses of rules, trying them, re-diagnosis, and the portfolio per kwadrant."""

from django.urls import path

from diagnose.views import arrangementen, geen_contact, herdiagnose, regelconcepten, regels, simulaties

urlpatterns = [
    path("regels/", regels.lijst, name="regels"),
    path("regels/afwijkingen/", regels.afwijkingen, name="afwijkingen"),
    path("regels/<int:pk>/", regels.versies, name="regelset"),
    path("regels/<int:pk>/nieuw/", regelconcepten.nieuwe_versie, name="regelversie_nieuw"),
    path("regels/versies/<int:pk>/intrekken/", regels.intrekken, name="regelversie_intrekken"),
    path("regels/concepten/<int:pk>/", regelconcepten.concept, name="regelconcept"),
    path("regels/concepten/<int:pk>/wijzigen/", regelconcepten.wijzigen, name="regelconcept_wijzigen"),
    path(
        "regels/concepten/<int:pk>/vaststellen/", regelconcepten.vaststellen, name="regelconcept_vaststellen"
    ),
    path("regels/concepten/<int:pk>/weg/", regelconcepten.weg, name="regelconcept_weg"),
    path("regels/simulaties/<int:pk>/", simulaties.resultaat, name="simulatie"),
    path("regels/simulaties/<int:pk>/stand/", simulaties.stand, name="simulatie_stand"),
    path("regels/simulaties/<int:pk>/erbij/", simulaties.klanten_erbij, name="simulatie_erbij"),
    path("regels/simulaties/<int:pk>/eraf/", simulaties.klanten_eraf, name="simulatie_eraf"),
    path("regels/arrangementen/", arrangementen.lijst, name="arrangementen"),
    path("regels/arrangementen/<slug:kwadrant>/", arrangementen.wijzigen, name="arrangement_wijzigen"),
    path("herdiagnoses/", herdiagnose.cijfers, name="herdiagnoses"),
    path("herdiagnoses/bewaren/", herdiagnose.bewaren, name="herdiagnoses_bewaren"),
    path("geen-contact/", geen_contact.lijst, name="geen_contact"),
    path("geen-contact/bewaren/", geen_contact.bewaren, name="geen_contact_bewaren"),
    path("<int:klantnummer>/herdiagnose/", herdiagnose.vragen, name="herdiagnose"),
    path("<int:klantnummer>/voortgangscheck/<int:pk>/", herdiagnose.voortgangscheck, name="voortgangscheck"),
]
