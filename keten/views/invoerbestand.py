"""One file that came in: what it would do, repairing its rows, taking it over, and undoing it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from keten import rekenblad
from keten.forms.basis import EenmaligForm
from keten.forms.invoer import HELE_RIJ, FoutenFilter, InvoerrijForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.invoer import inlezen, rijen, terugdraaien
from keten.invoer.soorten import Invoersoort, Verandering
from keten.models import Invoerbestand, Invoerrij
from keten.opslaan import eenmalig
from keten.rechten import ingelogd
from keten.verzoek import Verzoek
from keten.views.invoer import bestand_voor

INLEZEN, WEG, MEE = "inlezen", "weg", "mee"
_PER_PAGINA = 25
_KOLOMMEN_IN_BEELD = 4
_WAT = "wat verandert"
_Stand = Invoerrij.Stand


@ingelogd
def bekijken(request: Verzoek, pk: int) -> HttpResponse:
    """What a file would do, row by row; while it is taken over how far it is; and afterwards what it did."""
    bestand, soort = bestand_voor(request, pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            return _doe(request, bestand, soort)
    bestand, soort = bestand_voor(request, pk)
    return render_formulier(
        request,
        "keten/invoer_bestand.html",
        form,
        bestand=bestand,
        soort=soort,
        **_beeld(request, bestand, soort),
    )


@ingelogd
def voortgang(request: Verzoek, pk: int) -> HttpResponse:
    """How far a file is, to put on its page; it asks again until it is ready."""
    bestand, soort = bestand_voor(request, pk)
    context = {"bestand": bestand, "soort": soort, "gedaan": _gedaan(bestand)}
    return render(request, "keten/_invoervoortgang.html", context)


@ingelogd
def rij(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Repair one row, leave it out, or take along again what was left out."""
    bestand, soort = bestand_voor(request, pk)
    deze = get_object_or_404(bestand.rijen.filter(stand__in=[_Stand.FOUT, _Stand.WEG]), nummer=nummer)
    if request.POST.get("actie") in (WEG, MEE):
        return _weg_of_mee(request, bestand, nummer)
    form = InvoerrijForm(
        request.POST or None, soort=soort, waarden=rijen.waarden_van(deze), fouten=deze.fouten
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            deze = rijen.herstel(
                bestand=bestand, nummer=nummer, waarden=form.waarden(), door=request.medewerker
            )
            if not deze.fouten:
                messages.success(request, f"Rij {nummer} is nu goed.")
                return redirect("keten:invoer_bestand", pk)
            for kolom, melding in deze.fouten:
                form.add_error(kolom if kolom in form.fields else None, melding)
    return render_formulier(request, "keten/invoer_rij.html", form, bestand=bestand, soort=soort, rij=deze)


@ingelogd
def fouten(request: Verzoek, pk: int) -> HttpResponseBase:
    """The faults as a file, for whoever made the rows; without what is sensitive."""
    bestand, soort = bestand_voor(request, pk)
    open_kolommen = [kolom.naam for kolom in soort.kolommen if not kolom.gevoelig]
    regels = (
        [een.nummer, kolom, melding, *(waarden[naam] for naam in open_kolommen)]
        for een in bestand.rijen.filter(stand=_Stand.FOUT)
        for waarden in [rijen.waarden_van(een)]
        for kolom, melding in een.fouten
    )
    koppen = ["Rij", "Kolom", "Wat er niet klopt", *open_kolommen]
    naam = slugify(f"fouten {bestand.bestandsnaam}")
    return rekenblad.antwoord(naam, koppen, regels, formaat=request.GET.get("formaat", "xlsx"))


@ingelogd
def terug(request: Verzoek, pk: int) -> HttpResponse:
    """Undo a whole file, once that is confirmed."""
    bestand, soort = bestand_voor(request, pk)
    form = EenmaligForm(request.POST or None)
    if request.method == "GET" and bestand.stand != Invoerbestand.Stand.INGELEZEN:
        return redirect("keten:invoer_bestand", pk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            klaar = terugdraaien.draai_terug(bestand=bestand, door=request.medewerker)
            messages.success(request, f"Teruggedraaid: {soort.tel(klaar.aantal_terug)}.")
            return redirect("keten:invoer_bestand", pk)
    wat = soort.tel(bestand.aantal_ingelezen)
    return render_formulier(request, "keten/invoer_terug.html", form, bestand=bestand, soort=soort, wat=wat)


def _doe(request: Verzoek, bestand: Invoerbestand, soort: Invoersoort) -> HttpResponse:
    if request.POST.get("actie") == WEG:
        klaar = inlezen.gooi_weg(bestand=bestand, door=request.medewerker)
        niets = klaar.stand == Invoerbestand.Stand.VERVALLEN
        messages.success(
            request,
            "Het bestand is weggegooid. Er is niets ingelezen."
            if niets
            else "De andere rijen zijn weggegooid.",
        )
        return redirect("keten:invoer_soort", soort.code)
    klaar = inlezen.start(bestand=bestand, door=request.medewerker)
    if klaar.stand == Invoerbestand.Stand.INGELEZEN:
        messages.success(request, f"Ingelezen: {soort.tel(klaar.aantal_ingelezen)}.")
    return redirect("keten:invoer_bestand", bestand.pk)


def _weg_of_mee(request: Verzoek, bestand: Invoerbestand, nummer: int) -> HttpResponse:
    try:
        if request.POST["actie"] == WEG:
            rijen.laat_weg(bestand=bestand, nummer=nummer, door=request.medewerker)
            messages.success(request, f"Rij {nummer} wordt niet ingelezen.")
        else:
            rijen.neem_mee(bestand=bestand, nummer=nummer, door=request.medewerker)
            messages.success(request, f"Rij {nummer} doet weer mee.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("keten:invoer_bestand", bestand.pk)


def _beeld(request: Verzoek, bestand: Invoerbestand, soort: Invoersoort) -> dict[str, Any]:
    """What the page shows in the state that the file is in."""
    telling = dict(bestand.rijen.order_by().values_list("stand").annotate(Count("pk")))
    aantallen = {stand: telling.get(stand, 0) for stand in _Stand.values}
    toon = request.GET.get("toon", "")
    toon = toon if toon in aantallen else _Stand.FOUT if aantallen[_Stand.FOUT] else _Stand.GOED
    filter_ = FoutenFilter(request.GET, soort=soort)
    kolommen = [k for k in soort.kolommen if not k.gevoelig and not k.lang][:_KOLOMMEN_IN_BEELD]
    gekozen = _gekozen(bestand.rijen.filter(stand=toon), filter_.gekozen() if toon == _Stand.FOUT else "")
    pagina = Paginator(gekozen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return {
        "aantallen": aantallen,
        "goed": aantallen[_Stand.GOED],
        "knop": f"Lees {soort.tel(aantallen[_Stand.GOED])} in",
        "toon": toon,
        "tabs": [(naam, f"?toon={s}", s == toon, aantallen[s]) for s, naam in _TABS],
        "filter": filter_,
        "koppen": [kolom.naam for kolom in kolommen],
        "pagina": pagina,
        "regels": [(een, _waarden(een, kolommen)) for een in pagina],
        **(_verandert(request, bestand, soort, pagina.object_list) if toon == _Stand.GOED else {}),
        "gedaan": _gedaan(bestand),
        "bekijk": soort.bekijk(bestand),
    }


_TABS = (
    (_Stand.FOUT.value, "Met fouten"),
    (_Stand.GOED.value, "Goed"),
    (_Stand.BEKEND.value, "Al bekend"),
    (_Stand.WEG.value, "Weggelaten"),
)


def _gekozen(rijen_: QuerySet[Invoerrij], kolom: str) -> QuerySet[Invoerrij]:
    """Rows with a fault in a column; all of them when none was chosen."""
    return rijen_.filter(fouten__contains=[["" if kolom == HELE_RIJ else kolom]]) if kolom else rijen_


def _waarden(een: Invoerrij, kolommen: Iterable[Any]) -> list[tuple[str, str]]:
    waarden = rijen.waarden_van(een)
    return [(kolom.naam, waarden.get(kolom.naam, "")) for kolom in kolommen]


def _verandert(
    request: Verzoek, bestand: Invoerbestand, soort: Invoersoort, getoond: Iterable[Invoerrij]
) -> dict[str, Any]:
    """For a kind that changes what exists: what the good rows of a page would change, instead of values."""
    if soort.verandert is None:
        return {}
    oordelen = rijen.beoordeel_rijen(soort, bestand.locatie, getoond)
    per_rij = soort.verandert(list(oordelen.values()), request.medewerker)
    sleutel = soort.kolommen[:1]
    return {
        "koppen": [sleutel[0].naam, _WAT],
        "regels": [
            (een, [*_waarden(een, sleutel), (_WAT, _in_zinnen(per_rij.get(een.nummer, [])))])
            for een in getoond
        ],
    }


def _in_zinnen(veranderingen: list[Verandering]) -> str:
    return "; ".join(f"{naam}: {nu} → {straks}" for naam, nu, straks in veranderingen)


def _gedaan(bestand: Invoerbestand) -> int:
    over = bestand.rijen.filter(stand=_Stand.GOED).count()
    return max(bestand.aantal_te_doen - over, 0)
