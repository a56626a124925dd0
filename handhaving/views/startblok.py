"""What waits at a location, on the start page of who handles signals and does checks."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handhaving.controles import lijst as controles
from handhaving.models import Controle, Overtreding
from handhaving.signalen import lijst as signalen
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.views.blokken import blok_basis


@vereist(Recht.HANDHAVEN)
def blok(request: Verzoek) -> HttpResponse:
    """How many signals, checks and hearings wait; each number leads to its list."""
    wacht = signalen.tel(request.locatie)
    gepland = controles.tel(request.locatie)
    te_horen = Overtreding.objects.van_locatie(request.locatie).filter(stand=Overtreding.Stand.HOREN).count()
    op_tijd = {"stand": Controle.Stand.GEPLAND.value, "sorteer": "termijn"}
    tellers = [
        ("Open signalen", wacht[signalen.OPEN], _adres("signalen", stand=signalen.OPEN), "neutraal"),
        ("Signalen te laat", *_laat(wacht[signalen.TE_LAAT], "signalen", stand=signalen.TE_LAAT)),
        (
            "Controles deze week",
            gepland[controles.WEEK],
            _adres("controles", wiens=controles.WEEK, **op_tijd),
            "neutraal",
        ),
        ("Controles te laat", *_laat(gepland[controles.LAAT], "controles", wiens=controles.LAAT)),
        (
            "Klant wordt gehoord",
            te_horen,
            _adres("overtredingen", stand=Overtreding.Stand.HOREN.value),
            "neutraal",
        ),
    ]
    context = {"tellers": tellers, **blok_basis(request)}
    return render(request, "handhaving/_start.html", context)


def _laat(aantal: int, pagina: str, **vraag: str) -> tuple[int, str, str]:
    return aantal, _adres(pagina, **vraag), "fout" if aantal else "neutraal"


def _adres(pagina: str, **vraag: str) -> str:
    return f"{reverse(f'handhaving:{pagina}')}?{urlencode(vraag)}"
