"""The first page after signing in, put together from what the role may do."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.rechten import RECHTEN, Recht, Rol, ingelogd, vereist
from keten.verzoek import Verzoek


@dataclass(frozen=True)
class Blok:
    """A part of the start page that an upper floor fills in, fetched by its URL name."""

    titel: str
    urlnaam: str
    recht: Recht


BLOKKEN = (
    Blok("Medische adviezen", "diagnose:blok_medisch", Recht.MEDISCH_ADVIES),
    Blok("Mijn dag", "klanten:blok_mijn_dag", Recht.WERKVOORRAAD),
    Blok("Handhaving", "handhaving:blok_handhaving", Recht.HANDHAVEN),
    Blok("Mijn werkgevers vandaag", "werkgevers:blok_mijn_dag", Recht.WERKGEVERS),
    Blok("Mijn team", "klanten:blok_team", Recht.TEAM_ZIEN),
    Blok("Startkwalificatie", "klanten:blok_jongeren", Recht.RMC_CHECK),
    Blok("Mijn caseload", "klanten:blok_caseload", Recht.CASELOAD),
    Blok("De locatie in cijfers", "klanten:blok_cijfers", Recht.CIJFERS),
    Blok("Beheer", "keten:blok_beheer", Recht.BEHEREN),
    Blok("Aanspreekpunten", "keten:blok_aanspreekpunten", Recht.AANSPREEKPUNTEN),
    Blok("Nieuws", "landkaart:blok_nieuws", Recht.KENNIS),
    Blok("Nieuw in de kennisbank", "landkaart:blok_kennis", Recht.KENNIS),
)


BUITEN = {
    Rol.KLANT: "klanten:mijn_start",
    Rol.SCHOOL: "klanten:schoolmeldingen",
    Rol.COACH: "klanten:coach_klanten",
    Rol.INSPECTEUR: "landkaart:inspectie",
    Rol.WERKGEVER: "werkgevers:mijn_bedrijf",
    Rol.GAST: "werkgevers:gastvragen",
    Rol.EXTERN: "klanten:verwezen",
}
"""Where people outside the chain begin."""


@ingelogd
def start(request: Verzoek) -> HttpResponse:
    """Show an employee the blocks of the role; send others to their own first page."""
    if request.medewerker_of_niets is None and request.user.is_authenticated:
        eigen = BUITEN.get(Rol(request.user.buitenrol)) if request.user.buitenrol else None
        if eigen is not None:
            return redirect(eigen)
    blokken = [(blok.titel, reverse(blok.urlnaam)) for blok in BLOKKEN if blok.recht in request.rechten]
    return render(request, "keten/start.html", {"blokken": blokken})


@require_POST
@ingelogd
def wissel_locatie(request: Verzoek) -> HttpResponse:
    """Work for another of one's own locations from now on (X-02)."""
    gekozen = request.POST.get("locatie", "")
    medewerker = request.medewerker_of_niets
    locatie = medewerker and next((x for x in medewerker.locaties.all() if str(x.pk) == gekozen), None)
    if locatie is None:
        messages.error(request, "Deze locatie hoort niet bij uw account.")
    else:
        request.session["locatie"] = locatie.pk
        messages.success(request, f"U werkt nu voor {locatie}.")
    return redirect("keten:start")


@vereist(Recht.RECHTEN_ZIEN)
def rechten(request: Verzoek) -> HttpResponse:
    """Show the whole rights table: who may do what."""
    tabel = [(recht.label, [recht in RECHTEN[rol] for rol in Rol]) for recht in Recht]
    return render(request, "keten/rechten.html", {"rollen": [rol.label for rol in Rol], "tabel": tabel})
