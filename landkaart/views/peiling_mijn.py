"""The client says what the service was like, or rather not (X-43, X-45)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.kleine_getallen import ONDER
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier
from klanten.models import Klant
from landkaart.forms.peilingen import MijnPeilingForm
from landkaart.models import Peilinguitnodiging
from landkaart.peilingen import invullen


@vereist(Recht.EIGEN_DOSSIER)
def vragenlijst(request: Verzoek) -> HttpResponse:
    """Answer the open invitation; the address has no number, because a client has one at most."""
    klant = open_eigen_dossier(request)
    uitnodiging = invullen.open_uitnodiging(klant)
    if request.method == "POST" and uitnodiging is None:
        messages.info(request, _("Deze vragen zijn al beantwoord, of de tijd is om. Dank u wel."))
        return redirect("klanten:mijn_start")
    if uitnodiging and request.method == "POST" and "liever_niet" in request.POST:
        return _sla_over(request, klant, uitnodiging)
    gesteld = uitnodiging.antwoorden.select_related("vraag") if uitnodiging else ()
    form = MijnPeilingForm(request.POST or None, gesteld=gesteld)
    if uitnodiging and request.method == "POST" and form.is_valid():
        assert klant.gebruiker is not None  # the door lets in by this account
        with meld_fouten_op(form), transaction.atomic():
            invullen.vul_in(klant=klant, uitnodiging=uitnodiging, antwoorden=form.antwoorden())
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            messages.success(request, _("Dank u wel. Met uw antwoorden maken wij onze hulp beter."))
            return redirect("klanten:mijn_start")
    return render_formulier(
        request,
        "landkaart/peiling_invullen.html",
        form,
        klant=klant,
        uitnodiging=uitnodiging,
        minimum=ONDER,
    )


def _sla_over(request: Verzoek, klant: Klant, uitnodiging: Peilinguitnodiging) -> HttpResponse:
    try:
        invullen.liever_niet(klant=klant, uitnodiging=uitnodiging)
        messages.success(request, _("Dat is goed. U hoort hier voorlopig niets meer over."))
    except NietToegestaan as fout:
        messages.info(request, fout.melding)
    return redirect("klanten:mijn_start")
