"""Mijn dag: what an employee has to do, by urgency, and whom the employee meets today (K-04)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from keten.rechten import Recht, vereist
from keten.templatetags.lijsten import adres_met
from keten.verzoek import Verzoek
from klanten import agenda, werkvoorraad
from klanten.models import Afspraak, Taak
from klanten.views.blokken import blok_basis
from klanten.werkvoorraad import Wanneer

PER_PAGINA = 25
NIEMAND = "niemand"
_NIEMAND_OP_DAG = 5  # tasks of nobody beside the own ones
_OP_BLOK = 3
_SOORTEN = {Wanneer.TE_LAAT: "fout", Wanneer.VANDAAG: "let_op"}


@vereist(Recht.WERKVOORRAAD)
def mijn_dag(request: Verzoek) -> HttpResponse:
    """Show the day; after a task has been done (`?gedaan=`) with the way to take that back."""
    nummer = request.GET.get("gedaan", "")
    gedaan = None
    if nummer.isascii() and nummer.isdecimal():
        taken = werkvoorraad.vandaag_gedaan(request.medewerker, request.locatie)
        gedaan = taken.filter(pk=int(nummer[:18])).first()
    return toon(request, gedaan=gedaan)


@vereist(Recht.WERKVOORRAAD)
def blok(request: Verzoek) -> HttpResponse:
    """The most urgent of the day, for the start page."""
    aantallen = werkvoorraad.tel(request.medewerker, request.locatie)
    eigen = werkvoorraad.eigen(request.medewerker, request.locatie)[:_OP_BLOK]
    context = {
        "tellers": [
            (w.label, aantallen[w], f"{reverse('klanten:mijn_dag')}?toon={w}", _soort(w, aantallen))
            for w in Wanneer
        ],
        "werk": [werkvoorraad.werk_van(taak) for taak in eigen],
        "afspraken": _afspraken(request),
        "niemand": aantallen[NIEMAND],
        "mag_dossier": Recht.DOSSIER_INZIEN in request.rechten,
        "mag_agenda": Recht.AFSPRAKEN in request.rechten,
        **blok_basis(request),
    }
    return render(request, "klanten/mijn_dag_blok.html", context)


def toon(request: Verzoek, *, gedaan: Taak | None = None, status: int = 200) -> HttpResponse:
    """The page, or for htmx the part of it that changes when a task does.

    Args:
        gedaan: the task that has just been done, to offer a way back.
    """
    sjabloon = "klanten/mijn_dag_werk.html" if request.htmx else "klanten/mijn_dag.html"
    return render(request, sjabloon, {**_dag(request), "gedaan": gedaan}, status=status)


def _dag(request: Verzoek) -> dict[str, Any]:
    wie, waar = request.medewerker, request.locatie
    aantallen = werkvoorraad.tel(wie, waar)
    keuze = request.GET.get("toon", "")
    keuze = keuze if keuze in (*Wanneer.values, NIEMAND) else ""
    taken = werkvoorraad.van_niemand(wie, waar) if keuze == NIEMAND else werkvoorraad.eigen(wie, waar)
    if keuze in Wanneer.values:
        taken = taken.filter(werkvoorraad.binnen(Wanneer(keuze)))
    bladen = Paginator(taken, PER_PAGINA)
    bladen.count = aantallen[keuze] if keuze else sum(aantallen[w] for w in Wanneer)
    pagina = bladen.get_page(request.GET.get("pagina"))
    van_niemand = [] if keuze == NIEMAND else werkvoorraad.van_niemand(wie, waar)[:_NIEMAND_OP_DAG]
    klaar = list(werkvoorraad.vandaag_gedaan(wie, waar)[:PER_PAGINA])
    return {
        "keuze": keuze,
        "tellers": _tellers(aantallen, keuze),
        "aantallen": aantallen,
        "totaal": sum(aantallen[w] for w in Wanneer),
        "pagina": pagina,
        "groepen": werkvoorraad.in_groepen(pagina.object_list),
        "van_niemand": [werkvoorraad.werk_van(taak) for taak in van_niemand],
        "vandaag_gedaan": klaar,
        "gedaan_titel": f"Vandaag gedaan: {len(klaar)}",
        "afspraken": _afspraken(request),
        "nu": timezone.now(),
        "vraag": adres_met(request, gedaan=""),
        "alleen_niemand": keuze == NIEMAND,
        "alles_van_niemand": f"Alle {aantallen[NIEMAND]}" if aantallen[NIEMAND] > _NIEMAND_OP_DAG else "",
        "mag_dossier": Recht.DOSSIER_INZIEN in request.rechten,
        "mag_agenda": Recht.AFSPRAKEN in request.rechten,
    }


def _afspraken(request: Verzoek) -> list[Afspraak]:
    if Recht.AFSPRAKEN not in request.rechten:
        return []
    return list(agenda.vandaag_en_onafgehandeld(request.medewerker, request.locatie))


def _tellers(aantallen: dict[str, int], keuze: str) -> list[Any]:
    """Per counter: name, number, address, whether it is the present choice, and the variant that shows it."""
    hier = reverse("klanten:mijn_dag")
    alles = sum(aantallen[w] for w in Wanneer)
    return [
        ("Al mijn taken", alles, hier, keuze == "", "neutraal"),
        *((w.label, aantallen[w], f"{hier}?toon={w}", w == keuze, _soort(w, aantallen)) for w in Wanneer),
        ("Van niemand", aantallen[NIEMAND], f"{hier}?toon={NIEMAND}", keuze == NIEMAND, "neutraal"),
    ]


def _soort(wanneer: Wanneer, aantallen: dict[str, int]) -> str:
    return _SOORTEN.get(wanneer, "neutraal") if aantallen[wanneer] else "neutraal"
