"""Samples with how they were drawn, and the table of what checks can find."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from handhaving.controles import dekking, steekproeven
from handhaving.controles.instellingen import OMVANG
from handhaving.models import Steekproef
from handhaving.risico import instellingen as sturing
from keten import instellingen
from keten.bladeren import blad
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek


@vereist(Recht.RISICO)
def lijst(request: Verzoek) -> HttpResponse:
    """The drawings of the location; the lot draws by itself, nobody chooses."""
    rijen = Steekproef.objects.filter(locatie=request.locatie).select_related("soort").defer("uit")
    context = {
        "pagina": blad(rijen, request.GET, sorteringen={"maand": "maand"}, standaard="-maand"),
        "aan": instellingen.waarde(sturing.STEEKPROEF, request.locatie),
        "omvang": instellingen.waarde(OMVANG, request.locatie),
    }
    return render(request, "handhaving/steekproeven.html", context)


@vereist(Recht.RISICO)
def steekproef(request: Verzoek, pk: int) -> HttpResponse:
    """One drawing, drawn again to show that it gives the same clients; no names."""
    trekking = get_object_or_404(
        Steekproef.objects.filter(locatie=request.locatie).select_related("soort"), pk=pk
    )
    gelijk = steekproeven.trek_opnieuw(trekking) == trekking.getrokken
    tellingen = [
        (str(label), trekking.controles.filter(stand=code).count())
        for code, label in trekking.controles.model.Stand.choices
    ]
    context = {"steekproef": trekking, "gelijk": gelijk, "tellingen": tellingen}
    return render(request, "handhaving/steekproef.html", context)


@vereist(Recht.RISICO)
def middelen(request: Verzoek) -> HttpResponse:
    """Means of checking against forms of fraud, with the share that no means finds (H-20, H-34)."""
    return render(request, "handhaving/controlemiddelen.html", {"tabel": dekking.tabel()})
