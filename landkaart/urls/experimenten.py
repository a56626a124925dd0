"""Addresses of experiments and their results."""

from django.urls import path

from landkaart.views import experiment, experiment_klant, experimenten

urlpatterns = [
    path("experimenten/", experimenten.lijst, name="experimenten"),
    path("experimenten/nieuw/", experimenten.nieuw, name="experiment_nieuw"),
    path("experimenten/rekenhulp/", experimenten.rekenhulp, name="experiment_rekenhulp"),
    path("experimenten/<int:pk>/", experiment.experiment, name="experiment"),
    path("experimenten/<int:pk>/wijzigen/", experimenten.wijzigen, name="experiment_wijzigen"),
    path("experimenten/<int:pk>/weg/", experiment.weg, name="experiment_weg"),
    path("experimenten/<int:pk>/starten/", experiment.starten, name="experiment_starten"),
    path("experimenten/<int:pk>/beeindigen/", experiment.beeindigen, name="experiment_beeindigen"),
    path("experimenten/<int:pk>/tussentijds/", experiment.tussentijds, name="experiment_tussentijds"),
    path("experimenten/<int:pk>/bewaren/", experiment.bewaren, name="experiment_bewaren"),
    path("experimenten/klant/<int:klantnummer>/", experiment_klant.in_dossier, name="klant_experimenten"),
    path("experimenten/klant/<int:klantnummer>/blok/", experiment_klant.blok, name="blok_experimenten"),
    path(
        "experimenten/klant/<int:klantnummer>/<int:pk>/keuze/",
        experiment_klant.keuze,
        name="klant_experiment_keuze",
    ),
    path("mijn/proeven/", experiment_klant.mijn, name="mijn_proeven"),
]
