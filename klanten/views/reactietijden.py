"""How well the location can be reached, in numbers."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keten.rechten import Recht, vereist
from keten.tijd import vandaag
from keten.verzoek import Verzoek
from klanten.forms.reactietijden import BereikPeriodeForm
from klanten.reactietijden import reactietijden, verzonden

_DAGEN = 28


@vereist(Recht.CIJFERS)
def overzicht(request: Verzoek) -> HttpResponse:
    """Response times per channel in a period, and what became of mail and sms (X-25)."""
    eerste, laatste = vandaag() - datetime.timedelta(days=_DAGEN - 1), vandaag()
    form = BereikPeriodeForm(request.GET or None, initial={"van": eerste, "tot": laatste})
    goed = form.is_valid()
    van = (form.cleaned_data["van"] if goed else None) or eerste
    tot = (form.cleaned_data["tot"] if goed else None) or laatste
    context = {
        "filter": form,
        "van": van,
        "tot": tot,
        "tijden": [
            (tijd, in_woorden(tijd.mediaan))
            for tijd in reactietijden(request.locatie, van=van, tot=tot, nu=timezone.now())
        ],
        "verzonden": verzonden(request.locatie, van=van, tot=tot),
    }
    return render(request, "klanten/cijfers_bereikbaarheid.html", context, status=422 if form.errors else 200)


def in_woorden(duur: datetime.timedelta | None) -> str:
    """A length of time as people say it."""
    if duur is None:
        return ""
    uren = duur.total_seconds() / 3600
    if uren < 1:
        minuten = max(1, round(uren * 60))
        return f"{minuten} {'minuut' if minuten == 1 else 'minuten'}"
    if uren < 48:
        return f"{round(uren)} uur"
    return f"{round(uren / 24)} dagen"
