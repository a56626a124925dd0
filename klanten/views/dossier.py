"""The dossier itself: overview, timeline, who looked, and what changed."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from klanten import kijkers
from klanten import tijdlijn as verloop
from klanten import wijzigingen as geschiedenis
from klanten.dossierkop import processtappen
from klanten.forms.tijdlijn import TijdlijnFilter
from klanten.inzage import open_dossier
from klanten.models import Afspraak

_LAATSTE = 5
_PER_PAGINA = 25
# "Everything on one page" is for paper; a dossier with more lines than this is read in parts after all.
_OP_PAPIER = 2000


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Where the client stands, what comes next, and who is there for the client."""
    klant = open_dossier(request, klantnummer)
    komend = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, einde__gte=timezone.now())
    gegevens = {
        "klant": klant,
        "stappen": processtappen(request, klant),
        "gebeurtenissen": verloop.lees(klant, rechten=request.rechten)[:_LAATSTE],
        "taken": klant.taken.open().leesbaar(request.rechten).select_related("voor__gebruiker")[:_LAATSTE],
        "afspraken": komend.select_related("medewerker__gebruiker", "partner")[:_LAATSTE],
    }
    return render(request, "klanten/dossier.html", gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def tijdlijn(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Everything that happened, over all partners (K-03)."""
    klant = open_dossier(request, klantnummer)
    filter_ = TijdlijnFilter(request.GET, klant=klant)
    alles = "alles" in request.GET
    lijst = filter_.pas_toe(verloop.lees(klant, rechten=request.rechten))
    pagina = Paginator(lijst, _OP_PAPIER if alles else _PER_PAGINA).get_page(request.GET.get("pagina"))
    op_papier = adres_met(request, alles="ja", pagina="")
    gegevens = {"klant": klant, "filter": filter_, "pagina": pagina, "op_papier": op_papier}
    return render(request, "klanten/tijdlijn.html", gegevens)


@vereist(Recht.DOSSIER_INZIEN)
def inzage(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Who looked into this dossier, when and why (X-16)."""
    klant = open_dossier(request, klantnummer)
    gekeken = kijkers.per_dag(klant, voluit=Recht.HANDHAVEN in request.rechten)
    pagina = Paginator(gekeken, _PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = [kijkers.in_woorden(rij) for rij in pagina.object_list]
    return render(request, "klanten/inzage.html", {"klant": klant, "pagina": pagina, "kijkers": rijen})


@vereist(Recht.DOSSIER_INZIEN)
def wijzigingen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """What was changed in this dossier, by whom: what it was and what it became."""
    klant = open_dossier(request, klantnummer)
    pagina = Paginator(geschiedenis.van(klant, rechten=request.rechten), _PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    rijen = geschiedenis.in_woorden(pagina.object_list, klant=klant, rechten=request.rechten)
    return render(
        request, "klanten/wijzigingen.html", {"klant": klant, "pagina": pagina, "wijzigingen": rijen}
    )
