"""The list of clients beyond their contact frequency, and the same list as a spreadsheet."""

import logging

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from diagnose import contactlijst
from diagnose.forms.herdiagnose import GeenContactFilter
from keten import rekenblad
from keten.rechten import Recht, vereist
from keten.verzoek import Verzoek
from klanten.dossierkop import dossieradres
from klanten.forms.caseload import EIGEN, LOCATIE
from klanten.inzage import leg_lijst_vast

log = logging.getLogger(__name__)

_PER_PAGINA = 50
_KOPPEN = (
    "Klantnummer",
    "Naam",
    "Laatste contact",
    "Contact om de (dagen)",
    "Dagen te laat",
    "Kwadrant",
    "Contactpersoon",
)


@vereist(Recht.CASELOAD)
def lijst(request: Verzoek) -> HttpResponse:
    """Show who was not spoken for too long; the longest ago on top."""
    form, selectie = _lees(request)
    pagina = Paginator(contactlijst.kies(selectie), _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(
        request,
        "diagnose/geen_contact.html",
        {
            "filter": form,
            "pagina": pagina,
            "rijen": [
                (beeld, dossieradres("klanten:contact_nieuw", beeld.klant.klantnummer)) for beeld in pagina
            ],
            "eigen": selectie.van is not None,
            "sortering": selectie.sortering,
            "vraag": request.GET.urlencode(),
            "mag_bewaren": Recht.BEWAREN in request.rechten,
        },
    )


@vereist(Recht.BEWAREN)
def bewaren(request: Verzoek) -> HttpResponseBase:
    """Hand the list over as a file; every client on it sees that it was taken."""
    formaat = rekenblad.formaat_van(request.GET)
    _, selectie = _lees(request)
    beelden = contactlijst.kies(selectie)
    aantal = leg_lijst_vast(beelden, door=request.medewerker)
    log.info("list without contact saved as %s: %d clients", formaat, aantal, extra={"user": request.user.pk})
    rijen = (
        [
            beeld.klant.klantnummer,
            beeld.klant.naam,
            beeld.laatste_contact,
            beeld.contact_om_de_dagen,
            beeld.te_lang,
            beeld.kwadrant,
            str(beeld.contactpersoon or ""),
        ]
        for beeld in beelden
    )
    return rekenblad.antwoord("geen-contact", _KOPPEN, rijen, formaat=formaat)


def _lees(request: Verzoek) -> tuple[GeenContactFilter, contactlijst.Selectie]:
    """What the address asks for; whoever guides nobody begins with the whole location."""
    form = GeenContactFilter.gekozen(request.GET)
    form.initial.setdefault("bereik", EIGEN if Recht.WERKPLAN in request.rechten else LOCATIE)
    van = request.medewerker if form.initial["bereik"] == EIGEN else None
    return form, contactlijst.Selectie(locatie=request.locatie, van=van, **form.keuze())
