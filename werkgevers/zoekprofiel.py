"""What work a client looks for, and the consent to look along: given once, withdrawn at any moment (W-24)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.opslaan import wijzig
from keten.termijnen import Duur
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak
from werkgevers import voordracht_beantwoorden, voordrachtwerk
from werkgevers.instellingen_matchen import BESCHIKBAAR_WEKEN
from werkgevers.models import Akkoordkanaal, Beroep, Leverancier, Voordracht, Zoekprofiel

_NA_VRAAG = Duur.werkdagen(5)
_SPEELRUIMTE = 8  # hours a week that somebody who told one number may work less


def van(klant: Klant) -> Zoekprofiel:
    """The search profile of a client; when there is none, one that is not saved yet.

    Nothing is asked twice: its hours come from what the client told at the intake.
    """
    bestaand = Zoekprofiel.objects.filter(klant=klant).select_related("leverancier").first()
    if bestaand is not None:
        return bestaand
    profiel = Zoekprofiel(klant=klant, locatie=klant.locatie)
    uren = getattr(getattr(klant, "situatie", None), "uren_per_week", None)
    if uren:
        profiel.uren_min, profiel.uren_max = max(1, uren - _SPEELRUIMTE), uren
    return profiel


def beroepen(profiel: Zoekprofiel) -> list[Beroep]:
    """The occupations of a profile; of a new one those that the client told at the intake."""
    if not profiel._state.adding:
        return list(profiel.beroepen.all())
    situatie = getattr(profiel.klant, "situatie", None)
    for naam in (getattr(situatie, "gewenst_beroep", ""), getattr(situatie, "laatste_beroep", "")):
        gevonden = _beroepen_met_naam(naam)
        if gevonden:
            return gevonden
    return []


@transaction.atomic
def bewaar(
    *,
    klant: Klant,
    beroepen: Iterable[Beroep],
    uren_min: int,
    uren_max: int,
    reisafstand: int,
    leverancier: Leverancier | None = None,
    versie: int,
    door: Medewerker | None = None,
) -> Zoekprofiel:
    """Keep what a client looks for; consent is another step. Saying it also confirms availability.

    Args:
        leverancier: who brings this client as a candidate (W-28); the client's own page leaves it as it is.
        versie: the version that the person saw; that of an unsaved profile when there was none.
        door: the employee who fills it in; None when the client does.

    Raises:
        NietToegestaan: no occupation was chosen.
        VersieConflict: somebody else changed it in between.
    """
    gekozen = list(beroepen)
    if not gekozen:
        raise NietToegestaan("Kies minstens een beroep.", veld="beroepen")
    Klant.objects.select_for_update().get(pk=klant.pk)
    profiel, nieuw = Zoekprofiel.objects.get_or_create(klant=klant, defaults={"locatie": klant.locatie})
    velden: dict[str, Any] = {
        "uren_min": uren_min,
        "uren_max": uren_max,
        "reisafstand": reisafstand,
        "beschikbaar_op": vandaag(),
    }
    if door is not None:
        velden["leverancier"] = leverancier
    profiel = wijzig(profiel, versie=profiel.versie if nieuw else versie, **velden)
    profiel.beroepen.set(gekozen)
    _schrijf(klant, f"Zoekt werk als {_opsomming(gekozen)}, {uren_min} tot {uren_max} uur", door=door)
    return profiel


@transaction.atomic
def geef_toestemming(
    *, klant: Klant, via: Akkoordkanaal = Akkoordkanaal.PORTAAL, door: Medewerker | None = None
) -> Zoekprofiel:
    """The client lets the chain look along for work; giving it twice changes nothing.

    Args:
        via: where the client said so.
        door: who wrote it down; None when the client did it in the portal.

    Raises:
        NietToegestaan: there is no search profile yet, or `via` and `door` do not go together.
    """
    if (via == Akkoordkanaal.PORTAAL) != (door is None):
        raise NietToegestaan("Kies of de klant dit aan de telefoon of aan de balie zei.", veld="via")
    profiel = _slot(klant)
    if profiel.toestemming_op is None:
        profiel.toestemming_op, profiel.toestemming_via = timezone.now(), via
        profiel.toestemming_door = door
        profiel.beschikbaar, profiel.beschikbaar_op = True, vandaag()
        _bewaar(profiel)
        _schrijf(klant, "Toestemming gegeven om mee te zoeken naar werk", door=door)
    return profiel


@transaction.atomic
def trek_toestemming_in(*, klant: Klant, door: Medewerker | None = None) -> int:
    """The client does not want the chain to look along any more.

    Proposals that no employer has seen yet are pulled back; the coach hears of it. What an employer has seen
    cannot be unseen: those stay with the LWI, where the coach talks them over with the client, but the
    employer no longer sees who was not hired.

    Args:
        door: who wrote it down; None when the client did it in the portal.

    Returns:
        How many proposals were pulled back.
    """
    profiel = _slot(klant)
    if profiel.toestemming_op is None:
        return 0
    profiel.toestemming_op, profiel.toestemming_via, profiel.toestemming_door = None, "", None
    _bewaar(profiel)
    lopend = list(klant.voordrachten.in_huis())
    for voordracht in lopend:
        voordracht_beantwoorden.trek_in(
            voordracht=voordracht, reden=Voordracht.Intrekking.TOESTEMMING, door=door
        )
    _schrijf(klant, "Toestemming om mee te zoeken ingetrokken", door=door)
    if door is None:
        _taak_voor_coach(klant, "Klant trok toestemming voor bemiddeling in: bespreek dit", profiel.versie)
    return len(lopend)


@transaction.atomic
def bevestig(*, klant: Klant, beschikbaar: bool, door: Medewerker | None = None) -> Zoekprofiel:
    """Say whether the client is available for work now; asked again after a number of weeks.

    Args:
        door: the employee who heard it; None when the client says it in the portal.

    Raises:
        NietToegestaan: there is no search profile yet.
    """
    profiel = _slot(klant)
    profiel.beschikbaar, profiel.beschikbaar_op = beschikbaar, vandaag()
    _bewaar(profiel)
    sleutels = {"sleutel__startswith": f"beschikbaar:{klant.pk}:", "gedaan_op": None}
    klant.taken.filter(**sleutels).update(gedaan_op=timezone.now(), gedaan_door=door)
    _schrijf(klant, "Beschikbaar voor werk" if beschikbaar else "Nu niet beschikbaar voor werk", door=door)
    return profiel


def grens(locatie: Locatie) -> datetime.date:
    """Availability that was confirmed before this day is asked again."""
    return vandaag() - datetime.timedelta(weeks=waarde(BESCHIKBAAR_WEKEN, locatie))


def is_verlopen(profiel: Zoekprofiel) -> bool:
    """Whether a client with consent has to say again that work is welcome."""
    if profiel.toestemming_op is None or not profiel.beschikbaar:
        return False
    return profiel.beschikbaar_op is None or profiel.beschikbaar_op < grens(profiel.locatie)


@transaction.atomic
def vraag_beschikbaarheid(locatie: Locatie) -> int:
    """Give contact persons a task for each client whose availability was confirmed too long ago.

    Running it twice makes each task once: the key holds the day of the last confirmation.
    """
    verlopen = (
        Zoekprofiel.objects.kandidaten(locatie)
        .filter(Q(beschikbaar_op__isnull=True) | Q(beschikbaar_op__lt=grens(locatie)))
        .filter(klant__beeld__contactpersoon__locaties=locatie)
        .order_by("klant")
    )
    velden: dict[str, Combinable] = {
        "locatie": F("locatie_id"),
        "voor": F("klant__beeld__contactpersoon_id"),
        "klant": F("klant_id"),
        "soort": Value(Taak.Soort.KANDIDAAT.value),
        "omschrijving": Value("Vraag of de klant nog beschikbaar is voor werk"),
        "vervalt_op": Value(_NA_VRAAG.vervalt(timezone.now())),
        "sleutel": Concat(
            Value("beschikbaar:"), Cast("klant_id", CharField()), Value(":"), _dag_in_tekst("beschikbaar_op")
        ),
    }
    return len(voeg_in_uit(Taak, verlopen, velden))


def _dag_in_tekst(veld: str) -> Case:
    leeg = When(**{f"{veld}__isnull": True}, then=Value("nooit"))
    return Case(leeg, default=Cast(veld, CharField()), output_field=CharField())


def _beroepen_met_naam(naam: str) -> list[Beroep]:
    gezocht = normaliseer(naam)
    if not gezocht:
        return []
    eerste = Beroep.objects.filter(naam__istartswith=naam.strip()[:3])
    return [beroep for beroep in eerste if normaliseer(beroep.naam) == gezocht]


def _slot(klant: Klant) -> Zoekprofiel:
    """The profile as it stands now; client first, as everywhere."""
    Klant.objects.select_for_update().get(pk=klant.pk)
    profiel = Zoekprofiel.objects.select_for_update(of=("self",)).select_related("locatie")
    gevonden = profiel.filter(klant=klant).first()
    if gevonden is None:
        raise NietToegestaan("Vul eerst in welk werk gezocht wordt.")
    return gevonden


def _bewaar(profiel: Zoekprofiel) -> None:
    profiel.versie += 1
    profiel.full_clean()
    profiel.save()


def _taak_voor_coach(klant: Klant, wat: str, nummer: int) -> None:
    taken.maak(
        klant=klant,
        voor=voordrachtwerk.coach_van(klant),
        locatie=klant.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving=wat,
        vervalt_op=_NA_VRAAG.vervalt(timezone.now()),
        sleutel=f"toestemming:{klant.pk}:{nummer}",
    )


def _schrijf(klant: Klant, zin: str, *, door: Medewerker | None) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.BEMIDDELING, zin, door=door, door_klant=door is None)


def _opsomming(beroepen: list[Beroep]) -> str:
    return ", ".join(beroep.naam.lower() for beroep in beroepen)
