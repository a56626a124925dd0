"""The short questionnaire after a vacancy, in the portal and by the link in the mail; and what came of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.models import Gebruiker
from keten.rechten import Recht, openbaar, vereist
from keten.verzoek import Verzoek
from werkgevers import mijn_bedrijf, tevredenheid, tevredenheidscijfers, tevredenheidslink
from werkgevers.forms.mijn_bedrijf import TevredenheidForm
from werkgevers.models import Tevredenheid
from werkgevers.views.mijn_bedrijf import open_eigen_bedrijf


@vereist(Recht.EIGEN_BEDRIJF)
def mijn_mening(request: Verzoek, pk: int) -> HttpResponse:
    """Fill the questionnaire in as somebody of the employer (W-52)."""
    bedrijf = open_eigen_bedrijf(request)
    vraag = get_object_or_404(mijn_bedrijf.wachtende_meningen(bedrijf), pk=pk)
    form = TevredenheidForm(request.POST or None)
    if request.method == "POST" and _bewaar(form, vraag, bedrijf.gebruiker):
        messages.success(request, "Dank u wel. Wij doen er ons voordeel mee.")
        return redirect("werkgevers:mijn_bedrijf")
    return render_formulier(request, "werkgevers/bedrijf/mening.html", form, bedrijf=bedrijf, vraag=vraag)


@openbaar
def mening(request: Verzoek, kenmerk: str) -> HttpResponse:
    """Fill the questionnaire in by the link in the mail, without an account and for a limited time."""
    nummer = tevredenheidslink.nummer_in(kenmerk)
    if nummer is None:
        raise Http404
    vraag = get_object_or_404(Tevredenheid.objects.select_related("vacature", "locatie"), pk=nummer)
    form = TevredenheidForm(request.POST or None)
    klaar = vraag.ingevuld_op is not None
    if request.method == "POST" and not klaar and _bewaar(form, vraag, None):
        return redirect("werkgevers:mening", kenmerk)
    return render_formulier(request, "werkgevers/mening.html", form, vraag=vraag, klaar=klaar)


@vereist(Recht.WERKGEVERS_ZIEN)
def cijfers(request: Verzoek) -> HttpResponse:
    """How satisfied employers are, per quarter and expectation, and split by size (W-08, W-10, W-52)."""
    tabel = tevredenheidscijfers.per_kwartaal(request.locatie)
    groottes = tevredenheidscijfers.per_grootte(request.locatie)
    context = {"tabel": tabel, "groottes": groottes, "minimum": ONDER}
    return render(request, "werkgevers/tevredenheid.html", context)


def _bewaar(form: TevredenheidForm, vraag: Tevredenheid, door: Gebruiker | None) -> bool:
    """Keep a faultless form; says whether that worked."""
    if not form.is_valid():
        return False
    with meld_fouten_op(form):
        tevredenheid.vul_in(
            tevredenheid=vraag, scores=form.scores(), opmerking=form.cleaned_data["opmerking"], door=door
        )
        return True
    return False
