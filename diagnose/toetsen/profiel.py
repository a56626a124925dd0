"""The profile: every part with its latest value and date, what does not go together, and the road so far."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from diagnose import diagnosticeren
from diagnose.models import Afname, Diagnose, Tegenstrijdigheid
from diagnose.toetsen.uitslagen import Waarschuwing, verouderd, waarschuwingen
from keten import grafieken
from keten.rechten import Recht
from keten.regels.boom import Knoop, gebruikte_feiten
from keten.regels.feiten import feiten_voor
from keten.regels.toetsen import geldt
from keten.regels.uitleg import leg_uit, waarden_van
from keten.regels.valideren import OngeldigeBoom, lees
from keten.tijd import vandaag
from klanten.models import Klant, KlantCompetentie

MOTIVATIE = "motivatie"
_BREED, _SMAL = 620, 210
_KORT = 120  # days: over less, the axis names days instead of months


@dataclass(frozen=True)
class Waarde:
    """What somebody found, and when; `let_op` says what is the matter with it."""

    tekst: str
    op: datetime.date
    wie: str
    let_op: str = ""


@dataclass(frozen=True)
class Onderdeel:
    """A part of the profile, as the professional and as the client sees it; either may be missing."""

    naam: str
    professional: Waarde | None
    klant: Waarde | None = None


@dataclass(frozen=True)
class Strijdig:
    """Two things that do not go together, with what they rest on."""

    naam: str
    uitleg: str
    zinnen: list[str]
    voorbeeld: bool


@dataclass(frozen=True)
class Punt:
    """A moment in the course of motivation."""

    op: datetime.date
    punten: int
    uitkomst: str
    door: str


@dataclass(frozen=True)
class Verloop:
    """A drawn course, for a wide and a narrow place, with the same in words."""

    breed: SafeString
    smal: SafeString
    label: str


@dataclass
class Profiel:
    """Everything side by side."""

    delen: list[Onderdeel]
    toetsen: list[Onderdeel]
    strijdig: list[Strijdig]
    waarschuwingen: list[Waarschuwing]
    diagnoses: list[Diagnose]
    motivatie: list[Punt]
    figuur: Verloop | None = None
    competenties: list[KlantCompetentie] = field(default_factory=list)

    @property
    def eerder(self) -> list[tuple[str, str, datetime.date]]:
        """The places in the kwadrant before the present one."""
        return [
            (d.banenaanbod, d.zoekgedrag, timezone.localdate(d.vastgesteld_op)) for d in self.diagnoses[1:]
        ]


def van_klant(klant: Klant, rechten: Collection[Recht]) -> Profiel:
    """Put the profile together for somebody with these rights (D-05, D-53, D-58).

    Tests of enforcement, and contradictions that rest on them, are there only for who may assess risks.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4: instruments in their samenhang and synergie.
    """
    handhaving = Recht.RISICO in rechten
    diagnoses = _diagnoses(klant)
    afnames = _afnames(klant, handhaving=handhaving)
    motivatie = _motivatie(afnames)
    return Profiel(
        delen=_delen(klant, diagnoses),
        toetsen=_toetsen(afnames),
        strijdig=list(strijdigheden(klant, handhaving=handhaving)),
        waarschuwingen=waarschuwingen(klant, handhaving=handhaving),
        diagnoses=diagnoses,
        motivatie=motivatie,
        figuur=_figuur(motivatie) if len(motivatie) > 1 else None,
        competenties=list(klant.competenties.geldig().select_related("competentie")),
    )


def strijdigheden(klant: Klant, *, handhaving: bool) -> Iterator[Strijdig]:
    """The named contradictions that hold for a client now, with the values that they rest on (D-53)."""
    feiten = feiten_voor("klant")
    alle = Tegenstrijdigheid.objects.all()
    bomen: dict[Tegenstrijdigheid, Knoop] = {}
    for regel in alle if handhaving else alle.filter(handhaving=False):
        try:
            bomen[regel] = lees(regel.boom, feiten)
        except OngeldigeBoom:
            continue  # a fact that no longer exists; it can say nothing about anybody
    codes = {code for boom in bomen.values() for code in gebruikte_feiten(boom)}
    waarden = waarden_van(klant, codes, feiten) if codes else {}
    for regel, boom in bomen.items():
        if geldt(boom, waarden):
            uitleg = leg_uit(regel.boom, waarden, feiten)
            zinnen = [deel.zin.split(";")[0] for deel in uitleg.delen] or [uitleg.zin.split(";")[0]]
            yield Strijdig(regel.naam, regel.uitleg, zinnen, regel.voorbeeld)


def _diagnoses(klant: Klant) -> list[Diagnose]:
    vast = klant.diagnoses.filter(vastgesteld_op__isnull=False)
    return list(vast.select_related("vastgesteld_door__gebruiker", "partner"))


def _afnames(klant: Klant, *, handhaving: bool) -> list[Afname]:
    zichtbaar = klant.afnames.zichtbaar(handhaving=handhaving).afgerond()
    return list(zichtbaar.select_related("toets", "toetsversie", "door__gebruiker", "partner"))


def _delen(klant: Klant, diagnoses: list[Diagnose]) -> list[Onderdeel]:
    """Each part of the diagnosis: what stands in the concept when it is filled in there, else the latest."""
    concept = diagnosticeren.concept(klant)
    delen: list[Onderdeel] = []
    for deel in diagnosticeren.DELEN:
        waarde = None
        if concept is not None and getattr(concept, deel.veld).strip():
            waarde = Waarde(
                capfirst(diagnosticeren.in_woorden(concept, deel.veld)),
                timezone.localdate(concept.begonnen_op),
                "",
                "concept",
            )
        elif diagnoses:
            waarde = _sinds(diagnoses, deel.veld)
        delen.append(Onderdeel(deel.titel, waarde))
    return delen


def _sinds(diagnoses: list[Diagnose], veld: str) -> Waarde:
    """The latest value of a part, with the day on which it was last established."""
    nu = diagnoses[0]
    dag = timezone.localdate(nu.vastgesteld_op)
    return Waarde(capfirst(diagnosticeren.in_woorden(nu, veld)), dag, f"{nu.vastgesteld_door}, {nu.partner}")


def _toetsen(afnames: list[Afname]) -> list[Onderdeel]:
    """Each test with the latest of the professional and of the client next to each other."""
    per_toets: dict[str, dict[bool, Afname]] = {}
    for afname in afnames:
        per_toets.setdefault(afname.toets.naam, {}).setdefault(afname.door_id is None, afname)
    return [
        Onderdeel(naam, _als_waarde(van.get(False)), _als_waarde(van.get(True)))
        for naam, van in sorted(per_toets.items())
    ]


def _als_waarde(afname: Afname | None) -> Waarde | None:
    if afname is None:
        return None
    tekst = capfirst(afname.uitslag.get("naam") or "ingevuld")
    wie = f"{afname.door}, {afname.partner}" if afname.door else "de klant"
    let_op = "verouderd" if verouderd(afname, vandaag()) else ""
    return Waarde(tekst, timezone.localdate(afname.afgerond_op), wie, let_op)


def _motivatie(afnames: list[Afname]) -> list[Punt]:
    """Motivation through time, the oldest first (D-58)."""
    return [
        Punt(
            timezone.localdate(afname.afgerond_op),
            afname.punten or 0,
            capfirst(afname.uitslag.get("naam", "")),
            str(afname.door or "de klant"),
        )
        for afname in reversed(afnames)
        if afname.toets.code == MOTIVATIE
    ]


def _figuur(punten: list[Punt]) -> Verloop:
    eerste, laatste = punten[0], punten[-1]
    label = (
        f"Lijngrafiek van de motivatie. Van {eerste.punten} punten op {eerste.op:%d-%m-%Y} "
        f"naar {laatste.punten} punten op {laatste.op:%d-%m-%Y}."
    )
    breed, smal = (grafieken.teken(_lijn(punten, breedte)) for breedte in (_BREED, _SMAL))
    return Verloop(breed, smal, label)


def _lijn(punten: list[Punt], breedte: int) -> dict[str, Any]:
    rijen = [{"dag": punt.op.isoformat(), "punten": punt.punten} for punt in punten]
    kort = (punten[-1].op - punten[0].op).days < _KORT
    return {
        "width": breedte,
        "height": 180,
        "data": {"values": rijen},
        "mark": {
            "type": "line",
            "point": {"filled": True, "size": 60, "color": "var(--lwi-accent)"},
            "strokeWidth": 2.5,
            "color": "var(--lwi-accent)",
        },
        "encoding": {
            "x": {
                "field": "dag",
                "type": "temporal",
                "title": None,
                "axis": {
                    "format": "%-d %b" if kort else "%b %Y",
                    "tickCount": 4 if breedte > _SMAL else 2,
                },
            },
            "y": {
                "field": "punten",
                "type": "quantitative",
                "title": "punten",
                "axis": {"tickMinStep": 1},
            },
        },
    }
