"""The five statutory tasks of the work chain, and which organisations performed them (K-39)."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, QuerySet, TextChoices, Value, When

from keten.models import Ketenpartner, Locatie
from klanten.afspraken import aanvang
from klanten.models import Gebeurtenis, Klant

_Soort = Gebeurtenis.Soort


class WettelijkeTaak(TextChoices):
    """The tasks, in the order of the chain.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 2: the chain of work and its statutory tasks.
    """

    INTAKE = "intake", "Intake"
    DIAGNOSE = "diagnose", "Diagnose"
    AANBODVERSTERKING = "aanbodversterking", "Aanbodversterking"
    ARBEIDSBEMIDDELING = "arbeidsbemiddeling", "Arbeidsbemiddeling"
    VACATUREREGISTRATIE = "vacatureregistratie", "Vacatureregistratie"


VAN_SOORT: dict[WettelijkeTaak, tuple[Gebeurtenis.Soort, ...]] = {
    WettelijkeTaak.INTAKE: (_Soort.AANMELDING, _Soort.IDENTITEIT, _Soort.INTAKE, _Soort.AANVRAAG),
    WettelijkeTaak.DIAGNOSE: (_Soort.ROUTERING, _Soort.DIAGNOSE, _Soort.HERDIAGNOSE),
    WettelijkeTaak.AANBODVERSTERKING: (_Soort.WERKPLAN, _Soort.GROEP, _Soort.STIMULANS, _Soort.VERWIJZING),
    WettelijkeTaak.ARBEIDSBEMIDDELING: (
        _Soort.CONTACT,
        _Soort.SOLLICITATIE,
        _Soort.BEMIDDELING,
        _Soort.UITSTROOM,
    ),
    WettelijkeTaak.VACATUREREGISTRATIE: (),
}
"""Which lines of the timeline are work on which task; a vacancy has no dossier: the floor above counts."""

Bron = Callable[[Locatie, datetime.datetime, datetime.datetime], Iterable[tuple[int, int]]]
"""Of a location, from a moment until another: keys of organisations, each with how often it did the task."""

_BRONNEN: dict[WettelijkeTaak, Bron] = {}


def registreer(taak: WettelijkeTaak, bron: Bron) -> None:
    """Say at start-up who counts a task that leaves no line in a dossier; doing so twice changes nothing."""
    _BRONNEN[taak] = bron


@dataclass(frozen=True)
class Taakcijfer:
    """How often one organisation did one task, and for how many clients; None: it is not about clients."""

    taak: WettelijkeTaak
    partner: Ketenpartner
    klanten: int | None
    keren: int


def cijfers(
    locatie: Locatie,
    *,
    van: datetime.date,
    tot: datetime.date,
    taak: str = "",
    partner: Ketenpartner | None = None,
) -> list[Taakcijfer]:
    """What the organisations did at a location between two days, both included; by task, then most clients.

    Args:
        taak, partner: only this task, only this organisation.
    """
    begin, einde = (aanvang(dag, datetime.time.min) for dag in (van, tot + datetime.timedelta(days=1)))
    regels = Gebeurtenis.objects.filter(klant__locatie=locatie, op__gte=begin, op__lt=einde)
    if partner is not None:
        regels = regels.filter(partner=partner)
    geteld = _met_taak(regels, taak).values("taak", "partner").order_by()
    geteld = geteld.annotate(klanten=Count("klant", distinct=True), keren=Count("pk"))
    rijen: list[tuple[str, int, int | None, int]] = list(
        geteld.values_list("taak", "partner", "klanten", "keren")
    )
    for punt, bron in _BRONNEN.items():
        if taak in ("", punt.value):
            rijen += [(punt.value, pk, None, keren) for pk, keren in bron(locatie, begin, einde)]
    partners = Ketenpartner.objects.in_bulk({pk for _taak, pk, *_aantallen in rijen})
    gevonden = [
        Taakcijfer(WettelijkeTaak(punt), partners[pk], klanten, keren)
        for punt, pk, klanten, keren in rijen
        if partner is None or pk == partner.pk
    ]
    orde = list(WettelijkeTaak)
    return sorted(
        gevonden, key=lambda een: (orde.index(een.taak), -(een.klanten or een.keren), een.partner.naam)
    )


def per_taak(klant: Klant) -> list[tuple[WettelijkeTaak, str]]:
    """The organisations that worked on each task for one client, in words; empty where nobody did."""
    rijen = _met_taak(klant.gebeurtenissen.all(), "").order_by("partner__naam")
    wie: dict[str, list[str]] = {}
    for taak, naam in rijen.values_list("taak", "partner__naam").distinct():
        wie.setdefault(taak, []).append(naam)
    return [(taak, ", ".join(wie.get(taak.value, []))) for taak in WettelijkeTaak if VAN_SOORT[taak]]


def _met_taak(regels: QuerySet[Gebeurtenis], taak: str) -> QuerySet[Any]:
    """The lines that an organisation wrote on one task or on any, each with its `taak`."""
    gekozen = {punt: soorten for punt, soorten in VAN_SOORT.items() if soorten and taak in ("", punt.value)}
    alle = [soort for soorten in gekozen.values() for soort in soorten]
    keuzes = [When(soort__in=soorten, then=Value(punt.value)) for punt, soorten in gekozen.items()]
    return regels.filter(soort__in=alle, partner__isnull=False).annotate(
        taak=Case(*keuzes, default=Value(""), output_field=CharField())
    )
