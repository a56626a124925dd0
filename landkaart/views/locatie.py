"""The public page of a location: its scores, trend, norm, benchmark, and from whom it can learn."""

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from keten.models import Ketenpartner, Locatie
from keten.rechten import openbaar
from keten.verzoek import Verzoek
from landkaart import figuren, locatiebeeld, verloop
from landkaart.forms.kaart import gekozen_dag
from landkaart.functies import VOORBEHOUD, Functie, meet_kwaliteit
from landkaart.kaartbeeld import Kaartbeeld
from landkaart.kleuring import KWALITEIT
from landkaart.leren import lessen
from landkaart.models import Ijkdatum
from landkaart.vergelijken import groepen
from landkaart.views.openbaar import toon

_GEMEENTEN = Ketenpartner.objects.filter(kolom=Ketenpartner.Kolom.GEMEENTE)


class VergelijkFilter(forms.Form):
    """Which answers of others count in the comparison; it never refuses."""

    kwaliteit = forms.ChoiceField(
        label="Vergelijk met antwoorden",
        required=False,
        choices=[
            ("", "alle"),
            ("1", "minstens matig onderbouwd"),
            ("2", "minstens goed onderbouwd"),
            (str(KWALITEIT), "volledig onderbouwd"),
        ],
    )


@openbaar
def locatie(request: Verzoek, code: str) -> HttpResponse:
    """Everything that the Landkaart says about one location."""
    gevraagd = get_object_or_404(
        Locatie.objects.select_related("regio", "ouder").prefetch_related(
            Prefetch("partners", _GEMEENTEN, to_attr="gemeenten"), "satellieten"
        ),
        code=code,
    )
    beeld = Kaartbeeld(gekozen_dag(request.GET))
    reeks = verloop.metingen(gevraagd, tot=beeld.dag)
    filter = VergelijkFilter(request.GET)
    filter.is_valid()
    gegevens: Any = {"locaties": beeld.locaties, "scores": beeld.scores, "mijlpalen": beeld.mijlpalen}
    ernaast = groepen(gevraagd, **gegevens, minstens=int(filter.cleaned_data.get("kwaliteit") or 0))
    punten = figuren.lijnpunten(reeks, beeld.mijlpalen)
    return toon(
        request,
        "landkaart/kaart_locatie.html",
        {
            "plek": gevraagd,
            "beeld": beeld,
            "filter": filter,
            "groepen": ernaast,
            "stand": locatiebeeld.stand(reeks, beeld.mijlpalen),
            "volledig": locatiebeeld.volledig(reeks, beeld.mijlpalen),
            "functies": [Functie.BENCHMARK, Functie.VOORTGANG, Functie.BEWUSTWORDING],
            "kwaliteit": meet_kwaliteit(beeld.scores, [gevraagd.pk], beeld.mijlpalen),
            "voorbehoud": VOORBEHOUD,
            "fasen": locatiebeeld.per_fase(reeks, beeld.mijlpalen),
            "regels": locatiebeeld.regels(reeks, beeld.mijlpalen, ernaast, dag=beeld.dag),
            "ijkdata": [(ijk, (beeld.dag - ijk.dag).days) for ijk in Ijkdatum.objects.all()],
            "lessen": lessen(gevraagd, **gegevens) if reeks else [],
            "punten": list(reversed(punten)),
            "figuur": figuren.verloop(punten) if len(punten) > 1 else None,
        },
    )
