"""The privacy contact's work: questions about looks, and dossiers whose term is over."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import bewaren, inzagevragen, kijkers, wissen
from klanten.forms.privacy import AntwoordForm, WissenForm, WisvoorstelForm
from klanten.inzage import open_dossier
from klanten.models import Bewaartermijn, Bewaring, Doel, Inzagevraag, Wisbewijs

_PER_PAGINA = 25


@vereist(Recht.PRIVACY)
def vragen(request: Verzoek) -> HttpResponse:
    """Questions of clients about who looked, with their terms (X-18)."""
    lijst = inzagevragen.lijst(request.locatie)
    alles = "alles" in request.GET
    if not alles:
        lijst = lijst.filter(stand=Inzagevraag.Stand.OPEN)
    pagina = Paginator(lijst, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "klanten/privacy/vragen.html", {"pagina": pagina, "alles": alles})


@vereist(Recht.PRIVACY)
def beantwoorden(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Answer one question, with the looks that it is about."""
    klant = open_dossier(request, klantnummer, doel=Doel.KLANTVRAAG)
    vraag = get_object_or_404(klant.inzagevragen.select_related("kijker__medewerker", "partner"), pk=pk)
    form = AntwoordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            antwoord = form.cleaned_data["antwoord"]
            inzagevragen.beantwoord(vraag=vraag, antwoord=antwoord, door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "Het antwoord staat voor de klant klaar.")
            return redirect("klanten:privacy")
    gekeken = list(inzagevragen.onderdelen(vraag))
    return render_formulier(
        request,
        "klanten/privacy/beantwoorden.html",
        form,
        klant=klant,
        vraag=vraag,
        gekeken=gekeken,
        kijker=kijkers.van_inzage(gekeken[0], voluit=True) if gekeken else None,
    )


@vereist(Recht.PRIVACY)
def bewaartermijnen(request: Verzoek) -> HttpResponse:
    """Dossiers whose term is over, the terms themselves, and what has been erased."""
    voorbij = bewaren.voorbij(request.locatie)
    gegevens = {
        "pagina": Paginator(voorbij, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "termijnen": Bewaartermijn.objects.all(),
        "gewist": Wisbewijs.objects.filter(locatie=request.locatie).select_related("gewist_door__gebruiker")[
            :10
        ],
    }
    return render(request, "klanten/privacy/bewaartermijnen.html", gegevens)


@vereist(Recht.PRIVACY)
def wisvoorstel(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The first step: say why this dossier may be erased."""
    klant = open_dossier(request, klantnummer, doel=Doel.KLANTVRAAG)
    bewaring = get_object_or_404(Bewaring, klant=klant)
    if bewaring.grond:
        return redirect("klanten:wissen", klantnummer)
    form = WisvoorstelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            wissen.stel_voor(bewaring=bewaring, door=request.medewerker, **form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, "Het voorstel staat klaar. Er is nog niets gewist.")
            return redirect("klanten:bewaartermijnen")
    return render_formulier(request, "klanten/privacy/wisvoorstel.html", form, klant=klant, bewaring=bewaring)


@vereist(Recht.PRIVACY)
def wis(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The second step: erase it."""
    klant = open_dossier(request, klantnummer, doel=Doel.KLANTVRAAG)
    bewaring = get_object_or_404(Bewaring.objects.select_related("voorgesteld_door__gebruiker"), klant=klant)
    form = WissenForm(request.POST or None, klant=klant)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            bewijs = wissen.wis(bewaring=bewaring, door=request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(
                request, f"Dossier {bewijs.klantnummer} is gewist. Het bewijs staat in de lijst."
            )
            return redirect("klanten:bewaartermijnen")
    return render_formulier(request, "klanten/privacy/wissen.html", form, klant=klant, bewaring=bewaring)


@require_POST
@vereist(Recht.PRIVACY)
def wisvoorstel_intrekken(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Keep the dossier after all."""
    klant = open_dossier(request, klantnummer, doel=Doel.KLANTVRAAG)
    try:
        wissen.trek_voorstel_in(bewaring=get_object_or_404(Bewaring, klant=klant), door=request.medewerker)
        messages.success(request, "Het voorstel is ingetrokken. Het dossier blijft.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("klanten:bewaartermijnen")
