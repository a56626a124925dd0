"""Experiments of one client: in the dossier, and on the client's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten.fouten import NietToegestaan
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier, open_eigen_dossier
from landkaart.experimenten import deelnemen

LEES, WEL, NIET = "lees", "wel", "niet"


@vereist(Recht.DOSSIER_INZIEN)
def in_dossier(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The experiments that a client takes part in, with the group, and what was asked of it."""
    klant = open_dossier(request, klantnummer)
    context = {
        "klant": klant,
        "deelnames": deelnemen.voor_medewerker(klant, request.rechten),
        "mag": Recht.DOSSIER_WIJZIGEN in request.rechten,
    }
    return render(request, "landkaart/experiment_klant.html", context)


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The same on the dossier page; nothing at all for who takes part in none."""
    klant = open_dossier(request, klantnummer)
    deelnames = deelnemen.voor_medewerker(klant, request.rechten).lopend()
    return render(request, "landkaart/experiment_blok.html", {"klant": klant, "deelnames": deelnames})


@require_POST
@vereist(Recht.DOSSIER_WIJZIGEN)
def keuze(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The client told somebody to take part no more, or after all."""
    klant = open_dossier(request, klantnummer)
    deelname = get_object_or_404(deelnemen.voor_medewerker(klant, request.rechten), pk=pk)
    try:
        deelnemen.kies(deelname=deelname, meedoen=request.POST.get("actie") == WEL, door=request.medewerker)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "De keuze van de klant is vastgelegd.")
    return redirect("landkaart:klant_experimenten", klantnummer)


@vereist(Recht.EIGEN_DOSSIER)
def mijn(request: Verzoek) -> HttpResponse:
    """What the client takes part in, in plain words, and saying no or yes to it."""
    klant = open_eigen_dossier(request)
    deelnames = deelnemen.van_klant(klant)
    if request.method != "POST":
        return render(request, "landkaart/experiment_mijn.html", {"klant": klant, "deelnames": deelnames})
    sleutel = request.POST.get("deelname", "")
    bruikbaar = sleutel.isdecimal() and len(sleutel) < 19
    deelname = get_object_or_404(deelnames, pk=int(sleutel) if bruikbaar else 0)
    actie = request.POST.get("actie")
    try:
        if actie in (WEL, NIET):
            deelnemen.kies(deelname=deelname, meedoen=actie == WEL)
        else:
            deelnemen.lees(deelname)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, _("Wij hebben uw keuze bewaard."))
    return redirect("landkaart:mijn_proeven")
