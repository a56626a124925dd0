"""Figures about clients on their way through the chain, each with the list behind it for who may see it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from keten.instellingen import waarden
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import regimecijfers, tijdigheid, uitstroomcijfers, volledigheid, wettelijketaken
from klanten.forms.volgen import TaakFilter, UitstroomFilter
from klanten.instellingen_volgen import DUURZAAM
from klanten.kwartalen import Kwartaal

_PER_PAGINA = 25


@vereist(Recht.CIJFERS)
def volledig(request: Verzoek) -> HttpResponse:
    """How many dossiers are complete, what the others lack, and who was served in time (K-12, K-47)."""
    context = {
        "stand": tijdigheid.stand(request.locatie),
        "kwartalen": tijdigheid.per_kwartaal(request.locatie, op=vandaag()),
        "binnen": waarden(request.locatie)[volledigheid.BINNEN],
        "lijst": _adres(request, "klanten:caseload", "?bereik=locatie&gegevens="),
    }
    return render(request, "klanten/cijfers_volledig.html", context)


@vereist(Recht.CIJFERS)
def regimes(request: Verzoek) -> HttpResponse:
    """Concurrence and transition, per quarter (K-22)."""
    context = {
        "cijfers": regimecijfers.per_kwartaal(request.locatie),
        "soorten": regimecijfers.SOORTEN,
        "uitleg": [(regimecijfers.SOORTEN[code], zin) for code, zin in regimecijfers.UITLEG.items()],
        "lijst": _adres(request, "klanten:regimes_lijst", "?"),
    }
    return render(request, "klanten/cijfers_regimes.html", context)


@vereist(Recht.CASELOAD)
def regimes_lijst(request: Verzoek) -> HttpResponse:
    """The clients behind a number of concurrence or transition."""
    soort, kwartaal = request.GET.get("soort", ""), Kwartaal.lees(request.GET.get("kwartaal", ""))
    if soort not in regimecijfers.SOORTEN or kwartaal is None:
        raise Http404
    beelden = regimecijfers.klanten_achter(request.locatie, soort, kwartaal)
    namen = ("klant", "contactpersoon__gebruiker")
    pagina = Paginator(beelden.select_related(*namen), _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"wat": regimecijfers.SOORTEN[soort], "kwartaal": kwartaal, "pagina": pagina}
    return render(request, "klanten/regimes_lijst.html", context)


@vereist(Recht.CIJFERS)
def uitstroom(request: Verzoek) -> HttpResponse:
    """Where clients went in a period, and how many are still at work (K-88)."""
    gekozen = uitstroomcijfers.periode(request.GET.get("periode", ""))
    rijen = uitstroomcijfers.per_soort(request.locatie, gekozen)
    voorkomen, van = uitstroomcijfers.preventie(request.locatie, gekozen)
    gemeten = sum(rij.werkt + rij.gestopt for rij in rijen)
    context = {
        "periode": gekozen,
        "perioden": [
            (punt.naam.capitalize(), f"?periode={punt.code}", punt == gekozen)
            for punt in uitstroomcijfers.perioden()
        ],
        "rijen": rijen,
        "totaal": sum(rij.aantal for rij in rijen),
        "gemeten": gemeten,
        "duurzaam": uitstroomcijfers.deel(sum(rij.werkt for rij in rijen), gemeten),
        "maanden": waarden(request.locatie)[DUURZAAM],
        "voorkomen": voorkomen,
        "preventie": uitstroomcijfers.deel(voorkomen, van),
        "preventie_uitleg": uitstroomcijfers.PREVENTIE,
        "lijst": _adres(request, "klanten:uitstroom_lijst", f"?periode={gekozen.code}"),
    }
    return render(request, "klanten/cijfers_uitstroom.html", context)


@vereist(Recht.CASELOAD)
def uitstroom_lijst(request: Verzoek) -> HttpResponse:
    """The clients who left, with where to and whether it lasts."""
    filter_ = UitstroomFilter.gekozen(request.GET)
    gekozen = uitstroomcijfers.periode(filter_.initial.get("periode", ""))
    rijen = uitstroomcijfers.in_periode(
        request.locatie,
        gekozen,
        soort=filter_.initial.get("soort", ""),
        duurzaam=filter_.initial.get("duurzaam", ""),
    )
    pagina = Paginator(rijen.select_related("klant"), _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "filter": filter_,
        "gefilterd": bool({"soort", "duurzaam"} & set(filter_.initial)),
        "periode": gekozen,
        "pagina": pagina,
    }
    return render(request, "klanten/uitstroom_lijst.html", context)


@vereist(Recht.CIJFERS)
def taken(request: Verzoek) -> HttpResponse:
    """The five statutory tasks, and which organisations performed them (K-39)."""
    filter_ = TaakFilter.gekozen(request.GET, locatie=request.locatie)
    gekozen = uitstroomcijfers.periode(filter_.initial.get("periode", ""))
    cijfers = wettelijketaken.cijfers(
        request.locatie,
        van=gekozen.van,
        tot=gekozen.tot,
        taak=filter_.initial.get("taak", ""),
        partner=filter_.initial.get("partner"),
    )
    context = {
        "filter": filter_,
        "gefilterd": bool(filter_.initial),
        "periode": gekozen,
        "cijfers": cijfers,
        "meeste": max((cijfer.klanten or 0 for cijfer in cijfers), default=0) or 1,
    }
    return render(request, "klanten/cijfers_taken.html", context)


def _adres(request: Verzoek, urlnaam: str, vraag: str) -> str:
    """The list behind a number, for those who may see who is in it; empty for all others."""
    return f"{reverse(urlnaam)}{vraag}" if Recht.CASELOAD in request.rechten else ""
