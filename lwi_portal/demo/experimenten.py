"""An experiment that is being set up, one that runs and one that has ended at each location; all made up."""

import datetime
from typing import Any

from django.db.models import QuerySet

from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Clientbeeld, Klant
from landkaart.experimenten.doelgroep import IEDEREEN
from landkaart.experimenten.loting import loot
from landkaart.models import Experiment, Experimentdeelname
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek

_Stand = Experiment.Stand
_WORKSHOP = {
    "naam": "Workshop in de eerste week",
    "aanpak": "in de eerste week een workshop over zoeken naar werk",
    "hypothese": "Wie in de eerste week de workshop doet, gaat vaker aan het werk.",
    "controlegroep": "de gewone intake, en later een workshop als dat nodig is",
    "indicator": "uitstroomquote",
    "uitgangswaarde": 10,
    "effect": 10,
}
_VOORLICHTING = {
    "naam": "Gesprek over rechten en plichten",
    "soort": Experiment.Soort.HANDHAVING,
    "aanpak": "een gesprek over rechten en plichten bij de aanmelding",
    "hypothese": "Wie in een gesprek hoort wat wij verwachten, vraagt minder vaak een uitkering aan.",
    "controlegroep": "een folder over rechten en plichten",
    "indicator": "preventiequote",
    "instroom": Experiment.Instroom.NIEUW,
    "uitgangswaarde": 30,
    "effect": 10,
}
_BELLEN = {
    "naam": "Bellen in plaats van schrijven",
    "aanpak": "een telefoontje twee dagen voor elke afspraak",
    "hypothese": "Wie gebeld is, komt vaker naar de afspraak en heeft eerder een plan.",
}


def vul_locatie(plek: Plek) -> int:
    """The three experiments with who takes part; returns the number of rows."""
    mt = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.MT_LID.value])
    door = mt.order_by("gebruiker__email").first()
    if door is None:
        return 0
    dag = plek.vandaag
    gemaakt = Experiment.objects.bulk_create(
        [
            _experiment(plek, door, _BELLEN, _Stand.CONCEPT, dag + 14 * DAG, dag + 200 * DAG),
            _experiment(plek, door, _WORKSHOP, _Stand.LOOPT, dag - 60 * DAG, dag + 120 * DAG),
            _experiment(plek, door, _VOORLICHTING, _Stand.AFGEROND, dag - 330 * DAG, dag - 30 * DAG),
        ]
    )
    _, workshop, voorlichting = gemaakt
    actief = Klant.objects.filter(locatie=plek.locatie, beeld__status=Clientbeeld.Status.ACTIEF)
    nieuw = Klant.objects.filter(
        locatie=plek.locatie, aangemeld_op__range=(voorlichting.gestart_op, voorlichting.einde_op)
    )
    deelnames = Experimentdeelname.objects.bulk_create(
        [*_deelnames(workshop, actief), *_deelnames(voorlichting, nieuw)], batch_size=2000
    )
    return len(gemaakt) + len(deelnames)


def _experiment(
    plek: Plek,
    door: Medewerker,
    velden: dict[str, Any],
    stand: Experiment.Stand,
    begin: datetime.date,
    einde: datetime.date,
) -> Experiment:
    loopt, klaar = stand != _Stand.CONCEPT, stand == _Stand.AFGEROND
    return Experiment(
        locatie=plek.locatie,
        opgezet_door=door,
        wie=IEDEREEN,
        stand=stand,
        start_op=begin,
        einde_op=einde,
        evaluatie_op=einde + 14 * DAG,
        zaad=f"voorbeeld:{plek.locatie.code}" if loopt else "",
        vastgesteld_door=door if loopt else None,
        gestart_op=begin if loopt else None,
        beeindigd_door=door if klaar else None,
        beeindigd_op=einde if klaar else None,
        slot="Het gesprek kostte weinig tijd. Wij herhalen het met meer klanten." if klaar else "",
        voorbeeld=True,
        **velden,
    )


def _deelnames(experiment: Experiment, klanten: QuerySet[Klant]) -> list[Experimentdeelname]:
    """The lot by place in the list, which is the same in every database."""
    rijen = list(klanten.order_by("pk").values_list("pk", "aangemeld_op"))
    groepen = loot(
        [(nummer, "") for nummer, _ in enumerate(rijen)], zaad=experiment.zaad, aandeel=experiment.aandeel
    )
    begin = experiment.gestart_op or datetime.date.min
    return [
        Experimentdeelname(
            experiment=experiment,
            klant_id=pk,
            indicator=experiment.indicator,
            groep=groepen[nummer],
            ingedeeld_op=max(begin, aangemeld_op),
            klaar_op=experiment.beeindigd_op,
            gelezen_op=moment(max(begin, aangemeld_op), 19) if nummer % 3 == 0 else None,
            afgemeld_op=moment(max(begin, aangemeld_op), 19) if nummer % 18 == 9 else None,
        )
        for nummer, (pk, aangemeld_op) in enumerate(rijen)
    ]
