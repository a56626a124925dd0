"""Addresses of tests: questionnaires, filling in, and the profile of a client."""

from django.urls import path

from diagnose.views import mijn_toetsen, profiel, toets_klaarzetten, toetsen, vragenlijsten

urlpatterns = [
    path("mijn/toetsen/", mijn_toetsen.lijst, name="mijn_toetsen"),
    path("mijn/toetsen/<int:pk>/", mijn_toetsen.toets, name="mijn_toets"),
    path("toetsen/klaarzetten/", toets_klaarzetten.klaarzetten, name="toets_klaarzetten"),
    path("vragenlijsten/", vragenlijsten.lijst, name="vragenlijsten"),
    path("vragenlijsten/<slug:code>/", vragenlijsten.versies, name="vragenlijst"),
    path("vragenlijsten/<slug:code>/nieuw/", vragenlijsten.nieuwe_versie, name="vragenlijst_nieuw"),
    path("vragenlijsten/<slug:code>/<int:pk>/", vragenlijsten.voorbeeld, name="vragenlijst_voorbeeld"),
    path(
        "vragenlijsten/<slug:code>/<int:pk>/intrekken/", vragenlijsten.intrekken, name="vragenlijst_intrekken"
    ),
    path("<int:klantnummer>/toetsen/", toetsen.lijst, name="toetsen"),
    path("<int:klantnummer>/toetsen/bestand/", toetsen.bestand, name="toetsen_bestand"),
    path("<int:klantnummer>/toetsen/beginnen/", toetsen.beginnen, name="toets_beginnen"),
    path("<int:klantnummer>/toetsen/<int:pk>/", toetsen.toets, name="toets"),
    path("<int:klantnummer>/toetsen/<int:pk>/terugnemen/", toetsen.terugnemen, name="toets_terugnemen"),
    path("<int:klantnummer>/profiel/", profiel.profiel, name="profiel"),
]
