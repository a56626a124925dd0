"""One employer: the overview, all contacts, the history; registering and changing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import contactpersonen, registreren
from werkgevers import werkgeversgeschiedenis as verleden
from werkgevers.contact_leggen import register
from werkgevers.forms.werkgever import WerkgeverForm, WerkgeverNieuwForm
from werkgevers.models import Werkgever
from werkgevers.views.openen import kop, open_werkgever

_LAATSTE = 5
_PER_PAGINA = 25


@vereist(Recht.WERKGEVERS_ZIEN)
def overzicht(request: Verzoek, pk: int) -> HttpResponse:
    """Show an employer; one that was merged leads to the record that counts now."""
    werkgever = get_object_or_404(Werkgever.objects.select_related("sector", "locatie"), pk=pk)
    if werkgever.samengevoegd_in_id is not None:
        messages.info(request, f"{werkgever} is samengevoegd met deze werkgever.")
        return redirect("werkgevers:werkgever", werkgever.geldend.pk)
    contacten = register(werkgever)
    specialisten = werkgever.specialisten.filter(tot__isnull=True)
    gegevens = {
        **kop(request, werkgever),
        "gepland": contacten.filter(stand="gepland").order_by("gepland_op"),
        "contacten": contacten.exclude(stand="gepland")[:_LAATSTE],
        "vestigingen": werkgever.vestigingen.order_by("gesloten_op", "-hoofdvestiging", "plaats", "pk"),
        "personen": werkgever.contactpersonen.select_related("gebruiker", "vestiging").order_by(
            "vertrokken_op", "naam"
        ),
        "specialisten": specialisten.select_related("medewerker__gebruiker", "medewerker__partner"),
    }
    return render(request, "werkgevers/werkgever.html", gegevens)


@vereist(Recht.WERKGEVERS_ZIEN)
def contacten(request: Verzoek, pk: int) -> HttpResponse:
    """The contacts of all partners with an employer, in one list (W-04)."""
    werkgever = open_werkgever(pk)
    pagina = Paginator(register(werkgever), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request, "werkgevers/werkgever_contacten.html", {**kop(request, werkgever), "pagina": pagina}
    )


@vereist(Recht.WERKGEVERS_ZIEN)
def geschiedenis(request: Verzoek, pk: int) -> HttpResponse:
    """What happened to the record of an employer, and who was its contact."""
    werkgever = open_werkgever(pk)
    gegevens = {**kop(request, werkgever), "voorvallen": verleden.van(werkgever)}
    return render(request, "werkgevers/werkgever_geschiedenis.html", gegevens)


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Register an employer; one that resembles it is shown before anything is saved."""
    form = WerkgeverNieuwForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            werkgever = registreren.registreer(
                locatie=request.locatie, door=request.medewerker, **form.bedrijf()
            )
            if contact := form.contact():
                contactpersonen.voeg_toe(werkgever=werkgever, door=request.medewerker, **contact)
            messages.success(request, f"{werkgever} staat in het register.")
            return redirect("werkgevers:werkgever", werkgever.pk)
    return render_formulier(request, "werkgevers/werkgever_nieuw.html", form)


@vereist(Recht.WERKGEVERS)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change what is known of an employer."""
    werkgever = open_werkgever(pk)
    form = WerkgeverForm(request.POST or None, instance=werkgever)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            registreren.wijzig(
                werkgever=werkgever,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                **form.waarden(),
            )
            messages.success(request, "De gegevens zijn gewijzigd.")
            return redirect("werkgevers:werkgever", pk)
    return render_formulier(request, "werkgevers/werkgever_wijzigen.html", form, **kop(request, werkgever))
