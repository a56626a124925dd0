"""A ketenjaarplan as a tagged PDF and as rows of a spreadsheet, from the same view as the screen."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils.formats import date_format

from keten import papier
from keten.getallen import zo_kort
from keten.models import Medewerker
from landkaart.jaarplan import metingen, vaststellen, volgen
from landkaart.jaarplan.regio import Regiobeeld
from landkaart.jaarplan.volgen import Doelbeeld
from landkaart.models import TEKSTEN, Jaarplan, Jaarplanactie

_LETTERS = Path(__file__).parents[1] / "typst" / "jaarplan.typ"
KOPPEN = (
    "Doel",
    "Cijfer",
    "Voor wie",
    "Nulmeting",
    "Gemeten op",
    "Streefcijfer",
    "Te halen op",
    "Laatste cijfer",
    "Maand",
    "Stand",
    "Eigenaar",
    "Portefeuille",
    "Doel van de regio",
    "Acties",
    "Acties gedaan",
    "Evaluatie",
)
REGIOKOPPEN = (
    "Doel van de regio",
    "Cijfer",
    "Streefcijfer",
    "Te halen op",
    "Locatie",
    "Doel van de locatie",
    "Streefcijfer van de locatie",
    "Acties",
)


def teksten(plan: Jaarplan) -> list[tuple[str, str]]:
    """The texts of a plan with their headings, in order."""
    return [(naam.capitalize(), getattr(plan, naam)) for naam in TEKSTEN]


def naam(plan: Jaarplan, soort: str) -> str:
    """What a file is called."""
    return f"ketenjaarplan-{plan.locatie.code}-{plan.jaar}-v{plan.nummer}.{soort}"


def getal(waarde: Any) -> str:
    """A number as people write it: 72,5 and 80."""
    return "" if waarde is None else zo_kort(float(waarde))


def rijen(plan: Jaarplan) -> Iterator[tuple[Any, ...]]:
    """The goals of a plan, in the order of `KOPPEN`."""
    for beeld in volgen.beelden(plan):
        doel, stand, acties = beeld.doel, beeld.stand, list(beeld.doel.acties.all())
        zichtbaar = stand is not None and metingen.toonbaar(stand)
        yield (
            doel.doelstelling,
            beeld.indicator.naam if beeld.indicator else doel.indicator,
            beeld.groep or "alle klanten",
            doel.nulwaarde,
            doel.nul_op,
            doel.streefwaarde,
            doel.op,
            stand.waarde if stand and zichtbaar else None,
            stand.maand if stand and zichtbaar else None,
            beeld.koers.value,
            str(doel.eigenaar),
            str(doel.portefeuille or ""),
            str(doel.regiodoel or ""),
            len(acties),
            sum(1 for actie in acties if _gedaan(actie)),
            beeld.evaluatie.get_uitkomst_display() if beeld.evaluatie else "",
        )


def regiorijen(beelden: Iterable[Regiobeeld]) -> Iterator[tuple[Any, ...]]:
    """The goals of a region with those of locations, in the order of `REGIOKOPPEN`."""
    for beeld in beelden:
        kop = (
            beeld.doel.doelstelling,
            beeld.cijfer,
            beeld.doel.streefwaarde,
            beeld.doel.op,
        )
        for lokaal in beeld.lokaal:
            acties = "; ".join(str(actie) for actie in lokaal.acties.all())
            yield (*kop, str(lokaal.plan.locatie), lokaal.doelstelling, lokaal.streefwaarde, acties)
        for locatie in beeld.zonder:
            yield (*kop, str(locatie), "nog geen doel", None, "")


def pdf(plan: Jaarplan, lezer: Medewerker) -> bytes:
    """Typeset a plan as it stands.

    Args:
        lezer: who asks for it.
    """
    return papier.zet(_LETTERS, _op_papier(plan, lezer))


def _op_papier(plan: Jaarplan, lezer: Medewerker) -> dict[str, Any]:
    stand = str(Jaarplan.Stand(plan.stand).label).capitalize()
    if plan.vastgesteld_op:
        stand = f"{stand} op {date_format(plan.vastgesteld_op, 'j F Y')}"
    return {
        "titel": f"{plan} van {plan.locatie}",
        "afzender": papier.afzender(plan.locatie),
        "stand": stand,
        "reden": plan.reden,
        "voorbeeld": plan.voorbeeld,
        "teksten": [[kop, tekst or "Nog niet ingevuld."] for kop, tekst in teksten(plan)],
        "doelen": [_doel(beeld) for beeld in volgen.beelden(plan)],
        "akkoorden": [
            [
                str(regel.partner),
                regel.laatste.in_woorden if regel.laatste else "nog niet getekend",
                str(regel.laatste.door) if regel.laatste else "",
                date_format(regel.laatste.op, "j b Y") if regel.laatste else "",
            ]
            for regel in vaststellen.regels(plan, lezer)
        ],
    }


def _doel(beeld: Doelbeeld) -> dict[str, Any]:
    doel, eenheid = beeld.doel, beeld.achter
    cijfer = beeld.indicator.naam if beeld.indicator else doel.indicator
    voor = f", {beeld.groep}" if beeld.groep else ""
    return {
        "naam": doel.doelstelling,
        "zin": f"{cijfer}{voor}: van {getal(doel.nulwaarde)}{eenheid} "
        f"({date_format(doel.nul_op, 'j F Y')}) naar {getal(doel.streefwaarde)}{eenheid} "
        f"op {date_format(doel.op, 'j F Y')}.",
        "van": f"Eigenaar: {doel.eigenaar}."
        + (f" Portefeuille: {doel.portefeuille}." if doel.portefeuille else ""),
        "regio": str(doel.regiodoel or ""),
        "acties": [
            [
                actie.omschrijving,
                str(actie.eigenaar),
                date_format(actie.uiterlijk, "j b Y"),
                "gedaan" if _gedaan(actie) else "open",
            ]
            for actie in doel.acties.all()
        ],
        "evaluatie": f"{beeld.evaluatie.get_uitkomst_display().capitalize()}. {beeld.evaluatie.tekst}"
        if beeld.evaluatie
        else "",
    }


def _gedaan(actie: Jaarplanactie) -> bool:
    return actie.taak is not None and actie.taak.gedaan_op is not None
