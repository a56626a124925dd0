"""Drawing up a ketenjaarplan: a draft of a year, its texts, and a change of what was adopted (X-50)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from landkaart.jaarplan.bevoegd import eis_mt
from landkaart.models import TEKSTEN, Conceptversie, Jaarplan, Jaarplanactie, Jaarplandoel

_KOPIE_DOEL = (
    "lijn",
    "doelstelling",
    "indicator",
    "uitsplitsing",
    "groep",
    "nulwaarde",
    "nul_op",
    "nul_gemeten",
    "nul_reden",
    "streefwaarde",
    "begin_op",
    "op",
    "eigenaar_id",
    "portefeuille_id",
    "regiodoel_id",
)
_KOPIE_ACTIE = ("lijn", "omschrijving", "eigenaar_id", "uiterlijk", "taak_id")


def lijst(locatie: Locatie) -> QuerySet[Jaarplan]:
    """The plans of a location with the number of goals, and of goals that wait for an evaluation."""
    voorbij = Q(stand=Jaarplan.Stand.VASTGESTELD, doelen__op__lt=vandaag(), doelen__evaluatie__isnull=True)
    return Jaarplan.objects.filter(locatie=locatie).annotate(
        doelental=Count("doelen"), te_evalueren=Count("doelen", filter=voorbij)
    )


def begin(*, locatie: Locatie, jaar: int, door: Medewerker) -> Jaarplan:
    """Start the plan of a year.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: there is a plan for this year, or the year is not this one or the next.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 6.3.
    """
    eis_mt(door, locatie)
    if jaar not in (vandaag().year, vandaag().year + 1):
        raise NietToegestaan("Kies dit jaar of volgend jaar.", veld="jaar")
    if Jaarplan.objects.filter(locatie=locatie, jaar=jaar).exists():
        raise NietToegestaan(f"Er is al een plan voor {jaar}. Open dat plan.", veld="jaar")
    return voeg_toe(Jaarplan(locatie=locatie, jaar=jaar, gemaakt_door=door))


@transaction.atomic
def schrijf(
    *, plan: Jaarplan, versie: int, dienstconcepten: Iterable[Conceptversie], door: Medewerker, **teksten: str
) -> Jaarplan:
    """Write the texts of a draft.

    Args:
        dienstconcepten: confirmed service concepts of the location that the plan follows.
        teksten: values for the fields in `TEKSTEN`.

    Raises:
        NietToegestaan: the plan is no draft, or a service concept is of another location.
        VersieConflict: somebody else saved in between.
    """
    plan = slot(plan, door)
    gekozen = list(dienstconcepten)
    if any(versie_.concept.locatie_id != plan.locatie_id for versie_ in gekozen):
        raise NietToegestaan("Kies een dienstverleningsconcept van de eigen locatie.", veld="dienstconcepten")
    nieuw = wijzig(plan, versie=versie, **{naam: teksten[naam].strip() for naam in TEKSTEN})
    nieuw.dienstconcepten.set(gekozen)
    return nieuw


@transaction.atomic
def maak_wijziging(*, plan: Jaarplan, reden: str, door: Medewerker) -> Jaarplan:
    """Start a change of an adopted plan: a copy that replaces it once all partners agree.

    Raises:
        NietToegestaan: the plan is not the one that counts, or a change is being made already.
    """
    eis_mt(door, plan.locatie)
    plan = Jaarplan.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=plan.pk)
    if plan.stand != Jaarplan.Stand.VASTGESTELD:
        raise NietToegestaan("Alleen een vastgesteld plan kunt u met een wijziging vervangen.")
    van_jaar = Jaarplan.objects.filter(locatie=plan.locatie, jaar=plan.jaar)
    if van_jaar.filter(stand__in=[Jaarplan.Stand.CONCEPT, Jaarplan.Stand.VOORGELEGD]).exists():
        raise NietToegestaan("Er is al een wijziging van dit plan in de maak.")
    hoogste = van_jaar.aggregate(hoogste=Max("nummer"))["hoogste"]
    kopie = voeg_toe(
        Jaarplan(
            locatie=plan.locatie,
            jaar=plan.jaar,
            nummer=hoogste + 1,
            reden=reden.strip(),
            gemaakt_door=door,
            voorbeeld=plan.voorbeeld,
            **{naam: getattr(plan, naam) for naam in TEKSTEN},
        )
    )
    kopie.dienstconcepten.set(plan.dienstconcepten.all())
    _kopieer_doelen(plan, kopie)
    return kopie


@transaction.atomic
def gooi_weg(*, plan: Jaarplan, door: Medewerker) -> None:
    """Throw a draft away; what it was stays in the history of the database.

    Raises:
        NietToegestaan: the plan is no draft, or partners signed an earlier round of it.
    """
    plan = slot(plan, door)
    if plan.akkoorden.exists():
        raise NietToegestaan("Partners hebben dit plan al getekend. Daarom blijft het staan.")
    Jaarplanactie.objects.filter(doel__plan=plan).delete()
    plan.doelen.all().delete()
    plan.delete()


def slot(plan: Jaarplan, door: Medewerker) -> Jaarplan:
    """A draft, locked, for somebody who may change it; to be called inside a transaction.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: the plan is no draft.
    """
    eis_mt(door, plan.locatie)
    plan = Jaarplan.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=plan.pk)
    if not plan.in_de_maak:
        raise NietToegestaan("Dit plan is geen concept meer. De inhoud staat vast.")
    return plan


def _kopieer_doelen(plan: Jaarplan, kopie: Jaarplan) -> None:
    oude = list(plan.doelen.all())
    nieuwe = Jaarplandoel.objects.bulk_create(
        Jaarplandoel(plan=kopie, **_deel(doel, _KOPIE_DOEL)) for doel in oude
    )
    doel_van = {oud.pk: nieuw for oud, nieuw in zip(oude, nieuwe, strict=True)}
    Jaarplanactie.objects.bulk_create(
        Jaarplanactie(doel=doel_van[actie.doel_id], **_deel(actie, _KOPIE_ACTIE))
        for actie in Jaarplanactie.objects.filter(doel__plan=plan)
    )


def _deel(record: Any, velden: tuple[str, ...]) -> dict[str, Any]:
    return {naam: getattr(record, naam) for naam in velden}
