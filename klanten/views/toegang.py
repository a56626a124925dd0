"""The client's account, as the counter sees it: give a code, withdraw it, close the account."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import toegang as account
from klanten.forms.toegang import CodeForm, IntrekkenForm
from klanten.inzage import open_dossier
from klanten.models import Klant


@vereist(Recht.AANMELDEN)
def toegang(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Whether this client can sign in; a POST makes a code and shows the slip, once."""
    klant = open_dossier(request, klantnummer)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            code, tekens = account.geef_code(klant=klant, door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            adres = request.build_absolute_uri(reverse("klanten:activeren"))
            gegevens = {"klant": klant, "code": code, "tekens": tekens, "adres": adres}
            return render(request, "klanten/activeringsbrief.html", gegevens)
    return render_formulier(request, "klanten/toegang.html", form, **_stand(klant))


@require_POST
@vereist(Recht.AANMELDEN)
def code_intrekken(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Stop the open code."""
    klant = open_dossier(request, klantnummer)
    try:
        account.trek_code_in(klant=klant, door=request.medewerker)
        messages.success(request, "De code werkt niet meer.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("klanten:toegang", klantnummer)


@vereist(Recht.AANMELDEN)
def intrekken(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Close the client's account, with a reason."""
    klant = open_dossier(request, klantnummer)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            account.trek_toegang_in(klant=klant, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "De klant kan niet meer inloggen.")
            return redirect("klanten:toegang", klantnummer)
    return render_formulier(request, "klanten/toegang_intrekken.html", form, klant=klant)


def _stand(klant: Klant) -> dict[str, object]:
    code = klant.activeringscodes.open().select_related("door__gebruiker").first()
    return {"klant": klant, "account": klant.gebruiker, "open_code": code}
