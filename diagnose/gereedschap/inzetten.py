"""What must be so before an instrument goes into the plan of a client (D-31, D-34, D-35, K-84)."""

import datetime
from decimal import Decimal

from diagnose import portfolio
from diagnose.gereedschap import plaatsen
from diagnose.instellingen import AFWEGING_VANAF, DIAGNOSE_GELDT
from diagnose.models import Activiteit, Instrument
from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten.models import Klant

_DAG = datetime.timedelta(days=1)


def keur_instrument(klant: Klant, instrument: Instrument, *, ondanks_regime: bool) -> str:
    """Refuse an instrument that this client cannot get now; take the place when places are counted.

    Returns:
        The regimes, in words, under which the partners do not allow it; the coach has said yes to that.

    Raises:
        NietToegestaan: it has been closed, it is not of this location, the location cannot use it now, it is
            full, or the regimes ask for a yes.
    """
    if not Instrument.objects.voor_locatie(klant.locatie).filter(pk=instrument.pk).exists():
        raise NietToegestaan(f"{instrument} is op {klant.locatie} niet (meer) in te zetten.")
    aanbod = portfolio.bekijk(instrument, klant)
    if aanbod.niet_beschikbaar:
        raise NietToegestaan(f"{instrument} is nu niet beschikbaar: {aanbod.niet_beschikbaar}")
    verboden = " en ".join(str(punt.regime) for punt in aanbod.niet_toegestaan)
    if verboden and not ondanks_regime:
        raise NietToegestaan(
            f"Volgens de partners mag dit niet voor {verboden}. Vink aan dat u het toch in het plan zet.",
            veld="ondanks_regime",
        )
    plaatsen.houd_plaats(instrument=instrument, locatie=klant.locatie)
    return verboden


def neem_over(activiteit: Activiteit, instrument: Instrument) -> None:
    """Give a step what its instrument says: obligations, percentage, and the last day where none was given.

    What the instrument says later does not change what was agreed with a client.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.6 (Alkmaar): a subsidy of 50% during 6 months.
    """
    activiteit.verplichtingen = instrument.verplichtingen
    activiteit.percentage = instrument.percentage
    if activiteit.einde is None and instrument.duur_maanden:
        activiteit.einde = laatste_dag(instrument, activiteit.begin)


def laatste_dag(instrument: Instrument, begin: datetime.date) -> datetime.date | None:
    """The last day of an instrument that takes a fixed number of months; None for others."""
    if not instrument.duur_maanden:
        return None
    return Duur.maanden(instrument.duur_maanden).laatste_dag(begin) - _DAG


def grens(locatie: Locatie) -> Decimal:
    """Above which amount (euro) costs and benefits are weighed in words."""
    return Decimal(instellingen.waarde(AFWEGING_VANAF, locatie))


def is_duur(instrument: Instrument, locatie: Locatie) -> bool:
    """Whether one use costs more than a location lets pass without a word."""
    return instrument.bedrag is not None and instrument.bedrag > grens(locatie)


def diagnose_is_recent(klant: Klant) -> bool:
    """Whether the picture of the client is recent enough to spend much money on it."""
    dagen = instellingen.waarde(DIAGNOSE_GELDT, klant.locatie)
    op = klant.beeld.diagnose_op
    return op is not None and op >= vandaag() - dagen * _DAG


def keur_afweging(activiteit: Activiteit, klant: Klant) -> None:
    """Refuse money without a reason, or without a clear and recent picture of the client (D-34).

    Raises:
        NietToegestaan: what it costs is above the limit of the location, and the expected benefit or a
            recent diagnosis is missing.

    Source: Goed bekeken! (AKO Monitorgroep 2005), chapter 5: means are used after costs and benefits have
    been weighed, on the basis of a clear picture of the client.
    """
    bedrag = activiteit.prijs
    if bedrag is None and activiteit.instrument is not None:
        bedrag = activiteit.instrument.bedrag
    vanaf = grens(klant.locatie)
    if bedrag is None or bedrag <= vanaf:
        return
    if not activiteit.opbrengst.strip():
        raise NietToegestaan(
            f"Dit kost meer dan € {vanaf:.0f}. Vul in waarom dit nodig is en wat u ervan verwacht.",
            veld="opbrengst",
        )
    if not diagnose_is_recent(klant):
        dagen = instellingen.waarde(DIAGNOSE_GELDT, klant.locatie)
        raise NietToegestaan(
            f"Dit kost meer dan € {vanaf:.0f}. Daarvoor is een diagnose nodig die niet ouder is dan {dagen} "
            "dagen. Stel eerst een nieuwe diagnose."
        )
