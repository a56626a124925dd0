"""Operations on dossiers, and on what employees have to do."""

from django.urls import path

from klanten.api import (
    afspraakstappen,
    afspraken,
    belemmeringen,
    berichten,
    caseload,
    contactgegevens,
    contactmomenten,
    contactpersonen,
    documenten,
    klanten,
    overdrachten,
    overdrachtstappen,
    situatie,
    taken,
    uitkeringen,
    verloop,
    werkmap,
    zoektocht,
)

_DOSSIER = "klanten/<int:klantnummer>"

_LIJSTEN = [
    path("klanten", caseload.Klanten.as_view(), name="klanten"),
    path("klanten/zoeken", klanten.Zoeken.as_view(), name="klanten_zoeken"),
    path("afspraken", afspraken.Agenda.as_view(), name="agenda"),
    path("taken", taken.Taken.as_view(), name="taken"),
    path("taken/<int:pk>/afhandelen", taken.Afhandelen.as_view(), name="taak_afhandelen"),
    path("taken/<int:pk>/heropenen", taken.Heropenen.as_view(), name="taak_heropenen"),
    path("taken/<int:pk>/oppakken", taken.Oppakken.as_view(), name="taak_oppakken"),
    path("overdrachten", overdrachten.Overdrachten.as_view(), name="overdrachten"),
]
_DELEN = {
    "": (klanten.Dossier, "dossier"),
    "/tijdlijn": (verloop.Tijdlijn, "tijdlijn"),
    "/inzagen": (verloop.Inzagen, "inzagen"),
    "/contactgegevens": (contactgegevens.Gegevens, "contactgegevens"),
    "/situatie": (situatie.Gegevens, "situatie"),
    "/uitkeringen": (uitkeringen.Uitkeringen, "uitkeringen"),
    "/uitkeringen/<int:pk>": (uitkeringen.EenUitkering, "uitkering"),
    "/uitkeringen/<int:pk>/beeindigen": (uitkeringen.Beeindigen, "uitkering_beeindigen"),
    "/belemmeringen": (belemmeringen.Belemmeringen, "belemmeringen"),
    "/belemmeringen/<int:pk>": (belemmeringen.EenBelemmering, "belemmering"),
    "/belemmeringen/<int:pk>/opheffen": (belemmeringen.Opheffen, "belemmering_opheffen"),
    "/opleidingen": (werkmap.Opleidingen, "opleidingen"),
    "/opleidingen/<int:pk>/gezien": (werkmap.DiplomaGezien, "diploma_gezien"),
    "/werkervaringen": (werkmap.Werkervaringen, "werkervaringen"),
    "/sollicitaties": (zoektocht.Sollicitaties, "sollicitaties"),
    "/competenties": (zoektocht.Competenties, "competenties"),
    "/competenties/<int:pk>": (zoektocht.EenCompetentie, "competentie"),
    "/contactpersonen": (contactpersonen.Contactpersonen, "contactpersonen"),
    "/contactmomenten": (contactmomenten.Contactmomenten, "contactmomenten"),
    "/contactmomenten/<int:pk>": (contactmomenten.EenContactmoment, "contactmoment"),
    "/berichten": (berichten.Berichten, "berichten"),
    "/berichten/gelezen": (berichten.Gelezen, "berichten_gelezen"),
    "/documenten": (documenten.Documenten, "documenten"),
    "/documenten/<uuid:document>/inhoud": (documenten.Inhoud, "document_inhoud"),
    "/afspraken": (afspraken.Afspraken, "afspraken"),
    "/afspraken/<int:pk>": (afspraken.EenAfspraak, "afspraak"),
    "/afspraken/<int:pk>/verzetten": (afspraakstappen.Verzetten, "afspraak_verzetten"),
    "/afspraken/<int:pk>/afzeggen": (afspraakstappen.Afzeggen, "afspraak_afzeggen"),
    "/afspraken/<int:pk>/uitkomst": (afspraakstappen.Uitkomst, "afspraak_uitkomst"),
    "/taken": (taken.Dossiertaken, "dossiertaken"),
    "/overdrachten": (overdrachten.Aanbieden, "dossieroverdrachten"),
    "/overdrachten/<int:pk>": (overdrachten.EenOverdracht, "overdracht"),
    "/overdrachten/<int:pk>/aannemen": (overdrachtstappen.Aannemen, "overdracht_aannemen"),
    "/overdrachten/<int:pk>/teruggeven": (overdrachtstappen.Teruggeven, "overdracht_teruggeven"),
    "/overdrachten/<int:pk>/intrekken": (overdrachtstappen.Intrekken, "overdracht_intrekken"),
}

urlpatterns = [
    *_LIJSTEN,
    *(path(f"{_DOSSIER}{deel}", view.as_view(), name=naam) for deel, (view, naam) in _DELEN.items()),
]
