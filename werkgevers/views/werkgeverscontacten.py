"""Planning and keeping contacts with employers; the list of a location."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import contact_leggen, contact_plannen
from werkgevers.aanspreekpunt import kandidaten
from werkgevers.contact_plannen import DubbeleBenadering
from werkgevers.forms.contact import (
    AfzeggenForm,
    ContactenFilter,
    GevoerdForm,
    MetWaarschuwing,
    PlanForm,
    RondAfForm,
    VerzetForm,
)
from werkgevers.models import Werkgever, Werkgeverscontact
from werkgevers.views.openen import kop, open_werkgever

_PER_PAGINA = 25


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The contacts of the location: planned, the first first, or held, the last first."""
    filter_ = ContactenFilter(request.GET or None)
    keuze = filter_.cleaned_data if filter_.is_valid() else {}
    pagina = Paginator(_gekozen(request, keuze), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "werkgevers/contacten.html",
        {"filter": filter_, "pagina": pagina, "gefilterd": any(keuze.values())},
    )


@vereist(Recht.WERKGEVERS)
def plannen(request: Verzoek, pk: int) -> HttpResponse:
    """Plan a contact; near another partner's, that contact is shown and a reason asked (W-03)."""
    werkgever = open_werkgever(pk)
    collegas = kandidaten(request.locatie).exclude(pk=request.medewerker.pk).order_by("gebruiker__naam")
    form = PlanForm(request.POST or None, werkgever=werkgever, collegas=collegas)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), _met_waarschuwing(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            contact = contact_plannen.plan(
                werkgever=werkgever, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"Het contact is gepland op {contact.op:%d-%m-%Y}.")
            return redirect("werkgevers:werkgever", pk)
    return _formulier(request, "werkgevers/contact_plannen.html", form, werkgever)


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Record a contact that was not planned."""
    werkgever = open_werkgever(pk)
    form = GevoerdForm(request.POST or None, werkgever=werkgever)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            contact_leggen.leg_vast(
                werkgever=werkgever, locatie=request.locatie, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "Het contact is vastgelegd. Alle partners kunnen het lezen.")
            return redirect("werkgevers:werkgever", pk)
    return _formulier(request, "werkgevers/contact_nieuw.html", form, werkgever)


@vereist(Recht.WERKGEVERS_ZIEN)
def een(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Read a contact; its own partner says here what came of it, or corrects that."""
    werkgever = open_werkgever(pk)
    contact = _contact(werkgever, nummer)
    mag = Recht.WERKGEVERS in request.rechten and contact_leggen.mag_bijhouden(contact, request.medewerker)
    if request.method == "POST" and not mag:
        raise RechtOntbreekt(f"Dit contact is van {contact.partner}. Alleen daar werkt iemand het bij.")
    form = RondAfForm(request.POST or None, instance=contact)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            contact_leggen.rond_af(
                contact=contact,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, "Het contact is vastgelegd. Alle partners kunnen het lezen.")
            return redirect("werkgevers:werkgever", pk)
    return _formulier(
        request, "werkgevers/contact.html", form, werkgever, contact=contact, mag_dit_bijhouden=mag
    )


@vereist(Recht.WERKGEVERS)
def verzetten(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Move a planned contact to another day."""
    werkgever = open_werkgever(pk)
    contact = _contact(werkgever, nummer)
    begin = {"op": contact.gepland_op, "om": contact.gepland_om}
    form = VerzetForm(request.POST or None, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), _met_waarschuwing(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = contact_plannen.verzet(contact=contact, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het contact is verzet naar {nieuw.op:%d-%m-%Y}.")
            return redirect("werkgevers:werkgever", pk)
    return _formulier(request, "werkgevers/contact_verzetten.html", form, werkgever, contact=contact)


@vereist(Recht.WERKGEVERS)
def afzeggen(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Call a planned contact off."""
    werkgever = open_werkgever(pk)
    contact = _contact(werkgever, nummer)
    form = AfzeggenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            contact_leggen.zeg_af(contact=contact, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "Het contact is afgezegd.")
            return redirect("werkgevers:werkgever", pk)
    return _formulier(request, "werkgevers/contact_afzeggen.html", form, werkgever, contact=contact)


@contextmanager
def _met_waarschuwing(form: MetWaarschuwing) -> Iterator[None]:
    """Show the contact of the other partner on the form, when that is why planning was refused."""
    try:
        yield
    except DubbeleBenadering as fout:
        form.waarschuw(fout)


def _gekozen(request: Verzoek, keuze: dict[str, Any]) -> QuerySet[Werkgeverscontact]:
    rijen = Werkgeverscontact.objects.filter(locatie=request.locatie).met_mensen()
    rijen = rijen.select_related("werkgever", "medewerker__gebruiker", "partner", "contactpersoon")
    if keuze.get("wiens") == "mijn":
        rijen = rijen.filter(medewerker=request.medewerker)
    elif keuze.get("wiens") == "partner":
        rijen = rijen.filter(partner=request.medewerker.partner)
    if keuze.get("doel"):
        rijen = rijen.filter(doel=keuze["doel"])
    if keuze.get("stand") == "gevoerd":
        return rijen.gevoerd().order_by("-gevoerd_op", "-pk")
    if keuze.get("stand") == "dubbel":
        return rijen.filter(kort_op__isnull=False).order_by("-gepland_op", "-pk")
    return rijen.gepland().order_by("gepland_op", "gepland_om", "pk")


def _contact(werkgever: Werkgever, nummer: int) -> Werkgeverscontact:
    rijen = werkgever.contacten.met_mensen().select_related(
        "medewerker__gebruiker", "partner", "locatie", "contactpersoon", "kort_op__partner", "werkgever"
    )
    return get_object_or_404(rijen, pk=nummer)


def _formulier(
    request: Verzoek, sjabloon: str, form: Any, werkgever: Werkgever, **context: Any
) -> HttpResponse:
    return render_formulier(request, sjabloon, form, **kop(request, werkgever), **context)
