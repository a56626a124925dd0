"""What systems of partners are told of a dossier: that something happened, never what, and not everything."""

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from keten.notificaties.klaarzetten import zet_klaar
from keten.notificaties.soorten import Notificatiesoort, registreer
from klanten.models import Gebeurtenis

_Soort = Gebeurtenis.Soort
GEHEIM = frozenset(
    {
        _Soort.BELEMMERING,
        _Soort.EXPERIMENT,
        _Soort.HANDHAVING,
        _Soort.INCIDENT,
        _Soort.MEDISCH,
        _Soort.PEILING,
        _Soort.PRIVACY,
        _Soort.STIMULANS,
        _Soort.VERWIJZING,
    }
)
"""Kinds that say something about a person by their name alone: nobody outside hears that they happened."""
_DOMEIN = "dossier."


def is_open(gebeurtenis: Gebeurtenis) -> bool:
    """Whether systems may hear that this happened: the client may read it, and its kind tells nothing."""
    return gebeurtenis.zichtbaar_voor_klant and gebeurtenis.soort not in GEHEIM


def meld(gebeurtenissen: QuerySet[Gebeurtenis]) -> int:
    """Put notifications ready for lines that were just written, as far as systems may hear of them.

    Args:
        gebeurtenissen: as many as there are; one statement for all.

    Returns:
        How many were put ready.
    """
    open_ = gebeurtenissen.filter(zichtbaar_voor_klant=True).exclude(soort__in=GEHEIM)  # as `is_open`
    return zet_klaar(
        open_.order_by("pk"),
        locatie="klant__locatie",
        soort=Concat(Value(_DOMEIN), F("soort"), output_field=TextField()),
        onderwerp=Cast(F("klant__klantnummer"), TextField()),
        op=F("op"),
    )


def meld_aan() -> None:
    """Declare what can be told of a dossier."""
    registreer(
        Notificatiesoort(_DOMEIN + soort.value, soort.label, "Dossier", "klanten/{onderwerp}")
        for soort in _Soort
        if soort not in GEHEIM
    )
