"""Addresses of questions and the employer's own page."""

from django.urls import path

from werkgevers.views import (
    bedrijfsvacatures,
    gastvragen,
    klant_bij_vraag,
    meningen,
    mijn_bedrijf,
    vraagacties,
    vragen,
)

urlpatterns = [
    path("vragen/", vragen.lijst, name="vragen"),
    path("vragen/nieuw/", vragen.nieuw, name="vraag_nieuw"),
    path("vragen/cijfers/", vragen.cijfers, name="vraagcijfers"),
    path("vragen/<int:pk>/", vragen.vraag, name="vraag"),
    path("vragen/<int:pk>/instantie/<int:nummer>/", vraagacties.doorzending, name="vraag_doorzending"),
    path("vragen/<int:pk>/gast/<int:nummer>/stoppen/", vraagacties.stop_gast, name="vraag_gast_stoppen"),
    path(
        "vragen/<int:pk>/werknemer/<int:nummer>/weg/",
        vraagacties.werknemer_weg,
        name="vraag_werknemer_weg",
    ),
    path("vragen/<int:pk>/<slug:soort>/", vraagacties.actie, name="vraag_actie"),
    path(
        "klant/<int:klantnummer>/vraag/<int:pk>/intrekken/",
        klant_bij_vraag.intrekken,
        name="klant_vraag_intrekken",
    ),
    path("mijn/vraag/<int:pk>/intrekken/", klant_bij_vraag.mijn_intrekken, name="mijn_vraag_intrekken"),
    path("tevredenheid/", meningen.cijfers, name="tevredenheid"),
    path("mening/<kenmerk>/", meningen.mening, name="mening"),
    path("gast/", gastvragen.lijst, name="gastvragen"),
    path("gast/<int:pk>/", gastvragen.vraag, name="gastvraag"),
    path("mijn-bedrijf/", mijn_bedrijf.start, name="mijn_bedrijf"),
    path("mijn-bedrijf/gegevens/", mijn_bedrijf.gegevens, name="mijn_bedrijf_gegevens"),
    path("mijn-bedrijf/gegevens/kloppen/", mijn_bedrijf.bevestigen, name="mijn_bedrijf_bevestigen"),
    path("mijn-bedrijf/ik/", mijn_bedrijf.ik, name="mijn_bedrijf_ik"),
    path("mijn-bedrijf/afspraken/", mijn_bedrijf.afspraken, name="mijn_bedrijf_afspraken"),
    path("mijn-bedrijf/vragen/", mijn_bedrijf.vragenlijst, name="mijn_bedrijf_vragen"),
    path("mijn-bedrijf/vragen/nieuw/", mijn_bedrijf.vraag_nieuw, name="mijn_bedrijf_vraag_nieuw"),
    path("mijn-bedrijf/vragen/<int:pk>/", mijn_bedrijf.vraag, name="mijn_bedrijf_vraag"),
    path("mijn-bedrijf/vacatures/", bedrijfsvacatures.lijst, name="mijn_bedrijf_vacatures"),
    path("mijn-bedrijf/vacatures/nieuw/", bedrijfsvacatures.nieuw, name="mijn_bedrijf_vacature_nieuw"),
    path("mijn-bedrijf/vacatures/<int:pk>/", bedrijfsvacatures.vacature, name="mijn_bedrijf_vacature"),
    path(
        "mijn-bedrijf/vacatures/<int:pk>/wijzigen/",
        bedrijfsvacatures.wijzigen,
        name="mijn_bedrijf_vacature_wijzigen",
    ),
    path(
        "mijn-bedrijf/vacatures/<int:pk>/verlengen/",
        bedrijfsvacatures.verlengen,
        name="mijn_bedrijf_vacature_verlengen",
    ),
    path(
        "mijn-bedrijf/vacatures/<int:pk>/intrekken/",
        bedrijfsvacatures.intrekken,
        name="mijn_bedrijf_vacature_intrekken",
    ),
    path("mijn-bedrijf/kandidaten/<int:pk>/", bedrijfsvacatures.kandidaat, name="mijn_bedrijf_kandidaat"),
    path("mijn-bedrijf/meningen/<int:pk>/", meningen.mijn_mening, name="mijn_bedrijf_mening"),
]
