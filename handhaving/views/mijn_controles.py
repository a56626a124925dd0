"""Mijn dossier: one check that concerns me, and my reaction to the report of a house visit."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from handhaving.controles import huisbezoek
from handhaving.forms.controles import MijnReactieForm
from handhaving.models import Controle, Huisbezoek
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier


@vereist(Recht.EIGEN_DOSSIER)
def controle(request: Verzoek, pk: int) -> HttpResponse:
    """What is checked and why, what came out, and what I say about it."""
    klant = open_eigen_dossier(request)
    rij = get_object_or_404(klant.controles.voor_klant().select_related("soort", "partner"), pk=pk)
    bezoek = Huisbezoek.objects.filter(controle=rij).first()
    kan = (
        bezoek is not None
        and bezoek.stand == Huisbezoek.Stand.VERSLAG
        and rij.stand == Controle.Stand.GEPLAND
    )
    form = MijnReactieForm(request.POST or None)
    if request.method == "POST" and bezoek and klant.gebruiker and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            huisbezoek.reageer(bezoek=bezoek, reactie=form.cleaned_data["reactie"], door=None)
            messages.success(request, _("Dank u wel. Wij lezen uw reactie voordat wij de controle afronden."))
            return redirect("handhaving:mijn_controle", pk)
    return render_formulier(
        request,
        "handhaving/mijn/controle.html",
        form,
        klant=klant,
        controle=rij,
        bezoek=bezoek,
        kan_reageren=kan,
    )
