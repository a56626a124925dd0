"""The arrangement of the youth desk: nine parts, each given by one professional (K-81, K-82, K-84)."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from diagnose.instellingen import JONGEREN_VORM
from diagnose.models import Jongerenarrangement, Jongerendienst
from diagnose.models.jongeren import Vorm
from keten import instellingen
from keten.bevoegd import eis
from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.collegas import collegas
from klanten.jongeren import is_jongere
from klanten.models import Gebeurtenis, Klant, Taak

TAAK = "De dienst van het jongerenloket is afgelopen: draag over aan de casemanager"
ZIN = "De dienst van het jongerenloket is afgelopen."
_OVERDRAGEN = Duur.werkdagen(5)

Onderdeel = Jongerendienst.Onderdeel


@dataclass(frozen=True)
class Deel:
    """One of the nine parts, with who gives it; nobody yet is None."""

    onderdeel: str
    naam: str
    medewerker: Medewerker | None


def lopend(klant: Klant) -> Jongerenarrangement | None:
    """The arrangement of the youth desk that runs now."""
    namen = ("casemanager__gebruiker", "casemanager__partner")
    return klant.jongerenarrangementen.filter(afgesloten_op__isnull=True).select_related(*namen).first()


def vorm_van(locatie: Locatie) -> Vorm:
    """How the youth desk of a location divides the work; integrated unless it chose otherwise (K-82)."""
    return Vorm(instellingen.waarde(JONGEREN_VORM, locatie))


def kan_beginnen(klant: Klant) -> bool:
    """Whether the youth desk can begin with this client."""
    return lopend(klant) is None and is_jongere(klant.geboortedatum, klant.locatie)


def kandidaten(locatie: Locatie) -> QuerySet[Medewerker]:
    """Who can give a part at a location."""
    return collegas(locatie, Recht.DOSSIER_INZIEN)


def delen(arrangement: Jongerenarrangement) -> list[Deel]:
    """The nine parts in order; in the integrated form the casemanager gives each of them (K-81, K-82)."""
    verdeeld = {
        dienst.onderdeel: dienst.medewerker
        for dienst in arrangement.diensten.select_related("medewerker__gebruiker", "medewerker__partner")
    }
    vast = None if arrangement.vorm == Vorm.CONCENTRATIE else arrangement.casemanager
    return [Deel(code, naam, verdeeld.get(code, vast)) for code, naam in Onderdeel.choices]


@transaction.atomic
def richt_in(
    *,
    klant: Klant,
    versie: int,
    door: Medewerker,
    begin: datetime.date,
    einde: datetime.date | None = None,
    casemanager: Medewerker | None = None,
    diensten: Mapping[str, Medewerker | None],
) -> Jongerenarrangement:
    """Begin the arrangement of the youth desk, or change it.

    The form that the location chose counts for an arrangement from its beginning.

    Args:
        versie: of the arrangement that the person saw; 0 when there was none.
        einde: the last day, when the service of the desk is bound to time (K-84).
        casemanager: who guides the client; not asked in the form with another professional for each part.
        diensten: who gives a part; a part left out, or None, is the casemanager's or nobody's yet.

    Raises:
        NietToegestaan: the client is too old to begin, the days cannot be, or somebody does not work here.
        RechtOntbreekt: not of this location, or without the right to make plans.
        VersieConflict: a colleague changed it in between.
        ValidationError: the form asks for a casemanager.
    """
    eis(door, klant.locatie, Recht.WERKPLAN)
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    _keur(klant, begin=begin, einde=einde, mensen=[casemanager, *diensten.values()])
    bestaand = lopend(klant)
    if bestaand is None and not is_jongere(klant.geboortedatum, klant.locatie):
        raise NietToegestaan(f"Deze klant is te oud voor het jongerenloket van {klant.locatie}.")
    if bestaand is None and versie:
        raise NietToegestaan("Een collega heeft de begeleiding intussen afgesloten.")
    velden = {"begin": begin, "einde": einde, "casemanager": casemanager}
    if bestaand is None:
        vorm = vorm_van(klant.locatie)
        arrangement = voeg_toe(Jongerenarrangement(klant=klant, vorm=vorm, **velden))
    else:
        arrangement = wijzig(bestaand, versie=versie, **velden)
    verdeling = {} if arrangement.vorm == Vorm.GEINTEGREERD else diensten
    _verdeel(arrangement, verdeling)
    wat = "gewijzigd" if bestaand else "begonnen"
    tijdlijn.leg_vast(
        klant, Gebeurtenis.Soort.WERKPLAN, f"De begeleiding door het jongerenloket is {wat}.", door=door
    )
    return arrangement


@transaction.atomic
def sluit_af(*, arrangement: Jongerenarrangement, door: Medewerker) -> Jongerenarrangement:
    """The youth desk is done with this client.

    Raises:
        NietToegestaan: it was closed before.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    vast = Jongerenarrangement.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    arrangement = vast.get(pk=arrangement.pk)
    eis(door, arrangement.klant.locatie, Recht.WERKPLAN)
    if arrangement.afgesloten_op is not None:
        raise NietToegestaan("Een collega heeft de begeleiding al afgesloten.")
    arrangement = wijzig(arrangement, versie=arrangement.versie, afgesloten_op=vandaag())
    zin = "De begeleiding door het jongerenloket is afgesloten."
    tijdlijn.leg_vast(arrangement.klant, Gebeurtenis.Soort.WERKPLAN, zin, door=door)
    return arrangement


def plan_overdrachten(*, op: datetime.date) -> int:
    """Make a task to hand over each client whose time at the youth desk has ended, and a line (K-84).

    The task is for the casemanager, or else for the contact person. Set-based; run again it makes nothing
    twice.

    Args:
        op: the day that counts as today.

    Returns:
        How many tasks were made.
    """
    klaar = Jongerenarrangement.objects.filter(einde__lt=op, afgesloten_op__isnull=True)
    sleutel = Concat(Value("jongerenloket:"), Cast("pk", CharField()), Value(":"), Cast("einde", CharField()))
    with transaction.atomic():
        gemaakt = voeg_in_uit(
            Taak,
            klaar.order_by("pk"),
            {
                "locatie": F("klant__locatie_id"),
                "klant": F("klant_id"),
                "voor": _voor_wie(),
                "soort": Value(Taak.Soort.OVERDRACHT.value),
                "omschrijving": Value(TAAK),
                "vervalt_op": Value(_OVERDRAGEN.vervalt(timezone.now())),
                "sleutel": sleutel,
            },
        )
        tijdlijn.leg_vast_bij_veel(
            Taak.objects.filter(pk__in=gemaakt).order_by("pk"),
            {
                "klant": F("klant_id"),
                "soort": Value(Gebeurtenis.Soort.OVERDRACHT.value),
                "zin": Value(ZIN),
                "zichtbaar_voor_klant": Value(True),
            },
        )
    return len(gemaakt)


def _voor_wie() -> Case:
    """The casemanager or contact person while working at the location; else whoever takes the task."""
    buiten = Coalesce(OuterRef("casemanager"), OuterRef("klant__beeld__contactpersoon"))
    werkt_er = Medewerker.objects.filter(pk=buiten, locaties=OuterRef("klant__locatie"))
    return Case(
        When(Exists(werkt_er), then=Coalesce("casemanager", "klant__beeld__contactpersoon")), default=None
    )


def _verdeel(arrangement: Jongerenarrangement, diensten: Mapping[str, Medewerker | None]) -> None:
    """Make the division as it was asked: each part once, with one professional."""
    gekozen = {onderdeel: wie for onderdeel, wie in diensten.items() if wie is not None}
    bestaand = {dienst.onderdeel: dienst for dienst in arrangement.diensten.select_for_update()}
    for onderdeel, dienst in bestaand.items():
        if onderdeel not in gekozen:
            dienst.delete()
    for onderdeel, wie in gekozen.items():
        oud = bestaand.get(onderdeel)
        if oud is None:
            voeg_toe(Jongerendienst(arrangement=arrangement, onderdeel=onderdeel, medewerker=wie))
        elif oud.medewerker_id != wie.pk:
            oud.medewerker = wie
            oud.save(update_fields=["medewerker"])


def _keur(
    klant: Klant, *, begin: datetime.date, einde: datetime.date | None, mensen: list[Medewerker | None]
) -> None:
    if not klant.aangemeld_op <= begin <= vandaag() + datetime.timedelta(days=365):
        raise NietToegestaan("Deze eerste dag kan niet. Kijk het jaar na.", veld="begin")
    if einde is not None and einde < begin:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="einde")
    for wie in mensen:
        if wie is not None and not wie.werkt_op(klant.locatie):
            raise NietToegestaan(f"{wie} werkt niet op {klant.locatie}.")
