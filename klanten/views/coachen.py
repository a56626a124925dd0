"""Coaches from the network: for employees who link them, and for the coaches themselves."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import coachen, doelen
from klanten.forms.coachen import CoachForm, KoppelForm, NotitieForm, OntkoppelForm
from klanten.inzage import open_dossier, open_eigen_dossier
from klanten.models import Coach, Coachkoppeling, Coachnotitie

_PER_PAGINA = 25


@vereist(Recht.CONTACTPERSOON)
def coaches(request: Verzoek) -> HttpResponse:
    """The coaches of the location, and the form to take on another."""
    form = CoachForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            coach = coachen.neem_op(locatie=request.locatie, **form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, f"{coach} is opgenomen en krijgt een uitnodiging.")
            return redirect("klanten:coaches")
    lijst = Coach.objects.filter(locatie=request.locatie).select_related("gebruiker")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_formulier(request, "klanten/coaches.html", form, pagina=pagina)


@vereist(Recht.CONTACTPERSOON)
def koppeling(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The coach of a client: link one, read the notes."""
    klant = open_dossier(request, klantnummer)
    koppelingen = list(klant.coachkoppelingen.select_related("coach__gebruiker", "gekoppeld_door__gebruiker"))
    form = KoppelForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            nieuw = coachen.koppel(klant=klant, door=request.medewerker, **form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, f"{nieuw.coach} is de coach van deze klant.")
            return redirect("klanten:coach", klantnummer)
    lopend = klant.coachkoppelingen.lopend().select_related("coach__gebruiker").first()
    notities = Coachnotitie.objects.filter(koppeling__klant=klant).select_related(
        "koppeling__coach__gebruiker"
    )
    pagina = Paginator(notities, _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"klant": klant, "lopend": lopend, "koppelingen": koppelingen, "pagina": pagina}
    return render_formulier(request, "klanten/coach.html", form, **gegevens)


@vereist(Recht.CONTACTPERSOON)
def ontkoppelen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """End a link, with a reason."""
    klant = open_dossier(request, klantnummer)
    gekozen = get_object_or_404(klant.coachkoppelingen.select_related("coach__gebruiker"), pk=pk)
    form = OntkoppelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            coachen.ontkoppel(koppeling=gekozen, reden=form.cleaned_data["reden"], door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "De koppeling is gestopt.")
            return redirect("klanten:coach", klantnummer)
    return render_formulier(request, "klanten/coach_stoppen.html", form, klant=klant, koppeling=gekozen)


@vereist(Recht.COACHEN)
def mijn_klanten(request: Verzoek) -> HttpResponse:
    """The clients whom this coach helps, by the names that they chose."""
    lijst = (
        Coachkoppeling.objects.lopend().filter(coach__gebruiker=request.user.pk).order_by("naam_voor_coach")
    )
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/coach/klanten.html", {"pagina": pagina})


@vereist(Recht.COACHEN)
def klant(request: Verzoek, pk: int) -> HttpResponse:
    """One client: the goals that both confirmed, and the coach's own notes (K-68)."""
    gekozen = _eigen_koppeling(request, pk)
    coachen.leg_blik_vast(gekozen)
    form = NotitieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            coachen.noteer(koppeling=gekozen, tekst=form.cleaned_data["tekst"])
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=gekozen.coach.gebruiker)
            messages.success(request, _("Uw notitie is opgeslagen."))
            return redirect("klanten:coach_klant", pk)
    pagina = Paginator(gekozen.notities.all(), _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"koppeling": gekozen, "doelen": doelen.van(gekozen.klant), "pagina": pagina}
    return render_formulier(request, "klanten/coach/klant.html", form, **gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def mijn_coach(request: Verzoek) -> HttpResponse:
    """The client's coach: who, until when, what the coach reads and wrote."""
    eigen = open_eigen_dossier(request)
    lopend = eigen.coachkoppelingen.lopend().select_related("coach__gebruiker").first()
    notities = Coachnotitie.objects.filter(koppeling__klant=eigen).select_related(
        "koppeling__coach__gebruiker"
    )
    pagina = Paginator(notities, _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"klant": eigen, "lopend": lopend, "doelen": doelen.van(eigen), "pagina": pagina}
    return render(request, "klanten/mijn/coach.html", gegevens)


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def stop_coach(request: Verzoek) -> HttpResponse:
    """The client takes the consent back."""
    eigen = open_eigen_dossier(request)
    lopend = eigen.coachkoppelingen.lopend().first()
    try:
        if lopend is None:
            raise NietToegestaan(_("U hebt geen coach meer."))
        coachen.ontkoppel(koppeling=lopend, reden="de klant trok de toestemming in", door=None)
        messages.success(request, _("Uw coach kan niets meer van u lezen."))
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("klanten:mijn_coach")


def _eigen_koppeling(request: Verzoek, pk: int) -> Coachkoppeling:
    """A link of this coach that holds today; any other does not exist."""
    gevonden = (
        Coachkoppeling.objects.lopend()
        .select_related("klant", "coach__gebruiker")
        .filter(pk=pk, coach__gebruiker=request.user.pk)
        .first()
    )
    if gevonden is None:
        raise Http404
    return gevonden
