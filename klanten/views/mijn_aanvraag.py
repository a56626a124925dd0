"""The client's own application and intake: begin, fill in, follow, confirm, stop (K-35, K-36, K-46)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import aanvraagvorm, aanvraagweg, aanvragen, eintake
from klanten.forms.aanvraag import AanvraagForm, BeginForm, MijnAfzienForm
from klanten.forms.mijn_intake import MijnIntakeForm
from klanten.inzage import open_eigen_dossier
from klanten.models import Aanvraag, Klant

_MEESTE = 10  # nobody has more; older ones stand in the dossier


@vereist(Recht.EIGEN_DOSSIER)
def overzicht(request: Verzoek) -> HttpResponse:
    """How my application is going: days elapsed, what comes next, and the decision (K-46)."""
    klant = open_eigen_dossier(request)
    alle = klant.aanvragen.select_related("regime", "partner", "intake_door", "ingevuld_door__gebruiker")
    context = {
        "klant": klant,
        "aanvragen": [(a, aanvraagweg.stappen(a), aanvraagweg.duur(a)) for a in alle[:_MEESTE]],
        "kan_beginnen": bool(aanvraagvorm.online_kolommen(klant.locatie)),
        "kan_intake": eintake.mogelijk(klant),
    }
    return render(request, "klanten/mijn/aanvraag.html", context)


@vereist(Recht.EIGEN_DOSSIER)
def beginnen(request: Verzoek) -> HttpResponse:
    """Choose the benefit; only those that the location takes online."""
    klant = open_eigen_dossier(request)
    kolommen = aanvraagvorm.online_kolommen(klant.locatie)
    form = BeginForm(request.POST or None, kolommen=kolommen)
    if request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            aanvraag = aanvragen.begin(klant=klant, door=None, **form.waarden())
            return redirect("klanten:mijn_aanvraag_invullen", aanvraag.pk)
    return render_formulier(
        request, "klanten/mijn/aanvraag_nieuw.html", form, klant=klant, kan_beginnen=bool(kolommen)
    )


@vereist(Recht.EIGEN_DOSSIER)
def invullen(request: Verzoek, pk: int) -> HttpResponse:
    """Answer what is not known yet; keep it for later, or send it."""
    klant, aanvraag = _open(request, pk)
    if aanvraag.stand != Aanvraag.Stand.CONCEPT:
        return redirect("klanten:mijn_aanvraag")
    concept = request.POST.get("actie") == "bewaar"
    form = AanvraagForm(request.POST or None, aanvraag=aanvraag, concept=concept)
    if request.method == "POST" and form.is_valid():
        doe = aanvragen.bewaar if concept else aanvragen.dien_in
        with meld_fouten_op(form):
            doe(aanvraag=aanvraag, versie=form.cleaned_data["versie"], invulling=form.invulling(), door=None)
            bewaard = _("Uw antwoorden zijn bewaard. U kunt later verder gaan.")
            messages.success(request, bewaard if concept else _("Uw aanvraag is verstuurd."))
            return redirect("klanten:mijn_aanvraag")
    context = {"klant": klant, "aanvraag": aanvraag, "mag_versturen": klant.beeld.identiteit_op is not None}
    return render_formulier(request, "klanten/mijn/aanvraag_invullen.html", form, **context)


@require_POST
@vereist(Recht.EIGEN_DOSSIER)
def bevestigen(request: Verzoek, pk: int) -> HttpResponse:
    """Say that what an employee filled in is right."""
    _klant, aanvraag = _open(request, pk)
    aanvragen.bevestig(aanvraag=aanvraag)
    messages.success(request, _("Bedankt. U hebt bevestigd dat het klopt."))
    return redirect("klanten:mijn_aanvraag")


@vereist(Recht.EIGEN_DOSSIER)
def afzien(request: Verzoek, pk: int) -> HttpResponse:
    """Stop my application; help to find work goes on."""
    klant, aanvraag = _open(request, pk)
    form = MijnAfzienForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            aanvragen.zie_af(aanvraag=aanvraag, door=None, **form.cleaned_data)
            messages.success(request, _("Uw aanvraag is gestopt. Wij helpen u nog wel met werk zoeken."))
            return redirect("klanten:mijn_aanvraag")
    return render_formulier(
        request, "klanten/mijn/aanvraag_afzien.html", form, klant=klant, aanvraag=aanvraag
    )


@vereist(Recht.EIGEN_DOSSIER)
def intake(request: Verzoek) -> HttpResponse:
    """The intake online, where the location works that way for this benefit (K-35)."""
    klant = open_eigen_dossier(request)
    if not eintake.mogelijk(klant):
        return render(request, "klanten/mijn/intake_balie.html", {"klant": klant})
    form = MijnIntakeForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            eintake.vul_in(klant=klant, versie=form.cleaned_data["versie"], **form.waarden())
            messages.success(request, _("Uw intake is verstuurd. Een medewerker leest wat u hebt ingevuld."))
            return redirect("klanten:mijn_aanvraag")
    return render_formulier(request, "klanten/mijn/intake.html", form, klant=klant)


def _open(request: Verzoek, pk: int) -> tuple[Klant, Aanvraag]:
    klant = open_eigen_dossier(request)
    aanvraag = get_object_or_404(klant.aanvragen.select_related("regime", "partner", "locatie"), pk=pk)
    aanvraag.klant = klant
    return klant, aanvraag
