"""The contact person of a client: who can be, who is, and who was."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import contactpersoon, toewijsvoorstel
from klanten.forms.contactpersoon import ContactpersoonForm
from klanten.inzage import open_dossier
from klanten.models import Doel


@vereist(Recht.CONTACTPERSOON)
def aanwijzen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Choose the contact person of a client, or another one."""
    klant = open_dossier(request, klantnummer, doel=Doel.BEGELEIDING)
    huidig, voorstel = klant.beeld.contactpersoon, toewijsvoorstel.voor(klant)
    form = ContactpersoonForm(
        request.POST or None,
        kandidaten=contactpersoon.kandidaten_voor(klant),
        huidig=huidig,
        kolom=voorstel.kolom if voorstel else "",
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = contactpersoon.wijs_aan(
                klant=klant,
                medewerker=form.cleaned_data["medewerker"],
                reden=form.cleaned_data["reden"],
                door=request.medewerker,
            )
            messages.success(request, f"{nieuw.medewerker} is nu de contactpersoon van {klant.naam}.")
            return redirect("klanten:dossier", klantnummer)
    return render_formulier(
        request,
        "klanten/contactpersoon.html",
        form,
        klant=klant,
        huidig=huidig,
        voorstel=voorstel,
        titel="Contactpersoon wijzigen" if huidig else "Contactpersoon aanwijzen",
        keuze=form.fields["medewerker"].queryset.exists(),  # type: ignore[attr-defined]
        gesprekken=contactpersoon.geplande_gesprekken(klant, huidig) if huidig else 0,
        geschiedenis=klant.contactpersonen.select_related("medewerker__gebruiker", "medewerker__partner"),
    )
