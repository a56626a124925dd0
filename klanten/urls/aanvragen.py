"""The application for a benefit, informing, and the steps of the process."""

from django.urls import path

from klanten.views import aanvragen, intakes, mijn_aanvraag, processtappen, voorlichting

urlpatterns = [
    path("aanvragen/", aanvragen.lijst, name="aanvragen"),
    path("intakes/", intakes.lijst, name="intakes"),
    path("stappen-te-laat/", processtappen.te_laat, name="stappen_te_laat"),
    path("processtappen/", processtappen.lijst, name="processtappen"),
    path("processtappen/<slug:code>/", processtappen.wijzigen, name="processtap_wijzigen"),
    path("mijn/aanvraag/", mijn_aanvraag.overzicht, name="mijn_aanvraag"),
    path("mijn/aanvraag/nieuw/", mijn_aanvraag.beginnen, name="mijn_aanvraag_nieuw"),
    path("mijn/aanvraag/<int:pk>/", mijn_aanvraag.invullen, name="mijn_aanvraag_invullen"),
    path("mijn/aanvraag/<int:pk>/bevestigen/", mijn_aanvraag.bevestigen, name="mijn_aanvraag_bevestigen"),
    path("mijn/aanvraag/<int:pk>/stoppen/", mijn_aanvraag.afzien, name="mijn_aanvraag_afzien"),
    path("mijn/intake/", mijn_aanvraag.intake, name="mijn_intake"),
    path("mijn/voorlichting/", voorlichting.mijn, name="mijn_voorlichting"),
    path("<int:klantnummer>/aanvraag/", aanvragen.overzicht, name="aanvraag"),
    path("<int:klantnummer>/aanvraag/nieuw/", aanvragen.beginnen, name="aanvraag_nieuw"),
    path("<int:klantnummer>/aanvraag/<int:pk>/", aanvragen.bekijken, name="aanvraag_bekijken"),
    path("<int:klantnummer>/aanvraag/<int:pk>/invullen/", aanvragen.invullen, name="aanvraag_invullen"),
    path("<int:klantnummer>/aanvraag/<int:pk>/behandelen/", aanvragen.behandelen, name="aanvraag_behandelen"),
    path("<int:klantnummer>/aanvraag/<int:pk>/stoppen/", aanvragen.afzien, name="aanvraag_afzien"),
    path("<int:klantnummer>/aanvraag/<int:pk>/besluit/", aanvragen.besluiten, name="aanvraag_besluit"),
    path("<int:klantnummer>/aanvraag/<int:pk>/tijdelijk/", aanvragen.tijdelijk, name="aanvraag_tijdelijk"),
    path("<int:klantnummer>/voorlichting/", voorlichting.lijst, name="voorlichting"),
    path("<int:klantnummer>/voorlichting/nieuw/", voorlichting.nieuw, name="voorlichting_nieuw"),
    path(
        "<int:klantnummer>/voorlichting/<int:pk>/bevestigen/",
        voorlichting.bevestigen,
        name="voorlichting_bevestigen",
    ),
]
