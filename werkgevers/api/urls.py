"""Operations of the second floor."""

from django.urls import path

from werkgevers.api import (
    akkoord,
    contacten,
    contactpersonen,
    contactstappen,
    gegevens,
    plaatsen,
    plaatsingen,
    vacatures,
    vacaturestappen,
    vestigingen,
    voordrachten,
    voordrachtstappen,
    vragen,
    werkgevers,
)

_WERKGEVER, _CONTACT = "werkgevers/<int:pk>", "werkgevers/<int:pk>/contacten/<int:nummer>"
_VACATURE, _VOORDRACHT = "vacatures/<int:pk>", "voordrachten/<int:pk>"

urlpatterns = [
    path("sectoren", gegevens.Sectoren.as_view(), name="sectoren"),
    path("beroepen", gegevens.Beroepen.as_view(), name="beroepen"),
    path("competenties", gegevens.Competenties.as_view(), name="competentielijst"),
    path("werkgevers", werkgevers.Werkgevers.as_view(), name="werkgevers"),
    path("werkgevers/zoeken", werkgevers.WerkgeverZoeken.as_view(), name="werkgevers_zoeken"),
    path(_WERKGEVER, werkgevers.EenWerkgever.as_view(), name="werkgever"),
    path(f"{_WERKGEVER}/vestigingen", vestigingen.Vestigingen.as_view(), name="vestigingen"),
    path(f"{_WERKGEVER}/vestigingen/<int:nummer>", vestigingen.EenVestiging.as_view(), name="vestiging"),
    path(
        f"{_WERKGEVER}/contactpersonen",
        contactpersonen.Werkgeverspersonen.as_view(),
        name="werkgeverspersonen",
    ),
    path(
        f"{_WERKGEVER}/contactpersonen/<int:nummer>",
        contactpersonen.EenWerkgeverspersoon.as_view(),
        name="werkgeverspersoon",
    ),
    path(f"{_WERKGEVER}/contacten", contacten.Contacten.as_view(), name="werkgeverscontacten"),
    path(f"{_WERKGEVER}/contacten/plannen", contactstappen.Plannen.as_view(), name="contact_plannen"),
    path(_CONTACT, contacten.EenContact.as_view(), name="werkgeverscontact"),
    path(f"{_CONTACT}/verzetten", contactstappen.Verzetten.as_view(), name="contact_verzetten"),
    path(f"{_CONTACT}/afzeggen", contactstappen.Afzeggen.as_view(), name="contact_afzeggen"),
    path("vacatures", vacatures.Vacatures.as_view(), name="vacatures"),
    path(_VACATURE, vacatures.EenVacature.as_view(), name="vacature"),
    path(f"{_VACATURE}/verlengen", vacaturestappen.Verlengen.as_view(), name="vacature_verlengen"),
    path(f"{_VACATURE}/vervuld", vacaturestappen.Vervuld.as_view(), name="vacature_vervuld"),
    path(f"{_VACATURE}/sluiten", vacaturestappen.Sluiten.as_view(), name="vacature_sluiten"),
    path(
        f"{_VACATURE}/voordrachten", voordrachten.Vacaturevoordrachten.as_view(), name="vacaturevoordrachten"
    ),
    path(f"{_VACATURE}/voordragen", voordrachtstappen.Voordragen.as_view(), name="vacature_voordragen"),
    path(f"{_VACATURE}/kandidatenlijst", voordrachten.Kandidatenlijst.as_view(), name="kandidatenlijst"),
    path(f"{_VACATURE}/plaatsingen", plaatsen.Direct.as_view(), name="plaatsing_direct"),
    path("voordrachten", voordrachten.Voordrachten.as_view(), name="voordrachten"),
    path(_VOORDRACHT, voordrachten.EenVoordracht.as_view(), name="voordracht"),
    path(
        f"{_VOORDRACHT}/voorselecteren",
        voordrachtstappen.Voorselecteren.as_view(),
        name="voordracht_voorselecteren",
    ),
    path(f"{_VOORDRACHT}/antwoord", voordrachtstappen.Beantwoorden.as_view(), name="voordracht_antwoord"),
    path(f"{_VOORDRACHT}/stoppen", voordrachtstappen.Stoppen.as_view(), name="voordracht_stoppen"),
    path(f"{_VOORDRACHT}/plaatsing", plaatsen.NaVoordracht.as_view(), name="plaatsing_na_voordracht"),
    path(
        "klanten/<int:klantnummer>/voordrachten/<int:pk>/akkoord",
        akkoord.Akkoord.as_view(),
        name="voordracht_akkoord",
    ),
    path("plaatsingen", plaatsingen.Plaatsingen.as_view(), name="plaatsingen"),
    path("plaatsingen/<int:pk>", plaatsingen.EenPlaatsing.as_view(), name="plaatsing"),
    path("plaatsingen/<int:pk>/stoppen", plaatsingen.Stoppen.as_view(), name="plaatsing_stoppen"),
    path("werkgeversvragen", vragen.Vragen.as_view(), name="werkgeversvragen"),
    path("werkgeversvragen/<int:pk>", vragen.EenVraag.as_view(), name="werkgeversvraag"),
    path(
        "werkgeversvragen/<int:pk>/antwoord", vragen.Beantwoorden.as_view(), name="werkgeversvraag_antwoord"
    ),
]
