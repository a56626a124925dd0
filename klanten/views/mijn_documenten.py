"""The client's own documents: to read, and to add to."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.documenten import bewaar
from klanten.forms.zoektocht import MijnDocumentForm
from klanten.inzage import open_eigen_dossier

_PER_PAGINA = 25


@vereist(Recht.EIGEN_DOSSIER)
def lijst(request: Verzoek) -> HttpResponse:
    """The documents that the client may see, and the form to add one (K-08)."""
    klant = open_eigen_dossier(request)
    form = MijnDocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            document = bewaar(klant=klant, door=None, zichtbaar_voor_klant=True, **form.cleaned_data)
            messages.success(request, _("“%(titel)s” staat nu in uw dossier.") % {"titel": document.titel})
            return redirect("klanten:mijn_documenten")
    documenten = klant.documenten.filter(zichtbaar_voor_klant=True, ingetrokken_op=None)
    documenten = documenten.select_related("door__medewerker__partner", "door__partneraccount__partner")
    pagina = Paginator(documenten, _PER_PAGINA)
    return render_formulier(
        request,
        "klanten/mijn/documenten.html",
        form,
        klant=klant,
        pagina=pagina.get_page(request.GET.get("pagina")),
    )
