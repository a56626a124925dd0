"""The policy tables side by side, a new one, and what followed on information."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from handhaving.forms.beleid import BeleidForm, RegelsForm
from handhaving.maatregelen import beleid as domein
from handhaving.maatregelen import effect
from handhaving.maatregelen.bevoegd import beslisrol
from handhaving.models import Beleid, Beleidsregel, Overtredingsoort
from keten.formulieren import Datumveld, render_formulier
from keten.fouten import NietToegestaan, meld_fouten_op
from keten.opslaan import eenmalig
from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek

PERIODEN = {182: "26 weken", 364: "52 weken", 728: "104 weken"}


@vereist(Recht.REGELS_ZIEN)
def overzicht(request: Verzoek) -> HttpResponse:
    """What the organisations of the location do at each kind of breach, on a day (H-46)."""
    dag = _dag(request.GET.get("op", ""))
    tabellen = domein.tabellen(request.locatie, dag)
    mag = Recht.HANDHAVINGSBELEID in request.rechten
    return render(
        request,
        "handhaving/beleid.html",
        {
            "dag": dag,
            "vandaag": vandaag(),
            "tabellen": [(tabel, beslisrol(tabel.partner).label) for tabel in tabellen],
            "rijen": domein.naast_elkaar(tabellen),
            "mag": mag,
            "eigen": Beleid.objects.van(request.medewerker.partner) if mag else (),
        },
    )


@vereist(Recht.HANDHAVINGSBELEID)
def nieuw(request: Verzoek) -> HttpResponse:
    """Adopt a new table for the own organisation; it begins as a copy of the present one."""
    partner = request.medewerker.partner
    huidig = Beleid.objects.van(partner).first()
    soorten = list(Overtredingsoort.objects.all())
    form = BeleidForm(request.POST or None, initial=_begin(huidig))
    regels = RegelsForm(request.POST or None, soorten=soorten, nu=_regels(huidig))
    if request.method == "POST" and form.is_valid() and regels.is_valid():
        with meld_fouten_op(form), transaction.atomic():
            eenmalig(form.cleaned_data["indiening"], gebruiker=request.medewerker.gebruiker)
            tabel = domein.stel_vast(
                partner=partner, regels=regels.waarden(), door=request.medewerker, **form.waarden()
            )
            messages.success(request, f"De nieuwe tabel geldt vanaf {tabel.geldig_van:%d-%m-%Y}.")
            return redirect("handhaving:beleid")
    if regels.is_bound and not regels.is_valid() and form.is_valid():
        form.add_error(None, "Kijk de regels per soort overtreding na.")
    return render_formulier(
        request,
        "handhaving/beleid_nieuw.html",
        form,
        regels=regels,
        paren=list(zip(soorten, regels.forms, strict=True)),
        partner=partner,
    )


@vereist(Recht.HANDHAVINGSBELEID)
@require_POST
def intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take back a table that does not count yet."""
    tabel = get_object_or_404(Beleid.objects.van(request.medewerker.partner), pk=pk)
    try:
        domein.trek_in(beleid=tabel, door=request.medewerker)
        messages.success(request, f"De tabel vanaf {tabel.geldig_van:%d-%m-%Y} is ingetrokken.")
    except NietToegestaan as fout:
        messages.error(request, fout.melding)
    return redirect("handhaving:beleid")


@vereist(Recht.HANDHAVINGSMONITOR)
def voorlichting(request: Verzoek) -> HttpResponse:
    """Later breaches per form of information, and prevention beside repression (H-35, H-49)."""
    gevraagd = request.GET.get("dagen")
    dagen = next((aantal for aantal in PERIODEN if str(aantal) == gevraagd), 364)
    van, tot = vandaag() - datetime.timedelta(days=dagen - 1), vandaag()
    return render(
        request,
        "handhaving/voorlichting.html",
        {
            "perioden": [(naam, f"?dagen={aantal}", aantal == dagen) for aantal, naam in PERIODEN.items()],
            "van": van,
            "tot": tot,
            "vormen": effect.per_vorm(request.locatie, van=van, tot=tot),
            "factoren": effect.per_factor(request.locatie, van=van, tot=tot),
        },
    )


def _dag(gevraagd: str) -> datetime.date:
    """The day that the address asks for; today when that is no day."""
    try:
        return Datumveld().to_python(gevraagd) or vandaag()
    except ValidationError:
        return vandaag()


def _begin(huidig: Beleid | None) -> dict[str, Any]:
    if huidig is None:
        return {"recidive_maanden": 12}
    return {naam: getattr(huidig, naam) for naam in ("recidive_maanden", "bron", "contact")}


def _regels(huidig: Beleid | None) -> dict[int, Beleidsregel]:
    return {regel.soort_id: regel for regel in huidig.regels.all()} if huidig else {}
