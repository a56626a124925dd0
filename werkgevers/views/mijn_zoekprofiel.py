"""The client's own pages about what work is looked for, consent, and an employer's remark."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_eigen_dossier
from klanten.models import Klant
from werkgevers import motivatie
from werkgevers import zoekprofiel as domein
from werkgevers.forms.zoekprofiel import MijnZoekprofielForm, VerhaalForm


@vereist(Recht.EIGEN_DOSSIER)
def zoekprofiel(request: Verzoek) -> HttpResponse:
    """What work the client looks for, and whether the chain may look along."""
    klant = open_eigen_dossier(request)
    profiel = domein.van(klant)
    form = MijnZoekprofielForm(request.POST or None, instance=profiel, beroepen=domein.beroepen(profiel))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            domein.bewaar(klant=klant, **form.profiel())
            messages.success(request, _toestemming(klant, form.cleaned_data["toestemming"]))
            return redirect("werkgevers:mijn_vacatures")
    return render_formulier(
        request,
        "werkgevers/mijn/zoekprofiel.html",
        form,
        klant=klant,
        profiel=None if profiel._state.adding else profiel,
        verlopen=not profiel._state.adding and domein.is_verlopen(profiel),
    )


@vereist(Recht.EIGEN_DOSSIER)
@require_POST
def nog_beschikbaar(request: Verzoek) -> HttpResponse:
    """One button: still looking for work, or not now."""
    klant = open_eigen_dossier(request)
    ja = request.POST.get("stap") == "ja"
    try:
        domein.bevestig(klant=klant, beschikbaar=ja)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
        return redirect("werkgevers:mijn_zoekprofiel")
    if ja:
        messages.success(request, _("Dank u wel. Wij zoeken verder met u mee."))
    else:
        messages.success(request, _("Wij zoeken nu niet mee. Zet het hier weer aan als u werk zoekt."))
    return redirect("werkgevers:mijn_vacatures")


@vereist(Recht.EIGEN_DOSSIER)
def verhaal(request: Verzoek, pk: int) -> HttpResponse:
    """An employer said something about the client; the client tells what happened."""
    klant = open_eigen_dossier(request)
    rijen = klant.motivatiesignalen.select_related("voordracht__vacature__werkgever")
    signaal = get_object_or_404(rijen, pk=pk)
    form = VerhaalForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and klant.gebruiker:
        with meld_fouten_op(form), transaction.atomic():
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=klant.gebruiker)
            motivatie.hoor(signaal=signaal, **form.waarden())
            messages.success(request, _("Dank u wel. Uw contactpersoon leest uw verhaal."))
            return redirect("klanten:mijn_start")
    return render_formulier(
        request,
        "werkgevers/mijn/verhaal.html",
        form,
        klant=klant,
        signaal=signaal,
        vacature=signaal.voordracht.vacature,
    )


def _toestemming(klant: Klant, wil: bool) -> str:
    """Carry out what the tick says; returns what happened, in words."""
    if wil:
        domein.geef_toestemming(klant=klant)
        return _("Bewaard. Wij zoeken met u mee. Hieronder ziet u welk werk nu bij u past.")
    gestopt = domein.trek_toestemming_in(klant=klant)
    if not gestopt:
        return _("Bewaard. Wij zoeken niet mee, u kunt hieronder zelf kijken.")
    zin = ngettext(
        "Wij zoeken niet meer mee. %(n)s voordracht is gestopt.",
        "Wij zoeken niet meer mee. %(n)s voordrachten zijn gestopt.",
        gestopt,
    )
    return zin % {"n": gestopt}
