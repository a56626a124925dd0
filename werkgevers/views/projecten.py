"""Projects with employers, and the clients who take part."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop

from keten.fouten import meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from werkgevers import klantkeuze, projecten
from werkgevers.forms.plaatsing import KlantkeuzeForm
from werkgevers.forms.pools import ProjectForm, ProjectWijzigenForm, UitkomstForm
from werkgevers.models import Project
from werkgevers.views.formulierblad import formulierblad

_PER_PAGINA = 25
ONDERDEEL = gettext_noop("project")


@vereist(Recht.WERKGEVERS_ZIEN)
def lijst(request: Verzoek) -> HttpResponse:
    """The projects of the location, those that run first."""
    rijen = (
        Project.objects.filter(locatie=request.locatie)
        .select_related("sector", "trekker__gebruiker")
        .annotate(
            aantal_werkgevers=Count("werkgevers", distinct=True),
            aantal_vacatures=Count("vacatures", distinct=True),
            deelnemers=Count("deelnames", distinct=True),
            aan_het_werk=Count("deelnames", filter=Q(deelnames__uitkomst="werk"), distinct=True),
        )
        .order_by(F("tot").desc(nulls_first=True), "naam")
    )
    pagina = Paginator(rijen, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "werkgevers/projecten.html", {"pagina": pagina})


@vereist(Recht.PLAATSEN)
def project(request: Verzoek, pk: int) -> HttpResponse:
    """One project: employers, vacancies, participants and results."""
    rij = _project(request, pk)
    deelnames = rij.deelnames.select_related("klant")
    context = {
        "project": rij,
        "werkgevers": rij.werkgevers.all(),
        "vacatures": rij.vacatures.select_related("werkgever"),
        "pagina": Paginator(deelnames, _PER_PAGINA).get_page(request.GET.get("pagina")),
        "telling": rij.deelnames.aggregate(
            alle=Count("pk"),
            werk=Count("pk", filter=Q(uitkomst="werk")),
            opleiding=Count("pk", filter=Q(uitkomst="opleiding")),
            loopt=Count("pk", filter=Q(uitkomst="loopt")),
        ),
        "mag": Recht.WERKGEVERS in request.rechten,
    }
    return render(request, "werkgevers/project.html", context)


@vereist(Recht.WERKGEVERS)
def nieuw(request: Verzoek) -> HttpResponse:
    """Start a project."""
    form = ProjectForm(
        request.POST or None, locatie=request.locatie, initial={"trekker": request.medewerker.pk}
    )
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            rij = projecten.begin(locatie=request.locatie, door=request.medewerker, **form.waarden())
            messages.success(request, f"Het project {rij} is begonnen.")
            return redirect("werkgevers:projecten")
    return formulierblad(request, form, titel="Nieuw project", knop="Beginnen", kruimels=_kruimels())


@vereist(Recht.WERKGEVERS)
def wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change a project, or write down what it brought."""
    rij = _project(request, pk)
    form = ProjectWijzigenForm(request.POST or None, instance=rij, locatie=request.locatie)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            projecten.wijzig_project(
                project=rij, versie=form.cleaned_data["versie"], door=request.medewerker, **form.waarden()
            )
            messages.success(request, "Het project is gewijzigd.")
            return redirect("werkgevers:projecten")
    return formulierblad(request, form, titel="Project wijzigen", knop="Opslaan", kruimels=_kruimels())


@vereist(Recht.PLAATSEN)
def deelname(request: Verzoek, pk: int) -> HttpResponse:
    """Let a client take part."""
    rij = _project(request, pk)
    form = KlantkeuzeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form):
            klant = klantkeuze.kies(
                **form.waarden(), locatie=request.locatie, door=request.medewerker, onderdeel=ONDERDEEL
            )
            with transaction.atomic():
                eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
                projecten.laat_meedoen(project=rij, klant=klant, door=request.medewerker)
            messages.success(request, f"{klant.naam} doet mee.")
            return redirect("werkgevers:project", pk)
    return formulierblad(
        request, form, titel="Klant laten meedoen", knop="Toevoegen", kruimels=_kruimels(rij)
    )


@vereist(Recht.PLAATSEN)
def uitkomst(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """Say what the project brought a client."""
    rij = _project(request, pk)
    deelname = get_object_or_404(rij.deelnames.select_related("klant", "project__locatie"), pk=nummer)
    form = UitkomstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            projecten.beeindig_deelname(deelname=deelname, door=request.medewerker, **form.waarden())
            messages.success(request, "De uitkomst is vastgelegd.")
            return redirect("werkgevers:project", pk)
    return formulierblad(
        request,
        form,
        titel="Uitkomst",
        knop="Vastleggen",
        kruimels=_kruimels(rij),
        onder=deelname.klant.naam,
    )


def _project(request: Verzoek, pk: int) -> Project:
    rijen = Project.objects.filter(locatie=request.locatie)
    return get_object_or_404(rijen.select_related("locatie", "sector", "trekker__gebruiker"), pk=pk)


def _kruimels(project: Project | None = None) -> list[tuple[str, str]]:
    kruimels = [("Projecten", reverse("werkgevers:projecten"))]
    return (
        [*kruimels, (project.naam, reverse("werkgevers:project", args=[project.pk]))] if project else kruimels
    )
