"""Files that come in: loaded for a look, taken over part by part, or thrown away (X-79).

Nothing is made until somebody says so. Then every part is one transaction that makes the records and takes
away the rows that they came from: stopped half-way, the next try goes on with the rows that are left.
"""

import datetime
import hashlib
import logging

from celery import current_app
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.invoer import bestand as lezer
from keten.invoer import rijen
from keten.invoer.soorten import Invoersoort, soort_van
from keten.models import Invoerbestand, Invoerrij, Locatie, Medewerker
from keten.opslaan import voeg_toe

log = logging.getLogger(__name__)

TAAK = "keten.tasks.lees_invoer_in"
BEWAARD = datetime.timedelta(days=7)
"""How long rows wait for somebody to finish."""

_ONVERWACHT = "Het portaal kon een rij niet verwerken. Probeer het opnieuw, of laat rijen weg."
_STIL = datetime.timedelta(minutes=10)
_Stand = Invoerbestand.Stand
_WEER_TE_LADEN = (_Stand.VERVALLEN, _Stand.TERUGGEDRAAID)


@transaction.atomic
def laad(
    *, soort: Invoersoort, naam: str, inhoud: bytes, locatie: Locatie, door: Medewerker
) -> Invoerbestand:
    """Read a file and keep its rows for a look; nothing is made yet.

    Raises:
        BestandFout: the file as a whole cannot be read.
        NietToegestaan: this file was loaded before, or the location does not take this kind.
        RechtOntbreekt: another location, or no right for this kind.
    """
    eis(door, locatie, soort.recht)
    soort.eis_hier(locatie)
    gelezen = lezer.lees(inhoud, soort)
    vingerafdruk = hashlib.sha256(inhoud).hexdigest()
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)  # the same file twice at once
    eerder = Invoerbestand.objects.filter(soort=soort.code, locatie=locatie, vingerafdruk=vingerafdruk)
    eerder = eerder.exclude(stand__in=_WEER_TE_LADEN).select_related("geladen_door__gebruiker")
    if al := eerder.first():
        dag = f"{timezone.localtime(al.geladen_op):%d-%m-%Y}"
        raise NietToegestaan(f"Dit bestand is al geladen op {dag} door {al.geladen_door}.", veld="bestand")
    nieuw = voeg_toe(
        Invoerbestand(
            soort=soort.code,
            locatie=locatie,
            bestandsnaam=naam[-120:],
            vingerafdruk=vingerafdruk,
            geladen_door=door,
            aantal_rijen=len(gelezen),
        )
    )
    rijen.leg_klaar(nieuw, soort, gelezen)
    return nieuw


@transaction.atomic
def start(*, bestand: Invoerbestand, door: Medewerker) -> Invoerbestand:
    """Take over every good row: at once when they fit in one part, else in the background after the commit.

    Raises:
        NietToegestaan: no row is good, the file was started or thrown away meanwhile, or the location does
            not take this kind any more.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, soort = rijen.houd_vast(bestand, door)
    soort.eis_hier(actueel.locatie)
    rijen.kijk_na(actueel, soort)
    goed = actueel.rijen.filter(stand=Invoerrij.Stand.GOED).count()
    if not goed:
        raise NietToegestaan("Er is geen rij die ingelezen kan worden.")
    actueel.start(te_doen=goed, door=door)
    bekend, _per_model = actueel.rijen.filter(stand=Invoerrij.Stand.BEKEND).delete()
    actueel.aantal_bekend += bekend
    actueel.save()
    if goed <= soort.per_deel:
        _lees_deel_in(actueel, soort)
    else:
        transaction.on_commit(lambda: current_app.send_task(TAAK, [actueel.pk]))
    return actueel


def voer_uit(pk: int) -> None:
    """Take over what is left of a started file; killed and done again, nothing is lost or doubled.

    When a rule of the house or the database refuses a part, what came in before stays, and the rest waits
    for a person.
    """
    try:
        while _doe_deel(pk):
            pass
    except NietToegestaan as fout:
        _stok(pk, fout.melding)
    except (DataError, IntegrityError):
        log.exception("a file stopped", extra={"invoerbestand": pk})
        _stok(pk, _ONVERWACHT)


@transaction.atomic
def gooi_weg(*, bestand: Invoerbestand, door: Medewerker) -> Invoerbestand:
    """Take over nothing more of a file; its rows go at once. With nothing taken over it can be loaded again.

    Raises:
        NietToegestaan: it was started or thrown away meanwhile.
        RechtOntbreekt: another location, or no right for this kind.
    """
    actueel, _soort = rijen.houd_vast(bestand, door)
    _beeindig(actueel, door)
    return actueel


@transaction.atomic
def ruim_op() -> int:
    """Throw away the rows of files that nobody finished in time; returns how many files."""
    wacht = Invoerbestand.objects.select_for_update().filter(stand=_Stand.NAKIJKEN)
    oud = list(wacht.filter(geladen_op__lt=timezone.now() - BEWAARD).order_by("pk"))
    for een in oud:
        _beeindig(een, None)
    return len(oud)


def hervat() -> int:
    """Go on with files whose work stopped without a word, such as by a killed worker; returns how many."""
    stil = Invoerbestand.objects.filter(stand=_Stand.BEZIG, teken_op__lt=timezone.now() - _STIL)
    sleutels = list(stil.order_by("pk").values_list("pk", flat=True))
    for pk in sleutels:
        voer_uit(pk)
    return len(sleutels)


@transaction.atomic
def _stok(pk: int, melding: str) -> None:
    """Let what is left wait for a person."""
    gestokt = _houd_bezig(pk)
    if gestokt is not None:
        gestokt.stok(melding)
        gestokt.save()


def _beeindig(bestand: Invoerbestand, door: Medewerker | None) -> None:
    if bestand.aantal_ingelezen:  # a part came in before it stopped
        bestand.rond_af(door=door)
    else:
        bestand.verval(door=door)
    bestand.save()
    bestand.rijen.all().delete()


def _houd_bezig(pk: int) -> Invoerbestand | None:
    """The file, held, while it is being taken over; None when it is not (any more)."""
    wachtrij = Invoerbestand.objects.select_for_update(of=("self",)).select_related("locatie", "gestart_door")
    return wachtrij.filter(pk=pk, stand=_Stand.BEZIG).first()


@transaction.atomic
def _doe_deel(pk: int) -> bool:
    """One part; returns whether more is left."""
    bestand = _houd_bezig(pk)
    soort = soort_van(bestand.soort) if bestand else None
    if bestand is None or soort is None or bestand.gestart_door is None:
        return False
    eis(bestand.gestart_door, bestand.locatie, soort.recht)
    soort.eis_hier(bestand.locatie)
    return _lees_deel_in(bestand, soort)


def _lees_deel_in(bestand: Invoerbestand, soort: Invoersoort) -> bool:
    """Make records of the next good rows, in this transaction; returns whether more is left."""
    door = bestand.gestart_door
    assert door is not None  # a constraint of every started file
    deel = list(bestand.rijen.filter(stand=Invoerrij.Stand.GOED).order_by("nummer")[: soort.per_deel])
    oordelen = rijen.beoordeel_rijen(soort, bestand.locatie, deel)
    goed = [een for een in oordelen.values() if een.stand == Invoerrij.Stand.GOED]
    gemaakt = soort.verwerk(goed, bestand, door) if goed else 0
    bekend = sum(een.stand == Invoerrij.Stand.BEKEND for een in oordelen.values())
    bestand.aantal_ingelezen += gemaakt
    bestand.aantal_bekend += bekend + len(goed) - gemaakt
    bestand.teken_op = timezone.now()
    rijen.bewaar(deel, oordelen)
    klaar = [een.nummer for een in oordelen.values() if een.stand != Invoerrij.Stand.FOUT]
    bestand.rijen.filter(nummer__in=klaar).delete()
    meer = bestand.rijen.filter(stand=Invoerrij.Stand.GOED).exists()
    if not meer:
        bestand.rond_af(door=door)
        bestand.rijen.all().delete()
    bestand.save()
    if not meer:
        soort.na_afloop(bestand, door)
    return meer
