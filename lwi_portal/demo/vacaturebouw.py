"""One vacancy of a location in its state, with its work, its clock and its end; all of it made up."""

import datetime
from dataclasses import dataclass, field
from random import Random
from typing import Any

from keten.models import Ketenpartner, Medewerker
from keten.termijnen import Duur
from klanten.models import Competentie
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek
from werkgevers import klokbeeld
from werkgevers.models import Beroep, Contactpersoon, Klokpauze, Vacature, Vestiging, Werkgever

_UUR = datetime.timedelta(hours=1)
_Soort, _Uitkomst = Vacature.Soort, Vacature.Uitkomst
_SOORTEN = (*[_Soort.REGULIER] * 6, _Soort.BBL, _Soort.LEERWERK, _Soort.STAGE, _Soort.PARTICIPATIE)
_LANGER = {"zorg": ("in de wijk", "in het verpleeghuis"), "": ("", "", "met ervaring", "in deeltijd")}
_LOON = {"laag": (2100, 2600), "hoog": (2500, 3400)}
_TEKST = (
    "U werkt in een klein team. Een collega werkt u in. De werktijden spreken we samen af.",
    "Wij zoeken iemand die graag aanpakt. Ervaring is mooi, maar niet nodig.",
    "Vast werk na een goede proeftijd. Reiskosten worden vergoed.",
)
_BESPROKEN = "Besproken met de werkgever."
_NA_GESPREK = (_Uitkomst.TRAJECT, _Uitkomst.NIET_VERVULBAAR)
_HOUDBAAR = 30  # days, the standard setting
_PAUZES = (
    (Klokpauze.Oorzaak.WERKGEVER, "Het hoofd personeelszaken is er maandag weer."),
    (Klokpauze.Oorzaak.GEGEVENS, "De werktijden zijn nog niet bekend."),
    (Klokpauze.Oorzaak.KANDIDAAT, "De kandidaat geeft morgen antwoord."),
)
# Days ago that a vacancy came in, by what it has to show; those of one to three days have a clock that runs.
_OPEN = (1, 1, 2, 2, 3, 4, 5, 7, 9, 12, 15, 20, 26, 28, 40, 70, 95)
_DICHT = (8, 14, 20, 35, 60, 90, 140, 200, 260, 320)


@dataclass
class Vacaturebouw:
    """What is needed to make vacancies, and the rows so far."""

    plek: Plek
    rng: Random
    nu: datetime.datetime
    mensen: list[Medewerker]
    beroepen: list[Beroep]
    competenties: list[Competentie]
    vestigingen: dict[int, Vestiging]
    personen: dict[int, Contactpersoon]
    vacatures: list[Vacature] = field(default_factory=list)
    pauzes: list[Klokpauze] = field(default_factory=list)


def maak_vacature(bouw: Vacaturebouw, werkgever: Werkgever, nummer: int) -> None:
    """Add a vacancy of an employer; the number decides its state and how its clock went."""
    rng, dicht = bouw.rng, nummer % 8 in (5, 6, 7)
    geleden = rng.choice(_DICHT) if dicht else _OPEN[nummer % len(_OPEN)]
    ontvangen = moment(open_dag(bouw.plek.vandaag - geleden * DAG), rng.randint(9, 16))
    vacature = Vacature(
        werkgever=werkgever,
        locatie=bouw.plek.locatie,
        ontvangen_op=ontvangen,
        **_werk(bouw, werkgever),
        **_herkomst(bouw),
    )
    pauzes = _pauzeer(bouw, vacature, nummer)
    vacature.klok_uiterlijk = vacature.melding_uiterlijk = klokbeeld.uiterlijk(
        ontvangen, 72, pauzes=[(pauze.van, pauze.tot) for pauze in pauzes]
    )
    vacature.stil_sinds = next((pauze.van for pauze in pauzes if pauze.tot is None), None)
    _antwoord(bouw, vacature, dicht=dicht)
    if dicht:
        _sluit(bouw, vacature, nummer)
    vacature.actueel_tot = _actueel_tot(bouw, vacature)
    _bijzonder(bouw, vacature, nummer)
    bouw.vacatures.append(vacature)
    bouw.pauzes += pauzes


def _werk(bouw: Vacaturebouw, werkgever: Werkgever) -> dict[str, Any]:
    rng = bouw.rng
    passend = [b for b in bouw.beroepen if b.sector_id == werkgever.sector_id] or bouw.beroepen
    beroep = rng.choice(passend)
    zorg = beroep.sector is not None and beroep.sector.code == "q"
    vestiging = bouw.vestigingen.get(werkgever.pk)
    uren = rng.choice(((16, 24), (24, 32), (32, 40), (20, 20), (36, 36)))
    laag, hoog = rng.choice(tuple(_LOON.values()))
    return {
        "titel": f"{beroep.naam} {rng.choice(_LANGER['zorg' if zorg else ''])}".strip(),
        "beroep": beroep,
        "soort": rng.choice(_SOORTEN),
        "omschrijving": rng.choice(_TEKST),
        "vestiging": vestiging,
        "contactpersoon": bouw.personen.get(werkgever.pk),
        "postcode": vestiging.postcode if vestiging else "7311 KZ",
        "plaats": vestiging.plaats if vestiging else bouw.plek.locatie.plaats,
        "uren_min": uren[0],
        "uren_max": uren[1],
        "loon_van": laag,
        "loon_tot": hoog,
        "plaatsen": rng.choice((1, 1, 1, 2, 3)),
        "geschikt_wwb": rng.random() < 0.3,
    }


def _herkomst(bouw: Vacaturebouw) -> dict[str, Any]:
    if bouw.rng.random() < 0.2:
        return {"herkomst": Vacature.Herkomst.ZELF}
    wie = bouw.rng.choice(bouw.mensen)
    return {"herkomst": Vacature.Herkomst.VERWORVEN, "ingevoerd_door": wie, "partner_id": wie.partner_id}


def _pauzeer(bouw: Vacaturebouw, vacature: Vacature, nummer: int) -> list[Klokpauze]:
    """One in seven clocks stood still for a day, and now and then one still does."""
    if nummer % 7 != 2:
        return []
    oorzaak, toelichting = bouw.rng.choice(_PAUZES)
    van = vacature.ontvangen_op + 5 * _UUR
    tot: datetime.datetime | None = van + 24 * _UUR
    if nummer % 8 in (2, 3) and tot is not None and bouw.nu - van < 72 * _UUR:
        tot = None
    if van > bouw.nu or (tot is not None and tot > bouw.nu):
        return []
    wie = bouw.rng.choice(bouw.mensen)
    return [
        Klokpauze(vacature=vacature, van=van, tot=tot, oorzaak=oorzaak, toelichting=toelichting, door=wie)
    ]


def _antwoord(bouw: Vacaturebouw, vacature: Vacature, *, dicht: bool) -> None:
    """Most employers heard in time; of the older vacancies half has a candidate."""
    rng = bouw.rng
    gemeld = vacature.ontvangen_op + rng.randint(4, 90) * _UUR
    if gemeld < bouw.nu and rng.random() < 0.8:
        vacature.gemeld_op, vacature.vervulbaar = gemeld, rng.random() < 0.85
    voorgedragen = vacature.ontvangen_op + rng.randint(12, 100) * _UUR
    if voorgedragen < bouw.nu and vacature.stil_sinds is None and rng.random() < (0.7 if dicht else 0.5):
        vacature.voorgedragen_op = voorgedragen


def _sluit(bouw: Vacaturebouw, vacature: Vacature, nummer: int) -> None:
    rng = bouw.rng
    dagen = (bouw.nu - vacature.ontvangen_op).days
    vacature.gesloten_op = vacature.ontvangen_op + rng.randint(5, max(6, min(dagen, 45))) * DAG
    vacature.gesloten_op = min(vacature.gesloten_op, bouw.nu)
    if vacature.voorgedragen_op is not None and nummer % 8 != 7:
        vacature.stand = Vacature.Stand.VERVULD
        return
    vacature.stand = Vacature.Stand.GESLOTEN
    if vacature.voorgedragen_op is not None:
        vacature.uitkomst = _Uitkomst.ELDERS
    else:
        vacature.uitkomst = rng.choice(Vacature.ZONDER_KANDIDAAT if dagen > _HOUDBAAR else _NA_GESPREK)
        vacature.toelichting = _BESPROKEN
        if vacature.uitkomst == _Uitkomst.VERLOPEN:
            vacature.gesloten_op, vacature.toelichting = vacature.ontvangen_op + (_HOUDBAAR + 1) * DAG, ""


def _actueel_tot(bouw: Vacaturebouw, vacature: Vacature) -> datetime.date:
    """Thirty days after it came in; whoever is open for longer was renewed."""
    dag: datetime.date = vacature.ontvangen_op.date() + _HOUDBAAR * DAG
    return (
        dag
        if vacature.gesloten_op or dag >= bouw.plek.vandaag
        else bouw.plek.vandaag + bouw.rng.randint(2, 24) * DAG
    )


def _bijzonder(bouw: Vacaturebouw, vacature: Vacature, nummer: int) -> None:
    """A few were released, and of a few the municipality goes first."""
    if nummer % 9 == 4 and vacature.ontvangen_op < bouw.nu - 4 * DAG:
        vacature.vrijgegeven_op = vacature.ontvangen_op + 3 * DAG
    elif nummer % 17 in (1, 3) and vacature.stand == Vacature.Stand.OPEN:
        vacature.voorrang_kolom = Ketenpartner.Kolom.GEMEENTE
        vacature.voorrang_tot = Duur.dagen(2).vervalt(vacature.ontvangen_op)
