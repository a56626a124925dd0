"""The data of a client: overview, and correcting person and contact data."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten import persoonsgegevens
from klanten.bijgewerkt import per_onderdeel
from klanten.forms.gegevens import ContactgegevensForm, PersoonForm
from klanten.gegevensblad import open_meldingen
from klanten.inzage import open_dossier


@vereist(Recht.DOSSIER_INZIEN)
def overzicht(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Everything that is known, with where to change it."""
    klant = open_dossier(request, klantnummer)
    mag_wijzigen = Recht.DOSSIER_WIJZIGEN in request.rechten
    context = {
        "klant": klant,
        "mag_wijzigen": mag_wijzigen,
        "wijzigen": "Wijzigen" if mag_wijzigen else "",
        "toevoegen": "Toevoegen" if mag_wijzigen else "",
        "contactgegevens": klant.contactgegevens,
        "situatie": klant.situatie,
        "uitkeringen": klant.uitkeringen.select_related("regime", "partner"),
        "belemmeringen": klant.belemmeringen.select_related("soort"),
        "opleidingen": klant.opleidingen.all(),
        "werkervaringen": klant.werkervaringen.all(),
        "bijgewerkt": per_onderdeel(klant),
        "betwistingen": open_meldingen(klant),
        "vandaag": vandaag(),
    }
    return render(request, "klanten/gegevens.html", context)


@vereist(Recht.DOSSIER_WIJZIGEN)
def persoon(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Correct name, birth date or gender."""
    klant = open_dossier(request, klantnummer)
    form = PersoonForm(request.POST or None, instance=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            persoonsgegevens.wijzig_persoon(
                klant=klant, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De persoonsgegevens zijn gewijzigd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/persoon.html", form, klant=klant)


@vereist(Recht.DOSSIER_WIJZIGEN)
def contact(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Change address, telephone, e-mail or the preferred channel."""
    klant = open_dossier(request, klantnummer)
    form = ContactgegevensForm(request.POST or None, instance=klant.contactgegevens)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            persoonsgegevens.wijzig_contactgegevens(
                klant=klant, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "De contactgegevens zijn gewijzigd.")
            return redirect("klanten:gegevens", klantnummer)
    return render_formulier(request, "klanten/contactgegevens.html", form, klant=klant)
