"""The client's own pages, and what employees see of the same."""

from django.urls import path

from klanten.views import (
    betwistingen,
    mijn,
    mijn_afspraken,
    mijn_documenten,
    mijn_gegevens,
    mijn_zoektocht,
    taal,
    zoektocht,
)

urlpatterns = [
    path("mijn/", mijn.start, name="mijn_start"),
    path("mijn/taal/", taal.kies, name="taal"),
    path("mijn/meer/", mijn.meer, name="mijn_meer"),
    path("mijn/gegevens/", mijn_gegevens.gegevens, name="mijn_gegevens"),
    path("mijn/gegevens/rekening/", mijn_gegevens.rekening, name="mijn_rekening"),
    path("mijn/gegevens/klopt/", mijn_gegevens.bevestigen, name="mijn_gegevens_bevestigen"),
    path("mijn/gegevens/klopt-niet/<slug:veld>/", mijn_gegevens.klopt_niet, name="mijn_klopt_niet"),
    path("mijn/zoektocht/", mijn_zoektocht.lijst, name="mijn_zoektocht"),
    path("mijn/zoektocht/nieuw/", mijn_zoektocht.nieuw, name="mijn_sollicitatie_nieuw"),
    path("mijn/zoektocht/verslag/", mijn_zoektocht.verslag, name="mijn_zoekverslag"),
    path("mijn/zoektocht/<int:pk>/", mijn_zoektocht.wijzigen, name="mijn_sollicitatie"),
    path("mijn/zoektocht/<int:pk>/weg/", mijn_zoektocht.weghalen, name="mijn_sollicitatie_weg"),
    path("mijn/competenties/", mijn_zoektocht.profiel, name="mijn_competenties"),
    path("mijn/competenties/<int:pk>/", mijn_zoektocht.competentie, name="mijn_competentie"),
    path("mijn/competenties/<int:pk>/weg/", mijn_zoektocht.competentie_weg, name="mijn_competentie_weg"),
    path("mijn/afspraken/", mijn_afspraken.lijst, name="mijn_afspraken"),
    path("mijn/afspraken/nieuw/", mijn_afspraken.nieuw, name="mijn_afspraak_nieuw"),
    path("mijn/afspraken/<int:pk>/verzetten/", mijn_afspraken.verzetten, name="mijn_afspraak_verzetten"),
    path("mijn/afspraken/<int:pk>/afzeggen/", mijn_afspraken.afzeggen, name="mijn_afspraak_afzeggen"),
    path("mijn/documenten/", mijn_documenten.lijst, name="mijn_documenten"),
    path("mijn/documenten/<uuid:document>/", mijn.document, name="mijn_document"),
    path("mijn/berichten/", mijn.berichten, name="mijn_berichten"),
    path("<int:klantnummer>/zoektocht/", zoektocht.overzicht, name="zoektocht"),
    path("<int:klantnummer>/zoektocht/verslag/", zoektocht.verslag, name="zoekverslag"),
    path("<int:klantnummer>/competenties/<int:pk>/weg/", zoektocht.competentie_weg, name="competentie_weg"),
    path("<int:klantnummer>/betwistingen/<int:pk>/", betwistingen.afhandelen, name="betwisting"),
]
