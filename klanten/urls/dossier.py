"""One dossier; it is known by its klantnummer only."""

from django.urls import path

from klanten.views import (
    afspraken,
    belemmeringen,
    berichten,
    bsn,
    contacten,
    contactpersoon,
    documenten,
    dossier,
    gegevens,
    identiteit,
    intake,
    reden,
    uitkeringen,
    werkmap,
)

urlpatterns = [
    path("<int:klantnummer>/", dossier.overzicht, name="dossier"),
    path("<int:klantnummer>/tijdlijn/", dossier.tijdlijn, name="tijdlijn"),
    path("<int:klantnummer>/inzage/", dossier.inzage, name="inzage"),
    path("<int:klantnummer>/wijzigingen/", dossier.wijzigingen, name="wijzigingen"),
    path("<int:klantnummer>/reden/", reden.reden, name="reden"),
    path("<int:klantnummer>/bsn/", bsn.toon, name="bsn_tonen"),
    path("<int:klantnummer>/identiteit/", identiteit.controleren, name="identiteit"),
    path("<int:klantnummer>/intake/", intake.intake, name="intake"),
    path("<int:klantnummer>/gegevens/", gegevens.overzicht, name="gegevens"),
    path("<int:klantnummer>/gegevens/persoon/", gegevens.persoon, name="persoon_wijzigen"),
    path("<int:klantnummer>/gegevens/contact/", gegevens.contact, name="contactgegevens_wijzigen"),
    path("<int:klantnummer>/uitkeringen/nieuw/", uitkeringen.nieuw, name="uitkering_nieuw"),
    path(
        "<int:klantnummer>/uitkeringen/<int:pk>/beeindigen/",
        uitkeringen.beeindigen,
        name="uitkering_beeindigen",
    ),
    path("<int:klantnummer>/belemmeringen/nieuw/", belemmeringen.nieuw, name="belemmering_nieuw"),
    path(
        "<int:klantnummer>/belemmeringen/<int:pk>/opheffen/",
        belemmeringen.opheffen,
        name="belemmering_opheffen",
    ),
    path("<int:klantnummer>/opleidingen/nieuw/", werkmap.opleiding, name="opleiding_nieuw"),
    path(
        "<int:klantnummer>/opleidingen/<int:pk>/controleren/",
        werkmap.diploma_controleren,
        name="diploma_controleren",
    ),
    path("<int:klantnummer>/werkervaring/nieuw/", werkmap.werkervaring, name="werkervaring_nieuw"),
    path("<int:klantnummer>/contactpersoon/", contactpersoon.aanwijzen, name="contactpersoon"),
    path("<int:klantnummer>/contacten/", contacten.lijst, name="contacten"),
    path("<int:klantnummer>/contacten/nieuw/", contacten.nieuw, name="contact_nieuw"),
    path("<int:klantnummer>/berichten/", berichten.berichten, name="berichten"),
    path("<int:klantnummer>/afspraken/nieuw/", afspraken.plannen, name="afspraak_plannen"),
    path("<int:klantnummer>/afspraken/<int:pk>/", afspraken.afhandelen, name="afspraak_afhandelen"),
    path("<int:klantnummer>/documenten/", documenten.lijst, name="documenten"),
    path("<int:klantnummer>/documenten/<uuid:document>/", documenten.ophalen, name="document_ophalen"),
    path(
        "<int:klantnummer>/documenten/<uuid:document>/intrekken/",
        documenten.intrekken,
        name="document_intrekken",
    ),
]
