"""Where the portal and another system differ: both values side by side, and choosing between them."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.uitwisselen import KeuzeForm, VerschillenFilter
from klanten.inzage import leg_lijst_vast
from klanten.models import Clientbeeld, Verschil
from klanten.uitwisselen import verschillen as regels
from klanten.uitwisselen.velden import VELDEN
from klanten.uitwisselen.waarden import in_woorden, open_zegel

ONDERDEEL = gettext_noop("verschil met een systeem van een partner")
_SORTERINGEN = {"klant": "klant__zoeknaam", "systeem": "koppeling__systeem", "gezien": "gezien_op"}


@vereist(Recht.UITWISSELEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The differences of the location; those that are open, unless the address asks for others."""
    vraag = request.GET if "stand" in request.GET else {"stand": "open", **request.GET.dict()}
    filter_ = VerschillenFilter(vraag)
    rijen = regels.van_locatie(request.locatie).filter(**filter_.gekozen())
    pagina = blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="-gezien_op")
    _leg_vast(request, [een.klant_id for een in pagina])
    context = {
        "filter": filter_,
        "gefilterd": bool(request.GET),
        "pagina": pagina,
        "regels": [(een, *_in_beeld(een), uuid.uuid4()) for een in pagina],
    }
    return render(request, "klanten/verschillen.html", context)


@vereist(Recht.UITWISSELEN)
def verschil(request: Verzoek, pk: int) -> HttpResponse:
    """One difference: choose, or take the choice back."""
    dit = _vind(request, pk)
    naam, ons, hun = _in_beeld(dit)
    vraagt_reden = regels.vraagt_reden(dit)
    form = KeuzeForm(
        request.POST or None,
        ons=ons,
        hun=hun,
        systeem=dit.koppeling.get_systeem_display(),
        vraagt_reden=vraagt_reden,
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regels.kies(verschil=dit, door=request.medewerker, **form.waarden())
            messages.success(request, "Uw keuze is bewaard. Tot de volgende uitwisseling kunt u terug.")
            return redirect("klanten:verschillen")
    _leg_vast(request, [dit.klant_id])
    context = {
        "verschil": dit,
        "naam": naam,
        "ons": ons,
        "hun": hun,
        "vraagt_reden": vraagt_reden,
        "waarom_niet_terug": regels.waarom_niet_terug(dit),
    }
    return render_formulier(request, "klanten/verschil.html", form, **context)


@require_POST
@vereist(Recht.UITWISSELEN)
def terug(request: Verzoek, pk: int) -> HttpResponse:
    """Take a choice back."""
    try:
        regels.draai_terug(verschil=_vind(request, pk), door=request.medewerker)
        messages.success(request, "De keuze is teruggedraaid. Het verschil staat weer open.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect("klanten:verschil", pk)


def _vind(request: Verzoek, pk: int) -> Verschil:
    return get_object_or_404(regels.van_locatie(request.locatie), pk=pk)


def _in_beeld(een: Verschil) -> tuple[str, str, str]:
    """What it is about, and both values."""
    return VELDEN[een.veld].naam, in_woorden(open_zegel(een.ons)), in_woorden(open_zegel(een.hun))


def _leg_vast(request: Verzoek, klanten: list[int]) -> None:
    """Everybody whose data are on the page was looked at."""
    if klanten:
        beelden = Clientbeeld.objects.filter(klant__in=klanten)
        leg_lijst_vast(beelden, door=request.medewerker, onderdeel=ONDERDEEL)
