"""What is asked, and the questions that a location adds itself (X-43, H-52)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten.formulieren import render_formulier
from keten.fouten import VersieConflict, meld_fouten_op
from keten.instellingen import waarden
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart.forms.peilingen import PeilingvraagForm
from landkaart.models import Peiling, Peilingvraag
from landkaart.peilingen import vragen
from landkaart.peilingen.instellingen import MOMENTEN, RUST, naam_van


@vereist(Recht.PEILINGEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Which moments, how often, the delivered questions and those of the location."""
    gekozen, dag = waarden(request.locatie), vandaag()
    context = {
        "hier": "vragen",
        "peilingen": [(peiling, peiling.moment in gekozen[MOMENTEN]) for peiling in Peiling.objects.all()],
        "weken": gekozen[RUST],
        "eigen": [
            (vraag, vragen.gesteld(vraag, dag), _wanneer(vraag)) for vraag in vragen.lijst(request.locatie)
        ],
        "vast": [
            (vraag, _wanneer(vraag))
            for vraag in Peilingvraag.objects.filter(code__isnull=False)
            .prefetch_related("peilingen")
            .order_by("-soort", "pk")
        ],
        "vandaag": dag,
        "mag_instellingen": Recht.REGELS_BEHEREN in request.rechten,
    }
    return render(request, "landkaart/peiling_instellen.html", context)


@vereist(Recht.PEILINGEN)
def vraag_nieuw(request: Verzoek) -> HttpResponse:
    """Ask something of one's own."""
    form = PeilingvraagForm(
        request.POST or None,
        instance=Peilingvraag(locatie=request.locatie, soort=Peilingvraag.Soort.SCHAAL),
        locatie=request.locatie,
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vragen.voeg_toe(
                locatie=request.locatie,
                peilingen=form.cleaned_data["peilingen"],
                door=request.medewerker,
                **form.velden(),
            )
            messages.success(request, "De vraag is toegevoegd. Klanten krijgen hem vanaf de volgende nacht.")
            return redirect("landkaart:peilingen_instellen")
    return render_formulier(request, "landkaart/peiling_vraag.html", form)


@vereist(Recht.PEILINGEN)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """Change a question of the location."""
    gekozen = get_object_or_404(Peilingvraag, pk=pk, locatie=request.locatie)
    form = PeilingvraagForm(request.POST or None, instance=gekozen, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            vragen.wijzig(
                vraag=gekozen,
                versie=form.cleaned_data["versie"],
                peilingen=form.cleaned_data["peilingen"],
                door=request.medewerker,
                **form.velden(),
            )
            messages.success(request, "De vraag is gewijzigd.")
            return redirect("landkaart:peilingen_instellen")
    return render_formulier(
        request,
        "landkaart/peiling_vraag.html",
        form,
        vraag=gekozen,
        gevraagd=vragen.gevraagd(gekozen),
        gesteld=vragen.gesteld(gekozen, vandaag()),
    )


@require_POST
@vereist(Recht.PEILINGEN)
def vraag_stoppen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask a question no longer."""
    gekozen = get_object_or_404(Peilingvraag, pk=pk, locatie=request.locatie)
    versie = request.POST.get("versie", "")
    try:
        vragen.stop(
            vraag=gekozen,
            versie=int(versie) if versie.isdecimal() and len(versie) < 10 else 0,
            door=request.medewerker,
        )
    except VersieConflict:
        messages.error(request, "Iemand anders heeft deze vraag net gewijzigd. Kijk het na.")
        return redirect("landkaart:peilingvraag", pk)
    messages.success(request, "De vraag is gestopt. De antwoorden blijven in de cijfers.")
    return redirect("landkaart:peilingen_instellen")


def _wanneer(vraag: Peilingvraag) -> str:
    return ", ".join(naam_van(peiling.moment) for peiling in vraag.peilingen.all())
