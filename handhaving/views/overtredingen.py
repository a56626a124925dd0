"""Breaches: the list of the location, those of one client, recording one, and the course of one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from handhaving.forms.maatregelen import OvertredingenFilter, OvertredingForm, TerugForm
from handhaving.maatregelen import bevoegd, lijst, vastleggen
from handhaving.maatregelen.verloop import verloop
from handhaving.models import Overtreding, Overtredingsoort, Voorstel
from handhaving.models.overtreding import OVERGANGEN
from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast, open_dossier
from klanten.models import Doel, Klant


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def overtredingen(request: Verzoek) -> HttpResponse:
    """The breaches of the location, and which of them wait for me."""
    rijen, filter_, vraag = _gekozen(request)
    pagina = blad(rijen, request.GET, sorteringen=lijst.SORTERINGEN, standaard="-vastgelegd_op")
    context = {"filter": filter_, "gefilterd": bool(vraag), "pagina": pagina, "vraag": urlencode(vraag)}
    return render(request, "handhaving/overtredingen.html", context)


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, without names; for each client on it the look is recorded."""
    rijen, _filter, _vraag = _gekozen(request)
    antwoord = rekenblad.antwoord(
        "overtredingen",
        lijst.KOPPEN,
        lijst.als_rijen(rijen.order_by("-vastgelegd_op")),
        formaat=request.GET.get("formaat", ""),
    )
    leg_lijst_vast(
        lijst.beelden(rijen),
        door=request.medewerker,
        onderdeel="overtredingen als rekenblad",
        doel=Doel.CONTROLE,
    )
    return antwoord


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def van_klant(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The breaches of one client."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    rijen = klant.overtredingen.met_namen()
    return render(request, "handhaving/klant_overtredingen.html", {"klant": klant, "overtredingen": rijen})


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Record a breach; the guidance for each kind stands beside the form (H-47)."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    begin = {grond: request.GET.get(grond) for grond in ("signaal", "controle")}
    form = OvertredingForm(request.POST or None, klant=klant, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            overtreding = vastleggen.leg_vast(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De overtreding is vastgelegd. Er volgt niets vanzelf.")
            return redirect("handhaving:overtreding", klantnummer, overtreding.pk)
    return render_formulier(
        request,
        "handhaving/overtreding_nieuw.html",
        form,
        klant=klant,
        soorten=Overtredingsoort.objects.all(),
    )


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def overtreding(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The course of one breach: what happened, what was proposed, said and decided, and what comes next."""
    klant, zaak = vind(request, klantnummer, pk)
    voorstellen = list(zaak.voorstellen.met_alles())
    lopend = next((v for v in voorstellen if v.vervallen_op is None), None)
    context = {
        "klant": klant,
        "zaak": zaak,
        "voorstel": lopend,
        "eerdere": [v for v in voorstellen if v is not lopend],
        "stappen": verloop(zaak),
        **_wat_kan(zaak, lopend, request),
        **_wat_gezegd_is(lopend),
    }
    return render(request, "handhaving/overtreding.html", context)


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def terug(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Other facts, or no breach after all: nothing may follow from what is not so."""
    klant, zaak = vind(request, klantnummer, pk)
    form = TerugForm(request.POST or None, overtreding=zaak)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _breng_terug(zaak, form, request))
            return redirect("handhaving:overtreding", klantnummer, pk)
    return render_formulier(request, "handhaving/overtreding_terug.html", form, klant=klant, zaak=zaak)


def _breng_terug(zaak: Overtreding, form: TerugForm, request: Verzoek) -> str:
    reden = form.cleaned_data["reden"]
    if form.cleaned_data["stap"] == TerugForm.WIJZIG:
        vastleggen.wijzig_feiten(overtreding=zaak, reden=reden, door=request.medewerker)
        return "Het voorstel is vervallen. Stel opnieuw voor als dat nog nodig is."
    vastleggen.trek_in(overtreding=zaak, reden=reden, door=request.medewerker)
    return "De overtreding is ingetrokken. Er volgt niets."


def _gekozen(request: Verzoek) -> tuple[QuerySet[Overtreding], OvertredingenFilter, dict[str, Any]]:
    filter_ = OvertredingenFilter.gekozen(request.GET)
    vraag: dict[str, Any] = dict(filter_.initial)
    return lijst.kies(request.locatie, vraag, request.medewerker), filter_, vraag


def _wat_kan(zaak: Overtreding, voorstel: Voorstel | None, request: Verzoek) -> dict[str, Any]:
    """For each step that the state allows: whether this person may take it, and if not, why."""
    kan, waarom_niet = set(), {}
    for stap, overgang in OVERGANGEN.items():
        if zaak.stand not in overgang.van:
            continue
        if reden := bevoegd.waarom_niet(stap, zaak, voorstel, request.medewerker):
            waarom_niet[stap] = reden
        else:
            kan.add(stap)
    return {"kan": kan, "waarom_niet": waarom_niet}


def _wat_gezegd_is(voorstel: Voorstel | None) -> dict[str, Any]:
    """What was said and tried about the proposal that counts, and the objection against its decision."""
    if voorstel is None:
        return {"horingen": [], "pogingen": [], "bezwaar": None}
    besluit = getattr(voorstel, "besluit", None)
    bezwaren = besluit.bezwaren.exclude(stand="ingetrokken") if besluit else None
    return {
        "horingen": voorstel.horingen.select_related("door__gebruiker"),
        "pogingen": voorstel.pogingen.select_related("door__gebruiker"),
        "bezwaar": bezwaren.select_related("behandeld_door__gebruiker").first() if bezwaren else None,
    }


def vind(request: Verzoek, klantnummer: int, pk: int) -> tuple[Klant, Overtreding]:
    """A client at the employee's location, through the door, and one of the client's breaches."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    return klant, get_object_or_404(klant.overtredingen.met_namen(), pk=pk)
