"""What fits this client: the arrangement of the kwadrant, everybody's instruments, the next contact."""

import datetime
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from diagnose.gereedschap import plaatsen, regelvragen
from diagnose.gereedschap.plaatsen import Bezetting
from diagnose.models import (
    Instrument,
    Instrumentbeperking,
    InstrumentRegime,
    Jongerenarrangement,
    Ketenarrangement,
    Regelvraag,
)
from keten.models import Ketenpartner, Regime
from keten.tijd import vandaag
from klanten.domeinen import domeinen_van
from klanten.models import Klant, Uitkering

Status = InstrumentRegime.Status


@dataclass(frozen=True)
class Kanttekening:
    """What has been agreed on an instrument under one of the client's regimes.

    Attributes:
        status: one of `InstrumentRegime.Status`; empty when nothing has been agreed.
        cel: key of the cell in the matrix; None when nothing has been agreed.
    """

    regime: Regime
    status: str
    toelichting: str = ""
    bron: str = ""
    cel: int | None = None

    def __str__(self) -> str:
        return f"{self.regime}: {self.stand}"

    @property
    def opvallend(self) -> bool:
        """Whether a coach must know this before choosing: doubt, conditions, a refusal."""
        return self.status not in ("", Status.TOEGESTAAN)

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
        niet_beschikbaar: why the location cannot use it now; empty when it can (K-84).
        plaatsen: how full it is at the location; None when places are not counted.
        antwoorden: official answers on it that matter for this client, the latest first (X-71).
    """

    instrument: Instrument
    past: bool
    kanttekeningen: list[Kanttekening]
    niet_beschikbaar: str = ""
    plaatsen: Bezetting | None = None
    antwoorden: list[Regelvraag] = field(default_factory=list)

    @property
    def niet_toegestaan(self) -> list[Kanttekening]:
        """The regimes of this client under which the partners say that it may not be used."""
        return [punt for punt in self.kanttekeningen if punt.status == Status.NIET]

    @property
    def opvallend(self) -> list[Kanttekening]:
        """What a coach must know before choosing it: doubt, conditions, a refusal."""
        return [punt for punt in self.kanttekeningen if punt.opvallend]


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
    om_de = klant.beeld.contact_om_de_dagen or passend.contact_om_de_dagen
    return max(gezien) + datetime.timedelta(days=om_de)


def aanbod(klant: Klant, passend: Ketenarrangement | None, *, voor_jongeren: bool = False) -> list[Aanbod]:
    """All instruments of today on the terrains of the client's municipality (K-23).

    What fits the kwadrant comes first (D-27, D-30). What the location cannot use now is there, with the
    reason.

    Args:
        voor_jongeren: only what a youth desk works with (K-84).
    """
    in_portfolio = set(passend.portfolio.values_list("pk", flat=True)) if passend else set()
    instrumenten = Instrument.objects.voor_locatie(klant.locatie).filter(domein__in=domeinen_van(klant))
    if voor_jongeren:
        instrumenten = instrumenten.filter(jongeren=True)
    bij = _Omstandigheden.van(klant)
    keuze = [
        bij.aanbod(punt, past=punt.pk in in_portfolio)
        for punt in instrumenten.prefetch_related("regimestatussen").select_related("voorwaarderegel")
    ]
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
    return _Omstandigheden.van(klant, [instrument.pk]).aanbod(instrument, past=past)


def regimes_van(klant: Klant) -> list[Regime]:
    """The regimes of the benefits that the client has today, by name."""
    return list(Regime.objects.filter(pk__in=lopende_uitkeringen(klant).values("regime")).order_by("naam"))


def lopende_uitkeringen(klant: Klant) -> QuerySet[Uitkering]:
    """The benefits that the client has today."""
    vandaag_nog = Q(tot__isnull=True) | Q(tot__gte=vandaag())
    return klant.uitkeringen.filter(vandaag_nog, van__lte=vandaag())


def opvallend(instrument: Instrument, regimes: list[Regime]) -> list[Kanttekening]:
    """What a coach must know of an instrument that stands in a plan already."""
    return [punt for punt in _kanttekeningen(instrument, regimes) if punt.opvallend]


def _beperkingen(klant: Klant) -> dict[int, str]:
    """Why the client's location cannot use instruments today, by their key."""
    nu = Instrumentbeperking.objects.geldig_op(vandaag()).filter(locatie=klant.locatie_id)
    if not Jongerenarrangement.objects.filter(klant=klant, afgesloten_op__isnull=True).exists():
        nu = nu.filter(alleen_jongeren=False)
    return dict(nu.order_by("geldig_van").values_list("instrument", "reden"))


@dataclass(frozen=True)
class _Omstandigheden:
    """What decides how instruments can be offered to one client, read once for all of them."""

    regimes: list[Regime]
    beperkt: dict[int, str]
    bezet: dict[int, Bezetting]
    antwoorden: dict[int, list[Regelvraag]]

    @classmethod
    def van(cls, klant: Klant, instrumenten: list[int] | None = None) -> Self:
        return cls(
            regimes_van(klant),
            _beperkingen(klant),
            plaatsen.bezetting(klant.locatie, instrumenten),
            regelvragen.antwoorden(instrumenten),
        )

    def aanbod(self, instrument: Instrument, *, past: bool) -> Aanbod:
        plaats = self.bezet.get(instrument.pk)
        vol = f"alle {plaats.aantal} plaatsen op deze locatie zijn bezet." if plaats and plaats.vol else ""
        eigen = {regime.pk for regime in self.regimes}
        return Aanbod(
            instrument,
            past,
            _kanttekeningen(instrument, self.regimes),
            self.beperkt.get(instrument.pk, "") or vol.capitalize(),
            plaats,
            [
                punt
                for punt in self.antwoorden.get(instrument.pk, [])
                if punt.regime_id is None or punt.regime_id in eigen
            ],
        )


def _kanttekeningen(instrument: Instrument, regimes: list[Regime]) -> list[Kanttekening]:
    bekend = {rij.regime_id: rij for rij in instrument.regimestatussen.all()}
    return [
        Kanttekening(regime, rij.status, rij.toelichting, rij.bron, rij.pk)
        if (rij := bekend.get(regime.pk))
        else Kanttekening(regime, "")
        for regime in regimes
    ]
