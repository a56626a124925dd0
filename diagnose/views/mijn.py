"""The client's own plan: read it, say what you would like, agree (K-54, K-55, D-07)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from diagnose import planblad, werkplannen
from diagnose.forms.werkplan import AkkoordForm, WensForm
from diagnose.models import Werkplan
from diagnose.views.werkplan import als_pdf
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier

VRAAG = "Ik heb het plan gelezen en ik ben het ermee eens."


@vereist(Recht.EIGEN_DOSSIER)
def werkplan(request: Verzoek) -> HttpResponse:
    """The plan in plain words; without route, kwadrant or regimes."""
    klant = open_eigen_dossier(request)
    plannen = list(klant.werkplannen.voor_klant().select_related("diagnose", "akkoord_coach__gebruiker"))
    voorstel = next((plan for plan in plannen if plan.stand == Werkplan.Stand.VOORGESTELD), None)
    geldt = next((plan for plan in plannen if plan.stand == Werkplan.Stand.BEVESTIGD), None)
    # A form sent after the plan was taken back still meets the plan, and then the refusal in words.
    plan = voorstel or werkplannen.in_de_maak(klant) or geldt or Werkplan()
    actie = request.POST.get("actie") if plan.pk else None
    wens = WensForm(request.POST if actie == "wens" else None, instance=plan)
    ja = AkkoordForm(request.POST if actie == "akkoord" else None, plan=plan, vraag=VRAAG)
    if antwoord := _wens(request, plan, wens) or _akkoord(request, plan, ja):
        return antwoord
    return render_formulier(
        request,
        "diagnose/mijn_werkplan.html",
        ja if actie == "akkoord" else wens,
        klant=klant,
        voorstel=planblad.lees(voorstel, klant) if voorstel else None,
        geldt=planblad.lees(geldt, klant) if geldt else None,
        wens=wens,
        ja=ja,
    )


def _wens(request: Verzoek, plan: Werkplan, form: WensForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    with meld_fouten_op(form):
        werkplannen.noteer_wens(
            plan=plan, versie=form.cleaned_data["versie"], wens=form.cleaned_data["wens_klant"]
        )
        messages.success(request, "Uw wens staat bij het plan. Uw contactpersoon bespreekt het met u.")
        return redirect("diagnose:mijn_werkplan")
    return None


def _akkoord(request: Verzoek, plan: Werkplan, form: AkkoordForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    with meld_fouten_op(form), transaction.atomic():
        werkplannen.bevestig(plan=plan, versie=form.cleaned_data["versie"], wijze=Werkplan.Wijze.PORTAAL)
        messages.success(request, "Dank u wel. Uw plan is afgesproken. Uw contactpersoon ziet dat ook.")
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
