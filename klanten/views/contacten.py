"""Contacts with the client."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import contacten, draad
from klanten.draad import Keuze
from klanten.forms.contacten import ContactForm, DraadFilter
from klanten.inzage import open_dossier

_PER_PAGINA = 10


@vereist(Recht.DOSSIER_INZIEN)
def lijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The thread of a client: what passed over every channel, the newest first (K-05, X-20)."""
    klant = open_dossier(request, klantnummer)
    filter_ = DraadFilter(request.GET)
    keuze = filter_.keuze()
    pagina = Paginator(draad.van(klant, keuze), _PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "klant": klant,
        "filter": filter_,
        "gefilterd": keuze != Keuze(),
        "pagina": pagina,
        "regels": draad.lees(pagina),
        "mag_contact": Recht.CONTACT in request.rechten,
        "mag_vraag": Recht.KLANTVRAAG in request.rechten,
        "vragen": klant.klantvragen.open().order_by("vervalt_op")[:5],
        "nieuwe_berichten": klant.berichten.filter(van_klant=True, gelezen_op=None).count(),
        "laatste_bericht": klant.berichten.select_related("van").first(),
        "afspraken": klant.afspraken.select_related("medewerker__gebruiker", "partner").order_by("-begin")[
            :5
        ],
    }
    return render(request, "klanten/contacten.html", gegevens)


@vereist(Recht.CONTACT)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Keep a contact in the dossier; when the service is adjusted, the work plan is next (K-58)."""
    klant = open_dossier(request, klantnummer)
    form = ContactForm(request.POST or None, klant=klant, rechten=request.rechten)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            contact = contacten.leg_vast(klant=klant, door=request.medewerker, **form.contact())
            form.bewaar_delen(contact, door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "Het contact is vastgelegd.")
            if contact.bijgesteld:
                messages.info(request, "Pas nu het werkplan aan.")
                return redirect("diagnose:werkplan", klantnummer)
            return redirect("klanten:contacten", klantnummer)
    return render_formulier(request, "klanten/contact_nieuw.html", form, klant=klant)
