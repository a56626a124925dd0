"""Addresses of the management of a location."""

from django.urls import path

from landkaart.views import bestuur, bestuur_besluiten, bestuur_geld, bestuur_mensen, bestuur_sno

urlpatterns = [
    path("bestuur/", bestuur.overzicht, name="bestuur"),
    path("bestuur/vertegenwoordiging/nieuw/", bestuur.benoemen, name="bestuur_benoemen"),
    path("bestuur/vertegenwoordiging/<int:pk>/", bestuur.benoeming, name="bestuur_benoeming"),
    path("bestuur/beslisruimte/<slug:code>/", bestuur.beslisruimte, name="bestuur_beslisruimte"),
    path("bestuur/overleggen/", bestuur.overleggen, name="bestuur_overleggen"),
    path("bestuur/overleggen/nieuw/", bestuur.overleg_nieuw, name="bestuur_overleg_nieuw"),
    path("bestuur/overleggen/<int:pk>/", bestuur.overleg, name="bestuur_overleg"),
    path("bestuur/besluiten/", bestuur_besluiten.lijst, name="bestuur_besluiten"),
    path("bestuur/besluiten/nieuw/", bestuur_besluiten.nieuw, name="bestuur_besluit_nieuw"),
    path("bestuur/besluiten/<int:pk>/", bestuur_besluiten.besluit, name="bestuur_besluit"),
    path("bestuur/besluiten/<int:pk>/intrekken/", bestuur_besluiten.intrekken, name="bestuur_intrekken"),
    path("bestuur/antwoord/<int:pk>/", bestuur_besluiten.antwoord, name="bestuur_antwoord"),
    path("bestuur/capaciteit/", bestuur_mensen.overzicht, name="bestuur_capaciteit"),
    path("bestuur/capaciteit/bestand/", bestuur_mensen.bestand, name="bestuur_capaciteit_bestand"),
    path("bestuur/capaciteit/nieuw/", bestuur_mensen.nieuw, name="bestuur_capaciteit_nieuw"),
    path("bestuur/capaciteit/<int:pk>/", bestuur_mensen.regel, name="bestuur_capaciteit_regel"),
    path("bestuur/budgetten/", bestuur_geld.overzicht, name="bestuur_budgetten"),
    path("bestuur/budgetten/bestand/", bestuur_geld.bestand, name="bestuur_budgetten_bestand"),
    path("bestuur/budgetten/<slug:code>/", bestuur_geld.budget, name="bestuur_budget"),
    path("bestuur/inzet/", bestuur_geld.inzetten, name="bestuur_inzet"),
    path("bestuur/inzet/bestand/", bestuur_geld.inzetbestand, name="bestuur_inzet_bestand"),
    path("bestuur/sno/", bestuur_sno.lijst, name="bestuur_snos"),
    path("bestuur/sno/nieuw/", bestuur_sno.nieuw, name="bestuur_sno_nieuw"),
    path("bestuur/sno/<int:pk>/", bestuur_sno.overeenkomst, name="bestuur_sno"),
    path("bestuur/sno/<int:pk>/bestand/", bestuur_sno.bestand, name="bestuur_sno_bestand"),
    path("bestuur/sno/<int:pk>/wijzigen/", bestuur_sno.wijzigen, name="bestuur_sno_wijzigen"),
    path("bestuur/sno/<int:pk>/afspraak/", bestuur_sno.afspraak_nieuw, name="bestuur_afspraak_nieuw"),
    path("bestuur/afspraken/<int:pk>/", bestuur_sno.afspraak, name="bestuur_afspraak"),
    path("bestuur/afspraken/<int:pk>/weg/", bestuur_sno.afspraak_weg, name="bestuur_afspraak_weg"),
]
