"""Documents of a dossier."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.bestanden import als_bijlage
from klanten.documenten import bewaar, trek_in
from klanten.forms.documenten import DocumentForm, IntrekkenForm
from klanten.inzage import open_dossier

_PER_PAGINA = 25


@vereist(Recht.DOSSIER_INZIEN)
def lijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The documents, and the form to add one."""
    klant = open_dossier(request, klantnummer)
    if request.method == "POST" and Recht.CONTACT not in request.rechten:
        raise RechtOntbreekt("Uw rol mag wel meelezen, maar geen documenten toevoegen.")
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            document = bewaar(klant=klant, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"“{document.titel}” staat nu in het dossier.")
            return redirect("klanten:documenten", klantnummer)
    documenten = klant.documenten.select_related("door__medewerker__partner", "door__partneraccount__partner")
    pagina = Paginator(documenten, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_formulier(request, "klanten/documenten.html", form, klant=klant, pagina=pagina)


@vereist(Recht.DOSSIER_INZIEN)
def ophalen(request: Verzoek, klantnummer: int, document: uuid.UUID) -> HttpResponseBase:
    """Hand over a document to be kept as a file; it is never shown inside the portal."""
    klant = open_dossier(request, klantnummer)
    return als_bijlage(get_object_or_404(klant.documenten, pk=document, ingetrokken_op=None))


@vereist(Recht.CONTACT)
def intrekken(request: Verzoek, klantnummer: int, document: uuid.UUID) -> HttpResponse:
    """Take a document out of use, with a reason."""
    klant = open_dossier(request, klantnummer)
    gekozen = get_object_or_404(klant.documenten, pk=document, ingetrokken_op=None)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            trek_in(document=gekozen, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"“{gekozen.titel}” is ingetrokken.")
            return redirect("klanten:documenten", klantnummer)
    return render_formulier(request, "klanten/document_intrekken.html", form, klant=klant, document=gekozen)
