"""Asking employers once, after a vacancy closed, how their expectations were met (W-08, W-52)."""

import datetime
from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Gebruiker
from werkgevers.models import Tevredenheid, Tevredenheidsscore, Vacature, Verwachting

# Vacancies that closed longer ago are not asked about any more; not from the sources.
_HOOGSTENS_TERUG = datetime.timedelta(days=30)


def vraag_uit(*, nu: datetime.datetime, mail: Callable[[int], object]) -> list[int]:
    """Ask about every vacancy that closed lately and that nobody asked about yet.

    Each question is kept together with its place in the queue of mails. What stops halfway leaves no question
    that was never mailed: the next run asks the rest.

    Args:
        mail: puts the mail with this number in the queue; it must not be sent before the question is saved.

    Returns:
        The numbers of the new questionnaires. Running twice asks nobody twice.
    """
    gesloten = Vacature.objects.exclude(stand=Vacature.Stand.OPEN).filter(
        gesloten_op__gte=nu - _HOOGSTENS_TERUG, tevredenheid=None
    )
    nieuw = []
    for vacature, werkgever, locatie in gesloten.order_by("pk").values_list("pk", "werkgever", "locatie"):
        velden = {"werkgever_id": werkgever, "locatie_id": locatie, "gevraagd_op": nu}
        with transaction.atomic():
            rij, gemaakt = Tevredenheid.objects.get_or_create(vacature_id=vacature, defaults=velden)
            if gemaakt:
                mail(rij.pk)
                nieuw.append(rij.pk)
    return nieuw


@transaction.atomic
def vul_in(
    *,
    tevredenheid: Tevredenheid,
    scores: Mapping[str, int],
    opmerking: str = "",
    door: Gebruiker | None,
) -> Tevredenheid:
    """Keep what the employer thinks.

    Args:
        scores: by `Verwachting`, from 1 (not at all) to 5 (entirely); what did not apply is left out.
        door: who filled it in; None when that was by the link in the mail.

    Raises:
        NietToegestaan: it was filled in before, or nothing is filled in.

    Source: Goed bekeken! (AKO 2005), p. 42, what employers expect.
    """
    tevredenheid = Tevredenheid.objects.select_for_update().get(pk=tevredenheid.pk)
    if tevredenheid.ingevuld_op is not None:
        raise NietToegestaan("Deze vragen zijn al beantwoord. Dank u wel.")
    if not scores and not opmerking.strip():
        raise NietToegestaan("Geef bij minstens één zin een antwoord, of schrijf iets op.")
    tevredenheid.ingevuld_op, tevredenheid.ingevuld_door = timezone.now(), door
    tevredenheid.opmerking = opmerking.strip()
    tevredenheid.full_clean()
    tevredenheid.save()
    Tevredenheidsscore.objects.bulk_create(
        Tevredenheidsscore(tevredenheid=tevredenheid, verwachting=Verwachting(code), score=score)
        for code, score in scores.items()
    )
    return tevredenheid
