"""Placing a client in Work First, as a step of the plan (D-59 to D-64, D-66, H-42)."""

import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from diagnose import activiteiten, mandateren, portfolio, werkplannen
from diagnose.models import (
    Activiteit,
    Instrument,
    WerkFirstModel,
    WerkFirstPlaatsing,
    WerkFirstRegels,
    Werkplan,
)
from diagnose.portfolio import Aanbod
from diagnose.werkfirst import regels as regelsets
from diagnose.werkfirst.bevoegd import eis_werkfirst
from diagnose.werkfirst.verloop import schrijf
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as _wijzig
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import taken
from klanten.collegas import collegas
from klanten.models import Klant, Taak

TAAKWOORD = "werkfirst"
ZONDER_REGELS = (1, 40)
"""Hours per week where the location works by no rule set."""

_LANGST = Duur.maanden(12)
_WW_TERMIJN = Duur.werkdagen(10)
_WW_TAAK = "Loondienst via Work First kan recht op WW geven: maak hierover een afspraak"
_UITBETALERS = (Ketenpartner.Kolom.UWV, Ketenpartner.Kolom.GEMEENTE)


class Plek(TypedDict):
    """What is agreed on the work itself."""

    werkplek: str
    betaling: str
    doel: str
    grond: str
    bij: str
    uren_per_week: int
    begin: datetime.date
    einde: datetime.date


def instrument_van(model: WerkFirstModel) -> Instrument | None:
    """The instrument of the toolbox that belongs to a model, when the portal has it."""
    code = f"work-first-{model.code}"
    return Instrument.objects.geldig_op(vandaag()).filter(code=code).first()


def aanbod(klant: Klant, model: WerkFirstModel) -> Aanbod | None:
    """The instrument as it can be offered to this client: what the partners agreed per regime (D-67)."""
    instrument = instrument_van(model)
    return portfolio.bekijk(instrument, klant) if instrument else None


def stappen_ernaast(klant: Klant) -> list[Activiteit]:
    """The steps of the present plan that can go with Work First (D-62)."""
    plan = werkplannen.in_de_maak(klant) or werkplannen.geldend(klant)
    if plan is None:
        return []
    return list(plan.activiteiten.filter(werkfirst__isnull=True, kopie_van__werkfirst__isnull=True))


def grenzen(regels: WerkFirstRegels | None) -> tuple[int, int]:
    """The fewest and the most hours per week (D-63, D-64)."""
    return (regels.uren_min, regels.uren_max) if regels else ZONDER_REGELS


@transaction.atomic
def plaats(
    *,
    klant: Klant,
    model: WerkFirstModel,
    door: Medewerker,
    ondanks_regime: bool = False,
    naast: Activiteit | None = None,
    **plek: Unpack[Plek],
) -> WerkFirstPlaatsing:
    """Put Work First in the client's plan, whatever the route (D-59).

    Args:
        ondanks_regime: the person has seen that the partners do not allow it for one of the client's regimes.
        naast: the step of the plan that helps the client on meanwhile (D-62).

    Raises:
        NietToegestaan: the rules of the location allow no such hours or length, there is no
            plan or a placement runs, or another partner would pay without a mandate (X-04).
        ValidationError: model, workplace and pay do not go together, or the goal lacks its ground.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.6.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    eis_werkfirst(klant, door, doel=plek["doel"])
    regels = regelsets.voor(klant)
    _keur(regels, **plek)
    if klant.werkfirstplaatsingen.lopend().exists():
        raise NietToegestaan("Deze klant heeft al een Work First-plaatsing die loopt.")
    plan = werkplannen.schrijf_verder(klant=klant, door=door)
    stap = _zet_in_plan(plan, model, door, plek, ondanks_regime=ondanks_regime)
    plaatsing = voeg_toe(
        WerkFirstPlaatsing(
            klant=klant,
            activiteit=stap,
            model=model,
            regels=regels,
            naast=_in_plan(klant, naast),
            geplaatst_door=door,
            **plek,
        )
    )
    schrijf(plaatsing, f"Work First afgesproken: {model}, {plaatsing.uren_per_week} uur per week.", door=door)
    if plaatsing.betaling == "loon":
        _meld_ww_recht(plaatsing, door=door)
    return plaatsing


@transaction.atomic
def wijzig(
    *,
    plaatsing: WerkFirstPlaatsing,
    versie: int,
    uren_per_week: int,
    bij: str,
    naast: Activiteit | None,
    door: Medewerker,
) -> WerkFirstPlaatsing:
    """Change the hours, the place, or what runs beside it.

    Raises:
        NietToegestaan: it ended, or the hours are outside the rules.
        VersieConflict: a colleague changed it in between.
    """
    eis_werkfirst(plaatsing.klant, door, doel=plaatsing.doel)
    _loopt(plaatsing)
    _keur_uren(plaatsing.regels, uren_per_week)
    plaatsing = _wijzig(
        plaatsing,
        versie=versie,
        uren_per_week=uren_per_week,
        bij=bij,
        naast=_in_plan(plaatsing.klant, naast),
    )
    schrijf(plaatsing, f"Work First gewijzigd: {uren_per_week} uur per week.", door=door)
    return plaatsing


@transaction.atomic
def verleng(
    *, plaatsing: WerkFirstPlaatsing, versie: int, einde: datetime.date, door: Medewerker
) -> WerkFirstPlaatsing:
    """Extend a placement; that can be done once (D-63).

    Raises:
        NietToegestaan: it ended or was extended before, or the rules allow no such length.
        VersieConflict: a colleague changed it in between.
    """
    eis_werkfirst(plaatsing.klant, door, doel=plaatsing.doel)
    _loopt(plaatsing)
    if plaatsing.verlengd_van is not None:
        raise NietToegestaan("Deze plaatsing is al een keer verlengd. Nog een keer kan niet.")
    if einde <= plaatsing.einde:
        raise NietToegestaan(f"Kies een dag na {plaatsing.einde:%d-%m-%Y}.", veld="einde")
    uiterlijk = uiterste_verlenging(plaatsing)
    if einde > uiterlijk:
        raise NietToegestaan(f"Verlengen kan hier tot en met {uiterlijk:%d-%m-%Y}.", veld="einde")
    plaatsing = _wijzig(plaatsing, versie=versie, verlengd_van=plaatsing.einde, einde=einde)
    schrijf(plaatsing, f"Work First verlengd tot en met {einde:%d-%m-%Y}.", door=door)
    return plaatsing


@transaction.atomic
def beeindig(
    *,
    plaatsing: WerkFirstPlaatsing,
    versie: int,
    op: datetime.date,
    uitkomst: str,
    toelichting: str = "",
    door: Medewerker,
) -> WerkFirstPlaatsing:
    """Record that a placement ended, and how.

    Raises:
        NietToegestaan: it ended before, or the day cannot be.
        VersieConflict: a colleague changed it in between.
    """
    eis_werkfirst(plaatsing.klant, door, doel=plaatsing.doel)
    _loopt(plaatsing)
    if not plaatsing.begin <= op <= vandaag():
        raise NietToegestaan(f"De laatste dag ligt tussen {plaatsing.begin:%d-%m-%Y} en vandaag.", veld="op")
    plaatsing = _wijzig(plaatsing, versie=versie, beeindigd_op=op, uitkomst=uitkomst, toelichting=toelichting)
    schrijf(plaatsing, f"Work First geëindigd: {plaatsing.get_uitkomst_display()}.", door=door)
    return plaatsing


def uiterste_verlenging(plaatsing: WerkFirstPlaatsing) -> datetime.date:
    """The last day until which the rules allow an extension."""
    maanden = plaatsing.regels.verlenging_maanden if plaatsing.regels else None
    duur = Duur.maanden(maanden) if maanden else _LANGST
    return duur.laatste_dag(plaatsing.einde)


def _loopt(plaatsing: WerkFirstPlaatsing) -> None:
    if plaatsing.beeindigd_op is not None:
        raise NietToegestaan(f"Deze plaatsing eindigde op {plaatsing.beeindigd_op:%d-%m-%Y}.")


def _keur(regels: WerkFirstRegels | None, **plek: Unpack[Plek]) -> None:
    _keur_uren(regels, plek["uren_per_week"])
    begin, einde = plek["begin"], plek["einde"]
    maanden = regels.duur_maanden if regels else None
    uiterlijk = (Duur.maanden(maanden) if maanden else _LANGST).laatste_dag(begin)
    if begin < vandaag() - datetime.timedelta(days=31):
        raise NietToegestaan("De eerste dag ligt meer dan een maand terug.", veld="begin")
    if einde > uiterlijk:
        raise NietToegestaan(
            f"Een plaatsing duurt hier hoogstens tot en met {uiterlijk:%d-%m-%Y}.", veld="einde"
        )


def _keur_uren(regels: WerkFirstRegels | None, uren: int) -> None:
    minst, meest = grenzen(regels)
    if not minst <= uren <= meest:
        wat = f"{minst} uur" if minst == meest else f"{minst} tot en met {meest} uur"
        bron = f"Volgens “{regels.naam}”" if regels else "Hier"
        raise NietToegestaan(f"{bron} werkt de klant {wat} per week.", veld="uren_per_week")


def _zet_in_plan(
    plan: Werkplan, model: WerkFirstModel, door: Medewerker, plek: Plek, *, ondanks_regime: bool
) -> Activiteit:
    """The step of the plan; the municipality carries it out, and pays where this person may decide so."""
    klant = plan.klant
    partners = klant.locatie.partners.geldig_op(vandaag())
    gemeente = partners.filter(kolom=Ketenpartner.Kolom.GEMEENTE).first() or door.partner
    betaalt = mandateren.mag_betalen(van=gemeente, locatie=klant.locatie, door=door)
    return activiteiten.voeg_activiteit_toe(
        plan=plan,
        door=door,
        omschrijving=f"Work First: {model}, {plek['uren_per_week']} uur per week bij {plek['bij']}"[:200],
        uitvoerder=gemeente,
        financier=gemeente if betaalt else door.partner,
        begin=plek["begin"],
        einde=plek["einde"],
        instrument=instrument_van(model),
        ondanks_regime=ondanks_regime,
    )


def _in_plan(klant: Klant, naast: Activiteit | None) -> Activiteit | None:
    if naast is not None and naast.werkplan.klant_id != klant.pk:
        raise NietToegestaan("Deze stap is van een andere klant.", veld="naast")
    return naast


def _meld_ww_recht(plaatsing: WerkFirstPlaatsing, *, door: Medewerker) -> None:
    """Tell both paying partners that wages may count for a WW (D-66).

    Source: section 3.6, conclusion 4: municipality and UWV make agreements about these clients.
    """
    klant = plaatsing.klant
    contact = klant.beeld.contactpersoon
    for kolom in _UITBETALERS:
        wie = collegas(klant.locatie, Recht.DOSSIER_INZIEN).filter(partner__kolom=kolom)
        eigen = wie.filter(pk=contact.pk).first() if contact else None
        taken.maak(
            klant=klant,
            voor=eigen or wie.filter(rollen__contains=["inkomensconsulent"]).first(),
            locatie=klant.locatie,
            soort=Taak.Soort.ARRANGEMENT,
            omschrijving=f"{kolom.label}: {_WW_TAAK}"[:200],
            vervalt_op=_WW_TERMIJN.vervalt(plaatsing.geplaatst_op),
            sleutel=f"{TAAKWOORD}:{plaatsing.pk}:ww:{kolom}",
        )
    schrijf(
        plaatsing,
        "De klant krijgt loon. Dat kan later meetellen voor een WW-uitkering. UWV en gemeente weten dit.",
        door=door,
    )
