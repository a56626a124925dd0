"""The knowledge base: searching, sharing and following (L-27)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import bestanden
from klanten.views.blokken import blok_basis
from landkaart import delen, kennis, volgen
from landkaart.forms.kennis import KennisstukForm, RedenForm, ZoekForm
from landkaart.models import Kennisstuk, Mijlpaal, Thema
from landkaart.views.treffers import treffers

_PER_PAGINA = 10
_OP_START = 5


@vereist(Recht.KENNIS)
def zoeken(request: Verzoek) -> HttpResponse:
    """Search practices, bottlenecks, documents and lessons at once."""
    form = ZoekForm(request.GET)
    vraag = form.vraag()
    uitkomst = kennis.zoek(vraag)
    form.bied_aan(uitkomst.facetten, vraag)
    pagina = Paginator(uitkomst.rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    leeg = not pagina.paginator.count
    return render(
        request,
        "landkaart/kennisbank.html",
        {
            "form": form,
            "vraag": vraag,
            "uitkomst": uitkomst,
            "pagina": pagina,
            "treffers": treffers(pagina),
            "voorstellen": kennis.voorstellen(vraag.term) if leeg and vraag.term else [],
            "themas": Thema.objects.all() if leeg else [],
            "onderwerp": _gekozen(request, vraag),
        },
    )


@vereist(Recht.KENNIS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Share a document, a link or a lesson."""
    form = KennisstukForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            stuk = delen.deel(locatie=request.locatie, door=request.medewerker, **form.cleaned_data)
            messages.success(request, f"“{stuk}” staat nu in de kennisbank.")
            return redirect("landkaart:kennisstuk", stuk.pk)
    return render_formulier(request, "landkaart/kennisstuk_nieuw.html", form)


@vereist(Recht.KENNIS)
def stuk(request: Verzoek, pk: int) -> HttpResponse:
    """One document or lesson."""
    deze = _stuk(pk)
    return render(
        request,
        "landkaart/kennisstuk.html",
        {"stuk": deze, "mag_intrekken": delen.mag_intrekken(deze, request.medewerker)},
    )


@vereist(Recht.KENNIS)
def bestand(request: Verzoek, pk: int) -> HttpResponseBase:
    """Hand over the file of a document, to be kept; it is never shown inside the portal."""
    deze = _stuk(pk)
    if not deze.bestand:
        raise Http404
    return bestanden.als_bijlage(deze)


@vereist(Recht.KENNIS)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a piece out of the knowledge base."""
    deze = _stuk(pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            delen.trek_in(stuk=deze, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, f"“{deze}” is ingetrokken.")
            return redirect("landkaart:kennisbank")
    return render_formulier(request, "landkaart/kennisstuk_intrekken.html", form, stuk=deze)


@require_POST
@vereist(Recht.KENNIS)
def volg(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Follow a theme or a milestone, or stop following it."""
    onderwerp = _onderwerp(soort, pk)
    if request.POST.get("actie") == "stop":
        volgen.laat_los(medewerker=request.medewerker, onderwerp=onderwerp)
        messages.success(request, f"U volgt {onderwerp} niet meer.")
    else:
        volgen.volg(medewerker=request.medewerker, onderwerp=onderwerp)
        messages.success(request, f"U volgt {onderwerp}. Wat nieuw is, staat op uw startpagina.")
    if soort == "thema":
        return redirect("landkaart:thema", pk)
    return redirect(f"{reverse('landkaart:kennisbank')}?mijlpaal={pk}")


@require_POST
@vereist(Recht.KENNIS)
def gelezen(request: Verzoek) -> HttpResponse:
    """Count what is new as read."""
    volgen.alles_gelezen(medewerker=request.medewerker)
    messages.success(request, "U bent helemaal bij.")
    return redirect("keten:start")


@vereist(Recht.KENNIS)
def blok(request: Verzoek) -> HttpResponse:
    """What is new on followed subjects, for the start page."""
    nieuw = volgen.nieuw_voor(request.medewerker)
    context: dict[str, Any] = {
        "treffers": treffers(nieuw[:_OP_START]),
        "aantal": nieuw.count(),
        "volgingen": request.medewerker.volgingen.select_related("thema", "mijlpaal"),
    }
    return render(request, "landkaart/kennis_blok.html", context | blok_basis(request))


def _stuk(pk: int) -> Kennisstuk:
    stukken = Kennisstuk.objects.select_related("locatie", "door__gebruiker", "door__partner")
    return get_object_or_404(stukken.prefetch_related("themas", "mijlpalen"), pk=pk, ingetrokken_op=None)


def _onderwerp(soort: str, pk: int) -> Thema | Mijlpaal:
    if soort == "thema":
        return get_object_or_404(Thema, pk=pk)
    if soort == "mijlpaal":
        return get_object_or_404(Mijlpaal, pk=pk)
    raise Http404


def _gekozen(request: Verzoek, vraag: kennis.Zoekvraag) -> dict[str, Any] | None:
    """The one theme or milestone that was chosen, to follow it from here."""
    wat: Thema | Mijlpaal | None = Thema.objects.filter(pk=vraag.thema).first() if vraag.thema else None
    soort = "thema" if wat else "mijlpaal"
    if wat is None and vraag.mijlpaal:
        wat = Mijlpaal.objects.filter(pk=vraag.mijlpaal).first()
    if wat is None:
        return None
    return {"soort": soort, "wat": wat, "volgt": volgen.volgt(request.medewerker, wat)}
