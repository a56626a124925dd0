"""Surveys as they come with the portal, and answers in bulk."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core import serializers
from django.utils import timezone

from keten.models import Locatie
from keten.tijd import vandaag
from klanten.kwartalen import laatste_kwartalen
from klanten.models import Klant
from landkaart.models import Peiling, Peilingantwoord, Peilinguitnodiging, Peilingvraag
from tests.fabriek.klanten import KlantFabriek


def lang_geleden(jaren: int = 1) -> datetime.date:
    """The first day of the four quarters before this one, or of those before them: one stretch."""
    return laatste_kwartalen(4 * jaren + 1)[-1].eerste


def laad_peilingen() -> None:
    """The delivered surveys and questions."""
    tekst = Path(settings.BASE_DIR, "landkaart/fixtures/peilingen.json").read_text(encoding="utf-8")
    for record in serializers.deserialize("json", tekst):
        record.save()


def maak_antwoorden(
    locatie: Locatie,
    scores: Sequence[int],
    *,
    vraag: Peilingvraag,
    moment: str = "intake",
    op: datetime.date | None = None,
    teksten: Sequence[str] = (),
    klanten: Sequence[Klant] | None = None,
) -> list[Peilinguitnodiging]:
    """Each score is that of one client, who filled it in at noon on a day; texts answer the open question."""
    dag = op or vandaag()
    mensen = klanten or [KlantFabriek(locatie=locatie, met_account=True) for _ in scores]
    begin = timezone.make_aware(datetime.datetime.combine(dag, datetime.time(0, 1)))
    peiling, open_vraag = Peiling.objects.get(moment=moment), Peilingvraag.objects.get(code="wat-wilt-u-echt")
    gevuld = Peilinguitnodiging.objects.bulk_create(
        Peilinguitnodiging(
            klant=klant,
            locatie=locatie,
            peiling=peiling,
            aanleiding_op=dag,
            gevraagd_op=dag,
            uiterlijk=dag + datetime.timedelta(days=28),
            stand=Peilinguitnodiging.Stand.INGEVULD,
            klaar_op=begin,
        )
        for klant in mensen
    )
    Peilingantwoord.objects.bulk_create(
        Peilingantwoord(uitnodiging=uitnodiging, vraag=vraag, volgorde=0, score=score)
        for uitnodiging, score in zip(gevuld, scores, strict=True)
    )
    Peilingantwoord.objects.bulk_create(
        Peilingantwoord(uitnodiging=uitnodiging, vraag=open_vraag, volgorde=1, tekst=tekst)
        for uitnodiging, tekst in zip(gevuld, teksten, strict=False)
    )
    return gevuld
