"""Addresses of the gereedschapskist, the regime matrix, questions on rules, and a client's arrangement."""

from django.urls import path

from diagnose.views import arrangement, catalogus, instrumenten, regelvragen, regimes

urlpatterns = [
    path("instrumenten/", instrumenten.lijst, name="instrumenten"),
    path("instrumenten/<slug:code>/", instrumenten.kaart, name="instrument"),
    path("instrumenten/<slug:code>/beperken/", instrumenten.beperken, name="instrument_beperken"),
    path(
        "instrumenten/<slug:code>/beschikbaar/<int:pk>/",
        instrumenten.weer_beschikbaar,
        name="instrument_beschikbaar",
    ),
    path("instrumenten/<slug:code>/wijzigen/", catalogus.wijzigen, name="instrument_wijzigen"),
    path("instrumenten/<slug:code>/sluiten/", catalogus.sluiten, name="instrument_sluiten"),
    path("instrumenten/<slug:code>/openen/", catalogus.openen, name="instrument_openen"),
    path("instrumenten/<slug:code>/plaatsen/", catalogus.plaats_instellen, name="instrument_plaatsen"),
    path("gereedschap/nieuw/", catalogus.nieuw, name="instrument_nieuw"),
    path("gereedschap/bewaren/", instrumenten.bewaren, name="instrumenten_bewaren"),
    path("gereedschap/gebruik/", instrumenten.gebruikt, name="instrumentgebruik"),
    path("gereedschap/gebruik/bewaren/", instrumenten.gebruik_bewaren, name="instrumentgebruik_bewaren"),
    path("gereedschap/regimes/", regimes.matrix, name="regimematrix"),
    path("gereedschap/regimes/bewaren/", regimes.bewaren, name="regimematrix_bewaren"),
    path("gereedschap/regimes/vaststellen/", regimes.vaststellen, name="regime_vaststellen"),
    path("gereedschap/regimes/<int:pk>/", regimes.cel, name="regime"),
    path("gereedschap/regimes/<int:pk>/standpunt/", regimes.standpunt, name="standpunt_nieuw"),
    path("gereedschap/vragen/", regelvragen.lijst, name="regelvragen"),
    path("gereedschap/vragen/stellen/", regelvragen.stellen, name="regelvraag_nieuw"),
    path("gereedschap/vragen/<int:pk>/", regelvragen.vraag, name="regelvraag"),
    path("gereedschap/vragen/<int:pk>/beantwoorden/", regelvragen.beantwoorden, name="regelvraag_antwoord"),
    path("<int:klantnummer>/arrangement/", arrangement.overzicht, name="arrangement"),
    path("<int:klantnummer>/arrangement/kiezen/", arrangement.kiezen, name="arrangement_kiezen"),
]
