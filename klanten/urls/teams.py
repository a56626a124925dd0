"""Teams, youth desk, groups and the ladder of a client."""

from django.urls import path

from klanten.views import groepen, jongeren, ladder, meedoen, mijn_groepen, schoolmeldingen, teams

urlpatterns = [
    path("teams/", teams.lijst, name="teams"),
    path("teams/blok/", teams.blok, name="blok_team"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/leden/<int:nummer>/", teams.lid, name="team_lid"),
    path("teams/<int:pk>/taken/<int:nummer>/", teams.toewijzen, name="team_toewijzen"),
    path("<int:klantnummer>/team/", teams.klant_in_team, name="klant_in_team"),
    path("<int:klantnummer>/meedoen/", meedoen.blok, name="meedoen"),
    path("jongeren/", jongeren.lijst, name="jongeren"),
    path("jongeren/blok/", jongeren.blok, name="blok_jongeren"),
    path("<int:klantnummer>/startkwalificatie/", jongeren.check, name="kwalificatiecheck"),
    path("schoolmeldingen/", schoolmeldingen.eigen, name="schoolmeldingen"),
    path("schoolmeldingen/nieuw/", schoolmeldingen.nieuw, name="schoolmelding_nieuw"),
    path("schoolmeldingen/locatie/", schoolmeldingen.van_locatie, name="schoolmeldingen_locatie"),
    path("schoolmeldingen/<int:pk>/", schoolmeldingen.afhandelen, name="schoolmelding"),
    path("groepen/", groepen.lijst, name="groepen"),
    path("groepen/nieuw/", groepen.nieuw, name="groep_nieuw"),
    path("groepen/<int:pk>/", groepen.groep, name="groep"),
    path("groepen/<int:pk>/wijzigen/", groepen.wijzigen, name="groep_wijzigen"),
    path("groepen/<int:pk>/afzeggen/", groepen.afzeggen, name="groep_afzeggen"),
    path("groepen/<int:pk>/aanwezig/", groepen.aanwezig, name="groep_aanwezig"),
    path("groepen/<int:pk>/deelnemers/<int:nummer>/afmelden/", groepen.afmelden, name="groep_afmelden"),
    path("mijn/bijeenkomsten/", mijn_groepen.overzicht, name="mijn_groepen"),
    path("mijn/bijeenkomsten/<int:pk>/", mijn_groepen.kies, name="mijn_groep"),
    path("<int:klantnummer>/ladder/", ladder.ladder, name="ladder"),
]
