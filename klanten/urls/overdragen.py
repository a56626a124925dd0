"""Handing over, standing in, consulting and referring."""

from django.urls import path

from klanten.views import overdragen, overleg, rondom, verdelen

urlpatterns = [
    path("overdrachten/", overdragen.overdrachten, name="overdrachten"),
    path("cijfers/overdrachten/", overdragen.cijfers, name="cijfers_overdrachten"),
    path("verdelen/", verdelen.overzicht, name="verdelen"),
    path("verdelen/<int:pk>/", verdelen.kies, name="verdelen_kies"),
    path("verdelen/voorstel/<int:pk>/", verdelen.voorstel, name="verdeling"),
    path(
        "verdelen/waarneming/<int:pk>/beeindigen/",
        verdelen.waarneming_beeindigen,
        name="waarneming_beeindigen",
    ),
    path("waarnemen/", verdelen.mijn_waarnemingen, name="waarnemen"),
    path("waarnemen/taken/<int:pk>/overnemen/", verdelen.taak_overnemen, name="taak_overnemen"),
    path("<int:klantnummer>/overdracht/", overdragen.aanbieden, name="overdracht"),
    path("<int:klantnummer>/overdracht/<int:pk>/", overdragen.beantwoorden, name="overdracht_beantwoorden"),
    path("<int:klantnummer>/rond/", rondom.rond_de_klant, name="rond_de_klant"),
    path("<int:klantnummer>/rond/nieuw/", rondom.betrokkene_nieuw, name="betrokkene_nieuw"),
    path(
        "<int:klantnummer>/rond/<int:pk>/afsluiten/",
        rondom.betrokkene_afsluiten,
        name="betrokkene_afsluiten",
    ),
    path("<int:klantnummer>/overleg/nieuw/", overleg.nieuw, name="overleg_nieuw"),
    path("<int:klantnummer>/overleg/<int:pk>/", overleg.overleg, name="overleg"),
    path("<int:klantnummer>/overleg/<int:pk>/vervallen/", overleg.vervallen, name="overleg_vervallen"),
    path("<int:klantnummer>/verwijzing/nieuw/", rondom.verwijzing_nieuw, name="verwijzing_nieuw"),
    path("<int:klantnummer>/verwijzing/<int:pk>/", rondom.verwijzing, name="verwijzing"),
    path("<int:klantnummer>/backoffice/nieuw/", rondom.backoffice_nieuw, name="backoffice_nieuw"),
    path("<int:klantnummer>/backoffice/<int:pk>/", rondom.backoffice_verzoek, name="backoffice_verzoek"),
]
