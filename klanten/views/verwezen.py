"""The pages of people at outside partners: who was referred to them, and their reports (X-13)."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import zoekterm
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.getallen import sleutel
from keten.models import Gebruiker, Partneraccount
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import verwezen_delen, voortgang
from klanten.bestanden import als_bijlage
from klanten.forms.partnerverwijzen import VerslagForm
from klanten.inzage import open_verwezen_dossier
from klanten.models import Document, Partnerverwijzing, Voortgangsverslag

_SORTERINGEN = {"naam": "klant__zoeknaam", "verslag": "verslag_voor", "tot": "tot"}
_PER_PAGINA = 10


@vereist(Recht.VERWEZEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The clients who are referred to this person's organisation today; a search comes by POST."""
    if request.method == "POST":
        term = request.POST.get("zoek", "").strip()[:100]
        zoek = f"?z={zoekterm.bewaar(request, term)}" if term else ""
        return redirect(reverse("klanten:verwezen") + zoek)
    term = zoekterm.lees(request, request.GET.get("z", ""))
    wie = _gebruiker(request)
    rijen = Partnerverwijzing.objects.zichtbaar_voor(wie).select_related("klant")
    for woord in zoekterm.normaliseer(term).split():
        rijen = rijen.filter(klant__zoeknaam__contains=woord)
    gegevens = {
        "pagina": blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="verslag_voor"),
        "term": term,
        "vandaag": vandaag(),
        "account": Partneraccount.objects.filter(gebruiker=wie).select_related("partner").first(),
    }
    return render(request, "klanten/extern/lijst.html", gegevens)


@vereist(Recht.VERWEZEN)
def klant(request: Verzoek, pk: int) -> HttpResponse:
    """The shared parts of one client, the reports so far, and the form for the next one."""
    verwijzing = open_verwezen_dossier(request, pk)
    verbetert = _te_verbeteren(request, verwijzing)
    form = VerslagForm(request.POST or None, request.FILES or None, verbetert=verbetert)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            verslag = voortgang.meld(
                verwijzing=verwijzing, gebruiker=_gebruiker(request), verbetert=verbetert, **form.waarden()
            )
            messages.success(request, "Uw verslag is verstuurd. De contactpersoon leest het.")
            klaar = verslag.soort == Voortgangsverslag.Soort.AFGEROND and verbetert is None
            return redirect("klanten:verwezen") if klaar else redirect("klanten:verwezen_klant", pk)
    verslagen = verwijzing.verslagen.select_related(
        "door__gebruiker", "document", "verbeterd_door", "verbetert"
    )
    gegevens = {
        "verwijzing": verwijzing,
        "klant": verwijzing.klant,
        "gedeeld": verwezen_delen.van(verwijzing),
        "pagina": Paginator(verslagen, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "verbetert": verbetert,
        "te_laat": verwijzing.verslag_voor < vandaag(),
    }
    return render_formulier(request, "klanten/extern/klant.html", form, **gegevens)


@vereist(Recht.VERWEZEN)
def document(request: Verzoek, pk: int, document: uuid.UUID) -> HttpResponseBase:
    """Hand over the cv, when it is shared, or a document of an own report."""
    verwijzing = open_verwezen_dossier(request, pk)
    eigen = verwijzing.verslagen.filter(document=document).values("document")
    mag = set(Document.objects.filter(pk__in=eigen, ingetrokken_op=None))
    if Partnerverwijzing.Deel.WERKMAP in verwijzing.delen and (cv := verwezen_delen.cv(verwijzing.klant)):
        mag.add(cv)
    gevonden = next((een for een in mag if een.pk == document), None)
    if gevonden is None:
        raise Http404
    return als_bijlage(gevonden)


def _gebruiker(request: Verzoek) -> Gebruiker:
    assert request.user.is_authenticated  # the right that the view names asks for an account
    return request.user


def _te_verbeteren(request: Verzoek, verwijzing: Partnerverwijzing) -> Voortgangsverslag | None:
    nummer = request.GET.get("verbetert", "")
    if not nummer:
        return None
    nog_niet = verwijzing.verslagen.filter(verbeterd_door=None)
    return get_object_or_404(nog_niet, pk=sleutel(nummer))
