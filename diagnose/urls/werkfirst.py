"""Addresses of Work First, medical advice and the jongerenladder."""

from django.urls import path

from diagnose.views import medisch, risicogroep, werkfirst, werkfirstlijst

urlpatterns = [
    path("work-first/", werkfirstlijst.plaatsingen, name="werkfirst_plaatsingen"),
    path("work-first/bewaren/", werkfirstlijst.bewaren, name="werkfirst_bewaren"),
    path("work-first/resultaten/", werkfirstlijst.resultaten, name="werkfirst_resultaten"),
    path("work-first/regels/", werkfirstlijst.regelsets, name="werkfirst_regels"),
    path("work-first/regels/kiezen/", werkfirstlijst.regels_kiezen, name="werkfirst_regels_kiezen"),
    path("<int:klantnummer>/work-first/", werkfirst.overzicht, name="werkfirst"),
    path("<int:klantnummer>/work-first/nieuw/", werkfirst.nieuw, name="werkfirst_nieuw"),
    path("<int:klantnummer>/work-first/<int:pk>/", werkfirst.plaatsing, name="werkfirst_plaatsing"),
    path("<int:klantnummer>/work-first/<int:pk>/wijzigen/", werkfirst.wijzigen, name="werkfirst_wijzigen"),
    path("<int:klantnummer>/work-first/<int:pk>/verlengen/", werkfirst.verlengen, name="werkfirst_verlengen"),
    path(
        "<int:klantnummer>/work-first/<int:pk>/beeindigen/",
        werkfirst.beeindigen,
        name="werkfirst_beeindigen",
    ),
    path(
        "<int:klantnummer>/work-first/<int:pk>/verzuim/<int:nummer>/intrekken/",
        werkfirst.verzuim_intrekken,
        name="werkfirst_verzuim_intrekken",
    ),
    path("medisch/", medisch.inbox, name="medische_adviezen"),
    path("medisch/blok/", medisch.blok, name="blok_medisch"),
    path("medisch/<int:pk>/", medisch.advies, name="medisch_advies"),
    path("<int:klantnummer>/medisch/", medisch.overzicht, name="medisch"),
    path("<int:klantnummer>/medisch/aanvragen/", medisch.aanvragen, name="medisch_aanvragen"),
    path("<int:klantnummer>/medisch/<int:pk>/intrekken/", medisch.intrekken, name="medisch_intrekken"),
    path("mijn/medisch/", medisch.mijn, name="mijn_medisch"),
    path("vroeg-vinden/", risicogroep.lijst, name="risicogroep"),
    path("vroeg-vinden/bewaren/", risicogroep.bewaren, name="risicogroep_bewaren"),
    path("<int:klantnummer>/ladder/blok/", risicogroep.blok, name="blok_ladder"),
]
