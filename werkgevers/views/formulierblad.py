"""The page of a short form: a title, where one came from, and the form."""

from django.forms import BaseForm
from django.http import HttpResponse

from keten.formulieren import render_formulier
from keten.verzoek import Verzoek


def formulierblad(
    request: Verzoek,
    form: BaseForm,
    *,
    titel: str,
    knop: str,
    kruimels: list[tuple[str, str]],
    uitleg: str = "",
    onder: str = "",
) -> HttpResponse:
    """Show a form on a page of its own.

    Args:
        kruimels: the pages above it, name and address; the last one is where "Annuleren" leads.
        uitleg: a sentence above the form.
        onder: what it is about, under the title.
    """
    return render_formulier(
        request,
        "werkgevers/formulierblad.html",
        form,
        titel=titel,
        knop=knop,
        kruimels=kruimels,
        terug=kruimels[-1][1],
        uitleg=uitleg,
        onder=onder,
    )
