"""For experts: judging a practice, the joint verdict, test questions and the groups (L-47, L-50, L-51)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from landkaart import beoordelen, kennis, volgen
from landkaart.forms.beoordelen import (
    BeoordelingForm,
    ExpertgroepForm,
    OordeelForm,
    ToetsvraagForm,
    ToetsvraagWijzigenForm,
)
from landkaart.models import Expertgroep, Praktijk, Thema, Toetsvraag
from landkaart.views.treffers import treffers

_HOOGSTENS = 10


@vereist(Recht.PRAKTIJK_BEOORDELEN)
def beoordeling(request: Verzoek, pk: int) -> HttpResponse:
    """Give one's own judgement on a practice."""
    praktijk = _te_beoordelen(request, pk)
    form = BeoordelingForm(
        request.POST or None,
        groepen=beoordelen.groepen_voor(praktijk, request.medewerker),
        vragen=beoordelen.vragen_voor(praktijk),
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beoordelen.beoordeel(praktijk=praktijk, door=request.medewerker, **form.gegevens())
            messages.success(request, "Uw beoordeling is opgeslagen.")
            return redirect("landkaart:praktijk", pk)
    return render_formulier(request, "landkaart/praktijk_beoordelen.html", form, praktijk=praktijk)


@vereist(Recht.PRAKTIJK_BEOORDELEN)
def oordeel(request: Verzoek, pk: int) -> HttpResponse:
    """Record the joint verdict, beside what each expert found."""
    praktijk = _te_beoordelen(request, pk)
    groepen = beoordelen.groepen_voor(praktijk, request.medewerker)
    form = OordeelForm(request.POST or None, instance=praktijk, groepen=groepen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            gegevens = {**form.waarden(), "versie": form.cleaned_data["versie"]}
            beoordelen.stel_oordeel_vast(praktijk=praktijk, door=request.medewerker, **gegevens)
            messages.success(request, "Het gezamenlijke oordeel is vastgesteld. Iedereen kan het nu lezen.")
            return redirect("landkaart:praktijk", pk)
    beoordelingen = beoordelen.laatste(praktijk).select_related("expert__gebruiker", "expertgroep")
    return render_formulier(
        request,
        "landkaart/praktijk_oordeel.html",
        form,
        praktijk=praktijk,
        beoordelingen=beoordelingen.prefetch_related("antwoorden"),
    )


@vereist(Recht.KENNIS)
def themas(request: Verzoek) -> HttpResponse:
    """The themes, each with its expert groups."""
    return render(
        request,
        "landkaart/themas.html",
        {
            "themas": Thema.objects.prefetch_related("expertgroepen"),
            "gevolgd": set(request.medewerker.volgingen.values_list("thema_id", flat=True)),
        },
    )


@vereist(Recht.KENNIS)
def thema(request: Verzoek, pk: int) -> HttpResponse:
    """One theme: its newest entries, its test questions and who judges."""
    deze = get_object_or_404(Thema, pk=pk)
    nieuwste = kennis.zoek(kennis.Zoekvraag(thema=deze.pk)).rijen[:_HOOGSTENS]
    return render(
        request,
        "landkaart/thema.html",
        {
            "thema": deze,
            "nieuwste": treffers(nieuwste),
            "vragen": deze.toetsvragen.filter(vervallen_op__isnull=True),
            "groepen": deze.expertgroepen.prefetch_related("leden__gebruiker", "leden__partner"),
            "volgt": volgen.volgt(request.medewerker, deze),
            "mag_beheren": Recht.PRAKTIJK_BEOORDELEN in request.rechten
            and beoordelen.mag_vragen_beheren(deze, request.medewerker),
            "mag_leden": Recht.LANDKAART_BEHEREN in request.rechten,
        },
    )


@vereist(Recht.PRAKTIJK_BEOORDELEN)
def vraag_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a test question to a theme."""
    deze = get_object_or_404(Thema, pk=pk)
    form = ToetsvraagForm(request.POST or None, initial={"volgorde": deze.toetsvragen.count() + 1})
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            beoordelen.voeg_vraag_toe(thema=deze, door=request.medewerker, **form.waarden())
            messages.success(request, "De vraag staat erbij.")
            return redirect("landkaart:thema", pk)
    return render_formulier(request, "landkaart/toetsvraag.html", form, thema=deze)


@vereist(Recht.PRAKTIJK_BEOORDELEN)
def vraag_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a test question, or stop asking it."""
    vraag = get_object_or_404(Toetsvraag.objects.select_related("thema"), pk=pk, vervallen_op=None)
    form = ToetsvraagWijzigenForm(request.POST or None, instance=vraag)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            velden = form.waarden()
            vervallen_op = vandaag() if velden.pop("vervallen") else None
            beoordelen.wijzig_vraag(
                toetsvraag=vraag,
                versie=form.cleaned_data["versie"],
                door=request.medewerker,
                vervallen_op=vervallen_op,
                **velden,
            )
            messages.success(request, "De vraag is gewijzigd.")
            return redirect("landkaart:thema", vraag.thema_id)
    return render_formulier(request, "landkaart/toetsvraag.html", form, thema=vraag.thema, vraag=vraag)


@vereist(Recht.LANDKAART_BEHEREN)
def expertgroep(request: Verzoek, pk: int) -> HttpResponse:
    """Say who is in an expert group."""
    groep = get_object_or_404(Expertgroep, pk=pk)
    form = ExpertgroepForm(request.POST or None, expertgroep=groep)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            beoordelen.zet_leden(expertgroep=groep, leden=list(form.cleaned_data["leden"]))
            messages.success(request, f"De leden van {groep} zijn gewijzigd.")
            return redirect("landkaart:themas")
    return render_formulier(request, "landkaart/expertgroep.html", form, groep=groep)


def _te_beoordelen(request: Verzoek, pk: int) -> Praktijk:
    """A practice of which this person is an expert."""
    praktijk = get_object_or_404(Praktijk.objects.openbaar().echt(), pk=pk)
    if not beoordelen.groepen_voor(praktijk, request.medewerker).exists():
        raise RechtOntbreekt("U bent geen lid van een expertgroep voor dit thema.")
    return praktijk
