"""What fits this client: the arrangement of the kwadrant, everybody's instruments, the next contact."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from diagnose.models import Instrument, InstrumentRegime, Ketenarrangement
from keten.models import Ketenpartner, Regime
from keten.tijd import vandaag
from klanten.models import Klant, Uitkering

Status = InstrumentRegime.Status


@dataclass(frozen=True)
class Kanttekening:
    """What has been agreed on an instrument under one of the client's regimes.

    Attributes:
        status: one of `InstrumentRegime.Status`; empty when nothing has been agreed.
    """

    regime: Regime
    status: str
    toelichting: str = ""
    bron: str = ""

    def __str__(self) -> str:
        return f"{self.regime}: {self.stand}"

    @property
    def stand(self) -> str:
        """The status in words."""
        return Status(self.status).label if self.status else "niet vastgelegd"


@dataclass(frozen=True)
class Aanbod:
    """An instrument as it can be offered to one client.

    Attributes:
        past: whether it is in the portfolio of the client's kwadrant.
        kanttekeningen: one for each regime of the client.
    """

    instrument: Instrument
    past: bool
    kanttekeningen: list[Kanttekening]

    @property
    def niet_toegestaan(self) -> list[Kanttekening]:
        """The regimes of this client under which the partners say that it may not be used."""
        return [punt for punt in self.kanttekeningen if punt.status == Status.NIET]

    @property
    def opvallend(self) -> list[Kanttekening]:
        """What a coach must know before choosing it: doubt, conditions, a refusal."""
        return [punt for punt in self.kanttekeningen if punt.status not in ("", Status.TOEGESTAAN)]


def arrangement(klant: Klant, *, kwadrant: str | None = None) -> Ketenarrangement | None:
    """The arrangement of a kwadrant at the client's location (D-27).

    Args:
        kwadrant: instead of the one in which the client is now.
    """
    gekozen = klant.beeld.kwadrant if kwadrant is None else kwadrant
    return Ketenarrangement.objects.voor_locatie(klant.locatie).filter(kwadrant=gekozen).first()


def volgend_contact(klant: Klant, passend: Ketenarrangement | None) -> datetime.date | None:
    """The last day to speak with the client again: the last contact plus the frequency (D-27)."""
    gezien = [dag for dag in (klant.beeld.laatste_contact, klant.beeld.diagnose_op) if dag]
    if passend is None or not gezien:
        return None
    return max(gezien) + datetime.timedelta(days=passend.contact_om_de_dagen)


def aanbod(klant: Klant, passend: Ketenarrangement | None) -> list[Aanbod]:
    """All instruments that can be used today: what fits the kwadrant first (D-27, D-30)."""
    regimes = regimes_van(klant)
    in_portfolio = set(passend.portfolio.values_list("pk", flat=True)) if passend else set()
    instrumenten = Instrument.objects.geldig_op(vandaag()).prefetch_related("regimestatussen")
    keuze = [_aanbod(instrument, regimes, past=instrument.pk in in_portfolio) for instrument in instrumenten]
    return sorted(keuze, key=lambda punt: not punt.past)


def per_partner(keuze: list[Aanbod]) -> list[tuple[str, list[Aanbod]]]:
    """The same instruments by the partner that delivers them; what belongs to no partner comes last."""
    namen = [*Ketenpartner.Kolom.choices, ("", "Van meer partners of anderen")]
    groepen = [(naam, [punt for punt in keuze if punt.instrument.kolom == kolom]) for kolom, naam in namen]
    return [(f"{capfirst(naam)} ({len(lijst)})", lijst) for naam, lijst in groepen if lijst]


def bekijk(instrument: Instrument, klant: Klant) -> Aanbod:
    """One instrument, with what has been agreed on it under the client's regimes (D-31)."""
    passend = arrangement(klant)
    past = passend is not None and passend.portfolio.filter(pk=instrument.pk).exists()
    return _aanbod(instrument, regimes_van(klant), past=past)


def regimes_van(klant: Klant) -> list[Regime]:
    """The regimes of the benefits that the client has today, by name."""
    return list(Regime.objects.filter(pk__in=lopende_uitkeringen(klant).values("regime")).order_by("naam"))


def lopende_uitkeringen(klant: Klant) -> QuerySet[Uitkering]:
    """The benefits that the client has today."""
    vandaag_nog = Q(tot__isnull=True) | Q(tot__gte=vandaag())
    return klant.uitkeringen.filter(vandaag_nog, van__lte=vandaag())


def opvallend(instrument: Instrument, regimes: list[Regime]) -> list[Kanttekening]:
    """What a coach must know of an instrument that stands in a plan already."""
    return _aanbod(instrument, regimes, past=False).opvallend


def _aanbod(instrument: Instrument, regimes: list[Regime], *, past: bool) -> Aanbod:
    bekend = {rij.regime_id: rij for rij in instrument.regimestatussen.all()}
    punten = [
        Kanttekening(regime, rij.status, rij.toelichting, rij.bron)
        if (rij := bekend.get(regime.pk))
        else Kanttekening(regime, "")
        for regime in regimes
    ]
    return Aanbod(instrument, past, punten)
