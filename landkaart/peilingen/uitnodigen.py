"""Asking clients after what they went through: every night, a fixed number of queries per location.

It is done by night and not when a client opens the page: reading changes nothing then, and who was asked
does not depend on who happens to sign in. Only clients with an account are asked: others could not answer.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from keten.instellingen import waarden
from keten.models import Locatie
from klanten.models import Klant, Uitstroom
from landkaart.models import (
    Experimentdeelname,
    Moment,
    Peiling,
    Peilingantwoord,
    Peilinguitnodiging,
    Peilingvraag,
)
from landkaart.peilingen import momenten, rotatie
from landkaart.peilingen.instellingen import MOMENTEN, RUST

_OPEN = datetime.timedelta(days=28)  # so long an invitation can be answered; our choice
_PER_KEER = 1000


@dataclass
class _Vragen:
    """What may be asked at a location on a day.

    Attributes:
        per_peiling: the questions of each survey, by its key.
        eerder: per client how often each question was asked before.
        doet_mee: per client the experiments that the client takes part in.
    """

    per_peiling: dict[int, list[Peilingvraag]]
    eerder: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    doet_mee: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def voor(self, peiling: Peiling, klant: int) -> list[Peilingvraag]:
        """The questions of a survey for one client, those of an experiment only for who takes part."""
        mogelijk = [
            vraag
            for vraag in self.per_peiling.get(peiling.pk, [])
            if vraag.experiment_id is None or vraag.experiment_id in self.doet_mee[klant]
        ]
        if peiling.moment == Moment.EXPERIMENT and not any(
            vraag.experiment_id and not self.eerder[klant][vraag.pk] for vraag in mogelijk
        ):
            return []
        return mogelijk


def nodig_overal_uit(*, op: datetime.date) -> int:
    """Ask at every location; returns how many invitations were made."""
    return sum(nodig_uit(locatie=locatie, op=op) for locatie in Locatie.objects.order_by("pk"))


@transaction.atomic
def nodig_uit(*, locatie: Locatie, op: datetime.date) -> int:
    """Ask the clients of one location, and close what nobody answered in time.

    Whoever runs it at the same moment waits for the lock on the location; a second run finds everybody asked.

    Returns:
        The number of new invitations.
    """
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    Peilinguitnodiging.objects.filter(
        locatie=locatie, stand=Peilinguitnodiging.Stand.GEVRAAGD, uiterlijk__lt=op
    ).update(stand=Peilinguitnodiging.Stand.VERLOPEN, klaar_op=timezone.now())
    gekozen = waarden(locatie)
    aan = Peiling.objects.filter(moment__in=gekozen[MOMENTEN])
    kandidaten = _kandidaten(locatie, aan, op)
    te_vragen = dict(_mag_gevraagd(locatie, kandidaten, op - datetime.timedelta(weeks=gekozen[RUST])))
    vragen = _vragen(locatie, list(te_vragen), op)
    nieuw, antwoorden = [], []
    for klant, nummer in te_vragen.items():
        for peiling, dag in kandidaten[klant]:
            gesteld = rotatie.kies(
                vragen.voor(peiling, klant),
                aantal=peiling.aantal,
                klantnummer=nummer,
                eerder=vragen.eerder[klant],
            )
            if gesteld:
                uitnodiging = Peilinguitnodiging(
                    klant_id=klant,
                    locatie=locatie,
                    peiling=peiling,
                    aanleiding_op=dag,
                    gevraagd_op=op,
                    uiterlijk=op + _OPEN,
                )
                nieuw.append(uitnodiging)
                antwoorden += [
                    Peilingantwoord(uitnodiging=uitnodiging, vraag=vraag, volgorde=plaats)
                    for plaats, vraag in enumerate(gesteld)
                ]
                break
    Peilinguitnodiging.objects.bulk_create(nieuw, batch_size=_PER_KEER)
    Peilingantwoord.objects.bulk_create(antwoorden, batch_size=_PER_KEER)
    return len(nieuw)


def _kandidaten(
    locatie: Locatie, peilingen: QuerySet[Peiling], op: datetime.date
) -> dict[int, list[tuple[Peiling, datetime.date]]]:
    """Per client the surveys after something recent; the first of them that has a question is used.

    Nobody is asked twice after the same moment.
    """
    gevonden: dict[int, list[tuple[Peiling, datetime.date]]] = defaultdict(list)
    for peiling in peilingen:
        laatste = op - datetime.timedelta(days=peiling.na_dagen)
        eerste = laatste - datetime.timedelta(days=peiling.binnen_dagen)
        for rijen in momenten.van(peiling.moment, locatie, eerste, laatste):
            for klant, dag in rijen:
                gevonden[klant].append((peiling, dag))
    gevraagd = Peilinguitnodiging.objects.filter(klant__in=list(gevonden), peiling__in=peilingen)
    eerder = set(gevraagd.order_by().values_list("klant", "peiling", "aanleiding_op"))
    return {
        klant: [(peiling, dag) for peiling, dag in paren if (klant, peiling.pk, dag) not in eerder]
        for klant, paren in gevonden.items()
    }


def _mag_gevraagd(
    locatie: Locatie, klanten: dict[int, list[tuple[Peiling, datetime.date]]], sinds: datetime.date
) -> QuerySet[Klant, tuple[int, int]]:
    """Of these clients the key and number of who can answer, and was not asked lately."""
    gevraagd = Peilinguitnodiging.objects.filter(klant=OuterRef("pk"), gevraagd_op__gt=sinds)
    overleden = Uitstroom.objects.geldend().filter(klant=OuterRef("pk"), soort=Uitstroom.Soort.OVERLEDEN)
    return (
        Klant.objects.filter(pk__in=list(klanten), locatie=locatie, gebruiker__is_active=True)
        .exclude(Exists(gevraagd))
        .exclude(Exists(overleden))
        .order_by("pk")
        .values_list("pk", "klantnummer")
    )


def _vragen(locatie: Locatie, klanten: list[int], op: datetime.date) -> _Vragen:
    per_peiling = defaultdict(list)
    gesteld = Peilingvraag.objects.van_locatie(locatie).gesteld_op(op).order_by("pk")
    for vraag in gesteld.prefetch_related("peilingen"):
        for peiling in vraag.peilingen.all():
            per_peiling[peiling.pk].append(vraag)
    vragen = _Vragen(per_peiling)
    eerder = (
        Peilingantwoord.objects.filter(uitnodiging__klant__in=klanten)
        .order_by()
        .values_list("uitnodiging__klant", "vraag")
        .annotate(keer=Count("pk"))
    )
    for klant, vraag_pk, keer in eerder:
        vragen.eerder[klant][vraag_pk] = keer
    for klant, experiment in (
        Experimentdeelname.objects.lopend().filter(klant__in=klanten).values_list("klant", "experiment")
    ):
        vragen.doet_mee[klant].add(experiment)
    return vragen
