"""Accounts of clients, their rights to their own data, incidents, and the network around a client."""

from django.urls import path

from klanten.views import (
    activeren,
    coachen,
    incidenten,
    mijn_inzage,
    mijn_rechten,
    privacy,
    toegang,
    uitschrijven,
)

_ACCOUNT = [
    path("mijn/activeren/", activeren.activeren, name="activeren"),
    path("mijn/activeren/inlog/", activeren.inlog, name="activeren_inlog"),
    path("mijn/activeren/klaar/", activeren.klaar, name="activeren_klaar"),
    path("mijn/activeren/<str:kenmerk>/", activeren.bevestigen, name="activeren_bevestigen"),
    path("<int:klantnummer>/toegang/", toegang.toegang, name="toegang"),
    path("<int:klantnummer>/toegang/code-intrekken/", toegang.code_intrekken, name="code_intrekken"),
    path("<int:klantnummer>/toegang/intrekken/", toegang.intrekken, name="toegang_intrekken"),
]
_RECHTEN = [
    path("mijn/inzage/", mijn_inzage.inzage, name="mijn_inzage"),
    path("mijn/inzage/<int:pk>/vraag/", mijn_inzage.vraag, name="mijn_inzagevraag"),
    path("mijn/rechten/", mijn_rechten.rechten, name="mijn_rechten"),
    path("mijn/rechten/downloaden/", mijn_rechten.downloaden, name="mijn_downloaden"),
    path("mijn/stoppen/", mijn_rechten.stoppen, name="mijn_stoppen"),
    path("mijn/stoppen/toch-niet/", mijn_rechten.toch_blijven, name="mijn_toch_blijven"),
    path("privacy/", privacy.vragen, name="privacy"),
    path("privacy/bewaartermijnen/", privacy.bewaartermijnen, name="bewaartermijnen"),
    path("<int:klantnummer>/inzagevragen/<int:pk>/", privacy.beantwoorden, name="inzagevraag"),
    path("<int:klantnummer>/wisvoorstel/", privacy.wisvoorstel, name="wisvoorstel"),
    path(
        "<int:klantnummer>/wisvoorstel/intrekken/",
        privacy.wisvoorstel_intrekken,
        name="wisvoorstel_intrekken",
    ),
    path("<int:klantnummer>/wissen/", privacy.wis, name="wissen"),
    path("<int:klantnummer>/uitschrijven/<int:pk>/", uitschrijven.afhandelen, name="uitschrijven"),
]
_INCIDENTEN = [
    path("<int:klantnummer>/incidenten/", incidenten.incidenten, name="incidenten"),
    path("<int:klantnummer>/incidenten/nieuw/", incidenten.nieuw, name="incident_nieuw"),
    path("<int:klantnummer>/incidenten/<int:pk>/", incidenten.waarschuwing, name="waarschuwing"),
    path("mijn/huisregels/", incidenten.huisregels, name="mijn_huisregels"),
]
_COACHES = [
    path("coaches/", coachen.coaches, name="coaches"),
    path("<int:klantnummer>/coach/", coachen.koppeling, name="coach"),
    path("<int:klantnummer>/coach/<int:pk>/stoppen/", coachen.ontkoppelen, name="coach_stoppen"),
    path("coach/", coachen.mijn_klanten, name="coach_klanten"),
    path("coach/<int:pk>/", coachen.klant, name="coach_klant"),
    path("mijn/coach/", coachen.mijn_coach, name="mijn_coach"),
    path("mijn/coach/stoppen/", coachen.stop_coach, name="mijn_coach_stoppen"),
]

urlpatterns = [*_ACCOUNT, *_RECHTEN, *_INCIDENTEN, *_COACHES]
