"""Signals from a file: upload, look, repair, import (H-38).

Until the import the rows are kept encrypted, each as a whole; afterwards they are thrown away. What is known
by source and kenmerk is never made twice, whichever file it comes from.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from handhaving.models import Signaal, Signaalimport, Signaalrij
from handhaving.signalen import bestand, werk
from handhaving.signalen.bestand import Gekeurd, Ruw
from handhaving.signalen.sturing import eis_sturing
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from klanten import bsn
from klanten.models import Identiteitsnummer

BEWAARD = datetime.timedelta(days=7)
"""How long rows wait for somebody to finish the import."""

FOUT = "fout"
"""Beside the columns: what was wrong with the row as a whole."""

Stand = Signaalrij.Stand


@dataclass
class _Oordeel:
    """What a row would become at this moment."""

    rij: Gekeurd
    klant: int | None = None
    stand: str = Stand.GOED
    fouten: list[tuple[str, str]] = field(default_factory=list)


@transaction.atomic
def laad(*, naam: str, inhoud: bytes, locatie: Locatie, door: Medewerker) -> Signaalimport:
    """Read a file and keep its rows for a look; no signal is made yet.

    Raises:
        BestandFout: the file as a whole cannot be read.
        NietToegestaan: this file was loaded before, or the location does not steer by signals.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    eis(door, locatie, Recht.HANDHAVEN)
    eis_sturing(locatie)
    rijen = bestand.lees(inhoud)
    vingerafdruk = hashlib.sha256(inhoud).hexdigest()
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)  # the same file twice at once
    eerder = Signaalimport.objects.filter(locatie=locatie, vingerafdruk=vingerafdruk)
    if al := eerder.exclude(stand="vervallen").select_related("geladen_door__gebruiker").first():
        dag = f"{timezone.localtime(al.geladen_op):%d-%m-%Y}"
        raise NietToegestaan(f"Dit bestand is al geladen op {dag} door {al.geladen_door}.", veld="bestand")
    nieuw = voeg_toe(
        Signaalimport(
            locatie=locatie,
            bestandsnaam=naam[-120:],
            vingerafdruk=vingerafdruk,
            geladen_door=door,
            aantal_rijen=len(rijen),
        )
    )
    oordelen = _beoordeel(locatie, rijen)
    Signaalrij.objects.bulk_create(
        Signaalrij(
            bestand=nieuw,
            nummer=rij.nummer,
            inhoud=_verzegel({**rij.waarden, FOUT: rij.fout}),
            stand=oordelen[rij.nummer].stand,
            fouten=oordelen[rij.nummer].fouten,
        )
        for rij in rijen
    )
    return nieuw


def waarden_van(rij: Signaalrij) -> dict[str, str]:
    """What stands in a row of a file that waits."""
    waarden: dict[str, str] = json.loads(bsn.ontsleutel(rij.inhoud))
    return waarden


@transaction.atomic
def herstel(
    *, bestand: Signaalimport, nummer: int, waarden: Mapping[str, str], door: Medewerker
) -> Signaalrij:
    """Put other values in a row, and look at all rows again: a kenmerk may stand in two of them.

    Args:
        waarden: of the columns that change; the others stay.

    Raises:
        NietToegestaan: the import was finished meanwhile, or there is no such row.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    actueel = _slot(bestand, door)
    rij = _rij(actueel, nummer)
    rij.inhoud, rij.stand = _verzegel({**waarden_van(rij), **waarden, FOUT: ""}), Stand.GOED
    rij.save(update_fields=["inhoud", "stand"])
    _kijk_na(actueel)
    rij.refresh_from_db()
    return rij


@transaction.atomic
def laat_weg(*, bestand: Signaalimport, nummer: int, door: Medewerker) -> None:
    """Leave a row out of the import.

    Raises:
        NietToegestaan: the import was finished meanwhile, or there is no such row.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    actueel = _slot(bestand, door)
    rij = _rij(actueel, nummer)
    rij.stand, rij.fouten = Stand.WEG, []
    rij.save(update_fields=["stand", "fouten"])
    _kijk_na(actueel)


@transaction.atomic
def voer_in(*, bestand: Signaalimport, door: Medewerker) -> Signaalimport:
    """Make a signal of every good row, in a few statements, and throw all rows away.

    Raises:
        NietToegestaan: no row is good, the import was finished meanwhile, or the location does not steer by
            signals any more.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    actueel = _slot(bestand, door)
    eis_sturing(actueel.locatie)
    oordelen = _kijk_na(actueel)
    goed = [oordeel for oordeel in oordelen if oordeel.stand == Stand.GOED]
    if not goed:
        raise NietToegestaan("Er is geen rij die ingelezen kan worden.")
    nu, vervalt_op = timezone.now(), werk.vervalt(werk.BEHANDELEN, actueel.locatie)
    nieuw = [
        Signaal(
            klant_id=oordeel.klant,
            locatie=actueel.locatie,
            bron=oordeel.rij.bron,
            kenmerk=oordeel.rij.kenmerk,
            tekst=oordeel.rij.tekst,
            van=oordeel.rij.van,
            gemeld_op=nu,
            uit_import=actueel,
            vervalt_op=vervalt_op,
        )
        for oordeel in goed
        if oordeel.klant is not None and oordeel.rij.van is not None  # as every good row has
    ]
    Signaal.objects.bulk_create(nieuw, ignore_conflicts=True)
    gemaakt = actueel.signalen.count()
    bekend = sum(oordeel.stand == Stand.BEKEND for oordeel in oordelen) + len(goed) - gemaakt
    actueel.lees_in(ingelezen=gemaakt, bekend=bekend, door=door)
    actueel.save()
    actueel.rijen.all().delete()
    werk.zet_import_klaar(actueel, voor=door)
    return actueel


@transaction.atomic
def gooi_weg(*, bestand: Signaalimport, door: Medewerker) -> None:
    """Do not import a file; its rows go at once, and it can be loaded again.

    Raises:
        NietToegestaan: the import was finished meanwhile.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    actueel = _slot(bestand, door)
    actueel.verval(op=timezone.now(), door=door)
    actueel.save()
    actueel.rijen.all().delete()


@transaction.atomic
def ruim_op() -> int:
    """Throw away the rows of files that nobody finished in time; returns how many files."""
    nu = timezone.now()
    wacht = Signaalimport.objects.select_for_update().filter(stand=Signaalimport.Stand.NAKIJKEN)
    oud = list(wacht.filter(geladen_op__lt=nu - BEWAARD).order_by("pk"))
    for een in oud:
        een.verval(op=nu, door=None)
        een.save()
    Signaalrij.objects.filter(bestand__in=oud).delete()
    return len(oud)


def _kijk_na(actueel: Signaalimport) -> list[_Oordeel]:
    """Judge all rows that were not left out as of now, and keep what changed."""
    rijen = list(actueel.rijen.exclude(stand=Stand.WEG))
    gelezen = ((rij.nummer, waarden_van(rij)) for rij in rijen)
    oordelen = _beoordeel(
        actueel.locatie, [Ruw(nummer, waarden, waarden[FOUT]) for nummer, waarden in gelezen]
    )
    for rij in rijen:
        rij.stand, rij.fouten = oordelen[rij.nummer].stand, oordelen[rij.nummer].fouten
    Signaalrij.objects.bulk_update(rijen, ["stand", "fouten"], batch_size=1000)
    return list(oordelen.values())


def _beoordeel(locatie: Locatie, rijen: Iterable[Ruw]) -> dict[int, _Oordeel]:
    """Per row number what it would become, with two queries for all of them."""
    oordelen = {ruw.nummer: _Oordeel(bestand.keur(ruw.waarden)) for ruw in rijen}
    sleutels = {oordeel.rij.bsn: bsn.zoeksleutel(oordeel.rij.bsn) for oordeel in oordelen.values()}
    nummers = Identiteitsnummer.objects.filter(klant__locatie=locatie, zoeksleutel__in=sleutels.values())
    klanten = {bytes(sleutel): klant for sleutel, klant in nummers.values_list("zoeksleutel", "klant")}
    kenmerken = [oordeel.rij.kenmerk for oordeel in oordelen.values()]
    bekend = set(
        Signaal.objects.filter(locatie=locatie, kenmerk__in=kenmerken).values_list("bron", "kenmerk")
    )
    eerste: dict[tuple[str, str], int] = {}
    for ruw in rijen:
        oordeel = oordelen[ruw.nummer]
        rij, fouten = oordeel.rij, oordeel.rij.fouten
        oordeel.klant = klanten.get(sleutels[rij.bsn])
        if rij.bsn and oordeel.klant is None:
            fouten.insert(0, ("bsn", "Dit BSN hoort niet bij een klant van deze locatie."))
        if ruw.fout:
            fouten.insert(0, ("", ruw.fout))
        sleutel = (rij.bron, rij.kenmerk)
        if all(sleutel) and eerste.setdefault(sleutel, ruw.nummer) != ruw.nummer:
            fouten.append(("kenmerk", f"Dit kenmerk van deze bron staat ook op rij {eerste[sleutel]}."))
        oordeel.fouten = fouten
        oordeel.stand = Stand.FOUT if fouten else Stand.BEKEND if sleutel in bekend else Stand.GOED
    return oordelen


def _verzegel(waarden: Mapping[str, Any]) -> bytes:
    return bsn.versleutel(json.dumps(waarden))


def _slot(bestand: Signaalimport, door: Medewerker) -> Signaalimport:
    """Lock the import and read it anew, while it still waits."""
    rijen = Signaalimport.objects.select_for_update(of=("self",)).select_related("locatie")
    actueel = rijen.get(pk=bestand.pk)
    eis(door, actueel.locatie, Recht.HANDHAVEN)
    if actueel.stand != Signaalimport.Stand.NAKIJKEN:
        raise NietToegestaan(f"Dit bestand is intussen {actueel.get_stand_display()}.")
    return actueel


def _rij(actueel: Signaalimport, nummer: int) -> Signaalrij:
    rij = actueel.rijen.filter(nummer=nummer).first()
    if rij is None:
        raise NietToegestaan("Deze rij is er niet.")
    return rij
