"""Vacancies: registered once, seen by every partner, kept fresh and released to others (W-12 to W-21)."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as sla_op
from keten.tijd import vandaag
from werkgevers import klok, vacaturetaken, voorrang
from werkgevers.instellingen_vacatures import ACTUEEL
from werkgevers.models import Vacature, Vacaturegebeurtenis, Werkgever
from werkgevers.vacature_eisen import Eis, zet_eisen
from werkgevers.vacature_keuren import keur_moment, keur_vacature
from werkgevers.vacaturewerk import houd_open, schrijf_regel

_Soort = Vacaturegebeurtenis.Soort
_DAG = datetime.timedelta(days=1)


class DubbeleVacature(NietToegestaan):
    """The same work at the same place is open already; it can be registered knowingly."""

    def __init__(self, bestaand: Sequence[Vacature]) -> None:
        super().__init__(
            "Deze werkgever heeft al zo'n vacature open. Is dit een andere? Zet dan het vinkje.", veld="toch"
        )
        self.bestaand = bestaand


@transaction.atomic
def registreer(
    *,
    werkgever: Werkgever,
    locatie: Locatie,
    door: Medewerker | None,
    eisen: Iterable[Eis],
    zonder_eisen: bool = False,
    toch: bool = False,
    **velden: Any,
) -> Vacature:
    """Register a vacancy: the clock starts, and every partner of the location sees it at once (W-12).

    Args:
        locatie: which location looks for candidates.
        door: the employee who enters it; None when the employer does, with the origin "zelf gemeld" (W-14).
        eisen: what the work asks of people.
        zonder_eisen: nothing is asked, and that is meant.
        toch: the same work is open at this employer already, and this is another vacancy.
        velden: fields of `Vacature`; without a postcode those of the branch count.

    Raises:
        DubbeleVacature: the same occupation at the same place is open at this employer.
        NietToegestaan: nothing is asked without saying so, a day cannot be, the branch or contact person is
            of another employer, or the employer was merged into another.
        ValidationError: with a message per field.
    """
    werkgever = Werkgever.objects.select_for_update().get(pk=werkgever.pk)
    eisen = list(eisen)
    keur_vacature(werkgever, eisen, zonder_eisen=zonder_eisen, velden=velden)
    if door is not None and not door.werkt_op(locatie):
        raise NietToegestaan(f"U werkt niet op {locatie}.")
    velden.setdefault("ontvangen_op", timezone.now())
    velden.setdefault("herkomst", Vacature.Herkomst.VERWORVEN if door else Vacature.Herkomst.ZELF)
    vacature = Vacature(
        werkgever=werkgever,
        locatie=locatie,
        partner=door.partner if door else None,
        ingevoerd_door=door,
        **_met_plek(velden),
    )
    keur_moment(vacature)
    if not toch and (bestaand := list(dubbelen(vacature))):
        raise DubbeleVacature(bestaand)
    vacature.actueel_tot = vandaag() + _DAG * waarde(ACTUEEL, locatie)
    klok.start(vacature, locatie)
    voorrang.geef(vacature, locatie)
    vacature = voeg_toe(vacature)
    zet_eisen(vacature, eisen)
    schrijf_regel(
        vacature, _Soort.INGEVOERD, f"Vacature ingevoerd ({vacature.get_herkomst_display()}).", door=door
    )
    return vacature


def dubbelen(vacature: Vacature) -> Iterable[Vacature]:
    """Open vacancies of the same employer for the same occupation at the same place."""
    zelfde = Vacature.objects.open().filter(
        werkgever=vacature.werkgever, beroep=vacature.beroep, plaats__iexact=vacature.plaats.strip()
    )
    return zelfde.exclude(pk=vacature.pk).order_by("-ontvangen_op")


@transaction.atomic
def wijzig(
    *,
    vacature: Vacature,
    versie: int,
    door: Medewerker | None,
    eisen: Iterable[Eis],
    zonder_eisen: bool = False,
    **velden: Any,
) -> Vacature:
    """Change an open vacancy and what it asks.

    Args:
        versie: the version that the form was opened with.
        door: the employee; None when the employer does it.

    Raises:
        VersieConflict: somebody else saved in between.
        NietToegestaan: the vacancy is closed, nothing is asked without saying so, there are fewer places
            than people who started, or it is of another location.
        ValidationError: with a message per field.
    """
    huidig = houd_open(vacature, door)
    eisen = list(eisen)
    keur_vacature(huidig.werkgever, eisen, zonder_eisen=zonder_eisen, velden=velden)
    bezet = huidig.plaatsingen.count()
    if velden.get("plaatsen", huidig.plaatsen) < bezet:
        raise NietToegestaan(f"Er zijn al {bezet} mensen begonnen.", veld="plaatsen")
    nieuw = sla_op(huidig, versie=versie, **_met_plek(velden))
    zet_eisen(nieuw, eisen)
    schrijf_regel(nieuw, _Soort.GEWIJZIGD, "De gegevens zijn gewijzigd.", door=door)
    return nieuw


@transaction.atomic
def verleng(*, vacature: Vacature, door: Medewerker | None) -> Vacature:
    """Say that a vacancy is still current; it stays open for the number of days that the location chose.

    Args:
        door: the employee; None when the employer does it.

    Raises:
        NietToegestaan: the vacancy is closed or of another location.
    """
    huidig = houd_open(vacature, door)
    tot = vandaag() + _DAG * waarde(ACTUEEL, huidig.locatie)
    if tot > huidig.actueel_tot:
        huidig.actueel_tot = tot
        huidig.save(update_fields=["actueel_tot"])
        schrijf_regel(huidig, _Soort.VERLENGD, f"Nog actueel, tot en met {tot:%d-%m-%Y}", door=door)
    vacaturetaken.ruim_op(huidig, door=door)
    return huidig


@transaction.atomic
def geef_vrij(*, vacature: Vacature, door: Medewerker) -> Vacature:
    """Release a vacancy to all partners and locations, because the own clients do not fit (W-21).

    As long as one column goes first only its people can do this, and with it they give up that they go first.

    Raises:
        NietToegestaan: it is released or closed already, of another location, or another column goes first.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.9, Amsterdam (VSA).
    """
    huidig = houd_open(vacature, door)
    if huidig.vrijgegeven_op is not None:
        raise NietToegestaan("Deze vacature is al vrijgegeven.")
    nu = timezone.now()
    voorrang.mag_voordragen(vacature=huidig, partner=door.partner, op=nu)
    if huidig.voorrang_tot is not None and huidig.voorrang_tot > nu:
        huidig.voorrang_tot = nu
    huidig.vrijgegeven_op = nu
    huidig.save(update_fields=["vrijgegeven_op", "voorrang_tot"])
    schrijf_regel(huidig, _Soort.VRIJGEGEVEN, "Vrijgegeven aan alle partners en locaties.", door=door)
    return huidig


def _met_plek(velden: dict[str, Any]) -> dict[str, Any]:
    """The place of the work: what was filled in, else that of the branch."""
    vestiging = velden.get("vestiging")
    if vestiging is not None and not velden.get("postcode"):
        velden = {**velden, "postcode": vestiging.postcode, "plaats": vestiging.plaats}
    return velden
