"""Chances of work in the demo: a made-up table, outcomes that coaches kept, and the own estimate."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F

from diagnose.kansen import schatten, tabellen, verkennen, voorbeeld
from diagnose.kansen.bedrijfstak import beroep_van, sector_van_klant
from diagnose.kansen.curve import eerste_dag, kans_vanaf, kantelmaand, maand_van
from diagnose.models import MAANDEN, Banenverkenning, Kans, Kansmeting, Kanstabel, Leeftijdsgroep
from klanten.models import Clientbeeld, Klant
from lwi_portal.demo.dagen import moment
from lwi_portal.demo.plek import Plek

_DALING = 30  # the standard setting
_VERKENNINGEN = 4
_Curve = list[float | None]


def laad_tabel() -> None:
    """The table for the whole country, before there are clients."""
    tabellen.bewaar(
        voorbeeld.regels(),
        naam=voorbeeld.NAAM,
        bron=voorbeeld.BRON,
        locatie=None,
        voorbeeld=True,
        door=None,
    )


def schat(dag: datetime.date) -> int:
    """What the monthly job does, once all clients are there; returns how many rows were added."""
    return schatten.schat(op=dag.replace(day=1))


def vul_locatie(plek: Plek) -> int:
    """Results that coaches of the location kept at the diagnosis; returns how many rows were added."""
    metingen = Kansmeting.objects.bulk_create(_metingen(plek))
    return len(metingen) + (_verken(plek) if plek.locatie.code == "apeldoorn" else 0)


def _metingen(plek: Plek) -> Iterator[Kansmeting]:
    tabel = Kanstabel.objects.get(locatie=None)
    curves = _curves(tabel)
    klanten = Klant.objects.filter(
        locatie=plek.locatie, beeld__diagnose_op__isnull=False, situatie__werkloos_sinds__isnull=False
    )
    rijen = klanten.annotate(
        sector=sector_van_klant(), sinds=F("situatie__werkloos_sinds"), op=F("beeld__diagnose_op")
    )
    coaches = [coach for groep in plek.coaches.values() for coach in groep]
    velden = ("pk", "geslacht", "geboortedatum", "sinds", "op", "sector")
    for nummer, rij in enumerate(rijen.order_by("pk").values_list(*velden, named=True)):
        maand = maand_van(rij.sinds, rij.op)
        if nummer % 3 == 2 or rij.sector is None or not 1 <= maand <= MAANDEN:
            continue
        leeftijd = Leeftijdsgroep.van((rij.sinds - rij.geboortedatum).days * 4 // 1461)
        kansen = curves.get((rij.geslacht, leeftijd, rij.sector))
        if kansen is None:
            continue
        coach = coaches[nummer % len(coaches)]
        kantelt = kantelmaand(kansen, nu=maand, daling=_DALING)
        yield Kansmeting(
            klant_id=rij.pk,
            locatie=plek.locatie,
            op=rij.op,
            door_id=coach.id,
            partner_id=coach.partner_id,
            geslacht=rij.geslacht,
            leeftijd=leeftijd,
            sector_id=rij.sector,
            werkloos_sinds=rij.sinds,
            maand=maand,
            tabel=tabel,
            kansen=kansen,
            kans_eerste_jaar=kans_vanaf(kansen, maand),
            einde_eerste_jaar=eerste_dag(rij.sinds, MAANDEN + 1),
            daling=_DALING,
            kantelmaand=kantelt,
            kantelpunt_op=eerste_dag(rij.sinds, kantelt) if kantelt else None,
        )


def _curves(tabel: Kanstabel) -> dict[tuple[str, str, int], _Curve]:
    curves: dict[tuple[str, str, int], _Curve] = defaultdict(list)
    rijen = Kans.objects.filter(tabel=tabel).order_by("maand")
    for geslacht, leeftijd, sector, kans in rijen.values_list("geslacht", "leeftijd", "sector", "kans"):
        curves[geslacht, leeftijd, sector].append(float(kans))
    return curves


def _verken(plek: Plek) -> int:
    """The kansverkenner for a few clients; one coach saw it differently."""
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie, diagnose_op__isnull=False, status="actief")
    beelden = beelden.filter(contactpersoon__isnull=False).select_related("klant__situatie", "contactpersoon")
    rijen = []
    for nummer, beeld in enumerate(beelden.order_by("klant")[:_VERKENNINGEN]):
        beroep = beroep_van(beeld.klant)
        if beroep is None or beeld.contactpersoon is None or beeld.diagnose_op is None:
            continue
        gezien = verkennen.verken(plek.locatie, beroep)
        anders = nummer == 1 or not gezien.advies
        rijen.append(
            Banenverkenning(
                klant=beeld.klant,
                op=moment(beeld.diagnose_op, 14),
                door=beeld.contactpersoon,
                partner_id=beeld.contactpersoon.partner_id,
                beroep=beroep,
                plaatsen=gezien.plaatsen,
                zoekers=gezien.zoekers,
                extern_vacatures=gezien.extern.vacatures if gezien.extern else None,
                extern_zoekers=gezien.extern.zoekers if gezien.extern else None,
                minimum=gezien.grenzen.plaatsen,
                per_honderd=gezien.grenzen.per_honderd,
                advies=gezien.advies,
                besluit="voldoende" if anders else gezien.advies,
                reden="De klant kan ook in ander werk beginnen." if anders else "",
            )
        )
    return len(Banenverkenning.objects.bulk_create(rijen))
