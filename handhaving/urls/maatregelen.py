"""Addresses of breaches, hearings, decisions and objections."""

from django.urls import path

from handhaving.views import beleid, bezwaren, maatregelen, mijn_besluiten, overtredingen, plichten

urlpatterns = [
    path("overtredingen/", overtredingen.overtredingen, name="overtredingen"),
    path("overtredingen/bewaren/", overtredingen.bewaren, name="overtredingen_bewaren"),
    path("beleid/", beleid.overzicht, name="beleid"),
    path("beleid/nieuw/", beleid.nieuw, name="beleid_nieuw"),
    path("beleid/<int:pk>/intrekken/", beleid.intrekken, name="beleid_intrekken"),
    path("voorlichting/", beleid.voorlichting, name="voorlichting"),
    path("mijn/besluiten/", mijn_besluiten.lijst, name="mijn_besluiten"),
    path("mijn/besluiten/<int:pk>/", mijn_besluiten.besluit, name="mijn_besluit"),
    path("mijn/besluiten/<int:pk>/brief/", mijn_besluiten.brief, name="mijn_besluit_brief"),
    path("<int:klantnummer>/overtredingen/", overtredingen.van_klant, name="klant_overtredingen"),
    path("<int:klantnummer>/overtredingen/nieuw/", overtredingen.nieuw, name="overtreding_nieuw"),
    path("<int:klantnummer>/overtredingen/<int:pk>/", overtredingen.overtreding, name="overtreding"),
    path("<int:klantnummer>/overtredingen/<int:pk>/terug/", overtredingen.terug, name="overtreding_terug"),
    path(
        "<int:klantnummer>/overtredingen/<int:pk>/voorstellen/",
        maatregelen.voorstel,
        name="maatregel_voorstellen",
    ),
    path("<int:klantnummer>/overtredingen/<int:pk>/horen/", maatregelen.hoor, name="maatregel_horen"),
    path(
        "<int:klantnummer>/overtredingen/<int:pk>/besluit/", maatregelen.besluit, name="maatregel_besluiten"
    ),
    path("<int:klantnummer>/overtredingen/<int:pk>/brief/", maatregelen.brief, name="maatregel_brief"),
    path(
        "<int:klantnummer>/overtredingen/<int:pk>/brief/ophalen/",
        maatregelen.brief_pdf,
        name="maatregel_brief_pdf",
    ),
    path(
        "<int:klantnummer>/overtredingen/<int:pk>/opheffen/", maatregelen.opheffen, name="maatregel_opheffen"
    ),
    path("<int:klantnummer>/overtredingen/<int:pk>/bezwaar/", bezwaren.nieuw, name="bezwaar_nieuw"),
    path(
        "<int:klantnummer>/overtredingen/<int:pk>/bezwaar/beslissen/",
        bezwaren.beslissen,
        name="bezwaar_beslissen",
    ),
    path("<int:klantnummer>/contract/", plichten.contract, name="contract"),
    path(
        "<int:klantnummer>/contract/<int:pk>/beeindigen/",
        plichten.contract_beeindigen,
        name="contract_beeindigen",
    ),
    path("<int:klantnummer>/zoekperiode/", plichten.zoekperiode, name="zoekperiode"),
]
