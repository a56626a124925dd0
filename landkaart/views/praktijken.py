"""Practices for everybody: the list, one practice, the fiches and the white spots (L-45, L-46, L-48)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from keten.models import Locatie
from keten.rechten import Recht, openbaar
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import beoordelen, praktijken
from landkaart.forms.praktijken import PraktijkFilter
from landkaart.models import OnderzochtePraktijk, Praktijk, Thema
from landkaart.views.openbaar import toon

_PER_PAGINA = 20
_VLEKKEN_PER_PAGINA = 40
_EERSTE_FICHE, _LAATSTE_FICHE = 1, 31
SORTERINGEN = {
    "naam": ("naam", "pk"),
    "plaats": ("plaats", "naam", "pk"),
    "overgenomen": ("overgenomen", "naam", "pk"),
}


@openbaar
def lijst(request: Verzoek) -> HttpResponse:
    """All practices, with filters."""
    filter = PraktijkFilter(request.GET)
    papier = request.GET.get("papier") == "ook"
    alle = filter.pas_toe(praktijken.lijst(medewerker=request.medewerker_of_niets, papier=papier))
    sorteer = request.GET.get("sorteer", "")
    rijen = alle.order_by(*_volgorde(sorteer))
    return toon(
        request,
        "landkaart/praktijken.html",
        {
            "filter": filter,
            "pagina": Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina")),
            "sortering": sorteer,
            "schrijft": Recht.KENNIS in request.rechten,
        },
    )


@openbaar
def praktijk(request: Verzoek, pk: int) -> HttpResponse:
    """One practice: what was done, what it gave, how far it is, who adopted it."""
    deze = get_object_or_404(
        Praktijk.objects.select_related("oordeel_van").prefetch_related("themas", "mijlpalen", "locaties"),
        pk=pk,
    )
    medewerker = request.medewerker_of_niets
    if medewerker is None and deze.stap == Praktijk.Stap.GEIDENTIFICEERD:
        raise Http404
    context = {
        "praktijk": deze,
        "stappen": _stappen(deze),
        "overnames": deze.overnames.lopend().select_related("locatie"),
        "knelpunten": deze.oplossingen.select_related("knelpunt"),
        "schrijft": Recht.KENNIS in request.rechten,
    }
    if medewerker is not None and Recht.KENNIS in request.rechten:
        context |= {
            "mag_wijzigen": praktijken.mag_wijzigen(deze, medewerker),
            "eigen": deze.locaties.filter(pk=request.locatie.pk).exists(),
            "onze_overname": deze.overnames.lopend().filter(locatie=request.locatie).first(),
            "experimenten": deze.experimenten.select_related("locatie"),
            "mag_proberen": Recht.EXPERIMENTEN in request.rechten,
            "beoordelingen": beoordelen.laatste(deze)
            .select_related("expert__gebruiker", "expert__partner", "expertgroep")
            .prefetch_related("antwoorden"),
            "mag_beoordelen": Recht.PRAKTIJK_BEOORDELEN in request.rechten
            and beoordelen.groepen_voor(deze, medewerker).exists(),
        }
    return toon(request, "landkaart/praktijk.html", context)


@openbaar
def fiches(request: Verzoek) -> HttpResponse:
    """The numbered fiches of 2005 with the number that does not exist, and what was researched."""
    bekend = {
        fiche.nummer: fiche
        for fiche in Praktijk.objects.filter(nummer__isnull=False).prefetch_related("themas")
    }
    nummers = range(_EERSTE_FICHE, _LAATSTE_FICHE + 1)
    return toon(
        request,
        "landkaart/fiches.html",
        {
            "fiches": [(f"{nummer:03}", bekend.get(nummer)) for nummer in nummers],
            "onderzocht": OnderzochtePraktijk.objects.select_related("praktijk"),
        },
    )


@openbaar
def witte_vlekken(request: Verzoek) -> HttpResponse:
    """Which locations have no practice on a theme."""
    themas = list(Thema.objects.all())
    locaties = Locatie.objects.geldig_op(vandaag()).order_by("naam", "pk")
    pagina = Paginator(locaties, _VLEKKEN_PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = praktijken.witte_vlekken(pagina.object_list, themas)
    return toon(request, "landkaart/witte_vlekken.html", {"themas": themas, "rijen": rijen, "pagina": pagina})


def _volgorde(sorteer: str) -> list[str]:
    af = sorteer.startswith("-")
    velden = SORTERINGEN.get(sorteer.removeprefix("-"), SORTERINGEN["naam"])
    return [f"-{velden[0]}" if af else velden[0], *velden[1:]]


def _stappen(praktijk: Praktijk) -> list[tuple[str, str, object]]:
    """The four steps with how far this one is, and the day on which each was taken."""
    namen = list(Praktijk.Stap)
    hier = namen.index(Praktijk.Stap(praktijk.stap))
    return [
        (str(stap.label).capitalize(), "klaar" if nummer <= hier else "komt", getattr(praktijk, f"{stap}_op"))
        for nummer, stap in enumerate(namen)
    ]
