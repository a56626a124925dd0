"""Promises to employers, kept or broken, and lasting agreements with them (W-22, W-23, W-43)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import taaklinks, taken
from klanten.afspraken import aanvang
from klanten.models import Taak
from werkgevers.aanspreekpunt import slot as slot_werkgever
from werkgevers.models import Leveringsafspraak, Samenwerkingsafspraak, Vacature, Werkgever

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=2 * 366)
_Stand = Leveringsafspraak.Stand
_OVERGANGEN = {_Stand.NAGEKOMEN: "kom_na", _Stand.GEBROKEN: "breek", _Stand.VERVALLEN: "laat_vervallen"}
_BEDENKTIJD = datetime.timedelta(days=30)


def meld_aan() -> None:
    """Say on which page a promise is settled."""
    taaklinks.registreer(
        "levering", taaklinks.Pagina("werkgevers:leveringsafspraak", antwoord=True, in_dossier=False)
    )


@transaction.atomic
def beloof(
    *,
    werkgever: Werkgever,
    wat: str,
    uiterlijk: datetime.date,
    verantwoordelijke: Medewerker,
    aantal: int | None = None,
    vacature: Vacature | None = None,
    locatie: Locatie,
    door: Medewerker,
) -> Leveringsafspraak:
    """Keep a promise to an employer, with who sees to it; that person gets a task.

    Args:
        uiterlijk: the last day on which it is kept in time; not in the past.
        aantal: how many, when it can be counted.

    Raises:
        NietToegestaan: the day cannot be, the vacancy is of another employer, or the person responsible does
            not work at the location.
        ValidationError: with a message per field.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 3: trust comes back with kept
    delivery agreements.
    """
    werkgever = slot_werkgever(werkgever)
    if uiterlijk < vandaag():
        raise NietToegestaan("Deze dag is al voorbij.", veld="uiterlijk")
    if uiterlijk > vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen twee jaar.", veld="uiterlijk")
    _keur_betrokkenen(werkgever, vacature, verantwoordelijke, locatie)
    afspraak = voeg_toe(
        Leveringsafspraak(
            werkgever=werkgever,
            vacature=vacature,
            locatie=locatie,
            wat=wat.strip(),
            aantal=aantal,
            uiterlijk=uiterlijk,
            verantwoordelijke=verantwoordelijke,
            gemaakt_door=door,
        )
    )
    _zet_taak_klaar(afspraak)
    return afspraak


@transaction.atomic
def rond_af(
    *,
    afspraak: Leveringsafspraak,
    stand: str,
    geleverd: int | None = None,
    toelichting: str = "",
    door: Medewerker,
) -> Leveringsafspraak:
    """Say whether a promise was kept; a broken one carries the reason.

    Args:
        stand: `nagekomen`, `gebroken` or `vervallen`.
        geleverd: how many were delivered.
        toelichting: why not; needed unless it was kept.

    Raises:
        NietToegestaan: it was settled already, is of another location, less was delivered than promised, or
            the reason lacks.
    """
    afspraak = _slot(afspraak, door)
    if stand not in _OVERGANGEN:
        raise NietToegestaan("Kies hoe het is afgelopen.", veld="stand")
    if stand != _Stand.NAGEKOMEN and not toelichting.strip():
        raise NietToegestaan("Schrijf op waarom niet.", veld="toelichting")
    te_weinig = afspraak.aantal is not None and geleverd is not None and geleverd < afspraak.aantal
    if stand == _Stand.NAGEKOMEN and te_weinig:
        raise NietToegestaan(
            f"Beloofd waren er {afspraak.aantal}. Kies dan 'niet nagekomen' en schrijf op waarom.",
            veld="geleverd",
        )
    try:
        getattr(afspraak, _OVERGANGEN[_Stand(stand)])(door=door)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Deze afspraak is al {afspraak.get_stand_display()}.") from fout
    afspraak.geleverd, afspraak.toelichting = geleverd, toelichting.strip()
    _bewaar(afspraak)
    Taak.objects.open().filter(sleutel=_sleutel(afspraak)).update(gedaan_op=timezone.now(), gedaan_door=door)
    return afspraak


@transaction.atomic
def heropen(*, afspraak: Leveringsafspraak, door: Medewerker) -> Leveringsafspraak:
    """Take the answer back, within a month.

    Raises:
        NietToegestaan: it was not settled, was settled too long ago, or is of another location.
    """
    afspraak = _slot(afspraak, door)
    if afspraak.afgerond_op is None:
        raise NietToegestaan("Deze afspraak loopt nog.")
    if afspraak.afgerond_op < vandaag() - _BEDENKTIJD:
        raise NietToegestaan("Dit is langer dan een maand geleden. Maak een nieuwe afspraak.")
    afspraak.heropen()
    _bewaar(afspraak)
    _zet_taak_klaar(afspraak)
    return afspraak


@transaction.atomic
def spreek_samenwerking_af(
    *,
    werkgever: Werkgever,
    locatie: Locatie,
    leveren: Iterable[Ketenpartner],
    door: Medewerker,
    **velden: Any,
) -> Samenwerkingsafspraak:
    """Record a lasting agreement, with what both parties put in and the adviser who stays responsible (W-23).

    Args:
        leveren: the partners of the location that supply candidates.
        velden: fields of `Samenwerkingsafspraak`.

    Raises:
        NietToegestaan: the adviser does not work at the location, or the employer was merged.
        ValidationError: with a message per field.
    """
    werkgever = slot_werkgever(werkgever)
    _vereis_op(velden["adviseur"], locatie, veld="adviseur")
    afspraak = voeg_toe(
        Samenwerkingsafspraak(werkgever=werkgever, locatie=locatie, gemaakt_door=door, **velden)
    )
    afspraak.leveren.set(leveren)
    return afspraak


@transaction.atomic
def wijzig_samenwerking(
    *,
    afspraak: Samenwerkingsafspraak,
    versie: int,
    leveren: Iterable[Ketenpartner],
    door: Medewerker,
    **velden: Any,
) -> Samenwerkingsafspraak:
    """Change a lasting agreement, or write down what it brought.

    Raises:
        NietToegestaan: it is of another location, or the adviser does not work there.
        VersieConflict: somebody else saved in between.
        ValidationError: with a message per field.
    """
    _vereis_op(door, afspraak.locatie, veld=None)
    _vereis_op(velden["adviseur"], afspraak.locatie, veld="adviseur")
    afspraak = wijzig(afspraak, versie=versie, **velden)
    afspraak.leveren.set(leveren)
    return afspraak


def _keur_betrokkenen(
    werkgever: Werkgever, vacature: Vacature | None, verantwoordelijke: Medewerker, locatie: Locatie
) -> None:
    if vacature is not None and vacature.werkgever_id != werkgever.pk:
        raise NietToegestaan("Deze vacature is van een andere werkgever.", veld="vacature")
    _vereis_op(verantwoordelijke, locatie, veld="verantwoordelijke")


def _vereis_op(medewerker: Medewerker, locatie: Locatie, *, veld: str | None) -> None:
    if not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {locatie}.", veld=veld)


def _zet_taak_klaar(afspraak: Leveringsafspraak) -> None:
    """The task of a promise; of one that is opened again, the task opens again as well."""
    taak = taken.maak(
        klant=None,
        voor=afspraak.verantwoordelijke,
        locatie=afspraak.locatie,
        soort=Taak.Soort.WERKGEVER,
        omschrijving=f"Beloofd aan {afspraak.werkgever}: {afspraak.wat}"[:200],
        vervalt_op=aanvang(afspraak.uiterlijk, _EINDE_VAN_DE_DAG),
        sleutel=_sleutel(afspraak),
    )
    if taak.gedaan_op is not None:
        taak.gedaan_op = taak.gedaan_door = None
        taak.save(update_fields=["gedaan_op", "gedaan_door"])


def _sleutel(afspraak: Leveringsafspraak) -> str:
    return f"levering:{afspraak.pk}"


def _slot(afspraak: Leveringsafspraak, door: Medewerker) -> Leveringsafspraak:
    rijen = Leveringsafspraak.objects.select_for_update(of=("self",))
    afspraak = rijen.select_related("locatie", "werkgever", "verantwoordelijke__gebruiker").get(
        pk=afspraak.pk
    )
    _vereis_op(door, afspraak.locatie, veld=None)
    return afspraak


def _bewaar(afspraak: Leveringsafspraak) -> None:
    afspraak.versie += 1
    afspraak.full_clean()
    afspraak.save()
