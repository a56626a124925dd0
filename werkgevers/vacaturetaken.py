"""Tasks about a vacancy, in the werkvoorraad of who looks after the employer."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from keten.models import Medewerker, Team
from keten.termijnen import Duur
from klanten import taaklinks
from klanten.models import Taak
from werkgevers.models import Accountmanagerschap, Vacature

WOORD = "vacature"
_BESPREKEN = Duur.werkdagen(5)


def meld_aan() -> None:
    """Where these tasks are done: on the page of the vacancy."""
    taaklinks.registreer(WOORD, taaklinks.Pagina("werkgevers:vacature", in_dossier=False))


def ruim_op(vacature: Vacature, *, door: Medewerker | None) -> None:
    """Close the tasks about a vacancy, because what they ask for has been done."""
    over = Taak.objects.open().filter(
        soort=Taak.Soort.VACATURE, sleutel__startswith=f"{WOORD}:{vacature.pk}:"
    )
    over.update(gedaan_op=timezone.now(), gedaan_door=door)


def met_wie(vacatures: QuerySet[Vacature]) -> QuerySet[Vacature]:
    """Vacancies with the key of who looks after them (`wie`): the accountmanager, else who entered it.

    Only somebody who works at the location of the vacancy; None when there is nobody.
    """
    op_locatie = Medewerker.locaties.through._base_manager.filter(
        medewerker=OuterRef("medewerker"), locatie=OuterRef(OuterRef("locatie"))
    )
    account = Accountmanagerschap.objects.filter(
        Exists(op_locatie), werkgever=OuterRef("werkgever"), tot__isnull=True
    )
    invoerder = Medewerker.objects.filter(
        pk=OuterRef("ingevoerd_door"), locaties=OuterRef("locatie"), gebruiker__is_active=True
    )
    return vacatures.annotate(
        accountmanager=Subquery(account.values("medewerker")[:1]),
        invoerder=Subquery(invoerder.values("pk")[:1]),
    )


def vraag_verlenging(vacatures: Iterable[Vacature]) -> int:
    """Ask whether vacancies are still current, once for each last day; returns how many are new.

    Args:
        vacatures: as `met_wie` gives them.
    """
    return _maak(
        [
            _taak(
                vacature,
                f"Is de vacature {vacature.titel} bij {vacature.werkgever} nog actueel?",
                _einde_van(vacature.actueel_tot),
                f"actueel:{vacature.actueel_tot:%Y%m%d}",
            )
            for vacature in vacatures
        ]
    )


def vraag_uitkomst(vacatures: Iterable[Vacature], *, nu: datetime.datetime) -> int:
    """Ask how vacancies ended that closed by themselves without a candidate (W-29)."""
    return _maak(
        [
            _taak(
                vacature,
                f"Bespreek hoe de vacature {vacature.titel} bij {vacature.werkgever} afliep",
                _BESPREKEN.vervalt(nu),
                "uitkomst",
            )
            for vacature in vacatures
        ]
    )


def _taak(vacature: Vacature, wat: str, vervalt_op: datetime.datetime, waarvoor: str) -> Taak:
    wie: int | None = vacature.accountmanager or vacature.invoerder  # type: ignore[attr-defined]
    return Taak(
        locatie_id=vacature.locatie_id,
        voor_id=wie,
        soort=Taak.Soort.VACATURE,
        omschrijving=wat[:200],
        vervalt_op=vervalt_op,
        sleutel=f"{WOORD}:{vacature.pk}:{waarvoor}",
    )


def _maak(taken: list[Taak]) -> int:
    """Insert what is not there yet; what nobody looks after goes to the team for employers, if any."""
    teams = dict(
        Team.objects.lopend()
        .filter(soort=Team.Soort.WERKGEVERS, locatie__in={taak.locatie_id for taak in taken})
        .values_list("locatie", "pk")
    )
    for taak in taken:
        if taak.voor_id is None:
            taak.team_id = teams.get(taak.locatie_id)
    bekend = set(
        Taak.objects.filter(sleutel__in=[t.sleutel for t in taken]).values_list("sleutel", flat=True)
    )
    nieuw = [taak for taak in taken if taak.sleutel not in bekend]
    Taak.objects.bulk_create(nieuw, ignore_conflicts=True)
    return len(nieuw)


def _einde_van(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(23, 59, 59)))
