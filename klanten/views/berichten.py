"""The thread of messages with the client."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import berichten as thread
from klanten import brieven
from klanten.bereik import bereik
from klanten.forms.berichten import BerichtForm
from klanten.forms.brieven import TekstkeuzeForm
from klanten.inzage import open_dossier
from klanten.views.brieven import begin_met

_PER_PAGINA = 20


@vereist(Recht.DOSSIER_INZIEN)
def berichten(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Read the thread, answer, or say that no answer is needed."""
    klant = open_dossier(request, klantnummer)
    if request.method == "POST" and Recht.CONTACT not in request.rechten:
        raise RechtOntbreekt("Uw rol mag wel meelezen, maar geen berichten schrijven.")
    if request.method == "POST" and "gelezen" in request.POST:
        thread.markeer_gelezen(klant=klant, door=request.medewerker)
        messages.success(request, "De berichten van de klant staan op gelezen.")
        return redirect("klanten:berichten", klantnummer)
    keuze = TekstkeuzeForm(request.GET, leeg="Leeg bericht")
    form = BerichtForm(request.POST or None)
    begin_met(request, form, brieven.begin(klant=klant, code=keuze.code()))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            thread.verstuur(klant=klant, tekst=form.cleaned_data["tekst"], door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "Uw bericht is verstuurd. De klant ziet het in het portaal.")
            return redirect("klanten:berichten", klantnummer)
    lijst = klant.berichten.select_related("van__medewerker__partner")
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    nieuw = klant.berichten.filter(van_klant=True, gelezen_op=None).count()
    return render_formulier(
        request,
        "klanten/berichten.html",
        form,
        klant=klant,
        pagina=pagina,
        nieuw=nieuw,
        keuze=keuze,
        bereik=bereik(klant),
    )
