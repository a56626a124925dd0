"""The figure of this floor: how clients judge the service (X-30, X-45)."""

import datetime
from typing import Any

from django.db.models import F, QuerySet

from keten.indicatoren import Indicator, Maat, Soort, registreer, waarnemingen
from landkaart.models import Peilingantwoord
from landkaart.peilingen.uitkomsten import INGEVULD, tussen


def oordelen(van: datetime.date, tot: datetime.date, _: int) -> QuerySet[Any]:
    """What clients answered about the expectations; one of them may have given many scores."""
    rijen = Peilingantwoord.objects.filter(
        INGEVULD, tussen("uitnodiging__klaar_op", van, tot), score__isnull=False
    ).exclude(vraag__verwachting="")
    return waarnemingen(
        rijen,
        locatie="uitnodiging__locatie",
        klant="uitnodiging__klant",
        telt=F("score"),
        wie=F("uitnodiging__klant"),
    )


KENGETALLEN = (
    Indicator(
        "tevredenheid-klanten",
        "Gemiddeld oordeel van klanten",
        Soort.KETEN,
        "Het gemiddelde van alle scores van 1 tot 5 die klanten gaven over de elf verwachtingen.",
        Maat.GEMIDDELDE,
        oordelen,
        "Goed bekeken! (AKO 2005), verwachtingen van cliënten; de definitie is van ons",
        eenheid="van 5",
        meermaals=True,
        zonder_namen=True,
    ),
)


def meld_aan() -> None:
    """Declare the figure."""
    registreer(*KENGETALLEN)
