"""The other steps with a question, each a form on a page of its own: one table says what they are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from keten import opslaan
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, RechtOntbreekt, meld_fouten_op
from keten.models import Medewerker
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import doorzetten, klantkeuze, meehelpen, vraagwerknemers, vragen, vragen_toewijzen
from werkgevers.forms import vraagacties as forms
from werkgevers.models import Werkgeversvraag
from werkgevers.views.vragen import ONDERDEEL, haal

Doe = Callable[[Werkgeversvraag, Medewerker, dict[str, Any]], object]
Vooraf = Callable[[Werkgeversvraag, Medewerker, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Actie:
    """A step: its title and button, the form, what it does and what is said afterwards.

    Attributes:
        vooraf: what stays when the step is refused: it turns what was filled in into what the step takes.
    """

    titel: str
    knop: str
    form: type[forms.VraagactieForm]
    doe: Doe
    gedaan: str
    uitleg: str = ""
    vooraf: Vooraf | None = None


def _trek_in(vraag: Werkgeversvraag, door: Medewerker, w: dict[str, Any]) -> object:
    return vragen.trek_in(vraag=vraag, door=door, reden=w["reden"], account=door.gebruiker)


def _kies_klant(vraag: Werkgeversvraag, door: Medewerker, w: dict[str, Any]) -> dict[str, Any]:
    akkoord = w.pop("akkoord")
    klant = klantkeuze.kies(**w, locatie=vraag.locatie, door=door, onderdeel=ONDERDEEL)
    return {"klant": klant, "akkoord": akkoord}


ACTIES = {
    "doorzetten": Actie(
        "Doorzetten naar een andere instantie",
        "Doorzetten vastleggen",
        forms.DoorzetForm,
        lambda vraag, door, w: doorzetten.zet_door(vraag=vraag, door=door, **w),
        "De vraag staat op: ligt bij een andere instantie.",
        "U belt of mailt de instantie zelf. Leg hier vast wat u hebt gevraagd. U blijft het aanspreekpunt "
        "van de werkgever.",
    ),
    "specialist": Actie(
        "Een specialist vragen",
        "Specialist toevoegen",
        forms.SpecialistForm,
        lambda vraag, door, w: meehelpen.vraag_specialist(vraag=vraag, door=door, **w),
        "De collega ziet de vraag in de eigen werkvoorraad.",
        "De collega leest mee en schrijft notities. De werkgever houdt één contactpersoon.",
    ),
    "gast": Actie(
        "Een gast uitnodigen",
        "Uitnodigen",
        forms.GastForm,
        lambda vraag, door, w: meehelpen.nodig_uit(vraag=vraag, door=door, **w),
        "De gast krijgt een e-mail met een link.",
        "Een gast van een andere dienst ziet alleen deze vraag, zolang ze open is. De gast antwoordt aan u.",
    ),
    "werknemer": Actie(
        "Een klant bij deze vraag zetten",
        "Klant toevoegen",
        forms.WerknemerForm,
        lambda vraag, door, w: vraagwerknemers.zet_bij(vraag=vraag, door=door, **w),
        "De klant staat bij de vraag.",
        "Voor een klant die werkt en de baan kan verliezen. De klant en de contactpersoon lezen bij welke "
        "werkgever de vraag ligt en waarover die gaat. De klant kan het weer stoppen. De werkgever en gasten "
        "zien niet om wie het gaat.",
        _kies_klant,
    ),
    "toewijzen": Actie(
        "Toewijzen",
        "Toewijzen",
        forms.ToewijzenForm,
        lambda vraag, door, w: vragen_toewijzen.wijs_toe(vraag=vraag, **w),
        "De vraag is toegewezen.",
    ),
    "koppelen": Actie(
        "Werkgever kiezen",
        "Vraag bij deze werkgever zetten",
        forms.KoppelForm,
        lambda vraag, door, w: vragen_toewijzen.koppel(vraag=vraag, werkgever=w["werkgever"]),
        "De vraag hoort nu bij deze werkgever.",
        "Kies bij welke werkgever deze vraag hoort.",
    ),
    "heropenen": Actie(
        "Vraag heropenen",
        "Heropenen",
        forms.RedenForm,
        lambda vraag, door, w: vragen.heropen(vraag=vraag, door=door, **w),
        "De vraag is weer open.",
        "Het antwoord blijft staan. Er begint een nieuwe termijn.",
    ),
    "intrekken": Actie(
        "Vraag sluiten zonder antwoord",
        "Vraag sluiten",
        forms.RedenForm,
        _trek_in,
        "De vraag is gesloten.",
        "Doe dit als de werkgever geen antwoord meer nodig heeft. De werkgever kan de reden lezen.",
    ),
}


@vereist(Recht.WERKGEVERS)
def actie(request: Verzoek, pk: int, soort: str) -> HttpResponse:
    """Take one of the steps of the table."""
    if soort not in ACTIES:
        raise Http404
    gekozen, stap = _eigen(request, pk), ACTIES[soort]
    form = stap.form(request.POST or None, vraag=gekozen)
    zoekt = soort == "koppelen" and "zoek" in request.POST
    if request.method == "POST" and not zoekt and form.is_valid():
        with meld_fouten_op(form):
            waarden = form.waarden()
            if stap.vooraf:
                waarden = stap.vooraf(gekozen, request.medewerker, waarden)
            with transaction.atomic():
                stap.doe(gekozen, request.medewerker, waarden)
                opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, stap.gedaan)
            return redirect("werkgevers:vraag", pk)
    if zoekt:
        form = stap.form(vraag=gekozen, initial={"zoekterm": request.POST.get("zoekterm", "")})
    return render_formulier(
        request, "werkgevers/vraag_actie.html", form, vraag=gekozen, stap=stap, zoekt=soort == "koppelen"
    )


@vereist(Recht.WERKGEVERS)
def doorzending(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Record how a question stands at the body that it was sent to (W-06)."""
    gekozen = _eigen(request, pk)
    rij = get_object_or_404(gekozen.doorzendingen.select_related("instantie"), pk=nummer)
    stap = Actie(
        f"Stand bij: {rij.instantie}",
        "Opslaan",
        forms.DoorzendingForm,
        lambda vraag, door, w: doorzetten.werk_bij(doorzending=rij, door=door, **w),
        f"De stand bij {rij.instantie} is bijgewerkt.",
        rij.toelichting,
    )
    form = stap.form(request.POST or None, vraag=gekozen)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            stap.doe(gekozen, request.medewerker, form.waarden())
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, stap.gedaan)
            return redirect("werkgevers:vraag", pk)
    return render_formulier(request, "werkgevers/vraag_actie.html", form, vraag=gekozen, stap=stap)


@require_POST
@vereist(Recht.WERKGEVERS)
def stop_gast(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Take the invitation of a guest back."""
    gekozen = _eigen(request, pk)
    uitnodiging = get_object_or_404(gekozen.gasten.select_related("gebruiker"), pk=nummer)
    try:
        meehelpen.stop_uitnodiging(uitnodiging=uitnodiging)
        messages.success(request, f"{uitnodiging.gebruiker} ziet deze vraag niet meer.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("werkgevers:vraag", pk)


@require_POST
@vereist(Recht.WERKGEVERS)
def werknemer_weg(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """The question is not about this client any more."""
    gekozen = _eigen(request, pk)
    werknemer = get_object_or_404(gekozen.werknemers.select_related("klant", "vraag"), pk=nummer)
    vraagwerknemers.haal_weg(werknemer=werknemer, door=request.medewerker)
    messages.success(request, f"{werknemer.klant.naam} staat niet meer bij deze vraag.")
    return redirect("werkgevers:vraag", pk)


def _eigen(request: Verzoek, pk: int) -> Werkgeversvraag:
    """A question of the own location; a specialist from elsewhere only reads and writes notes."""
    gekozen = haal(request, pk)
    if gekozen.locatie_id != request.locatie.pk:
        raise RechtOntbreekt(f"Deze vraag hoort bij {gekozen.locatie}.")
    return gekozen
