"""Settings of the location and of its partners: what was chosen, by whom, and choosing anew."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten import instellingen
from keten.forms.basis import laatste_wijziging
from keten.forms.instellingen import InstellingForm
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.instellingen import Gebied, Instelsoort
from keten.models import Ketenpartner, Locatie
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek


@dataclass(frozen=True)
class Regel:
    """A setting on the screen."""

    soort: Instelsoort
    waarde: str
    gekozen: bool
    url: str


@vereist(Recht.REGELS_BEHEREN)
def overzicht(request: Verzoek) -> HttpResponse:
    """Show every setting of the location, or of one of its partners, by subject."""
    partners = _partners(request)
    nummer = request.GET.get("partner", "")
    partner = next((een for een in partners if str(een.pk) == nummer), None)
    gebied: Locatie | Ketenpartner = partner or request.locatie
    context = {
        "gebied": gebied,
        "tabs": [
            (request.locatie, "?", partner is None),
            *((een, f"?partner={een.pk}", een == partner) for een in partners),
        ],
        "groepen": [
            (groep, list(regels))
            for groep, regels in groupby(_regels(gebied), key=lambda regel: regel.soort.groep)
        ],
    }
    return render(request, "keten/instellingen.html", context)


@vereist(Recht.REGELS_BEHEREN)
def van_locatie(request: Verzoek, code: str) -> HttpResponse:
    """Choose a setting of the location."""
    return _wijzig(request, request.locatie, code)


@vereist(Recht.REGELS_BEHEREN)
def van_partner(request: Verzoek, pk: int, code: str) -> HttpResponse:
    """Choose a setting of a partner of the location."""
    partner = get_object_or_404(Ketenpartner, pk=pk)
    if partner not in _partners(request):
        raise Http404
    return _wijzig(request, partner, code)


def _wijzig(request: Verzoek, gebied: Locatie | Ketenpartner, code: str) -> HttpResponse:
    soort = _soort(gebied, code)
    rij = instellingen.gekozen(gebied).get(code)
    waarde, versie = (rij.waarde, rij.versie) if rij else (soort.standaard, 0)
    form = InstellingForm(request.POST or None, soort=soort, waarde=waarde, versie=versie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            nieuw = form.cleaned_data["waarde"]
            instellingen.zet(code=code, gebied=gebied, waarde=nieuw, versie=form.cleaned_data["versie"])
            messages.success(
                request, f"{soort.naam}: voor {gebied} geldt nu {instellingen.in_woorden(soort, nieuw)}."
            )
            return redirect(_terug(gebied))
    context: dict[str, Any] = {"soort": soort, "gebied": gebied, "terug": _terug(gebied)}
    if rij is not None:
        context["door"], context["op"] = laatste_wijziging(rij)
    return render_formulier(request, "keten/instelling.html", form, **context)


def _partners(request: Verzoek) -> list[Ketenpartner]:
    """The partners whose settings this person may choose: the own one, or for an administrator all here."""
    hier = Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=request.locatie).order_by("naam")
    if Recht.BEHEREN not in request.rechten:
        hier = hier.filter(pk=request.medewerker.partner_id)
    return list(hier)


def _regels(gebied: Locatie | Ketenpartner) -> list[Regel]:
    gekozen = instellingen.gekozen(gebied)
    return [
        Regel(
            soort=soort,
            waarde=instellingen.in_woorden(
                soort, gekozen[soort.code].waarde if soort.code in gekozen else soort.standaard
            ),
            gekozen=soort.code in gekozen,
            url=_adres(gebied, soort.code),
        )
        for soort in instellingen.soorten(_gebied(gebied))
    ]


def _soort(gebied: Locatie | Ketenpartner, code: str) -> Instelsoort:
    soort = next((een for een in instellingen.soorten(_gebied(gebied)) if een.code == code), None)
    if soort is None:
        raise Http404
    return soort


def _gebied(gebied: Locatie | Ketenpartner) -> Gebied:
    return Gebied.LOCATIE if isinstance(gebied, Locatie) else Gebied.PARTNER


def _adres(gebied: Locatie | Ketenpartner, code: str) -> str:
    if isinstance(gebied, Locatie):
        return reverse("keten:instelling_locatie", args=[code])
    return reverse("keten:instelling_partner", args=[gebied.pk, code])


def _terug(gebied: Locatie | Ketenpartner) -> str:
    lijst = reverse("keten:instellingen")
    return lijst if isinstance(gebied, Locatie) else f"{lijst}?partner={gebied.pk}"
