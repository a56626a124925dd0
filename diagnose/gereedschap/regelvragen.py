"""Questions about a rule, and the official answer that then stands wherever the rule is used (X-71).

Source: De lerende keten (IWI 2008), chapter 4: it is often unclear whether a rule really stands in the way;
find out what the facts are, and say so clearly to everybody.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from diagnose.gereedschap import regimes
from diagnose.instellingen import REGELVRAAG_WERKDAGEN
from diagnose.models import Instrument, InstrumentRegime, Regelvraag
from diagnose.models.regime import RegelvraagQuerySet
from keten import instellingen
from keten.bevoegd import eis, eis_rol, mag
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelset, Regime
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import taken
from klanten.models import Taak

_LEZEN = Duur.werkdagen(5)
_NAMEN = (
    "instrument",
    "regime",
    "regelset",
    "locatie",
    "gesteld_door__gebruiker",
    "gesteld_door__partner",
    "beantwoord_door__gebruiker",
    "beantwoord_door__partner",
)


def vragen() -> RegelvraagQuerySet:
    """All questions of all locations with everything that a list shows; a rule is the same for everybody."""
    return Regelvraag.objects.select_related(*_NAMEN)


def zoek(gekozen: QuerySet[Regelvraag], term: str) -> QuerySet[Regelvraag]:
    """Only the questions in which every word of a term occurs: in the text, the answer or the subject."""
    for woord in term.split():
        gekozen = gekozen.filter(
            Q(vraag__icontains=woord)
            | Q(antwoord__icontains=woord)
            | Q(instrument__naam__icontains=woord)
            | Q(regime__naam__icontains=woord)
            | Q(regelset__naam__icontains=woord)
        )
    return gekozen


def antwoorden(instrumenten: Iterable[int] | None = None) -> dict[int, list[Regelvraag]]:
    """The official answers by instrument, the latest first, in one query.

    Args:
        instrumenten: only these keys; None for all.
    """
    rijen = vragen().filter(instrument__isnull=False, beantwoord_op__isnull=False).order_by("-beantwoord_op")
    if instrumenten is not None:
        rijen = rijen.filter(instrument__in=instrumenten)
    gevonden: dict[int, list[Regelvraag]] = defaultdict(list)
    for vraag in rijen:
        assert vraag.instrument_id is not None
        gevonden[vraag.instrument_id].append(vraag)
    return gevonden


def over_regelset(regelset: Regelset) -> list[Regelvraag]:
    """The official answers on a rule, the latest first."""
    return list(vragen().filter(regelset=regelset, beantwoord_op__isnull=False).order_by("-beantwoord_op"))


@transaction.atomic
def stel(
    *,
    vraag: str,
    door: Medewerker,
    locatie: Locatie,
    instrument: Instrument | None = None,
    regime: Regime | None = None,
    regelset: Regelset | None = None,
) -> Regelvraag:
    """Ask what the rule really is.

    Args:
        instrument, regime, regelset: what it is about: an instrument (under a scheme), or a rule.

    Raises:
        NietToegestaan: the same question by this person is still open.
        RechtOntbreekt: not of this location, or without the right to see instruments.
        ValidationError: it is about nothing, or about two things.
    """
    eis(door, locatie, Recht.INSTRUMENTEN)
    over = {"instrument": instrument, "regime": regime, "regelset": regelset}
    if Regelvraag.objects.open().filter(gesteld_door=door, vraag=vraag, **over).exists():
        raise NietToegestaan("U hebt deze vraag al gesteld. Het antwoord komt nog.", veld="vraag")
    werkdagen = instellingen.waarde(REGELVRAAG_WERKDAGEN, locatie)
    uiterlijk = Duur.werkdagen(werkdagen).laatste_dag(vandaag())
    return voeg_toe(Regelvraag(vraag=vraag, gesteld_door=door, locatie=locatie, uiterlijk=uiterlijk, **over))


@transaction.atomic
def beantwoord(
    *, vraag: Regelvraag, antwoord: str, bron: str, door: Medewerker, status: str = "", wetsartikel: str = ""
) -> Regelvraag:
    """Give the official answer; it cannot be changed afterwards, a later question gets a later answer.

    Args:
        bron: the law, the ruling or the document on which it rests.
        status: what now holds for the instrument under the scheme of the question; empty leaves that.
        wetsartikel: the article, kept with that status.

    Raises:
        RechtOntbreekt: this person may not answer for the chain.
        NietToegestaan: somebody answered in between.
        ValidationError: answer or source is missing.
    """
    eis_rol(door, Recht.REGIME_BEVESTIGEN)
    vraag = Regelvraag.objects.select_for_update(of=("self",)).get(pk=vraag.pk)
    if vraag.beantwoord_op is not None:
        raise NietToegestaan("Een collega heeft deze vraag net beantwoord. Lees eerst dat antwoord.")
    vraag.antwoord, vraag.bron = antwoord, bron
    vraag.beantwoord_door, vraag.beantwoord_op = door, timezone.now()
    vraag.full_clean()
    vraag.save(update_fields=["antwoord", "bron", "beantwoord_door", "beantwoord_op"])
    if status and vraag.instrument and vraag.regime:
        _leg_vast(vraag, status=status, wetsartikel=wetsartikel, door=door)
    _meld_aan_vrager(vraag)
    return vraag


def _leg_vast(vraag: Regelvraag, *, status: str, wetsartikel: str, door: Medewerker) -> None:
    """The answer decides on the field of the matrix as well."""
    assert vraag.instrument and vraag.regime
    cel = InstrumentRegime.objects.filter(instrument=vraag.instrument, regime=vraag.regime).first()
    regimes.bevestig(
        instrument=vraag.instrument,
        regime=vraag.regime,
        status=status,
        aard=cel.aard if cel else InstrumentRegime.Aard.ONBEKEND,
        toelichting=cel.toelichting if cel else "",
        wetsartikel=wetsartikel or (cel.wetsartikel if cel else ""),
        bron=vraag.bron,
        versie=cel.versie if cel else 0,
        door=door,
    )


def _meld_aan_vrager(vraag: Regelvraag) -> None:
    """Who asked finds the answer in the own work list, where that person has one."""
    wie = vraag.gesteld_door
    if mag(wie, vraag.locatie, Recht.WERKVOORRAAD):
        taken.maak(
            klant=None,
            voor=wie,
            locatie=vraag.locatie,
            soort=Taak.Soort.ARRANGEMENT,
            omschrijving=f"Lees het antwoord op uw vraag over {vraag.onderwerp}"[:200],
            vervalt_op=_LEZEN.vervalt(timezone.now()),
            sleutel=f"regelvraag:{vraag.pk}",
        )
