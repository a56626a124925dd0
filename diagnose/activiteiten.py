"""The steps in a work plan: added, put in order, and carried out (K-51, K-53)."""

import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django_fsm import can_proceed

from diagnose import portfolio
from diagnose.models import Activiteit, Instrument, Werkplan
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

Stand = Activiteit.Stand

TERUG = datetime.timedelta(days=366)
VOORUIT = Duur.maanden(24)
LANGST = Duur.maanden(60)


class Stap(StrEnum):
    """What can happen to an activity; the values are the transitions of the model."""

    START = "start"
    AFRONDEN = "rond_af"
    STOPPEN = "stop"


_GEBEURD = {Stap.START: "gestart", Stap.AFRONDEN: "afgerond", Stap.STOPPEN: "gestopt"}


@transaction.atomic
def voeg_activiteit_toe(
    *,
    plan: Werkplan,
    door: Medewerker,
    omschrijving: str,
    uitvoerder: Ketenpartner,
    financier: Ketenpartner,
    begin: datetime.date,
    einde: datetime.date | None = None,
    instrument: Instrument | None = None,
    ondanks_regime: bool = False,
) -> Activiteit:
    """Add a step at the end of the plan; activities of several partners may run at the same time (K-53).

    A status `betwist` or `voorwaardelijk` is shown to the coach and decides nothing (D-31).

    Args:
        uitvoerder, financier: who carries it out and who pays; need not be the same.
        instrument: from the toolbox; None for something that client and coach thought of themselves.
        ondanks_regime: the coach has seen that the partners do not allow it for one of the client's regimes.

    Raises:
        NietToegestaan: the plan is not being written, a date cannot be, or the regimes ask for a yes.
    """
    plan = in_concept(plan)
    _controleer_dagen(begin, einde)
    verboden = _verboden_regimes(plan.klant, instrument)
    if verboden and not ondanks_regime:
        raise NietToegestaan(
            f"Volgens de partners mag dit niet voor {verboden}. Vink aan dat u het toch in het plan zet.",
            veld="ondanks_regime",
        )
    activiteit = voeg_toe(
        Activiteit(
            werkplan=plan,
            volgorde=_laatste_plek(plan) + 1,
            instrument=instrument,
            omschrijving=omschrijving,
            uitvoerder=uitvoerder,
            financier=financier,
            begin=begin,
            einde=einde,
        )
    )
    toevoeging = f", hoewel de partners het voor {verboden} niet toestaan" if verboden else ""
    _schrijf(plan, f"In het werkplan gezet: {omschrijving}{toevoeging}.", door=door)
    return activiteit


@transaction.atomic
def verplaats(*, activiteit: Activiteit, omhoog: bool) -> None:
    """Change places with the step above or below; at the end of the list nothing changes.

    Raises:
        NietToegestaan: the plan is not being written.
    """
    plan = in_concept(activiteit.werkplan)
    activiteit = _of_weg(plan.activiteiten.filter(pk=activiteit.pk).first())
    hier = Q(volgorde__lt=activiteit.volgorde) if omhoog else Q(volgorde__gt=activiteit.volgorde)
    buur = plan.activiteiten.filter(hier).order_by("-volgorde" if omhoog else "volgorde").first()
    if buur is None:
        return
    Activiteit.objects.filter(pk=buur.pk).update(volgorde=activiteit.volgorde)
    Activiteit.objects.filter(pk=activiteit.pk).update(volgorde=buur.volgorde)


@transaction.atomic
def verwijder(*, activiteit: Activiteit, door: Medewerker) -> None:
    """Take a step out of a plan that is being written; what ran in the previous version stays there.

    Raises:
        NietToegestaan: the plan is not being written.
    """
    plan = in_concept(activiteit.werkplan)
    activiteit = _of_weg(plan.activiteiten.filter(pk=activiteit.pk).first())
    activiteit.delete()
    _schrijf(plan, f"Uit het werkplan gehaald: {activiteit.omschrijving}.", door=door)


@transaction.atomic
def zet(*, activiteit: Activiteit, stap: Stap, door: Medewerker) -> Activiteit:
    """Say that an activity started, is done, or ended early; a version in the making follows.

    The dates stay: they are what was agreed.

    Raises:
        NietToegestaan: this cannot happen in its present state, or the version has been replaced.
    """
    # The same lock as a new version takes, so that no copy is made of a state that is just changing.
    Klant.objects.select_for_update(no_key=True).get(pk=activiteit.werkplan.klant_id)
    samen = list(_dezelfde(activiteit).select_for_update(of=("self",)).select_related("werkplan__klant"))
    activiteit = _of_weg(next((versie for versie in samen if versie.pk == activiteit.pk), None))
    plan = activiteit.werkplan
    if plan.stand == Werkplan.Stand.VERVANGEN:
        raise NietToegestaan("Deze versie van het plan is vervangen. Open de versie die nu geldt.")
    if not can_proceed(getattr(activiteit, stap.value)):
        raise NietToegestaan(f"Dit kan niet: “{activiteit}” is {activiteit.get_stand_display()}.")
    was = activiteit.stand
    for versie in samen:
        if versie.stand == was:
            getattr(versie, stap.value)()
            versie.save(update_fields=["stand"])
    zin = f"Activiteit {_GEBEURD[stap]}: {activiteit.omschrijving}."
    _schrijf(plan, zin, door=door, klant_leest=plan.stand != Werkplan.Stand.CONCEPT)
    return activiteit


def _of_weg(activiteit: Activiteit | None) -> Activiteit:
    if activiteit is None:
        raise NietToegestaan("Deze activiteit is al uit het plan gehaald.")
    return activiteit


def neem_over(*, van: Werkplan, naar: Werkplan) -> list[Activiteit]:
    """Copy what is planned or running to a new version, in the same order."""
    lopend = van.activiteiten.filter(stand__in=[Stand.GEPLAND, Stand.LOOPT])
    return Activiteit.objects.bulk_create(
        Activiteit(
            werkplan=naar,
            volgorde=plek,
            instrument_id=oud.instrument_id,
            omschrijving=oud.omschrijving,
            uitvoerder_id=oud.uitvoerder_id,
            financier_id=oud.financier_id,
            begin=oud.begin,
            einde=oud.einde,
            stand=oud.stand,
            kopie_van=oud,
        )
        for plek, oud in enumerate(lopend, start=1)
    )


def in_concept(plan: Werkplan) -> Werkplan:
    """Take hold of a plan that is being written, until the end of the transaction.

    Raises:
        NietToegestaan: it has been put before the client, confirmed or replaced.
    """
    vast = (
        Werkplan.objects.select_for_update(of=("self",), no_key=True).select_related("klant").get(pk=plan.pk)
    )
    if vast.stand == Werkplan.Stand.VOORGESTELD:
        raise NietToegestaan("De klant bekijkt dit plan. Neem het eerst terug, dan kunt u het wijzigen.")
    if vast.stand != Werkplan.Stand.CONCEPT:
        raise NietToegestaan("Dit plan is bevestigd en ligt vast. Maak een nieuwe versie.")
    return vast


def _dezelfde(activiteit: Activiteit) -> QuerySet[Activiteit]:
    """The activity, what it continues in the version that counts, and its copy in the one being made."""
    lopend = [Werkplan.Stand.CONCEPT, Werkplan.Stand.VOORGESTELD, Werkplan.Stand.BEVESTIGD]
    verwant = Q(kopie_van=activiteit) | Q(pk=activiteit.kopie_van_id)
    return Activiteit.objects.filter(Q(pk=activiteit.pk) | verwant & Q(werkplan__stand__in=lopend)).order_by(
        "pk"
    )


def _controleer_dagen(begin: datetime.date, einde: datetime.date | None) -> None:
    nu = vandaag()
    if begin < nu - TERUG:
        raise NietToegestaan("De eerste dag ligt meer dan een jaar terug.", veld="begin")
    if begin > VOORUIT.laatste_dag(nu):
        raise NietToegestaan("De eerste dag ligt meer dan twee jaar vooruit.", veld="begin")
    if einde is not None and einde < begin:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="einde")
    if einde is not None and einde > LANGST.laatste_dag(begin):
        raise NietToegestaan("De activiteit duurt meer dan vijf jaar. Kijk het jaartal na.", veld="einde")


def _verboden_regimes(klant: Klant, instrument: Instrument | None) -> str:
    if instrument is None:
        return ""
    return " en ".join(str(punt.regime) for punt in portfolio.bekijk(instrument, klant).niet_toegestaan)


def _laatste_plek(plan: Werkplan) -> int:
    return plan.activiteiten.aggregate(plek=Max("volgorde"))["plek"] or 0


def _schrijf(plan: Werkplan, zin: str, *, door: Medewerker, klant_leest: bool = False) -> None:
    soort = Gebeurtenis.Soort.WERKPLAN
    tijdlijn.leg_vast(plan.klant, soort, zin, door=door, zichtbaar_voor_klant=klant_leest)
