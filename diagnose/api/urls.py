"""Operations of the third floor, all on one dossier."""

from django.urls import path

from diagnose.api import activiteiten, activiteitstappen, arrangement, diagnoses, routeringen, werkplannen

_DOSSIER = "klanten/<int:klantnummer>"
_PLAN = "/werkplannen/<int:pk>"
_ACTIVITEIT = f"{_PLAN}/activiteiten/<int:nummer>"

_DELEN = {
    "/routeringen": (routeringen.Routeringen, "routeringen"),
    "/routeringen/advies": (routeringen.Advies, "route_advies"),
    "/routeringen/<int:pk>": (routeringen.EenRoutering, "routering"),
    "/diagnoses": (diagnoses.Diagnoses, "diagnoses"),
    "/arrangement": (arrangement.Arrangement, "arrangement"),
    "/werkplannen": (werkplannen.Werkplannen, "werkplannen"),
    _PLAN: (werkplannen.EenWerkplan, "werkplan"),
    f"{_PLAN}/voorstellen": (werkplannen.Voorstellen, "werkplan_voorstellen"),
    f"{_PLAN}/terugnemen": (werkplannen.Terugnemen, "werkplan_terugnemen"),
    f"{_PLAN}/activiteiten": (activiteiten.Activiteiten, "activiteiten"),
    _ACTIVITEIT: (activiteiten.EenActiviteit, "activiteit"),
    f"{_ACTIVITEIT}/verplaatsen": (activiteitstappen.Verplaatsen, "activiteit_verplaatsen"),
    f"{_ACTIVITEIT}/weghalen": (activiteitstappen.Weghalen, "activiteit_weghalen"),
    f"{_ACTIVITEIT}/starten": (activiteitstappen.Starten, "activiteit_starten"),
    f"{_ACTIVITEIT}/afronden": (activiteitstappen.Afronden, "activiteit_afronden"),
    f"{_ACTIVITEIT}/stoppen": (activiteitstappen.Stoppen, "activiteit_stoppen"),
}

urlpatterns = [path(f"{_DOSSIER}{deel}", view.as_view(), name=naam) for deel, (view, naam) in _DELEN.items()]
