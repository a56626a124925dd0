"""Questions that go to another body, with how they stand there (W-06)."""

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from werkgevers.models import Doorzending, Instantie, Werkgeversvraag
from werkgevers.vraagwerk import slot

_Stand = Doorzending.Stand


@transaction.atomic
def zet_door(
    *, vraag: Werkgeversvraag, instantie: Instantie, toelichting: str, door: Medewerker
) -> Doorzending:
    """Hand a question to another body; whoever is responsible here stays the contact of the employer.

    Raises:
        NietToegestaan: the question is closed.
        ValidationError: the body has the question already.

    Source: Goed bekeken! (AKO 2005), point 20.
    """
    vraag = slot(vraag)
    if not vraag.loopt:
        raise NietToegestaan("Deze vraag is afgerond.")
    nieuw = voeg_toe(
        Doorzending(vraag=vraag, instantie=instantie, toelichting=toelichting.strip(), door=door)
    )
    if vraag.stand == Werkgeversvraag.Stand.OPEN:
        vraag.zet_door()
        vraag.save(update_fields=["stand"])
    return nieuw


@transaction.atomic
def werk_bij(*, doorzending: Doorzending, stand: str, resultaat: str, door: Medewerker) -> Doorzending:
    """Record how a question stands at another body; with the last answer back, it waits for us again.

    Args:
        stand: `behandeling`, `terug` or `geweigerd`.
        resultaat: what the body said; needed with the last two.

    Raises:
        NietToegestaan: it came back already, or there is nothing to record.
        ValidationError: the result is missing.
    """
    vraag = slot(doorzending.vraag)
    doorzending = Doorzending.objects.select_for_update().get(pk=doorzending.pk)
    stappen = {
        _Stand.BEHANDELING: doorzending.neem_op,
        _Stand.TERUG: doorzending.kom_terug,
        _Stand.GEWEIGERD: doorzending.weiger,
    }
    if stand not in stappen:
        raise NietToegestaan("Kies hoe het staat.", veld="stand")
    try:
        stappen[_Stand(stand)]()
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Dit staat al op: {doorzending.get_stand_display()}.", veld="stand") from fout
    doorzending.resultaat = resultaat.strip()
    doorzending.bijgewerkt_op, doorzending.bijgewerkt_door = timezone.now(), door
    doorzending.full_clean()
    doorzending.save()
    if vraag.stand == Werkgeversvraag.Stand.DOORGEZET and not _ligt_elders(vraag):
        vraag.kom_terug()
        vraag.save(update_fields=["stand"])
    return doorzending


def _ligt_elders(vraag: Werkgeversvraag) -> bool:
    return vraag.doorzendingen.filter(stand__in=Doorzending.LOPEND).exists()
