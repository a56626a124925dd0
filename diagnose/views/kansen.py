"""The arbeidsmarkttoets of a client: two sources beside each other, kept as advice (D-41, D-42, D-56)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format

from diagnose.forms.kansen import GroepForm, KansBewarenForm
from diagnose.kansen import arbeidsmarkttoets, figuren
from diagnose.models import Kansmeting
from keten.formulieren import render_formulier
from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.inzage import open_dossier


@vereist(Recht.DIAGNOSE)
def toets(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Look at the chance of work of a group like this client, and keep the outcome."""
    klant = open_dossier(request, klantnummer)
    form = KansBewarenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            meting = arbeidsmarkttoets.bewaar(klant=klant, groep=form.groep(), door=request.medewerker)
            messages.success(request, _bewaard(meting))
            return redirect("diagnose:kans", klantnummer)
    keuze = GroepForm.gekozen(request.POST or request.GET)
    keuze.initial = {**arbeidsmarkttoets.voorstel(klant), **keuze.initial}
    groep = keuze.groep()
    uitkomst = arbeidsmarkttoets.bereken(klant, groep) if groep else None
    if request.method == "GET" and groep:
        form.initial = {**keuze.initial}
    context = {
        "klant": klant,
        "keuze": keuze,
        "uitkomst": uitkomst,
        "figuur": None if uitkomst is None or uitkomst.onvoldoende else figuren.curve(uitkomst),
        "sinds": arbeidsmarkttoets.sinds(klant),
        "sinds_aanmelding": getattr(klant.situatie, "werkloos_sinds", None) is None,
        "eerste_jaar": arbeidsmarkttoets.in_eerste_jaar(klant),
        "bijstand": arbeidsmarkttoets.heeft_bijstand(klant),
        "metingen": klant.kansmetingen.select_related("door__gebruiker", "partner", "sector", "tabel"),
    }
    return render_formulier(request, "diagnose/kans.html", form, **context)


@vereist(Recht.DOSSIER_INZIEN)
def blok(request: Verzoek, klantnummer: int) -> HttpResponse:
    """The last outcome that was kept, for the profile page."""
    klant = open_dossier(request, klantnummer)
    meting = klant.kansmetingen.select_related("door__gebruiker", "sector", "tabel").first()
    return render(request, "diagnose/_kans.html", {"klant": klant, "meting": meting})


def _bewaard(meting: Kansmeting) -> str:
    zin = "De uitkomst is bewaard bij het dossier."
    if meting.kantelpunt_op is None:
        return zin
    dag = date_format(meting.kantelpunt_op, "j F Y")
    return f"{zin} Het kantelpunt is {dag}; de contactpersoon krijgt dan een taak."
