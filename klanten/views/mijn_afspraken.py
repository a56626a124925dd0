"""The client's own meetings: what is planned, and booking, moving and calling off without help (K-08)."""

import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import boeken
from klanten.afspraken import moment
from klanten.forms.boeken import BoekForm, MijnAfzegForm, MijnVerzetForm, gekozen_moment
from klanten.inzage import open_eigen_dossier
from klanten.models import Afspraak, Klant
from klanten.vrij import Vrijedag

_WEEK = datetime.timedelta(days=7)
_EERDER = 10


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """The meetings that come, with what can be done about each, and the latest ones that have been."""
    klant = open_eigen_dossier(request)
    mag = boeken.regels(klant)
    alle = klant.afspraken.select_related("medewerker__gebruiker", "partner", "locatie")
    komend = alle.filter(stand=Afspraak.Stand.GEPLAND, einde__gte=timezone.now())
    eerder = alle.exclude(stand=Afspraak.Stand.GEPLAND, einde__gte=timezone.now()).order_by("-begin")
    context = {
        "klant": klant,
        "komend": [(afspraak, boeken.kan_nog(afspraak, mag)) for afspraak in komend],
        "eerder": eerder[:_EERDER],
        "mag_boeken": mag.aan,
        "mag_erbij": boeken.mag_erbij(klant, mag),
        "uren": mag.afzeggen_uren,
    }
    return render(request, "klanten/mijn/afspraken.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def nieuw(request: Verzoek) -> HttpResponse:
    """Choose a free moment, and book it."""
    klant = open_eigen_dossier(request)
    gekozen = request.GET.get("begin", "")
    form = BoekForm(request.POST or None, initial={"begin": gekozen})
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            afspraak = boeken.boek(
                klant=klant, begin=form.cleaned_data["begin"], waarover=form.cleaned_data["waarover"]
            )
            messages.success(
                request, _("Uw afspraak staat: %(moment)s.") % {"moment": moment(afspraak.begin)}
            )
            return redirect("klanten:mijn_afspraken")
    context = {"klant": klant, **_weekblad(request, klant, form["begin"].value())}
    return render_formulier(request, "klanten/mijn/afspraak_boeken.html", form, **context)


@vereist(Recht.EIGEN_DOSSIER)
def verzetten(request: Verzoek, pk: int) -> HttpResponse:
    """Choose another moment with the same employee."""
    klant = open_eigen_dossier(request)
    afspraak = _eigen(klant, pk)
    form = MijnVerzetForm(request.POST or None, afspraak=afspraak, begin=request.GET.get("begin", ""))
    if request.method == "POST" and form.is_valid():
        keuze = form.cleaned_data
        with meld_fouten_op(form):
            nu = boeken.verzet(afspraak=afspraak, gezien=keuze["gezien"], begin=keuze["begin"])
            messages.success(request, _("Uw afspraak is nu %(moment)s.") % {"moment": moment(nu.begin)})
            return redirect("klanten:mijn_afspraken")
    context = {
        "klant": klant,
        "afspraak": afspraak,
        **_weekblad(request, klant, form["begin"].value(), afspraak),
    }
    return render_formulier(request, "klanten/mijn/afspraak_verzetten.html", form, **context)


@vereist(Recht.EIGEN_DOSSIER)
def afzeggen(request: Verzoek, pk: int) -> HttpResponse:
    """Call a meeting off, with a reason."""
    klant = open_eigen_dossier(request)
    afspraak = _eigen(klant, pk)
    form = MijnAfzegForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            boeken.zeg_af(afspraak=afspraak, reden=form.cleaned_data["reden"])
            messages.success(request, _("Uw afspraak is afgezegd."))
            return redirect("klanten:mijn_afspraken")
    return render_formulier(
        request, "klanten/mijn/afspraak_afzeggen.html", form, klant=klant, afspraak=afspraak
    )


def _eigen(klant: Klant, pk: int) -> Afspraak:
    """A meeting of this client that has yet to be."""
    gesprekken = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now())
    gesprekken = gesprekken.select_related("klant__locatie", "medewerker__gebruiker", "partner", "locatie")
    return get_object_or_404(gesprekken, pk=pk)


def _weekblad(
    request: Verzoek, klant: Klant, gekozen: Any, afspraak: Afspraak | None = None
) -> dict[str, Any]:
    """A week of free moments, the weeks beside it, and the moment that was chosen."""
    mag = boeken.regels(klant)
    eerste = timezone.localdate(mag.vroegst)
    eerste -= datetime.timedelta(days=eerste.weekday())
    keuze = gekozen_moment(str(gekozen or ""))
    maandag = _maandag(request.GET.get("week", ""), keuze, eerste, mag.laatst)
    momenten = boeken.vrij(
        klant, van=maandag, tot=maandag + datetime.timedelta(days=6), regels=mag, behalve=afspraak
    )
    dagen: dict[datetime.date, Vrijedag] = {}
    for begin in momenten:
        dag = timezone.localdate(begin)
        dagen.setdefault(dag, Vrijedag(dag, [])).tijden.append(begin)
    return {
        "dagen": list(dagen.values()),
        "maandag": maandag,
        "vorige": maandag - _WEEK if maandag > eerste else None,
        "volgende": maandag + _WEEK if maandag + _WEEK <= mag.laatst else None,
        "gekozen": keuze,
        "mag_boeken": mag.aan,
        "mag_erbij": afspraak is not None or boeken.mag_erbij(klant, mag),
        "met_wie": [afspraak.medewerker] if afspraak else boeken.met_wie(klant),
    }


def _maandag(
    gevraagd: str, keuze: datetime.datetime | None, eerste: datetime.date, laatst: datetime.date
) -> datetime.date:
    """The Monday to show: of the week asked for, of the moment chosen, or the first that can be booked."""
    try:
        dag = datetime.date.fromisoformat(gevraagd)
    except ValueError:
        dag = timezone.localdate(keuze) if keuze else max(eerste, vandaag())
    dag -= datetime.timedelta(days=dag.weekday())
    return min(max(dag, eerste), laatst - datetime.timedelta(days=laatst.weekday()))
