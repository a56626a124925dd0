"""What a guest of another department sees: the questions one was invited to, and nothing else (W-07)."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Gebruiker
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import meehelpen
from werkgevers.forms.gastvragen import GastantwoordForm
from werkgevers.models import Vraagbericht

_PER_PAGINA = 20


@vereist(Recht.GASTVRAAG)
def lijst(request: Verzoek) -> HttpResponse:
    """The open questions to which this guest is invited."""
    rijen = meehelpen.voor_gast(_account(request))
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/gast/vragen.html", {"pagina": pagina, "nu": timezone.now()})


@vereist(Recht.GASTVRAAG)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """One question, what this guest wrote about it, and the form for an answer."""
    uitnodiging = get_object_or_404(meehelpen.voor_gast(_account(request)), pk=pk)
    form = GastantwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            meehelpen.antwoord_als_gast(uitnodiging=uitnodiging, tekst=form.cleaned_data["tekst"])
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=uitnodiging.gebruiker)
            messages.success(request, "Uw antwoord is verstuurd.")
            return redirect("werkgevers:gastvraag", pk)
    eigen = uitnodiging.vraag.berichten.filter(
        soort=Vraagbericht.Soort.GAST, door=uitnodiging.gebruiker
    ).order_by("-op")
    context = {"uitnodiging": uitnodiging, "vraag": uitnodiging.vraag, "berichten": eigen}
    return render_formulier(request, "werkgevers/gast/vraag.html", form, **context)


def _account(request: Verzoek) -> Gebruiker:
    return cast(Gebruiker, request.user)  # a view with a right lets in nobody without an account
