"""The tests of a client, for employees: what there is, taking one, its result with how it came about."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from diagnose.forms.toetsen import AfnameProfessionalForm, BeginForm
from diagnose.models import Afname, Toets
from diagnose.toetsen import afnemen, competenties, overzicht, verouderd
from keten import rekenblad
from keten.bladeren import blad
from keten.formulieren import render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier
from klanten.models import Klant

_SORTERINGEN = {"toets": "toets__naam", "datum": "afgerond_op", "punten": "punten"}


@vereist(Recht.DOSSIER_INZIEN)
def lijst(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Every test with its latest result; below it all results."""
    klant = open_dossier(request, klantnummer)
    gegevens = {
        "klant": klant,
        "regels": overzicht.van_klant(klant, request.rechten),
        "pagina": blad(
            _afgerond(request, klant), request.GET, sorteringen=_SORTERINGEN, standaard="-afgerond_op"
        ),
        "vandaag": vandaag(),
    }
    return render(request, "diagnose/toetsen.html", gegevens)


@vereist(Recht.BEWAREN)
def bestand(request: Verzoek, klantnummer: int) -> HttpResponseBase:
    """The results of a client as a spreadsheet."""
    klant = open_dossier(request, klantnummer)
    formaat = request.GET.get("formaat", "xlsx")
    rijen = overzicht.rekenbladrijen(_afgerond(request, klant))
    return rekenblad.antwoord("toetsen", overzicht.KOPPEN, rijen, formaat=formaat)


@vereist(Recht.DOSSIER_INZIEN)
@require_POST
def beginnen(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Begin a test, or set it out for the client."""
    klant = open_dossier(request, klantnummer)
    form = BeginForm(request.POST)
    if not form.is_valid():
        raise Http404
    zichtbaar = Toets.objects.zichtbaar(handhaving=Recht.RISICO in request.rechten)
    toets = get_object_or_404(zichtbaar, code=form.cleaned_data["toets"])
    voor_klant = form.cleaned_data["voor_klant"]
    try:
        afname = afnemen.begin(klant=klant, toets=toets, door=request.medewerker, voor_klant=voor_klant)
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
        return redirect("diagnose:toetsen", klantnummer)
    if voor_klant:
        messages.success(request, f"De {toets.in_zin} staat klaar. De klant ziet hem bij Mijn toetsen.")
        return redirect("diagnose:toetsen", klantnummer)
    return redirect("diagnose:toets", klantnummer, afname.pk)


@vereist(Recht.DOSSIER_INZIEN)
def toets(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Fill in a test that is open, or read its result."""
    klant = open_dossier(request, klantnummer)
    afname = get_object_or_404(_afnames(request, klant), pk=pk)
    if afname.stand != Afname.Stand.OPEN and request.method != "POST":
        return _uitslag(request, klant, afname)
    if not afnemen.mag_afnemen(afname.toets, request.rechten):
        raise Http404
    form = AfnameProfessionalForm(request.POST or None, afname=afname)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            return _bewaar(request, klant, afname, form)
    return render_formulier(request, "diagnose/toets_afnemen.html", form, klant=klant, afname=afname)


@vereist(Recht.DOSSIER_INZIEN)
@require_POST
def terugnemen(request: Verzoek, klantnummer: int, pk: int) -> HttpResponse:
    """Take back a test that has not been finished."""
    klant = open_dossier(request, klantnummer)
    afname = get_object_or_404(_afnames(request, klant), pk=pk)
    try:
        afnemen.trek_terug(afname=afname, door=request.medewerker)
        messages.success(request, f"De {afname.toets.in_zin} is teruggenomen.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("diagnose:toetsen", klantnummer)


def _bewaar(request: Verzoek, klant: Klant, afname: Afname, form: AfnameProfessionalForm) -> HttpResponse:
    gegevens = {"afname": afname, "versie": form.cleaned_data["versie"], "antwoorden": form.antwoorden()}
    if not form.afronden:
        afnemen.beantwoord(**gegevens, door=request.medewerker)
        messages.success(request, "De antwoorden zijn bewaard. U kunt later verder.")
        return redirect("diagnose:toets", klant.klantnummer, afname.pk)
    afnemen.rond_af(**gegevens, **form.erbij(), door=request.medewerker)
    messages.success(request, "De toets is ingevuld. Dit is de uitslag.")
    return redirect("diagnose:toets", klant.klantnummer, afname.pk)


def _uitslag(request: Verzoek, klant: Klant, afname: Afname) -> HttpResponse:
    gegevens = {
        "klant": klant,
        "afname": afname,
        "antwoorden": overzicht.antwoorden(afname),
        "verouderd": verouderd(afname, vandaag()),
        "in_profiel": competenties.in_profiel(afname),
    }
    return render(request, "diagnose/toets_uitslag.html", gegevens)


def _afnames(request: Verzoek, klant: Klant) -> QuerySet[Afname]:
    namen = ("toets", "toetsversie", "door__gebruiker", "partner", "klaargezet_door__gebruiker")
    zichtbaar = klant.afnames.zichtbaar(handhaving=Recht.RISICO in request.rechten)
    return zichtbaar.select_related(*namen)


def _afgerond(request: Verzoek, klant: Klant) -> QuerySet[Afname]:
    return _afnames(request, klant).filter(stand=Afname.Stand.AFGEROND)
