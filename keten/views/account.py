"""The own account of an employee: what the portal knows and shows to others."""

from django.http import HttpResponse
from django.shortcuts import render

from keten import accountdelen
from keten.rechten import Recht, Rol, vereist
from keten.verzoek import Verzoek


@vereist(Recht.RECHTEN_ZIEN)
def account(request: Verzoek) -> HttpResponse:
    """Who I am here: organisation, locations, roles, how clients reach me, and what upper floors add."""
    medewerker = request.medewerker
    context = {
        "medewerker": medewerker,
        "rollen": [Rol(rol).label for rol in medewerker.rollen],
        "locaties_van_mij": medewerker.locaties.order_by("naam"),
        "regels": accountdelen.regels(medewerker),
    }
    return render(request, "keten/account.html", context)
