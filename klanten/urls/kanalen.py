"""Questions and messages over every channel."""

from django.urls import path

from klanten.views import brieven, klantvragen, reactietijden, terugmelding

urlpatterns = [
    path("vragen/", klantvragen.lijst, name="klantvragen"),
    path("cijfers/bereikbaarheid/", reactietijden.overzicht, name="cijfers_bereikbaarheid"),
    path("terugmelding/notify/", terugmelding.notify, name="terugmelding_notify"),
    path("terugmelding/mail/", terugmelding.mail, name="terugmelding_mail"),
    path("<int:klantnummer>/vragen/nieuw/", klantvragen.nieuw, name="klantvraag_nieuw"),
    path("<int:klantnummer>/vragen/<int:pk>/", klantvragen.antwoorden, name="klantvraag"),
    path("<int:klantnummer>/brieven/nieuw/", brieven.nieuw, name="brief_nieuw"),
]
