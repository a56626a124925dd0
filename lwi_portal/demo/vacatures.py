"""Vacancies of a location in every state, with what they ask and how their clocks went; all of it made up."""

import datetime
from dataclasses import dataclass, field
from random import Random
from typing import Any

from keten.models import Ketenpartner, Medewerker
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten.models import Competentie
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek
from werkgevers import klok
from werkgevers.models import (
    Beroep,
    Contactpersoon,
    Klokpauze,
    Vacature,
    Vacatureeis,
    Vacaturegebeurtenis,
    Vestiging,
    Werkgever,
)

_AANTAL = {"apeldoorn": 80}
_ELDERS = 12
_UUR = datetime.timedelta(hours=1)
_Soort, _Uitkomst, _Gebeurd = Vacature.Soort, Vacature.Uitkomst, Vacaturegebeurtenis.Soort
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
class _Bouw:
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


def vul_locatie(plek: Plek) -> int:
    """Make the vacancies of a location; returns how many rows were added."""
    mensen = plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email")
    werkgevers = list(
        Werkgever.objects.lopend().filter(locatie=plek.locatie).exclude(kvk_nummer="").order_by("pk")
    )
    bouw = _Bouw(
        plek,
        Random(f"vacatures:{plek.locatie.code}"),
        moment(plek.vandaag, 8),
        [m for m in mensen if {Rol.ACCOUNTMANAGER, Rol.MATCHMAKER} & set(m.rollen)],
        list(Beroep.objects.filter(voorbeeld=True).select_related("sector").order_by("code")),
        list(Competentie.objects.order_by("code")),
        {v.werkgever_id: v for v in Vestiging.objects.filter(werkgever__in=werkgevers, hoofdvestiging=True)},
        {p.werkgever_id: p for p in Contactpersoon.objects.filter(werkgever__in=werkgevers).order_by("-pk")},
    )
    if not (bouw.mensen and bouw.beroepen and werkgevers):
        return 0
    for nummer in range(_AANTAL.get(plek.locatie.code, _ELDERS)):
        _maak(bouw, werkgevers[nummer % len(werkgevers)], nummer)
    return _schrijf(bouw)


def _maak(bouw: _Bouw, werkgever: Werkgever, nummer: int) -> None:
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
    vacature.klok_uiterlijk = vacature.melding_uiterlijk = klok.uiterlijk(
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


def _werk(bouw: _Bouw, werkgever: Werkgever) -> dict[str, Any]:
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


def _herkomst(bouw: _Bouw) -> dict[str, Any]:
    if bouw.rng.random() < 0.2:
        return {"herkomst": Vacature.Herkomst.ZELF}
    wie = bouw.rng.choice(bouw.mensen)
    return {"herkomst": Vacature.Herkomst.VERWORVEN, "ingevoerd_door": wie, "partner_id": wie.partner_id}


def _pauzeer(bouw: _Bouw, vacature: Vacature, nummer: int) -> list[Klokpauze]:
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


def _antwoord(bouw: _Bouw, vacature: Vacature, *, dicht: bool) -> None:
    """Most employers heard in time; of the older vacancies half has a candidate."""
    rng = bouw.rng
    gemeld = vacature.ontvangen_op + rng.randint(4, 90) * _UUR
    if gemeld < bouw.nu and rng.random() < 0.8:
        vacature.gemeld_op, vacature.vervulbaar = gemeld, rng.random() < 0.85
    voorgedragen = vacature.ontvangen_op + rng.randint(12, 100) * _UUR
    if voorgedragen < bouw.nu and vacature.stil_sinds is None and rng.random() < (0.7 if dicht else 0.5):
        vacature.voorgedragen_op = voorgedragen


def _sluit(bouw: _Bouw, vacature: Vacature, nummer: int) -> None:
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


def _actueel_tot(bouw: _Bouw, vacature: Vacature) -> datetime.date:
    """Thirty days after it came in; whoever is open for longer was renewed."""
    dag: datetime.date = vacature.ontvangen_op.date() + _HOUDBAAR * DAG
    return (
        dag
        if vacature.gesloten_op or dag >= bouw.plek.vandaag
        else bouw.plek.vandaag + bouw.rng.randint(2, 24) * DAG
    )


def _bijzonder(bouw: _Bouw, vacature: Vacature, nummer: int) -> None:
    """A few were released, and of a few the municipality goes first."""
    if nummer % 9 == 4 and vacature.ontvangen_op < bouw.nu - 4 * DAG:
        vacature.vrijgegeven_op = vacature.ontvangen_op + 3 * DAG
    elif nummer % 17 in (1, 3) and vacature.stand == Vacature.Stand.OPEN:
        vacature.voorrang_kolom = Ketenpartner.Kolom.GEMEENTE
        vacature.voorrang_tot = Duur.dagen(2).vervalt(vacature.ontvangen_op)


def _schrijf(bouw: _Bouw) -> int:
    Vacature.objects.bulk_create(bouw.vacatures)
    Klokpauze.objects.bulk_create(bouw.pauzes)
    eisen = [eis for vacature in bouw.vacatures for eis in _eisen(bouw, vacature)]
    Vacatureeis.objects.bulk_create(eisen)
    verloop = [regel for vacature in bouw.vacatures for regel in _verloop(bouw, vacature)]
    Vacaturegebeurtenis.objects.bulk_create(verloop)
    return len(bouw.vacatures) + len(bouw.pauzes) + len(eisen) + len(verloop)


def _eisen(bouw: _Bouw, vacature: Vacature) -> list[Vacatureeis]:
    rng = bouw.rng
    eisen = [
        Vacatureeis(
            vacature=vacature,
            soort=Vacatureeis.Soort.COMPETENTIE,
            competentie=competentie,
            niveau=rng.choice((2, 2, 3)),
            vereist=nummer < 2,
            te_leren=nummer == 1,
        )
        for nummer, competentie in enumerate(rng.sample(bouw.competenties, rng.randint(2, 3)))
    ]
    if rng.random() < 0.4:
        niveau = rng.choice(("vmbo", "vmbo", "mbo"))
        eisen.append(
            Vacatureeis(vacature=vacature, soort="opleiding", opleiding=niveau, vereist=rng.random() < 0.5)
        )
    if vacature.beroep.code in ("vrachtwagenchauffeur", "pakketbezorger", "hovenier"):
        eisen.append(Vacatureeis(vacature=vacature, soort="rijbewijs"))
    return eisen


def _verloop(bouw: _Bouw, vacature: Vacature) -> list[Vacaturegebeurtenis]:
    """The lines that the portal would have written."""
    wie = vacature.ingevoerd_door
    regels = [
        (
            _Gebeurd.INGEVOERD,
            vacature.ontvangen_op,
            f"Vacature ingevoerd ({vacature.get_herkomst_display()}).",
        )
    ]
    if vacature.gemeld_op:
        wat = "wel" if vacature.vervulbaar else "niet"
        regels.append(
            (_Gebeurd.GEMELD, vacature.gemeld_op, f"De werkgever weet dat de vacature {wat} te vervullen is.")
        )
    if vacature.voorgedragen_op:
        regels.append(
            (_Gebeurd.VOORGEDRAGEN, vacature.voorgedragen_op, "De eerste kandidaat is voorgedragen.")
        )
    if vacature.vrijgegeven_op:
        regels.append(
            (_Gebeurd.VRIJGEGEVEN, vacature.vrijgegeven_op, "Vrijgegeven aan alle partners en locaties.")
        )
    if vacature.gesloten_op:
        hoe = (
            "De vacature is vervuld."
            if vacature.stand == "vervuld"
            else f"Gesloten: {vacature.get_uitkomst_display()}."
        )
        regels.append((_Gebeurd.GESLOTEN, vacature.gesloten_op, hoe))
    return [
        Vacaturegebeurtenis(
            vacature=vacature,
            soort=soort,
            op=op,
            zin=zin,
            door=wie or (None if soort == _Gebeurd.INGEVOERD else bouw.mensen[0]),
            namens="de werkgever" if wie is None and soort == _Gebeurd.INGEVOERD else "",
        )
        for soort, op, zin in regels
    ]
