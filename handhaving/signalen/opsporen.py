"""What the portal notices itself, each thing once: it says what happened, and nothing about why.

Nothing follows from it before a person decided.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, DateField, Exists, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, TruncDate
from django.utils import timezone

from diagnose.models import WerkFirstPlaatsing
from diagnose.werkfirst import verzuim_boven_norm
from handhaving.models import Signaal
from handhaving.signalen import werk
from handhaving.signalen.sturing import staat_aan
from keten.bulk import voeg_in_uit
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.models import Identiteitscontrole, Klant
from werkgevers.models import Motivatiesignaal

DOCUMENTEN = 3
"""The number of different documents that raises a signal (H-05)."""


def zoek() -> int:
    """Look at every location that steers by signals; returns how many signals were made.

    Each location commits on its own; what was made is known by its kenmerk, so a run that was killed half-way
    loses and doubles nothing.
    """
    return sum(zoek_op(locatie) for locatie in Locatie.objects.order_by("pk") if staat_aan(locatie))


@transaction.atomic
def zoek_op(locatie: Locatie) -> int:
    """Make the signals of one location, and put each before somebody.

    Source: Goed bekeken! (AKO Monitorgroep 2005): documents that keep getting lost, feedback of employers,
        and strict control of absence in Work First.
    """
    motivatie = _van_werkgevers(locatie)
    nieuw = [*_documenten(locatie), *motivatie, *_verzuim(locatie)]
    rijen = Signaal.objects.filter(pk__in=nieuw).order_by("pk")
    for signaal in rijen.select_related("klant__locatie", "klant__beeld__contactpersoon"):
        werk.zet_klaar(signaal)
        if signaal.pk in motivatie:
            werk.vertel_contactpersoon(signaal)
    return len(nieuw)


def _documenten(locatie: Locatie) -> list[int]:
    """Clients of whom a third document was registered."""
    vaak: Any = Identiteitscontrole.objects.order_by().values("klant")
    vaak = vaak.annotate(aantal=Count("documentnummer", distinct=True), laatst=Max("op"))
    vaak = vaak.filter(aantal__gte=DOCUMENTEN)
    klanten = Klant.objects.van_locatie(locatie).filter(pk__in=vaak.values("klant")).order_by("pk")
    wat = (
        "Van deze klant is een derde identiteitsdocument geregistreerd. Dit zegt niets over de reden. "
        "Vraag de klant wat er met de vorige documenten gebeurde."
    )
    laatst = Subquery(vaak.filter(klant=OuterRef("pk")).values("laatst"))
    return _voeg_in(
        locatie,
        klanten,
        Signaal.Bron.PORTAAL,
        "document",
        {"klant": F("pk"), "tekst": Value(wat), "van": TruncDate(laatst, output_field=DateField())},
    )


def _van_werkgevers(locatie: Locatie) -> list[int]:
    """Remarks of employers on effort that a person found right, after the client was heard (H-40)."""
    terecht = Motivatiesignaal.objects.filter(
        klant__locatie=locatie, oordeel=Motivatiesignaal.Oordeel.TERECHT
    ).order_by("pk")
    wat = Concat(
        Value("Een werkgever vond de inzet van de klant te klein. Na het verhaal van de klant: "),
        F("waarom"),
        output_field=CharField(),
    )
    velden = {"klant": F("klant_id"), "tekst": wat, "van": TruncDate("gemeld_op", output_field=DateField())}
    return _voeg_in(locatie, terecht, Signaal.Bron.WERKGEVER, "motivatie", velden)


def _verzuim(locatie: Locatie) -> list[int]:
    """Placements in Work First with more absence than the location accepts (H-41)."""
    boven = WerkFirstPlaatsing.objects.filter(pk__in=verzuim_boven_norm(locatie).values("pk")).order_by("pk")
    wat = "De klant kwam vaker niet bij Work First dan de norm van deze locatie, zonder zich af te melden."
    velden = {"klant": F("klant_id"), "tekst": Value(wat), "van": Value(vandaag(), DateField())}
    return _voeg_in(locatie, boven, Signaal.Bron.VERZUIM, "verzuim", velden)


def _voeg_in(
    locatie: Locatie, rijen: QuerySet[Any], bron: str, soort: str, velden: Mapping[str, Any]
) -> list[int]:
    """One signal per row, known by the number of that row; what is known already is left out."""
    eerder = Signaal.objects.filter(bron=bron, kenmerk=_kenmerk(soort, OuterRef("pk")))  # also elsewhere
    return voeg_in_uit(
        Signaal,
        rijen.filter(~Exists(eerder)),
        {
            **velden,
            "locatie": Value(locatie.pk),
            "bron": Value(str(bron)),
            "kenmerk": _kenmerk(soort, F("pk")),
            "gemeld_op": Value(timezone.now()),
            "vervalt_op": Value(werk.vervalt(werk.BEHANDELEN, locatie)),
        },
    )


def _kenmerk(soort: str, nummer: F) -> Concat:
    return Concat(Value(f"lwi:{soort}:"), Cast(nummer, CharField()), output_field=CharField())
