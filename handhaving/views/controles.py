"""Checks: the list of the location, those of one client, ordering one, and finishing one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from handhaving.controles import afronden, bestellen
from handhaving.controles import lijst as lijsten
from handhaving.controles.bevoegd import mag
from handhaving.forms.controles import AfgelastForm, AfrondForm, BestelForm, ControlesFilter
from handhaving.models import Controle, Controlesoort, Huisbezoek, Kleur, Onderdeel, Verplichting
from handhaving.models.controle import ControleQuerySet
from handhaving.risico.lijsten import stand_van
from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast, open_dossier
from klanten.models import Doel, Klant

_MEESTE_PLICHTEN = 10


@vereist(Recht.RISICO)
def lijst(request: Verzoek) -> HttpResponse:
    """The checks of the location, with the number of intensive ones on green as a warning (H-24)."""
    rijen, filter_, vraag = _gekozen(request)
    context = {
        "filter": filter_,
        "gefilterd": bool(vraag),
        "pagina": blad(rijen, request.GET, sorteringen=lijsten.SORTERINGEN, standaard="-besteld_op"),
        "vraag": urlencode(vraag),
        "bij_groen": Controle.objects.van_locatie(request.locatie)
        .zichtbaar_voor(request.rechten)
        .intensief_bij_groen()
        .count(),
        "nu": timezone.now(),
    }
    return render(request, "handhaving/controles.html", context)


@vereist(Recht.RISICO)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """The list as a file, without names; for each client on it the look is recorded."""
    rijen, _filter, _vraag = _gekozen(request)
    antwoord = rekenblad.antwoord(
        "controles",
        lijsten.KOPPEN,
        lijsten.als_rijen(rijen.order_by("-besteld_op")),
        formaat=request.GET.get("formaat", ""),
    )
    leg_lijst_vast(
        lijsten.beelden(rijen),
        door=request.medewerker,
        onderdeel="lijst als rekenblad",
        doel=Doel.CONTROLE,
    )
    return antwoord


@vereist(Recht.RISICO)
def van_klant(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The checks of one client."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    zichtbaar = klant.controles.zichtbaar_voor(request.rechten)
    rijen = zichtbaar.select_related("soort", "besteld_door__gebruiker", "gedaan_door__gebruiker")
    return render(request, "handhaving/klant_controles.html", {"klant": klant, "controles": rijen})


@vereist(Recht.RISICO)
def nieuw(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Order a check; for who is green the page says that an administrative one is enough."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    stand = stand_van(klant)
    groen = stand is not None and stand.kleur == Kleur.GROEN
    begin = _begin(request.GET.get("signaal"), groen=groen)
    form = BestelForm(request.POST or None, klant=klant, door=request.medewerker, initial=begin)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gepland = bestellen.bestel(klant=klant, door=request.medewerker, **form.waarden())
            messages.success(request, "De controle staat klaar.")
            return redirect("handhaving:controle", klantnummer, gepland.pk)
    return render_formulier(
        request,
        "handhaving/controle_nieuw.html",
        form,
        klant=klant,
        groen=groen,
        soorten=form.fields["soort"].queryset,  # type: ignore[attr-defined]
    )


@vereist(Recht.RISICO)
def controle(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """One check: its ground, and its outcome or the form to give one."""
    klant, rij = vind(request, klantnummer, pk)
    bezoek = Huisbezoek.objects.filter(controle=rij).first()
    form = AfrondForm(request.POST or None)
    plichten, meer_plichten = _te_beoordelen(request, rij)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gedaan = afronden.rond_af(controle=rij, door=request.medewerker, **form.waarden())
            messages.success(request, _wat_gebeurde(gedaan))
            return redirect("handhaving:controle", klantnummer, pk)
    return render_formulier(
        request,
        "handhaving/controle.html",
        form,
        klant=klant,
        controle=rij,
        bezoek=bezoek,
        mag=mag(request.medewerker, klant.locatie, rij.soort),
        kan_afronden=_kan_afronden(rij, bezoek),
        mag_vastleggen=Recht.MAATREGEL_VOORSTELLEN in request.rechten,
        plichten=plichten,
        meer_plichten=meer_plichten,
    )


@vereist(Recht.RISICO)
def afgelasten(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Call a check off, with the reason."""
    klant, rij = vind(request, klantnummer, pk)
    form = AfgelastForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            afronden.gelast_af(controle=rij, door=request.medewerker, reden=form.cleaned_data["reden"])
            messages.success(request, "De controle gaat niet door.")
            return redirect("handhaving:klant_controles", klantnummer)
    return render_formulier(request, "handhaving/controle_afgelasten.html", form, klant=klant, controle=rij)


def vind(request: Verzoek, klantnummer: int, pk: int) -> tuple[Klant, Controle]:
    """A client at the employee's location, through the door, and one of the client's checks."""
    klant = open_dossier(request, klantnummer, doel=Doel.CONTROLE)
    namen = ("soort", "signaal", "partner", "besteld_door__gebruiker", "gedaan_door__gebruiker")
    return klant, get_object_or_404(
        klant.controles.zichtbaar_voor(request.rechten).select_related(*namen), pk=pk
    )


def _begin(signaal: str | None, *, groen: bool) -> dict[str, Any]:
    """What the form begins with: the signal somebody comes from, or the light check that green asks for."""
    if signaal:
        return {"signaal": signaal, "grond": Controle.Grond.SIGNAAL}
    if groen:
        licht = Controlesoort.objects.filter(code="administratief").first()
        return {"soort": licht, "grond": Controle.Grond.ADMINISTRATIEF}
    return {}


def _gekozen(request: Verzoek) -> tuple[ControleQuerySet, ControlesFilter, dict[str, Any]]:
    filter_ = ControlesFilter.gekozen(request.GET)
    vraag: dict[str, Any] = dict(filter_.initial)
    rijen = lijsten.kies(request.locatie, vraag, request.medewerker)
    return rijen.zichtbaar_voor(request.rechten), filter_, vraag


def _te_beoordelen(request: Verzoek, rij: Controle) -> tuple[list[Verplichting], int]:
    """The duties that a planned check is about, with what the client wrote down, and how many more there are.

    Only for who may judge them.
    """
    open_ = rij.stand == Controle.Stand.GEPLAND and Onderdeel.VERPLICHTINGEN in rij.onderdelen
    if not open_ or Recht.MAATREGEL_VOORSTELLEN not in request.rechten:
        return [], 0
    plichten = rij.klant.verplichtingen.met_aantal().filter(oordeel="")
    return list(plichten[:_MEESTE_PLICHTEN]), max(0, plichten.count() - _MEESTE_PLICHTEN)


def _kan_afronden(rij: Controle, bezoek: Huisbezoek | None) -> bool:
    if not rij.soort.protocol:
        return True
    af = (Huisbezoek.Stand.GEREAGEERD, Huisbezoek.Stand.GEWEIGERD)
    return bezoek is not None and (bezoek.stand in af or bezoek.is_termijn_voorbij)


def _wat_gebeurde(gedaan: Controle) -> str:
    if gedaan.decharge_op:
        return "Alles is in orde. De klant krijgt decharge, en leest dat in Mijn dossier."
    if gedaan.uitkomst == Controle.Uitkomst.TREFFER:
        return "De controle is vastgelegd. Er volgt niets vanzelf."
    return "De controle is vastgelegd. De klant leest de uitkomst."
