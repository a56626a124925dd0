"""From proposal to letter: each step of a measure on a page of its own, with the guidance that it needs."""

import base64
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from handhaving.forms.maatregelen import (
    BesluitForm,
    HorenForm,
    PogingForm,
    RedenForm,
    UitkeringForm,
    VerzendForm,
    VoorstelForm,
)
from handhaving.maatregelen import berekenen, besluiten, horen, kennisgeven, stappen, voorstellen
from handhaving.maatregelen.berekenen import Berekening
from handhaving.models import Kennisgeving, Overtreding, Voorstel
from handhaving.views.overtredingen import vind
from keten import papier
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek

POGING = "poging"


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def voorstel(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Propose a measure: rule, examples, earlier information and somebody to ask stand beside the form."""
    klant, zaak = vind(request, klantnummer, pk)
    uitkeringen = berekenen.uitkeringen_op(klant, zaak.op)
    keuze = UitkeringForm(request.GET or None, uitkeringen=uitkeringen)
    gekozen = _gekozen(keuze, uitkeringen)
    berekening, bezwaar = _bereken(zaak, gekozen)
    form: Any = VoorstelForm(request.POST or None, berekening=berekening) if berekening else VerzendForm()
    if request.method == "POST" and berekening and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            voorstellen.stel_voor(
                overtreding=zaak, uitkering=berekening.uitkering, door=request.medewerker, **form.waarden()
            )
            messages.success(request, "Het voorstel ligt er. De klant is gevraagd om het eigen verhaal.")
            return redirect("handhaving:overtreding", klantnummer, pk)
    return render_formulier(
        request,
        "handhaving/maatregel_voorstellen.html",
        form,
        klant=klant,
        zaak=zaak,
        keuze=keuze if len(uitkeringen) > 1 else None,
        uitkeringen=uitkeringen,
        berekening=berekening,
        bezwaar=bezwaar,
        voorlichtingen=berekenen.eerdere_voorlichting(klant, zaak.op)[:5],
    )


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def hoor(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Write down what the client told, or that nobody answered and one tried again."""
    klant, zaak = vind(request, klantnummer, pk)
    is_poging = request.POST.get("stap") == POGING
    verhaal = HorenForm(None if is_poging else request.POST or None)
    poging = PogingForm(request.POST if is_poging else None, auto_id="poging_%s")
    form: Any = poging if is_poging else verhaal
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _leg_horen_vast(zaak, form, request))
            return redirect("handhaving:overtreding", klantnummer, pk)
    return render_formulier(
        request,
        "handhaving/maatregel_horen.html",
        form,
        klant=klant,
        zaak=zaak,
        verhaal=verhaal,
        poging=poging,
        voorstel=stappen.lopend_voorstel(zaak),
    )


@vereist(Recht.MAATREGEL_BESLISSEN)
def besluit(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Decide about a proposal, with the client's story before one's eyes."""
    klant, zaak = vind(request, klantnummer, pk)
    lopend = zaak.voorstellen.lopend().met_alles().first()
    belet = _belet(zaak, lopend, request)
    kan_opleggen = zaak.stand != Overtreding.Stand.HOREN and not belet
    form = BesluitForm(request.POST or None, gehoord=kan_opleggen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            if form.cleaned_data["uitkomst"] == BesluitForm.OPLEGGEN:
                gegevens = {naam: form.cleaned_data[naam] for naam in ("reden", "vanaf", "gezien")}
                besluiten.leg_op(overtreding=zaak, door=request.medewerker, **gegevens)
                messages.success(request, "Het besluit is genomen. Verstuur nu de brief.")
                return redirect("handhaving:maatregel_brief", klantnummer, pk)
            besluiten.spreek_vrij(overtreding=zaak, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "Er volgt geen maatregel. De klant leest dat in Mijn dossier.")
            return redirect("handhaving:overtreding", klantnummer, pk)
    horingen = list(lopend.horingen.select_related("door__gebruiker")) if lopend else []
    form.toon(horingen[-1] if horingen else None)
    return render_formulier(
        request,
        "handhaving/maatregel_besluiten.html",
        form,
        klant=klant,
        zaak=zaak,
        voorstel=lopend,
        horingen=horingen,
        belet=belet,
    )


@vereist(Recht.MAATREGEL_BESLISSEN)
def brief(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Look at the letter as it will go out, and send it."""
    klant, zaak = vind(request, klantnummer, pk)
    form = VerzendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            kennisgeven.maak_bekend(overtreding=zaak, door=request.medewerker)
            messages.success(
                request, "De brief staat klaar. Druk hem af en verstuur hem; de klant leest hem ook."
            )
            return redirect("handhaving:overtreding", klantnummer, pk)
    paginas, waarom_niet = _proef(zaak, request)
    return render_formulier(
        request,
        "handhaving/maatregel_brief.html",
        form,
        klant=klant,
        zaak=zaak,
        paginas=paginas,
        waarom_niet=waarom_niet,
    )


@vereist(Recht.MAATREGEL_VOORSTELLEN)
def brief_pdf(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """The letter as it went out."""
    _klant, zaak = vind(request, klantnummer, pk)
    kennisgeving = get_object_or_404(Kennisgeving, besluit__voorstel__overtreding=zaak)
    return papier.als_bijlage(kennisgeven.als_pdf(kennisgeving), "besluit.pdf")


@vereist(Recht.MAATREGEL_BESLISSEN)
def opheffen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Lift a measure that is in force."""
    klant, zaak = vind(request, klantnummer, pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            besluiten.hef_op(overtreding=zaak, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "De maatregel is opgeheven. De klant krijgt bericht.")
            return redirect("handhaving:overtreding", klantnummer, pk)
    geldend = zaak.voorstellen.lopend().met_alles().filter(besluit__isnull=False).first()
    return render_formulier(
        request, "handhaving/maatregel_opheffen.html", form, klant=klant, zaak=zaak, voorstel=geldend
    )


def _gekozen(keuze: UitkeringForm, uitkeringen: Any) -> Any:
    if len(uitkeringen) == 1:
        return uitkeringen[0]
    return keuze.cleaned_data["uitkering"] if keuze.is_bound and keuze.is_valid() else None


def _bereken(zaak: Overtreding, uitkering: Any) -> tuple[Berekening | None, str]:
    """The measure by the table, or why there is none."""
    if uitkering is None:
        return None, ""
    try:
        return berekenen.bereken(zaak, uitkering), ""
    except NietToegestaan as fout:
        return None, fout.melding


def _belet(zaak: Overtreding, voorstel: Voorstel | None, request: Verzoek) -> str:
    """Why the proposed measure cannot follow now, though the client was heard; empty when it can."""
    if voorstel is None or zaak.stand != Overtreding.Stand.GEHOORD:
        return ""
    try:
        besluiten.keur_opleggen(zaak, voorstel, request.medewerker)
    except NietToegestaan as fout:
        return fout.melding
    return ""


def _leg_horen_vast(zaak: Overtreding, form: Any, request: Verzoek) -> str:
    """Do what the form asks; returns what happened, in words."""
    gegevens, door = form.cleaned_data, request.medewerker
    if isinstance(form, PogingForm):
        horen.probeer_opnieuw(
            overtreding=zaak, wijze=gegevens["hoe"], toelichting=gegevens["toelichting"], door=door
        )
        return "De poging is vastgelegd. De klant heeft weer tijd om te reageren."
    if gegevens["afgezien"]:
        horen.zie_af(overtreding=zaak, wijze=gegevens["wijze"], toelichting=gegevens["verhaal"], door=door)
        return "Vastgelegd dat de klant niet wil reageren."
    horen.hoor(overtreding=zaak, verhaal=gegevens["verhaal"], wijze=gegevens["wijze"], door=door)
    return "Het verhaal van de klant is vastgelegd."


def _proef(zaak: Overtreding, request: Verzoek) -> tuple[list[str], str]:
    """The pages of the letter as images in the page itself, or why there is no letter."""
    try:
        bladen = kennisgeven.proef(overtreding=zaak, door=request.medewerker)
    except NietToegestaan as fout:
        return [], fout.melding
    return [f"data:image/png;base64,{base64.b64encode(blad).decode('ascii')}" for blad in bladen], ""
