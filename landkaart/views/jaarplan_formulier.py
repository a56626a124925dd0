"""The pages of the ketenjaarplan that ask something: a form, or a confirmation."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from keten.formulieren import render_formulier
from keten.verzoek import Verzoek
from landkaart.models import Jaarplan, Jaarplandoel

Kruimels = list[tuple[str, str]]


def blad(
    request: Verzoek, form: BaseForm, *, titel: str, knop: str, kruimels: Kruimels, uitleg: str = ""
) -> HttpResponse:
    """Show a form on a page of its own.

    Args:
        kruimels: the pages above it, name and address; the last one is where "Annuleren" leads.
        uitleg: a sentence above the form.
    """
    return render_formulier(
        request,
        "landkaart/jaarplan_formulier.html",
        form,
        titel=titel,
        knop=knop,
        kruimels=kruimels,
        terug=kruimels[-1][1],
        uitleg=uitleg,
    )


def zeker(
    request: Verzoek, *, titel: str, knop: str, gevolg: str, kruimels: Kruimels, melding: str = ""
) -> HttpResponse:
    """Ask whether somebody is sure.

    Args:
        gevolg: what happens, in a sentence.
        melding: why it was refused just now; then the page answers 422.
    """
    context = {"titel": titel, "knop": knop, "gevolg": gevolg, "kruimels": kruimels, "melding": melding}
    context["terug"] = kruimels[-1][1]
    return render(request, "landkaart/jaarplan_zeker.html", context, status=422 if melding else 200)


def eigen_plan(request: Verzoek, pk: int) -> Jaarplan:
    """A plan of the present location; one of another location is not found."""
    return get_object_or_404(Jaarplan.objects.select_related("locatie"), pk=pk, locatie=request.locatie)


def eigen_doel(request: Verzoek, pk: int) -> Jaarplandoel:
    """A goal of the present location."""
    doelen = Jaarplandoel.objects.select_related("plan__locatie", "eigenaar__gebruiker")
    return get_object_or_404(doelen, pk=pk, plan__locatie=request.locatie)


def kruimels_naar(plan: Jaarplan, doel: Jaarplandoel | None = None) -> Kruimels:
    """The pages above one of a plan, or of a goal in it."""
    kruimels = [
        ("Ketenjaarplannen", reverse("landkaart:jaarplannen")),
        (str(plan), reverse("landkaart:jaarplan", args=[plan.pk])),
    ]
    if doel is not None:
        kruimels.append((str(doel), reverse("landkaart:jaarplandoel", args=[doel.pk])))
    return kruimels
