"""Lists, registration and tasks: what employees see of more than one client."""

from django.urls import path

from klanten.views import aanmelden, afspraken, caseload, cijfers, mijn_dag, taken, zoeken

urlpatterns = [
    path("", caseload.caseload, name="caseload"),
    path("bewaren/", caseload.bewaren, name="caseload_bewaren"),
    path("blok/", caseload.blok, name="blok_caseload"),
    path("mijn-dag/", mijn_dag.mijn_dag, name="mijn_dag"),
    path("mijn-dag/blok/", mijn_dag.blok, name="blok_mijn_dag"),
    path("agenda/", afspraken.agenda, name="agenda"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("cijfers/", cijfers.cijfers, name="cijfers"),
    path("cijfers/blok/", cijfers.blok, name="blok_cijfers"),
    path("cijfers/identiteit/", cijfers.identiteit, name="cijfers_identiteit"),
    path("aanmelden/", aanmelden.zoek_eerst, name="aanmelden"),
    path("aanmelden/nieuw/", aanmelden.nieuw, name="aanmelden_nieuw"),
    path("mijn-dag/taken/nieuw/", taken.nieuw, name="taak_nieuw"),
    path("mijn-dag/taken/<int:pk>/gedaan/", taken.gedaan, name="taak_gedaan"),
    path("mijn-dag/taken/<int:pk>/heropenen/", taken.heropenen, name="taak_heropenen"),
    path("mijn-dag/taken/<int:pk>/oppakken/", taken.oppakken, name="taak_oppakken"),
]
