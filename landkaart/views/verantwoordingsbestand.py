"""The figures of the own organisation as a file, and who fetched them (X-39)."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart.forms.verantwoorden import BestandForm
from landkaart.models import Verantwoordingsbestand
from landkaart.verantwoorden import bestanden, perioden
from landkaart.verantwoorden.bevoegd import eigen_partner
from landkaart.verantwoorden.partnercijfers import KOLOMMEN


@vereist(Recht.VERANTWOORDEN)
def ophalen(request: Verzoek) -> HttpResponseBase:
    """Fetch a file over a period; the page says what stands in it, and who fetched one before."""
    partner = eigen_partner(request.medewerker, request.locatie)
    form = BestandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            return _bestand(request, form)
    eerder = Verantwoordingsbestand.objects.filter(locatie=request.locatie, partner=partner)
    pagina = blad(eerder.select_related("door__gebruiker"), request.GET, sorteringen={}, standaard="-op")
    pagina_: HttpResponse = render_formulier(
        request,
        "landkaart/verantwoorden_bestand.html",
        form,
        partner=partner,
        kolommen=KOLOMMEN,
        pagina=pagina,
    )
    return pagina_


def _bestand(request: Verzoek, form: BestandForm) -> HttpResponseBase:
    periode = perioden.vind(form.cleaned_data["periode"])
    assert periode is not None  # the form takes no other
    formaat = form.cleaned_data["formaat"]
    partner, rijen = bestanden.haal_op(
        locatie=request.locatie, periode=periode, formaat=formaat, door=request.medewerker
    )
    naam = f"verantwoording-{partner.code}-{periode.code}"
    return rekenblad.antwoord(naam, [kop for kop, _ in KOLOMMEN], rijen, formaat=formaat)
