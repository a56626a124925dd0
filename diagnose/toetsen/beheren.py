"""Keeping questionnaires: a new version from a day on, and taking a faulty one out of use."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from diagnose.models import Toets, Toetsversie
from diagnose.toetsen import keuren, vragen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag

VERSTE = datetime.timedelta(days=730)


def versies_van(toets: Toets, locatie: Locatie) -> QuerySet[Toetsversie]:
    """The versions that a location sees: its own and the national ones, the newest first."""
    alle = toets.versies.voor_locatie(locatie).select_related("toets", "locatie", "auteur__gebruiker")
    versies: QuerySet[Toetsversie] = alle.order_by("-geldig_van", "-pk")
    return versies


def nieuwste(toets: Toets, locatie: Locatie) -> int:
    """The key of the newest version that a location sees; 0 when there is none."""
    return toets.versies.voor_locatie(locatie).order_by().aggregate(hoogste=Max("pk"))["hoogste"] or 0


@transaction.atomic
def stel_vast(
    *,
    toets: Toets,
    locatie: Locatie,
    inhoud: dict[str, Any],
    van: datetime.date,
    geldig_dagen: int,
    toelichting: str,
    gezien: int,
    door: Medewerker,
) -> Toetsversie:
    """Let a new version of a questionnaire take effect at a location; the one before ends the day before.

    The national version stays as it is. Whoever began on another version finishes on that one.

    Args:
        inhoud: `vragen`, `regels` and `uitkomsten`, in the shape of `diagnose.toetsen.vragen`.
        van: its first day, today or later.
        gezien: the newest version when the person began (`nieuwste`), so that nobody replaces it unseen.

    Raises:
        NietToegestaan: the questionnaire has mistakes, the day cannot be, or a colleague made a version.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    if not vandaag() <= van <= vandaag() + VERSTE:
        raise NietToegestaan("Kies vandaag of een dag binnen twee jaar.", veld="van")
    lijst = vragen.lees(inhoud["vragen"], inhoud["regels"], inhoud["uitkomsten"])
    if fouten := keuren.keur(lijst, handhaving=toets.handhaving):
        raise NietToegestaan(" ".join(str(fout) for fout in fouten))
    Toets.objects.select_for_update().get(pk=toets.pk)
    if nieuwste(toets, locatie) != gezien:
        raise NietToegestaan("Iemand anders heeft intussen een versie vastgesteld. Open de lijst opnieuw.")
    eigen = toets.versies.filter(locatie=locatie)
    _sluit_vorige(eigen.filter(ingetrokken_op__isnull=True), voor=van)
    nummer = (eigen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1
    return voeg_toe(
        Toetsversie(
            toets=toets,
            locatie=locatie,
            nummer=nummer,
            geldig_van=van,
            geldig_dagen=geldig_dagen,
            toelichting=toelichting,
            auteur=door,
            **inhoud,
        )
    )


@transaction.atomic
def trek_in(*, versie: Toetsversie, reden: str, door: Medewerker) -> Toetsversie:
    """Take a version of the own location out of use because it has a mistake; its results stay.

    Who was filling it in gets a message, and begins again. Doing so twice changes nothing.

    Raises:
        NietToegestaan: it is a national version.
        RechtOntbreekt: not of this location, or without the right to its rules.
        ValidationError: without a reason.
    """
    versies = Toetsversie.objects.select_for_update(of=("self",)).select_related("locatie")
    huidig: Toetsversie = versies.get(pk=versie.pk)
    if huidig.locatie is None:
        raise NietToegestaan("U kunt alleen een versie van uw eigen locatie intrekken.")
    eis(door, huidig.locatie, Recht.REGELS_BEHEREN)
    if huidig.ingetrokken_op is None:
        huidig.ingetrokken_op, huidig.ingetrokken_door = timezone.now(), door
        huidig.reden_intrekken = reden
        huidig.full_clean()
        huidig.save(update_fields=["ingetrokken_op", "ingetrokken_door", "reden_intrekken"])
    return huidig


def _sluit_vorige(versies: QuerySet[Toetsversie], *, voor: datetime.date) -> None:
    vorige = versies.order_by("-geldig_van").first()
    if vorige is None:
        return
    if voor <= vorige.geldig_van:
        raise NietToegestaan(
            f"Versie {vorige.nummer} geldt vanaf {vorige.geldig_van:%d-%m-%Y}. Kies een latere datum.",
            veld="van",
        )
    if vorige.geldig_tot is None or vorige.geldig_tot >= voor:
        vorige.geldig_tot = voor - datetime.timedelta(days=1)
        vorige.save(update_fields=["geldig_tot"])
