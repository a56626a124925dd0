"""Actions: what somebody does for a goal. After adoption each is a task in the owner's werkvoorraad (X-51).

A task is known by the key `jaarplanactie:<pk>`. What is said there about being done, is what the plan shows.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht, rechten_van
from klanten import taken
from klanten.afspraken import aanvang
from klanten.models import Taak
from landkaart.jaarplan.bevoegd import eis_mt
from landkaart.jaarplan.plannen import slot
from landkaart.models import Jaarplan, Jaarplanactie, Jaarplandoel

WOORD = "jaarplanactie"
_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)


@transaction.atomic
def voeg_actie_toe(
    *, doel: Jaarplandoel, omschrijving: str, eigenaar: Medewerker, uiterlijk: datetime.date, door: Medewerker
) -> Jaarplanactie:
    """Put an action with a goal of a draft.

    Raises:
        NietToegestaan: the plan is no draft, the owner works elsewhere or has no werkvoorraad, or the day is
            after the one on which the goal must be reached.

    Source: De lerende keten (IWI 2008): employees cannot tell from the plan what they should do.
    """
    slot(doel.plan, door)
    _keur(doel, eigenaar, uiterlijk)
    return voeg_toe(
        Jaarplanactie(doel=doel, omschrijving=omschrijving.strip(), eigenaar=eigenaar, uiterlijk=uiterlijk)
    )


@transaction.atomic
def wijzig_actie(
    *,
    actie: Jaarplanactie,
    versie: int,
    omschrijving: str,
    eigenaar: Medewerker,
    uiterlijk: datetime.date,
    door: Medewerker,
) -> Jaarplanactie:
    """Change an action of a draft.

    Raises:
        NietToegestaan: as `voeg_actie_toe`.
        VersieConflict: somebody else saved in between.
    """
    slot(actie.doel.plan, door)
    _keur(actie.doel, eigenaar, uiterlijk)
    return wijzig(
        actie, versie=versie, omschrijving=omschrijving.strip(), eigenaar=eigenaar, uiterlijk=uiterlijk
    )


@transaction.atomic
def haal_actie_weg(*, actie: Jaarplanactie, door: Medewerker) -> None:
    """Take an action out of a draft; its history stays.

    Raises:
        NietToegestaan: the plan is no draft.
    """
    slot(actie.doel.plan, door)
    actie.delete()


@transaction.atomic
def geef_over(*, actie: Jaarplanactie, versie: int, eigenaar: Medewerker, door: Medewerker) -> Jaarplanactie:
    """Give an action of an adopted plan to a colleague; its task moves along.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: the plan does not count, the action is done, or the colleague has no
            werkvoorraad here.
        VersieConflict: somebody else saved in between.
    """
    plan = actie.doel.plan
    eis_mt(door, plan.locatie)
    taak = Taak.objects.select_for_update().filter(sleutel=f"{WOORD}:{actie.pk}").first()
    if plan.stand != Jaarplan.Stand.VASTGESTELD or taak is None:
        raise NietToegestaan("Een andere eigenaar kiezen kan bij een actie van een vastgesteld plan.")
    if taak.gedaan_op is not None:
        raise NietToegestaan("Deze actie is al gedaan.")
    _keur_eigenaar(actie.doel, eigenaar)
    nieuw = wijzig(actie, versie=versie, eigenaar=eigenaar)
    Taak.objects.filter(pk=taak.pk).update(voor=eigenaar)
    return nieuw


def zet_klaar(plan: Jaarplan, *, eerder: Jaarplan | None) -> None:
    """Make the tasks of a plan that has just been adopted.

    An action that was in the plan before keeps its task, with what has changed; the open task of an action
    that is no longer there is closed.

    Args:
        eerder: the plan that this one replaces.
    """
    nu = list(Jaarplanactie.objects.filter(doel__plan=plan).select_related("eigenaar", "taak"))
    if eerder is not None:
        _sluit_vervallen(eerder, [actie.taak_id for actie in nu])
    for actie in nu:
        if actie.taak is not None:
            _werk_bij(actie, actie.taak)
        else:
            actie.taak = taken.maak(
                klant=None,
                voor=actie.eigenaar,
                locatie=plan.locatie,
                soort=Taak.Soort.JAARPLAN,
                omschrijving=actie.omschrijving,
                vervalt_op=aanvang(actie.uiterlijk, _EINDE_VAN_DE_DAG),
                sleutel=f"{WOORD}:{actie.pk}",
            )
            actie.save(update_fields=["taak"])


def _werk_bij(actie: Jaarplanactie, taak: Taak) -> None:
    taak.sleutel = f"{WOORD}:{actie.pk}"
    if taak.gedaan_op is None:
        taak.voor, taak.omschrijving = actie.eigenaar, actie.omschrijving
        taak.vervalt_op = aanvang(actie.uiterlijk, _EINDE_VAN_DE_DAG)
    taak.save(update_fields=["sleutel", "voor", "omschrijving", "vervalt_op"])


def _sluit_vervallen(eerder: Jaarplan, blijven: list[int | None]) -> None:
    oude = Jaarplanactie.objects.filter(doel__plan=eerder, taak__isnull=False)
    vervallen = oude.exclude(taak__in=[pk for pk in blijven if pk]).values("taak")
    Taak.objects.open().filter(pk__in=vervallen).update(
        gedaan_op=timezone.now(), resultaat="Vervallen door een wijziging van het ketenjaarplan."
    )


def _keur(doel: Jaarplandoel, eigenaar: Medewerker, uiterlijk: datetime.date) -> None:
    _keur_eigenaar(doel, eigenaar)
    if uiterlijk > doel.op:
        raise NietToegestaan(
            f"Het doel is te halen op {doel.op:%d-%m-%Y}. Kies die dag of eerder.", veld="uiterlijk"
        )


def _keur_eigenaar(doel: Jaarplandoel, eigenaar: Medewerker) -> None:
    if not eigenaar.werkt_op(doel.plan.locatie):
        raise NietToegestaan(f"{eigenaar} werkt niet op {doel.plan.locatie}.", veld="eigenaar")
    if Recht.WERKVOORRAAD not in rechten_van(eigenaar.rollen):
        raise NietToegestaan(f"{eigenaar} heeft geen werkvoorraad waarin de actie komt.", veld="eigenaar")
