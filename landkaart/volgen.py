"""Following a theme or a milestone, and what is new there (L-27)."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from keten.models import Medewerker
from landkaart.models import Mijlpaal, Thema, Volging, Zoekingang


@transaction.atomic
def volg(*, medewerker: Medewerker, onderwerp: Thema | Mijlpaal) -> Volging:
    """Follow a subject; doing so twice changes nothing."""
    volging, _nieuw = Volging.objects.get_or_create(medewerker=medewerker, **_veld(onderwerp))
    return volging


@transaction.atomic
def laat_los(*, medewerker: Medewerker, onderwerp: Thema | Mijlpaal) -> None:
    """Stop following a subject."""
    Volging.objects.filter(medewerker=medewerker, **_veld(onderwerp)).delete()


def volgt(medewerker: Medewerker, onderwerp: Thema | Mijlpaal) -> bool:
    """Whether somebody follows a subject."""
    return Volging.objects.filter(medewerker=medewerker, **_veld(onderwerp)).exists()


def nieuw_voor(medewerker: Medewerker) -> QuerySet[Zoekingang]:
    """What came in the knowledge base on the subjects that somebody follows, since the last look."""
    nieuw = Q(pk__in=[])
    for volging in Volging.objects.filter(medewerker=medewerker):
        lijst, nummer = (
            ("themas", volging.thema_id) if volging.thema_id else ("mijlpalen", volging.mijlpaal_id)
        )
        nieuw |= Q((f"{lijst}__contains", [nummer]), sinds__gt=volging.gelezen_tot)
    return Zoekingang.objects.filter(nieuw).order_by("-sinds", "-pk")


@transaction.atomic
def alles_gelezen(*, medewerker: Medewerker) -> None:
    """Count everything until now as read."""
    Volging.objects.filter(medewerker=medewerker).update(gelezen_tot=timezone.now())


def _veld(onderwerp: Thema | Mijlpaal) -> dict[str, Any]:
    return {"thema" if isinstance(onderwerp, Thema) else "mijlpaal": onderwerp}
