"""Addresses of the ground floor."""

from django.urls import path

from keten.views import account, beheer, instellingen, klad, open, start

app_name = "keten"

urlpatterns = [
    path("", start.start, name="start"),
    path("locatie/", start.wissel_locatie, name="wissel_locatie"),
    path("rechten/", start.rechten, name="rechten"),
    path("account/", account.account, name="account"),
    path("gezond/", open.gezond, name="gezond"),
    path("gezond/leeft/", open.leeft, name="leeft"),
    path("toegankelijkheid/", open.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", open.privacy, name="privacy"),
    path("componenten/", open.componenten, name="componenten"),
    path("klad/", klad.bewaar, name="klad"),
    path("klad/weg/", klad.gooi_weg, name="klad_weg"),
    path("beheer/", beheer.overzicht, name="beheer"),
    path("beheer/blok/", beheer.blok, name="blok_beheer"),
    path("beheer/partners/<int:pk>/samenvoegen/", beheer.samenvoegen, name="partner_samenvoegen"),
    path("beheer/instellingen/", instellingen.overzicht, name="instellingen"),
    path("beheer/instellingen/locatie/<slug:code>/", instellingen.van_locatie, name="instelling_locatie"),
    path(
        "beheer/instellingen/partner/<int:pk>/<slug:code>/",
        instellingen.van_partner,
        name="instelling_partner",
    ),
    path("beheer/<slug:soort>/", beheer.lijst, name="beheer_lijst"),
    path("beheer/<slug:soort>/nieuw/", beheer.nieuw, name="beheer_nieuw"),
    path("beheer/<slug:soort>/<int:pk>/", beheer.wijzigen, name="beheer_wijzigen"),
]
