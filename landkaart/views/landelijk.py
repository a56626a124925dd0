"""The national picture per milestone and phase, open to everybody (L-08, L-29)."""

from django.conf import settings
from django.http import HttpResponse

from keten.rechten import openbaar
from keten.verzoek import Verzoek
from landkaart import figuren
from landkaart.forms.kaart import gekozen_dag
from landkaart.functies import VOORBEHOUD, Functie, meet_kwaliteit
from landkaart.kaartbeeld import Kaartbeeld
from landkaart.landelijk import per_fase, per_mijlpaal, tegenstelling
from landkaart.models import Antwoord, Ijkdatum
from landkaart.views.openbaar import toon, zo_nodig


@openbaar
def landelijk(request: Verzoek) -> HttpResponse:
    """How many locations have which answer, per milestone."""
    beeld = Kaartbeeld(gekozen_dag(request.GET))
    kenmerk = beeld.kenmerk(settings.VERSIE, request.get_full_path(), "HX-Request" in request.headers)
    return zo_nodig(request, kenmerk, lambda: _pagina(request, beeld))


def _pagina(request: Verzoek, beeld: Kaartbeeld) -> HttpResponse:
    sleutels = [locatie.pk for locatie in beeld.locaties]
    beelden = per_mijlpaal(beeld.scores, sleutels, beeld.mijlpalen)
    fasen = per_fase(beelden)
    plannen, uitvoeren = tegenstelling(fasen)
    gemeten = any(beeld.scores.get(sleutel) for sleutel in sleutels)
    return toon(
        request,
        "landkaart/kaart_landelijk.html",
        {
            "beeld": beeld,
            "gemeten": gemeten,
            "figuur": figuren.mijlpalen(beelden) if gemeten else None,
            "rijen": [
                (rij, [(antwoord.value, rij.aantallen[antwoord.value]) for antwoord in reversed(Antwoord)])
                for rij in beelden
            ],
            "antwoorden": [(antwoord.value, antwoord.label) for antwoord in reversed(Antwoord)],
            "fasen": fasen,
            "plannen": plannen,
            "uitvoeren": uitvoeren,
            "ijkdata": [(ijk, (beeld.dag - ijk.dag).days) for ijk in Ijkdatum.objects.all()],
            "functies": [Functie.VOORTGANG, Functie.BEWUSTWORDING],
            "kwaliteit": meet_kwaliteit(beeld.scores, sleutels, beeld.mijlpalen),
            "voorbehoud": VOORBEHOUD,
        },
    )
