"""Running an experiment: the lot puts clients in groups, at the start and every night after (D-36).

The whole drawing is one transaction: killed half-way, nothing has happened, and the next time gives the
groups that this one would have given.
"""

import datetime
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.indicatoren import vind
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis
from landkaart.experimenten.doelgroep import laag, te_loten
from landkaart.experimenten.loting import loot
from landkaart.experimenten.opzetten import meetbaar
from landkaart.models import Experiment, Experimentdeelname

_PER_KEER = 2000


@transaction.atomic
def start(
    *,
    experiment: Experiment,
    versie: int,
    door: Medewerker,
    op: datetime.date | None = None,
    zaad: str = "",
) -> Experiment:
    """Adopt the set-up and draw the groups.

    Args:
        op: the first day that counts; today when left out.
        zaad: the seed; a secret random one when empty.

    Raises:
        RechtOntbreekt: this person does not adopt experiments here.
        NietToegestaan: it started before, somebody changed it in between, something is
            missing, the end has passed, or nobody fits.
    """
    eerste_dag = op or vandaag()
    experiment = _slot(experiment, versie, door)
    if experiment.stand != Experiment.Stand.CONCEPT:
        raise NietToegestaan("Dit experiment is al begonnen.")
    if experiment.ontbreekt:
        raise NietToegestaan(f"Nog niet bekend: {', '.join(experiment.ontbreekt)}.")
    if experiment.einde_op is None or experiment.einde_op <= eerste_dag:
        raise NietToegestaan("Het geplande einde is al geweest. Kies eerst een nieuwe datum.")
    if vind(experiment.indicator) not in meetbaar():
        raise NietToegestaan("Met het cijfer van dit experiment zijn twee groepen niet te vergelijken.")
    experiment.start(door=door, op=eerste_dag, zaad=zaad or secrets.token_hex(16))
    _bewaar(experiment)
    if not deel_in(experiment, op=eerste_dag) and experiment.instroom == Experiment.Instroom.BESTAAND:
        raise NietToegestaan("Er is nu geen klant die mee kan doen. Kijk de keuze van de klanten na.")
    return experiment


@transaction.atomic
def beeindig(
    *, experiment: Experiment, versie: int, slot: str, door: Medewerker, op: datetime.date | None = None
) -> Experiment:
    """End it: rounded off on or after the planned end, stopped before.

    Args:
        slot: what was learned, or why it stops early.

    Raises:
        RechtOntbreekt: this person does not end experiments here.
        NietToegestaan: it does not run, somebody changed it in between, or nothing was learned.
    """
    laatste_dag = op or vandaag()
    experiment = _slot(experiment, versie, door)
    if experiment.stand != Experiment.Stand.LOOPT:
        raise NietToegestaan("Dit experiment loopt niet.")
    if not slot.strip():
        raise NietToegestaan("Vul in wat jullie ervan leren.", veld="slot")
    assert experiment.einde_op is not None  # a constraint: what runs has a planned end
    if laatste_dag >= experiment.einde_op:
        experiment.rond_af()
    else:
        experiment.stop()
    experiment.beeindigd_door, experiment.beeindigd_op = door, laatste_dag
    experiment.slot = slot.strip()
    _bewaar(experiment)
    experiment.deelnames.lopend().update(klaar_op=laatste_dag)
    return experiment


def deel_overal_in(*, op: datetime.date) -> int:
    """Every night: draw for who fits since, in each experiment that still takes people; gives how many."""
    open_ = Experiment.objects.lopend().filter(einde_op__gte=op)
    nieuw = open_.exclude(instroom=Experiment.Instroom.BESTAAND)
    return sum(deel_in(een, op=op) for een in nieuw.select_related("locatie").order_by("pk"))


@transaction.atomic
def deel_in(experiment: Experiment, *, op: datetime.date) -> int:
    """Put who fits and was not drawn before in a group, and tell them; returns how many.

    One drawing at a time at a location: two experiments on the same figure never take the same client.
    """
    _sluit(experiment)
    # Read again behind the lock: somebody may have ended it while this waited.
    if not Experiment.objects.lopend().filter(pk=experiment.pk).exists():
        return 0
    klanten = te_loten(experiment).annotate(in_laag=laag(experiment.verdeling, op)).order_by("pk")
    rijen = list(klanten.values_list("pk", "klantnummer", "in_laag", "aangemeld_op"))
    groepen = loot(
        [(nummer, deel) for _, nummer, deel, _ in rijen],
        zaad=experiment.zaad,
        aandeel=experiment.aandeel,
        al=_al_geloot(experiment),
    )
    deelnames = [
        Experimentdeelname(
            experiment=experiment,
            klant_id=pk,
            indicator=experiment.indicator,
            groep=groepen[nummer],
            laag=deel,
            ingedeeld_op=max(op, aangemeld_op),
        )
        for pk, nummer, deel, aangemeld_op in rijen
    ]
    Experimentdeelname.objects.bulk_create(deelnames, batch_size=_PER_KEER)
    _vertel(experiment, deelnames)
    return len(deelnames)


def _al_geloot(experiment: Experiment) -> dict[str, int]:
    geteld = experiment.deelnames.order_by().values_list("laag").annotate(aantal=Count("pk"))
    return dict(geteld)


def _vertel(experiment: Experiment, deelnames: Iterable[Experimentdeelname]) -> None:
    """A line in each dossier, which the client reads; of enforcement only who assesses risks reads it too."""
    soort = soort_regel(experiment)
    regels = [
        Gebeurtenis(
            klant_id=deelname.klant_id,
            soort=soort,
            zin=(
                f"Doet mee aan de proef '{experiment}', door het lot in de {deelname.get_groep_display()}. "
                "Nee zeggen mag altijd."
            ),
            zichtbaar_voor_klant=True,
        )
        for deelname in deelnames
    ]
    tijdlijn.leg_alle_vast(regels, per_keer=_PER_KEER)


def soort_regel(experiment: Experiment) -> Gebeurtenis.Soort:
    """The kind of the lines that an experiment leaves in dossiers; it decides who reads them."""
    if experiment.soort == Experiment.Soort.HANDHAVING:
        return Gebeurtenis.Soort.HANDHAVING
    return Gebeurtenis.Soort.EXPERIMENT


def _sluit(experiment: Experiment) -> None:
    """Let nobody else draw or end anything at this location until the transaction is over."""
    Locatie.objects.select_for_update(no_key=True).get(pk=experiment.locatie_id)


def _slot(experiment: Experiment, versie: int, door: Medewerker) -> Experiment:
    eis(door, experiment.locatie, Recht.EXPERIMENTEN)
    _sluit(experiment)  # first the location, as a drawing does: it never adds people to what is ending
    huidig = (
        Experiment.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=experiment.pk)
    )
    if huidig.versie != versie:
        raise NietToegestaan("Iemand anders heeft dit experiment net gewijzigd. Lees het opnieuw.")
    return huidig


def _bewaar(experiment: Experiment) -> None:
    experiment.versie += 1
    experiment.full_clean()
    experiment.save()
