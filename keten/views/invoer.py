"""Files that come in: which kinds there are, their layout, a new file, and the files of before."""

from urllib.parse import urlencode

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from keten.bevoegd import eis
from keten.bladeren import blad
from keten.forms.invoer import InvoerFilter, InvoerForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.invoer import indeling, inlezen
from keten.invoer.bestand import GROOTSTE
from keten.invoer.soorten import Invoersoort, soort_van, van
from keten.models import Invoerbestand
from keten.opslaan import eenmalig
from keten.rechten import ingelogd
from keten.verzoek import Verzoek

_SORTERINGEN = {"bestand": "bestandsnaam", "soort": "soort", "geladen": "geladen_op", "stand": "stand"}


@ingelogd
def overzicht(request: Verzoek) -> HttpResponse:
    """The kinds that this person may load, and every file of them at this location."""
    eis_medewerker(request)
    soorten = van(request.medewerker, request.locatie)
    filter_ = InvoerFilter(request.GET, soorten=soorten)
    gekozen = filter_.gekozen()
    rijen = bestanden(request).filter(soort__in=[soort.code for soort in soorten], **gekozen)
    context = {
        "soorten": soorten,
        "filter": filter_,
        "gefilterd": bool(gekozen),
        "pagina": blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="-geladen_op"),
        "namen": {soort.code: soort.naam for soort in soorten},
    }
    return render(request, "keten/invoer.html", context)


@ingelogd
def nieuw(request: Verzoek, code: str) -> HttpResponse:
    """Choose a file of a kind; afterwards one sees what it would do."""
    soort = soort_voor(request, code)
    form = InvoerForm(request.POST or None, request.FILES or None, soort=soort)
    if request.method == "POST" and form.is_valid():
        gekozen = form.cleaned_data["bestand"]
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            bestand = inlezen.laad(
                soort=soort,
                naam=gekozen.name,
                inhoud=gekozen.read(GROOTSTE + 1),
                locatie=request.locatie,
                door=request.medewerker,
            )
            return redirect("keten:invoer_bestand", bestand.pk)
    eerder = bestanden(request).filter(soort=soort.code)[:5]
    return render_formulier(
        request,
        "keten/invoer_nieuw.html",
        form,
        soort=soort,
        mag=[kolom.naam for kolom in soort.kolommen if not kolom.verplicht],
        dicht=_waarom_dicht(soort, request),
        eerder=eerder,
        alles=f"{reverse('keten:invoer')}?{urlencode({'soort': soort.code})}",
        kruimel_url=reverse(soort.kruimel) if soort.kruimel else "",
    )


@ingelogd
def toon_indeling(request: Verzoek, code: str) -> HttpResponse:
    """The published layout of a kind, with an example in every form in which it comes."""
    soort = soort_voor(request, code)
    context = {
        "soort": soort,
        "csv": indeling.als_csv(soort),
        "xml": indeling.als_xml(soort) if soort.xml else "",
        "grootste": GROOTSTE // 1_000_000,
    }
    return render(request, "keten/invoer_indeling.html", context)


@ingelogd
def voorbeeld(request: Verzoek, code: str) -> HttpResponseBase:
    """An example file to fill in: the headings and one invented row."""
    soort = soort_voor(request, code)
    xml = request.GET.get("formaat") == "xml"
    if xml and soort.xml is None:
        raise Http404
    tekst = indeling.als_xml(soort) if xml else "\ufeff" + indeling.als_csv(soort)
    vorm = "xml" if xml else "csv"
    antwoord = HttpResponse(tekst, content_type=f"text/{vorm}; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{soort.code}-voorbeeld.{vorm}"'
    return antwoord


def eis_medewerker(request: Verzoek) -> None:
    """These pages are for employees; for anybody else they do not exist."""
    if request.medewerker_of_niets is None or request.locatie_of_niets is None:
        raise Http404


def soort_voor(request: Verzoek, code: str) -> Invoersoort:
    """The kind with a code, for somebody who may load it here.

    Raises:
        Http404: there is no such kind, or nobody from the chain asks.
        RechtOntbreekt: the role does not allow it.
    """
    eis_medewerker(request)
    soort = soort_van(code)
    if soort is None:
        raise Http404
    eis(request.medewerker, request.locatie, soort.recht)
    return soort


def bestanden(request: Verzoek) -> QuerySet[Invoerbestand]:
    """Every file of the location."""
    namen = ("geladen_door__gebruiker", "afgerond_door__gebruiker", "teruggedraaid_door__gebruiker")
    return Invoerbestand.objects.filter(locatie=request.locatie).select_related("locatie", *namen)


def bestand_voor(request: Verzoek, pk: int) -> tuple[Invoerbestand, Invoersoort]:
    """A file of this location, for somebody who may load its kind.

    Raises:
        Http404: there is no such file here.
        RechtOntbreekt: the role does not allow this kind.
    """
    eis_medewerker(request)
    try:
        bestand = bestanden(request).get(pk=pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    return bestand, soort_voor(request, bestand.soort)


def _waarom_dicht(soort: Invoersoort, request: Verzoek) -> str:
    try:
        soort.eis_hier(request.locatie)
    except NietToegestaan as fout:
        return fout.melding
    return ""
