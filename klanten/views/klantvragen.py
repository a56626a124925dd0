"""The contact centre: the questions that wait, a new one, and the answer."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import klantvragen
from klanten.forms.klantvragen import AntwoordForm, KlantvraagForm, VragenFilter
from klanten.inzage import open_dossier
from klanten.models import Klantvraag

_SORTERINGEN = {"klant": "klant__zoeknaam", "gesteld": "gesteld_op", "uiterlijk": "vervalt_op"}


@vereist(Recht.KLANTVRAAG)
def lijst(request: Verzoek) -> HttpResponse:
    """The questions at the location, what must be answered first on top."""
    filter_ = VragenFilter(request.GET)
    rijen = klantvragen.van_locatie(request.locatie)
    if filter_.is_valid():
        rijen = _kies(rijen, **filter_.cleaned_data)
    context = {
        "filter": filter_,
        "gefilterd": any(request.GET.get(naam) for naam in filter_.fields),
        "tellers": klantvragen.tel(request.locatie),
        "pagina": blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="vervalt_op"),
        "nu": timezone.now(),
    }
    return render(request, "klanten/klantvragen.html", context)


@vereist(Recht.KLANTVRAAG)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a question of a client, with the answer or to be passed on (X-22)."""
    klant = open_dossier(request, klantnummer)
    form = KlantvraagForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            vraag = klantvragen.neem_aan(klant=klant, door=request.medewerker, **form.vraagwaarden())
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _vastgelegd(vraag))
            return redirect("klanten:contacten", klantnummer)
    open_vragen = klant.klantvragen.open().order_by("vervalt_op")[:5]
    return render_formulier(
        request, "klanten/klantvraag_nieuw.html", form, klant=klant, open_vragen=open_vragen
    )


@vereist(Recht.DOSSIER_INZIEN)
def antwoorden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Read a question, and answer it when nobody has yet."""
    klant = open_dossier(request, klantnummer)
    vragen = klant.klantvragen.select_related(
        "aangenomen_door__gebruiker", "partner", "beantwoord_door__gebruiker"
    )
    vraag = get_object_or_404(vragen, pk=pk)
    if request.method == "POST" and Recht.CONTACT not in request.rechten:
        raise RechtOntbreekt("Uw rol mag wel meelezen, maar geen vragen beantwoorden.")
    form = AntwoordForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            klantvragen.beantwoord(vraag=vraag, door=request.medewerker, **form.waarden())
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "Het antwoord staat in het dossier. De taak is gedaan.")
            return redirect("klanten:contacten", klantnummer)
    mag = Recht.CONTACT in request.rechten and vraag.stand == Klantvraag.Stand.DOORGEZET
    return render_formulier(
        request, "klanten/klantvraag.html", form, klant=klant, vraag=vraag, mag=mag, nu=timezone.now()
    )


def _kies(rijen: QuerySet[Klantvraag], *, stand: str, kanaal: str) -> QuerySet[Klantvraag]:
    if kanaal:
        rijen = rijen.filter(kanaal=kanaal)
    if stand == "beantwoord":
        return rijen.filter(stand=Klantvraag.Stand.BEANTWOORD)
    if stand == "alle":
        return rijen
    rijen = rijen.filter(stand=Klantvraag.Stand.DOORGEZET)
    return rijen.filter(vervalt_op__lt=timezone.now()) if stand == "te_laat" else rijen


def _vastgelegd(vraag: Klantvraag) -> str:
    if vraag.stand == Klantvraag.Stand.BEANTWOORD:
        return "De vraag en uw antwoord staan in het dossier."
    uiterlijk = timezone.localtime(vraag.vervalt_op)
    return f"De vraag is doorgezet. De klant moet antwoord hebben op {uiterlijk:%d-%m-%Y}."
