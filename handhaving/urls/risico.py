"""Addresses of the risk assessment, its rules and what follows from it."""

from django.urls import path

from handhaving.views import handhavingslocatie, profielen, profielregel, risico, uitleg

urlpatterns = [
    path("risico/", risico.lijst, name="risicolijst"),
    path("profielen/", profielen.lijst, name="profielen"),
    path("profielen/feiten/", profielen.feiten, name="risicofeiten"),
    path("profielen/nieuw/", profielen.nieuw, name="profiel_nieuw"),
    path("profielen/<slug:code>/", profielen.profiel, name="profiel"),
    path("profielen/<slug:code>/wijzigen/", profielen.wijzigen, name="profiel_wijzigen"),
    path("profielen/<slug:code>/regel/", profielregel.regel, name="profielregel"),
    path("profielen/<slug:code>/proef/<int:pk>/", profielregel.proef, name="profielproef"),
    path("locatie/", handhavingslocatie.overzicht, name="locatie"),
    path("locatie/sturing/", handhavingslocatie.sturing, name="sturing"),
    path("locatie/grenzen/", handhavingslocatie.grenzen, name="grenzen"),
    path("locatie/overnemen/", handhavingslocatie.overnemen, name="aanpak_overnemen"),
    path("locatie/aanpak/<slug:kleur>/", handhavingslocatie.kleur, name="kleuraanpak"),
    path(
        "locatie/aanpak/<slug:kleur>/nieuw/", handhavingslocatie.maatregel_nieuw, name="aanpakmaatregel_nieuw"
    ),
    path("locatie/maatregel/<int:pk>/", handhavingslocatie.maatregel, name="aanpakmaatregel"),
    path("locatie/maatregel/<int:pk>/weg/", handhavingslocatie.maatregel_weg, name="aanpakmaatregel_weg"),
    path("mijn/uitleg/", uitleg.mijn_uitleg, name="mijn_uitleg"),
    path("<int:klantnummer>/blok/", risico.blok, name="blok"),
    path("<int:klantnummer>/risico/", risico.risico, name="risico"),
    path("<int:klantnummer>/risico/maatregel/", risico.vervolg_nieuw, name="vervolg_nieuw"),
    path("<int:klantnummer>/risico/<int:pk>/", risico.beoordeling, name="beoordeling"),
    path("<int:klantnummer>/vervolg/<int:pk>/", risico.vervolg_afronden, name="vervolg"),
    path("<int:klantnummer>/uitleg/<int:pk>/", uitleg.beantwoorden, name="uitleg"),
]
