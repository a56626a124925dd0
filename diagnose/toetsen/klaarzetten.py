"""Setting a test out for many clients at once, from a selection of the caseload (D-47)."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.utils import timezone
from django.utils.text import capfirst

from diagnose.models import Afname, Toets, Toetsversie
from diagnose.toetsen.afnemen import recht_voor
from keten.bevoegd import eis
from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis


def wie(beelden: QuerySet[Clientbeeld], toets: Toets) -> QuerySet[Clientbeeld]:
    """Those of a selection for whom this test does not stand open already."""
    lopend = Afname.objects.open().filter(klant=OuterRef("klant"), toets=toets)
    return beelden.filter(~Exists(lopend))


@transaction.atomic
def zet_klaar(*, toets: Toets, beelden: QuerySet[Clientbeeld], locatie: Locatie, door: Medewerker) -> int:
    """Set a test out for every client of a selection, in a few statements; who has it open keeps that one.

    Twice the same, or two people at the same time, gives each client one.

    Returns:
        For how many clients it was set out.

    Raises:
        NietToegestaan: the client cannot fill in this test, or it has no version today.
        RechtOntbreekt: no right to take this test, or another location.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4: competence tests for the zittend bestand.
    """
    eis(door, locatie, recht_voor(toets))
    if not toets.klant_kan_invullen:
        raise NietToegestaan("Deze toets vult een professional in.", veld="toets")
    versie: Toetsversie | None = toets.versies.geldend(locatie, vandaag()).first()
    if versie is None:
        raise NietToegestaan("Deze toets heeft vandaag geen vragenlijst die geldt.", veld="toets")
    gekozen = wie(beelden.filter(locatie=locatie), toets).order_by("pk")
    gemaakt = voeg_in_uit(
        Afname,
        gekozen,
        {
            "klant": F("klant_id"),
            "toets": Value(toets.pk),
            "toetsversie": Value(versie.pk),
            "voor_klant": Value(True),
            "klaargezet_door": Value(door.pk),
        },
    )
    tijdlijn.leg_vast_bij_veel(
        Afname.objects.filter(pk__in=gemaakt).order_by("pk"),
        {
            "klant": F("klant_id"),
            "op": Value(timezone.now()),
            "soort": Value(Gebeurtenis.Soort.TOETS.value),
            "zin": Value(f"{capfirst(toets.naam)} klaargezet voor de klant."),
            "medewerker": Value(door.pk),
            "partner": Value(door.partner_id),
            "zichtbaar_voor_klant": Value(True),
        },
    )
    return len(gemaakt)
