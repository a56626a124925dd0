"""Writing a letter: from a standard text, looked at first, then kept as a document."""

import base64

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from keten import klad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.teksten import Tekst
from keten.verzoek import Verzoek
from klanten import brieven
from klanten.forms.berichten import BerichtForm
from klanten.forms.brieven import BriefForm, TekstkeuzeForm
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.CONTACT)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Write a letter to the client (X-23)."""
    klant = open_dossier(request, klantnummer)
    keuze = TekstkeuzeForm(request.GET)
    begin = brieven.begin(klant=klant, code=keuze.code())
    form = BriefForm(request.POST or None)
    begin_met(request, form, begin)
    paginas: list[str] = []
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            if "proef" not in request.POST:
                brief = brieven.schrijf(klant=klant, door=request.medewerker, **form.cleaned_data)
                messages.success(
                    request,
                    f"De brief “{brief.onderwerp}” staat in het dossier. Druk hem af en verstuur hem.",
                )
                return redirect("klanten:contacten", klantnummer)
            paginas = _als_adres(brieven.proef(klant=klant, door=request.medewerker, **form.waarden()))
    return render_formulier(
        request,
        "klanten/brief_nieuw.html",
        form,
        klant=klant,
        keuze=keuze,
        paginas=paginas,
        adres=_adres(klant),
    )


def begin_met(request: Verzoek, form: BriefForm | BerichtForm, begin: Tekst) -> None:
    """Put a standard text that was just chosen in a form; it goes before a draft that was kept."""
    if form.is_bound or not begin.tekst:
        return
    klad.bereid_voor(request, form)
    form.initial.update(onderwerp=begin.onderwerp, tekst=begin.tekst)
    form.klad_van = None
    form.klad = False


def _als_adres(bladen: list[bytes]) -> list[str]:
    """Images that stand in the page itself: a letter that is not kept has no address of its own."""
    return [f"data:image/png;base64,{base64.b64encode(blad).decode('ascii')}" for blad in bladen]


def _adres(klant: Klant) -> list[str]:
    """The address, or nothing when it is not complete."""
    try:
        return brieven.adres(klant)
    except NietToegestaan:
        return []
