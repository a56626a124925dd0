"""Identity providers of partners: what they are, what their claims mean here, and who came in by them."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keten import aanmeldbronnen, bronaanmelding
from keten.bladeren import blad
from keten.bronclaims import Betekenis, duid
from keten.forms.aanmeldbronnen import AanmeldbronForm, AfbeeldingForm, ProefForm
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.getallen import sleutel
from keten.models import Aanmeldbron, Bronkoppeling, Rolafbeelding
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

_SORTERINGEN = {"naam": "naam", "partner": "partner__naam", "tot": "geldig_tot"}


@vereist(Recht.BEHEREN)
def lijst(request: Verzoek) -> HttpResponse:
    """All sources, with what asks attention."""
    gekoppeld = Count("koppelingen", filter=Q(koppelingen__ontkoppeld_op=None))
    bronnen = Aanmeldbron.objects.select_related("partner").annotate(gekoppeld=gekoppeld)
    pagina = blad(bronnen, request.GET, sorteringen=_SORTERINGEN, standaard="naam")
    open_ = set(Aanmeldbron.objects.open().values_list("pk", flat=True))
    return render(request, "keten/aanmeldbronnen.html", {"pagina": pagina, "open": open_})


@vereist(Recht.BEHEREN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Add a source."""
    form = AanmeldbronForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            bron = aanmeldbronnen.maak(**form.waarden(), door=request.medewerker)
            messages.success(
                request, f"{bron} is toegevoegd. Zeg nu wat de rollen van de aanbieder betekenen."
            )
            return redirect("keten:aanmeldbron", bron.pk)
    return render_formulier(request, "keten/aanmeldbron_formulier.html", form)


@vereist(Recht.BEHEREN)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a source, or end it."""
    bron = get_object_or_404(Aanmeldbron, pk=pk)
    form = AanmeldbronForm(request.POST or None, instance=bron)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            aanmeldbronnen.wijzig(bron=bron, versie=versie, **form.waarden(), door=request.medewerker)
            messages.success(request, f"De wijziging van {bron} is opgeslagen.")
            return redirect("keten:aanmeldbron", pk)
    return render_formulier(request, "keten/aanmeldbron_formulier.html", form, bron=bron)


@vereist(Recht.BEHEREN)
def bron(request: Verzoek, pk: int) -> HttpResponse:
    """One source: its table, values that nobody gave a meaning, who is linked, and a box to try claims."""
    deze = get_object_or_404(Aanmeldbron.objects.select_related("partner"), pk=pk)
    proef = ProefForm(request.POST or None, initial={"claims": _voorbeeld(deze)})
    mensen = deze.koppelingen.filter(ontkoppeld_op=None).select_related("medewerker__gebruiker")
    return render_formulier(
        request,
        "keten/aanmeldbron.html",
        proef,
        bron=deze,
        is_open=Aanmeldbron.objects.open().filter(pk=pk).exists(),
        terugadres=request.build_absolute_uri(reverse("openid_connect_callback", args=[deze.code])),
        uitlogadres=request.build_absolute_uri(reverse("keten:aanmeldbron_uitloggen", args=[deze.code])),
        afbeeldingen=Rolafbeelding.objects.van(deze),
        onbekend=deze.waarden.onbekend().order_by("claim", "waarde")[:100],
        pagina=blad(mensen, request.GET, sorteringen={}, standaard="medewerker__gebruiker__naam"),
        uitkomst=_probeer(deze, proef),
    )


@vereist(Recht.BEHEREN)
def afbeelding_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Say what a value means."""
    deze = get_object_or_404(Aanmeldbron, pk=pk)
    waarde = deze.waarden.filter(pk=sleutel(request.GET.get("waarde", ""))).first()
    begin = {"claim": waarde.claim, "waarde": waarde.waarde} if waarde else {}
    form = AfbeeldingForm(request.POST or None, instance=Rolafbeelding(bron=deze), initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            regel = aanmeldbronnen.beeld_af(bron=deze, **form.waarden(), door=request.medewerker)
            messages.success(request, f"Opgeslagen: {regel}. Het geldt vanaf de volgende keer inloggen.")
            return redirect("keten:aanmeldbron", pk)
    return render_formulier(request, "keten/rolafbeelding.html", form, bron=deze)


@vereist(Recht.BEHEREN)
def afbeelding(request: Verzoek, pk: int) -> HttpResponse:
    """Give a value another meaning."""
    regel = _regel(pk)
    form = AfbeeldingForm(request.POST or None, instance=regel)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            versie = form.cleaned_data["versie"]
            nu = aanmeldbronnen.wijzig_afbeelding(
                afbeelding=regel, versie=versie, **form.waarden(), door=request.medewerker
            )
            messages.success(request, f"Opgeslagen: {nu}. Het geldt vanaf de volgende keer inloggen.")
            return redirect("keten:aanmeldbron", regel.bron_id)
    return render_formulier(request, "keten/rolafbeelding.html", form, bron=regel.bron, regel=regel)


@vereist(Recht.BEHEREN)
def afbeelding_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Ask whether a row may go, and take it out."""
    regel = _regel(pk)
    if request.method == "POST":
        aanmeldbronnen.haal_weg(afbeelding=regel, door=request.medewerker)
        messages.success(request, f"De regel voor {regel.waarde} is weg.")
        return redirect("keten:aanmeldbron", regel.bron_id)
    return render(request, "keten/rolafbeelding_weg.html", {"regel": regel, "bron": regel.bron})


@require_POST
@vereist(Recht.BEHEREN)
def ontkoppelen(request: Verzoek, pk: int) -> HttpResponse:
    """Let somebody link a new sign-in."""
    koppeling = get_object_or_404(
        Bronkoppeling.objects.select_related("medewerker__gebruiker", "bron"), pk=pk
    )
    bronaanmelding.ontkoppel(koppeling=koppeling, door=request.medewerker)
    messages.success(
        request, f"{koppeling.medewerker} is ontkoppeld en koppelt de volgende keer inloggen opnieuw."
    )
    return redirect("keten:aanmeldbron", koppeling.bron_id)


def _regel(pk: int) -> Rolafbeelding:
    return get_object_or_404(Rolafbeelding.objects.select_related("bron", "locatie"), pk=pk)


def _voorbeeld(deze: Aanmeldbron) -> str:
    namen = [naam for naam in (deze.claim_rollen, deze.claim_locaties) if naam]
    return "{" + ", ".join(f'"{naam}": ["…"]' for naam in namen) + "}"


def _probeer(deze: Aanmeldbron, proef: ProefForm) -> Betekenis | None:
    """What claims would give; a fault in them is shown beside the box."""
    if not proef.is_bound or not proef.is_valid():
        return None
    try:
        return duid(deze, proef.cleaned_data["claims"])
    except NietToegestaan as fout:
        proef.add_error("claims", fout.melding)
        return None
