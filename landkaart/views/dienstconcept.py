"""Making a service concept: writing, confirming as the MT, and reading a version."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.models import Locatie
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from landkaart import dienstconcepten
from landkaart.forms.bewijzen import DienstconceptForm
from landkaart.forms.indienen import BekrachtigForm
from landkaart.models import SECTIES, Conceptversie, Mijlpaal
from landkaart.views.invullen import mijlpaal_van


@vereist(Recht.LANDKAART_INVULLEN)
def schrijven(request: Verzoek, code: str) -> HttpResponse:
    """Write the sections of the concept."""
    mijlpaal = _mijlpaal(request.locatie, code)
    tekst = dienstconcepten.open_tekst(request.locatie, mijlpaal)
    form = DienstconceptForm(request.POST or None, instance=tekst)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            dienstconcepten.schrijf(
                locatie=request.locatie,
                mijlpaal=mijlpaal,
                versie=form.cleaned_data["versie"],
                velden=form.waarden(),
            )
            messages.success(request, "De tekst is bewaard.")
            return redirect("landkaart:dienstconcept", code)
    versies = tekst.versies.select_related("bekrachtigd_door__gebruiker") if tekst.pk else []
    return render_formulier(
        request,
        "landkaart/dienstconcept.html",
        form,
        mijlpaal=mijlpaal,
        versies=versies,
        bewaard=tekst.pk is not None,
        mag_indienen=Recht.LANDKAART_INDIENEN in request.rechten,
    )


@vereist(Recht.LANDKAART_INDIENEN)
def bekrachtigen(request: Verzoek, code: str) -> HttpResponse:
    """Read the text once more and confirm it for the MT; the version becomes evidence."""
    mijlpaal = _mijlpaal(request.locatie, code)
    tekst = dienstconcepten.open_tekst(request.locatie, mijlpaal)
    if tekst.pk is None:
        raise Http404
    form = BekrachtigForm(request.POST or None, initial={"versie": tekst.versie})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            nieuw = dienstconcepten.bekrachtig(
                concept=tekst, versie=form.cleaned_data["versie"], door=request.medewerker
            )
            messages.success(request, f"Versie {nieuw.nummer} is bekrachtigd en staat bij het bewijs.")
            return redirect("landkaart:mijlpaal_invullen", code)
    return render_formulier(
        request,
        "landkaart/dienstconcept_bekrachtigen.html",
        form,
        mijlpaal=mijlpaal,
        tekst=tekst,
        secties=_secties(tekst),
    )


@vereist(Recht.KENNIS)
def versie(request: Verzoek, pk: int) -> HttpResponse:
    """Read a version that an MT confirmed: of the own location, or one that is shared and not withdrawn."""
    gedeeld = Q(bewijs__delen=True, bewijs__ingetrokken_op__isnull=True)
    mag = gedeeld | Q(concept__locatie__in=request.medewerker.locaties.all())
    if Recht.LANDKAART_TOETSEN in request.rechten:
        mag = Q()
    gekozen = get_object_or_404(
        Conceptversie.objects.select_related(
            "concept__locatie", "concept__mijlpaal", "bekrachtigd_door__gebruiker"
        ),
        mag,
        pk=pk,
    )
    return render(request, "landkaart/conceptversie.html", {"versie": gekozen, "secties": _secties(gekozen)})


def _secties(tekst: object) -> list[tuple[str, str]]:
    """The sections with their headings."""
    namen = {veld.name: str(veld.verbose_name) for veld in Conceptversie._meta.fields}
    return [(namen[naam].capitalize(), getattr(tekst, naam)) for naam in SECTIES]


def _mijlpaal(locatie: Locatie, code: str) -> Mijlpaal:
    """One of the two milestones that are about a service concept, or 404."""
    mijlpaal = mijlpaal_van(locatie, code)
    if mijlpaal.regio_id is not None or mijlpaal.nummer not in dienstconcepten.MET_CONCEPT:
        raise Http404
    return mijlpaal
