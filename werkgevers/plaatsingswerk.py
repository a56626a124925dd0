"""What a placement puts in people's werkvoorraad: outflow, measuring, the end of a subsidy."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from keten.bulk import voeg_in_uit
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from keten.termijnen import Duur
from klanten import taaklinks, taken
from klanten.afspraken import aanvang
from klanten.collegas import collegas
from klanten.models import Klant, Taak
from werkgevers.instellingen_sturen import STEUN_WAARSCHUWEN
from werkgevers.models import Accountmanagerschap, Plaatsing, Plaatsingssteun

_EINDE_VAN_DE_DAG = datetime.time(23, 59, 59)
_WERKWEEK = Duur.werkdagen(5)
_BELLEN = Duur.werkdagen(2)


def meld_aan() -> None:
    """Say on which pages this work is done."""
    taaklinks.registreer("plaatsing", taaklinks.Pagina("werkgevers:plaatsing", in_dossier=False))
    taaklinks.registreer("klantplaatsing", taaklinks.Pagina("werkgevers:klantplaatsing"))
    taaklinks.registreer(
        "plaatsingsnazorg", taaklinks.Pagina("werkgevers:nazorgmoment", antwoord=True, in_dossier=False)
    )
    taaklinks.registreer("klantnazorg", taaklinks.Pagina("werkgevers:klantnazorg", antwoord=True))


def coach_van(klant: Klant) -> Medewerker | None:
    """The contact person, when that person guides clients at the client's location."""
    contactpersoon = klant.beeld.contactpersoon_id
    if contactpersoon is None:
        return None
    return collegas(klant.locatie, Recht.KANDIDATEN).filter(pk=contactpersoon).first()


def vraag_uitstroom(plaatsing: Plaatsing) -> Taak:
    """Ask the contact person to record the outflow once the work has begun."""
    return taken.maak(
        klant=plaatsing.klant,
        voor=coach_van(plaatsing.klant),
        locatie=plaatsing.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving=f"De klant begint op {plaatsing.begint_op:%d-%m-%Y} met werk: leg de uitstroom vast",
        vervalt_op=_WERKWEEK.vervalt(max(aanvang(plaatsing.begint_op, _EINDE_VAN_DE_DAG), timezone.now())),
        sleutel=f"klantplaatsing:{plaatsing.pk}:uitstroom",
    )


def meld_gestopt(plaatsing: Plaatsing) -> Taak:
    """Tell the contact person that the work ended, so that nobody falls in between."""
    return taken.maak(
        klant=plaatsing.klant,
        voor=coach_van(plaatsing.klant),
        locatie=plaatsing.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving="Het werk van de klant is gestopt: bespreek hoe het verder gaat",
        vervalt_op=_BELLEN.vervalt(timezone.now()),
        sleutel=f"klantplaatsing:{plaatsing.pk}:gestopt",
    )


def rond_meten_af(plaatsing: Plaatsing, *, door: Medewerker) -> None:
    """Close the question whether the client is still at work, because it has been answered."""
    open_taken = Taak.objects.open().filter(sleutel=f"plaatsing:{plaatsing.pk}:meten")
    open_taken.update(gedaan_op=timezone.now(), gedaan_door=door)


def vraag_metingen(*, op: datetime.date) -> int:
    """Ask for every placement whose measuring day came whether the client is still at work.

    A person answers; run twice, it asks once.

    Returns:
        How many tasks were made.
    """
    te_meten = Plaatsing.objects.te_meten(op).order_by("pk")
    return len(
        _maak_taken(
            te_meten,
            sleutel=Concat(Value("plaatsing:"), Cast("pk", CharField()), Value(":meten")),
            omschrijving=Value("Werkt de geplaatste klant er nog? Meet of het werk duurt"),
            accountmanager_van="werkgever",
            door="door",
            locatie="vacature__locatie",
            vervalt_op=_WERKWEEK.vervalt(timezone.now()),
        )
    )


def waarschuw_voor_einde_steun(*, op: datetime.date) -> int:
    """Warn the accountmanager of subsidies and measures that are about to end (W-34).

    Each end is announced once, so many days before as the location chose. Another last day is another
    announcement.

    Returns:
        How many tasks were made.
    """
    eindigend = Plaatsingssteun.objects.lopend().filter(eindigt_op__gte=op)
    locaties = Locatie.objects.filter(pk__in=eindigend.values("plaatsing__vacature__locatie"))
    return sum(_waarschuw_op(locatie, eindigend, op) for locatie in locaties)


@transaction.atomic
def _waarschuw_op(locatie: Locatie, eindigend: QuerySet[Plaatsingssteun], op: datetime.date) -> int:
    tot = op + datetime.timedelta(days=waarde(STEUN_WAARSCHUWEN, locatie))
    steun = eindigend.filter(plaatsing__vacature__locatie=locatie, eindigt_op__lte=tot).order_by("pk")
    return len(
        _maak_taken(
            steun,
            sleutel=Concat(
                Value("plaatsing:"),
                Cast("plaatsing_id", CharField()),
                Value(":steun:"),
                Cast("pk", CharField()),
                Value(":"),
                Cast("eindigt_op", CharField()),
            ),
            omschrijving=Concat(_welke_steun(), Value(" eindigt op "), _dag("eindigt_op")),
            accountmanager_van="plaatsing__werkgever",
            door="plaatsing__door",
            locatie="plaatsing__vacature__locatie",
            vervalt_op=_WERKWEEK.vervalt(timezone.now()),
        )
    )


def _welke_steun() -> Case:
    """What ends; of a client of another location the kind is not told, since it can tell about health."""
    return Case(
        When(plaatsing__klant__locatie=F("plaatsing__vacature__locatie"), then=F("maatregel__naam")),
        default=Value("Hulp of subsidie"),
        output_field=CharField(),
    )


def _dag(veld: str) -> Func:
    """A day as people write it: 31-01-2026."""
    return Func(F(veld), Value("DD-MM-YYYY"), function="to_char", output_field=CharField())


def _maak_taken(
    rijen: QuerySet[Any],
    *,
    sleutel: Concat,
    omschrijving: Combinable,
    accountmanager_van: str,
    door: str,
    locatie: str,
    vervalt_op: datetime.datetime,
) -> list[int]:
    """One task per row for the accountmanager of the employer; without one, for who made the placement."""
    nu = Accountmanagerschap.objects.filter(
        werkgever=OuterRef(accountmanager_van),
        tot__isnull=True,
        medewerker__locaties=OuterRef(locatie),
    )
    return voeg_in_uit(
        Taak,
        rijen,
        {
            "locatie": F(f"{locatie}_id"),
            "voor": Coalesce(
                Subquery(nu.values("medewerker")[:1]), F(f"{door}_id"), output_field=BigIntegerField()
            ),
            "soort": Value(Taak.Soort.WERKGEVER.value),
            "omschrijving": omschrijving,
            "vervalt_op": Value(vervalt_op),
            "sleutel": sleutel,
        },
    )
