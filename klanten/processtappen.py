"""The steps of the process at a location: how long each may take, who does it, and which are late (K-38)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from keten.fouten import VersieConflict
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from keten.werkdagen import volgende_werkdag
from klanten.models import Clientbeeld, Processtap


def geldend(locatie: Locatie) -> dict[Processtap.Stap, Processtap]:
    """The agreement on each step at a location, in order: its own, else the national one."""
    rijen = Processtap.objects.filter(Q(locatie=locatie) | Q(locatie=None))
    gevonden = {rij.stap: rij for rij in sorted(rijen, key=lambda rij: rij.locatie_id is not None)}
    return {stap: gevonden[stap] for stap in Processtap.Stap if stap in gevonden}


def uiterlijk(*, locatie: int, stap: str, sinds: datetime.date) -> datetime.date | None:
    """The last day on which a step is in time; None when nothing was agreed on it.

    Args:
        locatie: key of the location.
        stap: its name, as in `Clientbeeld.volgende_stap`.
    """
    code = _CODES.get(stap)
    if code is None:
        return None
    rijen = Processtap.objects.filter(Q(locatie=locatie) | Q(locatie=None), stap=code)
    werkdagen = rijen.order_by(F("locatie").asc(nulls_last=True)).values_list("werkdagen", flat=True).first()
    return volgende_werkdag(sinds, werkdagen) if werkdagen else None


_CODES: dict[str, str] = {str(stap.label): stap.value for stap in Processtap.Stap}


@transaction.atomic
def spreek_af(*, locatie: Locatie, stap: Processtap.Stap, versie: int, **velden: Any) -> Processtap:
    """Agree at a location how long a step may take, who does it and what goes along.

    The new duration counts at once, also for clients who stand at this step now.

    Args:
        versie: the version that the person saw; 0 as long as the location has no agreement of its own.
        velden: fields of `Processtap`.

    Raises:
        VersieConflict: somebody else changed it in between.
        ValidationError: with a message per field.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), sections 3.1 and 7.1: steps, duration and tasks.
    """
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    eigen = Processtap.objects.filter(locatie=locatie, stap=stap).first()
    if eigen is None:
        eigen = voeg_toe(Processtap(locatie=locatie, stap=stap, **velden))
    elif versie == 0:
        raise VersieConflict(eigen)
    else:
        eigen = wijzig(eigen, versie=versie, **velden)
    _reken_opnieuw(locatie, eigen)
    return eigen


def te_laat(locatie: Locatie, *, eigenaar: Medewerker | None = None, stap: str = "") -> QuerySet[Clientbeeld]:
    """The clients of a location whose step takes longer than agreed, the longest waiting first.

    Each row has `kolom` and `rol`: who must do the step.

    Args:
        eigenaar: only steps that belong to the partner and the roles of this employee.
        stap: only this step, by name.
    """
    afspraken = geldend(locatie)
    if eigenaar is not None:
        afspraken = {code: rij for code, rij in afspraken.items() if _is_van(rij, eigenaar)}
    beelden = Clientbeeld.objects.filter(
        locatie=locatie,
        status=Clientbeeld.Status.ACTIEF,
        stap_uiterlijk__lt=vandaag(),
        volgende_stap__in=[code.label for code in afspraken],
    )
    if stap:
        beelden = beelden.filter(volgende_stap=stap)
    return beelden.annotate(
        kolom=_per_stap({code: rij.kolom for code, rij in afspraken.items()}),
        rol=_per_stap({code: rij.rol for code, rij in afspraken.items()}),
    ).order_by("stap_uiterlijk", "zoeknaam", "pk")


def _is_van(rij: Processtap, medewerker: Medewerker) -> bool:
    return rij.rol in medewerker.rollen and rij.kolom in ("", medewerker.partner.kolom)


def _per_stap(waarden: dict[Processtap.Stap, str]) -> Case:
    keuzes = [When(volgende_stap=stap.label, then=Value(waarde)) for stap, waarde in waarden.items()]
    return Case(*keuzes, default=Value(""), output_field=CharField())


def _reken_opnieuw(locatie: Locatie, afspraak: Processtap) -> None:
    """Set the last day of everybody who stands at this step; working days are counted once per first day."""
    beelden = Clientbeeld.objects.filter(
        locatie=locatie, volgende_stap=afspraak.get_stap_display(), stap_sinds__isnull=False
    )
    for sinds in beelden.order_by("stap_sinds").values_list("stap_sinds", flat=True).distinct():
        assert sinds is not None  # filtered
        dag = volgende_werkdag(sinds, afspraak.werkdagen)
        beelden.filter(stap_sinds=sinds).update(stap_uiterlijk=dag)
