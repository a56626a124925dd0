"""Meetings: the agenda of a week, planning, and what becomes of a meeting."""

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten import papier
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Medewerker
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import afspraakbrief, afspraken
from klanten.agenda import week
from klanten.clientbeeld import contact_uiterlijk
from klanten.collegas import collegas
from klanten.forms.afspraken import AfspraakForm, AfzegForm, UitkomstForm, VerzetForm
from klanten.inzage import open_dossier
from klanten.models import Afspraak, Klant
from klanten.vrij import vrije_tijden

_WEEK = datetime.timedelta(days=7)


@vereist(Recht.AFSPRAKEN)
def agenda(request: Verzoek) -> HttpResponse:
    """Show a week of one's own agenda, or of a colleague's at the location."""
    maandag = _maandag(request.GET.get("week", ""))
    mensen = list(collegas(request.locatie, Recht.AFSPRAKEN))
    wie = next((x for x in mensen if str(x.pk) == request.GET.get("medewerker")), request.medewerker)
    context = {
        "wie": wie,
        "eigen": wie == request.medewerker,
        "mensen": mensen,
        "dagen": week(wie, request.locatie, maandag),
        "maandag": maandag,
        "vrijdag": maandag + datetime.timedelta(days=4),
        "week": f"{maandag.isocalendar().year}-W{maandag.isocalendar().week:02}",
        "weeknummer": maandag.isocalendar().week,
        "vorige": _weekadres(maandag - _WEEK, wie, request),
        "volgende": _weekadres(maandag + _WEEK, wie, request),
        "deze_week": _weekadres(vandaag(), wie, request),
        "nu": timezone.now(),
    }
    return render(request, "klanten/agenda.html", context)


@vereist(Recht.AFSPRAKEN)
def plannen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Plan a meeting with a client, on one of the first free moments or another."""
    klant = open_dossier(request, klantnummer)
    wie = _met_wie(request, klant)
    begin = {"medewerker": wie.pk, "dag": request.GET.get("dag"), "tijd": request.GET.get("tijd")}
    initial = {naam: waarde for naam, waarde in begin.items() if waarde}
    form = AfspraakForm(request.POST or None, initial=initial, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        keuze = form.cleaned_data
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(keuze["indiening"], gebruiker=request.medewerker.gebruiker)
            afspraak = afspraken.plan(
                klant=klant,
                begin=form.begin(),
                door=request.medewerker,
                **{naam: keuze[naam] for naam in ("medewerker", "soort", "duur", "plek", "opmerking")},
            )
            messages.success(request, f"Afspraak gepland op {afspraken.moment(afspraak.begin)}.")
            return redirect("klanten:dossier", klantnummer)
    uiterlijk = contact_uiterlijk(klant.beeld)
    return render_formulier(
        request,
        "klanten/afspraak_plannen.html",
        form,
        klant=klant,
        wie=wie,
        gekozen=f"{form['dag'].value()} {form['tijd'].value()}",
        uiterlijk=uiterlijk,
        voorstellen=vrije_tijden(wie, klant, tot=uiterlijk if uiterlijk and uiterlijk > vandaag() else None),
        gepland=klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND).select_related("medewerker__gebruiker"),
    )


@vereist(Recht.AFSPRAKEN)
def afhandelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Move a meeting, call it off, or say whether the client came; the button says which (`actie`)."""
    klant = open_dossier(request, klantnummer)
    gesprekken = klant.afspraken.select_related("klant", "medewerker__gebruiker", "partner", "locatie")
    afspraak = get_object_or_404(gesprekken, pk=pk)
    actie = request.POST.get("actie", "")
    if request.method == "POST" and actie not in _ACTIES:
        raise BadRequest
    verzet = VerzetForm(request.POST if actie == "verzetten" else None, afspraak=afspraak)
    afzeg = AfzegForm(request.POST if actie == "afzeggen" else None)
    uitkomst = UitkomstForm(request.POST if actie == "uitkomst" else None)
    form = {"verzetten": verzet, "afzeggen": afzeg, "uitkomst": uitkomst}.get(actie, verzet)
    if form.is_bound and form.is_valid():
        with meld_fouten_op(form):
            bericht, volgende = _ACTIES[actie](afspraak, form, request.medewerker)
            messages.success(request, bericht)
            return redirect(volgende, klantnummer)
    return render_formulier(
        request,
        "klanten/afspraak.html",
        form,
        klant=klant,
        afspraak=afspraak,
        verzet=verzet,
        afzeg=afzeg,
        uitkomst=uitkomst,
        te_doen=afspraak.stand == Afspraak.Stand.GEPLAND,
        begonnen=afspraak.begin <= timezone.now(),
    )


@vereist(Recht.AFSPRAKEN)
def brief(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The meeting as a letter of the location, whichever partner the employee is of (X-23)."""
    klant = open_dossier(request, klantnummer)
    gepland = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND)
    met = ("klant__contactgegevens", "medewerker__gebruiker", "partner", "locatie")
    afspraak = get_object_or_404(gepland.select_related(*met), pk=pk)
    return papier.als_bijlage(afspraakbrief.maak(afspraak), afspraakbrief.bestandsnaam(afspraak))


def _verzet(afspraak: Afspraak, form: Any, door: Medewerker) -> tuple[str, str]:
    keuze = form.cleaned_data
    afspraak = afspraken.verzet(
        afspraak=afspraak, gezien=keuze["gezien"], begin=form.begin(), duur=keuze["duur"], door=door
    )
    return f"De afspraak is verzet naar {afspraken.moment(afspraak.begin)}.", "klanten:dossier"


def _zeg_af(afspraak: Afspraak, form: Any, door: Medewerker) -> tuple[str, str]:
    afspraken.zeg_af(afspraak=afspraak, reden=form.cleaned_data["reden"], door=door)
    return "De afspraak is afgezegd.", "klanten:dossier"


def _leg_uitkomst_vast(afspraak: Afspraak, form: Any, door: Medewerker) -> tuple[str, str]:
    verschenen = form.cleaned_data["uitkomst"] == Afspraak.Stand.GEWEEST
    afspraken.leg_uitkomst_vast(afspraak=afspraak, verschenen=verschenen, door=door)
    if verschenen:
        return "De afspraak is geweest. Leg nu vast wat er besproken is.", "klanten:contact_nieuw"
    return (
        "Vastgelegd dat de klant niet kwam. Er staat een taak klaar om contact op te nemen.",
        "klanten:dossier",
    )


_ACTIES: dict[str, Callable[[Afspraak, Any, Medewerker], tuple[str, str]]] = {
    "verzetten": _verzet,
    "afzeggen": _zeg_af,
    "uitkomst": _leg_uitkomst_vast,
}


def _met_wie(request: Verzoek, klant: Klant) -> Medewerker:
    """Whose free moments to show: the one asked for, else the contact person, else the one who asks."""
    mensen = collegas(request.locatie, Recht.AFSPRAKEN)
    gevraagd = request.POST.get("medewerker") or request.GET.get("medewerker", "")
    if re.fullmatch(r"[0-9]{1,18}", gevraagd) and (ander := mensen.filter(pk=int(gevraagd)).first()):
        return ander
    vaste = klant.beeld.contactpersoon_id
    return (mensen.filter(pk=vaste).first() if vaste else None) or request.medewerker


def _maandag(tekst: str) -> datetime.date:
    """The Monday of a week as the address has it (2026-W48); of this week when it makes no sense."""
    dag = vandaag()
    if gevonden := re.fullmatch(r"(20[0-9]{2})-W([0-9]{1,2})", tekst):
        with suppress(ValueError):
            dag = datetime.date.fromisocalendar(int(gevonden[1]), int(gevonden[2]), 1)
    return dag - datetime.timedelta(days=dag.weekday())


def _weekadres(dag: datetime.date, wie: Medewerker, request: Verzoek) -> str:
    jaar, nummer, _ = dag.isocalendar()
    van_wie = "" if wie == request.medewerker else f"&medewerker={wie.pk}"
    return f"?week={jaar}-W{nummer:02}{van_wie}"
