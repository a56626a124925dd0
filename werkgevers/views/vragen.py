"""The inbox of employers' questions: what waits, a new one, and one question with all that belongs to it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_noop

from keten import opslaan
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import RechtOntbreekt, meld_fouten_op
from keten.getallen import sleutel
from keten.models import Medewerker
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import leg_lijst_vast
from klanten.kwartalen import Kwartaal, laatste_kwartalen
from klanten.models import Clientbeeld, Doel
from werkgevers import vraagcijfers, vraaglijst, vraagwerknemers, vragen
from werkgevers.forms.vragen import ReactieForm, VraagForm, VragenFilter
from werkgevers.models import Gastuitnodiging, Vraagwerknemer, Werkgever, Werkgeversvraag

ONDERDEEL = gettext_noop("vraag van een werkgever")
_KWARTALEN = 4
_SORTERINGEN = {"gesteld": "gesteld_op", "uiterlijk": "vervalt_op", "soort": "soort"}


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The questions at the location, over every channel, what must be answered first on top (W-05)."""
    filter_ = VragenFilter(request.GET)
    rijen = vraaglijst.lijst(request.medewerker, request.locatie)
    keuze = filter_.cleaned_data if filter_.is_valid() else {}
    rijen = vraaglijst.kies(rijen, medewerker=request.medewerker, **keuze)
    context = {
        "filter": filter_,
        "gefilterd": any(request.GET.get(naam) for naam in filter_.fields),
        "tellers": vraaglijst.tel(request.medewerker, request.locatie),
        "pagina": blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="vervalt_op"),
        "nu": timezone.now(),
    }
    return render(request, "werkgevers/vragen.html", context)


@vereist(Recht.WERKGEVERS_ZIEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Record a question; everybody who hears one may, because one desk takes them all on (W-05, W-06)."""
    bekend = _gekozen_werkgever(request)
    form = VraagForm(request.POST or None, initial={"bedrijf": bekend.naam} if bekend else None)
    if request.method == "POST" and form.is_valid():
        waarden = form.waarden()
        if bekend is not None and waarden["bedrijf"] == bekend.naam:
            waarden["werkgever"] = bekend
        with meld_fouten_op(form), transaction.atomic():
            vraag = vragen.stel(locatie=request.locatie, door=request.medewerker, **waarden)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, _vastgelegd(vraag))
            return redirect("werkgevers:vraag", vraag.pk)
    return render_formulier(request, "werkgevers/vraag_nieuw.html", form, bekend=bekend)


@vereist(Recht.WERKGEVERS_ZIEN)
def vraag(request: Verzoek, pk: int) -> HttpResponse:
    """One question: what was said, where it lies, who helps; and writing about it."""
    gekozen = haal(request, pk)
    mag_antwoorden, mag_schrijven = _mag(request, gekozen)
    if request.method == "POST" and not mag_schrijven:
        raise RechtOntbreekt("Uw rol mag wel meelezen, maar niets bij deze vraag schrijven.")
    form = ReactieForm(request.POST or None, vraag=gekozen, mag_antwoorden=mag_antwoorden and gekozen.loopt)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            melding = _verwerk(gekozen, form, request.medewerker)
            opslaan.eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            messages.success(request, melding)
            return redirect("werkgevers:vraag", pk)
    context = {
        "vraag": gekozen,
        "werknemers": _werknemers(request, gekozen, met_naam=mag_antwoorden),
        "over_werknemers": gekozen.soort in vraagwerknemers.SOORTEN,
        "mag": mag_antwoorden,
        "mag_schrijven": mag_schrijven,
        "berichten": gekozen.berichten.select_related("door__medewerker__partner"),
        "doorzendingen": gekozen.doorzendingen.select_related("instantie", "door__gebruiker"),
        "specialisten": gekozen.specialisten.select_related("medewerker__gebruiker", "medewerker__partner"),
        "gasten": Gastuitnodiging.objects.filter(vraag=gekozen).select_related("gebruiker"),
        "nu": timezone.now(),
    }
    return render_formulier(request, "werkgevers/vraag.html", form, **context)


@vereist(Recht.WERKGEVERS_ZIEN)
def cijfers(request: Verzoek) -> HttpResponse:
    """How many questions came in, about what, over which channel, and the part answered in time (W-09)."""
    kwartalen = laatste_kwartalen(_KWARTALEN)
    gekozen = Kwartaal.lees(request.GET.get("kwartaal", "")) or kwartalen[0]
    context = {
        "kwartaal": gekozen,
        "kwartalen": [(str(een), f"?kwartaal={een.code}", een == gekozen) for een in kwartalen],
        "soorten": vraagcijfers.per_soort(request.locatie, gekozen),
        "kanalen": vraagcijfers.per_kanaal(request.locatie, gekozen),
    }
    return render(request, "werkgevers/vraagcijfers.html", context)


def haal(request: Verzoek, pk: int) -> Werkgeversvraag:
    """A question that this person may see; any other does not exist."""
    zichtbaar = vragen.zichtbaar_voor(request.medewerker, request.locatie)
    return get_object_or_404(
        zichtbaar.select_related(
            "locatie",
            "werkgever",
            "contactpersoon__gebruiker",
            "van_instantie",
            "behandelaar__gebruiker",
            "behandelaar__partner",
            "aangenomen_door__gebruiker",
            "partner",
        ),
        pk=pk,
    )


def _gekozen_werkgever(request: Verzoek) -> Werkgever | None:
    """The employer of whose page somebody came."""
    return Werkgever.objects.lopend().filter(pk=sleutel(request.GET.get("werkgever", ""))).first()


def _werknemers(request: Verzoek, gekozen: Werkgeversvraag, *, met_naam: bool) -> list[Vraagwerknemer]:
    """The clients whom it is about too; for who reads their names, a look at each is recorded."""
    rijen = list(gekozen.werknemers.lopend().select_related("klant"))
    if met_naam and rijen:
        beelden = Clientbeeld.objects.filter(klant__in=[rij.klant_id for rij in rijen])
        leg_lijst_vast(beelden, door=request.medewerker, onderdeel=ONDERDEEL, doel=Doel.BEMIDDELING)
    return rijen


def _mag(request: Verzoek, gekozen: Werkgeversvraag) -> tuple[bool, bool]:
    """Whether somebody may answer, and whether somebody may write at all: specialists write notes."""
    hier = gekozen.locatie_id == request.locatie.pk
    antwoorden = Recht.WERKGEVERS in request.rechten and hier
    helpt = gekozen.specialisten.filter(medewerker=request.medewerker).exists()
    return antwoorden, antwoorden or helpt


def _verwerk(gekozen: Werkgeversvraag, form: ReactieForm, door: Medewerker) -> str:
    """Write what was typed; returns what happened, in words."""
    soort, tekst = form.cleaned_data["soort"], form.cleaned_data["tekst"]
    if soort == "antwoord":
        vragen.beantwoord(vraag=gekozen, tekst=tekst, via=form.cleaned_data["via"], door=door)
        return "De vraag is beantwoord."
    vragen.schrijf(vraag=gekozen, tekst=tekst, soort=soort, door=door)
    return "Uw bericht is verstuurd." if soort == "bericht" else "De notitie is opgeslagen."


def _vastgelegd(vraag: Werkgeversvraag) -> str:
    if not vraag.loopt:
        return "De vraag en uw antwoord zijn vastgelegd."
    uiterlijk = timezone.localtime(vraag.vervalt_op)
    bij = f"De vraag ligt bij {vraag.behandelaar}. " if vraag.behandelaar else "De vraag staat in de lijst. "
    return f"{bij}De werkgever moet antwoord hebben op {uiterlijk:%d-%m-%Y}."
