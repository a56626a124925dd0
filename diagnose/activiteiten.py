"""The steps in a work plan: added, put in order, taken out and taken along (K-51 to K-54)."""

import datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max, Q

from diagnose import mandateren
from diagnose.activiteitkeuring import keur
from diagnose.gereedschap import inzetten
from diagnose.models import Activiteit, Instrument, WerkFirstPlaatsing, Werkplan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from klanten import tijdlijn
from klanten.models import Belemmering, Gebeurtenis, Klant

Stand = Activiteit.Stand


class Bijzonderheden(TypedDict, total=False):
    """What an activity may hold beside what each of them has; which of it must be there, its kind says."""

    soort: str
    medewerker: Medewerker | None
    leverancier: str
    medefinancier: Ketenpartner | None
    prijs: Decimal | None
    belemmering: Belemmering | None
    leerdoel: str
    opbrengst: str
    aangevraagd_op: datetime.date | None
    gekozen_door_klant: bool
    alternatief_voor: Activiteit | None


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
    **bijzonder: Unpack[Bijzonderheden],
) -> Activiteit:
    """Add a step at the end of the plan; activities of several partners may run at the same time (K-53).

    A status `betwist` or `voorwaardelijk` is shown to the coach and decides nothing (D-31). Nothing here
    changes whether the client is available for work: during an opstapje the client stays so (K-60).

    Args:
        uitvoerder, financier: who carries it out and who pays; need not be the same.
        instrument: from the toolbox, with its kind and its obligations; None for something that client and
            coach thought of themselves. Naming its kind too is not needed.
        ondanks_regime: the coach has seen that the partners do not allow it for one of the client's regimes.

    Raises:
        NietToegestaan: the plan is not being written, a date cannot be, the regimes ask for a yes, the
            location cannot use the instrument now or has no place left, the costs ask for a reason or a
            recent diagnosis (D-34), the kind is not that of the instrument, or another partner would pay
            without a mandate (X-04).
        RechtOntbreekt: not of this location, or without the right to make plans.
        ValidationError: its kind asks for more, or cannot have all of this.
    """
    plan = in_concept(plan)
    eis(door, plan.klant.locatie, Recht.WERKPLAN)
    verboden = ""
    if instrument is not None:
        if bijzonder.setdefault("soort", instrument.soort) != instrument.soort:
            raise NietToegestaan(f"De soort van {instrument} is anders.", veld="soort")
        verboden = inzetten.keur_instrument(plan.klant, instrument, ondanks_regime=ondanks_regime)
    activiteit = Activiteit(
        werkplan=plan,
        volgorde=_laatste_plek(plan) + 1,
        instrument=instrument,
        omschrijving=omschrijving,
        uitvoerder=uitvoerder,
        financier=financier,
        begin=begin,
        einde=einde,
        **bijzonder,
    )
    if instrument is not None:
        inzetten.neem_over(activiteit, instrument)
    _keur_mensen(activiteit, plan.klant)
    keur(activiteit)
    inzetten.keur_afweging(activiteit, plan.klant)
    activiteit.namens = _beslis_over_geld(activiteit, plan.klant, door=door)
    voeg_toe(activiteit)
    _schrijf(plan, _zin(activiteit, verboden), door=door)
    return activiteit


@transaction.atomic
def verplaats(*, activiteit: Activiteit, omhoog: bool, door: Medewerker) -> None:
    """Change places with the step above or below; at the end of the list nothing changes.

    Raises:
        NietToegestaan: the plan is not being written.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    plan = in_concept(activiteit.werkplan)
    eis(door, plan.klant.locatie, Recht.WERKPLAN)
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
        NietToegestaan: the plan is not being written, or the client may choose something else for this step.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    plan = in_concept(activiteit.werkplan)
    eis(door, plan.klant.locatie, Recht.WERKPLAN)
    activiteit = _of_weg(plan.activiteiten.filter(pk=activiteit.pk).first())
    if WerkFirstPlaatsing.objects.filter(activiteit=activiteit).exists():
        raise NietToegestaan("Bij deze stap hoort een Work First-plaatsing. Beëindig de plaatsing.")
    if activiteit.alternatieven.exists():
        raise NietToegestaan("Haal eerst de alternatieven voor deze stap uit het plan.")
    activiteit.delete()
    _schrijf(plan, f"Uit het werkplan gehaald: {activiteit.omschrijving}.", door=door)


# What a step keeps when it goes on in a new version; an answered choice is no choice any more.
_MEE = (
    "soort",
    "instrument_id",
    "omschrijving",
    "uitvoerder_id",
    "medewerker_id",
    "leverancier",
    "financier_id",
    "medefinancier_id",
    "prijs",
    "belemmering_id",
    "leerdoel",
    "opbrengst",
    "percentage",
    "aangevraagd_op",
    "besloten_op",
    "gestart_op",
    "begin",
    "einde",
    "gekozen_door_klant",
    "verplichtingen",
    "verplichtingen_akkoord_op",
    "verplichtingen_akkoord_wijze",
    "namens",
    "stand",
)


def neem_over(*, van: Werkplan, naar: Werkplan) -> list[Activiteit]:
    """Copy what is planned or running to a new version, in the same order."""
    lopend = van.activiteiten.filter(stand__in=[Stand.GEPLAND, Stand.LOOPT])
    return Activiteit.objects.bulk_create(
        Activiteit(werkplan=naar, volgorde=plek, kopie_van=oud, **{veld: getattr(oud, veld) for veld in _MEE})
        for plek, oud in enumerate(lopend, start=1)
    )


def in_concept(plan: Werkplan) -> Werkplan:
    """Take hold of a plan that is being written, until the end of the transaction.

    Raises:
        NietToegestaan: it has been put before the client, confirmed or replaced.
    """
    plannen = Werkplan.objects.select_for_update(of=("self",), no_key=True)
    vast = plannen.select_related("klant__beeld", "klant__locatie", "klant__gemeente").get(pk=plan.pk)
    if vast.stand == Werkplan.Stand.VOORGESTELD:
        raise NietToegestaan("De klant bekijkt dit plan. Neem het eerst terug, dan kunt u het wijzigen.")
    if vast.stand != Werkplan.Stand.CONCEPT:
        raise NietToegestaan("Dit plan is bevestigd en ligt vast. Maak een nieuwe versie.")
    return vast


def _of_weg(activiteit: Activiteit | None) -> Activiteit:
    if activiteit is None:
        raise NietToegestaan("Deze activiteit is al uit het plan gehaald.")
    return activiteit


def _keur_mensen(activiteit: Activiteit, klant: Klant) -> None:
    medewerker, belemmering = activiteit.medewerker, activiteit.belemmering
    if medewerker is not None and not medewerker.werkt_op(klant.locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {klant.locatie}.", veld="medewerker")
    if medewerker is not None and medewerker.partner_id != activiteit.uitvoerder_id:
        raise NietToegestaan(f"{medewerker} werkt niet bij {activiteit.uitvoerder}.", veld="medewerker")
    if belemmering is not None and belemmering.klant_id != klant.pk:
        raise NietToegestaan("Deze belemmering is van een andere klant.", veld="belemmering")


def _beslis_over_geld(activiteit: Activiteit, klant: Klant, *, door: Medewerker) -> str:
    """On whose behalf the money of this activity is spent, in words."""
    betalers = [("financier", activiteit.financier), ("medefinancier", activiteit.medefinancier)]
    namens = [
        mandateren.beslis_over_geld(locatie=klant.locatie, van=partner, door=door, veld=veld)
        for veld, partner in betalers
        if partner is not None
    ]
    return " en ".join(naam for naam in namens if naam)


def _zin(activiteit: Activiteit, verboden: str) -> str:
    toevoeging = f", hoewel de partners het voor {verboden} niet toestaan" if verboden else ""
    namens = f", namens {activiteit.namens}" if activiteit.namens else ""
    return f"In het werkplan gezet: {activiteit.omschrijving}{toevoeging}{namens}."


def _laatste_plek(plan: Werkplan) -> int:
    return plan.activiteiten.aggregate(plek=Max("volgorde"))["plek"] or 0


def _schrijf(plan: Werkplan, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(plan.klant, Gebeurtenis.Soort.WERKPLAN, zin, door=door, zichtbaar_voor_klant=False)
