"""Open answers put under codes of the location, so that they can be counted beside the score (X-43)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Avg, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, StdDev

from keten import bevoegd, opslaan
from keten.kleine_getallen import te_klein
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from landkaart.models import Antwoordcode, Antwoordindeling, Peilingantwoord, Peilinguitnodiging
from landkaart.peilingen import leesvakken
from landkaart.peilingen.rekenen import Score, score
from landkaart.peilingen.tijdvakken import Tijdvak
from landkaart.peilingen.uitkomsten import tussen

_KLANT = "antwoord__uitnodiging__klant"
_SCORES = "antwoord__uitnodiging__antwoorden"


@dataclass(frozen=True)
class Codetelling:
    """How many clients said something, and how those clients judge the service.

    Attributes:
        klanten: None when too few said so to show the number.
    """

    code: str
    klanten: int | None
    score: Score


def open_antwoorden(locatie: Locatie, *, zonder_code: bool = False) -> QuerySet[Peilingantwoord]:
    """What clients wrote in months that are over, within them in no order: nobody can tell who wrote when.

    Months in which fewer than five clients wrote something stand together with later ones.
    """
    antwoorden = Peilingantwoord.objects.filter(
        uitnodiging__locatie=locatie, uitnodiging__stand=Peilinguitnodiging.Stand.INGEVULD
    ).exclude(tekst="")
    antwoorden = leesvakken.verdeel(antwoorden)
    if zonder_code:
        antwoorden = antwoorden.exclude(Exists(Antwoordindeling.objects.filter(antwoord=OuterRef("pk"))))
    indelingen = Antwoordindeling.objects.select_related("code", "door__gebruiker")
    return (
        antwoorden.select_related("vraag")
        .prefetch_related(Prefetch("indelingen", indelingen))
        .order_by("-vak", "sleutel")
    )


def codes(locatie: Locatie) -> QuerySet[Antwoordcode]:
    """The codes of a location, with how many answers stand under each."""
    return Antwoordcode.objects.filter(locatie=locatie).annotate(gebruikt=Count("indelingen"))


def maak_code(*, locatie: Locatie, naam: str, door: Medewerker) -> Antwoordcode:
    """Add a code.

    Raises:
        RechtOntbreekt: this person does not read open answers here.
        ValidationError: the location has this code already.
    """
    bevoegd.eis(door, locatie, Recht.PEILINGEN)
    return opslaan.voeg_toe(Antwoordcode(locatie=locatie, naam=naam.strip()))


def hernoem(*, code: Antwoordcode, naam: str, versie: int, door: Medewerker) -> Antwoordcode:
    """Give a code another name; what stands under it stays there.

    Raises:
        RechtOntbreekt: this person does not read open answers here.
        VersieConflict: somebody saved in between.
        ValidationError: the location has this code already.
    """
    bevoegd.eis(door, code.locatie, Recht.PEILINGEN)
    return opslaan.wijzig(code, versie=versie, naam=naam.strip())


@transaction.atomic
def deel_in(
    *,
    antwoord: Peilingantwoord,
    codes: Iterable[Antwoordcode],
    gezien: Iterable[int],
    door: Medewerker,
) -> None:
    """Put an answer under these codes.

    Args:
        gezien: the keys of the codes that this person saw on the answer. Only the differences count, so that
            what a colleague added in between stays.

    Raises:
        RechtOntbreekt: this person does not read open answers here.
    """
    locatie = antwoord.uitnodiging.locatie
    bevoegd.eis(door, locatie, Recht.PEILINGEN)
    Peilingantwoord.objects.select_for_update(no_key=True).get(pk=antwoord.pk)
    gekozen = {code.pk for code in codes if code.locatie_id == locatie.pk}
    stond = set(gezien)
    antwoord.indelingen.filter(code__in=stond - gekozen).delete()
    Antwoordindeling.objects.bulk_create(
        [Antwoordindeling(antwoord=antwoord, code_id=code, door=door) for code in gekozen - stond],
        ignore_conflicts=True,
    )


def tellingen(locatie: Locatie, tijdvak: Tijdvak) -> list[Codetelling]:
    """How often each code was given, the most frequent first, with the score of who said so."""
    verwacht = Q(**{f"{_SCORES}__score__isnull": False}) & ~Q(**{f"{_SCORES}__vraag__verwachting": ""})
    rijen: Any = (
        Antwoordindeling.objects.filter(
            tussen("antwoord__uitnodiging__klaar_op", tijdvak.van, tijdvak.tot), code__locatie=locatie
        )
        .order_by()
        .values(naam=F("code__naam"))
        .annotate(
            wie=Count(_KLANT, distinct=True),
            oordelaars=Count(_KLANT, distinct=True, filter=verwacht),
            n=Count(f"{_SCORES}__pk", filter=verwacht),
            gem=Avg(f"{_SCORES}__score", filter=verwacht),
            sd=StdDev(f"{_SCORES}__score", sample=True, filter=verwacht),
        )
        .order_by("-wie", "naam")
    )
    return [_telling(rij) for rij in rijen]


def _telling(rij: dict[str, Any]) -> Codetelling:
    oordeel = score(
        klanten=rij["oordelaars"], antwoorden=rij["n"], gemiddelde=rij["gem"], spreiding=rij["sd"]
    )
    return Codetelling(rij["naam"], None if te_klein(rij["wie"]) else rij["wie"], oordeel)
