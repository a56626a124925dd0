"""A generated population for the monitor: clients who were assessed, checked and measured, made in sets."""

import datetime
from dataclasses import dataclass
from random import Random

import pgtrigger
from django.utils import timezone

from handhaving.models import Controle, Controlesoort, Risicobeoordeling, Risicostand, Steekproef
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Clientbeeld, Klant

JAREN = (20, 35, 60)
REGIMES = ("WW", "WWB", "")


@dataclass(frozen=True)
class Mens:
    """What is known of one client, as plain values; the tests count on them by themselves."""

    geslacht: str
    jaren: int
    regimes: str
    kleur: str
    uitkomst: str
    grond: str = "profiel"
    profielen: tuple[str, ...] = ()
    minuten: int = 30
    intensief: bool = False


def bevolking(aantal: int, *, zaad: int, kans: dict[str, float], raak: float = 0.3) -> list[Mens]:
    """People at random.

    Args:
        kans: by gender how likely a raised colour is; of those half are checked, of the others a tenth.
        raak: how often a check finds something.
    """
    rng = Random(zaad)
    mensen = []
    for _ in range(aantal):
        geslacht = rng.choice("vm")
        kleur = rng.choice(("oranje", "rood")) if rng.random() < kans[geslacht] else "groen"
        gecontroleerd = rng.random() < (0.1 if kleur == "groen" else 0.5)
        uitkomst = ("treffer" if rng.random() < raak else "in_orde") if gecontroleerd else ""
        mensen.append(Mens(geslacht, rng.choice(JAREN), rng.choice(REGIMES), kleur, uitkomst))
    return mensen


def maak(mensen: list[Mens], *, locatie: Locatie, door: Medewerker) -> list[Klant]:
    """Write them, all assessed and checked a week ago."""
    op, dag = timezone.now() - datetime.timedelta(days=7), vandaag()
    soorten = {intensief: _soort(intensief=intensief) for intensief in (False, True)}
    with pgtrigger.ignore():
        klanten = Klant.objects.bulk_create(
            Klant(
                locatie=locatie,
                voornamen="Test",
                achternaam=f"Persoon{nummer}",
                zoeknaam=f"persoon{nummer} test",
                geboortedatum=datetime.date(dag.year - mens.jaren - 1, 12, 1),
                geslacht=mens.geslacht,
            )
            for nummer, mens in enumerate(mensen)
        )
        samen = list(zip(klanten, mensen, strict=True))
        Clientbeeld.objects.bulk_create(
            Clientbeeld(klant=k, locatie=locatie, zoeknaam=k.zoeknaam, regimes=m.regimes) for k, m in samen
        )
        beoordelingen = Risicobeoordeling.objects.bulk_create(
            Risicobeoordeling(
                klant=k,
                locatie=locatie,
                advies=m.kleur,
                besluit=m.kleur,
                gebruikt={"profielen": [{"code": code} for code in m.profielen]},
                door=door,
                partner=door.partner,
                op=op,
            )
            for k, m in samen
        )
        Risicostand.objects.bulk_create(
            Risicostand(klant_id=b.klant_id, beoordeling=b, kleur=b.besluit, op=op) for b in beoordelingen
        )
        lot = _steekproef(locatie, soorten[False])
        Controle.objects.bulk_create(
            _controle(b, m, soorten[m.intensief], lot, door)
            for b, (_, m) in zip(beoordelingen, samen, strict=True)
            if m.uitkomst
        )
    return klanten


def _soort(*, intensief: bool) -> Controlesoort:
    code = "proef-intensief" if intensief else "proef"
    soort, _ = Controlesoort.objects.get_or_create(
        code=code,
        defaults={
            "naam": code.capitalize(),
            "uitleg": "Voor een proef.",
            "onderdelen": ["werk"],
            "intensief": intensief,
            "geldig_maanden": 6,
        },
    )
    return soort


def _steekproef(locatie: Locatie, soort: Controlesoort) -> Steekproef:
    lot, _ = Steekproef.objects.get_or_create(
        locatie=locatie,
        maand=datetime.date(2026, 1, 1),
        defaults={"soort": soort, "zaad": "1", "omvang": 1, "populatie": 1, "uit": [1], "getrokken": [1]},
    )
    return lot


def _controle(
    beoordeling: Risicobeoordeling, mens: Mens, soort: Controlesoort, lot: Steekproef, door: Medewerker
) -> Controle:
    geloot = mens.grond == "steekproef"
    return Controle(
        klant_id=beoordeling.klant_id,
        locatie=beoordeling.locatie,
        soort=soort,
        onderdelen=["werk"],
        grond=mens.grond,
        steekproef=lot if geloot else None,
        beoordeling=beoordeling,
        kleur=mens.kleur,
        reden="Voor een proef." if mens.intensief else "",
        stand="gedaan",
        besteld_door=None if geloot else door,
        partner=None if geloot else door.partner,
        besteld_op=beoordeling.op,
        uiterlijk=beoordeling.op,
        uitkomst=mens.uitkomst,
        bevinding="Gezien.",
        gedaan_op=beoordeling.op,
        gedaan_door=door,
        minuten=mens.minuten,
        documenten=2,
        vragen=4 if mens.kleur == "rood" else 1,
    )
