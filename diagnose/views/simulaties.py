"""What came out of trying a rule: numbers for everybody who may see rules, names for who may see dossiers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from diagnose.models import Simulatie
from diagnose.regels import bewerken, simuleren, uitkomst
from diagnose.regels.tekst import in_woorden, vaste_feiten
from keten.rechten import Recht, vereist
from keten.regels.valideren import OngeldigeBoom
from keten.verzoek import Verzoek
from klanten.dossierkop import dossieradres

_PER_PAGINA = 50
_EERDERE = 5
"""How many earlier simulations stand beside this one."""


@vereist(Recht.REGELS_ZIEN)
def resultaat(request: Verzoek, pk: int) -> HttpResponse:
    """The numbers of a simulation, or how far it is, beside earlier ones of the same rule."""
    simulatie = _simulatie(request, pk)
    alles = Recht.CASELOAD in request.rechten
    feiten = vaste_feiten(simulatie.regelset.over)
    klaar = simulatie.stand == Simulatie.Stand.KLAAR
    van_toen, van_nu = simuleren.feiten_op(simulatie) if klaar else ([], [])
    eerdere = [(s, uitkomst.lees(s, alles=alles)) for s in simuleren.eerdere(simulatie)[:_EERDERE]]
    return render(
        request,
        "diagnose/simulatie.html",
        {
            "simulatie": simulatie,
            "uitkomst": uitkomst.lees(simulatie, alles=alles) if klaar else None,
            "tekst": in_woorden(simulatie.boom, feiten),
            "verleden": simulatie.op < simulatie.gemaakt_op.date(),
            "van_toen": van_toen,
            "van_nu": van_nu,
            "eerdere": eerdere,
            "mag_lijst": alles,
            "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
        },
    )


@vereist(Recht.REGELS_ZIEN)
def stand(request: Verzoek, pk: int) -> HttpResponse:
    """How far a simulation in the background is, to put on its page; it asks again until it is ready."""
    return render(request, "diagnose/_simulatiestand.html", {"simulatie": _simulatie(request, pk)})


@vereist(Recht.CASELOAD)
def klanten_erbij(request: Verzoek, pk: int) -> HttpResponse:
    """Who would meet the tried rule and does not meet the present one."""
    return _klanten(request, pk, erbij=True)


@vereist(Recht.CASELOAD)
def klanten_eraf(request: Verzoek, pk: int) -> HttpResponse:
    """Who meets the present rule and would not meet the tried one."""
    return _klanten(request, pk, erbij=False)


def _klanten(request: Verzoek, pk: int, *, erbij: bool) -> HttpResponse:
    """Clients whom the tried rule judges otherwise, worked out anew on the day of the simulation."""
    simulatie = _simulatie(request, pk)
    if simulatie.stand != Simulatie.Stand.KLAAR:
        raise Http404
    try:
        geraakt = simuleren.wie_verandert(simulatie, erbij=erbij).order_by("zoeknaam", "pk")
    except OngeldigeBoom:
        messages.warning(request, "Deze regel vraagt iets dat weg is. Daarom is er geen lijst meer.")
        return redirect("diagnose:simulatie", pk)
    pagina = Paginator(geraakt, _PER_PAGINA).get_page(request.GET.get("pagina"))
    niet, wel = uitkomst.woorden(simulatie.regelset.soort)
    return render(
        request,
        "diagnose/simulatie_klanten.html",
        {
            "simulatie": simulatie,
            "van": niet if erbij else wel,
            "naar": wel if erbij else niet,
            "pagina": pagina,
            "rijen": [(klant, dossieradres("klanten:dossier", klant.klantnummer)) for klant in pagina],
        },
    )


def _simulaties(request: Verzoek) -> QuerySet[Simulatie]:
    """The simulations of this location that everybody who sees rules may see."""
    sets = bewerken.regelsets_van(request.locatie).order_by().values("pk")
    namen = ("regelset__locatie", "regelset__regio", "concept", "vergeleken_met", "gemaakt_door__gebruiker")
    hier = Simulatie.objects.filter(locatie=request.locatie, regelset__in=sets)
    return hier.select_related("locatie", *namen)


def _simulatie(request: Verzoek, pk: int) -> Simulatie:
    return get_object_or_404(_simulaties(request), pk=pk)
