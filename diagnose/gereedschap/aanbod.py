"""What each partner brings to the arrangements of a location (D-21)."""

from dataclasses import dataclass, field

from diagnose.models import Instrument, Ketenarrangement
from keten.models import Ketenpartner, Locatie
from keten.tijd import vandaag


@dataclass(frozen=True)
class Partneraanbod:
    """One partner of a location, with its instruments in the arrangements there; none when it offers none."""

    partner: Ketenpartner
    instrumenten: list[Instrument] = field(default_factory=list)


def aanbod_per_partner(locatie: Locatie) -> list[Partneraanbod]:
    """What the partners of a location offer together, one row for each partner of today (D-21).

    An instrument counts when it can be used today, stands in the arrangement of at least one kwadrant of the
    location, and belongs to the partner. What belongs to no partner in particular counts for nobody.

    Source: Samen doen we het zo (AKO Monitorgroep 2005), on routing: it is segmentation on the basis of a
    joint arrangement that is available locally.
    """
    hier = Ketenarrangement.objects.voor_locatie(locatie).values("pk")
    gekozen = Instrument.objects.voor_locatie(locatie).filter(
        pk__in=Ketenarrangement.portfolio.through.objects.filter(ketenarrangement__in=hier).values(
            "instrument"
        )
    )
    aanbod = [Partneraanbod(partner) for partner in locatie.partners.geldig_op(vandaag())]
    for instrument in gekozen:
        for rij in aanbod:
            if instrument.kolom == rij.partner.kolom:
                rij.instrumenten.append(instrument)
    return aanbod
