"""Asking why, before a dossier outside the own caseload opens (X-16)."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from keten.formulieren import render_formulier
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.forms.reden import RedenForm
from klanten.inzage import geef_reden, vind
from klanten.models import Doel


@vereist(Recht.DOSSIER_INZIEN)
def reden(request: Verzoek, klantnummer: int) -> HttpResponse:
    """Ask for purpose and reason, then go on to the page of the dossier that was asked for."""
    klant = vind(request, klantnummer)
    volgende = _binnen_dossier(request.GET.get("volgende", ""), klantnummer)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        geef_reden(
            klant=klant,
            door=request.medewerker,
            doel=Doel(form.cleaned_data["doel"]),
            reden=form.cleaned_data["reden"],
        )
        messages.success(request, "Uw reden is vastgelegd. Het dossier is vandaag voor u open.")
        return redirect(volgende)
    return render_formulier(request, "klanten/reden.html", form, klant=klant)


def _binnen_dossier(url: str, klantnummer: int) -> str:
    """The page that was asked for, if it is one of this dossier; else the dossier itself."""
    dossier = reverse("klanten:dossier", args=[klantnummer])
    if not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        return dossier
    try:
        pagina = resolve(urlsplit(url).path)
    except Resolver404:
        return dossier
    return url if pagina.kwargs.get("klantnummer") == klantnummer else dossier
