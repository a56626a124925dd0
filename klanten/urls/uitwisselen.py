"""Addresses of the exchange with systems of partners."""

from django.urls import path

from klanten.views import uitwisselen, verschillen

urlpatterns = [
    path("uitwisselen/", uitwisselen.lijst, name="uitwisselingen"),
    path("uitwisselen/<int:pk>/", uitwisselen.verslag, name="uitwisseling"),
    path("uitwisselen/<int:pk>/bewaren/", uitwisselen.bewaren, name="uitwisseling_bewaren"),
    path("uitwisselen/koppelingen/nieuw/", uitwisselen.nieuw, name="uitwisselkoppeling_nieuw"),
    path("uitwisselen/koppelingen/<int:pk>/", uitwisselen.koppeling, name="uitwisselkoppeling"),
    path("uitwisselen/koppelingen/<int:pk>/bestand/", uitwisselen.bestand, name="uitwisselbestand"),
    path("uitwisselen/koppelingen/<int:pk>/stand/", uitwisselen.aan_of_uit, name="uitwisselkoppeling_stand"),
    path("uitwisselen/verschillen/", verschillen.lijst, name="verschillen"),
    path("uitwisselen/verschillen/<int:pk>/", verschillen.verschil, name="verschil"),
    path("uitwisselen/verschillen/<int:pk>/terug/", verschillen.terug, name="verschil_terug"),
]
