"""Addresses of employers and contacts with them."""

from django.urls import URLPattern, path

from werkgevers.views import (
    aanspreekpunt,
    contactpersonen,
    dubbelen,
    relatiecijfers,
    sectorteams,
    vestigingen,
    werkgever,
    werkgevers,
    werkgeverscontacten,
)

urlpatterns: list[URLPattern] = [
    path("", werkgevers.lijst, name="werkgevers"),
    path("bewaren/", werkgevers.bewaren, name="werkgevers_bewaren"),
    path("nieuw/", werkgever.nieuw, name="werkgever_nieuw"),
    path("dubbel/", dubbelen.lijst, name="dubbelen"),
    path("samenvoegingen/<int:pk>/", dubbelen.terugdraaien, name="samenvoeging_terugdraaien"),
    path("contacten/", werkgeverscontacten.lijst, name="werkgeverscontacten"),
    path("relatie/", relatiecijfers.cijfers, name="relatiecijfers"),
    path("sectorteams/", sectorteams.lijst, name="sectorteams"),
    path("sectorteams/<int:pk>/", sectorteams.wijzigen, name="sectorteam_wijzigen"),
    path("<int:pk>/", werkgever.overzicht, name="werkgever"),
    path("<int:pk>/wijzigen/", werkgever.wijzigen, name="werkgever_wijzigen"),
    path("<int:pk>/contacten/", werkgever.contacten, name="werkgever_contacten"),
    path("<int:pk>/geschiedenis/", werkgever.geschiedenis, name="werkgever_geschiedenis"),
    path("<int:pk>/vestigingen/nieuw/", vestigingen.nieuw, name="vestiging_nieuw"),
    path("<int:pk>/vestigingen/<int:nummer>/", vestigingen.wijzigen, name="vestiging_wijzigen"),
    path("<int:pk>/mensen/nieuw/", contactpersonen.nieuw, name="contactpersoon_nieuw"),
    path("<int:pk>/mensen/<int:nummer>/", contactpersonen.wijzigen, name="contactpersoon_wijzigen"),
    path(
        "<int:pk>/mensen/<int:nummer>/uitnodigen/",
        contactpersonen.uitnodigen,
        name="contactpersoon_uitnodigen",
    ),
    path("<int:pk>/accountmanager/", aanspreekpunt.accountmanager, name="accountmanager"),
    path("<int:pk>/specialisten/nieuw/", aanspreekpunt.specialist, name="specialist_nieuw"),
    path("<int:pk>/specialisten/<int:nummer>/stoppen/", aanspreekpunt.loslaten, name="specialist_stoppen"),
    path("<int:pk>/contacten/plannen/", werkgeverscontacten.plannen, name="werkgeverscontact_plannen"),
    path("<int:pk>/contacten/nieuw/", werkgeverscontacten.nieuw, name="werkgeverscontact_nieuw"),
    path("<int:pk>/contacten/<int:nummer>/", werkgeverscontacten.een, name="werkgeverscontact"),
    path(
        "<int:pk>/contacten/<int:nummer>/verzetten/",
        werkgeverscontacten.verzetten,
        name="werkgeverscontact_verzetten",
    ),
    path(
        "<int:pk>/contacten/<int:nummer>/afzeggen/",
        werkgeverscontacten.afzeggen,
        name="werkgeverscontact_afzeggen",
    ),
    path("<int:pk>/samenvoegen/", dubbelen.zoeken, name="werkgever_samenvoegen"),
    path("<int:pk>/samenvoegen/<int:nummer>/", dubbelen.vergelijken, name="werkgevers_vergelijken"),
    path("<int:pk>/geen-dubbel/<int:nummer>/", dubbelen.geen_dubbel, name="geen_dubbel"),
]
