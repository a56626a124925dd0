"""Groups that an auditor loads apart to test on unequal treatment: kept for a purpose and a term.

Only the auditors of the location read them, and only as shares; a rule cannot use them, because they are no
fact (`keten.regels.feiten`). After the term a job wipes the rows.
"""

import datetime
from collections import Counter
from typing import IO

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from handhaving.models import Auditbestand, Auditgroep
from handhaving.monitor import gelijkheid
from handhaving.monitor.gelijkheid import Indeling
from handhaving.monitor.verhoudingen import Band
from keten import csvbestand
from keten.bevoegd import eis
from keten.csvbestand import BestandFout, Csvrij, Rijfout
from keten.fouten import NietToegestaan
from keten.kleine_getallen import ONDER
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Klant

KOPPEN = ("klantnummer", "groep")
LANGST = datetime.timedelta(days=183)
"""So long groups may be kept; a choice of the portal."""

_MEESTE_RIJEN = 20_000
_MEESTE_GROEPEN = 12
_LANGSTE_NAAM = 60


def van_locatie(locatie: Locatie, *, door: Medewerker) -> QuerySet[Auditbestand]:
    """What auditors of a location loaded, newest first.

    Raises:
        NietToegestaan: the person is no auditor there.
    """
    eis(door, locatie, Recht.AUDITEREN)
    return Auditbestand.objects.filter(locatie=locatie).select_related("geladen_door__gebruiker")


@transaction.atomic
def laad(
    *,
    inhoud: IO[bytes],
    locatie: Locatie,
    naam: str,
    doel: str,
    bewaren_tot: datetime.date,
    door: Medewerker,
) -> Auditbestand:
    """Keep who is in which group; with any fault nothing is kept.

    Args:
        inhoud: CSV with the columns of `KOPPEN`.
        bewaren_tot: the last day, at most `LANGST` from now.

    Raises:
        BestandFout: with every fault by row and column.
        NietToegestaan: the person is no auditor there, or the term cannot be.
    """
    eis(door, locatie, Recht.AUDITEREN)
    dag = vandaag()
    if not dag < bewaren_tot <= dag + LANGST:
        raise NietToegestaan("Kies een dag die nog komt, binnen een half jaar.", veld="bewaren_tot")
    groepen = _lees(inhoud, locatie)
    bestand = voeg_toe(
        Auditbestand(locatie=locatie, naam=naam, doel=doel, bewaren_tot=bewaren_tot, geladen_door=door)
    )
    Auditgroep.objects.bulk_create(
        (Auditgroep(bestand=bestand, klant_id=klant, groep=groep) for klant, groep in groepen.items()),
        batch_size=2000,
    )
    return bestand


@transaction.atomic
def wis(*, bestand: Auditbestand, door: Medewerker) -> Auditbestand:
    """Throw the groups away before their term; doing so twice changes nothing.

    Raises:
        NietToegestaan: the person is no auditor there.
    """
    eis(door, bestand.locatie, Recht.AUDITEREN)
    _wis(Auditbestand.objects.filter(pk=bestand.pk))
    bestand.refresh_from_db()
    return bestand


@transaction.atomic
def ruim_op() -> int:
    """Throw away all groups whose term has passed; returns of how many files."""
    return _wis(Auditbestand.objects.filter(bewaren_tot__lt=vandaag()))


def vergelijk(
    bestand: Auditbestand, *, van: datetime.date, tot: datetime.date, band: Band, door: Medewerker
) -> Indeling:
    """What enforcement did to each of the groups, in shares.

    Raises:
        NietToegestaan: the person is no auditor there.
    """
    eis(door, bestand.locatie, Recht.AUDITEREN)
    klanten = gelijkheid.klanten_met_uitkomst(bestand.locatie, van, tot)
    leden = klanten.filter(auditgroep__bestand=bestand)
    return gelijkheid.deel_in(bestand.naam, leden, groep=F("auditgroep__groep"), namen={}, band=band)


def _wis(bestanden: QuerySet[Auditbestand]) -> int:
    sleutels = list(bestanden.filter(gewist_op__isnull=True).select_for_update().values_list("pk", flat=True))
    Auditgroep.objects.filter(bestand__in=sleutels).delete()
    return Auditbestand.objects.filter(pk__in=sleutels).update(gewist_op=timezone.now())


def _lees(inhoud: IO[bytes], locatie: Locatie) -> dict[int, str]:
    """The group of each client, by key."""
    tekst = csvbestand.als_tekst(inhoud)
    bestand = csvbestand.lees(tekst, verplicht=KOPPEN, meeste_rijen=_MEESTE_RIJEN)
    nummers = [int(nr) for rij in bestand.rijen if (nr := rij.waarden["klantnummer"]).isdecimal()]
    # A number with too many digits belongs to nobody; the database would not take it.
    hier = Klant.objects.filter(locatie=locatie, klantnummer__in=[nr for nr in nummers if nr < 2**63])
    sleutels = {str(nummer): pk for nummer, pk in hier.values_list("klantnummer", "pk")}
    groepen: dict[int, str] = {}
    fouten: list[Rijfout] = []
    for rij in bestand.rijen:
        fout = _fout_in(rij, sleutels, groepen)
        if fout is None:
            groepen[sleutels[rij.waarden["klantnummer"]]] = rij.waarden["groep"]
        else:
            fouten.append(fout)
    fouten += [] if fouten else _fouten_in_groepen(groepen)
    if fouten:
        raise BestandFout(*fouten)
    return groepen


def _fout_in(rij: Csvrij, sleutels: dict[str, int], groepen: dict[int, str]) -> Rijfout | None:
    sleutel = sleutels.get(rij.waarden["klantnummer"])
    if sleutel is None:
        return Rijfout(rij.nummer, "klantnummer", "Dit is geen klant van deze locatie.")
    if sleutel in groepen:
        return Rijfout(rij.nummer, "klantnummer", "Deze klant staat er meer dan één keer.")
    if not 0 < len(rij.waarden["groep"]) <= _LANGSTE_NAAM:
        return Rijfout(rij.nummer, "groep", f"Vul een groep in van hoogstens {_LANGSTE_NAAM} tekens.")
    return None


def _fouten_in_groepen(groepen: dict[int, str]) -> list[Rijfout]:
    """Groups so few or small that they would point at somebody, or so many that they say nothing."""
    aantallen = Counter(groepen.values())
    if not 2 <= len(aantallen) <= _MEESTE_GROEPEN:
        return [Rijfout(0, "", f"Er moeten 2 tot en met {_MEESTE_GROEPEN} groepen zijn.")]
    return [
        Rijfout(0, "", f"De groep “{naam}” heeft minder dan {ONDER} klanten.")
        for naam, aantal in aantallen.items()
        if aantal < ONDER
    ]
