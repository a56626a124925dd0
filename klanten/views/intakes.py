"""Who did which intake: alone, in duo with another organisation, or the client online (K-35, K-37)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.intakes import IntakesFilter
from klanten.models import Intakegesprek

_PER_PAGINA = 25


@vereist(Recht.CASELOAD)
def lijst(request: Verzoek) -> HttpResponse:
    """The intakes of the location, newest first."""
    filter_ = IntakesFilter(request.GET)
    gesprekken = Intakegesprek.objects.filter(klant__locatie=request.locatie).select_related(
        "klant", "medewerker__gebruiker", "partner", "tweede__gebruiker", "tweede_partner"
    )
    pagina = Paginator(filter_.pas_toe(gesprekken).order_by("-op", "-pk"), _PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    gefilterd = any(request.GET.get(naam) for naam in filter_.fields)
    return render(
        request, "klanten/intakes.html", {"pagina": pagina, "filter": filter_, "gefilterd": gefilterd}
    )
