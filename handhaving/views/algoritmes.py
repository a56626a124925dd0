"""The register of algorithms, for everybody: the list, one algorithm, and all of them for machines."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from diagnose.regels.tekst import vaste_feiten
from handhaving.monitor import algoritmes
from keten.rechten import openbaar

_PER_PAGINA = 25
_OPMAAK = {"ensure_ascii": False, "indent": 2}


@openbaar
def lijst(request: HttpRequest) -> HttpResponse:
    """Which rules and question lists advise about people."""
    context = {
        "pagina": Paginator(algoritmes.regels(), _PER_PAGINA).get_page(request.GET.get("pagina")),
        "vragenlijsten": algoritmes.vragenlijsten(),
        "gestopt": algoritmes.gestopt()[:_PER_PAGINA],
        "beschrijvingen": algoritmes.BESCHRIJVINGEN,
    }
    return render(request, "handhaving/algoritmes.html", context)


@openbaar
def algoritme(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """One algorithm, written from the rule in force; with `?formaat=json` for a machine."""
    dit = _lees(soort, pk)
    if request.GET.get("formaat") == "json":
        return JsonResponse(dit.als_json(), json_dumps_params=_OPMAAK)
    return render(request, "handhaving/algoritme.html", {"algoritme": dit})


@openbaar
def als_bestand(request: HttpRequest) -> JsonResponse:
    """The whole register as JSON."""
    inhoud = {"algoritmes": [een.als_json() for een in algoritmes.alle()]}
    antwoord = JsonResponse(inhoud, json_dumps_params=_OPMAAK)
    antwoord["Content-Disposition"] = 'attachment; filename="algoritmeregister.json"'
    return antwoord


def _lees(soort: str, pk: int) -> algoritmes.Algoritme:
    if soort == algoritmes.REGEL:
        regel = get_object_or_404(algoritmes.regels(), pk=pk)
        feiten, verboden = vaste_feiten(regel.regelset.over), algoritmes.verboden_gegevens()
        return algoritmes.van_regel(regel, feiten=feiten, verboden=verboden)
    if soort == algoritmes.VRAGENLIJST:
        return algoritmes.van_vragenlijst(get_object_or_404(algoritmes.vragenlijsten(), pk=pk))
    raise Http404
