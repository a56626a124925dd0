"""The client's own tests: what is asked, filling it in, and the result in the client's words (D-07, D-52)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from diagnose.forms.toetsen import AfnameForm
from diagnose.models import Afname
from diagnose.toetsen import afnemen, overzicht
from diagnose.toetsen.aansluiting import wacht_op_klant
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """What waits for the client, and what was filled in before."""
    klant = open_eigen_dossier(request)
    eigen = klant.afnames.zichtbaar(handhaving=False).select_related("toets", "toetsversie")
    gegevens = {
        "klant": klant,
        "wacht": wacht_op_klant(klant),
        "ingevuld": eigen.afgerond(),
    }
    return render(request, "diagnose/mijn_toetsen.html", gegevens)


@vereist(Recht.EIGEN_DOSSIER)
def toets(request: Verzoek, pk: int) -> HttpResponse:
    """Fill in what is asked, or read the result; without points, label or colour."""
    klant = open_eigen_dossier(request)
    eigen = klant.afnames.zichtbaar(handhaving=False).exclude(stand=Afname.Stand.VERVALLEN)
    eigen = eigen.exclude(stand=Afname.Stand.OPEN, voor_klant=False)
    afname = get_object_or_404(eigen.select_related("toets", "toetsversie"), pk=pk)
    if afname.stand == Afname.Stand.AFGEROND and request.method != "POST":
        antwoorden = overzicht.antwoorden(afname)
        gegevens = {"klant": klant, "afname": afname, "antwoorden": antwoorden}
        return render(request, "diagnose/mijn_toets_uitslag.html", gegevens)
    form = AfnameForm(request.POST or None, afname=afname)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            return _bewaar(request, afname, form)
    return render_formulier(request, "diagnose/mijn_toets.html", form, klant=klant, afname=afname)


def _bewaar(request: Verzoek, afname: Afname, form: AfnameForm) -> HttpResponse:
    gegevens: dict[str, Any] = {
        "afname": afname,
        "versie": form.cleaned_data["versie"],
        "antwoorden": form.antwoorden(),
        "door": None,
    }
    if not form.afronden:
        afnemen.beantwoord(**gegevens)
        messages.success(request, _("Uw antwoorden zijn bewaard. U kunt later verder."))
        return redirect("diagnose:mijn_toets", afname.pk)
    afnemen.rond_af(**gegevens)
    messages.success(request, _("Dank u wel. Uw antwoorden zijn verstuurd. Uw contactpersoon ziet ze ook."))
    return redirect("diagnose:mijn_toets", afname.pk)
