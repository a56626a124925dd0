"""Reports of a threatening dropout: made by a school or the RMC, taken up by the youth desk."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.models import Gebruiker, Locatie, School, Schoolcontact
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten import schoolmeldingen, teams
from klanten.aanmelden import lijkt_op
from klanten.aanmeldvraag import Aanmeldvraag
from klanten.forms.jongeren import KoppelForm, SchoolmeldingForm, SluitForm
from klanten.inzage import open_dossier
from klanten.models import Doel, Schoolmelding

_PER_PAGINA = 25


@vereist(Recht.SCHOOLMELDING)
def eigen(request: Verzoek) -> HttpResponse:
    """What this person reported, with how it stands."""
    meldingen = schoolmeldingen.van_melder(_melder(request))
    pagina = Paginator(meldingen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"pagina": pagina, "school": _school(request), **_basis(request)}
    return render(request, "klanten/schoolmeldingen.html", context)


@vereist(Recht.SCHOOLMELDING)
def nieuw(request: Verzoek) -> HttpResponse:
    """Report a young person who threatens to drop out (K-86)."""
    school, locatie = _school(request), _locatie(request)
    if locatie is None:
        messages.warning(
            request, "Uw account is nog niet aan een school gekoppeld. Vraag het aan de beheerder."
        )
        return redirect("klanten:schoolmeldingen")
    form = SchoolmeldingForm(request.POST or None, locatie=locatie, met_school=school is not None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=_melder(request))
            gegevens = form.melding()
            melding = schoolmeldingen.meld(
                locatie=locatie,
                gemeld_door=_melder(request),
                **{**gegevens, "school": school or gegevens.get("school")},
            )
            messages.success(
                request, f"De melding over {melding.naam} staat bij het jongerenloket van {locatie}."
            )
            return redirect("klanten:schoolmeldingen")
    context = {"school": school, "waar": locatie, **_basis(request)}
    return render_formulier(request, "klanten/schoolmelding_nieuw.html", form, **context)


@vereist(Recht.AANMELDEN)
def van_locatie(request: Verzoek) -> HttpResponse:
    """The reports at the location, for the youth desk."""
    _vereis_loket(request)
    open_ = request.GET.get("stand") != "alle"
    meldingen = schoolmeldingen.van_locatie(request.locatie)
    if open_:
        meldingen = meldingen.filter(stand=Schoolmelding.Stand.GEMELD).order_by("op", "pk")
    pagina = Paginator(meldingen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    standen = [("Wacht op het loket", "?", open_), ("Alle meldingen", "?stand=alle", not open_)]
    return render(request, "klanten/schoolmeldingen_locatie.html", {"pagina": pagina, "standen": standen})


@vereist(Recht.AANMELDEN)
def afhandelen(request: Verzoek, pk: int) -> HttpResponse:
    """Take a report up: connect it to a dossier, look for one, or close it."""
    _vereis_loket(request)
    melding = get_object_or_404(schoolmeldingen.van_locatie(request.locatie), pk=pk)
    actie = request.POST.get("actie", "")
    if request.method == "POST" and actie == "zoeken":
        return _zoek(request, melding)
    treffers = lijkt_op(
        locatie=request.locatie, achternaam=melding.achternaam, geboortedatum=melding.geboortedatum
    )
    begin = {"klantnummer": treffers[0].klant.klantnummer} if treffers else {}
    koppel = KoppelForm(request.POST if actie == "koppelen" else None, prefix="koppel", initial=begin)
    sluit = SluitForm(request.POST if actie == "sluiten" else None, prefix="sluit")
    if (koppel.is_bound and _koppel(request, melding, koppel)) or (
        sluit.is_bound and _sluit(request, melding, sluit)
    ):
        return redirect("klanten:schoolmeldingen_locatie")
    context: dict[str, Any] = {
        "melding": melding,
        "treffers": treffers,
        "sluit": sluit,
        "te_jong": schoolmeldingen.te_jong_voor_dossier(melding),
    }
    status = 422 if koppel.is_bound or sluit.is_bound else 200
    return render(request, "klanten/schoolmelding.html", {**context, "form": koppel}, status=status)


def _koppel(request: Verzoek, melding: Schoolmelding, form: KoppelForm) -> bool:
    """Connect the report to a dossier; whether it worked."""
    if not form.is_valid():
        return False
    try:
        klant = open_dossier(request, form.cleaned_data["klantnummer"], doel=Doel.AANMELDING)
    except Http404:
        form.add_error("klantnummer", "Dit klantnummer is op uw locatie niet bekend.")
        return False
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        schoolmeldingen.neem_aan(melding=melding, klant=klant, door=request.medewerker)
        messages.success(request, f"De melding hoort nu bij het dossier van {klant.naam}.")
        return True
    return False


def _sluit(request: Verzoek, melding: Schoolmelding, form: SluitForm) -> bool:
    """Close the report; whether it worked."""
    if not form.is_valid():
        return False
    with meld_fouten_op(form), transaction.atomic():
        eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
        schoolmeldingen.sluit(melding=melding, reden=form.cleaned_data["reden"], door=request.medewerker)
        messages.success(request, f"De melding over {melding.naam} is gesloten.")
        return True
    return False


def _zoek(request: Verzoek, melding: Schoolmelding) -> HttpResponse:
    """On to the counter's own search, with the name filled in; it does not stand in the address."""
    vraag = Aanmeldvraag(bsn="", achternaam=melding.achternaam, geboortedatum=melding.geboortedatum)
    return redirect(f"{reverse('klanten:aanmelden')}?z={vraag.bewaar(request)}")


def _vereis_loket(request: Verzoek) -> None:
    """Where there is a youth desk, reports are for its members only."""
    loket = teams.jongerenloket(request.locatie)
    if loket is not None and not loket.mag_oppakken(request.medewerker):
        raise RechtOntbreekt(f"Schoolmeldingen zijn voor de leden van {loket}.")


def _melder(request: Verzoek) -> Gebruiker:
    if not isinstance(request.user, Gebruiker):
        raise Http404
    return request.user


def _contact(request: Verzoek) -> Schoolcontact | None:
    contacten = Schoolcontact.objects.select_related("school__locatie")
    return contacten.filter(gebruiker=_melder(request)).first()


def _school(request: Verzoek) -> School | None:
    contact = _contact(request)
    return contact.school if contact else None


def _locatie(request: Verzoek) -> Locatie | None:
    school = _school(request)
    return school.locatie if school else request.locatie_of_niets


def _basis(request: Verzoek) -> dict[str, str]:
    """Colleagues see the pages as theirs, schools as visitors do."""
    return {"basis": "basis/medewerker.html" if request.medewerker_of_niets else "basis/klant.html"}
