"""The joint report: the list, a draft, its explanations, the signatures, and the files (X-40)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from keten import papier
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, VersieConflict, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.rekenblad import WERKBOEKEN
from keten.verzoek import Verzoek
from landkaart.forms.verantwoorden import IntrekForm, OndertekenForm, ToelichtingForm, VerslagForm
from landkaart.models import Ketenverslag
from landkaart.overzichten import maanden
from landkaart.verantwoorden import bestanden, verslagen

Stand = Ketenverslag.Stand
_SORTERINGEN = {"periode": "tot", "stand": "stand"}


@vereist(Recht.KETENCIJFERS)
def lijst(request: Verzoek) -> HttpResponse:
    """The reports of the location with how far they are; drafts only for who makes them."""
    rijen = verslagen.zichtbaar(request.locatie, request.rechten)
    pagina = blad(rijen, request.GET, sorteringen=_SORTERINGEN, standaard="-tot")
    context = {
        "pagina": pagina,
        "rijen": verslagen.met_handtekeningen(request.locatie, pagina.object_list),
        "mag_maken": Recht.VERANTWOORDEN in request.rechten,
    }
    return render(request, "landkaart/verantwoorden_verslagen.html", context)


@vereist(Recht.VERANTWOORDEN)
def nieuw(request: Verzoek) -> HttpResponse:
    """Begin a draft about a period."""
    form = VerslagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            gemaakt = verslagen.begin(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, "Het concept staat klaar. Schrijf nu de toelichting.")
            return redirect("landkaart:ketenverslag", gemaakt.pk)
    return render_formulier(request, "landkaart/verantwoorden_nieuw.html", form)


@vereist(Recht.KETENCIJFERS)
def verslag(request: Verzoek, pk: int) -> HttpResponse:
    """One report: chapters with figures and explanations, and who signed."""
    dit = _vind(request, pk)
    mag = Recht.VERANTWOORDEN in request.rechten
    plekken = verslagen.plekken(dit)
    eigen = next((p.handtekening for p in plekken if p.partner.pk == request.medewerker.partner_id), None)
    context = {
        "verslag": dit,
        "periode": verslagen.periode_van(dit),
        "te_openen": verslagen.periode_van(dit).maanden[-1] in maanden.keuze(),
        "hoofdstukken": verslagen.inhoud(dit),
        "plekken": plekken,
        "ingetrokken": verslagen.ingetrokken(dit),
        "mag_maken": mag,
        "mag_tekenen": verslagen.mag_tekenen(dit, request.medewerker),
        "mag_intrekken": mag and dit.stand == Stand.TER_TEKENING and eigen is not None,
        "getekend": any(plek.handtekening for plek in plekken),
    }
    return render(request, "landkaart/verantwoorden_verslag.html", context)


@vereist(Recht.VERANTWOORDEN)
def toelichten(request: Verzoek, pk: int) -> HttpResponse:
    """Write the explanations of a draft."""
    dit = _vind(request, pk)
    form = ToelichtingForm(request.POST or None, instance=dit)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            versie = form.cleaned_data["versie"]
            verslagen.licht_toe(verslag=dit, versie=versie, door=request.medewerker, **form.waarden())
            messages.success(request, "De toelichting is opgeslagen.")
            return redirect("landkaart:ketenverslag", pk)
    context = {"verslag": dit, "periode": verslagen.periode_van(dit)}
    return render_formulier(request, "landkaart/verantwoorden_toelichten.html", form, **context)


@require_POST
@vereist(Recht.VERANTWOORDEN)
def voorleggen(request: Verzoek, pk: int) -> HttpResponse:
    """Lay a draft before the partners."""
    dit = _vind(request, pk)
    gelezen = request.POST.get("versie", "")
    try:
        versie = int(gelezen) if gelezen.isdecimal() and len(gelezen) < 10 else 0
        verslagen.leg_voor(verslag=dit, versie=versie, door=request.medewerker)
        messages.success(request, "Het verslag ligt ter tekening. De cijfers staan nu vast.")
    except VersieConflict:
        messages.error(request, "Een collega wijzigde de toelichting. Lees het verslag opnieuw.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:ketenverslag", pk)


@require_POST
@vereist(Recht.VERANTWOORDEN)
def terughalen(request: Verzoek, pk: int) -> HttpResponse:
    """Make it a draft again."""
    try:
        verslagen.haal_terug(verslag=_vind(request, pk), door=request.medewerker)
        messages.success(request, "Het verslag is weer een concept.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("landkaart:ketenverslag", pk)


@vereist(Recht.VERANTWOORDEN)
def tekenen(request: Verzoek, pk: int) -> HttpResponse:
    """Sign for the own partner, after saying so once more."""
    dit = _vind(request, pk)
    form = OndertekenForm(request.POST or None, kenmerk=dit.kenmerk)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            kenmerk = form.cleaned_data["kenmerk"]
            nu = verslagen.onderteken(verslag=dit, kenmerk=kenmerk, door=request.medewerker)
            klaar = nu.stand == Stand.ONDERTEKEND
            rest = " Alle partners hebben nu getekend: het verslag staat vast." if klaar else ""
            messages.success(request, f"U hebt getekend voor {request.medewerker.partner}.{rest}")
            return redirect("landkaart:ketenverslag", pk)
    context = {
        "verslag": dit,
        "periode": verslagen.periode_van(dit),
        "nog": [str(plek.partner) for plek in verslagen.plekken(dit) if plek.handtekening is None],
        "mag_tekenen": verslagen.mag_tekenen(dit, request.medewerker),
    }
    return render_formulier(request, "landkaart/verantwoorden_tekenen.html", form, **context)


@vereist(Recht.VERANTWOORDEN)
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take the signature of the own partner back, with the reason."""
    dit = _vind(request, pk)
    eigen = dit.handtekeningen.filter(partner=request.medewerker.partner_id).last()
    form = IntrekForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            if eigen is None:
                raise NietToegestaan("Uw organisatie heeft dit verslag niet getekend.")
            verslagen.trek_in(handtekening=eigen, reden=form.cleaned_data["reden"], door=request.medewerker)
            messages.success(request, "De handtekening is ingetrokken.")
            return redirect("landkaart:ketenverslag", pk)
    context = {"verslag": dit, "periode": verslagen.periode_van(dit), "handtekening": eigen}
    return render_formulier(request, "landkaart/verantwoorden_intrekken.html", form, **context)


@vereist(Recht.KETENCIJFERS)
def bestand(request: Verzoek, pk: int, soort: str) -> HttpResponse:
    """A report as a file: `pdf`, `xlsx` or `ods`."""
    dit = _vind(request, pk)
    if soort not in ("pdf", *WERKBOEKEN):
        raise Http404
    naam = f"ketenverslag-{dit.locatie.code}-{verslagen.periode_van(dit).code}.{soort}"
    if soort == "pdf":
        return papier.als_bijlage(bestanden.pdf(dit), naam)
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bestanden.rekenblad(dit, soort), content_type=WERKBOEKEN[soort], headers=koppen)


def _vind(request: Verzoek, pk: int) -> Ketenverslag:
    """A report that this person may read; one of another location does not exist."""
    rijen = verslagen.zichtbaar(request.locatie, request.rechten)
    return get_object_or_404(rijen.select_related("locatie", "opgesteld_door__gebruiker"), pk=pk)
