"""A client takes back that a question of an employer is about him or her too: alone, or through staff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier, open_eigen_dossier
from werkgevers import vraagwerknemers


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def mijn_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """The client does it in the portal."""
    klant = open_eigen_dossier(request)
    werknemer = get_object_or_404(klant.werkgeversvragen.select_related("vraag"), pk=pk)
    vraagwerknemers.trek_toestemming_in(werknemer=werknemer, door=None)
    messages.success(request, _("U staat niet meer bij deze vraag van een werkgever."))
    return redirect("klanten:mijn_start")


@require_POST
@vereist(Recht.DOSSIER_WIJZIGEN)
def intrekken(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The client told somebody who keeps the dossier."""
    klant = open_dossier(request, klantnummer)
    werknemer = get_object_or_404(klant.werkgeversvragen.select_related("vraag", "klant__locatie"), pk=pk)
    vraagwerknemers.trek_toestemming_in(werknemer=werknemer, door=request.medewerker)
    messages.success(request, f"{klant.naam} staat niet meer bij deze vraag van een werkgever.")
    return redirect("klanten:rond_de_klant", klantnummer)
