"""Placements and vacancies counted, against aims, and split without telling who (W-10, W-33, W-50)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from keten.aandeel import Aandeel
from keten.kleine_getallen import ONDER, te_klein
from keten.models import Locatie, Medewerker, Team
from keten.tijd import vandaag
from werkgevers.models import Plaatsing, Streefcijfer, Vacature, Werkgever

_Soort = Streefcijfer.Soort
LEEFTIJDEN = ((27, "jonger dan 27"), (40, "27 tot 40"), (55, "40 tot 55"))
OUDER = "55 en ouder"


@dataclass(frozen=True)
class Stand:
    """How many there are, and how many somebody aims at.

    Attributes:
        doel: the aim for the whole year; None where nobody set one.
    """

    naam: str
    aantal: int
    doel: int | None

    @property
    def procent(self) -> int | None:
        """How far, in percents of the aim; at most 100, for a bar."""
        return min(100, round(100 * self.aantal / self.doel)) if self.doel else None


@dataclass(frozen=True)
class Rij:
    """A row of a split.

    Attributes:
        aantal: None when the number is so small that somebody might be recognised.
        gemeten: how many of them were measured; None when `aantal` is.
        duurzaam: the share that lasted, of those measured; None when nothing was measured, or when it is
            hidden together with the numbers.
    """

    naam: str
    aantal: int | None
    gemeten: int | None = None
    duurzaam: int | None = None


@dataclass(frozen=True)
class Resultaten:
    """The figures of one year at a location, as the dashboard shows them."""

    jaar: int
    locatie: list[Stand]
    mensen: list[tuple[Medewerker, Stand, Stand]]
    teams: list[tuple[Team, Stand, Stand]]


def van_jaar(locatie: Locatie, jaar: int) -> Resultaten:
    """Vacancies and placements of a year against the aims of location, teams and people.

    Somebody counts what was entered or recorded by that person; a team, what its members did.
    """
    doelen = {
        (rij.soort, rij.medewerker_id, rij.team_id): rij.aantal
        for rij in Streefcijfer.objects.filter(locatie=locatie, jaar=jaar)
    }
    vacatures, plaatsingen = _vacatures(locatie, jaar), _plaatsingen(locatie, jaar)
    per_mens = {
        _Soort.VACATURES: _per(vacatures, "ingevoerd_door"),
        _Soort.PLAATSINGEN: _per(plaatsingen, "door"),
    }
    totaal = {_Soort.VACATURES: vacatures.count(), _Soort.PLAATSINGEN: plaatsingen.count()}
    return Resultaten(
        jaar=jaar,
        locatie=[
            Stand(soort.label.capitalize(), totaal[soort], doelen.get((soort.value, None, None)))
            for soort in (_Soort.VACATURES, _Soort.PLAATSINGEN)
        ],
        mensen=_mensen(per_mens, doelen),
        teams=_teams(locatie, per_mens, doelen),
    )


def per_leeftijd(locatie: Locatie, jaar: int) -> list[Rij]:
    """Placements of a year by the age of the client on the first working day, with a row for 55 and older.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), "behoud werkgelegenheid en plaatsing 55+".
    """
    jaren = ExtractYear("begint_op") - ExtractYear("klant__geboortedatum")
    voor_verjaardag = Q(begint_op__month__lt=F("klant__geboortedatum__month")) | Q(
        begint_op__month=F("klant__geboortedatum__month"), begint_op__day__lt=F("klant__geboortedatum__day")
    )
    leeftijd = jaren - Case(When(voor_verjaardag, then=1), default=0)
    groep = Case(
        *(When(leeftijd__lt=grens, then=Value(naam)) for grens, naam in LEEFTIJDEN),
        default=Value(OUDER),
        output_field=CharField(),
    )
    rijen = _plaatsingen(locatie, jaar).annotate(leeftijd=leeftijd).annotate(groep=groep)
    return _verdeel(rijen, "groep", [*(naam for _, naam in LEEFTIJDEN), OUDER])


def per_grootte(locatie: Locatie, jaar: int) -> list[Rij]:
    """Placements of a year by the size of the employer (W-10)."""
    rijen = _plaatsingen(locatie, jaar).annotate(groep=F("werkgever__grootte"))
    namen = {code: naam for code, naam in Werkgever.Grootte.choices}
    return _verdeel(rijen, "groep", list(namen), namen)


def per_partner(locatie: Locatie, jaar: int) -> list[Rij]:
    """Placements of a year by partner; one that counts for several stands with each (W-18)."""
    rijen = _plaatsingen(locatie, jaar).annotate(groep=Coalesce("partners__naam", Value("geen partner")))
    namen = [*(partner.naam for partner in locatie.partners.order_by("kolom", "naam"))]
    return _verdeel(rijen, "groep", namen)


def vervulling_per_grootte(locatie: Locatie, jaar: int) -> list[tuple[str, Aandeel | None]]:
    """The share of the vacancies closed in a year that were filled, by the size of the employer (W-10).

    None takes the place of a share with a number in it that is too small to show.
    """
    rijen = (
        Vacature.objects.filter(locatie=locatie, gesloten_op__year=jaar)
        .order_by()
        .values_list("werkgever__grootte")
        .annotate(vervuld=Count("pk", filter=Q(stand=Vacature.Stand.VERVULD)), alle=Count("pk"))
    )
    geteld = {grootte: Aandeel(vervuld, alle) for grootte, vervuld, alle in rijen}
    delen = [(str(naam), geteld.get(code, Aandeel(0, 0))) for code, naam in Werkgever.Grootte.choices]
    return [(naam, None if te_klein(deel.deel) or te_klein(deel.geheel) else deel) for naam, deel in delen]


def verberg(rijen: list[Rij]) -> list[Rij]:
    """Hide numbers so small that somebody might be recognised.

    One more is hidden when the total, which stands on the page, would give a single small one away; when the
    total itself is small, everything is.
    """
    if te_klein(sum(rij.aantal or 0 for rij in rijen)):
        return [Rij(rij.naam, None) for rij in rijen]
    klein = [rij for rij in rijen if te_klein(rij.aantal or 0)]
    if len(klein) == 1:
        groter = [rij for rij in rijen if rij.aantal and rij.aantal >= ONDER]
        klein += sorted(groter, key=lambda rij: rij.aantal or 0)[:1]
    weg = {rij.naam for rij in klein}
    return [Rij(rij.naam, None) if rij.naam in weg else rij for rij in rijen]


def _vacatures(locatie: Locatie, jaar: int) -> QuerySet[Vacature]:
    return Vacature.objects.filter(locatie=locatie, ontvangen_op__year=jaar)


def _plaatsingen(locatie: Locatie, jaar: int) -> QuerySet[Plaatsing]:
    van, tot = datetime.date(jaar, 1, 1), min(datetime.date(jaar, 12, 31), vandaag())
    return Plaatsing.objects.filter(locatie=locatie, begint_op__range=(van, tot))


def _per(rijen: QuerySet[Any], veld: str) -> dict[int, int]:
    geteld = rijen.order_by().values_list(veld).annotate(aantal=Count("pk"))
    return {wie: aantal for wie, aantal in geteld if wie is not None}


def _standen(
    wie: Iterable[int], per_mens: dict[Any, dict[int, int]], doelen: dict[Any, int], van: tuple[Any, Any]
) -> tuple[Stand, Stand]:
    leden = list(wie)
    vacatures, plaatsingen = (
        Stand(
            soort.label,
            sum(per_mens[soort].get(lid, 0) for lid in leden),
            doelen.get((soort.value, *van)),
        )
        for soort in (_Soort.VACATURES, _Soort.PLAATSINGEN)
    )
    return vacatures, plaatsingen


def _mensen(
    per_mens: dict[Any, dict[int, int]], doelen: dict[Any, int]
) -> list[tuple[Medewerker, Stand, Stand]]:
    """Whoever did something or aims at something, by name."""
    sleutels = {wie for aantallen in per_mens.values() for wie in aantallen}
    sleutels |= {medewerker for _, medewerker, _ in doelen if medewerker is not None}
    mensen = Medewerker.objects.filter(pk__in=sleutels).select_related("gebruiker", "partner")
    return [
        (een, *_standen([een.pk], per_mens, doelen, (een.pk, None)))
        for een in mensen.order_by("gebruiker__naam")
    ]


def _teams(
    locatie: Locatie, per_mens: dict[Any, dict[int, int]], doelen: dict[Any, int]
) -> list[tuple[Team, Stand, Stand]]:
    teams = Team.objects.lopend().filter(locatie=locatie, soort=Team.Soort.WERKGEVERS)
    return [
        (team, *_standen((lid.pk for lid in team.leden.all()), per_mens, doelen, (None, team.pk)))
        for team in teams.prefetch_related("leden").order_by("naam")
    ]


def _verdeel(
    rijen: QuerySet[Plaatsing], veld: str, volgorde: list[str], namen: dict[str, Any] | None = None
) -> list[Rij]:
    geteld = {
        waarde: (aantal, duurzaam, gemeten)
        for waarde, aantal, duurzaam, gemeten in rijen.order_by()
        .values_list(veld)
        .annotate(
            aantal=Count("pk", distinct=True),
            ja=Count("pk", filter=Q(duurzaam=True), distinct=True),
            gemeten=Count("pk", filter=Q(duurzaam__isnull=False), distinct=True),
        )
    }
    erbij = [waarde for waarde in geteld if waarde not in volgorde]
    uit = []
    for waarde in (*volgorde, *erbij):
        aantal, duurzaam, gemeten = geteld.get(waarde, (0, 0, 0))
        naam = str((namen or {}).get(waarde, waarde))
        aandeel = None if te_klein(gemeten) else Aandeel(duurzaam, gemeten).percentage
        uit.append(Rij(naam, aantal, gemeten, aandeel))
    return verberg(uit)
