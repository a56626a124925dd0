"""The search box at the top of every page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from keten import zoekterm
from keten.formulieren import render_formulier
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.zoeken import ZoekForm
from klanten.models import Klant
from klanten.zoeken import is_nummer, met_nummer

PER_PAGINA = 25


@vereist(Recht.ZOEKEN)
def zoeken(request: Verzoek) -> HttpResponse:
    """Search in the clients of the location; what was typed never stands in the address."""
    form = ZoekForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not form.is_valid():
            return _pagina(request, form)
        term: str = form.cleaned_data["zoekterm"]
        if not is_nummer(term):
            return redirect(f"{reverse('klanten:zoeken')}?z={zoekterm.bewaar(request, term)}")
        klant = met_nummer(term, locatie=request.locatie)
        if klant is not None:
            return redirect("klanten:dossier", klant.klantnummer)
        return _pagina(request, form, geen_nummer=True)
    return _resultaten(request)


def _resultaten(request: Verzoek) -> HttpResponse:
    """The clients whose name fits the term behind the token, or only the search box."""
    token = request.GET.get("z", "")
    term = zoekterm.lees(request, token)
    form = ZoekForm(initial={"zoekterm": term})
    if not term:
        return _pagina(request, form, verlopen=bool(token))
    klanten = (
        Klant.objects.van_locatie(request.locatie)
        .zoek_naam(term)
        .select_related("beeld__contactpersoon__gebruiker")
        .order_by("zoeknaam", "pk")
    )
    pagina = Paginator(klanten, PER_PAGINA).get_page(request.GET.get("pagina"))
    return _pagina(request, form, term=term, pagina=pagina)


def _pagina(request: Verzoek, form: ZoekForm, **context: Any) -> HttpResponse:
    aanmelden = "Naar aanmelden" if Recht.AANMELDEN in request.rechten else ""
    return render_formulier(
        request,
        "klanten/zoeken.html",
        form,
        aanmelden=aanmelden,
        mag_vraag=Recht.KLANTVRAAG in request.rechten,
        **context,
    )
