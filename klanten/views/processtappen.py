"""The steps of the process: what the location agreed, and which clients wait too long (K-38)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, Rol, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from keten.werkdagen import werkdagen_tussen
from klanten import processtappen
from klanten.forms.processtappen import ProcesstapForm, TeLaatFilter
from klanten.models import Clientbeeld, Processtap

_PER_PAGINA = 25


@vereist(Recht.REGELS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """What was agreed on each step at this location."""
    context = {
        "stappen": processtappen.geldend(request.locatie).values(),
        "mag_beheren": Recht.REGELS_BEHEREN in request.rechten,
        "mag_lijst": Recht.CASELOAD in request.rechten,
    }
    return render(request, "klanten/processtappen.html", context)


@vereist(Recht.REGELS_BEHEREN)
def wijzigen(request: Verzoek, code: str) -> HttpResponse:
    """Change the agreement on a step; the first time the location gets one of its own."""
    if code not in Processtap.Stap:
        raise Http404
    stap = Processtap.Stap(code)
    geldend = processtappen.geldend(request.locatie).get(stap)
    form = _formulier(request, geldend, stap)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            processtappen.spreek_af(
                locatie=request.locatie, stap=stap, versie=form.cleaned_data["versie"], **form.waarden()
            )
            messages.success(request, f"De afspraak over de stap {stap.label} is opgeslagen.")
            return redirect("klanten:processtappen")
    context = {"stap": stap, "geldend": geldend}
    return render_formulier(request, "klanten/processtap.html", form, **context)


@vereist(Recht.CASELOAD)
def te_laat(request: Verzoek) -> HttpResponse:
    """Clients whose step takes longer than agreed: one's own steps, or everybody's."""
    filter_ = TeLaatFilter.gekozen(request.GET)
    alles, stap = filter_.initial.get("van") == "alles", filter_.initial.get("stap", "")
    eigenaar = None if alles else request.medewerker
    beelden = processtappen.te_laat(request.locatie, eigenaar=eigenaar, stap=stap)
    beelden = beelden.select_related("klant", "contactpersoon__gebruiker")
    pagina = Paginator(beelden, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "rijen": [_rij(beeld) for beeld in pagina.object_list],
        "filter": filter_,
        "gefilterd": alles or bool(stap),
        "alles": alles,
    }
    return render(request, "klanten/stappen_te_laat.html", context)


def _formulier(request: Verzoek, geldend: Processtap | None, stap: Processtap.Stap) -> ProcesstapForm:
    """The location's own agreement, or a new one that begins as a copy of the national one."""
    if geldend and geldend.locatie_id:
        return ProcesstapForm(request.POST or None, instance=geldend)
    begin = {}
    if geldend:
        begin = {naam: getattr(geldend, naam) for naam in ProcesstapForm.Meta.fields}
    eigen = Processtap(locatie=request.locatie, stap=stap)
    return ProcesstapForm(request.POST or None, instance=eigen, initial={**begin, "versie": 0})


def _rij(beeld: Clientbeeld) -> dict[str, Any]:
    rol, kolom = beeld.rol, beeld.kolom  # type: ignore[attr-defined]
    partner = dict(Processtap._meta.get_field("kolom").flatchoices).get(kolom, "") if kolom else ""
    return {
        "beeld": beeld,
        "wie": f"{Rol(rol).label} ({partner})" if partner else Rol(rol).label,
        "dagen": werkdagen_tussen(beeld.stap_uiterlijk, vandaag()) if beeld.stap_uiterlijk else 0,
    }
