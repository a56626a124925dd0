"""The client's own plan: read it, say what you would like, agree (K-54, K-55, D-07)."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnose import aanleidingen, clientportfolio, planblad, werkplannen
from diagnose.forms.werkplan import AkkoordForm, VerzoekForm, WensForm
from diagnose.models import Werkplan
from diagnose.views.portfolio import als_antwoord
from diagnose.views.werkplan import als_pdf
from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier
from klanten.models import Klant

_VERZOEKEN = 5  # the latest; older ones stand in the timeline
VRAAG = _("Ik heb het plan gelezen en ik ben het ermee eens.")


@vereist(Recht.EIGEN_DOSSIER)
def werkplan(request: Verzoek) -> HttpResponse:
    """The plan in plain words; without route, kwadrant or regimes."""
    klant = open_eigen_dossier(request)
    plannen = list(klant.werkplannen.voor_klant().select_related("diagnose", "akkoord_coach__gebruiker"))
    voorstel = next((plan for plan in plannen if plan.stand == Werkplan.Stand.VOORGESTELD), None)
    geldt = next((plan for plan in plannen if plan.stand == Werkplan.Stand.BEVESTIGD), None)
    # A form sent after the plan was taken back still meets the plan, and then the refusal in words.
    plan = voorstel or werkplannen.in_de_maak(klant) or geldt or Werkplan()
    actie = request.POST.get("actie") if plan.pk or request.POST.get("actie") == "verzoek" else None
    wens = WensForm(request.POST if actie == "wens" else None, instance=plan)
    ja = AkkoordForm(request.POST if actie == "akkoord" else None, plan=plan, vraag=str(VRAAG))
    verzoek = VerzoekForm(request.POST if actie == "verzoek" else None)
    gedaan = _wens(request, plan, wens) or _akkoord(request, plan, ja) or _verzoek(request, klant, verzoek)
    if gedaan:
        return gedaan
    gestuurd: dict[str | None, Any] = {"akkoord": ja, "verzoek": verzoek}
    return render_formulier(
        request,
        "diagnose/mijn_werkplan.html",
        gestuurd.get(actie, wens),
        klant=klant,
        voorstel=planblad.lees(voorstel, klant) if voorstel else None,
        geldt=planblad.lees(geldt, klant) if geldt else None,
        wens=wens,
        ja=ja,
        verzoek=verzoek,
        verzoeken=aanleidingen.verzoeken(klant)[:_VERZOEKEN],
    )


def _wens(request: Verzoek, plan: Werkplan, form: WensForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    with meld_fouten_op(form):
        werkplannen.noteer_wens(
            plan=plan, versie=form.cleaned_data["versie"], wens=form.cleaned_data["wens_klant"]
        )
        messages.success(
            request, gettext("Uw wens staat bij het plan. Uw contactpersoon bespreekt het met u.")
        )
        return redirect("diagnose:mijn_werkplan")
    return None


def _akkoord(request: Verzoek, plan: Werkplan, form: AkkoordForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    with meld_fouten_op(form), transaction.atomic():
        werkplannen.bevestig(
            plan=plan,
            versie=form.cleaned_data["versie"],
            wijze=Werkplan.Wijze.PORTAAL,
            **form.instemming(),
        )
        messages.success(
            request, gettext("Dank u wel. Uw plan is afgesproken. Uw contactpersoon ziet dat ook.")
        )
        return redirect("diagnose:mijn_werkplan")
    return None


def _verzoek(request: Verzoek, klant: Klant, form: VerzoekForm) -> HttpResponse | None:
    if not form.is_valid() or not klant.gebruiker:
        return None
    with meld_fouten_op(form), transaction.atomic():
        opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
        aanleidingen.verzoek(klant=klant, **form.waarden())
        messages.success(request, gettext("Uw verzoek is verstuurd. Het antwoord leest u op deze pagina."))
        return redirect("diagnose:mijn_werkplan")
    return None


@vereist(Recht.EIGEN_DOSSIER)
def pdf(request: Verzoek) -> HttpResponse:
    """The plan on paper: the one to agree with, or else the one that counts."""
    klant = open_eigen_dossier(request)
    plan = klant.werkplannen.voor_klant().first()
    if plan is None:
        raise Http404
    return als_pdf(plan, klant)


@vereist(Recht.EIGEN_DOSSIER)
def portfolio(request: Verzoek) -> HttpResponse:
    """The client's own portfolio: the four parts, without labels (K-74, D-07)."""
    klant = open_eigen_dossier(request)
    blad = clientportfolio.lees(klant, voor_klant=True)
    return render(request, "diagnose/mijn_portfolio.html", {"klant": klant, "portfolio": blad})


@vereist(Recht.EIGEN_DOSSIER)
def portfolio_als_pdf(request: Verzoek) -> HttpResponse:
    """The client's own portfolio on paper."""
    klant = open_eigen_dossier(request)
    return als_antwoord(clientportfolio.lees(klant, voor_klant=True))
