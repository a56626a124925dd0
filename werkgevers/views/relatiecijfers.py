"""Figures about the relation with employers."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render

from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from werkgevers import relatiecijfers

PERIODEN = {28: "28 dagen", 91: "13 weken", 364: "52 weken"}


@vereist(Recht.WERKGEVERS_ZIEN)
def cijfers(request: Verzoek) -> HttpResponse:
    """One contact, known within a year, double approaches, and places created."""
    gevraagd = request.GET.get("dagen")
    dagen = next((aantal for aantal in PERIODEN if str(aantal) == gevraagd), 91)
    van, tot = vandaag() - datetime.timedelta(days=dagen - 1), vandaag()
    locatie = request.locatie
    return render(
        request,
        "werkgevers/relatiecijfers.html",
        {
            "perioden": [(naam, f"?dagen={aantal}", aantal == dagen) for aantal, naam in PERIODEN.items()],
            "van": van,
            "tot": tot,
            "accountmanagers": relatiecijfers.met_accountmanager(locatie),
            "bekendheid": relatiecijfers.bekendheid(locatie),
            "grootten": relatiecijfers.per_grootte(locatie),
            "partners": relatiecijfers.per_partner(locatie, van=van, tot=tot),
            "plekken": relatiecijfers.plekken(locatie, van=van, tot=tot),
        },
    )
