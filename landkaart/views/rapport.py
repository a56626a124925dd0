"""The four-month report: on screen, as PDF, and as a spreadsheet with the same figures (L-30)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from keten import papier
from keten.rechten import openbaar
from keten.rekenblad import WERKBOEKEN
from keten.verzoek import Verzoek
from landkaart import tertaalbestanden, tertaalrapportage
from landkaart.functies import VOORBEHOUD
from landkaart.landelijk import Mijlpaalbeeld
from landkaart.models import Antwoord
from landkaart.tertaalrapportage import FUNCTIES, Tertaal
from landkaart.views.openbaar import toon

_PER_PAGINA = 25


@openbaar
def rapport(request: Verzoek) -> HttpResponse:
    """A report, the present one unless another was asked for."""
    keuzes = tertaalrapportage.lijst()
    gevraagd = request.GET.get("tertaal", "")
    tertaal = next((keuze for keuze in keuzes if keuze.code == gevraagd), keuzes[0])
    inhoud = tertaalrapportage.stel_op(tertaal)
    return toon(
        request,
        "landkaart/kaart_rapport.html",
        {
            "keuzes": keuzes,
            "rapport": inhoud,
            "tertaal": tertaal,
            "pagina": Paginator(inhoud.locaties, _PER_PAGINA).get_page(request.GET.get("pagina")),
            "antwoorden": [(antwoord.value, antwoord.label) for antwoord in reversed(Antwoord)],
            "rijen": [
                (beeld, _aantallen(beeld), inhoud.verschillen[beeld.mijlpaal.pk])
                for beeld in inhoud.mijlpalen
            ],
            "functies": FUNCTIES,
            "kwaliteit": inhoud.kwaliteit,
            "voorbehoud": VOORBEHOUD,
        },
    )


@openbaar
def bestand(request: Verzoek, code: str, soort: str) -> HttpResponse:
    """A report as a file: `pdf`, `xlsx` or `ods`."""
    tertaal: Tertaal | None = next((x for x in tertaalrapportage.lijst() if x.code == code), None)
    if tertaal is None or soort not in ("pdf", *WERKBOEKEN):
        raise Http404
    naam = f"landkaart-{tertaal.code}.{soort}"
    if soort == "pdf":
        return papier.als_bijlage(tertaalbestanden.pdf(tertaal), naam)
    return HttpResponse(
        tertaalbestanden.rekenblad(tertaalrapportage.stel_op(tertaal), soort),
        content_type=WERKBOEKEN[soort],
        headers={
            "Content-Disposition": f'attachment; filename="{naam}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _aantallen(beeld: Mijlpaalbeeld) -> list[tuple[str, int]]:
    return [(str(antwoord.label), beeld.aantallen.get(antwoord.value, 0)) for antwoord in reversed(Antwoord)]
