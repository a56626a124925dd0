"""What the monitor shows beside the work itself: who was trained, and groups that an auditor loaded."""

from random import Random

from django.db.models import Min

from handhaving.models import Alertheidstraining, Auditbestand, Auditgroep
from handhaving.monitor import trainingen
from keten.models import Medewerker
from keten.rechten import Rol
from klanten.models import Klant
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek

_GETRAIND = 0.7
_TERUG = (30, 400)  # days ago
_GROEPEN = ("kreeg hulp bij het invullen", "vulde zelf in")


def vul_locatie(plek: Plek) -> int:
    """Trainings at every location, and an audit where there is an auditor; returns the number of rows."""
    rng = Random(f"monitor:{plek.locatie.code}")
    werkt = Medewerker.locaties.through.objects.order_by().values_list("medewerker")
    eerste = dict(werkt.annotate(code=Min("locatie__code")))  # who works at two places was trained at one
    gevolgd = []
    for medewerker in trainingen.melders(plek.locatie).order_by("gebruiker__email"):
        if rng.random() < _GETRAIND and eerste[medewerker.pk] == plek.locatie.code:
            dag = open_dag(plek.vandaag - DAG * rng.randint(*_TERUG))
            gevolgd.append(
                Alertheidstraining(
                    medewerker=medewerker,
                    gevolgd_op=dag,
                    vastgelegd_door=medewerker,
                    vastgelegd_op=moment(dag, 17),
                )
            )
    Alertheidstraining.objects.bulk_create(gevolgd)
    return len(gevolgd) + _audit(plek, rng)


def _audit(plek: Plek, rng: Random) -> int:
    auditor = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.AUDITOR.value]).first()
    klanten = list(Klant.objects.filter(locatie=plek.locatie).order_by("pk").values_list("pk", flat=True))
    if auditor is None or not klanten:
        return 0
    bestand = Auditbestand.objects.create(
        locatie=plek.locatie,
        naam="Voorbeeld: hulp bij het invullen",
        doel="Voorbeeld. Nagaan of klanten die hulp kregen vaker oranje of rood krijgen.",
        bewaren_tot=plek.vandaag + DAG * 120,
        geladen_door=auditor,
        geladen_op=moment(plek.vandaag - DAG * 20, 11),
    )
    rijen = [
        Auditgroep(bestand=bestand, klant_id=pk, groep=rng.choices(_GROEPEN, weights=(4, 6))[0])
        for pk in klanten
    ]
    Auditgroep.objects.bulk_create(rijen, batch_size=2000)
    return len(rijen) + 1
