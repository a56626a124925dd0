"""Meetings that a client can come to, and is coming to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import groepen
from klanten.inzage import open_eigen_dossier
from klanten.models import Groepsbijeenkomst, Groepsdeelname, Klant


@vereist(Recht.EIGEN_DOSSIER)
def overzicht(request: Verzoek) -> HttpResponse:
    """What a client is coming to, and what else there is (K-72)."""
    klant = open_eigen_dossier(request)
    eigen = _komend(klant)
    bezig = {een.bijeenkomst_id for een in eigen}
    aanbod = [
        (groep, groep.bezet >= groep.plaatsen)  # type: ignore[attr-defined]
        for groep in groepen.open_voor_klanten(klant.locatie).order_by("begin", "pk")[:50]
        if groep.pk not in bezig
    ]
    context = {"klant": klant, "eigen": eigen, "aanbod": aanbod}
    return render(request, "klanten/mijn/bijeenkomsten.html", context)


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def kies(request: Verzoek, pk: int) -> HttpResponse:
    """Sign up for a meeting, or sign off."""
    klant = open_eigen_dossier(request)
    groep = get_object_or_404(Groepsbijeenkomst, pk=pk, locatie=klant.locatie)
    try:
        if request.POST.get("actie") == "afmelden":
            deelname = get_object_or_404(groep.deelnames.select_related("bijeenkomst"), klant=klant)
            groepen.meld_af(deelname=deelname)
            messages.success(request, gettext("U bent afgemeld."))
        else:
            deelname = groepen.meld_aan(groep=groep, klant=klant)
            wacht = deelname.stand == Groepsdeelname.Stand.WACHTLIJST
            messages.success(
                request,
                gettext("De bijeenkomst is vol. U staat op de wachtlijst en krijgt bericht als er plaats is.")
                if wacht
                else gettext("U bent aangemeld."),
            )
    except NietToegestaan as fout:
        messages.warning(request, fout.melding)
    return redirect("klanten:mijn_groepen")


def _komend(klant: Klant) -> list[Groepsdeelname]:
    deelnames = klant.groepsdeelnames.filter(
        stand__in=groepen.IN_DE_RIJ, bijeenkomst__einde__gte=timezone.now()
    ).exclude(bijeenkomst__stand=Groepsbijeenkomst.Stand.AFGEZEGD)
    return list(deelnames.select_related("bijeenkomst__begeleider__gebruiker").order_by("bijeenkomst__begin"))
