"""Following clients over the chain: transition, completeness, outflow, aftercare."""

from django.urls import path

from klanten.views import overkomst, uitstroom, volgcijfers, volgen

urlpatterns = [
    path("overkomst/", overkomst.lijst, name="overkomsten"),
    path("cijfers/volledig/", volgcijfers.volledig, name="cijfers_volledig"),
    path("cijfers/regimes/", volgcijfers.regimes, name="cijfers_regimes"),
    path("cijfers/regimes/lijst/", volgcijfers.regimes_lijst, name="regimes_lijst"),
    path("cijfers/uitstroom/", volgcijfers.uitstroom, name="cijfers_uitstroom"),
    path("cijfers/uitstroom/lijst/", volgcijfers.uitstroom_lijst, name="uitstroom_lijst"),
    path("cijfers/taken/", volgcijfers.taken, name="cijfers_taken"),
    path("<int:klantnummer>/volgen/", volgen.blok, name="blok_volgen"),
    path("<int:klantnummer>/dienstlocatie/", volgen.dienstlocatie, name="dienstlocatie"),
    path("<int:klantnummer>/stimulansen/", volgen.stimulanslijst, name="stimulansen"),
    path("<int:klantnummer>/stimulansen/nieuw/", volgen.stimulans_nieuw, name="stimulans_nieuw"),
    path(
        "<int:klantnummer>/stimulansen/<int:pk>/intrekken/",
        volgen.stimulans_intrekken,
        name="stimulans_intrekken",
    ),
    path("<int:klantnummer>/overkomst/", overkomst.tonen, name="overkomst"),
    path("<int:klantnummer>/overkomst/oppakken/", overkomst.oppakken, name="overkomst_oppakken"),
    path("<int:klantnummer>/overkomst/niet-nodig/", overkomst.niet_nodig, name="overkomst_niet_nodig"),
    path("<int:klantnummer>/uitstroom/", uitstroom.tonen, name="uitstroom"),
    path("<int:klantnummer>/uitstroom/nieuw/", uitstroom.nieuw, name="uitstroom_nieuw"),
    path("<int:klantnummer>/uitstroom/nazorg/<int:pk>/", uitstroom.nazorg, name="nazorg"),
    path("<int:klantnummer>/uitstroom/nazorg/stoppen/", uitstroom.nazorg_stoppen, name="nazorg_stoppen"),
    path("<int:klantnummer>/uitstroom/heropenen/", uitstroom.heropenen, name="heropenen"),
]
