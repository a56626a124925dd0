"""Goals of a region, with what its locations make of them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import rekenblad
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.models import Arbeidsmarktregio
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.forms.regiodoel import RegiodoelForm, RegioFilter
from landkaart.jaarplan import bestanden, regio
from landkaart.jaarplan.bevoegd import eis_regio
from landkaart.models import Regiodoel
from landkaart.views.jaarplan_formulier import blad, zeker


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """The goals of a region in a year: one's own, unless somebody compares the country."""
    filter_, gekozen, jaar = _keuze(request)
    context = {
        "filter": filter_,
        "regio": gekozen,
        "jaar": jaar,
        "beelden": regio.beelden(gekozen, jaar),
        "los": regio.los(gekozen, jaar),
        "mag": _houdt_bij(request, gekozen),
        "vraag": request.GET.urlencode(),
    }
    return render(request, "landkaart/regiodoelen.html", context)


@vereist(Recht.KETENCIJFERS)
def als_rekenblad(request: Verzoek, soort: str) -> HttpResponseBase:
    """The same as a spreadsheet."""
    _, gekozen, jaar = _keuze(request)
    rijen = bestanden.regiorijen(regio.beelden(gekozen, jaar))
    naam = f"doelen-{gekozen.code}-{jaar}"
    return rekenblad.antwoord(naam, bestanden.REGIOKOPPEN, rijen, formaat=soort)


@vereist(Recht.REGIODOELEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Record a goal of the region of the present location, or of another for who compares the country."""
    _, gekozen, jaar = _keuze(request)
    eis_regio(request.medewerker, gekozen)
    form = RegiodoelForm(request.POST or None, instance=Regiodoel(regio=gekozen, jaar=jaar))
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            doel = regio.leg_vast(regio=gekozen, door=request.medewerker, **form.velden())
            messages.success(request, f"Het doel van {gekozen} is vastgelegd.")
            return redirect(_adres(doel))
    return blad(request, form, titel=f"Doel van {gekozen}", knop="Opslaan", kruimels=_kruimels(gekozen, jaar))


@vereist(Recht.REGIODOELEN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a goal of a region."""
    doel = _doel(request, pk)
    form = RegiodoelForm(request.POST or None, instance=doel)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            nieuw = regio.pas_aan(doel=doel, versie=versie, door=request.medewerker, **form.velden())
            messages.success(request, "Het doel van de regio is gewijzigd.")
            return redirect(_adres(nieuw))
    return blad(
        request,
        form,
        titel="Doel van de regio wijzigen",
        knop="Opslaan",
        kruimels=_kruimels(doel.regio, doel.jaar),
    )


@vereist(Recht.REGIODOELEN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take a goal of a region out of the list."""
    doel, melding = _doel(request, pk), ""
    if request.method == "POST":
        try:
            regio.trek_in(doel=doel, versie=doel.versie, door=request.medewerker)
            messages.success(request, f"“{doel}” is ingetrokken.")
            return redirect(_adres(doel))
        except NietToegestaan as fout:
            melding = fout.melding
    return zeker(
        request,
        titel="Doel van de regio intrekken",
        knop="Ja, trek in",
        gevolg=f"“{doel}” gaat uit de lijst. Doelen van locaties die erbij horen, blijven staan.",
        kruimels=_kruimels(doel.regio, doel.jaar),
        melding=melding,
    )


def _keuze(request: Verzoek) -> tuple[RegioFilter, Arbeidsmarktregio, int]:
    filter_ = RegioFilter(request.GET, overal=Recht.LANDELIJK in request.rechten, eigen=request.locatie.regio)
    return filter_, *filter_.keuze()


def _houdt_bij(request: Verzoek, gekozen: Arbeidsmarktregio) -> bool:
    try:
        eis_regio(request.medewerker, gekozen)
    except NietToegestaan:
        return False
    return True


def _doel(request: Verzoek, pk: int) -> Regiodoel:
    doel = get_object_or_404(Regiodoel.objects.lopend().select_related("regio"), pk=pk)
    eis_regio(request.medewerker, doel.regio)
    return doel


def _adres(doel: Regiodoel) -> str:
    return f"{reverse('landkaart:regiodoelen')}?regio={doel.regio_id}&jaar={doel.jaar}"


def _kruimels(gekozen: Arbeidsmarktregio, jaar: int) -> list[tuple[str, str]]:
    jaar = jaar or vandaag().year
    return [("Doelen van de regio", f"{reverse('landkaart:regiodoelen')}?regio={gekozen.pk}&jaar={jaar}")]
